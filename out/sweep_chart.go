package out

import (
	"fmt"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

// figure is the chart of a sweep: a grid of two axes is a map, one of three a map
// for each value of the third, and any other design a scatter along each axis.
func (v sweepView) figure() *Figure {
	switch {
	case v.Design == "grid" && len(v.Axes) == 2:
		return v.heatMap()
	case v.Design == "grid" && len(v.Axes) == 3:
		return v.maps()
	}
	return v.scatter()
}

// heatMap is P(net gain) in every cell of a grid of two axes, the frontier with
// its interval over it.
func (v sweepView) heatMap() *Figure {
	across, down := v.across()
	var f *result.Frontier
	for i := range v.Frontiers {
		if g := &v.Frontiers[i]; g.Stressed == "" && g.Month == v.Scenario.Months && g.Along == across {
			f = g
		}
	}
	fig := &Figure{
		Name: "05-sweep", Title: v.headline(),
		Subtitle: fmt.Sprintf("Probability of a net gain of “%s” over %d months at every %s (across) and %s (up).", clean(v.Plan), v.Scenario.Months, v.word(across), v.word(down)),
		Notes:    []string{fmt.Sprintf("Heavy line: P(net gain) of %s by straight lines between cells, thin lines its %.0f %% interval. A question mark: near the line and not known to ±%s. Crossed out: settings that cannot be played.", Percent(v.At), 100*v.Level, Percent(v.HalfWidth))},
		Table:    v.gains(), height: vg.Length(110 + 44*len(v.Axes[down].Values)),
		body: func(p *page, area vg.Rectangle) { v.draw(p, area, f) },
	}
	fig.Alt = fig.Title + ". A heat map with the probability in every cell; the table below holds the numbers."
	return fig
}

func (v sweepView) draw(p *page, area vg.Rectangle, f *result.Frontier) {
	across, down := v.across()
	left, bottom, right, top := edges(area)
	n, m := len(v.Axes[across].Values), len(v.Axes[down].Values)
	a := panel{p, left + 76, bottom + 74, right - 10, top - 22, 0, float64(n), 0, float64(m)}
	p.text(capital(v.word(down)), vg.Point{X: left, Y: top}, hanging, bold(textSize, ink))
	var at []float64
	var labels []string
	for i, x := range v.Axes[across].Values {
		at, labels = append(at, float64(i)+.5), append(labels, v.value(across, x))
	}
	for j, y := range v.Axes[down].Values {
		p.text(v.value(down, y), vg.Point{X: a.left - 6, Y: a.py(float64(j) + .5)}, atRight, face(textSize, ink))
		for i := range n {
			v.square(a, v.cell(across, i, j), i, j)
		}
	}
	if f != nil {
		v.line(a, f)
	}
	for j := range m {
		for i := range n {
			v.percent(a, v.cell(across, i, j), i, j)
		}
	}
	a.axisX(at, labels)
	p.text(v.word(across), vg.Point{X: (a.left + a.right) / 2, Y: a.bottom - 19}, atTop, face(smallSize, quiet))
	(&headcount{}).scale(p, left+76, bottom+30)
}

// square draws one cell.
func (v sweepView) square(a panel, c *result.SweepCell, i, j int) {
	x0, x1, y0, y1 := a.px(float64(i)), a.px(float64(i+1)), a.py(float64(j)), a.py(float64(j+1))
	if c == nil || c.Problem != "" || atEnd(*c) == nil {
		a.woven(box(x0+1, y0+1, x1-1, y1-1), stroke{color: quiet}, crossed)
		return
	}
	a.rect(box(x0+.5, y0+.5, x1-.5, y1-.5), shade(atEnd(*c).Gain))
}

// percent writes a cell's probability, over the frontier where that passes.
func (v sweepView) percent(a panel, c *result.SweepCell, i, j int) {
	if c == nil || c.Problem != "" || atEnd(*c) == nil {
		return
	}
	gain := atEnd(*c).Gain
	sty := ink
	if gain < .58 {
		sty = paper
	}
	text := chance(*atEnd(*c), c.Draws)
	if c.Inconclusive {
		text += " ?"
	}
	look := bold(textSize, sty)
	at, half := vg.Point{X: a.px(float64(i) + .5), Y: a.py(float64(j) + .5)}, look.Width(text)/2+3
	a.rect(box(at.X-half, at.Y-8, at.X+half, at.Y+8), shade(gain))
	a.text(text, at, atMiddle, look)
}

// line draws the frontier from row to row and its interval beside it.
func (v sweepView) line(a panel, f *result.Frontier) {
	xs := v.Axes[f.Along].Values
	h := headcount{x: result.Axis{Values: xs}}
	place := func(x *float64, beyond bool) (float64, bool) {
		switch {
		case x == nil:
			return 0, false
		case beyond && f.Least:
			return a.x0, true
		case beyond:
			return a.x1, true
		}
		return max(0, h.cellX(*x)), true
	}
	draw := func(of func(result.Crossing) (*float64, bool), width vg.Length) {
		var points []vg.Point
		end := func() {
			if len(points) > 0 {
				a.line(points, stroke{color: paper}, 2*width+1)
				a.line(points, stroke{color: ink}, width)
			}
			points = nil
		}
		for j, c := range f.Places {
			x, ok := place(of(c))
			if !ok || c.Problem != "" {
				end()
				continue
			}
			points = append(points, a.at(x, float64(j)), a.at(x, float64(j+1)))
		}
		end()
	}
	draw(func(c result.Crossing) (*float64, bool) { return c.Lo, c.LoBeyond }, .7)
	draw(func(c result.Crossing) (*float64, bool) { return c.Hi, c.HiBeyond }, .7)
	draw(func(c result.Crossing) (*float64, bool) { return c.Value, c.Beyond }, 2.4)
}
