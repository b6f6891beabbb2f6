package out

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"boomerang/sim/result"
)

// safeRisk is the probability of a net loss up to which a cut is called safe.
const safeRisk = .20

// headcount is the data of chart 1: what a cut gives, one line per setting of
// the second axis.
type headcount struct {
	reading
	plan  string
	x     result.Axis
	other *result.Axis // nil with one axis
	cuts  []headcountLine
	notes []string
}

// headcountLine is one line: a column per cut.
type headcountLine struct {
	name, short          string
	savings, loss, net   []point
	after                []point // net with what comes after the horizon
	odds                 []told
	risk                 []float64 // probability of a net loss
	breakEven, safe      float64   // cut; NaN: none on the grid
	rising               bool      // the mean gains beyond the break-even, not before
	allSafe, highlighted bool
}

// newHeadcount gathers the data of chart 1 from the grid.
func newHeadcount(r reading) (*headcount, string) {
	g := r.Grid
	if g == nil || len(g.Axes) == 0 || len(g.Cells) == 0 {
		return nil, "Chart 1 (headcount cut against retention loss) needs a [grid] in the scenario."
	}
	cut, line := axes(g)
	h := &headcount{reading: r, plan: g.Plan, x: g.Axes[cut]}
	settings := 1
	if line >= 0 {
		h.other = &g.Axes[line]
		settings = len(h.other.Values)
	}
	if len(g.Axes) > 2 {
		h.notes = append(h.notes, "Further axes of the grid stay at their first value.")
	}
	for j := range settings {
		l := headcountLine{name: h.lineName(j), short: h.lineShort(j), highlighted: settings <= 2 || j == 0 || j == settings-1}
		for i := range h.x.Values {
			c := cellAt(g, [2]int{cut, line}, [2]int{i, j})
			l.savings = append(l.savings, pointOf(in(c, g.Plan, "savings")))
			l.loss = append(l.loss, pointOf(in(c, g.Plan, "retention_loss")))
			l.net = append(l.net, pointOf(in(c, g.Plan, "net")))
			l.after = append(l.after, pointOf(in(c, g.Plan, "net_terminal")))
			t := riskIn(c, g.Plan)
			l.odds, l.risk = append(l.odds, t), append(l.risk, t.Value)
		}
		l.breakEven, l.rising = crossing(h.x.Values, pick(l.net, func(p point) float64 { return p.mean }))
		l.safe, l.allSafe = deepestSafe(h.x.Values, l.risk)
		h.cuts = append(h.cuts, l)
	}
	h.notes = append(h.notes, slices.Concat(h.shallow(), h.turned())...)
	return h, ""
}

func (h *headcount) lineName(j int) string {
	if h.other == nil {
		return h.planTitle()
	}
	return axisLabel(h.units, *h.other, h.other.Values[j]) + " " + axisWord(*h.other)
}

func (h *headcount) lineShort(j int) string {
	if h.other == nil {
		return ""
	}
	return axisLabel(h.units, *h.other, h.other.Values[j])
}

func (h *headcount) planTitle() string {
	for _, p := range h.Plans {
		if p.Name == h.plan {
			return h.title(p)
		}
	}
	return clean(h.plan)
}

// takeaway is what is seen of safe cuts, and says that it is only seen where the
// interval of a cell it speaks of covers the limit.
func (h *headcount) takeaway() string { return h.hedged(h.seen() + h.afterwards()) }

func (h *headcount) hedged(claim string) string {
	first, last := h.cuts[0], h.cuts[len(h.cuts)-1]
	if open, _ := unsettled(first, last); open == 0 {
		return claim
	}
	return fmt.Sprintf("As far as %s worlds tell, %s", thousands(first.odds[0].draws), strings.ToLower(claim[:1])+claim[1:])
}

// unsettled counts the cells of lines in which safe or not is open.
func unsettled(lines ...headcountLine) (open, cells int) {
	for _, l := range lines {
		for _, t := range l.odds {
			if finite(t.Value) {
				cells++
			}
			if t.open() {
				open++
			}
		}
	}
	return open, cells
}

// seen says how deep a cut is safe on the first and on the last line.
func (h *headcount) seen() string {
	first, last := h.cuts[0], h.cuts[len(h.cuts)-1]
	if !slices.ContainsFunc(first.risk, finite) {
		return "What a cut saves, what it costs in customers, and what is left"
	}
	a, b := h.depth(first), h.depth(last)
	switch {
	case finite(h.from(last)) && !finite(first.safe):
		return fmt.Sprintf("No cut tried is safe at %s; at %s only a deep one is", first.name, last.short)
	case len(h.shallow()) > 0 && finite(first.safe):
		line := slices.MaxFunc(h.cuts, func(a, b headcountLine) int { return compare(finiteElse(h.from(a)), finiteElse(h.from(b))) })
		where := ""
		if slices.ContainsFunc(h.cuts, func(l headcountLine) bool { return finite(l.safe) && !finite(h.from(l)) }) {
			where = " at " + line.name
		}
		return fmt.Sprintf("Cuts are safe only from %s on%s: smaller ones lose in more than %s of worlds", axisLabel(h.units, h.x, h.from(line)), where, Percent(safeRisk))
	case !finite(first.safe) && (len(h.cuts) == 1 || !finite(last.safe)):
		return "No cut tried is safe"
	case len(h.cuts) == 1:
		return "The safe cut is " + a
	case a == b:
		return fmt.Sprintf("The safe cut is %s, at %s as at %s", a, first.short, last.name)
	}
	return fmt.Sprintf("The safe cut is %s at %s and %s at %s", a, first.name, b, last.short)
}

