package chart

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// cividis is Nuñez, Anderton and Renslow's map (2018) at seven steps, dark to
// bright; it reads the same with and without colour vision.
var cividis = []color.NRGBA{
	{0x00, 0x22, 0x4e, 255},
	{0x2a, 0x3f, 0x6d, 255},
	{0x57, 0x5d, 0x6d, 255},
	{0x7d, 0x7c, 0x78, 255},
	{0xa5, 0x9c, 0x74, 255},
	{0xd2, 0xc0, 0x60, 255},
	{0xfe, 0xe8, 0x38, 255},
}

// Shade is the colour of a share between 0 and 1, by straight lines.
func Shade(p float64) color.NRGBA {
	at := math.Max(0, math.Min(1, p)) * float64(len(cividis)-1)
	i := min(int(at), len(cividis)-2)
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*(at-float64(i)))) }
	a, b := cividis[i], cividis[i+1]
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// safeCutChart is chart 5: the probability of a net gain over cut and another axis, with the deepest
// safe cut as a line.
func safeCutChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	h, _ := NewHeadcount(r)
	why := "Chart 5 (safe-cut contour) needs a grid of two axes with the probability of a net loss."
	if h == nil || h.other == nil {
		return nil, why
	}
	known := false
	for _, l := range h.Cuts {
		for _, p := range l.risk {
			known = known || stats.IsFinite(p)
		}
	}
	if !known {
		return nil, why
	}
	f := &drawing.Figure{
		Name: "05-safe-cut", Title: h.hedged(h.frontier()),
		Subtitle: fmt.Sprintf("Probability of a net gain over %s at every cut (across) and %s (up), “%s” against "+
			"the reference.", r.Horizon(), view.AxisWord(*h.other), h.planTitle()),
		Notes: append(h.notes, fmt.Sprintf("Heavy line: deepest cut with a probability of net loss of at most "+
			"%s, by straight lines between cells; none where no cut is safe. Crossed out: settings that no "+
			"assistant could reach, or that were not played. ≤ and ≥: every world agreed, and this is the end of "+
			"the %s interval. A question mark: that interval covers the limit, so safe or not is open.",
			wording.Percent(view.SafeRisk), r.Level())),
		Table: h.safeTable(), Height: vg.Length(110 + 44*len(h.Cuts)), Body: h.drawSafe,
	}
	f.Alt = f.Title + ". A heat map with the probability in every cell; the table below holds the numbers."
	return f, ""
}

// frontier says whether a better assistant buys a deeper safe cut on this grid.
func (h *Headcount) frontier() string {
	first, last := h.Cuts[0], h.Cuts[len(h.Cuts)-1]
	if !stats.IsFinite(first.safe) && !stats.IsFinite(last.safe) {
		return fmt.Sprintf("No cut on the grid is safe, neither at %s nor at %s", first.name, last.name)
	}
	if stats.IsFinite(first.safe) && stats.IsFinite(last.safe) && !first.allSafe {
		more := ""
		if last.allSafe {
			more = "at least "
		}
		return fmt.Sprintf("From %s to %s the safe cut moves from about %s to %s%s", first.short, last.name,
			wholeShare(h.Units, h.X, first.safe), more, wholeShare(h.Units, h.X, last.safe))
	}
	return h.seen()
}

// wholeShare writes an axis value; a share without decimals.
func wholeShare(u wording.Units, a result.Axis, v float64) string {
	if a.Unit == result.UnitShare {
		return wording.Percent(math.Floor(100*v+1e-9) / 100)
	}
	return view.AxisLabel(u, a, v)
}

// drawSafe draws the heat map; cells that no assistant reaches or that were not played are crossed out
// instead of coloured.
func (h *Headcount) drawSafe(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	n, m := len(h.X.Values), len(h.Cuts)
	a := drawing.Panel{
		Page: p, Left: left + 76, Bottom: bottom + 74, Right: right - 10, Top: top - 22, X0: 0,
		X1: float64(n), Y0: 0, Y1: float64(m),
	}
	p.Text(wording.Capital(view.AxisWord(*h.other)), vg.Point{X: left, Y: top}, drawing.Hanging,
		drawing.Bold(drawing.TextSize, drawing.Ink))
	var at []float64
	var labels []string
	for i, x := range h.X.Values {
		at, labels = append(at, float64(i)+.5), append(labels, view.AxisLabel(h.Units, h.X, x))
	}
	for j, l := range h.Cuts {
		y0, y1 := a.Py(float64(j)), a.Py(float64(j+1))
		p.Text(l.short, vg.Point{X: a.Left - 6, Y: (y0 + y1) / 2}, drawing.AtRight,
			drawing.Face(drawing.TextSize, drawing.Ink))
		for i, risk := range l.risk {
			x0, x1 := a.Px(float64(i)), a.Px(float64(i+1))
			if !stats.IsFinite(risk) {
				p.Woven(drawing.Area(x0+1, y0+1, x1-1, y1-1), drawing.Stroke{Color: drawing.Quiet}, drawing.Crossed)
				continue
			}
			p.Rect(drawing.Area(x0+.5, y0+.5, x1-.5, y1-.5), Shade(1-risk))
			c := drawing.Ink
			if risk > .42 {
				c = drawing.Paper
			}
			p.Text(l.odds[i].GainWords(), vg.Point{X: (x0 + x1) / 2, Y: (y0 + y1) / 2}, drawing.AtMiddle,
				drawing.Bold(drawing.TextSize, c))
		}
	}
	a.AxisX(at, labels)
	p.Text("share of staff cut", vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 19}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	h.contour(a)
	h.Scale(p, left+76, bottom+30)
	h.current(a)
}

