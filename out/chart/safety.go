package chart

import (
	"slices"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/stats"
)

// SafeCuts says how deep a cut is safe, lines of the same answer together: “No
// cut tried is safe at 41.2 % or 50 % taken by the assistant.”
func (h *Headcount) SafeCuts() (lines []string) {
	var said []string
	where := map[string][]string{}
	for _, l := range h.Cuts {
		if !slices.ContainsFunc(l.risk, stats.IsFinite) {
			continue
		}
		s := h.safety(l) + l.afterwards()
		switch {
		case stats.IsFinite(l.breakEven) && l.rising:
			s += "; the mean breaks even only at " + view.AxisLabel(h.Units, h.X, l.breakEven)
		case stats.IsFinite(l.breakEven):
			s += "; the mean breaks even at about " + wholeShare(h.Units, h.X, l.breakEven)
		}
		if !slices.Contains(said, s) {
			said = append(said, s)
		}
		if l.short != "" {
			where[s] = append(where[s], l.short)
		}
	}
	for _, s := range said {
		if names := where[s]; len(names) > 0 {
			s = "At " + wording.Joined(names) + " " + view.AxisTail(*h.other) + ": " + s
		}
		lines = append(lines, wording.Capital(s)+".")
	}
	return lines
}

// safety is how deep a cut of a line may be, and how deep it must be.
func (h *Headcount) safety(l headcountLine) string {
	from := h.from(l)
	switch {
	case !stats.IsFinite(l.safe):
		return "no cut tried is safe"
	case from == l.safe:
		return "only a cut of " + h.depth(l) + " is safe"
	case stats.IsFinite(from):
		return "a cut is safe from " + view.AxisLabel(h.Units, h.X, from) + " to " + h.depth(l)
	}
	return "the safe cut is " + h.depth(l)
}
