package out

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// swingLines are the three widest stress tests of a plan.
func (r reading) swingLines(plan string) (lines []string) {
	swings := r.swings(plan)
	for _, s := range swings[:min(3, len(swings))] {
		var ends []string
		for _, e := range s.ends {
			ends = append(ends, r.units.Signed(*e.Net.Mean, "money")+" at "+asWritten(e))
		}
		lines = append(lines, capital(spokenPath(s.key))+": mean net "+joined(ends)+".")
	}
	return lines
}

// changes are the safe cuts of the grid and the thresholds that were not
// passed.
func (r reading) changes() (lines []string) {
	if h, _ := newHeadcount(r); h != nil {
		lines = h.safeCuts()
	}
	for _, t := range r.Thresholds {
		if t.Outcome != result.Pass {
			lines = append(lines, fmt.Sprintf("The test “%s” (%s for “%s”): %s.", clean(t.Name), clean(t.Expr), r.titleOf(t.Plan), outcome(t.Outcome)))
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
		s := h.safety(l)
		if finite(l.breakEven) {
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

// people are those a plan touches, and what a reversal does not bring back.
func (r reading) people() Table {
	t := Table{Title: "People affected, and what cannot be undone",
		Columns: head("Plan", "People laid off", "Customers lost over service", "More who decided to leave", "Severance paid", "Plan reversed")}
	for _, p := range r.rivals() {
		row := []Cell{words(r.title(p))}
		for _, c := range []struct{ measure, unit string }{{"laid_off", "heads"}, {"customers_lost", "customers"}, {"committed", "customers"}, {"severance", "money"}} {
			v := r.mean(p.Name, c.measure)
			row = append(row, number(v, r.units.Quantity(v, c.unit)))
		}
		row = append(row, happens("reversed_day")(r, p.Name))
		if slices.ContainsFunc(row[1:], func(c Cell) bool { return c.Text != none }) {
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) > 0 {
		t.Notes = []string{"Means, beyond the same under the reference. Those who decided to leave are still counted as customers at the end; a reversal brings back neither them nor severance nor the people."}
	}
	return t
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

func joined(parts []string) string {
	s := ""
	for i, p := range parts {
		switch {
		case i == 0:
		case i == len(parts)-1:
			s += " and "
		default:
			s += ", "
		}
		s += p
	}
	return s
}
