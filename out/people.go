package out

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// changes are the values at which a plan's sign turns, the safe cuts of the grid
// and the thresholds that were not passed.
func (r reading) changes() (lines []string) {
	lines = r.signs()
	if h, _ := newHeadcount(r); h != nil {
		lines = append(lines, h.safeCuts()...)
		if open, cells := unsettled(h.cuts...); open > 0 {
			lines = append(lines, fmt.Sprintf("Safe or not is open in %d of %d settings played: the interval of their risk covers %s.", open, cells, Percent(safeRisk)))
		}
	}
	for _, t := range r.Thresholds {
		if t.Outcome != result.Pass {
			lines = append(lines, fmt.Sprintf("The test “%s” (%s for “%s”): %s.", clean(t.Name), clean(t.Expr), r.shortOf(t.Plan), outcome(t.Outcome)))
		}
	}
	return lines
}

func outcome(s string) string {
	if s == result.Failed {
		return "failed"
	}
	return clean(s)
}

// safeCuts says how deep a cut is safe, lines of the same answer together: “No
// cut tried is safe at 41.2 % or 50 % deflection.”
func (h *headcount) safeCuts() (lines []string) {
	var said []string
	where := map[string][]string{}
	for _, l := range h.cuts {
		if !slices.ContainsFunc(l.risk, finite) {
			continue
		}
		s := h.safety(l) + l.afterwards()
		switch {
		case finite(l.breakEven) && l.rising:
			s += "; the mean breaks even only at " + axisLabel(h.units, h.x, l.breakEven)
		case finite(l.breakEven):
			s += "; the mean breaks even at about " + wholeShare(h.units, h.x, l.breakEven)
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
			s = "At " + joined(names) + " " + axisWord(*h.other) + ": " + s
		}
		lines = append(lines, capital(s)+".")
	}
	return lines
}

// safety is how deep a cut of a line may be, and how deep it must be.
func (h *headcount) safety(l headcountLine) string {
	from := h.from(l)
	switch {
	case !finite(l.safe):
		return "no cut tried is safe"
	case from == l.safe:
		return "only a cut of " + h.depth(l) + " is safe"
	case finite(from):
		return "a cut is safe from " + axisLabel(h.units, h.x, from) + " to " + h.depth(l)
	}
	return "the safe cut is " + h.depth(l)
}

// peopleRows are those a plan touches, as lines of the table of plans.
func peopleRows() []row {
	measured := func(measure, unit string) func(reading, string) Cell {
		return func(r reading, plan string) Cell {
			v := r.mean(plan, measure)
			return number(v, r.units.Quantity(v, unit))
		}
	}
	return []row{
		{"People laid off", measured("laid_off", "heads"), "laid_off"},
		{"Severance paid", measured("severance", "money"), "severance"},
		{"Plan reversed", happens("reversed_day"), "reversed_day"},
	}
}

// undone says what a reversal does not bring back, for the plan recommended and
// the plan in question.
func (r reading) undone() (lines []string) {
	c := r.choice()
	if c == nil {
		return nil
	}
	plans := []result.Plan{c.plan}
	if c.other != nil {
		plans = append(plans, *c.other)
	}
	for _, p := range plans {
		if s := r.lasting(p.Name); s != "" {
			lines = append(lines, fmt.Sprintf("“%s”: %s.", r.short(p), s))
		}
	}
	if len(lines) > 0 {
		lines[len(lines)-1] += " Means of worlds, beyond the reference; a reversal brings none of it back."
	}
	return lines
}

// lasting is what a plan does that stays done.
func (r reading) lasting(plan string) string {
	var parts []string
	for _, c := range []struct{ measure, unit, words string }{
		{"laid_off", "heads", "%s people laid off"}, {"customers_lost", "customers", "%s customers lost over service"},
		{"committed", "customers", "%s more who decided to leave and are still counted as customers at the end"},
		{"committed_loss", "money", "%s of margin these will take along after the horizon"}, {"severance", "money", "%s of severance"},
	} {
		if v := r.mean(plan, c.measure); finite(v) && v > 0 {
			parts = append(parts, fmt.Sprintf(c.words, r.units.Quantity(v, c.unit)))
		}
	}
	return joined(parts)
}

// cautions says how much a reader should look at before trusting the page.
func (r reading) cautions() string {
	var parts []string
	if n := len(r.warnings().Rows); n > 0 {
		parts = append(parts, counted(n, "warning", "warnings"))
	}
	flagged := 0
	for _, f := range r.Audit {
		if f.Verdict != result.OK {
			flagged++
		}
	}
	if flagged > 0 {
		parts = append(parts, fmt.Sprintf("%s of %s figures the audit flags", thousands(flagged), thousands(len(r.Audit))))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Before you trust these figures: " + strings.Join(parts, " and ") + ", listed under “What it rests on”."
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

func joined(parts []string) string { return listed(parts, " and ") }

// alternatives is a list of which any one will do.
func alternatives(parts []string) string { return listed(parts, " or ") }

func listed(parts []string, last string) string {
	s := ""
	for i, p := range parts {
		switch {
		case i == 0:
		case i == len(parts)-1:
			s += last
		default:
			s += ", "
		}
		s += p
	}
	return s
}

// notMade says of which plans the cut did not come as stated: a stage waits behind
// a gate, or leadership called it off. Such a plan is no answer to how the stated
// cut would have gone.
func (r reading) notMade() (lines []string) {
	for _, p := range r.rivals() {
		asked, made := r.mean(p.Name, "cut_share"), r.mean(p.Name, "cut_made")
		if asked > 0 && made < .995 {
			share := Percent(made)
			if made == 0 {
				share = "none"
			}
			lines = append(lines, fmt.Sprintf("“%s”: %s of the stages of its cut are made by the horizon, mean of the worlds; a gate holds back the rest, or a reversal calls it off.",
				r.shortOf(p.Name), share))
		}
	}
	return lines
}
