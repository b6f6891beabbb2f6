package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// plansByMonth are the columns of chart 12, one question each: what a plan earns, what it does to
// customers, what they feel, whether anyone answers, and who still works here.
var plansByMonth = []struct {
	name, measure string
	net           bool // difference to the reference by itself
}{
	{"Net so far", result.NetCumulative, true},
	{"Customers", result.Customers, false},
	{"Satisfaction, true", result.Satisfaction, false},
	{"Answered in time", result.ServiceLevel, false},
	{"Heads", result.Heads, false},
}

// multiplesChart is chart 12: every plan by month, for runs of several plans.
func multiplesChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	plans := slices.DeleteFunc(r.Rivals(), func(p result.Plan) bool {
		return r.SeriesOf(p.Name, result.NetCumulative) == nil
	})
	if len(plans) == 0 {
		return nil, "Chart 12 (plans by month) needs the monthly measure net_cumulative."
	}
	f := &drawing.Figure{
		Name: "12-plans", Title: tallyWords(r),
		Subtitle: fmt.Sprintf("Month by month over %s, mean of %s. One scale a column; dotted: the reference. %s",
			r.Horizon(), r.PossibleWorlds(), r.Units.MoneyIn()),
		Notes: []string{fmt.Sprintf("Bands: %s interval of the mean. The asked plan is framed. “Clearly” follows the "+
			"paired interval of the mean net value.", r.Level())},
		Table: byMonthTable(r, plans), Height: vg.Length(30 + rowOfPlans*len(plans)),
		Body: func(p *drawing.Page, area vg.Rectangle) { drawPlans(r, plans, p, area) },
	}
	if !slices.ContainsFunc(plans, func(p result.Plan) bool {
		return slices.ContainsFunc(r.SeriesOf(p.Name, result.NetCumulative).Lo, stats.IsFinite)
	}) {
		f.Notes[0] = r.NoIntervals()
	}
	f.Alt = f.Title + ". One row of small charts a plan: money, customers, satisfaction, service and heads; the " +
		"table " +
		"below holds the numbers."
	return f, ""
}

// tallyWords counts how the plans end, over the months played and with those after.
func tallyWords(r view.View) string {
	var n [3]int
	turned := 0
	for _, p := range r.Rivals() {
		v := r.Verdict(p.Name)
		n[v]++
		if v == view.Gains && r.After(p.Name) == view.Loses {
			turned++
		}
	}
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{
		{n[view.Gains], "clearly ahead"},
		{n[view.Loses], "clearly behind"},
		{n[view.Unclear], "without a clear difference"},
	} {
		switch {
		case x.n == 0:
		case len(parts) > 0:
			parts = append(parts, wording.Thousands(x.n)+" "+x.what)
		case x.n == 1:
			parts = append(parts, "1 plan is "+x.what)
		default:
			parts = append(parts, wording.Thousands(x.n)+" plans are "+x.what)
		}
	}
	s := fmt.Sprintf("After %s %s", r.Horizon(), wording.Joined(parts))
	switch {
	case turned == 1:
		s += "; 1 of those ahead turns into a loss after"
	case turned > 1:
		s += fmt.Sprintf("; %s of those ahead turn into losses after", wording.Thousands(turned))
	}
	return s
}

// rowOfPlans is the height of a plan's row in points.
const rowOfPlans = 112

// lookOf is the line of a plan: the one asked about in ink, the one recommended in its colour, others in
// one that means nothing.
func lookOf(r view.View, plan string, i int) drawing.Stroke {
	if s := r.Subject(); s != nil && s.Name == plan {
		return drawing.AskedLine
	}
	if ahead := r.Preferred(); len(ahead) > 0 && ahead[0].Name == plan {
		return drawing.AdvisedLine
	}
	return drawing.Series(i)
}

