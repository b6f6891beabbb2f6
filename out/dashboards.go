package out

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// dashboards is the data of chart 2.
type dashboards struct {
	reading
	plan           result.Plan
	finance, other []gauge
	spots          []spot
	since          float64 // day from which a view is late
	sinceWhat      string  // what happened on it
}

func newDashboards(r reading) (*dashboards, string) {
	plan := r.subject()
	if plan == nil {
		return nil, "Chart 2 (two dashboards) needs a plan beside the reference."
	}
	d := &dashboards{reading: r, plan: *plan}
	for _, g := range []struct{ name, measure string }{
		{"Cost per ticket", "cost_per_ticket"}, {"Handle time", "handle_time"}, {"Contained share", "contained"},
	} {
		d.finance = d.compared(d.finance, g.name, g.measure)
	}
	d.other = d.satisfaction()
	for _, g := range []struct{ name, measure string }{{"Repeat contacts", "repeat_rate"}, {"Churn, a year", "churn"}} {
		d.other = d.compared(d.other, g.name, g.measure)
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
	g := gauge{name: name, lines: []gaugeLine{{"this plan", s, series(0)}}}
	if m := d.SeriesMeasure(measure); m != nil {
		g.unit, g.better = m.Unit, m.Better
	}
	if ref := d.Reference(); ref != nil {
		if other := d.SeriesOf(ref.Name, measure); other != nil {
			g.lines = append(g.lines, gaugeLine{"reference", other, referenceLine})
			g.compared = true
		}
	}
	return append(to, g.paired())
}

// satisfaction is surveyed satisfaction by query type and handler; the truth
// by query type where nothing is surveyed.
func (d *dashboards) satisfaction() []gauge {
	g := gauge{name: "Satisfaction in surveys", unit: "points", better: result.Higher}
	for i, l := range []struct{ name, measure string }{
		{"bounded, assistant", "surveyed_bounded_assistant"}, {"bounded, people", "surveyed_bounded_human"},
		{"long tail, assistant", "surveyed_long_tail_assistant"}, {"long tail, people", "surveyed_long_tail_human"},
	} {
		if s := d.SeriesOf(d.plan.Name, l.measure); s != nil {
			g.lines = append(g.lines, gaugeLine{l.name, s, series([]int{0, 2, 1, 3}[i])})
		}
	}
	if len(g.lines) == 0 {
		g.name = "Satisfaction"
		for i, l := range []struct{ name, measure string }{{"bounded", "satisfaction_bounded"}, {"long tail", "satisfaction_long_tail"}} {
			if s := d.SeriesOf(d.plan.Name, l.measure); s != nil {
				g.lines = append(g.lines, gaugeLine{l.name, s, series(i)})
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
		if m := g.turned(true); m >= 0 && (good < 0 || m < good) {
			good, goodName = m, strings.ToLower(g.name)
		}
	}
	for _, g := range d.other {
		if m := g.turned(false); m >= 0 && (bad < 0 || m < bad) {
			bad, badName = m, strings.ToLower(firstOf(g.name, ","))
		}
	}
	switch {
	case good >= 0 && bad >= 0:
		return fmt.Sprintf("The cost dashboard looks clearly better from %s (%s), the customer dashboard clearly worse from %s (%s)",
			d.date(float64(good)), goodName, d.date(float64(bad)), badName)
	case good >= 0:
		return fmt.Sprintf("The cost dashboard looks clearly better from %s (%s); the customer dashboard shows no clear harm", d.date(float64(good)), goodName)
	case bad >= 0:
		return fmt.Sprintf("The customer dashboard looks clearly worse from %s (%s), and the cost dashboard clearly better in no month", d.date(float64(bad)), badName)
	}
	return "Neither dashboard clearly tells this plan from the reference"
}

func firstOf(s, sep string) string { before, _, _ := strings.Cut(s, sep); return before }

func dashboardsChart(r reading, _ *result.Runs) (*Figure, string) {
	d, why := newDashboards(r)
	if d == nil {
		return nil, why
	}
	f := &Figure{
		Name:     "02-dashboards",
		Title:    d.takeaway(),
		Subtitle: fmt.Sprintf("“%s” in the same months on both dashboards. Mean of %s. %s Satisfaction: points of 100.", r.title(d.plan), r.worlds(), r.units.MoneyIn()),
		Notes:    []string{fmt.Sprintf("Band of this plan: %s interval of its difference to the reference in the same worlds, laid on the reference's line (of satisfaction, of the mean itself): simulation error, not the spread of worlds. “Clearly”: that difference is clear of zero, in that month and the next.", r.level())},
		Table:    d.table(),
		height:   540,
		body:     d.draw,
	}
	if all := slices.Concat(d.finance, d.other); !slices.ContainsFunc(all, gauge.told) {
		f.Title = "Two dashboards, from too few worlds to tell this plan from the reference"
		if !slices.ContainsFunc(all, gauge.banded) {
			f.Notes[0] = d.noIntervals()
		}
	}
	if paid := pointOf(r.Estimate(d.plan.Name, "severance")); paid.mean > 0 && d.SeriesOf(d.plan.Name, "cost_per_ticket") != nil {
		f.Notes = append(f.Notes, "Cost per ticket holds severance in the months in which it is paid.")
	}
	if late := d.delays(); late != "" {
		f.Notes = append([]string{late}, f.Notes...)
	}
	f.Alt = f.Title + ". Above what the finance chief sees, below what the customer chief sees, month by month; the table below the chart holds the numbers."
	return f, ""
}

func (d *dashboards) draw(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	top = d.legend(p, left, top, right)
	middle := bottom + (top-bottom)/2
	d.half(p, half{"What the finance chief sees", d.shows("quarterly figure", "quarterly_alarm_day"), d.finance}, box(left, middle+6, right, top))
	d.half(p, half{"What the customer chief sees", d.shows("daily charts", "first_alarm_day"), d.other}, box(left, bottom, right, middle-6))
}

// half is one dashboard: whose, when it shows that something is wrong, what is
// on it.
type half struct {
	name, shows string
	gauges      []gauge
}

// half draws one dashboard; a gauge with many lines gets room for its labels.
func (d *dashboards) half(p *page, h half, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	gauges := h.gauges
	p.rect(box(left, top-20, right, top), haze)
	name, small := bold(headSize, ink), bold(smallSize, ink)
	p.text(h.name, vg.Point{X: left + 6, Y: top - 10}, atLeft, name)
	p.text(shorten(h.shows, right-left-name.Width(h.name)-30, 1, small), vg.Point{X: right - 6, Y: top - 10}, atRight, small)
	if len(gauges) == 0 {
		p.text("This result holds none of its measures.", vg.Point{X: left + 6, Y: top - 34}, hanging, face(textSize, quiet))
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
		d.gauge(p, g, box(x, bottom, x+w, top))
		x += w
	}
}

// legend says once what lines and vertical marks are, and returns where the
// dashboards may begin.
func (d *dashboards) legend(p *page, left, top, right vg.Length) vg.Length {
	type key struct {
		text string
		draw func(x, y vg.Length)
	}
	line := func(s stroke) func(x, y vg.Length) {
		return func(x, y vg.Length) {
			p.line([]vg.Point{{X: x, Y: y}, {X: x + 20, Y: y}}, s, 1.8)
			p.dot(vg.Point{X: x + 10, Y: y}, s, 2.5)
		}
	}
	keys := []key{{"this plan", line(series(0))}, {"reference", line(referenceLine)}}
	for i, s := range d.spots {
		keys = append(keys, key{d.marked(i), func(x, y vg.Length) {
			p.StrokeLine2(draw.LineStyle{Color: s.look.color, Width: 1.4, Dashes: []vg.Length{3, 2}}, x+14, y+6, x+14, y-6)
		}})
	}
	sty := face(smallSize, ink)
	x, y := left, top-6
	for _, k := range keys {
		text := shorten(k.text, right-left-24, 1, sty)
		w := sty.Width(text) + 24
		if x+w > right && x > left {
			x, y = left, y-15
		}
		k.draw(x, y)
		p.text(text, vg.Point{X: x + 24, Y: y}, atLeft, sty)
		x += w + 14
	}
	return y - 16
}

// marked says what the i-th vertical mark is: "A: cut, day 90 (May 2024)".
func (d *dashboards) marked(i int) string {
	s := d.spots[i]
	day := math.Round(s.x*dates.EngineMonth + 1e-9)
	return fmt.Sprintf("%s: %s, day %.0f (%s)", letter(i), s.text, day, d.dateOfDay(day))
}

func letter(i int) string { return string(rune('A' + i%26)) }

func (d *dashboards) gauge(p *page, g gauge, area vg.Rectangle) {
	tagsWidth := vg.Length(14)
	if !g.compared && len(g.lines) > 1 {
		tagsWidth = 106
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, l := range g.lines {
		for _, col := range []result.Numbers{l.series.Lo, l.series.Hi, l.series.Mean} {
			for _, v := range col {
				if finite(v) {
					lo, hi = math.Min(lo, v), math.Max(hi, v)
				}
			}
		}
	}
	lo, hi = room(lo, hi)
	a := panel{p, area.Min.X + 42, area.Min.Y + 37, area.Max.X - tagsWidth, area.Max.Y - 44, 0, float64(d.Scenario.Months), lo, hi}
	p.text(g.name, vg.Point{X: area.Min.X + 8, Y: area.Max.Y - 3}, hanging, bold(textSize, ink))
	p.text(d.change(g), vg.Point{X: area.Min.X + 8, Y: area.Max.Y - 17}, hanging, face(smallSize, quiet))
	a.gridY(Ticker{d.units, g.unit, 4})
	a.axisX(d.months(a.right - a.left))
	for i, s := range d.spots {
		if s.x >= 0 && s.x <= a.x1 {
			x := a.px(s.x)
			a.StrokeLine2(draw.LineStyle{Color: s.look.color, Width: 1, Dashes: []vg.Length{3, 2}}, x, a.bottom, x, a.top+2)
			a.letter(i, x)
		}
	}
	var ends []tag
	for _, l := range g.lines {
		xs := mids(len(l.series.Mean))
		if len(l.series.Lo) == len(xs) {
			a.band(xs, l.series.Lo, l.series.Hi, fade(l.look.color, .2))
		}
		a.curve(xs, l.series.Mean, l.look, 1.8)
		a.sparse(xs, l.series.Mean, l.look)
		ends = append(ends, tag{l.name, lastOf(l.series.Mean), l.look})
	}
	if tagsWidth > 20 {
		a.tags(ends, tagsWidth)
	}
}

// letter writes the letter of a mark above the panel, unless one is there.
func (a panel) letter(i int, x vg.Length) {
	sty := bold(8, quiet)
	for shift := vg.Length(0); shift < 30; shift += 7 {
		words := Box{"", float64(x + shift - 3.2), float64(a.top + 3), float64(x + shift + 3.2), float64(a.top + 10)}
		clear := true
		for _, b := range a.boxes {
			clear = clear && !b.Overlaps(words)
		}
		if clear {
			a.text(letter(i), vg.Point{X: x + shift, Y: a.top + 3}, atBottom, sty)
			return
		}
	}
}

// sparse marks every third month, so that lines differ in black and white.
func (a panel) sparse(xs, ys []float64, s stroke) {
	for i := 1; i < len(xs); i += 3 {
		a.dot(a.at(xs[i], ys[i]), s, 2.2)
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
		if finite(ns[i]) {
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
	return fmt.Sprintf("last month %s, reference %s", d.units.Quantity(lastOf(g.lines[0].series.Mean), g.unit),
		d.units.Quantity(lastOf(g.lines[1].series.Mean), g.unit))
}

func (d *dashboards) table() Table {
	t := Table{Columns: head("Month")}
	var columns []func(month int) Cell
	add := func(name string, cell func(int) Cell) {
		t.Columns, columns = append(t.Columns, Column{name, true}), append(columns, cell)
	}
	for _, g := range slices.Concat(d.finance, d.other) {
		for _, l := range g.lines {
			add(g.name+", "+l.name, func(m int) Cell {
				v := monthOr(l.series.Mean, m)
				return number(v, d.units.Quantity(v, g.unit))
			})
		}
		if s := g.lines[0].series; g.told() {
			add(g.name+", difference ("+d.level()+" interval)", func(m int) Cell {
				v := monthOr(s.Gap, m)
				return number(v, d.units.Signed(v, g.unit)+" ("+d.units.Range(monthOr(s.GapLo, m), monthOr(s.GapHi, m), g.unit)+")")
			})
		}
	}
	for m := range d.Scenario.Months {
		row := []Cell{words(d.date(float64(m)))}
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
