package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// dashboards is the data of chart 2.
type dashboards struct {
	view.View
	plan           result.Plan
	finance, other []gauge
	spots          []mark
	since          float64 // day from which a view is late
	sinceWhat      string  // what happened on it
}

// newDashboards gathers what finance and what customers look at, by month and plan; nil with the
// reason where the run has no months.
func newDashboards(r view.View) (*dashboards, string) {
	plan := r.Subject()
	if plan == nil {
		return nil, "Chart 2 (two dashboards) needs a plan beside the reference."
	}
	d := &dashboards{View: r, plan: *plan}
	for _, g := range []struct{ name, measure string }{
		{"Cost per ticket", result.CostPerTicket},
		{"Handle time", result.HandleTime},
		{"Contained share", result.Contained},
	} {
		d.finance = d.compared(d.finance, g.name, g.measure)
	}
	d.other = d.satisfaction()
	for _, g := range []struct{ name, brief, measure string }{
		{"Repeat contacts", "Repeat contacts", result.RepeatRate},
		{"Churn, a year", "Churn", result.Churn},
	} {
		all := d.compared(nil, g.name, g.measure)
		for i := range all {
			all[i].brief = g.brief
		}
		d.other = append(d.other, all...)
	}
	if len(d.finance)+len(d.other) == 0 {
		return nil, "Chart 2 (two dashboards) needs monthly measures."
	}
	d.spots = d.marks()
	d.since, d.sinceWhat = d.beginning()
	return d, ""
}

// compared appends a gauge of one measure, plan against reference, where the
// plan has it.
func (d *dashboards) compared(to []gauge, name, measure string) []gauge {
	s := d.SeriesOf(d.plan.Name, measure)
	if s == nil {
		return to
	}
	g := gauge{name: name, lines: []gaugeLine{{"this plan", s, drawing.Series(0)}}}
	if m := d.SeriesMeasure(measure); m != nil {
		g.unit, g.better = m.Unit, m.Better
	}
	if ref := d.Reference(); ref != nil {
		if other := d.SeriesOf(ref.Name, measure); other != nil {
			g.lines = append(g.lines, gaugeLine{"reference", other, drawing.ReferenceLine})
			g.compared = true
		}
	}
	return append(to, g.paired())
}

// satisfaction is surveyed satisfaction by query type and handler; the truth
// by query type where nothing is surveyed.
func (d *dashboards) satisfaction() []gauge {
	g := gauge{
		name: "Satisfaction in surveys", brief: "Satisfaction in surveys",
		unit: result.UnitPoints, better: result.Higher,
	}
	for i, l := range []struct{ name, measure string }{
		{"bounded, assistant", result.SurveyedBoundedAssistant},
		{"bounded, people", result.SurveyedBoundedHuman},
		{"long tail, assistant", result.SurveyedLongTailAssistant},
		{"long tail, people", result.SurveyedLongTailHuman},
	} {
		if s := d.SeriesOf(d.plan.Name, l.measure); s != nil {
			g.lines = append(g.lines, gaugeLine{l.name, s, drawing.Series([]int{0, 2, 1, 3}[i])})
		}
	}
	if len(g.lines) == 0 {
		g.name, g.brief = "Satisfaction", "Satisfaction"
		for i, l := range []struct{ name, measure string }{
			{"bounded", result.SatisfactionBounded},
			{"long tail", result.SatisfactionLongTail},
		} {
			if s := d.SeriesOf(d.plan.Name, l.measure); s != nil {
				g.lines = append(g.lines, gaugeLine{l.name, s, drawing.Series(i)})
			}
		}
	}
	if len(g.lines) == 0 {
		return nil
	}
	return []gauge{g}
}

// takeaway names when each dashboard turns, by paired intervals.
func (d *dashboards) takeaway() string {
	good, bad := -1, -1
	var goodName, badName string
	for _, g := range d.finance {
		if m := g.clearFrom(true); m >= 0 && (good < 0 || m < good) {
			good, goodName = m, strings.ToLower(g.name)
		}
	}
	for _, g := range d.other {
		if m := g.clearFrom(false); m >= 0 && (bad < 0 || m < bad) {
			bad, badName = m, strings.ToLower(g.brief)
		}
	}
	switch {
	case good >= 0 && bad >= 0:
		return fmt.Sprintf("The cost dashboard looks clearly better from %s (%s), the customer dashboard clearly "+
			"worse from %s (%s)",
			d.Date(float64(good)), goodName, d.Date(float64(bad)), badName)
	case good >= 0:
		return fmt.Sprintf("The cost dashboard looks clearly better from %s (%s); the customer dashboard shows no "+
			"clear harm", d.Date(float64(good)), goodName)
	case bad >= 0:
		return fmt.Sprintf("The customer dashboard looks clearly worse from %s (%s), and the cost dashboard "+
			"clearly better in no month", d.Date(float64(bad)), badName)
	}
	return "Neither dashboard clearly tells this plan from the reference"
}