// depth says how deep a cut is safe.
func (h *headcount) depth(l headcountLine) string {
	switch {
	case !finite(l.safe):
		return "none"
	case l.allSafe:
		return wholeShare(h.units, h.x, l.safe) + " or more"
	}
	return "about " + wholeShare(h.units, h.x, l.safe)
}

// from is the least cut tried that is safe where a smaller one is not; NaN
// where none is needed.
func (h *headcount) from(l headcountLine) float64 {
	unsafe := false
	for i, x := range h.x.Values {
		if l.risk[i] <= safeRisk && finite(l.safe) {
			if unsafe {
				return x
			}
			return math.NaN()
		}
		unsafe = true
	}
	return math.NaN()
}

func finiteElse(v float64) float64 {
	if finite(v) {
		return v
	}
	return math.Inf(-1)
}

// shallow notes cuts that are not safe although a deeper one is.
func (h *headcount) shallow() []string {
	var lines []string
	for _, l := range h.cuts {
		var cuts []string
		for i, x := range h.x.Values {
			if finite(l.safe) && x < l.safe && l.risk[i] > safeRisk {
				cuts = append(cuts, axisLabel(h.units, h.x, x))
			}
		}
		if len(cuts) > 0 {
			lines = append(lines, fmt.Sprintf("%s with a cut of %s", l.name, joined(cuts)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("A shallower cut than the deepest safe one is not always safe: more than %s of worlds lose at %s.", Percent(safeRisk), strings.Join(lines, "; "))}
}

func capital(s string) string {
	for i, c := range s {
		return strings.ToUpper(string(c)) + s[i+len(string(c)):]
	}
	return s
}

func headcountChart(r reading, _ *result.Runs) (*Figure, string) {
	h, why := newHeadcount(r)
	if h == nil {
		return nil, why
	}
	var lit []string
	for _, l := range h.cuts {
		if l.highlighted {
			lit = append(lit, l.name)
		}
	}
	f := &Figure{
		Name:  "01-headcount",
		Title: h.takeaway(),
		Subtitle: fmt.Sprintf("“%s” at every depth of cut, against the reference, over %s. %s Safe: probability of net loss at most %s.",
			h.planTitle(), r.horizon(), r.units.MoneyIn(), Percent(safeRisk)),
		Notes: append(h.notes, fmt.Sprintf("Bands: 50 %% and 90 %% of worlds, for %s only.", strings.Join(lit, " and "))+
			r.whiskers(h.drawn(), "of the mean")+" Between the cuts played, lines and marks are straight-line readings."),
		Table:  h.table(),
		height: 500,
		body:   h.draw,
	}
	f.Alt = f.Title + ". Three panels over the share of staff cut: savings, retention loss and net value, one line per setting; the table below the chart holds the numbers."
	return f, ""
}

// drawn reports whether any mean has an interval.
func (h *headcount) drawn() bool {
	return slices.ContainsFunc(h.cuts, func(l headcountLine) bool {
		return slices.ContainsFunc(l.net, func(p point) bool { return finite(p.lo) })
	})
}

// currencyName is the code, or "the scenario's currency".
func currencyName(r reading) string {
	if r.units.Currency == "" {
		return "the scenario's currency"
	}
	return r.units.Currency
}

func (h *headcount) draw(p *page, area vg.Rectangle) {
	left, bottom, right, top := edges(area)
	const gap, side, foot = 112., 46., 34.
	half := (right - left - gap) / 2
	middle := bottom + 262
	upper := h.span(func(l headcountLine) [][]point { return [][]point{l.savings, l.loss} })
	a := panel{p, left + side, middle + foot, left + half - 18, top - 20, 0, 1, upper[0], upper[1]}
	b := a
	b.left, b.right = left+half+gap-18, right-92
	for _, panel := range []*panel{&a, &b} {
		h.scaleX(panel)
	}
	h.panel(a, "Savings", func(l headcountLine) []point { return l.savings }, false)
	h.panel(b, "Retention loss (same scale)", func(l headcountLine) []point { return l.loss }, true)
	lower := h.span(func(l headcountLine) [][]point { return [][]point{l.net} })
	c := panel{p, left + side, bottom + foot, right - 92, middle - 26, 0, 1, lower[0], lower[1] + .18*(lower[1]-lower[0])} // headroom for flags
	h.scaleX(&c)
	h.panel(c, "Net value: savings minus retention loss", func(l headcountLine) []point { return l.net }, true)
	h.marks(c)
}

func (h *headcount) scaleX(a *panel) {
	lo, hi := slices.Min(h.x.Values), slices.Max(h.x.Values)
	if lo == hi {
		lo, hi = lo-.05, hi+.05
	}
	a.x0, a.x1 = lo, hi
}

// span is the range of what is drawn, with zero.
func (h *headcount) span(of func(headcountLine) [][]point) [2]float64 {
	lo, hi := 0., 0.
	for _, l := range h.cuts {
		for _, points := range of(l) {
			for _, p := range points {
				vs := []float64{p.mean}
				if l.highlighted {
					vs = append(vs, p.p5, p.p95, p.lo, p.hi)
				}
				for _, v := range vs {
					if finite(v) {
						lo, hi = math.Min(lo, v), math.Max(hi, v)
					}
				}
			}
		}
	}
	lo, hi = room(lo, hi)
	return [2]float64{lo, hi}
}

func (h *headcount) panel(a panel, name string, of func(headcountLine) []point, tagged bool) {
	a.text(name, vg.Point{X: a.left, Y: a.top + 8}, standing, bold(headSize, ink))
	a.gridY(Ticker{h.units, "money", 7})
	labels := make([]string, len(h.x.Values))
	for i, v := range h.x.Values {
		labels[i] = axisLabel(h.units, h.x, v)
	}
	a.axisX(h.x.Values, labels)
	a.text("share of staff cut", vg.Point{X: (a.left + a.right) / 2, Y: a.bottom - 19}, atTop, face(smallSize, quiet))
	for i, l := range h.cuts {
		if l.highlighted {
			ps := of(l)
			a.band(h.x.Values, pick(ps, func(p point) float64 { return p.p5 }), pick(ps, func(p point) float64 { return p.p95 }), fade(series(i).color, .13))
			a.band(h.x.Values, pick(ps, func(p point) float64 { return p.p25 }), pick(ps, func(p point) float64 { return p.p75 }), fade(series(i).color, .18))
		}
	}
	var labelsAt []tag
	for i, l := range h.cuts {
		ps := of(l)
		a.curve(h.x.Values, pick(ps, func(p point) float64 { return p.mean }), series(i), 1.8)
		a.dots(h.x.Values, pick(ps, func(p point) float64 { return p.mean }), series(i))
		for k, p := range ps {
			if l.highlighted {
				a.whisker(h.x.Values[k], p.lo, p.hi, series(i))
			}
		}
		if len(ps) > 0 {
			labelsAt = append(labelsAt, tag{l.short, ps[len(ps)-1].mean, series(i)})
		}
	}
	if tagged && h.other != nil {
		a.text(axisWord(*h.other), vg.Point{X: a.right + 26, Y: a.top + 8}, standing, face(smallSize, quiet))
		a.tags(labelsAt, 92)
	}
}

// marks puts break-even (ring) and safe cut (flag) of the highlighted lines on
// the net panel.
func (h *headcount) marks(a panel) {
	var spots []spot
	for i, l := range h.cuts {
		if !l.highlighted {
			continue
		}
		if finite(l.breakEven) {
			what := "break-even of the mean "
			if l.rising {
				what = "break-even of the mean only at "
			}
			spots = append(spots, spot{l.breakEven, l.flag(what) + axisLabel(h.units, h.x, l.breakEven), series(i)})
		}
		if finite(l.safe) && !l.allSafe {
			spots = append(spots, spot{l.safe, l.flag("safe cut ") + axisLabel(h.units, h.x, l.safe), series(i)})
		}
	}
	a.flags(spots)
}

// flag says whose mark it is.
func (l headcountLine) flag(what string) string {
	if l.short == "" {
		return what
	}
	return "at " + l.short + ": " + what
}

func (h *headcount) table() Table {
	t := Table{Columns: head("Setting", capital(axisWord(h.x)), "Savings", "Retention loss", "Net (mean)", h.level()+" interval", "5–95 % of worlds", "P(net loss)")}
	for _, l := range h.cuts {
		for i, x := range h.x.Values {
			n := l.net[i]
			t.Rows = append(t.Rows, []Cell{
				words(l.name), number(x, axisLabel(h.units, h.x, x)),
				number(l.savings[i].mean, h.units.Quantity(l.savings[i].mean, "money")),
				number(l.loss[i].mean, h.units.Quantity(l.loss[i].mean, "money")),
				number(n.mean, h.units.Quantity(n.mean, "money")),
				{Text: h.units.Range(n.lo, n.hi, "money")}, {Text: h.units.Range(n.p5, n.p95, "money")},
				number(l.risk[i], ShareIn(l.risk[i], l.odds[i].Interval, l.odds[i].draws)),
			})
		}
	}
	return t
}
