package chart

import (
	"math"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/sim/result"
	"boomerang/sim/stats"

	"gonum.org/v1/plot/vg"
)

// Now is where a plan stands on chart 1 while it is moved: its depth of cut, and what it earns.
type Now struct {
	X     float64
	Point view.Point
}

// HeadcountNow is chart 1 with the plan it is of marked as it is set: NaN marks nothing.
func HeadcountNow(r view.View, cut float64) (*drawing.Figure, string) {
	f, why := headcountChart(r, nil)
	h, _ := NewHeadcount(r)
	if f == nil || h == nil || !stats.IsFinite(cut) {
		return f, why
	}
	point := view.PointOf(r.Estimate(h.plan, result.Net))
	if !stats.IsFinite(point.Mean) {
		return f, why
	}
	if _, marked := h.stated(); !marked { // else the chart of the result has the mark already
		h.now = &Now{cut, point}
		f.Body = h.Draw
	}
	f.Alt += " A diamond marks the plan as it is set: " + view.AxisLabel(h.Units, h.X, cut) + ", " +
		h.Units.AboutSigned(point.Mean, result.UnitMoney) + "."
	return f, why
}

// withNow are points of money and the mark.
func (h *Headcount) withNow(points []view.Point) []view.Point {
	if h.now == nil {
		return points
	}
	return append(points, view.Point{
		Mean: h.now.Point.Mean, Lo: h.now.Point.Lo, Hi: h.now.Point.Hi, P5: h.now.Point.Mean, P95: h.now.Point.Mean,
	})
}

// markNow draws the mark with its interval, and says what it is. A depth beyond the axis stands at
// its end.
func (h *Headcount) markNow(a drawing.Panel) {
	if h.now == nil {
		return
	}
	look := drawing.Stroke{Color: drawing.Ink}
	x := math.Min(math.Max(h.now.X, a.X0), a.X1)
	a.Line([]vg.Point{a.At(x, a.Y0), a.At(x, a.Y1)}, drawing.Stroke{Color: drawing.Quiet}, .7)
	a.Whisker(x, h.now.Point.Lo, h.now.Point.Hi, look)
	at, r := a.At(x, h.now.Point.Mean), vg.Length(6)
	a.FillPolygon(look.Color, []vg.Point{
		{X: at.X - r, Y: at.Y}, {X: at.X, Y: at.Y + r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y - r},
	})
	a.Beside("as set: "+h.Units.AboutSigned(h.now.Point.Mean, result.UnitMoney), at, drawing.Standing,
		drawing.AboveLeft, drawing.BelowRight, drawing.Align{X: 1, Y: 1})
}