// dashboardsChart is chart 2: the same months on both dashboards.
func dashboardsChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	d, why := newDashboards(r)
	if d == nil {
		return nil, why
	}
	f := &drawing.Figure{
		Name:  "02-dashboards",
		Title: d.takeaway(),
		Subtitle: fmt.Sprintf("“%s” in the same months on both dashboards. Mean of %s. %s Satisfaction: points of 100.",
			r.Title(d.plan), r.PossibleWorlds(), r.Units.MoneyIn()),
		Notes: []string{fmt.Sprintf("Band of this plan: %s interval of its difference to the reference in the "+
			"same worlds, laid on the reference's line (of satisfaction, of the mean itself): simulation error, "+
			"not the spread of worlds. “Clearly”: that difference is clear of zero, in that month and the next.",
			r.Level())},
		Table:  d.table(),
		Height: 540,
		Body:   d.Draw,
	}
	if all := slices.Concat(d.finance, d.other); !slices.ContainsFunc(all, gauge.told) {
		f.Title = "Two dashboards, from too few worlds to tell this plan from the reference"
		if !slices.ContainsFunc(all, gauge.banded) {
			f.Notes[0] = d.NoIntervals()
		}
	}
	if paid := view.PointOf(r.Estimate(d.plan.Name, result.Severance)); paid.Mean > 0 &&
		d.SeriesOf(d.plan.Name, result.CostPerTicket) != nil {
		f.Notes = append(f.Notes, "Cost per ticket holds severance in the months in which it is paid.")
	}
	if late := d.delays(); late != "" {
		f.Notes = append([]string{late}, f.Notes...)
	}
	f.Alt = f.Title + ". Above what the finance chief sees, below what the customer chief sees, month by month; " +
		"the table below the chart holds the numbers."
	return f, ""
}

func (d *dashboards) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	top = d.legend(p, left, top, right)
	middle := bottom + (top-bottom)/2
	cost := dashboard{
		"What the finance chief sees", d.shows("quarterly figure", result.QuarterlyAlarmDay), d.finance,
	}
	customers := dashboard{"What the customer chief sees", d.shows("daily charts", result.FirstAlarmDay), d.other}
	d.drawDashboard(p, cost, drawing.Area(left, middle+6, right, top))
	d.drawDashboard(p, customers, drawing.Area(left, bottom, right, middle-6))
}

// dashboard is one dashboard: whose, when it shows that something is wrong, what is
// on it.
type dashboard struct {
	name, shows string
	gauges      []gauge
}

// drawDashboard draws one dashboard; a gauge with many lines gets room for its labels.
func (d *dashboards) drawDashboard(p *drawing.Page, h dashboard, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	gauges := h.gauges
	p.Rect(drawing.Area(left, top-20, right, top), drawing.Haze)
	name, small := drawing.Bold(drawing.HeadSize, drawing.Ink), drawing.Bold(drawing.SmallSize, drawing.Ink)
	p.Text(h.name, vg.Point{X: left + 6, Y: top - 10}, drawing.AtLeft, name)
	p.Text(drawing.Shorten(h.shows, right-left-name.Width(h.name)-30, 1, small), vg.Point{X: right - 6, Y: top - 10},
		drawing.AtRight, small)
	if len(gauges) == 0 {
		p.Text("This result holds none of its measures.", vg.Point{X: left + 6, Y: top - 34}, drawing.Hanging,
			drawing.Face(drawing.TextSize, drawing.Quiet))
		return
	}
	top -= 26
	parts := 0.
	for _, g := range gauges {
		parts += g.parts()
	}
	x := left
	for _, g := range gauges {
		w := (right - left) * vg.Length(g.parts()/parts)
		d.gauge(p, g, drawing.Area(x, bottom, x+w, top))
		x += w
	}
}

// legend says once what lines and vertical marks are, and returns where the
// dashboards may begin.
func (d *dashboards) legend(p *drawing.Page, left, top, right vg.Length) vg.Length {
	type key struct {
		text string
		draw func(x, y vg.Length)
	}
	line := func(s drawing.Stroke) func(x, y vg.Length) {
		return func(x, y vg.Length) {
			p.Line([]vg.Point{{X: x, Y: y}, {X: x + 20, Y: y}}, s, 1.8)
			p.Dot(vg.Point{X: x + 10, Y: y}, s, 2.5)
		}
	}
	keys := []key{{"this plan", line(drawing.Series(0))}, {"reference", line(drawing.ReferenceLine)}}
	for i, s := range d.spots {
		keys = append(keys, key{d.marked(i), func(x, y vg.Length) {
			p.StrokeLine2(draw.LineStyle{Color: s.Look.Color, Width: 1.4, Dashes: []vg.Length{3, 2}}, x+14, y+6, x+14,
				y-6)
		}})
	}
	sty := drawing.Face(drawing.SmallSize, drawing.Ink)
	x, y := left, top-6
	for _, k := range keys {
		text := drawing.Shorten(k.text, right-left-24, 1, sty)
		w := sty.Width(text) + 24
		if x+w > right && x > left {
			x, y = left, y-15
		}
		k.draw(x, y)
		p.Text(text, vg.Point{X: x + 24, Y: y}, drawing.AtLeft, sty)
		x += w + 14
	}
	return y - 16
}

