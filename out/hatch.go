package out

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// weave is how an area is told from its neighbour without colour.
type weave int

const (
	plain weave = iota
	rising
	falling
	crossed
	level
)

// woven fills a rectangle with a colour and lines over it.
func (p *page) woven(left, bottom, right, top vg.Length, s stroke, w weave) {
	if right-left <= 0 || top-bottom <= 0 {
		return
	}
	if w == plain {
		p.rect(left, bottom, right, top, s.color)
		return
	}
	p.rect(left, bottom, right, top, fade(s.color, .35))
	sty := draw.LineStyle{Color: s.color, Width: 1.1}
	if w == level {
		for y := bottom + 2; y < top; y += 4 {
			p.StrokeLine2(sty, left, y, right, y)
		}
		return
	}
	if w == rising || w == crossed {
		p.diagonals(left, bottom, right, top, sty, false)
	}
	if w == falling || w == crossed {
		p.diagonals(left, bottom, right, top, sty, true)
	}
}

// diagonals strokes lines of 45° clipped to a rectangle.
func (p *page) diagonals(left, bottom, right, top vg.Length, sty draw.LineStyle, down bool) {
	h := top - bottom
	for x := left - h; x < right; x += 5 {
		x0, x1 := max(x, left), min(x+h, right)
		if x1 <= x0 {
			continue
		}
		y0, y1 := bottom+(x0-x), bottom+(x1-x)
		if down {
			y0, y1 = top-(x0-x), top-(x1-x)
		}
		p.StrokeLine2(sty, x0, y0, x1, y1)
	}
}
