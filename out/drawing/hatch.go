package drawing

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Weave is how an area is told from its neighbour without colour.
type Weave int

const (
	Plain Weave = iota
	Rising
	Falling
	Crossed
	Level
)

// Woven fills a rectangle with a colour and lines over it.
func (p *Page) Woven(r vg.Rectangle, s Stroke, w Weave) {
	if r.Max.X <= r.Min.X || r.Max.Y <= r.Min.Y {
		return
	}
	if w == Plain {
		p.Rect(r, s.Color)
		return
	}
	p.Rect(r, Fade(s.Color, .35))
	sty := draw.LineStyle{Color: s.Color, Width: 1.1}
	if w == Level {
		for y := r.Min.Y + 2; y < r.Max.Y; y += 4 {
			p.StrokeLine2(sty, r.Min.X, y, r.Max.X, y)
		}
	}
	if w == Rising || w == Crossed {
		p.diagonals(r, sty, false)
	}
	if w == Falling || w == Crossed {
		p.diagonals(r, sty, true)
	}
}

// diagonals strokes lines of 45° clipped to a rectangle.
func (p *Page) diagonals(r vg.Rectangle, sty draw.LineStyle, down bool) {
	for x := r.Min.X - (r.Max.Y - r.Min.Y); x < r.Max.X; x += 5 {
		x0, x1 := max(x, r.Min.X), min(x+r.Max.Y-r.Min.Y, r.Max.X)
		if x1 <= x0 {
			continue
		}
		y0, y1 := r.Min.Y+(x0-x), r.Min.Y+(x1-x)
		if down {
			y0, y1 = r.Max.Y-(x0-x), r.Max.Y-(x1-x)
		}
		p.StrokeLine2(sty, x0, y0, x1, y1)
	}
}