// marked is the words of a mark: its letter, what it is and on which day.
func (d *dashboards) marked(i int) string {
	s := d.spots[i]
	day := math.Round(s.day)
	return fmt.Sprintf("%s: %s, day %.0f (%s)", drawing.Letter(i), s.Text, day, d.DateOfDay(day))
}

// gauge draws one measure by month: reference and plan, the band in which their difference is noise,
// and marks where decisions fall.
func (d *dashboards) gauge(p *drawing.Page, g gauge, area vg.Rectangle) {
	tagsWidth := vg.Length(14)
	if !g.compared && len(g.lines) > 1 {
		tagsWidth = 106
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, l := range g.lines {
		for _, col := range []result.Numbers{l.series.Lo, l.series.Hi, l.series.Mean} {
			for _, v := range col {
				if stats.IsFinite(v) {
					lo, hi = math.Min(lo, v), math.Max(hi, v)
				}
			}
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	a := drawing.Panel{
		Page: p, Left: area.Min.X + 42, Bottom: area.Min.Y + 37, Right: area.Max.X - tagsWidth,
		Top: area.Max.Y - 44, X0: 0, X1: float64(d.Scenario.Months), Y0: lo, Y1: hi,
	}
	p.Text(g.name, vg.Point{X: area.Min.X + 8, Y: area.Max.Y - 3}, drawing.Hanging,
		drawing.Bold(drawing.TextSize, drawing.Ink))
	p.Text(d.change(g), vg.Point{X: area.Min.X + 8, Y: area.Max.Y - 17}, drawing.Hanging,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	a.GridY(drawing.Ticker{Units: d.Units, Unit: g.unit, Target: 4})
	a.AxisX(monthsAxis(d.View, a.Right-a.Left))
	for i, s := range d.spots {
		if s.X >= 0 && s.X <= a.X1 {
			x := a.Px(s.X)
			a.StrokeLine2(draw.LineStyle{Color: s.Look.Color, Width: 1, Dashes: []vg.Length{3, 2}}, x, a.Bottom, x,
				a.Top+2)
			a.Letter(i, x)
		}
	}
	var ends []drawing.Tag
	for _, l := range g.lines {
		xs := mids(len(l.series.Mean))
		if len(l.series.Lo) == len(xs) {
			a.Band(xs, l.series.Lo, l.series.Hi, drawing.Fade(l.look.Color, .2))
		}
		a.Curve(xs, l.series.Mean, l.look, 1.8)
		a.Sparse(xs, l.series.Mean, l.look)
		ends = append(ends, drawing.Tag{Text: l.name, Y: lastOf(l.series.Mean), Look: l.look})
	}
	if tagsWidth > 20 {
		a.Tags(ends, tagsWidth)
	}
}

// mids are the middles of months 0 to n-1.
func mids(n int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = float64(i) + .5
	}
	return xs
}

func lastOf(ns result.Numbers) float64 {
	for i := len(ns) - 1; i >= 0; i-- {
		if stats.IsFinite(ns[i]) {
			return ns[i]
		}
	}
	return math.NaN()
}

// change says where the plan ends and where the reference does.
func (d *dashboards) change(g gauge) string {
	if !g.compared {
		return "of those who answer, by query type and handler"
	}
	return fmt.Sprintf("last month %s, reference %s", d.Units.Quantity(lastOf(g.lines[0].series.Mean), g.unit),
		d.Units.Quantity(lastOf(g.lines[1].series.Mean), g.unit))
}

// table has a row per month, with a column per line and per difference.
func (d *dashboards) table() drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Month")}
	var columns []func(month int) drawing.Cell
	add := func(name string, cell func(int) drawing.Cell) {
		t.Columns, columns = append(t.Columns, drawing.Column{Name: name, Right: true}), append(columns, cell)
	}
	for _, g := range slices.Concat(d.finance, d.other) {
		for _, l := range g.lines {
			add(g.name+", "+l.name, func(m int) drawing.Cell {
				v := monthOr(l.series.Mean, m)
				return drawing.Number(v, d.Units.Quantity(v, g.unit))
			})
		}
		if s := g.lines[0].series; g.told() {
			add(g.name+", difference ("+d.Level()+" interval)", func(m int) drawing.Cell {
				v := monthOr(s.Gap, m)
				return drawing.Number(v, d.Units.Signed(v, g.unit)+" ("+
					d.Units.Range(monthOr(s.GapLo, m), monthOr(s.GapHi, m), g.unit)+")")
			})
		}
	}
	for m := range d.Scenario.Months {
		row := []drawing.Cell{drawing.Words(d.Date(float64(m)))}
		for _, cell := range columns {
			row = append(row, cell(m))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// monthOr is a month of a column, NaN where it ends before.
func monthOr(ns result.Numbers, m int) float64 {
	if m < len(ns) {
		return ns[m]
	}
	return math.NaN()
}
