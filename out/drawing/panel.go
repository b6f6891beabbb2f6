package drawing

import (
	"image/color"
	"math"
	"slices"

	"boomerang/sim/stats"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Panel is a rectangle of the page with two linear scales.
type Panel struct {
	*Page
	Left, Bottom, Right, Top vg.Length
	X0, X1, Y0, Y1           float64
}

func (a Panel) Px(x float64) vg.Length {
	return a.Left + (a.Right-a.Left)*vg.Length((x-a.X0)/(a.X1-a.X0))
}

func (a Panel) Py(y float64) vg.Length {
	return a.Bottom + (a.Top-a.Bottom)*vg.Length((y-a.Y0)/(a.Y1-a.Y0))
}

func (a Panel) At(x, y float64) vg.Point { return vg.Point{X: a.Px(x), Y: a.Py(y)} }

// GridY draws horizontal rules with their labels left of the panel, and a
// stronger rule at zero where it is inside.
func (a Panel) GridY(t Ticker) {
	for _, tick := range t.Ticks(a.Y0, a.Y1) {
		y := a.Py(tick.Value)
		c := Rule
		if tick.Value == 0 {
			c = Quiet
		}
		a.StrokeLine2(draw.LineStyle{Color: c, Width: .7}, a.Left, y, a.Right, y)
		a.Text(tick.Label, vg.Point{X: a.Left - 5, Y: y}, AtRight, Face(SmallSize, Quiet))
	}
}

// AxisX draws ticks and labels below the panel; labels that would touch the
// one before are left out.
func (a Panel) AxisX(at []float64, labels []string) {
	a.StrokeLine2(draw.LineStyle{Color: Quiet, Width: .7}, a.Left, a.Bottom, a.Right, a.Bottom)
	sty := Face(SmallSize, Quiet)
	end := vg.Length(math.Inf(-1))
	for i, x := range at {
		px := a.Px(x)
		w := vg.Length(0)
		for _, line := range SplitLines(labels[i]) {
			w = max(w, sty.Width(line))
		}
		if px-w/2 < end+4 {
			continue
		}
		a.StrokeLine2(draw.LineStyle{Color: Quiet, Width: .7}, px, a.Bottom, px, a.Bottom-3)
		a.Text(labels[i], vg.Point{X: px, Y: a.Bottom - 5}, AtTop, sty)
		end = px + w/2
	}
}

// Curve draws a line through values, NaN breaking it.
func (a Panel) Curve(xs, ys []float64, s Stroke, width vg.Length) {
	points := make([]vg.Point, len(ys))
	for i := range ys {
		points[i] = a.At(xs[i], ys[i])
	}
	a.Line(points, s, width)
}

// Dots marks every value.
func (a Panel) Dots(xs, ys []float64, s Stroke) {
	for i := range ys {
		a.Dot(a.At(xs[i], ys[i]), s, 3)
	}
}

// Band fills between two curves where both have values.
func (a Panel) Band(xs, lo, hi []float64, c color.Color) {
	for i := 0; i < len(xs); {
		j := i
		for j < len(xs) && stats.IsFinite(lo[j]) && stats.IsFinite(hi[j]) {
			j++
		}
		if j-i > 1 {
			var points []vg.Point
			for k := i; k < j; k++ {
				points = append(points, a.At(xs[k], hi[k]))
			}
			for k := j - 1; k >= i; k-- {
				points = append(points, a.At(xs[k], lo[k]))
			}
			a.FillPolygon(c, points)
		}
		i = max(j, i+1)
	}
}

// Whisker draws an interval of a mean.
func (a Panel) Whisker(x, lo, hi float64, s Stroke) {
	if !stats.IsFinite(lo) || !stats.IsFinite(hi) {
		return
	}
	sty := draw.LineStyle{Color: s.Color, Width: 1.2}
	px, y0, y1 := a.Px(x), a.Py(lo), a.Py(hi)
	a.StrokeLine2(sty, px, y0, px, y1)
	a.StrokeLine2(sty, px-2.5, y0, px+2.5, y0)
	a.StrokeLine2(sty, px-2.5, y1, px+2.5, y1)
}

// Tag is a direct label at the right end of a curve.
type Tag struct {
	Text string
	Y    float64 // value it belongs to
	Look Stroke
}

// Tags writes labels right of the panel, moved apart where they would touch,
// each with a sample of its line and a leader to the value.
func (a Panel) Tags(tags []Tag, width vg.Length) {
	sty := Face(SmallSize, Ink)
	var kept []Tag
	var want, heights []float64
	for _, t := range tags {
		if !stats.IsFinite(t.Y) {
			continue
		}
		t.Text = Shorten(t.Text, width-26, 2, sty)
		kept = append(kept, t)
		want = append(want, float64(a.Py(t.Y)))
		heights = append(heights, float64(SmallSize)*(1+leading*float64(len(SplitLines(t.Text))-1))+3)
	}
	placed := spreadLabels(want, heights, float64(a.Bottom)-6, float64(a.Top)+6)
	for i, t := range kept {
		y := vg.Length(placed[i])
		a.StrokeLine2(draw.LineStyle{Color: Quiet, Width: .4}, a.Right+1, vg.Length(want[i]), a.Right+5, y)
		a.Line([]vg.Point{{X: a.Right + 5, Y: y}, {X: a.Right + 22, Y: y}}, t.Look, 1.6)
		a.Dot(vg.Point{X: a.Right + 13.5, Y: y}, t.Look, 2.5)
		a.Text(t.Text, vg.Point{X: a.Right + 26, Y: y}, AtLeft, sty)
	}
}

// Sides of a point at which a curve is named.
var (
	AboveLeft  = Align{1, 0}
	BelowRight = Align{0, 1}
)

// Beside names a curve at a point of it, on the first side clear of what is
// written there and inside the panel.
func (a Panel) Beside(name string, at vg.Point, sides ...Align) {
	sty := Face(SmallSize, Ink)
	w, h := sty.Width(name), vg.Length(SmallSize*1.2)
	place := func(s Align) vg.Rectangle {
		x, y := at.X+7-(w+14)*vg.Length(s.X), at.Y+5-(h+10)*vg.Length(s.Y)
		return Area(x, y, x+w, y+h)
	}
	side := slices.IndexFunc(sides, func(s Align) bool {
		r := place(s)
		b := Box{"", float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y)}
		return r.Min.X >= a.Left && r.Max.X <= a.Right && r.Min.Y >= a.Bottom && r.Max.Y <= a.Top &&
			!slices.ContainsFunc(a.boxes, b.Overlaps)
	})
	r := place(sides[max(side, 0)])
	a.Rect(Area(r.Min.X-2, r.Min.Y, r.Max.X+2, r.Max.Y), Fade(Paper, .85))
	a.Text(name, vg.Point{X: r.Min.X, Y: r.Max.Y - 1}, Hanging, sty)
}

// TicksOf splits ticks into values and labels.
func TicksOf(t Ticker, lo, hi float64) (at []float64, labels []string) {
	for _, tick := range t.Ticks(lo, hi) {
		at, labels = append(at, tick.Value), append(labels, tick.Label)
	}
	return at, labels
}

func Letter(i int) string { return string(rune('A' + i%26)) }

// Letter writes the letter of a mark above the panel, unless one is there.
func (a Panel) Letter(i int, x vg.Length) {
	sty := Bold(8, Quiet)
	for shift := vg.Length(0); shift < 30; shift += 7 {
		words := Box{"", float64(x + shift - 3.2), float64(a.Top + 3), float64(x + shift + 3.2), float64(a.Top + 10)}
		clear := true
		for _, b := range a.boxes {
			clear = clear && !b.Overlaps(words)
		}
		if clear {
			a.Text(Letter(i), vg.Point{X: x + shift, Y: a.Top + 3}, AtBottom, sty)
			return
		}
	}
}

// Sparse marks every third month, so that lines differ in black and white.
func (a Panel) Sparse(xs, ys []float64, s Stroke) {
	for i := 1; i < len(xs); i += 3 {
		a.Dot(a.At(xs[i], ys[i]), s, 2.2)
	}
}
