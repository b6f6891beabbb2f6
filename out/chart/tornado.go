package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

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

// tornado is chart 7: how far the mean net of one plan swings between the ends of the assumptions that
// were tried; where none was, how strongly every sampled assumption moves its ranks.
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

// driversChart is chart 7: stress tests one at a time. The weights of a rank regression over all draws are
// in its table, since the first moves nothing jointly and the second trusts a straight line; they are drawn
// where nothing was tried.
func driversChart(r view.View, runs *result.Runs) (*drawing.Figure, string) {
	plan := r.Subject()
	if plan == nil {
		return nil, "Chart 7 (drivers) needs a plan beside the reference."
	}
	drivers, fit := view.Drivers(runs, plan.Name, "", r.Coverage())
	t := tornado{r, *plan, SwingsOf(r, plan.Name), drivers[:min(len(drivers), ShownDrivers)]}
	if len(t.drivers)+len(t.swings) == 0 {
		return nil, "Chart 7 (drivers) needs stress tests, or rows with sampled assumptions, at least ten futures " +
			"for each."
	}
	height := vg.Length(66 + 24*len(t.drivers))
	if len(t.swings) > 0 {
		height = vg.Length(62 + swingRow*len(t.swings))
	}
	f := &drawing.Figure{
		Name: "07-drivers", Title: wording.Capital(t.Title()), Subtitle: t.subtitle(),
		Table: t.table(drivers), Height: height,
		Body: func(p *drawing.Page, area vg.Rectangle) { t.Draw(p, area) },
	}
	if len(t.swings) > 0 {
		f.Notes = append(f.Notes, "One assumption at a time at both ends of its range, everything else as the "+
			"scenario has it. Squares lose money, circles earn some."+r.Whiskers(t.clear(), "of the mean"))
	} else {
		f.Notes = append(f.Notes, fmt.Sprintf("Weights: standardised rank regression; whiskers: %s interval, "+
			"jackknife over blocks. It explains %s of the variance of ranks%s.", r.Level(), wording.Percent(fit),
			doubt(fit)))
	}
	f.Alt = f.Title + ". Strongest first; the table below holds the numbers."
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

// Title says which assumption moves the mean most, unless the intervals of its ends overlap.
func (t tornado) Title() string {
	name := "“" + t.Short(t.plan) + "” "
	if len(t.swings) == 0 {
		return name + driversTitle(t.drivers)
	}
	s := t.swings[0]
	first, last := s.Ends[0], s.Ends[len(s.Ends)-1]
	if len(s.Ends) == 1 {
		return fmt.Sprintf("%sdepends on %s: %s at %s", name, view.Spoken(s.Key),
			t.Units.AboutSigned(*first.Net.Mean, result.UnitMoney), t.Value(s.Key, first.Value))
	}
	if a, b := view.PointOf(&first.Net), view.PointOf(&last.Net); !(a.Lo > b.Hi || a.Hi < b.Lo) {
		if t.Blocks < stats.FewBlocks {
			return "Too few futures to tell which assumption moves what " + strings.TrimSpace(name) + " earns"
		}
		return "No assumption tried clearly moves what " + strings.TrimSpace(name) + " earns"
	}
	return fmt.Sprintf("%sdepends most on %s: %s at %s, %s at %s%s", name, view.Spoken(s.Key),
		t.Units.AboutSigned(*first.Net.Mean, result.UnitMoney), t.Value(s.Key, first.Value),
		t.Units.AboutSigned(*last.Net.Mean, result.UnitMoney), t.Value(s.Key, last.Value), t.sign())
}

// sign says what the sign of the net value does at all ends tried.
func (t tornado) sign() string {
	least, most := math.Inf(1), math.Inf(-1)
	for _, s := range t.swings {
		for _, e := range s.Ends {
			least, most = min(least, *e.Net.Mean), max(most, *e.Net.Mean)
		}
	}
	switch {
	case least > 0:
		return "; no end tried makes it lose money"
	case most < 0:
		return "; no end tried makes it earn any"
	}
	return ""
}

func (t tornado) subtitle() string {
	return fmt.Sprintf("Mean net value of “%s” against the reference over %s, %s. "+
		"%s", t.View.Title(t.plan), t.Horizon(),
		t.PossibleWorlds(), t.Units.MoneyIn())
}

// driversTitle names the strongest assumption where its interval stands clear
// of the next one's, and as many as needed where not.
func driversTitle(ds []view.Driver) string {
	if len(ds) == 1 || ds[0].ClearOf(ds[1]) {
		return fmt.Sprintf("depends most on %s", view.SpokenPath(ds[0].Assumption))
	}
	return fmt.Sprintf("depends most on %s and %s", view.SpokenPath(ds[0].Assumption),
		view.SpokenPath(ds[1].Assumption))
}

func doubt(fit float64) string {
	if fit < .7 {
		return ": below 70 % the ranking is a hint only, ask sensitivity for indices"
	}
	return ""
}

// Draw shows how far each assumption tried moves the net value; where none was tried, the weights of
// those sampled.
func (t tornado) Draw(p *drawing.Page, area vg.Rectangle) {
	if len(t.swings) == 0 {
		t.drawDrivers(p, area)
		return
	}
	t.drawSwings(p, area)
}

// Room beside the dumbbells, and the height of a row, in points.
const (
	swingNames = 250
	swingRow   = 40
)

// drawSwings draws a dumbbell per assumption between the mean nets of its two ends, the widest on top;
// zero is always in sight. The name says which end is the worse, the figures at its ends are the nets.
func (t tornado) drawSwings(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	own := t.Mean(t.plan.Name, result.Net)
	lo, hi := t.swingRange(own)
	a := drawing.Panel{
		Page: p, Left: left + swingNames + 62, Bottom: bottom + 40, Right: right - 62, Top: top - 18,
		X0: lo, X1: hi, Y0: 0, Y1: float64(len(t.swings)),
	}
	a.AxisX(drawing.TicksOf(drawing.Ticker{Units: t.Units, Unit: result.UnitMoney, Target: 5}, lo, hi))
	p.StrokeLine2(draw.LineStyle{Color: drawing.Ink, Width: 1}, a.Px(0), a.Bottom, a.Px(0), a.Top+4)
	p.StrokeLine2(draw.LineStyle{Color: drawing.Quiet, Width: 1, Dashes: []vg.Length{3, 2}}, a.Px(own), a.Bottom,
		a.Px(own),
		a.Top+4)
	p.Text("as stated: "+t.Units.AboutSigned(own, result.UnitMoney), vg.Point{X: a.Px(own), Y: a.Top + 6},
		drawing.AtBottom, drawing.Face(drawing.SmallSize, drawing.Quiet))
	p.Text("net value over "+t.Horizon()+", against the reference", vg.Point{X: (a.Left + a.Right) / 2, Y: bottom + 14},
		drawing.AtTop, drawing.Face(drawing.SmallSize, drawing.Quiet))
	for i, s := range t.swings {
		y := a.Py(float64(len(t.swings)-i) - .5)
		name, small := drawing.Face(drawing.TextSize, drawing.Ink), drawing.Face(drawing.SmallSize, drawing.Quiet)
		p.Text(drawing.Shorten(wording.Capital(view.Spoken(s.Key)), swingNames, 1, name), vg.Point{X: left, Y: y + 8},
			drawing.AtLeft, name)
		p.Text(drawing.Shorten(t.worstCase(s), swingNames, 1, small), vg.Point{X: left, Y: y - 6}, drawing.AtLeft,
			small)
		t.drawSwing(a, s, y)
	}
}

// swingRange is the axis: zero, every mean with its interval, and the scenario's own.
func (t tornado) swingRange(own float64) (lo, hi float64) {
	lo, hi = min(0, own), max(0, own)
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

// worstCase names the end that leaves less money, and where the plan breaks even between the ends.
func (t tornado) worstCase(s swing) string {
	worst := slices.MinFunc(s.Ends, func(a, b result.Stress) int { return view.Compare(*a.Net.Mean, *b.Net.Mean) })
	text := "worst case: " + t.Value(s.Key, worst.Value)
	if b := t.BreakEven(t.plan.Name, s.Key); b != nil && b.Value != nil {
		text += "; breaks even at " + t.Value(s.Key, *b.Value)
	}
	return text
}

// drawSwing draws one dumbbell: a square loses money, a circle earns some.
func (t tornado) drawSwing(a drawing.Panel, s swing, y vg.Length) {
	ends := slices.SortedStableFunc(slices.Values(s.Ends),
		func(a, b result.Stress) int { return view.Compare(*a.Net.Mean, *b.Net.Mean) })
	own := t.Mean(t.plan.Name, result.Net)
	from, to := min(own, *ends[0].Net.Mean), max(own, *ends[len(ends)-1].Net.Mean)
	a.StrokeLine2(draw.LineStyle{Color: drawing.Neutral, Width: 5}, a.Px(from), y, a.Px(to), y)
	sty := drawing.Face(drawing.SmallSize, drawing.Ink)
	for i, e := range ends {
		b := view.PointOf(&e.Net)
		look := drawing.Stroke{Color: drawing.Good, Marker: draw.CircleGlyph{}}
		if b.Mean < 0 {
			look = drawing.Stroke{Color: drawing.Bad, Marker: draw.BoxGlyph{}}
		}
		aside := vg.Length(3 * (2*i - len(ends) + 1)) // two whiskers may overlap
		a.Across(a.Px(b.Lo), a.Px(b.Hi), y+aside, drawing.Stroke{Color: drawing.Ink})
		a.Dot(a.At(b.Mean, 0).Add(vg.Point{Y: y - a.Py(0)}), look, 5)
		words := t.Units.AboutSigned(b.Mean, result.UnitMoney)
		if i == 0 && (len(ends) > 1 || b.Mean < own) {
			x := a.Px(b.Mean)
			if stats.IsFinite(b.Lo) {
				x = min(x, a.Px(b.Lo))
			}
			a.Rect(drawing.Area(x-10-sty.Width(words), y-6, x-6, y+6), drawing.Fade(drawing.Paper, .85))
			a.Text(words, vg.Point{X: x - 8, Y: y}, drawing.AtRight, sty)
			continue
		}
		x := a.Px(b.Mean)
		if stats.IsFinite(b.Hi) {
			x = max(x, a.Px(b.Hi))
		}
		a.Rect(drawing.Area(x+6, y-6, x+10+sty.Width(words), y+6), drawing.Fade(drawing.Paper, .85))
		a.Text(words, vg.Point{X: x + 8, Y: y}, drawing.AtLeft, sty)
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
