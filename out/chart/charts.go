package chart

import (
	"fmt"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/dates"
	"boomerang/sim/result"

	"gonum.org/v1/plot/vg"
)

// monthsAxis returns ticks at the first days of months, every so many that the
// labels fit, with the year under the first and under each January.
func monthsAxis(r view.View, width vg.Length) (at []float64, labels []string) {
	return monthsUpTo(r, r.Scenario.Months, width)
}

// monthsUpTo is that of so many months.
func monthsUpTo(r view.View, n int, width vg.Length) (at []float64, labels []string) {
	every := 1
	for _, e := range []int{1, 2, 3, 6, 12, 24} {
		every = e
		if float64(width)/float64(max(n, 1)/e+1) >= 30 {
			break
		}
	}
	start, ok := r.Start()
	year := 0
	for m := 0; m <= n; m += every {
		at = append(at, float64(m))
		if !ok {
			labels = append(labels, wording.Thousands(m))
			continue
		}
		first := start.AfterMonths(m)
		label := dates.Short(first.Month)
		if first.Year != year {
			label, year = fmt.Sprintf("%s\n%d", label, first.Year), first.Year
		}
		labels = append(labels, label)
	}
	return at, labels
}

// Figures returns every chart the result has data for, in the order of the
// report, and one line for each it has not. Runs may be nil.
func Figures(res *result.Result, runs *result.Runs) (figures []drawing.Figure, skipped []string) {
	r := view.Of(res)
	for _, chart := range charts {
		f, why := chart(r, runs)
		if why != "" {
			skipped = append(skipped, why)
			continue
		}
		figures = append(figures, *f)
	}
	return figures, skipped
}

// charts in the order of the report. Each returns a figure, or why there is
// none.
var charts = []func(view.View, *result.Runs) (*drawing.Figure, string){
	headcountChart,
	dashboardsChart,
	fanChart,
	bridgeChart,
	safeCutChart,
	resolvedChart,
	driversChart,
	worldsChart,
	multiplesChart,
	convergenceChart,
	reversalChart,
}
