package answer

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Pairs stand side by side, so many in a row of so much height.
const (
	pairsInRow = 3
	pairHeight = vg.Length(190)
)

// together is the chart of pairs that became dependent: the draws of equal weight, and the box of what both might be.
func (v learningView) together() (f drawing.Figure, ok bool) {
	var shown []result.DependentPair
	for _, p := range v.Pairs {
		if len(p.Draws) > 0 { // answers of older programs have none
			shown = append(shown, p)
		}
	}
	if len(shown) == 0 {
		return f, false
	}
	first := shown[0]
	more := ""
	if n := len(shown) - 1; n > 0 {
		more = fmt.Sprintf(", and %s besides", count(n, "pair"))
	}
	f = drawing.Figure{
		Name: "22-together",
		Title: fmt.Sprintf("After what was seen, %s goes with %s%s", v.spoken(first.First), v.spoken(first.Second),
			more),
		Subtitle: "Every dot is a draw that worlds play; grey the 90 % of what each might be before anything was " +
			"seen, when neither said anything of the other.",
		Table:  v.pairsTable(shown),
		Height: 12 + pairHeight*vg.Length((len(shown)+pairsInRow-1)/pairsInRow),
		Body: func(p *drawing.Page, area vg.Rectangle) {
			for k, pair := range shown {
				v.drawPair(p, area, k, pair)
			}
		},
	}
	f.Alt = f.Title + ". Scattered dots of draws for every pair; the table holds the rank correlations."
	return f, true
}

// spoken is the name of an unknown.
func (v learningView) spoken(input int) string { return view.Spoken(v.Inputs[input].Path) }

// pairsTable has a row for every pair.
func (v learningView) pairsTable(pairs []result.DependentPair) drawing.Table {
	t := drawing.Table{Title: "What became dependent", Columns: drawing.Head("Unknown", "With", "Rank correlation",
		"Draws")}
	t.Columns[1].Right = false
	for _, p := range pairs {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(v.spoken(p.First)), drawing.Words(v.spoken(p.Second)),
			drawing.Number(p.Rank, fmt.Sprintf("%+.2f", p.Rank)),
			drawing.Number(float64(len(p.Draws)), wording.Thousands(len(p.Draws))),
		})
	}
	return t
}

// drawPair draws one pair in its place.
func (v learningView) drawPair(p *drawing.Page, area vg.Rectangle, k int, pair result.DependentPair) {
	left, _, right, top := drawing.Edges(area)
	width := (right - left) / pairsInRow
	x, y := left+width*vg.Length(k%pairsInRow), top-pairHeight*vg.Length(k/pairsInRow)
	one, two := v.Inputs[pair.First], v.Inputs[pair.Second]
	xs := [2]float64{one.Before.P5, one.Before.P95}
	ys := [2]float64{two.Before.P5, two.Before.P95}
	for _, d := range pair.Draws {
		xs, ys = [2]float64{min(xs[0], d[0]), max(xs[1], d[0])}, [2]float64{min(ys[0], d[1]), max(ys[1], d[1])}
	}
	xs[0], xs[1] = drawing.PadRange(xs[0], xs[1])
	ys[0], ys[1] = drawing.PadRange(ys[0], ys[1])
	a := drawing.Panel{
		Page: p, Left: x + 44, Bottom: y - pairHeight + 58, Right: x + width - 12, Top: y - 30, X0: xs[0], X1: xs[1],
		Y0: ys[0], Y1: ys[1],
	}
	face := drawing.Face(drawing.SmallSize, drawing.Ink)
	room := width - 14
	p.Text(drawing.Shorten("↑ "+wording.Capital(v.spoken(pair.Second)), room, 2, face),
		vg.Point{X: x + 2, Y: y - 2}, drawing.Hanging, face)
	a.Rect(drawing.Area(a.Px(one.Before.P5), a.Py(two.Before.P5), a.Px(one.Before.P95), a.Py(two.Before.P95)),
		drawing.Fade(drawing.Neutral, .15))
	a.GridY(drawing.Ticker{Units: v.units, Unit: two.Unit, Target: 5})
	at, labels := drawing.TicksOf(drawing.Ticker{Units: v.units, Unit: one.Unit, Target: 4}, xs[0], xs[1])
	a.AxisX(at, labels)
	look := drawing.Stroke{Color: drawing.Neutral, Marker: draw.CircleGlyph{}}
	if math.Abs(pair.Rank) >= .5 {
		look.Color = drawing.Ink
	}
	for _, d := range pair.Draws {
		a.Dot(a.At(d[0], d[1]), look, 1.4)
	}
	p.Text(drawing.Shorten("→ "+wording.Capital(v.spoken(pair.First))+fmt.Sprintf(" (%+.2f)", pair.Rank), room, 2,
		face), vg.Point{X: x + 2, Y: a.Bottom - 22}, drawing.Hanging, face)
}
