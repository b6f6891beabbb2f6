package out

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// wouldChange says per plan and assumption at which value the mean net changes
// sign, or that it keeps it over the range tried.
func (r reading) wouldChange() Table {
	t := Table{Title: "What would change the answer: where the mean net value changes sign, one assumption at a time", Columns: head("Plan")}
	keys := r.breakEvenKeys()
	for _, k := range keys {
		lo, hi := r.rangeTried(k)
		t.Columns = append(t.Columns, Column{fmt.Sprintf("%s, tried %s", capital(spokenPath(k)), span3(lo, hi)), true})
	}
	for _, p := range r.rivals() {
		cells, known := []Cell{words(r.title(p))}, false
		for _, k := range keys {
			b := r.breakEven(p.Name, k)
			cells, known = append(cells, turning(b)), known || b != nil
		}
		if known {
			t.Rows = append(t.Rows, cells)
		}
	}
	for _, k := range r.stressKeys() {
		if ends := r.endsOf(k); len(ends) == 1 {
			t.Notes = append(t.Notes, fmt.Sprintf("The %s could be tried at one end only: %s.", spokenPath(k), asWritten(ends[0])))
		}
	}
	return t
}

// signs says of the plans an answer is about where their mean net value changes
// sign, and counts the others: the table of wouldChange in a few lines.
func (r reading) signs() (lines []string) {
	kept, turned := 0, 0
	for _, p := range r.rivals() {
		var at []string
		known := false
		for _, k := range r.breakEvenKeys() {
			b := r.breakEven(p.Name, k)
			known = known || b != nil
			if b != nil && b.Value != nil {
				at = append(at, spoken(k)+" "+figure3(*b.Value))
			}
		}
		switch {
		case len(at) > 0 && r.spokenOf(p):
			lines = append(lines, fmt.Sprintf("“%s”: mean net value changes sign at %s.", r.short(p), alternatives(at)))
		case len(at) > 0:
			turned++
		case known && r.leads(p) && r.keepsLead(p):
			lines = append(lines, fmt.Sprintf("“%s” stays ahead: at every end tried it gains on average and no other plan clearly beats it.", r.short(p)))
		case known && r.spokenOf(p):
			lines = append(lines, fmt.Sprintf("“%s”: the sign of its mean net value stays.", r.short(p)))
		case known:
			kept++
		}
	}
	switch {
	case turned > 0:
		lines = append(lines, fmt.Sprintf("Of the %d other plans %d change sign somewhere.", turned+kept, turned))
	case kept > 0:
		lines = append(lines, "No other plan's mean net value changes sign.")
	}
	if len(lines) > 0 {
		lines = append(lines, "Tried one at a time: "+joined(r.spokenRanges())+".")
	}
	return lines
}

// spokenOf reports whether the first page speaks of a plan: the one ahead and
// the one the scenario is about, or all where they are few.
func (r reading) spokenOf(p result.Plan) bool {
	if len(r.rivals()) <= 2 {
		return true
	}
	subject := r.subject()
	return r.leads(p) || subject != nil && subject.Name == p.Name
}

// leads reports whether a plan is the one the answer prefers.
func (r reading) leads(p result.Plan) bool {
	ahead := r.preferred()
	return len(ahead) > 0 && ahead[0].Name == p.Name
}

// keepsLead reports whether a plan is best with the scenario's own values and no
// end of an assumption puts another in its place.
func (r reading) keepsLead(p result.Plan) bool {
	best := r.best()
	return best != nil && best.Name == p.Name && len(r.turns()) == 0
}

func (r reading) spokenRanges() (names []string) {
	for _, k := range r.breakEvenKeys() {
		lo, hi := r.rangeTried(k)
		names = append(names, spoken(k)+" "+span3(lo, hi))
	}
	return names
}

// turning is the value at which a sign changes, or words: "stays negative".
func turning(b *result.BreakEven) Cell {
	switch {
	case b == nil:
		return Cell{Text: none}
	case b.Value != nil:
		return number(*b.Value, "changes at "+figure3(*b.Value))
	}
	text := strings.TrimPrefix(clean(b.Text), "mean net ")
	for _, detail := range []string{" over the whole", " from ", ";"} { // the head of the column says the range
		text, _, _ = strings.Cut(text, detail)
	}
	return words(text)
}

func (r reading) breakEvenKeys() (keys []string) {
	for _, b := range r.BreakEvens {
		if !slices.Contains(keys, b.Key) {
			keys = append(keys, b.Key)
		}
	}
	return keys
}

// rangeTried is the widest range any plan was tried over.
func (r reading) rangeTried(key string) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, b := range r.BreakEvens {
		if b.Key == key {
			lo, hi = min(lo, b.Low), max(hi, b.High)
		}
	}
	return lo, hi
}
