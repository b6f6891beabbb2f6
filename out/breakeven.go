package out

import (
	"fmt"
	"math"
	"slices"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// wouldChange says per plan and assumption at which value the mean net changes
// sign, or that it keeps it over the range tried.
func (r reader) wouldChange() drawing.Table {
	t := drawing.Table{Title: "What would change the answer: where a plan breaks even, one assumption at a " +
		"time", Columns: drawing.Head("Plan")}
	keys := r.breakEvenKeys()
	for _, k := range keys {
		lo, hi := r.rangeTried(k)
		t.Columns = append(t.Columns, drawing.Column{Name: fmt.Sprintf("%s, tried %s",
			wording.Capital(view.SpokenPath(k)), r.ValueRange(k, lo, hi)), Right: true})
	}
	for _, p := range r.Rivals() {
		cells, known := []drawing.Cell{drawing.Words(r.Title(p))}, false
		for _, k := range keys {
			b := r.BreakEven(p.Name, k)
			cells, known = append(cells, r.signChangeCell(b)), known || b != nil
		}
		if known {
			t.Rows = append(t.Rows, cells)
		}
	}
	if at := slices.IndexFunc(r.Audit, func(f result.Finding) bool { return f.BreaksEven() }); at >= 0 &&
		slices.ContainsFunc(keys, func(k string) bool { return k == "churn.scale" || k == "churn.service_share" }) {
		what := "churn.scale"
		if r.Audit[at].Kind == result.BreakEvenShare {
			what = "churn.service_share"
		}
		t.Notes = append(t.Notes, "These are futures played. The audit has another figure of "+view.Spoken(what)+
			": to first order, at the medians, no day played; where the two differ the futures count.")
	}
	if slices.Contains(keys, "churn.service_share") {
		t.Notes = append(t.Notes, "37 % of those who leave doing so over service is played as well: so many of "+
			"those who changed their "+
			"bank named poor service (J.D. Power 2010), which is an upper reading.")
	}
	for _, k := range r.StressKeys() {
		if ends := r.EndsOf(k); len(ends) == 1 {
			t.Notes = append(t.Notes, fmt.Sprintf("%s could be tried at one end only: %s.",
				wording.Capital(view.SpokenPath(k)), r.Value(k, ends[0].Value)))
		}
	}
	return t
}

// signChangeLines says of the plans an answer is about where their mean net value changes
// sign, and counts the others: the table of wouldChange in a few lines.
func (r reader) signChangeLines() (lines []string) {
	kept, turned := 0, 0
	for _, p := range r.Rivals() {
		var at []string
		known := false
		for _, k := range r.breakEvenKeys() {
			b := r.BreakEven(p.Name, k)
			known = known || b != nil
			if b != nil && b.Value != nil {
				at = append(at, r.Value(k, *b.Value)+" ("+view.Spoken(k)+")")
			}
		}
		switch {
		case len(at) > 0 && r.spokenOf(p):
			lines = append(lines, fmt.Sprintf("“%s” breaks even at %s.", r.Short(p),
				wording.Alternatives(at)))
		case len(at) > 0:
			turned++
		case known && r.leads(p) && r.keepsLead(p):
			lines = append(lines, fmt.Sprintf("“%s” stays ahead: at every end tried it gains on average and no "+
				"other plan clearly beats it.", r.Short(p)))
		case known && r.spokenOf(p):
			lines = append(lines, fmt.Sprintf("“%s”: no assumption tried turns it.", r.Short(p)))
		case known:
			kept++
		}
	}
	switch {
	case turned > 0:
		lines = append(lines, fmt.Sprintf("%s of the %d other plans can break even.", wording.Thousands(turned),
			turned+kept))
	case kept > 0:
		lines = append(lines, "No assumption tried turns another plan.")
	}
	if len(lines) > 0 {
		lines = append(lines, "Tried one at a time: "+wording.Joined(r.spokenRanges())+"."+r.screenedLine())
	}
	return lines
}

// screenedLine says how what else nobody measured was looked at.
func (r reader) screenedLine() string {
	if r.Screened == 0 {
		return ""
	}
	text := fmt.Sprintf(" Of %d more values that are the program's own or weakly sourced, those that could take half "+
		"of a lead away to first order were to be played, two at most.", r.Screened)
	if n := len(r.Untried); n > 0 {
		text += fmt.Sprintf(" %d others have no range and are not tried; the report names them.", n)
	}
	return text
}

// spokenOf reports whether the first page speaks of a plan: the one ahead and
// the one the scenario is about, or all where they are few.
func (r reader) spokenOf(p result.Plan) bool {
	if len(r.Rivals()) <= 2 {
		return true
	}
	subject := r.Subject()
	return r.leads(p) || subject != nil && subject.Name == p.Name
}

// leads reports whether a plan is the one the answer prefers.
func (r reader) leads(p result.Plan) bool {
	ahead := r.Preferred()
	return len(ahead) > 0 && ahead[0].Name == p.Name
}

// keepsLead reports whether a plan is best with the scenario's own values and no
// end of an assumption puts another in its place.
func (r reader) keepsLead(p result.Plan) bool {
	best := r.Best()
	return best != nil && best.Name == p.Name && len(r.PreferenceChanges()) == 0
}

func (r reader) spokenRanges() (names []string) {
	for _, k := range r.breakEvenKeys() {
		lo, hi := r.rangeTried(k)
		names = append(names, view.Spoken(k)+" "+r.ValueRange(k, lo, hi))
	}
	return names
}

// signChangeCell is the value at which a plan breaks even, or what it does at all that was tried.
func (r reader) signChangeCell(b *result.BreakEven) drawing.Cell {
	switch {
	case b == nil:
		return drawing.Cell{Text: wording.None}
	case b.Value != nil:
		return drawing.Number(*b.Value, "breaks even at "+r.Value(b.Key, *b.Value))
	}
	switch b.Sign {
	case result.Positive:
		return drawing.Words("always earns")
	case result.Negative:
		return drawing.Words("always loses")
	case result.Zero:
		return drawing.Words("always 0")
	}
	return drawing.Words(wording.None)
}

func (r reader) breakEvenKeys() (keys []string) {
	for _, b := range r.BreakEvens {
		if !slices.Contains(keys, b.Key) {
			keys = append(keys, b.Key)
		}
	}
	return keys
}

// rangeTried is the widest range any plan was tried over.
func (r reader) rangeTried(key string) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, b := range r.BreakEvens {
		if b.Key == key {
			lo, hi = min(lo, b.Low), max(hi, b.High)
		}
	}
	return lo, hi
}
