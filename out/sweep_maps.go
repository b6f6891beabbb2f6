package out

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

// mostMaps is how many small maps a figure holds.
const mostMaps = 12

// roles are what the three axes of a grid do in its chart: the cut runs across,
// of the other two the one with fewer values tells the maps apart.
func (v sweepView) roles() (across, down, apart int) {
	for k, a := range v.Axes {
		if strings.HasSuffix(a.Key, "cut.share") {
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

// maps is the chart of a grid of three axes: a heat map of P(net gain) for each
// value of one of them.
func (v sweepView) maps() *Figure {
	across, down, apart := v.roles()
	n, m := len(v.Axes[apart].Texts), len(v.Axes[down].Texts)
	if n > mostMaps {
		return v.scatter()
	}
	columns := columnsOf(n)
	rows := (n + columns - 1) / columns
	fig := &Figure{
		Name: "05-sweep", Title: v.headline(),
		Subtitle: fmt.Sprintf("Probability of a net gain of “%s” over %d months at every %s (across) and %s (up), one map per %s.", clean(v.Plan), v.Scenario.Months, v.word(across), v.word(down), v.word(apart)),
		Notes:    []string{fmt.Sprintf("In a cell the probability in percent; framed: %s or more, which counts as safe. A question mark: not known to ±%s. Crossed out: settings that cannot be played.", Percent(v.At), Percent(v.HalfWidth))},
		Table:    v.gains(), height: vg.Length(44 + (62+26*m)*rows),
		body: v.drawMaps,
	}
	fig.Alt = fig.Title + ". Small heat maps with the probability in every cell; the table below holds the numbers."
	return fig
}

func (v sweepView) drawMaps(p *page, area vg.Rectangle) {
	across, down, apart := v.roles()
	left, bottom, right, top := edges(area)
	columns := columnsOf(len(v.Axes[apart].Texts))
	width, height := (right-left)/vg.Length(columns), vg.Length(62+26*len(v.Axes[down].Texts))
	for k, text := range v.Axes[apart].Texts {
		x, y := left+width*vg.Length(k%columns), top-height*vg.Length(k/columns)
		name := bold(smallSize, ink)
		p.text(shorten(v.word(apart)+" = "+clean(text), width-20, 1, name), vg.Point{X: x + 6, Y: y - 2}, hanging, name)
		a := panel{p, x + 62, y - height + 44, x + width - 10, y - 18, 0, float64(len(v.Axes[across].Texts)), 0, float64(len(v.Axes[down].Texts))}
		v.smallMap(a, func(i, j int) *result.SweepCell {
			at := make([]int, 3)
			at[across], at[down], at[apart] = i, j, k
			return v.at(at)
		})
	}
	(&headcount{}).scale(p, left+62, bottom+26)
}

// smallMap draws one map with the values of its axes.
func (v sweepView) smallMap(a panel, cell func(i, j int) *result.SweepCell) {
	across, down, _ := v.roles()
	var at []float64
	var labels []string
	for i, text := range v.Axes[across].Texts {
		at, labels = append(at, float64(i)+.5), append(labels, v.text(across, text, v.Axes[across].Values[i]))
	}
	for j, text := range v.Axes[down].Texts {
		a.text(shorten(v.text(down, text, v.Axes[down].Values[j]), 54, 1, face(smallSize, ink)), vg.Point{X: a.left - 5, Y: a.py(float64(j) + .5)}, atRight, face(smallSize, ink))
		for i := range at {
			c := cell(i, j)
			v.square(a, c, i, j)
			v.small(a, c, i, j)
		}
	}
	a.axisX(at, labels)
	a.text(v.word(across), vg.Point{X: (a.left + a.right) / 2, Y: a.bottom - 18}, atTop, face(smallSize, quiet))
}

// text writes a value of a listed axis: a word as it is.
func (v sweepView) text(axis int, text string, x float64) string {
	if strings.ContainsAny(text, "0123456789") {
		return v.value(axis, x)
	}
	return clean(text)
}

// small writes a cell's probability where there is room, and frames safe cells.
func (v sweepView) small(a panel, c *result.SweepCell, i, j int) {
	if c == nil || c.Problem != "" || atEnd(*c) == nil {
		return
	}
	h := atEnd(*c)
	look := bold(smallSize, ink)
	if h.Gain < .58 {
		look = bold(smallSize, paper)
	}
	text := fmt.Sprintf("%.0f", 100*h.Gain)
	if c.Inconclusive {
		text += "?"
	}
	x0, x1, y0, y1 := a.px(float64(i))+1.5, a.px(float64(i+1))-1.5, a.py(float64(j))+1.5, a.py(float64(j+1))-1.5
	if h.Gain >= v.At {
		a.line([]vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}, {X: x0, Y: y0}}, stroke{color: ink}, 1.4)
	}
	if look.Width(text) < x1-x0-2 {
		a.text(text, vg.Point{X: (x0 + x1) / 2, Y: (y0 + y1) / 2}, atMiddle, look)
	}
}

// at finds the main cell at a place of a grid.
func (v sweepView) at(place []int) *result.SweepCell {
	for k := range v.Cells {
		if c := &v.Cells[k]; c.Stressed == "" && slices.Equal(c.At, place) {
			return c
		}
	}
	return nil
}
