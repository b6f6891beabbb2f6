package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// tornadoFigure has the swings on the left, with the input values on the bars,
// and the total indices beside them.
func (v sensitivityView) tornadoFigure() Figure {
	shown := slices.Clone(v.inputs[:min(len(v.inputs), shownDrivers)])
	shown = slices.DeleteFunc(shown, func(in result.Input) bool { return in.AtLow == nil && in.Index == nil })
	f := Figure{
		Name: "07-sensitivity", Title: v.headline(),
		Subtitle: fmt.Sprintf("Mean net value of “%s” over %d months. %s Left: one assumption at its 10 %% and 90 %% quantile, the others at their medians, same worlds. Right: total Sobol index.", clean(v.Plan), v.Scenario.Months, v.units.MoneyIn()),
		Notes:    []string{fmt.Sprintf("Blue: the assumption at its low value, hatched orange at its high one; the numbers at the bars are these values. Whiskers: %.0f %% interval; – not among those with an index of their own.", 100*v.Level)},
		Table:    v.table(), height: vg.Length(78 + 26*len(shown)),
		body: func(p *page, area vg.Rectangle) { v.drawTornado(p, area, shown) },
	}
	f.Alt = f.Title + ". Two sets of bars, strongest first; the table below holds the numbers."
	return f
}

func (v sensitivityView) drawTornado(p *page, area vg.Rectangle, shown []result.Input) {
	left, bottom, right, top := edges(area)
	const names = 190
	v.legend(p, left+names+30, top)
	top -= 18
	n := float64(len(shown))
	lo, hi := v.Middle, v.Middle
	for _, in := range shown {
		if in.AtLow != nil {
			lo, hi = min(lo, *in.AtLow, *in.AtHigh), max(hi, *in.AtLow, *in.AtHigh)
		}
	}
	lo, hi = room(lo, hi)
	a := panel{p, left + names + 30, bottom + 34, right - 190, top, lo, hi, 0, n}
	b := panel{p, right - 130, bottom + 34, right - 36, top, 0, 1, 0, n}
	at, labels := ticksOf(Ticker{v.units, "money", 5}, lo, hi)
	a.axisX(at, labels)
	b.axisX([]float64{0, .5, 1}, []string{"0", "0.5", "1"})
	p.StrokeLine2(draw.LineStyle{Color: ink, Width: .8}, a.px(v.Middle), a.bottom, a.px(v.Middle), a.top)
	p.text("net value", vg.Point{X: (a.left + a.right) / 2, Y: a.bottom - 20}, atTop, face(smallSize, quiet))
	p.text("total index", vg.Point{X: (b.left + b.right) / 2, Y: b.bottom - 20}, atTop, face(smallSize, quiet))
	for k, in := range shown {
		y := n - float64(k) - .5
		p.text(shorten(spoken(in.Path), names-4, 1, face(smallSize, ink)), vg.Point{X: left, Y: a.py(y)}, atLeft, face(smallSize, ink))
		v.bar(a, in, y)
		v.indexBar(b, in.Index, y)
	}
}

// legend says which colour is which end of an assumption.
func (v sensitivityView) legend(p *page, x, top vg.Length) {
	for _, end := range []struct {
		says  string
		color stroke
		w     weave
	}{{"at its low value (P10)", stroke{color: blue}, plain}, {"at its high value (P90)", stroke{color: vermillion}, falling}} {
		look := face(smallSize, ink)
		p.woven(box(x, top-11, x+14, top-2), end.color, end.w)
		p.text(end.says, vg.Point{X: x + 19, Y: top - 1}, hanging, look)
		x += 19 + look.Width(end.says) + 18
	}
}

// bar is the swing of one input: the low end blue, the high end vermillion and
// hatched.
func (v sensitivityView) bar(a panel, in result.Input, y float64) {
	if in.AtLow == nil {
		return
	}
	half := .3
	end := func(x float64, look stroke, w weave) {
		x0, x1 := a.px(min(x, v.Middle)), a.px(max(x, v.Middle))
		a.woven(box(x0, a.py(y-half), x1, a.py(y+half)), look, w)
	}
	end(*in.AtLow, stroke{color: blue}, plain)
	end(*in.AtHigh, stroke{color: vermillion}, falling)
	lowest, highest := in.Low, in.High
	if *in.AtLow > *in.AtHigh {
		lowest, highest = in.High, in.Low
	}
	x0, x1 := a.px(min(*in.AtLow, *in.AtHigh, v.Middle)), a.px(max(*in.AtLow, *in.AtHigh, v.Middle))
	a.text(lowest, vg.Point{X: x0 - 4, Y: a.py(y)}, atRight, face(smallSize, quiet))
	a.text(highest, vg.Point{X: x1 + 4, Y: a.py(y)}, atLeft, face(smallSize, quiet))
}

