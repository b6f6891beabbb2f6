package chart

import (
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// endings are the ways a contained session ends; their sum is contained.
var endings = []struct {
	measure, name string
	color         color.NRGBA
	weave         drawing.Weave
}{
	{result.ContainedResolved, "resolved", drawing.Good, drawing.Plain},
	{result.ContainedSilent, "failed, unreported", drawing.Bad, drawing.Plain},
	{result.ContainedLeftBot, "left the assistant", drawing.Bad, drawing.Rising},
	{result.ContainedGaveUp, "gave up finding a human", drawing.Bad, drawing.Crossed},
	{result.ContainedElsewhere, "came back later or elsewhere", drawing.Bad, drawing.Level},
}

// resolvedBar is one plan of chart 6: shares of all contacts.
type resolvedBar struct {
	plan      string
	parts     []float64 // by ending; NaN where absent
	contained view.Point
}

func resolvedBars(r view.View) (bars []resolvedBar) {
	for _, p := range r.Plans {
		b := resolvedBar{plan: r.Title(p), contained: view.PointOf(r.Estimate(p.Name, result.Contained))}
		for _, e := range endings {
			b.parts = append(b.parts, r.Mean(p.Name, e.measure))
		}
		if b.contained.Mean > 0 && slices.ContainsFunc(b.parts, stats.IsFinite) {
			bars = append(bars, b)
		}
	}
	return bars
}

// resolvedChart is chart 6: what the dashboard counts as contained, by how it truly ends. The title
// speaks of the plan that contains most.
func resolvedChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	bars := resolvedBars(r)
	if len(bars) == 0 {
		return nil, "Chart 6 (what is really resolved) needs the shares of contained sessions by ending, and a " +
			"plan that contains any."
	}
	top := slices.MaxFunc(bars, func(a, b resolvedBar) int { return view.Compare(a.contained.Mean, b.contained.Mean) })
	title := fmt.Sprintf("The dashboard sees %s end without a "+
		"person", r.Units.About(top.contained.Mean, result.UnitShare))
	if stats.IsFinite(top.parts[0]) {
		title += fmt.Sprintf("; %s are really resolved", r.Units.About(top.parts[0], result.UnitShare))
	}
	f := &drawing.Figure{
		Name: "06-resolved", Title: title,
		Subtitle: fmt.Sprintf("Share of all incoming contacts that end without a human, by how they really end. "+
			"Mean of %s over %s; the title speaks of “%s”.", r.PossibleWorlds(), r.Horizon(), top.plan),
		Notes: []string{"Ended without a person = resolved + failed, unreported + left the assistant + gave up + " +
			"came back " +
			"later or elsewhere." +
			r.Whiskers(slices.ContainsFunc(bars, func(b resolvedBar) bool { return stats.IsFinite(b.contained.Lo) }),
				"of the whole bar")},
		Table:  resolvedTable(r, bars),
		Height: vg.Length(64 + 38*len(bars)),
		Body:   func(p *drawing.Page, area vg.Rectangle) { drawResolved(r, bars, p, area) },
	}
	f.Alt = f.Title + ". Stacked bars, one per plan; the table below the chart holds the numbers."
	return f, ""
}

// drawResolved draws a stacked bar per plan with the interval of the whole; parts differ by hatching
// too, for print without colour.
func drawResolved(r view.View, bars []resolvedBar, p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	x, sty := left, drawing.Face(drawing.SmallSize, drawing.Ink)
	for _, e := range endings {
		w := sty.Width(e.name) + 34
		if x+w > right {
			x, top = left, top-15
		}
		p.Woven(drawing.Area(x, top-11, x+14, top-1), drawing.Stroke{Color: e.color}, e.weave)
		p.Text(e.name, vg.Point{X: x + 18, Y: top - 6}, drawing.AtLeft, sty)
		x += w
	}
	most := 0.
	for _, b := range bars {
		for _, x := range []float64{b.contained.Mean, b.contained.Hi} {
			if stats.IsFinite(x) {
				most = max(most, x)
			}
		}
	}
	a := drawing.Panel{
		Page: p, Left: left + drawing.NameWidth, Bottom: bottom + 22, Right: right - 46, Top: top - 24,
		X0: 0, X1: most * 1.02, Y0: 0, Y1: float64(len(bars)),
	}
	at2, labels := drawing.TicksOf(drawing.Ticker{Units: r.Units, Unit: result.UnitShare, Target: 6}, a.X0, a.X1)
	a.AxisX(at2, labels)
	for i, b := range bars {
		y := a.Py(float64(len(bars)) - float64(i) - .5)
		p.Text(drawing.Shorten(b.plan, drawing.NameWidth-10, 2, drawing.Face(drawing.TextSize, drawing.Ink)),
			vg.Point{X: left, Y: y}, drawing.AtLeft, drawing.Face(drawing.TextSize, drawing.Ink))
		sum := 0.
		for k, part := range b.parts {
			if !stats.IsFinite(part) || part <= 0 {
				continue
			}
			x0, x1 := a.Px(sum), a.Px(sum+part)
			p.Woven(drawing.Area(x0, y-11, x1-1, y+11), drawing.Stroke{Color: endings[k].color}, endings[k].weave)
			label := r.Units.Quantity(part, result.UnitShare)
			if s := drawing.Bold(drawing.SmallSize, drawing.Ink); s.Width(label)+10 < x1-x0 {
				w := s.Width(label)/2 + 3
				mid := (x0 + x1) / 2
				p.Rect(drawing.Area(mid-w, y-7, mid+w, y+7), drawing.Fade(drawing.Paper, .88))
				p.Text(label, vg.Point{X: mid, Y: y}, drawing.AtMiddle, s)
			}
			sum += part
		}
		lo, hi := a.Px(b.contained.Lo), a.Px(b.contained.Hi)
		p.Across(lo, hi, y+14, drawing.ReferenceLine)
		p.Text(r.Units.Quantity(b.contained.Mean, result.UnitShare),
			vg.Point{X: max(a.Px(sum), finiteOr(hi, 0)) + 5, Y: y}, drawing.AtLeft,
			drawing.Bold(drawing.SmallSize, drawing.Ink))
	}
}

func finiteOr(v, otherwise vg.Length) vg.Length {
	if stats.IsFinite(float64(v)) {
		return v
	}
	return otherwise
}

func resolvedTable(r view.View, bars []resolvedBar) drawing.Table {
	t := drawing.Table{Columns: drawing.Head("Plan", "ended without a person")}
	for _, e := range endings {
		t.Columns = append(t.Columns, drawing.Column{Name: e.name, Right: true})
	}
	for _, b := range bars {
		row := []drawing.Cell{drawing.Words(b.plan), drawing.Number(b.contained.Mean,
			r.Units.Quantity(b.contained.Mean, result.UnitShare))}
		for _, part := range b.parts {
			row = append(row, drawing.Number(part, r.Units.Quantity(part, result.UnitShare)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
