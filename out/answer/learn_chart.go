package answer

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// figure has a line for every unknown: its range before, and inside it the range after.
func (v learningView) figure() drawing.Figure {
	f := drawing.Figure{
		Name: "21-learnt", Title: v.headline(),
		Subtitle: "Every unknown over the 90 % of what it might be before anything was seen: light. After: dark, " +
			"with the middle half thicker and the median as a dot.",
		Table: v.unknowns(), Height: vg.Length(34 + 30*len(v.Inputs)),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.drawRanges(p, area) },
	}
	f.Alt = f.Title + " One line for every unknown; the table holds the numbers."
	return f
}

// placed is where a value lies in the range before, 0 its low and 1 its high end.
func placed(x float64, before result.Quantiles) float64 {
	if before.P95 == before.P5 {
		return .5
	}
	return (x - before.P5) / (before.P95 - before.P5)
}

// drawRanges draws the unknowns, the most narrowed first.
func (v learningView) drawRanges(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	n := float64(len(v.Inputs))
	a := drawing.Panel{
		Page: p, Left: left + drawing.NameWidth, Bottom: bottom + 20, Right: right - 110, Top: top, X0: -.15, X1: 1.15,
		Y0: 0, Y1: n,
	}
	face := drawing.Face(drawing.SmallSize, drawing.Ink)
	for row, i := range v.byNarrowed() {
		in, y := v.Inputs[i], n-float64(row)-.5
		at := func(x float64) vg.Length { return a.Px(min(1.15, max(-.15, placed(x, in.Before)))) }
		p.Text(drawing.Shorten(wording.Capital(view.Spoken(in.Path)), drawing.NameWidth-10, 2, face),
			vg.Point{X: left, Y: a.Py(y)},
			drawing.AtLeft, face)
		line := func(width vg.Length, from, to vg.Length, c color.Color) {
			p.StrokeLine2(draw.LineStyle{Color: c, Width: width}, from, a.Py(y), to, a.Py(y))
		}
		line(9, a.Px(0), a.Px(1), drawing.Fade(drawing.Neutral, .25))
		line(1.6, at(in.After.P5), at(in.After.P95), drawing.Neutral)
		line(4, at(in.After.P25), at(in.After.P75), drawing.Neutral)
		p.Dot(vg.Point{X: at(in.After.P50), Y: a.Py(y)},
			drawing.Stroke{Color: drawing.Ink, Marker: draw.CircleGlyph{}}, 3)
		quiet := drawing.Face(drawing.SmallSize, drawing.Quiet)
		p.Text(narrowedBy(in), vg.Point{X: a.Right + 6, Y: a.Py(y)}, drawing.AtLeft,
			quiet)
	}
	quiet := drawing.Face(drawing.SmallSize, drawing.Quiet)
	p.Text("5 % before", vg.Point{X: a.Px(0), Y: bottom + 12}, drawing.AtTop, quiet)
	p.Text("95 % before", vg.Point{X: a.Px(1), Y: bottom + 12}, drawing.AtTop, quiet)
}
