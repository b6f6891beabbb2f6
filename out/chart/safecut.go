package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// safeCutChart is chart 5: which cuts are safe at every setting of the other axis. Where all cells are
// of one kind chart 1 says it, and there is nothing to draw.
func safeCutChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	h, _ := NewHeadcount(r)
	why := "Chart 5 (safe cuts) needs a grid of two axes with the probability of a net loss."
	if h == nil || h.other == nil {
		return nil, why
	}
	switch safe, known := h.counted(); {
	case known == 0:
		return nil, why
	case safe == 0:
		return nil, "Chart 5 (safe cuts) is left out: no cut tried is safe, " +
			"whatever the " + view.AxisWord(*h.other) + "."
	case safe == known:
		return nil, "Chart 5 (safe cuts) is left out: every cut tried is safe, whatever the " +
			view.AxisWord(*h.other) + "."
	}
	f := &drawing.Figure{
		Name: "05-safe-cut", Title: h.hedged(h.frontier()),
		Subtitle: fmt.Sprintf("“%s” against the reference over %s: cuts that lose money in at most %s of futures, "+
			"by %s.",
			h.planTitle(), r.Horizon(), wording.Percent(view.SafeRisk), view.AxisWord(*h.other)),
		Notes: append(h.notes, fmt.Sprintf("Circles: safe. Squares: not. Beside each the chance of a net gain. "+
			"Shaded: safe, interpolated between cells; the heavy line is its deepest cut. ≤ and ≥: every future "+
			"agreed, and this is the end of the %s interval. A question mark: that interval covers the limit, so safe "+
			"or not is open.", r.Level())),
		Table: h.safeTable(), Height: 330, Body: h.drawSafe,
	}
	f.Alt = f.Title + ". Cuts up, settings across, the safe side shaded; the table below holds the numbers."
	return f, ""
}

// counted is how many cells are safe, of those whose chance is known.
func (h *Headcount) counted() (safe, known int) {
	for _, l := range h.Cuts {
		for _, risk := range l.risk {
			if stats.IsFinite(risk) {
				known++
			}
			if risk <= view.SafeRisk {
				safe++
			}
		}
	}
	return safe, known
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

// drawSafe draws settings across and cuts up: every cell played, the safe side shaded, its deepest cut
// as a line, and the plan as it is stated.
func (h *Headcount) drawSafe(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	var xs []float64
	var names []string
	for j, l := range h.Cuts {
		xs, names = append(xs, float64(j)), append(names, l.short)
	}
	lo, hi := drawing.PadRange(slices.Min(h.X.Values), slices.Max(h.X.Values))
	if slices.Min(h.X.Values) == 0 {
		lo = -.04 * hi
	}
	a := drawing.Panel{
		Page: p, Left: left + 56, Bottom: bottom + 36, Right: right - 16, Top: top - 22,
		X0: -.5, X1: float64(len(h.Cuts)) - .5, Y0: lo, Y1: hi,
	}
	p.Text("Share of staff cut", vg.Point{X: left, Y: top}, drawing.Hanging,
		drawing.Bold(drawing.TextSize, drawing.Ink))
	for _, x := range h.X.Values {
		y := a.Py(x)
		a.StrokeLine2(draw.LineStyle{Color: drawing.Rule, Width: .7}, a.Left, y, a.Right, y)
		a.Text(view.AxisLabel(h.Units, h.X, x), vg.Point{X: a.Left - 5, Y: y}, drawing.AtRight,
			drawing.Face(drawing.SmallSize, drawing.Quiet))
	}
	a.AxisX(xs, names)
	p.Text(view.AxisWord(*h.other), vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 19}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	h.safeSide(a)
	for j, l := range h.Cuts {
		for i, risk := range l.risk {
			if !stats.IsFinite(risk) {
				continue
			}
			at := a.At(float64(j), h.X.Values[i])
			look := drawing.Stroke{Color: drawing.Good, Marker: draw.CircleGlyph{}}
			if risk > view.SafeRisk {
				look = drawing.Stroke{Color: drawing.Bad, Marker: draw.BoxGlyph{}}
			}
			a.Dot(at, look, 4)
			a.Text(l.odds[i].GainWords(), vg.Point{X: at.X + 9, Y: at.Y}, drawing.AtLeft,
				drawing.Face(drawing.SmallSize, drawing.Ink))
		}
	}
	h.asked(a)
}

// safeSide shades, setting by setting, from the least safe cut to the deepest, and draws the latter.
func (h *Headcount) safeSide(a drawing.Panel) {
	var edge []vg.Point
	for j, l := range h.Cuts {
		if !stats.IsFinite(l.safe) {
			a.Line(edge, drawing.AskedLine, 2.4)
			edge = nil
			continue
		}
		least := h.X.Values[max(0, slices.IndexFunc(l.risk, func(r float64) bool { return r <= view.SafeRisk }))]
		x0, x1 := a.Px(float64(j)-.5), a.Px(float64(j)+.5)
		a.Rect(drawing.Area(x0, a.Py(least)-4, x1, a.Py(l.safe)+4), drawing.Fade(drawing.Good, .14))
		edge = append(edge, vg.Point{X: x0, Y: a.Py(l.safe) + 4}, vg.Point{X: x1, Y: a.Py(l.safe) + 4})
	}
	a.Line(edge, drawing.AskedLine, 2.4)
}

// asked is the plan as the scenario has it: a diamond at its cut, at the setting that is stated.
func (h *Headcount) asked(a drawing.Panel) {
	cut, ok := h.stated()
	if !ok {
		return
	}
	if cut < slices.Min(h.X.Values) || cut > slices.Max(h.X.Values) {
		return // chart 1 has it
	}
	at := a.At(float64(h.own)-.2, cut)
	const r = 6
	a.FillPolygon(drawing.Ink, []vg.Point{
		{X: at.X - r, Y: at.Y}, {X: at.X, Y: at.Y + r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y - r},
	})
	a.Text("this plan", vg.Point{X: at.X, Y: at.Y + 8}, drawing.AtBottom, drawing.Bold(drawing.SmallSize, drawing.Ink))
}

// safeTable has the safe cut of each setting and the probability in every cell.
func (h *Headcount) safeTable() drawing.Table {
	t := drawing.Table{Columns: drawing.Head(wording.Capital(view.AxisWord(*h.other)), "Safe cut")}
	for _, x := range h.X.Values {
		t.Columns = append(t.Columns, drawing.Column{
			Name:  "Chance of a net gain at " + view.AxisLabel(h.Units, h.X, x),
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
