package chart

import (
	"fmt"
	"math"
	"slices"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"

	"gonum.org/v1/plot/vg"
)

// byMonth is what a page where a plan is moved says month by month: service level first, then
// what waits behind it. Each panel has a scale of its own.
type byMonth struct {
	view.View
	plans  []result.Plan // the one asked about, the one recommended where that is another, the reference
	panels []monthPanel
}

// monthPanel is one measure of these plans.
type monthPanel struct {
	name  string
	unit  result.Unit
	lines []*result.Series // by plan; nil where a plan has none
}

// monthMeasures are what whoever runs a desk, its finance chief and its customers live through.
var monthMeasures = []struct{ name, measure string }{
	{"Callers answered in time", result.ServiceLevel},
	{"Satisfaction in surveys", result.SatisfactionSurveyed},
	{"Heads", result.Heads},
	{"Net value so far", result.NetCumulative},
}

// ByMonth is the month panel; nil where a result has no months.
func ByMonth(r view.View) *drawing.Figure {
	b := newByMonth(r)
	if b == nil {
		return nil
	}
	f := &drawing.Figure{
		Name: "months", Title: b.worst(), Table: b.table(), Height: 380, Body: b.draw,
		Subtitle: fmt.Sprintf("Month by month, mean of %s. %s Satisfaction: points of 100.", r.PossibleWorlds(),
			r.Units.MoneyIn()),
	}
	f.Alt = f.Title + ". Four panels by month: callers answered in time, satisfaction in surveys, heads and net " +
		"value so far; the table below the chart holds the numbers."
	return f
}

// newByMonth gathers the lines: of the plan asked about, the one recommended and the reference.
func newByMonth(r view.View) *byMonth {
	a := r.Answer()
	if a.Plan == nil {
		return nil
	}
	b := &byMonth{View: r, plans: []result.Plan{*a.Plan}}
	if a.Advised != nil && a.Advised.Name != a.Plan.Name {
		b.plans = append(b.plans, *a.Advised)
	}
	if ref := r.Reference(); ref != nil {
		b.plans = append(b.plans, *ref)
	}
	for _, m := range monthMeasures {
		p := monthPanel{name: m.name}
		for _, plan := range b.plans {
			p.lines = append(p.lines, r.SeriesOf(plan.Name, m.measure))
		}
		for _, known := range r.SeriesMeasures {
			if known.Name == m.measure {
				p.unit = known.Unit
			}
		}
		if p.lines[0] != nil {
			b.panels = append(b.panels, p)
		}
	}
	if len(b.panels) == 0 {
		return nil
	}
	return b
}

// look of the line of a plan: the reference is dotted, as everywhere.
func (b *byMonth) look(i int) drawing.Stroke {
	if b.plans[i].Reference {
		return drawing.ReferenceLine
	}
	return drawing.Series(2 * i)
}

// worst names the month in which the fewest callers are answered in time.
func (b *byMonth) worst() string {
	for _, p := range b.panels {
		if p.name != monthMeasures[0].name {
			continue
		}
		least, at := math.Inf(1), -1
		for m, v := range p.lines[0].Mean {
			if v < least {
				least, at = v, m
			}
		}
		if at >= 0 {
			return fmt.Sprintf("In its worst month, %s, %s of callers are answered in time", b.Date(float64(at)),
				b.Units.About(least, p.unit))
		}
	}
	return "Month by month"
}

// draw puts two panels beside two, with the names of the lines above them.
func (b *byMonth) draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	sty := drawing.Face(drawing.SmallSize, drawing.Ink)
	for i, plan := range b.plans {
		y := top - 6 - vg.Length(14*i)
		p.Line([]vg.Point{{X: left, Y: y}, {X: left + 22, Y: y}}, b.look(i), 1.8)
		p.Dot(vg.Point{X: left + 11, Y: y}, b.look(i), 2.5)
		p.Text(drawing.Shorten(b.Title(plan), right-left-30, 1, sty), vg.Point{X: left + 28, Y: y}, drawing.AtLeft, sty)
	}
	top -= vg.Length(14*len(b.plans) + 8)
	height, width := (top-bottom)/2, (right-left)/2
	for i, panel := range b.panels {
		x, y := left+width*vg.Length(i%2), top-height*vg.Length(i/2)
		b.panel(p, panel, drawing.Area(x+46, y-height+34, x+width-12, y-20))
	}
}

// panel draws one measure on a scale of its own, the reference below the plans.
func (b *byMonth) panel(p *drawing.Page, of monthPanel, area vg.Rectangle) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, s := range of.lines {
		if s == nil {
			continue
		}
		for _, v := range s.Mean {
			if stats.IsFinite(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	a := drawing.Panel{
		Page: p, Left: area.Min.X, Bottom: area.Min.Y, Right: area.Max.X, Top: area.Max.Y, X0: 0,
		X1: float64(b.Scenario.Months), Y0: lo, Y1: hi,
	}
	a.Text(of.name, vg.Point{X: a.Left, Y: a.Top + 5}, drawing.Standing, drawing.Bold(drawing.TextSize, drawing.Ink))
	a.GridY(drawing.Ticker{Units: b.Units, Unit: of.unit, Target: 4})
	a.AxisX(monthsAxis(b.View, a.Right-a.Left))
	for i, s := range slices.Backward(of.lines) {
		if s != nil {
			xs := mids(len(s.Mean))
			a.Curve(xs, s.Mean, b.look(i), 1.8)
			a.Sparse(xs, s.Mean, b.look(i))
		}
	}
}

// table has a row a month and a column a line.
func (b *byMonth) table() drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Month")}
	for _, p := range b.panels {
		for i, s := range p.lines {
			if s != nil {
				t.Columns = append(t.Columns, drawing.Column{
					Name: p.name + ", " + wording.Clip(b.Title(b.plans[i]), 28), Right: true,
				})
			}
		}
	}
	for m := range b.Scenario.Months {
		row := []drawing.Cell{drawing.Words(b.Date(float64(m)))}
		for _, p := range b.panels {
			for _, s := range p.lines {
				if s != nil {
					v := monthOr(s.Mean, m)
					row = append(row, drawing.Number(v, b.Units.Quantity(v, p.unit)))
				}
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
