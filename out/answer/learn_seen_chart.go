package answer

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// A figure is near where the middle of what is simulated lies in the 90 % of its error and discrepancy (Φ⁻¹(.95)
// standard deviations on either side), and is drawn up to so many standard deviations from what was seen.
const (
	nearEnough = 1.645
	mostSpread = 6.
	seenRow    = 34
)

// seenFigure is the chart of what is known beside what is simulated before and after, a row a figure, in standard
// deviations of all that is uncertain of it: figures have different units, and that is what learning weighs.
func (v learningView) seenFigure() drawing.Figure {
	f := drawing.Figure{
		Name: "23-seen", Title: v.nearness(),
		Subtitle: "What is known (dot, with the 90 % of its error and of what the model may miss) against the 90 % " +
			"of what is simulated: light before anything was seen, dark after, with the middle half thicker.",
		Notes: []string{"Each row in its own standard deviations of error and discrepancy; what reaches beyond " +
			fmt.Sprintf("%.0f of them ends at the edge.", mostSpread)},
		Table: v.seen(), Height: vg.Length(36 + seenRow*len(v.Observed)),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.drawSeen(p, area) },
	}
	f.Alt = f.Title + ". A row of bars for every figure; the table holds the numbers."
	return f
}

// nearness says of how many figures the middle of what is simulated is near, and how many it was before.
func (v learningView) nearness() string {
	near := func(of func(o result.Observed) *result.Quantiles) (n int, told bool) {
		for _, o := range v.Observed {
			if q := of(o); q != nil {
				told = true
				if math.Abs(q.P50-o.Value) <= nearEnough*o.Spread {
					n++
				}
			}
		}
		return n, told
	}
	before, _ := near(func(o result.Observed) *result.Quantiles { return o.Before })
	after, told := near(func(o result.Observed) *result.Quantiles { return o.After })
	all := count(len(v.Observed), "known figure")
	if !told {
		return fmt.Sprintf("The middle of what is simulated lies near %d of %s", before, all)
	}
	return fmt.Sprintf("The middle of what is simulated lies near %d of %s; before anything was seen near %d", after,
		all, before)
}

// drawSeen draws a row for every figure.
func (v learningView) drawSeen(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	n := float64(len(v.Observed))
	a := drawing.Panel{
		Page: p, Left: left + drawing.NameWidth, Bottom: bottom + 24, Right: right - 170, Top: top, X0: -mostSpread,
		X1: mostSpread, Y0: n, Y1: 0,
	}
	a.StrokeLine2(draw.LineStyle{Color: drawing.Rule, Width: .7}, a.Px(0), a.Bottom, a.Px(0), a.Top)
	a.AxisX([]float64{-4, -2, 0, 2, 4}, []string{"−4", "−2", "as seen", "+2", "+4"})
	face := drawing.Face(drawing.SmallSize, drawing.Ink)
	for k, o := range v.Observed {
		y := a.Py(float64(k) + .5)
		x := func(value float64) vg.Length {
			return a.Px(min(mostSpread, max(-mostSpread, (value-o.Value)/o.Spread)))
		}
		p.Text(drawing.Shorten(wording.Capital(v.name(k)), drawing.NameWidth-10, 2, face), vg.Point{X: left, Y: y},
			drawing.AtLeft, face)
		v.drawBands(a, o, x, y)
		said := "seen " + v.value(k, o.Value)
		if q := o.After; q != nil {
			said += ", after " + v.units.Range(q.P5, q.P95, o.Unit)
		} else if q := o.Before; q != nil {
			said += ", simulated " + v.units.Range(q.P5, q.P95, o.Unit)
		}
		p.Text(drawing.Shorten(said, 160, 2, face), vg.Point{X: a.Right + 8, Y: y}, drawing.AtLeft, face)
	}
}

// drawBands draws what is simulated before and after, and what was seen on top.
func (v learningView) drawBands(a drawing.Panel, o result.Observed, x func(float64) vg.Length, y vg.Length) {
	bar := func(from, to, half vg.Length, c drawing.Stroke) {
		a.Rect(drawing.Area(from, y-half, max(to, from+2), y+half), c.Color)
	}
	if q := o.Before; q != nil {
		bar(x(q.P5), x(q.P95), 10, drawing.Stroke{Color: drawing.Fade(drawing.Neutral, .22)})
	}
	if q := o.After; q != nil {
		bar(x(q.P5), x(q.P95), 2.5, drawing.Stroke{Color: drawing.Neutral})
		bar(x(q.P25), x(q.P75), 5.5, drawing.Stroke{Color: drawing.Neutral})
	}
	ink := drawing.Stroke{Color: drawing.Ink, Marker: draw.CircleGlyph{}}
	a.Across(x(o.Value-nearEnough*o.Spread), x(o.Value+nearEnough*o.Spread), y, ink)
	a.Dot(vg.Point{X: x(o.Value), Y: y}, ink, 3)
}
