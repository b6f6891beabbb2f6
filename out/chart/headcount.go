package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Headcount is the data of chart 1: what a cut gives, one line per setting of
// the second axis.
type Headcount struct {
	view.View
	plan  string
	X     result.Axis
	other *result.Axis // nil with one axis
	Cuts  []headcountLine
	notes []string
	now   *Now // the plan as it is set, on a page where it moves; else nil
}

// headcountLine is one line: a column per cut.
type headcountLine struct {
	name, short          string
	savings, loss, net   []view.Point
	after                []view.Point // net with what comes after the horizon
	odds                 []view.LossChance
	risk                 []float64 // probability of a net loss
	breakEven, safe      float64   // cut; NaN: none on the grid
	rising               bool      // the mean gains beyond the break-even, not before
	allSafe, highlighted bool
}

// NewHeadcount gathers the data of chart 1 from the grid.
func NewHeadcount(r view.View) (*Headcount, string) {
	g := r.Grid
	if g == nil || len(g.Axes) == 0 || len(g.Cells) == 0 {
		return nil, "Chart 1 (headcount cut against retention loss) needs a [grid] in the scenario."
	}
	cut, line := view.Axes(g)
	if cut < 0 {
		return nil, "Chart 1 (headcount cut against retention loss) needs an axis of numbers in the [grid]: nothing " +
			"lies between two choices."
	}
	h := &Headcount{View: r, plan: g.Plan, X: g.Axes[cut]}
	settings := 1
	if line >= 0 {
		h.other = &g.Axes[line]
		settings = len(h.other.Values)
	}
	if len(g.Axes) > 2 {
		h.notes = append(h.notes, "Further axes of the grid stay at their first value.")
	}
	for j := range settings {
		l := headcountLine{name: h.lineName(j), short: h.lineShort(j), highlighted: settings <= 2 || j == 0 ||
			j == settings-1}
		for i := range h.X.Values {
			c := view.CellAt(g, [2]int{cut, line}, [2]int{i, j})
			l.savings = append(l.savings, view.PointOf(view.In(c, g.Plan, result.Savings)))
			l.loss = append(l.loss, view.PointOf(view.In(c, g.Plan, result.RetentionLoss)))
			l.net = append(l.net, view.PointOf(view.In(c, g.Plan, result.Net)))
			l.after = append(l.after, view.PointOf(view.In(c, g.Plan, result.NetTerminal)))
			t := view.RiskIn(c, g.Plan)
			l.odds, l.risk = append(l.odds, t), append(l.risk, t.Value)
		}
		l.breakEven, l.rising = view.Crossing(h.X.Values,
			view.Pick(l.net, func(p view.Point) float64 { return p.Mean }))
		l.safe, l.allSafe = view.DeepestSafe(h.X.Values, l.risk)
		h.Cuts = append(h.Cuts, l)
	}
	h.notes = append(h.notes, slices.Concat(h.shallow(), h.losesLaterCuts())...)
	return h, ""
}

func (h *Headcount) lineName(j int) string {
	if h.other == nil {
		return h.planTitle()
	}
	return view.AxisLabel(h.Units, *h.other, h.other.Values[j]) + " " + view.AxisWord(*h.other)
}

func (h *Headcount) lineShort(j int) string {
	if h.other == nil {
		return ""
	}
	return view.AxisLabel(h.Units, *h.other, h.other.Values[j])
}

func (h *Headcount) planTitle() string {
	for _, p := range h.Plans {
		if p.Name == h.plan {
			return h.Title(p)
		}
	}
	return wording.Clean(h.plan)
}

// takeaway is what is seen of safe cuts, and says that it is only seen where the
// interval of a cell it speaks of covers the limit.
func (h *Headcount) takeaway() string { return h.hedged(h.seen() + h.afterwards()) }

func (h *Headcount) hedged(claim string) string {
	first, last := h.Cuts[0], h.Cuts[len(h.Cuts)-1]
	if open, _ := Unsettled(first, last); open == 0 {
		return claim
	}
	return fmt.Sprintf("As far as %s worlds tell, %s", wording.Thousands(first.odds[0].Draws),
		strings.ToLower(claim[:1])+claim[1:])
}

// seen says how deep a cut is safe on the first and on the last line.
func (h *Headcount) seen() string {
	first, last := h.Cuts[0], h.Cuts[len(h.Cuts)-1]
	if !slices.ContainsFunc(first.risk, stats.IsFinite) {
		return "What a cut saves, what it costs in customers, and what is left"
	}
	a, b := h.depth(first), h.depth(last)
	switch {
	case stats.IsFinite(h.from(last)) && !stats.IsFinite(first.safe):
		return fmt.Sprintf("No cut tried is safe at %s; at %s only a deep one is", first.name, last.short)
	case len(h.shallow()) > 0 && stats.IsFinite(first.safe):
		line := slices.MaxFunc(h.Cuts, func(a, b headcountLine) int {
			return view.Compare(finiteElse(h.from(a)),
				finiteElse(h.from(b)))
		})
		where := ""
		if slices.ContainsFunc(h.Cuts, func(l headcountLine) bool {
			return stats.IsFinite(l.safe) &&
				!stats.IsFinite(h.from(l))
		}) {
			where = " at " + line.name
		}
		return fmt.Sprintf("Cuts are safe only from %s on%s: smaller ones lose in more than %s of worlds",
			view.AxisLabel(h.Units, h.X, h.from(line)), where, wording.Percent(view.SafeRisk))
	case !stats.IsFinite(first.safe) && (len(h.Cuts) == 1 || !stats.IsFinite(last.safe)):
		return "No cut tried is safe"
	case len(h.Cuts) == 1:
		return "The safe cut is " + a
	case a == b:
		return fmt.Sprintf("The safe cut is %s, at %s as at %s", a, first.short, last.name)
	}
	return fmt.Sprintf("The safe cut is %s at %s and %s at %s", a, first.name, b, last.short)
}