// CellX is where a cut stands between the middles of cells.
func (h *Headcount) CellX(cut float64) float64 {
	xs := h.X.Values
	for i := 1; i < len(xs); i++ {
		if cut <= xs[i] {
			return float64(i) - .5 + (cut-xs[i-1])/(xs[i]-xs[i-1])
		}
	}
	return float64(len(xs))
}

// contour is the safe cut from row to row; rows where every cut is safe touch
// the right edge, and where none is there is no line.
func (h *Headcount) contour(a drawing.Panel) {
	var points []vg.Point
	end := func() {
		if len(points) > 0 {
			a.Line(points, drawing.Stroke{Color: drawing.Paper}, 5)
			a.Line(points, drawing.Stroke{Color: drawing.Ink}, 2.4)
		}
		points = nil
	}
	for j, l := range h.Cuts {
		if !stats.IsFinite(l.safe) && !l.allSafe {
			end()
			continue
		}
		x := a.X1
		if !l.allSafe {
			x = h.CellX(l.safe)
		}
		points = append(points, a.At(x, float64(j)), a.At(x, float64(j+1)))
	}
	end()
}

// Scale is the key of the colours.
func (h *Headcount) Scale(p *drawing.Page, x, y vg.Length) {
	sty := drawing.Face(drawing.SmallSize, drawing.Quiet)
	p.Text("probability of net gain", vg.Point{X: x, Y: y}, drawing.AtLeft, sty)
	x += sty.Width("probability of net gain") + 10
	for i := range 20 {
		p.Rect(drawing.Area(x+vg.Length(i)*7, y-5, x+vg.Length(i+1)*7+.3, y+5), Shade(float64(i)/19))
	}
	p.Text("0 %", vg.Point{X: x, Y: y - 7}, drawing.AtTop, sty)
	p.Text("50 %", vg.Point{X: x + 70, Y: y - 7}, drawing.AtTop, sty)
	p.Text("100 %", vg.Point{X: x + 140, Y: y - 7}, drawing.AtTop, sty)
}

// current marks the cut of the plan as the scenario has it.
func (h *Headcount) current(a drawing.Panel) {
	for _, plan := range h.Plans {
		for _, f := range plan.Facts {
			if plan.Name == h.plan && f.Value != nil && f.Unit == result.UnitShare && f.Key == result.CutShare {
				x := a.Px(h.CellX(*f.Value))
				mark := draw.LineStyle{Color: drawing.Bad, Width: 2.4}
				a.StrokeLine2(mark, x, a.Top-9, x, a.Top+4)
				a.StrokeLine2(mark, x, a.Bottom, x, a.Bottom+9)
				words, sty := "this plan’s cut, "+view.AxisLabel(h.Units, h.X, *f.Value),
					drawing.Face(drawing.SmallSize, drawing.Ink)
				half := sty.Width(words) / 2
				middle := max(a.Left+half, min(x, drawing.PageWidth-drawing.Margin-half))
				a.Text(words, vg.Point{X: middle, Y: a.Top + 6}, drawing.AtBottom, sty)
				return
			}
		}
	}
}

// safeTable has the safe cut of each setting and the probability in every cell.
func (h *Headcount) safeTable() drawing.Table {
	t := drawing.Table{Columns: drawing.Head(wording.Capital(view.AxisWord(*h.other)), "Safe cut")}
	for _, x := range h.X.Values {
		t.Columns = append(t.Columns, drawing.Column{
			Name:  "P(net gain) at " + view.AxisLabel(h.Units, h.X, x),
			Right: true,
		})
	}
	for _, l := range h.Cuts {
		safe := drawing.Cell{Text: "none on the grid"}
		switch {
		case l.allSafe:
			safe = drawing.Number(l.safe, "at least "+view.AxisLabel(h.Units, h.X, l.safe))
		case stats.IsFinite(l.safe):
			safe = drawing.Number(l.safe, view.AxisLabel(h.Units, h.X, l.safe))
		}
		row := []drawing.Cell{drawing.Words(l.short), safe}
		for _, t := range l.odds {
			g := t.Gain()
			row = append(row, drawing.Number(g.Value, view.ShareIn(g.Value, g.Interval, g.Draws)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
