package fit

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Growth is the yearly growth of volume: the slope of the logarithm of weekly
// day factors. The standard error of the slope is widened by √((1+r)/(1−r)) for
// a lag-1 autocorrelation r of the residuals (Bayley and Hammersley 1946). Below
// a year of data season and growth cannot be told apart: nil, and why.
func Growth(days []Total) (*result.Measured, string) {
	if len(days) == 0 || days[len(days)-1].Day-days[0].Day < 364 {
		return nil, "growth is not fitted: below a year of data, season and growth cannot be told apart"
	}
	s := NewSwing(days)
	var x, y []float64
	for _, week := range weeksOf(days) {
		var seen, meant float64
		for _, d := range week {
			seen += d.N
			meant += s.Mean[Weekday(d.Day)]
		}
		if seen > 0 {
			x, y = append(x, float64(week[0].Day)/365.25), append(y, math.Log(seen/meant))
		}
	}
	n := float64(len(x))
	mx, my := stats.MomentsOf(x).Mean(), stats.MomentsOf(y).Mean()
	var xx, xy float64
	for i := range x {
		xx += (x[i] - mx) * (x[i] - mx)
		xy += (x[i] - mx) * (y[i] - my)
	}
	slope := xy / xx
	var rest, cross, last float64
	for i := range x {
		r := y[i] - my - slope*(x[i]-mx)
		rest += r * r
		cross += r * last
		last = r
	}
	memory := 0.0
	if rest > 0 {
		memory = max(0, min(.95, cross/rest))
	}
	half := distuv.StudentsT{Sigma: 1, Nu: n - 2}.Quantile((1+Level)/2) * math.Sqrt(rest/(n-2)/xx*(1+memory)/(1-memory))
	return &result.Measured{
		Value: math.Expm1(slope), N: len(x),
		Interval: &stats.Interval{Lo: math.Expm1(slope - half), Hi: math.Expm1(slope + half), Level: Level, Estimator: "slope of log weekly factors, t, widened for autocorrelation"},
	}, ""
}
