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
func (a panel) flags(spots []spot) vg.Length {
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
	var taken []Box
	deepest := vg.Length(0)
	for _, s := range spots {
		x, w := a.px(s.x), sty.Width(s.text)+8
		for row := 0; ; row++ {
			y := a.top - 4 - line*vg.Length(row)
			box, ok := a.free(x, y, w, taken, spots)
			if !ok && row < 12 {
				continue
			}
			taken = append(taken, box)
			deepest = max(deepest, a.top-y+line)
			a.StrokeLine2(draw.LineStyle{Color: s.look.color, Width: 1, Dashes: []vg.Length{3, 2}}, x, a.bottom, x, y)
			a.rect(vg.Length(box.Left), vg.Length(box.Bottom), vg.Length(box.Right), vg.Length(box.Top), fade(paper, .85))
			a.text(s.text, vg.Point{X: vg.Length(box.Left) + 4, Y: y}, hanging, sty)
			a.dot(vg.Point{X: x, Y: y - 5}, stroke{s.look.color, nil, draw.CircleGlyph{}}, 2.4)
			break
		}
	}
	return deepest
}

// free finds room for a flag's words right or left of x on the row at y,
// clear of the words already there and of the other lines.
func (a panel) free(x, y, w vg.Length, taken []Box, spots []spot) (Box, bool) {
	for _, left := range []vg.Length{x + 3, x - 3 - w} {
		box := Box{"", float64(left), float64(y - smallSize*1.2), float64(left + w), float64(y)}
		clear := left >= a.left-2 && left+w <= a.right+2
		for _, t := range taken {
			clear = clear && !box.Overlaps(t)
		}
		for _, other := range spots {
			at := a.px(other.x)
			clear = clear && (at == x || at <= left || at >= left+w)
		}
		if clear {
			return box, true
		}
	}
	left := max(a.left, min(x+3, a.right-w))
	return Box{"", float64(left), float64(y - smallSize*1.2), float64(left + w), float64(y)}, false
}
