package chart

import (
	"fmt"
	"strings"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/stats"
)

// losesLater reports whether a cut that is safe over the horizon is clearly a loss on
// average counting what comes after it.
func (l headcountLine) losesLater(i int) bool { return l.risk[i] <= view.SafeRisk && l.after[i].Hi < 0 }

// safeThenNot counts the cuts that are safe over the horizon, and those that turn.
func (l headcountLine) safeThenNot() (safe, turned int) {
	for i, risk := range l.risk {
		if risk <= view.SafeRisk {
			safe++
		}
		if l.losesLater(i) {
			turned++
		}
	}
	return safe, turned
}

// afterwards says in the title where every safe cut tried turns.
func (h *Headcount) afterwards() string {
	safe, turned := 0, 0
	for _, l := range h.Cuts {
		s, t := l.safeThenNot()
		safe, turned = safe+s, turned+t
	}
	if turned == 0 || turned < safe {
		return ""
	}
	return "; what comes after " + h.Horizon() + " turns every one into a loss"
}

// afterwards says that of a line, for page one.
func (l headcountLine) afterwards() string {
	switch safe, turned := l.safeThenNot(); turned {
	case 0:
		return ""
	case safe:
		return ", and a loss on average with what comes after"
	}
	return ", some of it a loss on average with what comes after"
}

// losesLaterCuts notes the safe cuts that turn.
func (h *Headcount) losesLaterCuts() []string {
	var lines []string
	for _, l := range h.Cuts {
		var cuts []string
		for i, x := range h.X.Values {
			if l.losesLater(i) {
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
	return []string{fmt.Sprintf("Safe over %s only: counting what comes after, the mean is a loss at %s.", h.Horizon(),
		strings.Join(lines, "; "))}
}

// Unsettled counts the cells of lines in which safe or not is open.
func Unsettled(lines ...headcountLine) (open, cells int) {
	for _, l := range lines {
		for _, t := range l.odds {
			if stats.IsFinite(t.Value) {
				cells++
			}
			if t.Open() {
				open++
			}
		}
	}
	return open, cells
}
