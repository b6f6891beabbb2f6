package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// ShownDrivers is how many bars of the regression chart 7 draws.
const ShownDrivers = 12

// tornado is chart 7: how far the mean net of one plan swings between the ends
// of the assumptions that were stress tested, and beside it how strongly every
// sampled assumption moves its ranks. Either half may be missing.
type tornado struct {
	view.View
	plan    result.Plan
	swings  []swing
	drivers []view.Driver
}

// swing is what the ends of an assumption make of the mean net, lowest value
// first.
type swing struct {
	Key  string
	Ends []result.Stress
}

// Size is the distance between the extreme means, own included.
func (s swing) Size(own float64) float64 {
	lo, hi := own, own
	for _, e := range s.Ends {
		lo, hi = min(lo, *e.Net.Mean), max(hi, *e.Net.Mean)
	}
	return hi - lo
}

// driversChart is chart 7: stress tests one at a time, and the weights of a rank regression over all
// draws. Both are shown since the first moves nothing jointly and the second trusts a straight line.
func driversChart(r view.View, runs *result.Runs) (*drawing.Figure, string) {
	plan := r.Subject()
	if plan == nil {
		return nil, "Chart 7 (drivers) needs a plan beside the reference."
	}
	drivers, fit := view.Drivers(runs, plan.Name, "", r.Coverage())
	t := tornado{r, *plan, SwingsOf(r, plan.Name), drivers[:min(len(drivers), ShownDrivers)]}
	if len(t.drivers)+len(t.swings) == 0 {
		return nil, "Chart 7 (drivers) needs stress tests, or rows with sampled assumptions, at least ten worlds " +
			"for each."
	}
	rows := max(len(t.drivers), 2*len(t.swings))
	f := &drawing.Figure{
		Name: "07-drivers", Title: "“" + r.Short(*plan) + "”: " + t.Title(), Subtitle: t.subtitle(),
		Table: t.table(drivers), Height: vg.Length(66 + 24*rows),
		Body: func(p *drawing.Page, area vg.Rectangle) { t.Draw(p, area) },
	}
	if len(t.swings) > 0 {
		f.Notes = append(f.Notes, "Mean net: one assumption at a time at both ends of its range, everything else "+
			"as the scenario has it: blue the low end, hatched orange the high one."+
			r.Whiskers(t.clear(), "of the mean"))
	}
	if len(t.drivers) > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("Weights: standardised rank regression; whiskers: %s interval, "+
			"jackknife over blocks. It explains %s of the variance of ranks%s.", r.Level(), wording.Percent(fit),
			doubt(fit)))
	}
	f.Alt = f.Title + ". Bars, strongest first; the table below holds the numbers."
	return f, ""
}

// clear reports whether any end has an interval.
func (t tornado) clear() bool {
	return slices.ContainsFunc(t.swings, func(s swing) bool {
		return slices.ContainsFunc(s.Ends, func(e result.Stress) bool { return e.Net.Interval != nil })
	})
}

// swings are the stress tested assumptions of a plan, widest first.
func SwingsOf(r view.View, plan string) (swings []swing) {
	own := r.Mean(plan, result.Net)
	if !stats.IsFinite(own) {
		return nil
	}
	for _, key := range r.StressKeys() {
		ends := slices.DeleteFunc(r.StressOf(plan, key), func(s result.Stress) bool {
			return s.Net.Mean == nil ||
				!stats.IsFinite(*s.Net.Mean)
		})
		if len(ends) > 2 { // a bar has two ends; what is marked between them stands in the text
			ends = []result.Stress{ends[0], ends[len(ends)-1]}
		}
		if len(ends) > 0 {
			swings = append(swings, swing{key, ends})
		}
	}
	slices.SortStableFunc(swings, func(a, b swing) int { return view.Compare(b.Size(own), a.Size(own)) })
	return swings
}

// Title says which stress test moves the mean most, unless the intervals of its ends overlap.
func (t tornado) Title() string {
	if len(t.swings) == 0 {
		return driversTitle(t.drivers)
	}
	s := t.swings[0]
	if len(s.Ends) == 1 {
		return fmt.Sprintf("%s at %s takes mean net value to %s", view.Spoken(s.Key), view.AsWritten(s.Ends[0]),
			t.Units.Signed(*s.Ends[0].Net.Mean, result.UnitMoney))
	}
	last := s.Ends[len(s.Ends)-1]
	if a, b := view.PointOf(&s.Ends[0].Net), view.PointOf(&last.Net); !(a.Lo > b.Hi || a.Hi < b.Lo) {
		return "no assumption stress tested clearly moves net value"
	}
	return fmt.Sprintf("of the stress tests the %s moves its mean net value most, %s at %s and %s at %s",
		view.Spoken(s.Key),
		t.Units.Signed(*s.Ends[0].Net.Mean, result.UnitMoney), view.AsWritten(s.Ends[0]),
		t.Units.Signed(*last.Net.Mean, result.UnitMoney), view.AsWritten(last))
}

