package chart

import (
	"image/color"
	"math"

	"boomerang/out/drawing"
	"gonum.org/v1/plot/vg"
)

// Shade is the tint of a probability of a gain: blue where it is likely, vermillion where it is not,
// none at a half. Ink is read on all of it, on light and on dark paper.
func Shade(p float64) color.NRGBA {
	const most = .5
	p = math.Max(0, math.Min(1, p))
	if p >= .5 {
		return drawing.Fade(drawing.Good, most*(2*p-1))
	}
	return drawing.Fade(drawing.Bad, most*(1-2*p))
}

// Scale is the key of the tints.
func Scale(p *drawing.Page, x, y vg.Length) {
	sty := drawing.Face(drawing.SmallSize, drawing.Quiet)
	p.Text("chance of a net gain", vg.Point{X: x, Y: y}, drawing.AtLeft, sty)
	x += sty.Width("chance of a net gain") + 10
	for i := range 20 {
		p.Rect(drawing.Area(x+vg.Length(i)*7, y-5, x+vg.Length(i+1)*7, y+5), Shade(float64(i)/19))
	}
	p.Text("0 %", vg.Point{X: x, Y: y - 7}, drawing.AtTop, sty)
	p.Text("50 %", vg.Point{X: x + 70, Y: y - 7}, drawing.AtTop, sty)
	p.Text("100 %", vg.Point{X: x + 140, Y: y - 7}, drawing.AtTop, sty)
}

// CellX is where a value of an axis stands between the middles of its cells.
func CellX(xs []float64, cut float64) float64 {
	for i := 1; i < len(xs); i++ {
		if cut <= xs[i] {
			return float64(i) - .5 + (cut-xs[i-1])/(xs[i]-xs[i-1])
		}
	}
	return float64(len(xs))
}
