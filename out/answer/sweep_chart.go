package answer

import (
	"fmt"

	"gonum.org/v1/plot/vg"

	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// figure is the chart of a sweep: a grid of two axes is a map, one of three a map
// for each value of the third, and any other design a scatter along each axis.
func (v sweepView) figure() *drawing.Figure {
	switch {
	case v.Design == result.GridDesign && len(v.Axes) == 2:
		return v.heatMap()
	case v.Design == result.GridDesign && len(v.Axes) == 3:
		return v.maps()
	}
	return v.scatter()
}

// heatMap is chance of a net gain in every cell of a grid of two axes, the frontier with
// its interval over it.
func (v sweepView) heatMap() *drawing.Figure {
	across, down := v.Across()
	var f *result.Frontier
	for i := range v.Frontiers {
		if g := &v.Frontiers[i]; g.Stressed == "" && g.Month == v.Scenario.Months && g.Along == across {
			f = g
		}
	}
	fig := &drawing.Figure{
		Name: "05-sweep", Title: v.headline(),
		Subtitle: fmt.Sprintf("Probability of a net gain of “%s” over %d months at every %s (across) and %s (up).",
			wording.Clean(v.Plan), v.Scenario.Months, v.word(across), v.word(down)),
		Notes: []string{fmt.Sprintf("Heavy line: chance of a net gain of %s by straight lines between cells, thin "+
			"lines "+
			"its %.0f %% interval. A question mark: near the line and not known to ±%s. Crossed out: settings that "+
			"cannot be played. Diamond: a plan of the "+
			"scenario.", wording.Percent(v.At), 100*v.Level, wording.Percent(v.HalfWidth))},
		Table: v.gains(), Height: vg.Length(110 + 44*len(v.Axes[down].Values)),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.Draw(p, area, f) },
	}
	fig.Alt = fig.Title + ". A heat map with the probability in every cell; the table below holds the numbers."
	return fig
}

// Draw shows chance of a net gain by colour and number over two axes, with the frontier as a line.
func (v sweepView) Draw(p *drawing.Page, area vg.Rectangle, f *result.Frontier) {
	across, down := v.Across()
	left, bottom, right, top := drawing.Edges(area)
	n, m := len(v.Axes[across].Values), len(v.Axes[down].Values)
	a := drawing.Panel{
		Page: p, Left: left + 76, Bottom: bottom + 74, Right: right - 10, Top: top - 22, X0: 0,
		X1: float64(n), Y0: 0, Y1: float64(m),
	}
	p.Text(wording.Capital(v.word(down)), vg.Point{X: left, Y: top}, drawing.Hanging,
		drawing.Bold(drawing.TextSize, drawing.Ink))
	var at []float64
	var labels []string
	for i, x := range v.Axes[across].Values {
		at, labels = append(at, float64(i)+.5), append(labels, v.value(across, x))
	}
	for j, y := range v.Axes[down].Values {
		p.Text(v.value(down, y), vg.Point{X: a.Left - 6, Y: a.Py(float64(j) + .5)}, drawing.AtRight,
			drawing.Face(drawing.TextSize, drawing.Ink))
		for i := range n {
			v.square(a, v.cell(across, i, j), i, j)
		}
	}
	if f != nil {
		v.Line(a, f)
	}
	for j := range m {
		for i := range n {
			v.percent(a, v.cell(across, i, j), i, j)
			v.asked(a, v.cell(across, i, j), i, j)
		}
	}
	a.AxisX(at, labels)
	p.Text(v.word(across), vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 19}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	chart.Scale(p, left+76, bottom+30)
}

// square draws one cell.
func (v sweepView) square(a drawing.Panel, c *result.SweepCell, i, j int) {
	x0, x1, y0, y1 := a.Px(float64(i)), a.Px(float64(i+1)), a.Py(float64(j)), a.Py(float64(j+1))
	if c == nil || c.Problem != "" || atEnd(*c) == nil {
		a.Woven(drawing.Area(x0+1, y0+1, x1-1, y1-1), drawing.Stroke{Color: drawing.Quiet}, drawing.Crossed)
		return
	}
	a.Rect(drawing.Area(x0+.5, y0+.5, x1-.5, y1-.5), chart.Shade(atEnd(*c).Gain))
}

// asked marks the setting that is the plan as the scenario has it.
func (v sweepView) asked(a drawing.Panel, c *result.SweepCell, i, j int) {
	if c == nil || c.Plan == "" {
		return
	}
	at, r := vg.Point{X: a.Px(float64(i)) + 10, Y: a.Py(float64(j+1)) - 10}, vg.Length(5)
	a.FillPolygon(drawing.Ink, []vg.Point{
		{X: at.X - r, Y: at.Y}, {X: at.X, Y: at.Y + r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y - r},
	})
}

// percent writes a cell's probability, over the frontier where that passes.
func (v sweepView) percent(a drawing.Panel, c *result.SweepCell, i, j int) {
	if c == nil || c.Problem != "" || atEnd(*c) == nil {
		return
	}
	text := chance(*atEnd(*c), c.Draws)
	if c.Inconclusive {
		text += " ?"
	}
	look := drawing.Bold(drawing.TextSize, drawing.Ink)
	at, half := vg.Point{X: a.Px(float64(i) + .5), Y: a.Py(float64(j) + .5)}, look.Width(text)/2+3
	a.Rect(drawing.Area(at.X-half, at.Y-8, at.X+half, at.Y+8), drawing.Fade(drawing.Paper, .7))
	a.Text(text, at, drawing.AtMiddle, look)
}

// Line draws the frontier from row to row and its interval beside it.
func (v sweepView) Line(a drawing.Panel, f *result.Frontier) {
	xs := v.Axes[f.Along].Values
	place := func(x *float64, beyond bool) (float64, bool) {
		switch {
		case x == nil:
			return 0, false
		case beyond && f.Least:
			return a.X0, true
		case beyond:
			return a.X1, true
		}
		return max(0, chart.CellX(xs, *x)), true
	}
	draw := func(of func(result.Crossing) (*float64, bool), width vg.Length) {
		var points []vg.Point
		end := func() {
			if len(points) > 0 {
				a.Line(points, drawing.Stroke{Color: drawing.Paper}, 2*width+1)
				a.Line(points, drawing.Stroke{Color: drawing.Ink}, width)
			}
			points = nil
		}
		for j, c := range f.Places {
			x, ok := place(of(c))
			if !ok || c.Problem != "" {
				end()
				continue
			}
			points = append(points, a.At(x, float64(j)), a.At(x, float64(j+1)))
		}
		end()
	}
	draw(func(c result.Crossing) (*float64, bool) { return c.Lo, c.LoBeyond }, .7)
	draw(func(c result.Crossing) (*float64, bool) { return c.Hi, c.HiBeyond }, .7)
	draw(func(c result.Crossing) (*float64, bool) { return c.Value, c.Beyond }, 2.4)
}
