package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// fan is the data of chart 3: cumulative net value by month.
type fan struct {
	view.View
	plan  result.Plan // whose worlds fan out
	lines []fanLine
	// Of the fan's mean: when it has paid back, and when it turns.
	is         result.Payback
	back, turn float64 // months until then; NaN
}

type fanLine struct {
	plan   result.Plan
	series *result.Series
	look   drawing.Stroke
}

// newFan finds the plan whose worlds fan out, and when its mean has paid back or turns; or says what is missing.
func newFan(r view.View) (*fan, string) {
	f := &fan{View: r}
	for i, p := range r.Rivals() {
		if s := r.SeriesOf(p.Name, result.NetCumulative); s != nil {
			f.lines = append(f.lines, fanLine{p, s, lookOf(r, p.Name, i)})
		}
	}
	plan := r.Subject()
	if len(f.lines) == 0 || plan == nil || r.SeriesOf(plan.Name, result.NetCumulative) == nil {
		return nil, "Chart 3 (cumulative net value) needs the monthly measure net_cumulative."
	}
	f.plan = *plan
	mean := r.SeriesOf(plan.Name, result.NetCumulative).Mean
	f.is = result.PaybackOf(mean)
	f.back, f.turn = crossing(mean, f.is.Month), crossing(mean, f.is.Turning)
	return f, ""
}

// crossing is when a cumulative mean crosses zero before the end of month m, counted from 1, in months since the
// start, by a straight line between month ends; the start is 0, and NaN is no month.
func crossing(ns result.Numbers, m int) float64 {
	if m == 0 {
		return math.NaN()
	}
	before, after := 0., ns[m-1]
	if m > 1 {
		before = ns[m-2]
	}
	return float64(m-1) + before/(before-after)
}

// takeaway speaks of the end, by the interval, of when the mean pays back or turns, and of the months after.
func (f *fan) takeaway() string {
	mean := f.Mean(f.plan.Name, result.Net)
	by := f.Units.About(math.Abs(mean), result.UnitMoney)
	s := "“" + f.Short(f.plan) + "” "
	switch verdict := f.Verdict(f.plan.Name); {
	case verdict == view.Gains:
		s += "is " + by + " ahead after " + f.Horizon()
	case verdict == view.Loses:
		s += "is " + by + " behind after " + f.Horizon()
	default:
		s += "is level with the reference after " + f.Horizon()
	}
	switch {
	case f.is.Turning > 0:
		s += ", falling behind in " + f.Date(f.turn)
	case f.is.Month > 1:
		s += ", on average breaking even in " + f.Date(f.back)
	case f.is.Never:
		s += ", never paid back"
	}
	if months, after := f.after(); months > 0 && f.After(f.plan.Name) != f.Verdict(f.plan.Name) {
		switch by := f.Units.About(math.Abs(after.Mean), result.UnitMoney); f.After(f.plan.Name) {
		case view.Gains:
			s += fmt.Sprintf("; %s ahead %.0f months later", by, months)
		case view.Loses:
			s += fmt.Sprintf("; %s behind %.0f months later", by, months)
		default:
			s += fmt.Sprintf("; open %.0f months later", months)
		}
	}
	if p := f.ahead(); p != nil {
		s += "; “" + f.Short(*p) + "” is clearly ahead"
	}
	return s
}

// after is how many months are counted beyond the end, and what the plan's net value comes to with them;
// none where the result does not say.
func (f *fan) after() (months float64, net view.Point) {
	for _, g := range slices.Concat(f.Givens, f.Assumptions) {
		if v, err := strconv.ParseFloat(g.Value, 64); g.Path == "money.terminal_months" && err == nil {
			months = v
		}
	}
	net = view.PointOf(f.Estimate(f.plan.Name, result.NetTerminal))
	if !stats.IsFinite(net.Mean) {
		return 0, net
	}
	return months, net
}

// ahead is the plan preferred where it is not the one that fans out.
func (f *fan) ahead() *result.Plan {
	if ahead := f.Preferred(); len(ahead) > 0 && ahead[0].Name != f.plan.Name {
		return &ahead[0]
	}
	return nil
}

// fanChart is chart 3: cumulative net value by month, the spread of worlds for the plan in question
// and the mean of every plan.
func fanChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	f, why := newFan(r)
	if f == nil {
		return nil, why
	}
	fig := &drawing.Figure{
		Name: "03-fan", Title: f.takeaway(),
		Subtitle: fmt.Sprintf("Cumulative net value against the reference, month by month; mean of %s for every "+
			"plan, the spread of futures for “%s”. %s", r.PossibleWorlds(), r.Title(f.plan), r.Units.MoneyIn()),
		Notes: []string{"Fan: half of the futures, " +
			"and " + r.SpreadIn(r.Worlds) + "." + r.Whiskers(f.drawn(), "of the mean")},
		Table: f.table(), Height: 370, Body: f.Draw,
	}
	if months, _ := f.after(); months > 0 {
		fig.Notes[0] += fmt.Sprintf(" Dashed: a straight line to the mean with the %.0f months after.", months)
	} else if f.drawn() && len(f.lines) > view.PlansAcross {
		fig.Notes[0] += " They stand side by side behind the last month, whose means they are."
	}
	fig.Alt = fig.Title + ". Lines of cumulative net value by month, one per plan; the table below the chart holds " +
		"the numbers."
	return fig, ""
}

