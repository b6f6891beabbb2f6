package out

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"boomerang/sim/result"
)

// shownDrivers is how many bars of the regression chart 7 draws.
const shownDrivers = 12

// tornado is chart 7: how far the mean net of one plan swings between the ends
// of the assumptions that were stress tested, and beside it how strongly every
// sampled assumption moves its ranks. Either half may be missing.
type tornado struct {
	reading
	plan    result.Plan
	swings  []swing
	drivers []Driver
}

// swing is what the ends of an assumption make of the mean net, lowest value
// first.
type swing struct {
	key  string
	ends []result.Stress
}

// size is the distance between the extreme means, own included.
func (s swing) size(own float64) float64 {
	lo, hi := own, own
	for _, e := range s.ends {
		lo, hi = min(lo, *e.Net.Mean), max(hi, *e.Net.Mean)
	}
	return hi - lo
}

func driversChart(r reading, runs *result.Runs) (*Figure, string) {
	plan := r.subject()
	if plan == nil {
		return nil, "Chart 7 (drivers) needs a plan beside the reference."
	}
	drivers, fit := Drivers(runs, plan.Name, "", r.coverage())
	t := tornado{r, *plan, r.swings(plan.Name), drivers[:min(len(drivers), shownDrivers)]}
	if len(t.drivers)+len(t.swings) == 0 {
		return nil, "Chart 7 (drivers) needs stress tests, or rows with sampled assumptions, at least ten worlds for each."
	}
	rows := max(len(t.drivers), 2*len(t.swings))
	f := &Figure{
		Name: "07-drivers", Title: "“" + r.short(*plan) + "”: " + t.title(), Subtitle: t.subtitle(),
		Table: t.table(drivers), height: vg.Length(66 + 24*rows),
		body: func(p *page, area vg.Rectangle) { t.draw(p, area) },
	}
	if len(t.swings) > 0 {
		f.Notes = append(f.Notes, "Mean net: one assumption at a time at both ends of its range, everything else as the scenario has it: blue the low end, hatched orange the high one."+r.whiskers(t.clear(), "of the mean"))
	}
	if len(t.drivers) > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("Weights: standardised rank regression; whiskers: %s interval, jackknife over blocks. It explains %s of the variance of ranks%s.", r.level(), Percent(fit), doubt(fit)))
	}
	f.Alt = f.Title + ". Bars, strongest first; the table below holds the numbers."
	return f, ""
}

// clear reports whether any end has an interval.
func (t tornado) clear() bool {
	return slices.ContainsFunc(t.swings, func(s swing) bool {
		return slices.ContainsFunc(s.ends, func(e result.Stress) bool { return e.Net.Interval != nil })
	})
}

// swings are the stress tested assumptions of a plan, widest first.
func (r reading) swings(plan string) (swings []swing) {
	own := r.mean(plan, "net")
	if !finite(own) {
		return nil
	}
	for _, key := range r.stressKeys() {
		ends := slices.DeleteFunc(r.stressOf(plan, key), func(s result.Stress) bool { return s.Net.Mean == nil || !finite(*s.Net.Mean) })
		if len(ends) > 0 {
			swings = append(swings, swing{key, ends})
		}
	}
	slices.SortStableFunc(swings, func(a, b swing) int { return compare(b.size(own), a.size(own)) })
	return swings
}

func (t tornado) title() string {
	if len(t.swings) == 0 {
		return driversTitle(t.drivers)
	}
	s := t.swings[0]
	if len(s.ends) == 1 {
		return fmt.Sprintf("%s at %s takes mean net value to %s", spoken(s.key), asWritten(s.ends[0]), t.units.Signed(*s.ends[0].Net.Mean, "money"))
	}
	last := s.ends[len(s.ends)-1]
	if a, b := pointOf(&s.ends[0].Net), pointOf(&last.Net); !(a.lo > b.hi || a.hi < b.lo) {
		return "no assumption stress tested clearly moves net value"
	}
	return fmt.Sprintf("of the stress tests the %s moves its mean net value most, %s at %s and %s at %s", spoken(s.key),
		t.units.Signed(*s.ends[0].Net.Mean, "money"), asWritten(s.ends[0]), t.units.Signed(*last.Net.Mean, "money"), asWritten(last))
}

