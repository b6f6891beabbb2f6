package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

// fan is the data of chart 3: cumulative net value by month.
type fan struct {
	reading
	plan  result.Plan // whose worlds fan out
	lines []fanLine
	turn  float64 // months until the fan's mean turns negative for good; NaN
}

type fanLine struct {
	plan   result.Plan
	series *result.Series
	look   stroke
}

func newFan(r reading) (*fan, string) {
	f := &fan{reading: r, turn: math.NaN()}
	for i, p := range r.rivals() {
		if s := r.SeriesOf(p.Name, "net_cumulative"); s != nil {
			f.lines = append(f.lines, fanLine{p, s, series(i)})
		}
	}
	plan := r.subject()
	if len(f.lines) == 0 || plan == nil || r.SeriesOf(plan.Name, "net_cumulative") == nil {
		return nil, "Chart 3 (cumulative net value) needs the monthly measure net_cumulative."
	}
	f.plan = *plan
	f.turn = turnOf(r.SeriesOf(plan.Name, "net_cumulative").Mean)
	return f, ""
}

// turnOf is the last time a cumulative mean goes from zero or more to less, in
// months since the start, by straight lines between month ends; NaN when it
// ends at zero or more, or was never there.
func turnOf(ns result.Numbers) float64 {
	turn := math.NaN()
	for m := 1; m < len(ns); m++ {
		switch a, b := ns[m-1], ns[m]; {
		case a >= 0 && b < 0:
			turn = float64(m) + a/(a-b)
		case a < 0 && b >= 0:
			turn = math.NaN()
		}
	}
	return turn
}

// takeaway speaks of the end, by the interval, and of the turn of the mean.
func (f *fan) takeaway() string {
	name := "“" + f.short(f.plan) + "”"
	end := ""
	switch f.verdict(f.plan.Name) {
	case gains:
		end = "is ahead"
	case loses:
		end = "is behind"
	default:
		end = "shows no clear difference"
	}
	s := fmt.Sprintf("After %s %s %s, %s on average", f.horizon(), name, end, f.units.Signed(f.mean(f.plan.Name, "net"), "money"))
	if finite(f.turn) {
		s += "; its mean turns negative in " + f.date(f.turn)
	}
	if p := f.ahead(); p != nil {
		s += "; “" + f.short(*p) + "” is clearly ahead"
	}
	return s
}

// ahead is the plan preferred where it is not the one that fans out.
func (f *fan) ahead() *result.Plan {
	if ahead := f.preferred(); len(ahead) > 0 && ahead[0].Name != f.plan.Name {
		return &ahead[0]
	}
	return nil
}

func fanChart(r reading, _ *result.Runs) (*Figure, string) {
	f, why := newFan(r)
	if f == nil {
		return nil, why
	}
	fig := &Figure{
		Name: "03-fan", Title: f.takeaway(),
		Subtitle: fmt.Sprintf("Cumulative net value against the reference, month by month; mean of %s for every plan, the spread of worlds for “%s”. %s", r.worlds(), r.title(f.plan), r.units.MoneyIn()),
		Notes:    []string{"Fan: 50 % and 90 % of worlds." + r.whiskers(f.drawn(), "of the mean")},
		Table:    f.table(), height: 370, body: f.draw,
	}
	if f.drawn() && len(f.lines) > plansAcross {
		fig.Notes[0] += " They stand side by side behind the last month, whose means they are."
	}
	fig.Alt = fig.Title + ". Lines of cumulative net value by month, one per plan; the table below the chart holds the numbers."
	return fig, ""
}

func (f *fan) draw(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	lo, hi := 0., 0.
	own := f.SeriesOf(f.plan.Name, "net_cumulative")
	widen := func(ns result.Numbers) {
		for _, v := range ns {
			if finite(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	widen(own.P5)
	widen(own.P95)
	for _, l := range f.lines {
		widen(l.series.Mean)
		widen(l.series.Lo)
		widen(l.series.Hi)
	}
	lo, hi = room(lo, hi)
	lane := vg.Length(0) // beside the end, for the intervals of many lines
	if len(f.lines) > plansAcross {
		lane = vg.Length(6*len(f.lines) + 4)
	}
	a := panel{p, left + 46, bottom + 32, right - 212 - lane, top - 8, 0, float64(f.Scenario.Months), lo, hi}
	a.gridY(Ticker{f.units, "money", 6})
	a.axisX(f.months(a.right - a.left))
	var ends []tag
	for _, l := range f.lines {
		if l.plan.Name == f.plan.Name {
			xs := monthEnds(len(own.Mean))
			a.band(xs, own.P5, own.P95, fade(l.look.color, .14))
			a.band(xs, own.P25, own.P75, fade(l.look.color, .2))
		}
	}
	for i, l := range f.lines {
		xs := monthEnds(len(l.series.Mean))
		width := vg.Length(1.4)
		if l.plan.Name == f.plan.Name {
			width = 2.4
		}
		a.curve(xs, l.series.Mean, l.look, width)
		a.sparse(xs, l.series.Mean, l.look)
		for m := 2; m < len(xs); m += 3 {
			if lane == 0 {
				a.whisker(xs[m], l.series.Lo[m], l.series.Hi[m], l.look)
			}
		}
		if last := len(xs) - 1; lane > 0 && last >= 0 {
			x := a.x1 * (1 + float64(vg.Length(6*i+6)/(a.right-a.left)))
			a.whisker(x, l.series.Lo[last], l.series.Hi[last], l.look)
			a.dot(a.at(x, l.series.Mean[last]), l.look, 2.2)
		}
		ends = append(ends, tag{f.title(l.plan), lastOf(l.series.Mean), l.look})
	}
	if finite(f.turn) {
		a.flags([]spot{{f.turn, "mean turns negative, " + f.date(f.turn), stroke{color: ink}}})
	}
	a.right += lane
	a.tags(ends, 212)
}

// drawn reports whether any mean has an interval.
func (f *fan) drawn() bool {
	return slices.ContainsFunc(f.lines, func(l fanLine) bool { return slices.ContainsFunc(l.series.Lo, finite) })
}

// monthEnds are the ends of months 0 to n-1.
func monthEnds(n int) []float64 {
	xs := mids(n)
	for i := range xs {
		xs[i] += .5
	}
	return xs
}

func (f *fan) table() Table {
	own := f.SeriesOf(f.plan.Name, "net_cumulative")
	t := Table{Columns: head("End of month", "Fan: 5–95 % of worlds")}
	for _, l := range f.lines {
		t.Columns = append(t.Columns, Column{f.title(l.plan), true})
	}
	for m := range own.Mean {
		row := []Cell{words(f.date(float64(m))), {Text: f.units.Range(own.P5[m], own.P95[m], "money")}}
		for _, l := range f.lines {
			v := math.NaN()
			if m < len(l.series.Mean) {
				v = l.series.Mean[m]
			}
			row = append(row, number(v, f.units.Quantity(v, "money")))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
