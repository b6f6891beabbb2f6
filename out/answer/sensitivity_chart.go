package answer

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// tornadoFigure has the swings on the left, with the input values on the bars,
// and the total indices beside them.
func (v sensitivityView) tornadoFigure() drawing.Figure {
	shown := slices.Clone(v.inputs[:min(len(v.inputs), chart.ShownDrivers)])
	shown = slices.DeleteFunc(shown, func(in result.Input) bool { return in.AtLow == nil && in.Index == nil })
	f := drawing.Figure{
		Name: "07-sensitivity", Title: v.headline(),
		Subtitle: fmt.Sprintf("Mean %s of “%s” over %s.%s Left: one assumption at its 10 %% and 90 "+
			"%% quantile, the others at their medians, same futures. Right: total Sobol index.", v.outcome().word(),
			wording.Clean(v.Plan), wording.Months(v.Scenario.Months), v.outcome().counted(v.units)),
		Notes: []string{fmt.Sprintf("Plain: the assumption at its low value, hatched at its high one; the "+
			"numbers at the bars are these values. Whiskers: %.0f %% interval; – not among those with an index of "+
			"their own.", 100*v.Level)},
		Table: v.table(), Height: vg.Length(78 + 26*len(shown)),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.drawTornado(p, area, shown) },
	}
	f.Alt = f.Title + ". Two sets of bars, strongest first; the table below holds the numbers."
	return f
}