func (t tornado) subtitle() string {
	s := fmt.Sprintf("Mean net value of “%s” against the reference, %s. %s", t.reading.title(t.plan), t.worlds(), t.units.MoneyIn())
	if len(t.drivers) > 0 && len(t.swings) > 0 {
		s += " " + capital(driversTitle(t.drivers)) + " among those sampled."
	}
	return s
}

// driversTitle names the strongest assumption where its interval stands clear
// of the next one's, and as many as needed where not.
func driversTitle(ds []Driver) string {
	if len(ds) == 1 || ds[0].clearOf(ds[1]) {
		return fmt.Sprintf("net value depends most on %s", spokenPath(ds[0].Assumption))
	}
	return fmt.Sprintf("net value depends most on %s and %s", spokenPath(ds[0].Assumption), spokenPath(ds[1].Assumption))
}

// clearOf reports whether a driver is stronger than another beyond the
// intervals of both.
func (d Driver) clearOf(e Driver) bool {
	least := math.Min(math.Abs(d.Lo), math.Abs(d.Hi))
	most := math.Max(math.Abs(e.Lo), math.Abs(e.Hi))
	return d.Lo*d.Hi > 0 && least > most
}

func doubt(fit float64) string {
	if fit < .7 {
		return ": below 70 % the ranking is a hint only, ask sensitivity for indices"
	}
	return ""
}

func (t tornado) draw(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	switch {
	case len(t.drivers) == 0:
		t.drawSwings(p, area)
	case len(t.swings) == 0:
		t.drawDrivers(p, area)
	default:
		middle := left + (right-left)*.5
		t.drawSwings(p, box(left, bottom, middle-14, top))
		t.drawDrivers(p, box(middle+14, bottom, right, top))
	}
}

// endRoom is the width kept beside the bars for the value tried and its net.
const endRoom = 88

// drawSwings draws a bar per assumption from one end's mean net to the other's;
// the name stands above it, the values tried at its ends.
func (t tornado) drawSwings(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	p.text("Mean net value at both ends of a range", vg.Point{X: left, Y: top}, hanging, bold(headSize, ink))
	own := t.mean(t.plan.Name, "net")
	lo, hi := t.swingRange(own)
	a := panel{p, left + endRoom, bottom + 30, right - endRoom, top - 22, lo, hi, 0, float64(len(t.swings))}
	a.axisX(ticksOf(Ticker{t.units, "money", 5}, lo, hi))
	if lo < 0 && hi > 0 {
		p.StrokeLine2(draw.LineStyle{Color: ink, Width: .8, Dashes: []vg.Length{3, 2}}, a.px(0), a.bottom, a.px(0), a.top)
	}
	p.StrokeLine2(draw.LineStyle{Color: ink, Width: 1.2}, a.px(own), a.bottom, a.px(own), a.top)
	for i, s := range t.swings {
		y := a.py(float64(len(t.swings)-i)-.5) - 7
		sty := face(textSize, ink)
		name := shorten(spokenPath(s.key), right-left, 1, sty)
		at, half := vg.Point{X: (a.left + a.right) / 2, Y: y + 12}, sty.Width(name)/2+3
		p.rect(box(at.X-half, at.Y-1, at.X+half, at.Y+textSize+1), paper)
		p.text(name, at, atBottom, sty)
		t.drawSwing(a, s, y)
	}
	p.text("as the scenario has it: "+t.units.Signed(own, "money"), vg.Point{X: (left + right) / 2, Y: bottom + 12}, atTop, face(smallSize, quiet))
}