// drawPlans draws a row of small panels a plan. All panels of a column have the range that the widest
// needs: panels of ranges of their own would make every plan look alike.
func drawPlans(r view.View, plans []result.Plan, p *drawing.Page, area vg.Rectangle) {
	left, _, right, top := drawing.Edges(area)
	width := (right - left) / vg.Length(len(plansByMonth))
	for k, c := range plansByMonth {
		p.Text(c.name, vg.Point{X: left + width*vg.Length(k) + 4, Y: top}, drawing.Hanging,
			drawing.Bold(drawing.SmallSize, drawing.Ink))
	}
	asked := r.Subject()
	for i, plan := range plans {
		y := top - 22 - rowOfPlans*vg.Length(i)
		look := lookOf(r, plan.Name, i)
		name := drawing.Bold(drawing.SmallSize, drawing.Ink)
		p.Text(drawing.Shorten(r.Title(plan)+roleOf(r, plan.Name), right-left-8, 1, name),
			vg.Point{X: left + 4, Y: y - 3}, drawing.Hanging, name)
		if asked != nil && asked.Name == plan.Name {
			p.Line([]vg.Point{
				{X: left, Y: y},
				{X: right, Y: y},
				{X: right, Y: y - rowOfPlans + 4},
				{X: left, Y: y - rowOfPlans + 4},
				{X: left, Y: y},
			}, drawing.AskedLine, 1)
		}
		for k := range plansByMonth {
			x := left + width*vg.Length(k)
			planPanel(r, p, plans, plan.Name, k, look, drawing.Area(x, y-rowOfPlans+6, x+width, y-18))
		}
	}
}

// roleOf says what a plan is to the answer, behind its name.
func roleOf(r view.View, plan string) string {
	asked, ahead := r.Subject(), r.Preferred()
	best := len(ahead) > 0 && ahead[0].Name == plan
	switch isAsked := asked != nil && asked.Name == plan; {
	case isAsked && best:
		return " (asked about, and recommended)"
	case isAsked:
		return " (asked about)"
	case best:
		return " (recommended)"
	}
	return ""
}

// planPanel draws one measure of one plan, the reference dotted.
func planPanel(
	r view.View, p *drawing.Page, plans []result.Plan, plan string, column int, look drawing.Stroke, area vg.Rectangle,
) {
	c := plansByMonth[column]
	s := r.SeriesOf(plan, c.measure)
	if s == nil {
		p.Text(wording.None, vg.Point{X: (area.Min.X + area.Max.X) / 2, Y: (area.Min.Y + area.Max.Y) / 2},
			drawing.AtMiddle, drawing.Face(drawing.SmallSize, drawing.Quiet))
		return
	}
	lo, hi := rangeOf(r, plans, c.measure, c.net)
	a := drawing.Panel{
		Page: p, Left: area.Min.X + 42, Bottom: area.Min.Y + 30, Right: area.Max.X - 6, Top: area.Max.Y,
		X0: 0, X1: float64(r.Scenario.Months), Y0: lo, Y1: hi,
	}
	unit := result.UnitNone
	if m := r.SeriesMeasure(c.measure); m != nil {
		unit = m.Unit
	}
	a.GridY(drawing.Ticker{Units: r.Units, Unit: unit, Target: 3})
	a.AxisX(monthsAxis(r, a.Right-a.Left))
	xs := monthEnds(len(s.Mean))
	if ref := r.Reference(); ref != nil && !c.net {
		if other := r.SeriesOf(ref.Name, c.measure); other != nil {
			a.Curve(xs, other.Mean, drawing.ReferenceLine, 1.2)
		}
	}
	if len(s.Lo) == len(xs) {
		a.Band(xs, s.Lo, s.Hi, drawing.Fade(look.Color, .2))
	}
	a.Curve(xs, s.Mean, drawing.Stroke{Color: look.Color}, 1.8)
}

// rangeOf is the scale of a column: every plan, and the reference where it is drawn.
func rangeOf(r view.View, plans []result.Plan, measure string, net bool) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	if net {
		lo, hi = 0, 0
	} else if ref := r.Reference(); ref != nil {
		plans = append(slices.Clone(plans), *ref)
	}
	for _, p := range plans {
		s := r.SeriesOf(p.Name, measure)
		if s == nil {
			continue
		}
		for _, v := range slices.Concat(s.Lo, s.Hi, s.Mean) {
			if stats.IsFinite(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	return drawing.PadRange(lo, hi)
}

// byMonthTable has what every plan comes to in the last month.
func byMonthTable(r view.View, plans []result.Plan) drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Plan, in the last month")}
	for _, c := range plansByMonth {
		t.Columns = append(t.Columns, drawing.Column{Name: c.name, Right: true})
	}
	for _, p := range plans {
		row := []drawing.Cell{drawing.Words(r.Title(p))}
		for _, c := range plansByMonth {
			v, unit := math.NaN(), result.UnitNone
			if s, m := r.SeriesOf(p.Name, c.measure), r.SeriesMeasure(c.measure); s != nil && m != nil {
				v, unit = lastOf(s.Mean), m.Unit
			}
			row = append(row, drawing.Number(v, r.Units.Quantity(v, unit)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
