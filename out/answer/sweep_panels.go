package answer

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Sizes of a small panel and the room around it.
const (
	smallPanel  = 196
	smallLegend = 24
)

// fewPlaces is how many values an axis may have for its curve to pass through
// the mean of each; more get a smoothed one.
const fewPlaces = 7

// scatter is the chart of a sweep that is no grid of two or three axes: the
// outcome of every setting against each axis, one panel an axis.
func (v sweepView) scatter() *drawing.Figure {
	cells := v.played()
	if len(cells) < 2 {
		return nil
	}
	rows := (len(v.Axes) + drawing.ColumnsOf(len(v.Axes)) - 1) / drawing.ColumnsOf(len(v.Axes))
	fig := &drawing.Figure{
		Name: "05-sweep", Title: v.headline(),
		Subtitle: fmt.Sprintf("Mean net value of “%s” over %d months at every setting (%s), against each key that "+
			"was varied. Money in %s.", wording.Clean(v.Plan), v.Scenario.Months,
			wording.SettingsOf(v.Design, v.Points),
			wording.Clean(v.Scenario.Currency)),
		Notes: []string{fmt.Sprintf("A mark is a setting, its whisker the %.0f %% interval of the mean. Circles: "+
			"Chance of a net gain of at least %s; squares: less. The curve joins the means at each value, or where "+
			"there "+
			"are more than %d smooths over neighbours (local straight lines); the other keys vary along it.",
			100*v.Level, wording.Percent(v.At), fewPlaces)},
		Table: v.gains(), Height: vg.Length(smallLegend + smallPanel*rows),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.drawScatter(p, area, cells) },
	}
	fig.Alt = fig.Title + ". One scatter per varied key; the table below holds the numbers."
	return fig
}

// played are the settings with a result.
func (v sweepView) played() []result.SweepCell {
	return slices.DeleteFunc(v.main(), func(c result.SweepCell) bool { return atEnd(c) == nil })
}

var (
	safeLook   = drawing.Stroke{Color: drawing.Good, Dashes: nil, Marker: draw.CircleGlyph{}}
	unsafeLook = drawing.Stroke{Color: drawing.Bad, Dashes: nil, Marker: draw.BoxGlyph{}}
)

