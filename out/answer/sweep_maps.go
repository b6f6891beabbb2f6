package answer

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"

	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// mostMaps is how many small maps a figure holds.
const mostMaps = 12

// roles are what the three axes of a grid do in its chart: the cut runs across,
// of the other two the one with fewer values tells the maps apart.
func (v sweepView) roles() (across, down, apart int) {
	for k, a := range v.Axes {
		if result.CutsHeads(a.Key) {
			across = k
		}
	}
	others := slices.DeleteFunc([]int{0, 1, 2}, func(k int) bool { return k == across })
	down, apart = others[0], others[1]
	if len(v.Axes[down].Texts) < len(v.Axes[apart].Texts) {
		down, apart = apart, down
	}
	return across, down, apart
}

// maps is the chart of a grid of three axes: a heat map of chance of a net gain for each
// value of one of them.
func (v sweepView) maps() *drawing.Figure {
	across, down, apart := v.roles()
	n, m := len(v.Axes[apart].Texts), len(v.Axes[down].Texts)
	if n > mostMaps {
		return v.scatter()
	}
	columns := drawing.ColumnsOf(n)
	rows := (n + columns - 1) / columns
	fig := &drawing.Figure{
		Name: "05-sweep", Title: v.headline(),
		Subtitle: fmt.Sprintf("Probability of a net gain of “%s” over %d months at every %s (across) and %s (up), "+
			"one map per %s.", wording.Clean(v.Plan), v.Scenario.Months, v.word(across), v.word(down), v.word(apart)),
		Notes: []string{fmt.Sprintf("In a cell the probability in percent; framed: %s or more, which counts as "+
			"safe. A question mark: not known to ±%s. Crossed out: settings that cannot be played.",
			wording.Percent(v.At), wording.Percent(v.HalfWidth))},
		Table: v.gains(), Height: vg.Length(44 + (62+26*m)*rows),
		Body: v.drawMaps,
	}
	fig.Alt = fig.Title + ". Small heat maps with the probability in every cell; the table below holds the numbers."
	return fig
}

// drawMaps draws three axes as small maps of two, one per value of the third, on one scale of colour.
func (v sweepView) drawMaps(p *drawing.Page, area vg.Rectangle) {
	across, down, apart := v.roles()
	left, bottom, right, top := drawing.Edges(area)
	columns := drawing.ColumnsOf(len(v.Axes[apart].Texts))
	width, height := (right-left)/vg.Length(columns), vg.Length(62+26*len(v.Axes[down].Texts))
	for k, text := range v.Axes[apart].Texts {
		x, y := left+width*vg.Length(k%columns), top-height*vg.Length(k/columns)
		name := drawing.Bold(drawing.SmallSize, drawing.Ink)
		p.Text(drawing.Shorten(v.word(apart)+" = "+wording.Clean(text), width-20, 1, name),
			vg.Point{X: x + 6, Y: y - 2}, drawing.Hanging, name)
		a := drawing.Panel{
			Page: p, Left: x + 62, Bottom: y - height + 44, Right: x + width - 10, Top: y - 18, X0: 0,
			X1: float64(len(v.Axes[across].Texts)), Y0: 0, Y1: float64(len(v.Axes[down].Texts)),
		}
		v.smallMap(a, func(i, j int) *result.SweepCell {
			at := make([]int, 3)
			at[across], at[down], at[apart] = i, j, k
			return v.cellAt(at)
		})
	}
	chart.Scale(p, left+62, bottom+26)
}

// smallMap draws one map with the values of its axes.
func (v sweepView) smallMap(a drawing.Panel, cell func(i, j int) *result.SweepCell) {
	across, down, _ := v.roles()
	var at []float64
	var labels []string
	for i := range v.Axes[across].Texts {
		at, labels = append(at, float64(i)+.5), append(labels, v.value(across, v.Axes[across].Values[i]))
	}
	for j := range v.Axes[down].Texts {
		a.Text(drawing.Shorten(v.value(down, v.Axes[down].Values[j]), 54, 1,
			drawing.Face(drawing.SmallSize, drawing.Ink)), vg.Point{X: a.Left - 5, Y: a.Py(float64(j) + .5)},
			drawing.AtRight, drawing.Face(drawing.SmallSize, drawing.Ink))
		for i := range at {
			c := cell(i, j)
			v.square(a, c, i, j)
			v.small(a, c, i, j)
		}
	}
	a.AxisX(at, labels)
	a.Text(v.word(across), vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 18}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
}

// small writes a cell's probability where there is room, and frames safe cells.
func (v sweepView) small(a drawing.Panel, c *result.SweepCell, i, j int) {
	if c == nil || c.Problem != "" || atEnd(*c) == nil {
		return
	}
	h := atEnd(*c)
	look := drawing.Bold(drawing.SmallSize, drawing.Ink)
	text := fmt.Sprintf("%.0f", 100*h.Gain)
	if c.Inconclusive {
		text += "?"
	}
	x0, x1, y0, y1 := a.Px(float64(i))+1.5, a.Px(float64(i+1))-1.5, a.Py(float64(j))+1.5, a.Py(float64(j+1))-1.5
	if h.Gain >= v.At {
		a.Line([]vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}, {X: x0, Y: y0}},
			drawing.Stroke{Color: drawing.Ink}, 1.4)
	}
	if look.Width(text) < x1-x0-2 {
		a.Text(text, vg.Point{X: (x0 + x1) / 2, Y: (y0 + y1) / 2}, drawing.AtMiddle, look)
	}
}

// cellAt finds the main cell at a place of a grid.
func (v sweepView) cellAt(place []int) *result.SweepCell {
	for k := range v.Cells {
		if c := &v.Cells[k]; c.Stressed == "" && slices.Equal(c.At, place) {
			return c
		}
	}
	return nil
}
