package out

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// dayZero is the company before any cut.
func (r reader) dayZero() drawing.Table {
	t := drawing.Table{Title: "Day 0: the desk as it runs today", Columns: drawing.Head("", "Value")}
	for _, f := range r.DayZero {
		t.Rows = append(t.Rows, []drawing.Cell{drawing.Words(wording.FactLabel(f)), r.fact(f)})
	}
	return t
}

// fact is the value of a fact, or its text.
func (r reader) fact(f result.Fact) drawing.Cell {
	switch {
	case f.Value == nil:
		return drawing.Words(f.Text)
	case f.Text != "":
		return drawing.Number(*f.Value, r.Units.Quantity(*f.Value, f.Unit)+" ("+wording.Clean(f.Text)+")")
	}
	return drawing.Number(*f.Value, r.Units.Quantity(*f.Value, f.Unit))
}

// audit is the arithmetic before any event was simulated.
func (r reader) audit() drawing.Table {
	return r.findings("Do the headline numbers add up? (before anything is simulated)", r.Audit)
}

// otherDesks is the month before any cut, beside what other desks publish.
func (r reader) otherDesks() drawing.Table { return r.findings(wording.OtherDesks, r.OtherDesks) }

// findings are a line each.
func (r reader) findings(title string, all []result.Finding) drawing.Table {
	t := drawing.Table{
		Title: title,
		Columns: []drawing.Column{
			{Name: "Figure"},
			{Name: "Value", Right: true},
			{Name: "Bound", Right: true},
			{Name: "Verdict"},
			{Name: "Why"},
		},
	}
	for _, f := range all {
		cells := []drawing.Cell{
			drawing.Words(wording.FigureOf(f, r.Plans)),
			{Text: wording.None},
			{Text: wording.None},
			drawing.Words(strings.ToUpper(string(f.Verdict))), drawing.Words(wording.Why(f)),
		}
		cells[3].Strong = f.Verdict != result.OK
		if f.Value != nil {
			cells[1] = drawing.Number(*f.Value, r.Units.Quantity(*f.Value, f.Unit))
		}
		cells[2] = r.bounds(f)
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// bounds are what a figure of the audit must lie between.
func (r reader) bounds(f result.Finding) drawing.Cell {
	switch {
	case f.Low != nil && f.Bound != nil:
		return drawing.Words(r.Units.Quantity(*f.Low, f.Unit) + " to " + r.Units.Quantity(*f.Bound, f.Unit))
	case f.Low != nil:
		return drawing.Number(*f.Low, "at least "+r.Units.Quantity(*f.Low, f.Unit))
	case f.Bound != nil:
		return drawing.Number(*f.Bound, "at most "+r.Units.Quantity(*f.Bound, f.Unit))
	}
	return drawing.Words(wording.None)
}

// thresholds are the tests the scenario sets.
func (r reader) thresholds() drawing.Table {
	t := drawing.Table{
		Title: "Thresholds of the scenario",
		Columns: []drawing.Column{
			{Name: "Threshold"},
			{Name: "Plan"},
			{Name: "Test"},
			{Name: "Outcome"},
			{Name: "Detail"},
		},
	}
	for _, x := range r.Thresholds {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(x.Name), drawing.Words(x.Plan), drawing.Words(x.Expr),
			drawing.Words(strings.ToUpper(x.Outcome)), drawing.Words(wording.Judged(x)),
		})
	}
	return t
}

// warnings are what a reader must know before trusting a figure.
// The same words about many things are one line.
func (r reader) warnings() drawing.Table {
	t := drawing.Table{
		Title:   "Before you trust these figures",
		Columns: []drawing.Column{{Name: "About"}, {Name: "Warning"}},
	}
	about := map[string][]string{}
	var texts []string
	for _, w := range r.Warnings {
		what, text := wording.Warned(w, r.Result)
		text = wording.Clean(text)
		if about[text] == nil {
			texts = append(texts, text)
		}
		if a := wording.Clean(what); !slices.Contains(about[text], a) {
			about[text] = append(about[text], a)
		}
	}
	for _, text := range texts {
		t.Rows = append(t.Rows, []drawing.Cell{drawing.Words(several(about[text])), drawing.Words(text)})
	}
	return t
}

// namedAbout is how many things a warning names before it counts them.
const namedAbout = 2

// several lists a few names and counts the rest.
func several(names []string) string {
	if len(names) <= namedAbout+1 {
		return wording.Joined(names)
	}
	return fmt.Sprintf("%s and %s more", strings.Join(names[:namedAbout], ", "),
		wording.Thousands(len(names)-namedAbout))
}

// shownWarnings is how many lines of warnings a terminal gets.
const shownWarnings = 8

// firstWarnings are those a terminal shows.
func (r reader) firstWarnings() drawing.Table {
	t := r.warnings()
	if n := len(t.Rows); n > shownWarnings {
		t.Rows = t.Rows[:shownWarnings]
		t.Notes = append(t.Notes, fmt.Sprintf("%s more in the report.", wording.Thousands(n-shownWarnings)))
	}
	return t
}

// design says how the worlds were chosen.
func (r reader) design() drawing.Table {
	d := r.Design
	t := drawing.Table{Columns: []drawing.Column{{Name: "Design"}, {Name: "Value"}}}
	add := func(name, value string) {
		if wording.Clean(value) != "" {
			t.Rows = append(t.Rows, []drawing.Cell{drawing.Words(name), drawing.Words(value)})
		}
	}
	add("Futures", wording.Thousands(r.Worlds))
	add("Kind", wording.Designed(d.Kind))
	add("Sampled assumptions", wording.Thousands(d.Inputs))
	add("Blocks", fmt.Sprintf("%s of %s futures", wording.Thousands(d.Blocks), wording.Thousands(d.WorldsPerBlock)))
	add("Draws played twice", wording.Thousands(d.Pairs))
	add("Level of every interval", r.Level())
	add("Stopping rule", wording.Stopping(d.Stopping))
	add("Stopped because", wording.StudyEnded(d.Stopped))
	for _, g := range d.Targets {
		add(wording.Reached(g, r.Result))
	}
	for _, f := range d.Estimators {
		label, text := wording.Estimated(f)
		add(label, text)
	}
	return t
}