// swingRange is the axis: every mean, its interval, and the scenario's own.
func (t tornado) swingRange(own float64) (lo, hi float64) {
	lo, hi = own, own
	for _, s := range t.swings {
		for _, e := range s.ends {
			b := pointOf(&e.Net)
			for _, v := range []float64{b.mean, b.lo, b.hi} {
				if finite(v) {
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
func (t tornado) drawSwing(a panel, s swing, y vg.Length) {
	own := a.px(t.mean(t.plan.Name, "net"))
	for i, e := range s.ends {
		x := a.px(*e.Net.Mean)
		look, w := stroke{color: blue}, plain
		if i > 0 {
			look, w = stroke{color: vermillion}, falling
		}
		a.woven(box(min(own, x), y-8, max(own, x), y+8), look, w)
	}
	byNet := slices.SortedStableFunc(slices.Values(s.ends), func(a, b result.Stress) int { return compare(*a.Net.Mean, *b.Net.Mean) })
	for i, e := range byNet {
		b := pointOf(&e.Net)
		aside := vg.Length(4 * (2*i - len(byNet) + 1)) // two whiskers may overlap
		a.across(a.px(b.lo), a.px(b.hi), y+aside, stroke{color: ink})
		words := fmt.Sprintf("at %s:\n%s", shorten(asWritten(e), endRoom-20, 1, face(smallSize, ink)), t.units.Signed(b.mean, "money"))
		if i == 0 && (len(byNet) > 1 || a.px(b.mean) < own) {
			a.text(words, vg.Point{X: a.left - 6, Y: y}, atRight, face(smallSize, ink))
			continue
		}
		a.text(words, vg.Point{X: a.right + 6, Y: y}, atLeft, face(smallSize, ink))
	}
}

// drawDrivers draws the coefficients of the rank regression.
func (t tornado) drawDrivers(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	p.text("Weight of every sampled assumption", vg.Point{X: left, Y: top}, hanging, bold(headSize, ink))
	most := .1
	for _, d := range t.drivers {
		for _, v := range []float64{d.Weight, d.Lo, d.Hi} {
			if finite(v) {
				most = max(most, math.Abs(v)*1.08)
			}
		}
	}
	names := (right - left) * .42
	a := panel{p, left + names + 8, bottom + 30, right - 36, top - 22, -most, most, 0, float64(len(t.drivers))}
	a.axisX(ticksOf(Ticker{t.units, "", 4}, -most, most))
	p.StrokeLine2(draw.LineStyle{Color: ink, Width: .8}, a.px(0), a.bottom, a.px(0), a.top)
	for i, d := range t.drivers {
		y := a.py(float64(len(t.drivers)-i) - .5)
		p.text(shorten(spoken(d.Assumption), names, 1, face(smallSize, ink)), vg.Point{X: left, Y: y}, atLeft, face(smallSize, ink))
		look, w := stroke{color: blue}, plain
		if d.Weight < 0 {
			look, w = stroke{color: vermillion}, falling
		}
		thick := min(8, (a.top-a.bottom)/vg.Length(3*len(t.drivers)))
		p.woven(box(min(a.px(0), a.px(d.Weight)), y-thick, max(a.px(0), a.px(d.Weight)), y+thick), look, w)
		p.across(a.px(d.Lo), a.px(d.Hi), y, stroke{color: ink})
		p.text(signedFixed(d.Weight), vg.Point{X: a.right + 6, Y: y}, atLeft, bold(smallSize, ink))
	}
	p.text("more of it: less money left, more money right", vg.Point{X: (left + right) / 2, Y: bottom + 12}, atTop, face(smallSize, quiet))
}

// signedFixed writes a coefficient: +0.41.
func signedFixed(v float64) string {
	if v < 0 {
		return fmt.Sprintf("%s%.2f", minus, -v)
	}
	return fmt.Sprintf("+%.2f", v)
}

// table holds both halves: an end of a stress test or a weight per line.
func (t tornado) table(drivers []Driver) Table {
	span := t.level() + " interval"
	tb := Table{Columns: head("Assumption", "At", "Mean net", span, "Net loss", "Weight", span+" of the weight")}
	empty := Cell{Text: none}
	for _, s := range t.swings {
		for _, e := range s.ends {
			b := pointOf(&e.Net)
			tb.Rows = append(tb.Rows, []Cell{words(spokenPath(s.key)), words(asWritten(e)), number(b.mean, t.units.Signed(b.mean, "money")),
				words(t.units.Range(b.lo, b.hi, "money")), number(e.Loss.Value, told{e.Loss, e.Net.N}.odds()), empty, empty})
		}
	}
	for _, d := range drivers {
		interval := empty
		if finite(d.Lo) {
			interval.Text = signedFixed(d.Lo) + " to " + signedFixed(d.Hi)
		}
		tb.Rows = append(tb.Rows, []Cell{words(spokenPath(d.Assumption)), empty, empty, empty, empty, number(d.Weight, signedFixed(d.Weight)), interval})
	}
	return tb
}
