package out

import (
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// spot is a place on the horizontal axis with a word to it.
type spot struct {
	x    float64
	text string
	look stroke
}

// flags draws a vertical line at every spot and its words at the top of the
// panel, each on the first free row: left or right of the line, wherever it
// stays inside.
func (a panel) flags(spots []spot) {
	spots = slices.DeleteFunc(slices.Clone(spots), func(s spot) bool { return !(s.x >= a.x0 && s.x <= a.x1) })
	slices.SortStableFunc(spots, func(p, q spot) int {
		switch {
		case p.x < q.x:
			return -1
		case p.x > q.x:
			return 1
		}
		return 0
	})
	sty := face(smallSize, ink)
	const line = smallSize*1.2 + 3
	for _, s := range spots {
		x := a.px(s.x)
		a.StrokeLine2(draw.LineStyle{Color: s.look.color, Width: 1, Dashes: []vg.Length{3, 2}}, x, a.bottom, x, a.top)
	}
	var taken []Box
	for _, s := range spots {
		x, w := a.px(s.x), sty.Width(s.text)+8
		words, ok := Box{}, false
		for row := 0; row < 8 && !ok; row++ {
			y := a.top - 4 - line*vg.Length(row%4)
			others := spots
			if row >= 4 {
				others = nil // rather cover another line than leave
			}
			words, ok = a.free(vg.Point{X: x, Y: y}, w, taken, others)
		}
		taken = append(taken, words)
		a.rect(box(vg.Length(words.Left), vg.Length(words.Bottom), vg.Length(words.Right), vg.Length(words.Top)), fade(paper, .9))
		a.text(s.text, vg.Point{X: vg.Length(words.Left) + 4, Y: vg.Length(words.Top)}, hanging, sty)
		a.dot(vg.Point{X: x, Y: vg.Length(words.Top) - 5}, stroke{s.look.color, nil, draw.CircleGlyph{}}, 2.4)
	}
}

// free finds room for a flag's words right or left of it on the row of a point,
// clear of the words already there and of the lines of others.
func (a panel) free(at vg.Point, w vg.Length, taken []Box, others []spot) (Box, bool) {
	x, y := at.X, at.Y
	for _, left := range []vg.Length{x + 3, x - 3 - w} {
		words := Box{"", float64(left), float64(y - smallSize*1.2), float64(left + w), float64(y)}
		clear := left >= a.left-2 && left+w <= a.right+2
		for _, t := range taken {
			clear = clear && !words.Overlaps(t)
		}
		for _, other := range others {
			line := a.px(other.x)
			clear = clear && (line == x || line <= left || line >= left+w)
		}
		if clear {
			return words, true
		}
	}
	left := max(a.left, min(x+3, a.right-w))
	return Box{"", float64(left), float64(y - smallSize*1.2), float64(left + w), float64(y)}, false
}