func (t tornado) subtitle() string {
	s := fmt.Sprintf("Mean net value of “%s” against the reference, %s. %s", t.View.Title(t.plan), t.PossibleWorlds(),
		t.Units.MoneyIn())
	if len(t.drivers) > 0 && len(t.swings) > 0 {
		s += " " + wording.Capital(driversTitle(t.drivers)) + " among those sampled."
	}
	return s
}

// driversTitle names the strongest assumption where its interval stands clear
// of the next one's, and as many as needed where not.
func driversTitle(ds []view.Driver) string {
	if len(ds) == 1 || ds[0].ClearOf(ds[1]) {
		return fmt.Sprintf("net value depends most on %s", view.SpokenPath(ds[0].Assumption))
	}
	return fmt.Sprintf("net value depends most on %s and %s", view.SpokenPath(ds[0].Assumption),
		view.SpokenPath(ds[1].Assumption))
}

func doubt(fit float64) string {
	if fit < .7 {
		return ": below 70 % the ranking is a hint only, ask sensitivity for indices"
	}
	return ""
}

func (t tornado) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	switch {
	case len(t.drivers) == 0:
		t.drawSwings(p, area)
	case len(t.swings) == 0:
		t.drawDrivers(p, area)
	default:
		middle := left + (right-left)*.5
		t.drawSwings(p, drawing.Area(left, bottom, middle-14, top))
		t.drawDrivers(p, drawing.Area(middle+14, bottom, right, top))
	}
}

// endRoom is the width kept beside the bars for the value tried and its net.
const endRoom = 88

// drawSwings draws a bar per assumption from one end's mean net to the other's;
// the name stands above it, the values tried at its ends.
func (t tornado) drawSwings(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	p.Text("Mean net value at both ends of a range", vg.Point{X: left, Y: top}, drawing.Hanging,
		drawing.Bold(drawing.HeadSize, drawing.Ink))
	own := t.Mean(t.plan.Name, result.Net)
	lo, hi := t.swingRange(own)
	a := drawing.Panel{
		Page: p, Left: left + endRoom, Bottom: bottom + 30, Right: right - endRoom, Top: top - 22,
		X0: lo, X1: hi, Y0: 0, Y1: float64(len(t.swings)),
	}
	a.AxisX(drawing.TicksOf(drawing.Ticker{Units: t.Units, Unit: result.UnitMoney, Target: 5}, lo, hi))
	if lo < 0 && hi > 0 {
		p.StrokeLine2(draw.LineStyle{Color: drawing.Ink, Width: .8, Dashes: []vg.Length{3, 2}}, a.Px(0), a.Bottom,
			a.Px(0), a.Top)
	}
	p.StrokeLine2(draw.LineStyle{Color: drawing.Ink, Width: 1.2}, a.Px(own), a.Bottom, a.Px(own), a.Top)
	for i, s := range t.swings {
		y := a.Py(float64(len(t.swings)-i)-.5) - 7
		sty := drawing.Face(drawing.TextSize, drawing.Ink)
		name := drawing.Shorten(view.SpokenPath(s.Key), right-left, 1, sty)
		at, half := vg.Point{X: (a.Left + a.Right) / 2, Y: y + 12}, sty.Width(name)/2+3
		p.Rect(drawing.Area(at.X-half, at.Y-1, at.X+half, at.Y+drawing.TextSize+1), drawing.Paper)
		p.Text(name, at, drawing.AtBottom, sty)
		t.drawSwing(a, s, y)
	}
	p.Text("as the scenario has it: "+t.Units.Signed(own, result.UnitMoney),
		vg.Point{X: (left + right) / 2, Y: bottom + 12}, drawing.AtTop, drawing.Face(drawing.SmallSize, drawing.Quiet))
}

// swingRange is the axis: every mean, its interval, and the scenario's own.
func (t tornado) swingRange(own float64) (lo, hi float64) {
	lo, hi = own, own
	for _, s := range t.swings {
		for _, e := range s.Ends {
			b := view.PointOf(&e.Net)
			for _, v := range []float64{b.Mean, b.Lo, b.Hi} {
				if stats.IsFinite(v) {
					lo, hi = min(lo, v), max(hi, v)
				}
			}
		}
	}
	if lo == hi {
		lo, hi = lo-1, hi+1
	}
	return lo, hi
}