func (v sensitivityView) indexBar(b panel, x *result.Index, y float64) {
	if x == nil {
		b.text(none, vg.Point{X: b.left + 4, Y: b.py(y)}, atLeft, face(smallSize, quiet))
		return
	}
	b.rect(box(b.left, b.py(y-.3), b.px(min(1, max(0, x.Total))), b.py(y+.3)), green)
	if iv := x.TotalInterval; iv != nil {
		sty := draw.LineStyle{Color: ink, Width: 1.1}
		x0, x1 := b.px(max(0, iv.Lo)), b.px(min(1, iv.Hi))
		b.StrokeLine2(sty, x0, b.py(y), x1, b.py(y))
		b.StrokeLine2(sty, x0, b.py(y-.12), x0, b.py(y+.12))
		b.StrokeLine2(sty, x1, b.py(y-.12), x1, b.py(y+.12))
	}
	b.text(fmt.Sprintf("%.2f", x.Total), vg.Point{X: b.right + 8, Y: b.py(y)}, atLeft, face(smallSize, ink))
}

// informationFigure is chart 11: what knowing each assumption would be worth.
func (v sensitivityView) informationFigure() Figure {
	byWorth := slices.Clone(v.inputs)
	byWorth = slices.DeleteFunc(byWorth, func(in result.Input) bool { return in.Information == nil })
	slices.SortStableFunc(byWorth, func(a, b result.Input) int { return compare(b.Information.Value, a.Information.Value) })
	shown := byWorth[:min(len(byWorth), shownDrivers)]
	title := fmt.Sprintf("Knowing any one assumption would hardly change the choice of “%s”", clean(v.Best))
	if in := v.mostWorth(); in != nil {
		title = fmt.Sprintf("Knowing the %s before choosing would be worth %s", spokenPath(in.Path), v.units.Quantity(in.Information.Value, "money"))
	}
	f := Figure{
		Name: "11-value-of-information", Title: title,
		Subtitle: fmt.Sprintf("Expected gain over %d months from choosing among all plans after learning one assumption; %d draws. Knowing everything: %s. %s", v.Scenario.Months, v.Worlds, v.units.Quantity(v.Perfect, "money"), v.units.MoneyIn()),
		Notes:    []string{fmt.Sprintf("Whiskers: %.0f %% interval, bootstrap of blocks. Grey tick: the most that 100 shuffled assumptions show; bars that end before it are grey.", 100*v.Level)},
		Table:    v.table(), height: vg.Length(50 + 24*len(shown)),
		body: func(p *page, area vg.Rectangle) { v.drawInformation(p, area, shown) },
	}
	f.Alt = f.Title + ". Bars, dearest first; the table below holds the numbers."
	return f
}

func (v sensitivityView) drawInformation(p *page, area vg.Rectangle, shown []result.Input) {
	left, bottom, right, top := edges(area)
	most := 1.
	for _, in := range shown {
		most = math.Max(most, in.Information.Value)
		most = math.Max(most, in.Information.Noise)
		if iv := in.Information.Interval; iv != nil {
			most = math.Max(most, iv.Hi)
		}
	}
	n := float64(len(shown))
	a := panel{p, left + 220, bottom + 30, right - 60, top, 0, most * 1.05, 0, n}
	at, labels := ticksOf(Ticker{v.units, "money", 6}, 0, most*1.05)
	a.axisX(at, labels)
	for k, in := range shown {
		y, i := n-float64(k)-.5, in.Information
		p.text(shorten(spoken(in.Path), 214, 1, face(smallSize, ink)), vg.Point{X: left, Y: a.py(y)}, atLeft, face(smallSize, ink))
		fill := blue
		if !i.Clear {
			fill = rule
		}
		a.rect(box(a.left, a.py(y-.3), a.px(max(0, i.Value)), a.py(y+.3)), fill)
		p.StrokeLine2(draw.LineStyle{Color: quiet, Width: 1.6}, a.px(i.Noise), a.py(y-.42), a.px(i.Noise), a.py(y+.42))
		if iv := i.Interval; iv != nil {
			sty := draw.LineStyle{Color: ink, Width: 1.1}
			p.StrokeLine2(sty, a.px(max(0, iv.Lo)), a.py(y), a.px(max(0, iv.Hi)), a.py(y))
		}
	}
}