// drawScatter draws net value against each axis in a panel of its own, for designs that are no grid:
// settings that reach the probability asked for differ from the others in colour and shape.
func (v sweepView) drawScatter(p *drawing.Page, area vg.Rectangle, cells []result.SweepCell) {
	left, _, right, top := drawing.Edges(area)
	x := left
	for _, k := range []struct {
		name string
		look drawing.Stroke
	}{{"Chance of a net gain at least " + wording.Percent(v.At), safeLook}, {"less", unsafeLook}} {
		p.Dot(vg.Point{X: x + 6, Y: top - 6}, k.look, 3)
		p.Text(k.name, vg.Point{X: x + 14, Y: top - 6}, drawing.AtLeft, drawing.Face(drawing.SmallSize, drawing.Ink))
		x += drawing.Face(drawing.SmallSize, drawing.Ink).Width(k.name) + 34
	}
	lo, hi := 0., 0.
	for _, c := range cells {
		h := atEnd(c)
		for _, y := range []float64{h.Net, orElse(h.NetLo, h.Net), orElse(h.NetHi, h.Net)} {
			lo, hi = min(lo, y), max(hi, y)
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	columns := drawing.ColumnsOf(len(v.Axes))
	width := (right - left) / vg.Length(columns)
	for k, axis := range v.Axes {
		x, y := left+width*vg.Length(k%columns), top-smallLegend-smallPanel*vg.Length(k/columns)
		places, labels, x0, x1 := v.axisPositions(k, cells)
		a := drawing.Panel{
			Page: p, Left: x + 48, Bottom: y - smallPanel + 36, Right: x + width - 14, Top: y - 24,
			X0: x0, X1: x1, Y0: lo, Y1: hi,
		}
		name := drawing.Bold(drawing.SmallSize, drawing.Ink)
		p.Text(drawing.Shorten(axis.Key, width-20, 1, name), vg.Point{X: x + 6, Y: y - 4}, drawing.Hanging, name)
		a.GridY(drawing.Ticker{Units: v.units, Unit: result.UnitMoney, Target: 4})
		v.ticks(a, k, labels)
		v.marks(a, cells, places)
	}
}

// axisPositions are the settings along an axis. Values that are words stand side by
// side, in the order of their appearance, and have labels.
func (v sweepView) axisPositions(axis int, cells []result.SweepCell) (xs []float64, labels []string, lo, hi float64) {
	words := false
	for _, c := range cells {
		_, err := strconv.ParseFloat(c.Texts[axis], 64)
		words = words || err != nil && c.Values[axis] == math.Trunc(c.Values[axis])
	}
	for _, c := range cells {
		if !words {
			xs = append(xs, c.Values[axis])
			continue
		}
		at := slices.Index(labels, c.Texts[axis])
		if at < 0 {
			at = len(labels)
			labels = append(labels, c.Texts[axis])
		}
		xs = append(xs, float64(at))
	}
	lo, hi = slices.Min(xs), slices.Max(xs)
	pad := .06 * (hi - lo)
	if words {
		pad = .5
	}
	if pad == 0 {
		pad = max(1e-9, .1*math.Abs(hi))
	}
	return xs, labels, lo - pad, hi + pad
}

// ticks labels an axis by its words, or by round numbers.
func (v sweepView) ticks(a drawing.Panel, axis int, labels []string) {
	if labels == nil {
		at, said := drawing.TicksOf(drawing.Ticker{Units: v.units, Unit: v.Axes[axis].Unit, Target: 4}, a.X0, a.X1)
		a.AxisX(at, said)
		return
	}
	var at []float64
	room := (a.Right - a.Left) / vg.Length(len(labels))
	for i := range labels {
		at = append(at, float64(i))
		labels[i] = drawing.Shorten(labels[i], room-4, 2, drawing.Face(drawing.SmallSize, drawing.Quiet))
	}
	a.AxisX(at, labels)
}

// marks draws the curve through the settings, and them over it.
func (v sweepView) marks(a drawing.Panel, cells []result.SweepCell, xs []float64) {
	var ys []float64
	for _, c := range cells {
		ys = append(ys, atEnd(c).Net)
	}
	cx, cy := smoothed(xs, ys)
	a.Curve(cx, cy, drawing.Stroke{Color: drawing.Quiet}, 1.8)
	for i, c := range cells {
		h := atEnd(c)
		look := unsafeLook
		if h.Gain >= v.At {
			look = safeLook
		}
		if h.NetLo != nil && h.NetHi != nil {
			a.Whisker(xs[i], *h.NetLo, *h.NetHi, drawing.Stroke{Color: drawing.Fade(look.Color, .45)})
		}
		a.Dot(a.At(xs[i], h.Net), look, 2.6)
	}
}

func orElse(x *float64, other float64) float64 {
	if x == nil {
		return other
	}
	return *x
}

// smoothed is a curve through points: the mean at each place where these are
// few, else local straight lines with tricube weights over the nearest half of
// the points, six at least (Cleveland 1979).
func smoothed(xs, ys []float64) (cx, cy []float64) {
	cx = slices.Compact(slices.Sorted(slices.Values(xs)))
	if len(cx) <= fewPlaces {
		for _, at := range cx {
			sum, n := 0., 0.
			for i, x := range xs {
				if x == at {
					sum, n = sum+ys[i], n+1
				}
			}
			cy = append(cy, sum/n)
		}
		return cx, cy
	}
	near := min(len(xs), max(6, (len(xs)+1)/2))
	for _, at := range cx {
		cy = append(cy, localLine(xs, ys, at, near))
	}
	return cx, cy
}

// localLine is the value at a place of the weighted least-squares line through
// the nearest points.
func localLine(xs, ys []float64, at float64, near int) float64 {
	distance := make([]float64, len(xs))
	for i, x := range xs {
		distance[i] = math.Abs(x - at)
	}
	reach := max(1e-12, slices.Sorted(slices.Values(distance))[near-1]*1.0001)
	var w, wx, wy, wxx, wxy float64
	for i, x := range xs {
		if distance[i] >= reach {
			continue
		}
		t := 1 - math.Pow(distance[i]/reach, 3)
		k, d := t*t*t, x-at
		w, wx, wy, wxx, wxy = w+k, wx+k*d, wy+k*ys[i], wxx+k*d*d, wxy+k*d*ys[i]
	}
	if det := w*wxx - wx*wx; det > 1e-12*w*wxx {
		return (wy*wxx - wx*wxy) / det
	}
	return wy / w
}
