package wording

import (
	"fmt"

	"boomerang/sim/result"
)

// Matched says what the worlds of a run were matched to: "6 months of history.csv and 2 published figures".
func Matched(l *result.LearntFrom) string {
	var parts []string
	if l.History != "" {
		parts = append(parts, fmt.Sprintf("%s of %s", Counted(l.Months, "month", "months"), Clean(l.History)))
	}
	if n := l.Figures; n > 0 {
		parts = append(parts, Counted(n, "published figure", "published figures"))
	}
	return Joined(parts)
}

// Learnt says that the answer is one after learning, how much was learnt, and what is drawn as before.
func Learnt(l *result.LearntFrom) string {
	s := fmt.Sprintf("That is after matching %s: worlds draw from %d of equal weight, resampled from %.0f effective "+
		"draws", Matched(l), 8*l.Blocks, l.Effective)
	if n := len(l.Others); n > 0 {
		s += fmt.Sprintf("; %s drawn as the file says", Counted(n, "unknown is", "unknowns are"))
	}
	return s + "."
}

// LearntShort is what page one says of it.
func LearntShort(l *result.LearntFrom) string {
	return "These futures are those that fit " + Matched(l) + "."
}

// Moved says what a plan looked like before anything was learnt; "" where that was not played.
func Moved(r *result.Result, plan, name string, units Units) string {
	for _, m := range r.LearntMoved {
		if m.Plan == plan {
			did, amount := "earned", m.Net
			if amount < 0 {
				did, amount = "cost", -amount
			}
			return fmt.Sprintf("Before that, %s lost money in %s of %s and %s %s on average.", name, Percent(m.Loss),
				Counted(m.Worlds, "future", "futures"), did, units.About(amount, result.UnitMoney))
		}
	}
	return ""
}
