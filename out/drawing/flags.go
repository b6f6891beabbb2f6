package drawing

import (
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Spot is a place on the horizontal axis with a word to it.
type Spot struct {
	X    float64
	Text string
	Look Stroke
}

// Flags draws a vertical line at every spot and its words at the top of the
// panel, each on the first free row: left or right of the line, wherever it
// stays inside.
func (a Panel) Flags(spots []Spot) {
	spots = slices.DeleteFunc(slices.Clone(spots), func(s Spot) bool { return !(s.X >= a.X0 && s.X <= a.X1) })
	slices.SortStableFunc(spots, func(p, q Spot) int {
		switch {
		case p.X < q.X:
			return -1
		case p.X > q.X:
			return 1
		}
		return 0
	})
	sty := Face(SmallSize, Ink)
	const line = SmallSize*1.2 + 3
	for _, s := range spots {
		x := a.Px(s.X)
		a.StrokeLine2(draw.LineStyle{Color: s.Look.Color, Width: 1, Dashes: []vg.Length{3, 2}}, x, a.Bottom, x, a.Top)
	}
	var taken []Box
	for _, s := range spots {
		x, w := a.Px(s.X), sty.Width(s.Text)+8
		words, ok := Box{}, false
		for row := 0; row < 8 && !ok; row++ {
			y := a.Top - 4 - line*vg.Length(row%4)
			others := spots
			if row >= 4 {
				others = nil // rather cover another line than leave
			}
			words, ok = a.free(vg.Point{X: x, Y: y}, w, taken, others)
		}
		taken = append(taken, words)
		a.Rect(Area(vg.Length(words.Left), vg.Length(words.Bottom), vg.Length(words.Right), vg.Length(words.Top)),
			Fade(Paper, .9))
		a.Text(s.Text, vg.Point{X: vg.Length(words.Left) + 4, Y: vg.Length(words.Top)}, Hanging, sty)
		a.Dot(vg.Point{X: x, Y: vg.Length(words.Top) - 5}, Stroke{s.Look.Color, nil, draw.CircleGlyph{}}, 2.4)
	}
}

// free finds room for a flag's words right or left of it on the row of a point,
// clear of the words already there and of the lines of others.
func (a Panel) free(at vg.Point, w vg.Length, taken []Box, others []Spot) (Box, bool) {
	x, y := at.X, at.Y
	for _, left := range []vg.Length{x + 3, x - 3 - w} {
		words := Box{"", float64(left), float64(y - SmallSize*1.2), float64(left + w), float64(y)}
		clear := left >= a.Left-2 && left+w <= a.Right+2
		for _, t := range taken {
			clear = clear && !words.Overlaps(t)
		}
		for _, other := range others {
			line := a.Px(other.X)
			clear = clear && (line == x || line <= left || line >= left+w)
		}
		if clear {
			return words, true
		}
	}
	left := max(a.Left, min(x+3, a.Right-w))
	return Box{"", float64(left), float64(y - SmallSize*1.2), float64(left + w), float64(y)}, false
}