// drawTornado draws net value at the low and the high end of each assumption around the value with all
// at their medians, and the total index beside it.
func (v sensitivityView) drawTornado(p *drawing.Page, area vg.Rectangle, shown []result.Input) {
	left, bottom, right, top := drawing.Edges(area)
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
	lo, hi = drawing.PadRange(lo, hi)
	a := drawing.Panel{
		Page: p, Left: left + names + 30, Bottom: bottom + 34, Right: right - 190, Top: top, X0: lo,
		X1: hi, Y0: 0, Y1: n,
	}
	b := drawing.Panel{
		Page: p, Left: right - 130, Bottom: bottom + 34, Right: right - 36, Top: top, X0: 0, X1: 1,
		Y0: 0, Y1: n,
	}
	at, labels := drawing.TicksOf(drawing.Ticker{Units: v.units, Unit: v.outcome().Unit, Target: 5}, lo, hi)
	a.AxisX(at, labels)
	b.AxisX([]float64{0, .5, 1}, []string{"0", "0.5", "1"})
	p.StrokeLine2(draw.LineStyle{Color: drawing.Ink, Width: .8}, a.Px(v.Middle), a.Bottom, a.Px(v.Middle), a.Top)
	p.Text(v.outcome().word(), vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 20}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	p.Text("total index", vg.Point{X: (b.Left + b.Right) / 2, Y: b.Bottom - 20}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	for k, in := range shown {
		y := n - float64(k) - .5
		p.Text(drawing.Shorten(view.Spoken(in.Path), names-4, 1, drawing.Face(drawing.SmallSize, drawing.Ink)),
			vg.Point{X: left, Y: a.Py(y)}, drawing.AtLeft, drawing.Face(drawing.SmallSize, drawing.Ink))
		v.bar(a, in, y)
		v.indexBar(b, in.Index, y)
	}
}

// legend says which bar is which end of an assumption.
func (v sensitivityView) legend(p *drawing.Page, x, top vg.Length) {
	for _, end := range []struct {
		says  string
		color drawing.Stroke
		w     drawing.Weave
	}{
		{"at its low value (P10)", drawing.Stroke{Color: drawing.Neutral}, drawing.Plain},
		{"at its high value (P90)", drawing.Stroke{Color: drawing.Neutral}, drawing.Falling},
	} {
		look := drawing.Face(drawing.SmallSize, drawing.Ink)
		p.Woven(drawing.Area(x, top-11, x+14, top-2), end.color, end.w)
		p.Text(end.says, vg.Point{X: x + 19, Y: top - 1}, drawing.Hanging, look)
		x += 19 + look.Width(end.says) + 18
	}
}

// bar is the swing of one input: the low end plain, the high end
// hatched.
func (v sensitivityView) bar(a drawing.Panel, in result.Input, y float64) {
	if in.AtLow == nil {
		return
	}
	half := .3
	end := func(x float64, look drawing.Stroke, w drawing.Weave) {
		x0, x1 := a.Px(min(x, v.Middle)), a.Px(max(x, v.Middle))
		a.Woven(drawing.Area(x0, a.Py(y-half), x1, a.Py(y+half)), look, w)
	}
	end(*in.AtLow, drawing.Stroke{Color: drawing.Neutral}, drawing.Plain)
	end(*in.AtHigh, drawing.Stroke{Color: drawing.Neutral}, drawing.Falling)
	lowest, highest := v.ends(in)
	if *in.AtLow > *in.AtHigh {
		lowest, highest = highest, lowest
	}
	x0, x1 := a.Px(min(*in.AtLow, *in.AtHigh, v.Middle)), a.Px(max(*in.AtLow, *in.AtHigh, v.Middle))
	a.Text(lowest, vg.Point{X: x0 - 4, Y: a.Py(y)}, drawing.AtRight, drawing.Face(drawing.SmallSize, drawing.Quiet))
	a.Text(highest, vg.Point{X: x1 + 4, Y: a.Py(y)}, drawing.AtLeft, drawing.Face(drawing.SmallSize, drawing.Quiet))
}

// indexBar draws a total index, 0 to 1, with its interval cut at both ends of the scale.
func (v sensitivityView) indexBar(b drawing.Panel, x *result.Index, y float64) {
	if x == nil {
		b.Text(wording.None, vg.Point{X: b.Left + 4, Y: b.Py(y)}, drawing.AtLeft,
			drawing.Face(drawing.SmallSize, drawing.Quiet))
		return
	}
	b.Rect(drawing.Area(b.Left, b.Py(y-.3), b.Px(min(1, max(0, x.Total))), b.Py(y+.3)), drawing.Neutral)
	if iv := x.TotalInterval; iv != nil {
		sty := draw.LineStyle{Color: drawing.Ink, Width: 1.1}
		x0, x1 := b.Px(max(0, iv.Lo)), b.Px(min(1, iv.Hi))
		b.StrokeLine2(sty, x0, b.Py(y), x1, b.Py(y))
		b.StrokeLine2(sty, x0, b.Py(y-.12), x0, b.Py(y+.12))
		b.StrokeLine2(sty, x1, b.Py(y-.12), x1, b.Py(y+.12))
	}
	b.Text(fmt.Sprintf("%.2f", x.Total), vg.Point{X: b.Right + 8, Y: b.Py(y)}, drawing.AtLeft,
		drawing.Face(drawing.SmallSize, drawing.Ink))
}

// informationFigure is chart 11: what knowing each assumption would be worth.
func (v sensitivityView) informationFigure() drawing.Figure {
	byWorth := slices.Clone(v.inputs)
	byWorth = slices.DeleteFunc(byWorth, func(in result.Input) bool { return in.Information == nil })
	slices.SortStableFunc(byWorth, func(a, b result.Input) int {
		return view.Compare(b.Information.Value,
			a.Information.Value)
	})
	shown := byWorth[:min(len(byWorth), chart.ShownDrivers)]
	title := fmt.Sprintf("Knowing any one assumption would hardly change the choice of “%s”", wording.Clean(v.Best))
	if in := v.mostWorth(); in != nil {
		title = fmt.Sprintf("Knowing %s before choosing would be worth %s", view.Spoken(in.Path),
			v.units.Apart(in.Information.Value, v.outcome().Unit))
	}
	f := drawing.Figure{
		Name: "11-value-of-information", Title: title,
		Subtitle: fmt.Sprintf("Expected gain over %s from choosing among all plans after learning one "+
			"assumption; %d draws. Knowing everything: %s.%s", wording.Months(v.Scenario.Months), v.Worlds,
			v.perfect(), v.outcome().counted(v.units)),
		Notes: []string{fmt.Sprintf("Whiskers: %.0f %% interval, bootstrap of blocks, less the bias that shows. "+
			"Grey tick: the most that 100 shuffled assumptions show; bars that end before it are grey.",
			100*v.Level)},
		Table: v.table(), Height: vg.Length(50 + 24*len(shown)),
		Body: func(p *drawing.Page, area vg.Rectangle) { v.drawInformation(p, area, shown) },
	}
	f.Alt = f.Title + ". Bars, dearest first; the table below holds the numbers."
	return f
}

// drawInformation draws what knowing each assumption would be worth, grey where it does not exceed the
// noise, which is marked: values below are what reshuffled draws give too.
func (v sensitivityView) drawInformation(p *drawing.Page, area vg.Rectangle, shown []result.Input) {
	left, bottom, right, top := drawing.Edges(area)
	most := 0.
	for _, in := range shown {
		most = math.Max(most, in.Information.Value)
		most = math.Max(most, in.Information.Noise)
		if iv := in.Information.Interval; iv != nil {
			most = math.Max(most, iv.Hi)
		}
	}
	if most == 0 { // nothing is worth anything: an axis all the same
		most = 1
	}
	n := float64(len(shown))
	a := drawing.Panel{
		Page: p, Left: left + 220, Bottom: bottom + 30, Right: right - 60, Top: top, X0: 0,
		X1: most * 1.05, Y0: 0, Y1: n,
	}
	at, labels := drawing.TicksOf(drawing.Ticker{Units: v.units, Unit: v.outcome().Unit, Target: 6}, 0, most*1.05)
	a.AxisX(at, labels)
	for k, in := range shown {
		y, i := n-float64(k)-.5, in.Information
		p.Text(drawing.Shorten(view.Spoken(in.Path), 214, 1, drawing.Face(drawing.SmallSize, drawing.Ink)),
			vg.Point{X: left, Y: a.Py(y)}, drawing.AtLeft, drawing.Face(drawing.SmallSize, drawing.Ink))
		fill := drawing.Good
		if !i.Clear {
			fill = drawing.Rule
		}
		a.Rect(drawing.Area(a.Left, a.Py(y-.3), a.Px(max(0, i.Value)), a.Py(y+.3)), fill)
		p.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: 1.6}, a.Px(i.Noise), a.Py(y-.42), a.Px(i.Noise),
			a.Py(y+.42))
		if iv := i.Interval; iv != nil {
			sty := draw.LineStyle{Color: drawing.Ink, Width: 1.1}
			p.StrokeLine2(sty, a.Px(max(0, iv.Lo)), a.Py(y), a.Px(max(0, iv.Hi)), a.Py(y))
		}
	}
}

// unranked is the headline where nothing could be ranked: nothing was played, or what was learnt moves together.
func (v sensitivityView) unranked() string {
	if v.Learnt != nil && v.Worlds > 0 {
		return "What moves together is not ranked"
	}
	return "Nothing was played to the end"
}
