package out

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/dates"
)

// panel is a rectangle of the page with two linear scales.
type panel struct {
	*page
	left, bottom, right, top vg.Length
	x0, x1, y0, y1           float64
}

func (a panel) px(x float64) vg.Length {
	return a.left + (a.right-a.left)*vg.Length((x-a.x0)/(a.x1-a.x0))
}

func (a panel) py(y float64) vg.Length {
	return a.bottom + (a.top-a.bottom)*vg.Length((y-a.y0)/(a.y1-a.y0))
}

func (a panel) at(x, y float64) vg.Point { return vg.Point{X: a.px(x), Y: a.py(y)} }

// gridY draws horizontal rules with their labels left of the panel, and a
// stronger rule at zero where it is inside.
func (a panel) gridY(t Ticker) {
	for _, tick := range t.Ticks(a.y0, a.y1) {
		y := a.py(tick.Value)
		c := rule
		if tick.Value == 0 {
			c = quiet
		}
		a.StrokeLine2(draw.LineStyle{Color: c, Width: .7}, a.left, y, a.right, y)
		a.text(tick.Label, vg.Point{X: a.left - 5, Y: y}, atRight, face(smallSize, quiet))
	}
}

// axisX draws ticks and labels below the panel; labels that would touch the
// one before are left out.
func (a panel) axisX(at []float64, labels []string) {
	a.StrokeLine2(draw.LineStyle{Color: quiet, Width: .7}, a.left, a.bottom, a.right, a.bottom)
	sty := face(smallSize, quiet)
	end := vg.Length(math.Inf(-1))
	for i, x := range at {
		px := a.px(x)
		w := vg.Length(0)
		for _, line := range splitLines(labels[i]) {
			w = max(w, sty.Width(line))
		}
		if px-w/2 < end+4 {
			continue
		}
		a.StrokeLine2(draw.LineStyle{Color: quiet, Width: .7}, px, a.bottom, px, a.bottom-3)
		a.text(labels[i], vg.Point{X: px, Y: a.bottom - 5}, atTop, sty)
		end = px + w/2
	}
}

// curve draws a line through values, NaN breaking it.
func (a panel) curve(xs, ys []float64, s stroke, width vg.Length) {
	points := make([]vg.Point, len(ys))
	for i := range ys {
		points[i] = a.at(xs[i], ys[i])
	}
	a.line(points, s, width)
}

// dots marks every value.
func (a panel) dots(xs, ys []float64, s stroke) {
	for i := range ys {
		a.dot(a.at(xs[i], ys[i]), s, 3)
	}
}

// band fills between two curves where both have values.
func (a panel) band(xs, lo, hi []float64, c color.Color) {
	for i := 0; i < len(xs); {
		j := i
		for j < len(xs) && finite(lo[j]) && finite(hi[j]) {
			j++
		}
		if j-i > 1 {
			var points []vg.Point
			for k := i; k < j; k++ {
				points = append(points, a.at(xs[k], hi[k]))
			}
			for k := j - 1; k >= i; k-- {
				points = append(points, a.at(xs[k], lo[k]))
			}
			a.FillPolygon(c, points)
		}
		i = max(j, i+1)
	}
}

// whisker draws an interval of a mean.
func (a panel) whisker(x, lo, hi float64, s stroke) {
	if !finite(lo) || !finite(hi) {
		return
	}
	sty := draw.LineStyle{Color: s.color, Width: 1.2}
	px, y0, y1 := a.px(x), a.py(lo), a.py(hi)
	a.StrokeLine2(sty, px, y0, px, y1)
	a.StrokeLine2(sty, px-2.5, y0, px+2.5, y0)
	a.StrokeLine2(sty, px-2.5, y1, px+2.5, y1)
}

// tag is a direct label at the right end of a curve.
type tag struct {
	text string
	y    float64 // value it belongs to
	look stroke
}

// tags writes labels right of the panel, moved apart where they would touch,
// each with a sample of its line and a leader to the value.
func (a panel) tags(tags []tag, width vg.Length) {
	sty := face(smallSize, ink)
	var kept []tag
	var want, heights []float64
	for _, t := range tags {
		if !finite(t.y) {
			continue
		}
		t.text = shorten(t.text, width-26, 2, sty)
		kept = append(kept, t)
		want = append(want, float64(a.py(t.y)))
		heights = append(heights, float64(smallSize)*(1+leading*float64(len(splitLines(t.text))-1))+3)
	}
	placed := apart(want, heights, float64(a.bottom)-6, float64(a.top)+6)
	for i, t := range kept {
		y := vg.Length(placed[i])
		a.StrokeLine2(draw.LineStyle{Color: quiet, Width: .4}, a.right+1, vg.Length(want[i]), a.right+5, y)
		a.line([]vg.Point{{X: a.right + 5, Y: y}, {X: a.right + 22, Y: y}}, t.look, 1.6)
		a.dot(vg.Point{X: a.right + 13.5, Y: y}, t.look, 2.5)
		a.text(t.text, vg.Point{X: a.right + 26, Y: y}, atLeft, sty)
	}
}

// Sides of a point at which a curve is named.
var (
	aboveLeft  = align{1, 0}
	belowRight = align{0, 1}
)

// beside names a curve at a point of it, on the first side clear of what is
// written there and inside the panel.
func (a panel) beside(name string, at vg.Point, sides ...align) {
	sty := face(smallSize, ink)
	w, h := sty.Width(name), vg.Length(smallSize*1.2)
	place := func(s align) vg.Rectangle {
		x, y := at.X+7-(w+14)*vg.Length(s.x), at.Y+5-(h+10)*vg.Length(s.y)
		return box(x, y, x+w, y+h)
	}
	side := slices.IndexFunc(sides, func(s align) bool {
		r := place(s)
		b := Box{"", float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y)}
		return r.Min.X >= a.left && r.Max.X <= a.right && r.Min.Y >= a.bottom && r.Max.Y <= a.top && !slices.ContainsFunc(a.boxes, b.Overlaps)
	})
	r := place(sides[max(side, 0)])
	a.rect(box(r.Min.X-2, r.Min.Y, r.Max.X+2, r.Max.Y), fade(paper, .85))
	a.text(name, vg.Point{X: r.Min.X, Y: r.Max.Y - 1}, hanging, sty)
}

// months returns ticks at the first days of months, every so many that the
// labels fit, with the year under the first and under each January.
func (r reading) months(width vg.Length) (at []float64, labels []string) {
	n := r.Scenario.Months
	every := 1
	for _, e := range []int{1, 2, 3, 6, 12, 24} {
		every = e
		if float64(width)/float64(max(n, 1)/e+1) >= 30 {
			break
		}
	}
	start, ok := r.start()
	year := 0
	for m := 0; m <= n; m += every {
		at = append(at, float64(m))
		if !ok {
			labels = append(labels, thousands(m))
			continue
		}
		first := start.AfterMonths(m)
		label := dates.Short(first.Month)
		if first.Year != year {
			label, year = fmt.Sprintf("%s\n%d", label, first.Year), first.Year
		}
		labels = append(labels, label)
	}
	return at, labels
}