// drawSwing draws the bar of each end from the scenario's own mean, low values
// plain and high values hatched, and writes the smaller mean left.
func (t tornado) drawSwing(a drawing.Panel, s swing, y vg.Length) {
	own := a.Px(t.Mean(t.plan.Name, result.Net))
	for i, e := range s.Ends {
		x := a.Px(*e.Net.Mean)
		look, w := drawing.Stroke{Color: drawing.Good}, drawing.Plain
		if i > 0 {
			look, w = drawing.Stroke{Color: drawing.Bad}, drawing.Falling
		}
		a.Woven(drawing.Area(min(own, x), y-8, max(own, x), y+8), look, w)
	}
	byNet := slices.SortedStableFunc(slices.Values(s.Ends),
		func(a, b result.Stress) int { return view.Compare(*a.Net.Mean, *b.Net.Mean) })
	for i, e := range byNet {
		b := view.PointOf(&e.Net)
		aside := vg.Length(4 * (2*i - len(byNet) + 1)) // two whiskers may overlap
		a.Across(a.Px(b.Lo), a.Px(b.Hi), y+aside, drawing.Stroke{Color: drawing.Ink})
		words := fmt.Sprintf("at %s:\n%s", drawing.Shorten(view.AsWritten(e), endRoom-20, 1,
			drawing.Face(drawing.SmallSize, drawing.Ink)), t.Units.Signed(b.Mean, result.UnitMoney))
		if i == 0 && (len(byNet) > 1 || a.Px(b.Mean) < own) {
			a.Text(words, vg.Point{X: a.Left - 6, Y: y}, drawing.AtRight, drawing.Face(drawing.SmallSize, drawing.Ink))
			continue
		}
		a.Text(words, vg.Point{X: a.Right + 6, Y: y}, drawing.AtLeft, drawing.Face(drawing.SmallSize, drawing.Ink))
	}
}

// drawDrivers draws the coefficients of the rank regression.
func (t tornado) drawDrivers(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	p.Text("Weight of every sampled assumption", vg.Point{X: left, Y: top}, drawing.Hanging,
		drawing.Bold(drawing.HeadSize, drawing.Ink))
	most := .1
	for _, d := range t.drivers {
		for _, v := range []float64{d.Weight, d.Lo, d.Hi} {
			if stats.IsFinite(v) {
				most = max(most, math.Abs(v)*1.08)
			}
		}
	}
	names := (right - left) * .42
	a := drawing.Panel{
		Page: p, Left: left + names + 8, Bottom: bottom + 30, Right: right - 36, Top: top - 22,
		X0: -most, X1: most, Y0: 0, Y1: float64(len(t.drivers)),
	}
	a.AxisX(drawing.TicksOf(drawing.Ticker{Units: t.Units, Unit: result.UnitNone, Target: 4}, -most, most))
	p.StrokeLine2(draw.LineStyle{Color: drawing.Ink, Width: .8}, a.Px(0), a.Bottom, a.Px(0), a.Top)
	for i, d := range t.drivers {
		y := a.Py(float64(len(t.drivers)-i) - .5)
		p.Text(drawing.Shorten(view.Spoken(d.Assumption), names, 1, drawing.Face(drawing.SmallSize, drawing.Ink)),
			vg.Point{X: left, Y: y}, drawing.AtLeft, drawing.Face(drawing.SmallSize, drawing.Ink))
		look, w := drawing.Stroke{Color: drawing.Good}, drawing.Plain
		if d.Weight < 0 {
			look, w = drawing.Stroke{Color: drawing.Bad}, drawing.Falling
		}
		thick := min(8, (a.Top-a.Bottom)/vg.Length(3*len(t.drivers)))
		p.Woven(drawing.Area(min(a.Px(0), a.Px(d.Weight)), y-thick, max(a.Px(0), a.Px(d.Weight)), y+thick), look, w)
		p.Across(a.Px(d.Lo), a.Px(d.Hi), y, drawing.Stroke{Color: drawing.Ink})
		p.Text(wording.SignedFixed(d.Weight), vg.Point{X: a.Right + 6, Y: y}, drawing.AtLeft,
			drawing.Bold(drawing.SmallSize, drawing.Ink))
	}
	p.Text("more of it: less money left, more money right", vg.Point{X: (left + right) / 2, Y: bottom + 12},
		drawing.AtTop, drawing.Face(drawing.SmallSize, drawing.Quiet))
}

// table holds both halves: an end of a stress test or a weight per line.
func (t tornado) table(drivers []view.Driver) drawing.Table {
	span := t.Level() + " interval"
	tb := drawing.Table{Columns: drawing.Head("Assumption", "At", "Mean net", span, "Net loss", "Weight", span+
		" of the weight")}
	empty := drawing.Cell{Text: wording.None}
	for _, s := range t.swings {
		for _, e := range s.Ends {
			b := view.PointOf(&e.Net)
			tb.Rows = append(tb.Rows, []drawing.Cell{
				drawing.Words(view.SpokenPath(s.Key)),
				drawing.Words(view.AsWritten(e)), drawing.Number(b.Mean, t.Units.Signed(b.Mean, result.UnitMoney)),
				drawing.Words(t.Units.Range(b.Lo, b.Hi, result.UnitMoney)),
				drawing.Number(e.Loss.Value, view.LossChance{Probability: e.Loss, Draws: e.Net.N}.Odds()), empty,
				empty,
			})
		}
	}
	for _, d := range drivers {
		interval := empty
		if stats.IsFinite(d.Lo) {
			interval.Text = wording.SignedFixed(d.Lo) + " to " + wording.SignedFixed(d.Hi)
		}
		tb.Rows = append(tb.Rows, []drawing.Cell{
			drawing.Words(view.SpokenPath(d.Assumption)), empty, empty, empty,
			empty, drawing.Number(d.Weight, wording.SignedFixed(d.Weight)), interval,
		})
	}
	return tb
}
