package out

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// dayZero is the company before any cut.
func (r reading) dayZero() Table {
	t := Table{Title: "Day 0: the desk as it runs today", Columns: head("", "Value")}
	for _, f := range r.DayZero {
		t.Rows = append(t.Rows, []Cell{words(f.Label), r.fact(f)})
	}
	return t
}

// fact is the value of a fact, or its text.
func (r reading) fact(f result.Fact) Cell {
	switch {
	case f.Value == nil:
		return words(f.Text)
	case f.Text != "":
		return number(*f.Value, r.units.Quantity(*f.Value, f.Unit)+" ("+clean(f.Text)+")")
	}
	return number(*f.Value, r.units.Quantity(*f.Value, f.Unit))
}

// audit is the arithmetic before any event was simulated.
func (r reading) audit() Table {
	t := Table{Title: "Do the headline numbers add up? (before anything is simulated)",
		Columns: []Column{{Name: "Figure"}, {"Value", true}, {"Bound", true}, {Name: "Verdict"}, {Name: "Why"}}}
	for _, f := range r.Audit {
		cells := []Cell{words(f.Figure), {Text: none}, {Text: none}, words(strings.ToUpper(string(f.Verdict))), words(f.Why)}
		cells[3].Strong = f.Verdict != result.OK
		if f.Value != nil {
			cells[1] = number(*f.Value, r.units.Quantity(*f.Value, f.Unit))
		}
		cells[2] = r.bounds(f)
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// bounds are what a figure of the audit must lie between.
func (r reading) bounds(f result.Finding) Cell {
	switch {
	case f.Low != nil && f.Bound != nil:
		return words(r.units.Quantity(*f.Low, f.Unit) + " to " + r.units.Quantity(*f.Bound, f.Unit))
	case f.Low != nil:
		return number(*f.Low, "at least "+r.units.Quantity(*f.Low, f.Unit))
	case f.Bound != nil:
		return number(*f.Bound, "at most "+r.units.Quantity(*f.Bound, f.Unit))
	}
	return words(none)
}

// thresholds are the tests the scenario sets.
func (r reading) thresholds() Table {
	t := Table{Title: "Thresholds of the scenario",
		Columns: []Column{{Name: "Threshold"}, {Name: "Plan"}, {Name: "Test"}, {Name: "Outcome"}, {Name: "Detail"}}}
	for _, x := range r.Thresholds {
		t.Rows = append(t.Rows, []Cell{words(x.Name), words(x.Plan), words(x.Expr), words(strings.ToUpper(x.Outcome)), words(x.Detail)})
	}
	return t
}

// warnings are what a reader must know before trusting a figure.
// The same words about many things are one line.
func (r reading) warnings() Table {
	t := Table{Title: "Before you trust these figures", Columns: []Column{{Name: "About"}, {Name: "Warning"}}}
	about := map[string][]string{}
	var texts []string
	for _, w := range r.Warnings {
		text := clean(w.Text)
		if about[text] == nil {
			texts = append(texts, text)
		}
		if a := clean(w.About); !slices.Contains(about[text], a) {
			about[text] = append(about[text], a)
		}
	}
	for _, text := range texts {
		t.Rows = append(t.Rows, []Cell{words(several(about[text])), words(text)})
	}
	return t
}

// namedAbout is how many things a warning names before it counts them.
const namedAbout = 2

// several lists a few names and counts the rest.
func several(names []string) string {
	if len(names) <= namedAbout+1 {
		return joined(names)
	}
	return fmt.Sprintf("%s and %s more", strings.Join(names[:namedAbout], ", "), thousands(len(names)-namedAbout))
}

// shownWarnings is how many lines of warnings a terminal gets.
const shownWarnings = 8

// firstWarnings are those a terminal shows.
func (r reading) firstWarnings() Table {
	t := r.warnings()
	if n := len(t.Rows); n > shownWarnings {
		t.Rows = t.Rows[:shownWarnings]
		t.Notes = append(t.Notes, fmt.Sprintf("%s more in the report.", thousands(n-shownWarnings)))
	}
	return t
}

// design says how the worlds were chosen.
func (r reading) design() Table {
	d := r.Design
	t := Table{Columns: []Column{{Name: "Design"}, {Name: "Value"}}}
	add := func(name, value string) {
		if clean(value) != "" {
			t.Rows = append(t.Rows, []Cell{words(name), words(value)})
		}
	}
	add("Worlds", thousands(r.Worlds))
	add("Kind", d.Kind)
	add("Sampled assumptions", thousands(d.Inputs))
	add("Blocks", fmt.Sprintf("%s of %s worlds", thousands(d.Blocks), thousands(d.WorldsPerBlock)))
	add("Draws played twice", thousands(d.Pairs))
	add("Level of every interval", r.level())
	add("Stopping rule", d.Stopping)
	add("Stopped because", d.Stopped)
	for _, f := range d.Estimators {
		add(f.Label, r.fact(f).Text)
	}
	return t
}