// span is the range of what is drawn: the fan, every mean with its interval, and the means of the months after.
func (f *fan) span(own *result.Series, later float64) (lo, hi float64) {
	widen := func(ns ...float64) {
		for _, v := range ns {
			if stats.IsFinite(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	widen(own.P5...)
	widen(own.P95...)
	for _, l := range f.lines {
		widen(l.series.Mean...)
		widen(l.series.Lo...)
		widen(l.series.Hi...)
		if later > 0 {
			widen(f.Mean(l.plan.Name, result.NetTerminal))
		}
	}
	return drawing.PadRange(lo, hi)
}

// Draw shows fan and means, zero in sight, and a dashed line to the mean with the months after; above four
// plans the intervals stand in a lane of their own behind the last month.
func (f *fan) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	own := f.SeriesOf(f.plan.Name, result.NetCumulative)
	later, _ := f.after()
	lo, hi := f.span(own, later)
	lane := vg.Length(0) // beside the end, for the intervals of many lines
	if len(f.lines) > view.PlansAcross && later == 0 {
		lane = vg.Length(6*len(f.lines) + 4)
	}
	a := drawing.Panel{
		Page: p, Left: left + 46, Bottom: bottom + 32, Right: right - 212 - lane, Top: top - 8, X0: 0,
		X1: float64(f.Scenario.Months) + later, Y0: lo, Y1: hi,
	}
	a.GridY(drawing.Ticker{Units: f.Units, Unit: result.UnitMoney, Target: 6})
	a.AxisX(monthsUpTo(f.View, f.Scenario.Months+int(later), a.Right-a.Left))
	if later > 0 {
		x := a.Px(float64(f.Scenario.Months))
		a.StrokeLine2(draw.LineStyle{Color: drawing.Rule, Width: 1}, x, a.Bottom, x, a.Top)
		a.Text("months after", vg.Point{X: x + 4, Y: a.Top}, drawing.Hanging,
			drawing.Face(drawing.SmallSize, drawing.Quiet))
	}
	for _, l := range f.lines {
		if l.plan.Name == f.plan.Name {
			xs := monthEnds(len(own.Mean))
			a.Band(xs, own.P5, own.P95, drawing.Fade(l.look.Color, .14))
			a.Band(xs, own.P25, own.P75, drawing.Fade(l.look.Color, .2))
		}
	}
	var ends []drawing.Tag
	for i, l := range f.lines {
		end := f.line(a, l, i, lane > 0)
		ends = append(ends, drawing.Tag{Text: f.Title(l.plan), Y: end, Look: l.look})
	}
	if x, what := f.turn, "falls behind, "; f.is.Turning > 0 || f.is.Month > 1 {
		if f.is.Month > 1 {
			x, what = f.back, "breaks even, "
		}
		a.Flags([]drawing.Spot{{X: x, Text: what + f.Date(x), Look: drawing.Stroke{Color: drawing.Ink}}})
	}
	a.Right += lane
	a.Tags(ends, 212)
}

// line draws the mean of one plan with its intervals, in a lane of their own where so asked, and the dashed
// line to the months after; it returns where it ends.
func (f *fan) line(a drawing.Panel, l fanLine, i int, lane bool) float64 {
	xs := monthEnds(len(l.series.Mean))
	width := vg.Length(1.4)
	if l.plan.Name == f.plan.Name {
		width = 2.4
	}
	a.Curve(xs, l.series.Mean, l.look, width)
	a.Sparse(xs, l.series.Mean, l.look)
	for m := 2; m < len(xs); m += 3 {
		if !lane && len(f.lines) <= view.PlansAcross {
			a.Whisker(xs[m], l.series.Lo[m], l.series.Hi[m], l.look)
		}
	}
	if last := len(xs) - 1; lane && last >= 0 {
		x := a.X1 * (1 + float64(vg.Length(6*i+6)/(a.Right-a.Left)))
		a.Whisker(x, l.series.Lo[last], l.series.Hi[last], l.look)
		a.Dot(a.At(x, l.series.Mean[last]), l.look, 2.2)
	}
	end := lastOf(l.series.Mean)
	later, _ := f.after()
	if v := f.Mean(l.plan.Name, result.NetTerminal); later > 0 && stats.IsFinite(v) && len(xs) > 0 {
		a.Curve([]float64{xs[len(xs)-1], a.X1}, []float64{end, v},
			drawing.Stroke{Color: l.look.Color, Dashes: []vg.Length{5, 4}}, width)
		a.Dot(a.At(a.X1, v), l.look, 2.6)
		end = v
	}
	return end
}

// drawn reports whether any mean has an interval.
func (f *fan) drawn() bool {
	return slices.ContainsFunc(f.lines, func(l fanLine) bool {
		return slices.ContainsFunc(l.series.Lo,
			stats.IsFinite)
	})
}

// monthEnds are the ends of months 0 to n-1.
func monthEnds(n int) []float64 {
	xs := mids(n)
	for i := range xs {
		xs[i] += .5
	}
	return xs
}

// table has a row per month: the fan's ends and every plan's mean.
func (f *fan) table() drawing.Table {
	own := f.SeriesOf(f.plan.Name, result.NetCumulative)
	t := drawing.Table{Columns: drawing.Head("End of month", "Fan: "+f.SpreadIn(f.Worlds))}
	for _, l := range f.lines {
		t.Columns = append(t.Columns, drawing.Column{Name: f.Title(l.plan), Right: true})
	}
	for m := range own.Mean {
		row := []drawing.Cell{
			drawing.Words(f.Date(float64(m))),
			{Text: f.Units.Range(own.P5[m], own.P95[m], result.UnitMoney)},
		}
		for _, l := range f.lines {
			v := math.NaN()
			if m < len(l.series.Mean) {
				v = l.series.Mean[m]
			}
			row = append(row, drawing.Number(v, f.Units.Quantity(v, result.UnitMoney)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