// depth says how deep a cut is safe.
func (h *Headcount) depth(l headcountLine) string {
	switch {
	case !stats.IsFinite(l.safe):
		return "no cut tried"
	case l.allSafe:
		return wholeShare(h.Units, h.X, l.safe) + " or more"
	}
	return "about " + wholeShare(h.Units, h.X, l.safe)
}

// from is the least cut tried that is safe where a smaller one is not; NaN
// where none is needed.
func (h *Headcount) from(l headcountLine) float64 {
	unsafe := false
	for i, x := range h.X.Values {
		if l.risk[i] <= view.SafeRisk && stats.IsFinite(l.safe) {
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
	if stats.IsFinite(v) {
		return v
	}
	return math.Inf(-1)
}

// shallow notes cuts that are not safe although a deeper one is.
func (h *Headcount) shallow() []string {
	var lines []string
	for _, l := range h.Cuts {
		var cuts []string
		for i, x := range h.X.Values {
			if stats.IsFinite(l.safe) && x < l.safe && l.risk[i] > view.SafeRisk {
				cuts = append(cuts, view.AxisLabel(h.Units, h.X, x))
			}
		}
		if len(cuts) > 0 {
			lines = append(lines, fmt.Sprintf("%s with a cut of %s", l.name, wording.Joined(cuts)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("A shallower cut than the deepest safe one is not always safe: more than %s of "+
		"worlds lose at %s.", wording.Percent(view.SafeRisk), strings.Join(lines, "; "))}
}

// headcountChart is chart 1: savings, retention loss and net value by depth of cut.
func headcountChart(r view.View, _ *result.Runs) (*drawing.Figure, string) {
	h, why := NewHeadcount(r)
	if h == nil {
		return nil, why
	}
	var lit []string
	for _, l := range h.Cuts {
		if l.highlighted {
			lit = append(lit, l.name)
		}
	}
	f := &drawing.Figure{
		Name:  "01-headcount",
		Title: h.takeaway(),
		Subtitle: fmt.Sprintf("“%s” at every depth of cut, against the reference, over %s. %s Safe: probability of "+
			"net loss at most %s.",
			h.planTitle(), r.Horizon(), r.Units.MoneyIn(), wording.Percent(view.SafeRisk)),
		Notes: append(h.notes, fmt.Sprintf("Bands: 25–75 %% and %s, for %s only.",
			h.spread(), strings.Join(lit, " and "))+
			r.Whiskers(h.drawn(), "of the mean")+
			" Between the cuts played, lines and marks are straight-line readings."+h.told()),
		Table:  h.table(),
		Height: 500,
		Body:   h.Draw,
	}
	f.Alt = f.Title + ". Three panels over the share of staff cut: savings, retention loss and net value, one line " +
		"per setting; the table below the chart holds the numbers."
	return f, ""
}

// drawn reports whether any mean has an interval.
func (h *Headcount) drawn() bool {
	return slices.ContainsFunc(h.Cuts, func(l headcountLine) bool {
		return slices.ContainsFunc(l.net, func(p view.Point) bool { return stats.IsFinite(p.Lo) })
	})
}

// Draw shows savings and loss on one scale, then their difference below.
func (h *Headcount) Draw(p *drawing.Page, area vg.Rectangle) {
	left, bottom, right, top := drawing.Edges(area)
	const gap, side, foot = 112., 52., 34.
	half := (right - left - gap) / 2
	middle := bottom + 262
	upper := h.span(func(l headcountLine) [][]view.Point { return [][]view.Point{l.savings, l.loss} })
	a := drawing.Panel{
		Page: p, Left: left + side, Bottom: middle + foot, Right: left + half - 18, Top: top - 20, X0: 0,
		X1: 1, Y0: upper[0], Y1: upper[1],
	}
	b := a
	b.Left, b.Right = left+half+gap-18, right-92
	for _, panel := range []*drawing.Panel{&a, &b} {
		h.scaleX(panel)
	}
	h.panel(a, "Savings", func(l headcountLine) []view.Point { return l.savings }, false)
	h.panel(b, "Retention loss (same scale)", func(l headcountLine) []view.Point { return l.loss }, true)
	lower := h.withNow(h.span(func(l headcountLine) [][]view.Point { return [][]view.Point{l.net} }))
	// headroom for flags
	c := drawing.Panel{
		Page: p, Left: left + side, Bottom: bottom + foot, Right: right - 92, Top: middle - 26, X0: 0,
		X1: 1, Y0: lower[0], Y1: lower[1] + .18*(lower[1]-lower[0]),
	}
	h.scaleX(&c)
	h.panel(c, "Net value: savings minus retention loss", func(l headcountLine) []view.Point { return l.net }, true)
	h.marks(c)
	h.markNow(c)
}

func (h *Headcount) scaleX(a *drawing.Panel) {
	lo, hi := slices.Min(h.X.Values), slices.Max(h.X.Values)
	if lo == hi {
		lo, hi = lo-.05, hi+.05
	}
	a.X0, a.X1 = lo, hi
}

// span is the range of what is drawn, with zero.
func (h *Headcount) span(of func(headcountLine) [][]view.Point) [2]float64 {
	lo, hi := 0., 0.
	for _, l := range h.Cuts {
		for _, points := range of(l) {
			for _, p := range points {
				vs := []float64{p.Mean}
				if l.highlighted {
					vs = append(vs, p.P5, p.P95, p.Lo, p.Hi)
				}
				for _, v := range vs {
					if stats.IsFinite(v) {
						lo, hi = math.Min(lo, v), math.Max(hi, v)
					}
				}
			}
		}
	}
	lo, hi = drawing.PadRange(lo, hi)
	return [2]float64{lo, hi}
}

// panel draws a line per setting, bands where highlighted, names where tagged.
func (h *Headcount) panel(a drawing.Panel, name string, of func(headcountLine) []view.Point, tagged bool) {
	a.Text(name, vg.Point{X: a.Left, Y: a.Top + 8}, drawing.Standing, drawing.Bold(drawing.HeadSize, drawing.Ink))
	a.GridY(drawing.Ticker{Units: h.Units, Unit: result.UnitMoney, Target: 7})
	labels := make([]string, len(h.X.Values))
	for i, v := range h.X.Values {
		labels[i] = view.AxisLabel(h.Units, h.X, v)
	}
	a.AxisX(h.X.Values, labels)
	a.Text("share of staff cut", vg.Point{X: (a.Left + a.Right) / 2, Y: a.Bottom - 19}, drawing.AtTop,
		drawing.Face(drawing.SmallSize, drawing.Quiet))
	for i, l := range h.Cuts {
		if l.highlighted {
			ps := of(l)
			a.Band(h.X.Values, view.Pick(ps, func(p view.Point) float64 { return p.P5 }),
				view.Pick(ps, func(p view.Point) float64 { return p.P95 }), drawing.Fade(drawing.Series(i).Color, .13))
			a.Band(h.X.Values, view.Pick(ps, func(p view.Point) float64 { return p.P25 }),
				view.Pick(ps, func(p view.Point) float64 { return p.P75 }), drawing.Fade(drawing.Series(i).Color, .18))
		}
	}
	var labelsAt []drawing.Tag
	for i, l := range h.Cuts {
		ps := of(l)
		a.Curve(h.X.Values, view.Pick(ps, func(p view.Point) float64 { return p.Mean }), drawing.Series(i), 1.8)
		a.Dots(h.X.Values, view.Pick(ps, func(p view.Point) float64 { return p.Mean }), drawing.Series(i))
		for k, p := range ps {
			if l.highlighted {
				a.Whisker(h.X.Values[k], p.Lo, p.Hi, drawing.Series(i))
			}
		}
		if len(ps) > 0 {
			labelsAt = append(labelsAt, drawing.Tag{Text: l.short, Y: ps[len(ps)-1].Mean, Look: drawing.Series(i)})
		}
	}
	if tagged && h.other != nil {
		a.Text(view.AxisWord(*h.other), vg.Point{X: a.Right + 26, Y: a.Top + 8}, drawing.Standing,
			drawing.Face(drawing.SmallSize, drawing.Quiet))
		a.Tags(labelsAt, 92)
	}
}

// marks puts break-even (ring) and safe cut (flag) of the highlighted lines on
// the net panel.
func (h *Headcount) marks(a drawing.Panel) {
	var spots []drawing.Spot
	for i, l := range h.Cuts {
		if !l.highlighted {
			continue
		}
		if stats.IsFinite(l.breakEven) {
			what := "break-even of the mean "
			if l.rising {
				what = "break-even of the mean only at "
			}
			spots = append(spots, drawing.Spot{X: l.breakEven, Text: l.flag(what) +
				view.AxisLabel(h.Units, h.X, l.breakEven), Look: drawing.Series(i)})
		}
		if stats.IsFinite(l.safe) && !l.allSafe {
			spots = append(spots, drawing.Spot{X: l.safe, Text: l.flag("safe cut ") +
				view.AxisLabel(h.Units, h.X, l.safe), Look: drawing.Series(i)})
		}
	}
	a.Flags(spots)
}

// flag says whose mark it is.
func (l headcountLine) flag(what string) string {
	if l.short == "" {
		return what
	}
	return "at " + l.short + ": " + what
}
