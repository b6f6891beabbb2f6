package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

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
	own   int // the line of what the scenario states
	notes []string
	now   *Now // the plan as it is set, on a page where it moves; else nil
}

// headcountLine is one line: a column per cut.
type headcountLine struct {
	name, short        string
	savings, loss, net []view.Point
	after              []view.Point // net with what comes after the horizon
	odds               []view.LossChance
	risk               []float64 // probability of a net loss
	gone, level        []view.Point
	breakEven, safe    float64 // cut; NaN: none on the grid
	rising             bool    // the mean gains beyond the break-even, not before
	allSafe            bool
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
		settings, h.own = len(h.other.Values), r.StatedOn(*h.other)
	}
	if len(g.Axes) > 2 {
		h.notes = append(h.notes, "Further axes of the grid stay at their first value.")
	}
	for j := range settings {
		l := headcountLine{name: h.lineName(j), short: h.lineShort(j)}
		for i := range h.X.Values {
			c := view.CellAt(g, [2]int{cut, line}, [2]int{i, j})
			l.savings = append(l.savings, view.PointOf(view.In(c, g.Plan, result.Savings)))
			l.loss = append(l.loss, view.PointOf(view.In(c, g.Plan, result.RetentionLoss)))
			l.net = append(l.net, view.PointOf(view.In(c, g.Plan, result.Net)))
			l.after = append(l.after, view.PointOf(view.In(c, g.Plan, result.NetTerminal)))
			l.gone = append(l.gone, view.PointOf(view.In(c, g.Plan, result.CustomersLost)))
			l.level = append(l.level, view.PointOf(view.In(c, g.Plan, result.ServiceLevel)))
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
	return view.AxisLabel(h.Units, *h.other, h.other.Values[j]) + " " + view.AxisTail(*h.other)
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
	if open, _ := Unsettled(first, h.Cuts[h.own], last); open == 0 {
		return claim
	}
	return fmt.Sprintf("As far as %s futures tell, %s", wording.Thousands(first.odds[0].Draws),
		strings.ToLower(claim[:1])+claim[1:])
}

// seen says how deep a cut is safe on the line of what is stated, and what the best setting of the
// other axis would change.
func (h *Headcount) seen() string {
	own, last := h.Cuts[h.own], h.Cuts[len(h.Cuts)-1]
	if !slices.ContainsFunc(own.risk, stats.IsFinite) {
		return "What a cut earns, and how many customers it costs"
	}
	at := ""
	if h.other != nil {
		at = " at " + own.name
	}
	said := h.upTo(own)
	switch more := h.upTo(last); {
	case h.own == len(h.Cuts)-1:
		return said + at
	case said == more:
		return fmt.Sprintf("%s, at %s as at %s", said, own.short, last.name)
	default:
		return fmt.Sprintf("%s%s; at %s %s", said, at, last.short, strings.ToLower(more[:1])+more[1:])
	}
}

// upTo says which cuts of a line are safe.
func (h *Headcount) upTo(l headcountLine) string {
	switch from := h.from(l); {
	case !stats.IsFinite(l.safe):
		return "No cut tried is safe"
	case stats.IsFinite(from) && from == l.safe:
		return "Only a cut of " + h.depth(l) + " is safe"
	case stats.IsFinite(from):
		return "A cut is safe from " + view.AxisLabel(h.Units, h.X, from) + " to " + h.depth(l)
	}
	return "A cut is safe down to " + h.depth(l)
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
		"futures lose at %s.", wording.Percent(view.SafeRisk), strings.Join(lines, "; "))}
}
