package answer

import (
	"fmt"
	"slices"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// contrast reads a contrast for tables.
type contrast struct{ *result.Contrast }

// changeHeadlines are the measures shown without --all.
var changeHeadlines = []string{
	result.Savings, result.RetentionLoss, result.Net, result.NetTerminal, result.Contained,
	result.SolvedByAssistant, result.Satisfaction, result.RepeatRate, result.CustomersLost,
	result.Committed, result.CostPerTicket, result.ServiceLevel,
}

// Contrast are the tables of two runs: what changed in the input and, plan by plan,
// in the main measures or in every one.
func Contrast(of *result.Contrast, every bool) []drawing.Table {
	c := contrast{of}
	tables := append(c.otherPhysics(), c.input())
	for i, m := range c.Measures {
		if i == 0 || m.Plan != c.Measures[i-1].Plan {
			tables = append(tables, drawing.Table{
				Title: fmt.Sprintf("What it did to “%s” (%s)", m.Plan,
					sharing(c.Worlds)),
				Columns: []drawing.Column{
					{Name: "Measure"},
					{Name: c.A, Right: true},
					{Name: c.B, Right: true},
					{Name: "Change", Right: true},
					{Name: "90 % interval", Right: true},
				},
			})
		}
		if every || slices.Contains(changeHeadlines, m.Measure) {
			t := &tables[len(tables)-1]
			t.Rows = append(t.Rows, c.row(m))
		}
	}
	if end := &tables[len(tables)-1]; len(tables) > 1 {
		end.Notes = append(end.Notes, "~ no clear difference: the interval of the mean holds 0, or there are too "+
			"few futures for one. = the same in every future compared. – nothing to compare. One in ten intervals "+
			"misses.")
	}
	return tables
}

// otherPhysics stands at the top where two versions of the model played the sides: none
// of the changes below it need come from the input.
func (c contrast) otherPhysics() []drawing.Table {
	i := slices.IndexFunc(c.Run, func(f result.InputChange) bool { return f.Key == result.ModelKey })
	if i < 0 {
		return nil
	}
	row := []drawing.Cell{{Text: result.ModelKey}, {Text: *c.Run[i].Before}, {Text: *c.Run[i].After}}
	return []drawing.Table{{
		Title: "Two versions of the model played the two sides: what changed may come from the program, not from the " +
			"input; play one of them again to tell",
		Columns: []drawing.Column{{Name: "Key"}, {Name: c.A}, {Name: c.B}}, Rows: [][]drawing.Cell{row},
	}}
}

// sharing says in brief which worlds are compared.
func sharing(w result.CommonWorlds) string {
	if w.Common == 0 {
		return fmt.Sprintf("%d and %d separate futures", w.A, w.B)
	}
	return fmt.Sprintf("the same %d futures", w.Common)
}

// worlds says which worlds the figures rest on.
func (c contrast) worlds() string {
	w := c.Worlds
	apart := fmt.Sprintf("no future is in both. The figures of a side rest on all of its own futures (%d and %d), "+
		"changes and their intervals on two separate runs.", w.A, w.B)
	switch {
	case w.Apart == result.OtherSeed:
		return "Seeds differ: " + apart
	case w.Apart == result.OtherDesign:
		return "Only one side draws its assumptions: " + apart
	case w.A == w.Common && w.B == w.Common:
		return fmt.Sprintf("Both played the same %d futures; every figure rests on them.", w.Common)
	}
	return fmt.Sprintf("%s has %d futures, %s has %d: every figure, means and intervals too, rests on the %d that "+
		"both "+
		"have.", c.A, w.A, c.B, w.B, w.Common)
}

// warnings say what is warned of the design, and of which side.
func (c contrast) warnings() (all []string) {
	for _, w := range c.Warnings {
		_, text := wording.Warned(w, &result.Result{})
		if side := name(w, 0); side != "" {
			text = side + ": " + text
		}
		all = append(all, text)
	}
	return all
}

// input is what was asked otherwise, and what the comparison rests on.
func (c contrast) input() drawing.Table {
	t := inputChanges([2]string{c.A, c.B}, c.Input)
	var run [][]drawing.Cell
	for _, f := range c.Run {
		run = append(run, []drawing.Cell{{Text: f.Key}, {Text: *f.Before + " → " + *f.After}, {}})
	}
	t.Rows = append(run, t.Rows...)
	for _, p := range c.OnlyA {
		t.Rows = append(t.Rows, []drawing.Cell{{Text: "plan " + p}, {Text: "there"}, {Text: "–"}})
	}
	for _, p := range c.OnlyB {
		t.Rows = append(t.Rows, []drawing.Cell{{Text: "plan " + p}, {Text: "–"}, {Text: "there"}})
	}
	if len(t.Rows) == 0 {
		t.Rows = [][]drawing.Cell{{{Text: "nothing"}, {}, {}}}
	}
	if len(c.Measures) > 0 {
		t.Notes = append(append(t.Notes, c.worlds()), c.warnings()...)
		if c.CurrencyA != c.CurrencyB {
			t.Notes = append(t.Notes,
				fmt.Sprintf("Money is in %s on the side of %s and in %s on that of %s: no change of it is told.",
					c.CurrencyA, c.A, c.CurrencyB, c.B))
		}
	}
	return t
}

// NothingDiffers is said of two scenarios that are played alike.
const NothingDiffers = "the same values in force"

// ScenarioChanges lists what differs between two scenarios.
func ScenarioChanges(names [2]string, changes []result.InputChange) drawing.Table {
	t := inputChanges(names, changes)
	t.Title = "What differs between the two scenarios"
	return t
}

// inputChanges lists the values that differ between two scenarios.
func inputChanges(names [2]string, changes []result.InputChange) drawing.Table {
	t := drawing.Table{Title: "What changed in the input", Columns: []drawing.Column{
		{Name: "Key"},
		{Name: names[0]},
		{Name: names[1]},
	}}
	text := func(s *string) drawing.Cell {
		if s == nil {
			return drawing.Cell{Text: "–"}
		}
		return drawing.Cell{Text: *s}
	}
	for _, ch := range changes {
		t.Rows = append(t.Rows, []drawing.Cell{{Text: ch.Key}, text(ch.Before), text(ch.After)})
	}
	return t
}

// row is a measure before and after, each in its side's currency, with the change and its interval
// where it is clear, else ~ or = or the reason why there is none. A change of a percentage is in
// points of it.
func (c contrast) row(m result.MeasureChange) []drawing.Cell {
	u := wording.Units{Currency: c.CurrencyB}
	value := func(x *float64, currency string) drawing.Cell {
		if x == nil {
			return drawing.Cell{Text: "–"}
		}
		return drawing.Cell{Text: wording.Units{Currency: currency}.Quantity(*x, m.Unit), Value: x}
	}
	row := []drawing.Cell{
		{Text: m.Measure + partly(m)},
		value(m.Before, c.CurrencyA), value(m.After, c.CurrencyB),
		{Text: m.Verdict},
		{Text: "–"},
	}
	if m.Verdict == result.ClearChange {
		row[3] = drawing.Cell{Text: u.Change(*m.Change, m.Unit), Value: m.Change}
	}
	if m.Interval != nil && m.Verdict != result.NoChange {
		row[4].Text = u.ChangeRange(m.Interval.Lo, m.Interval.Hi, m.Unit)
	}
	return row
}

// partly says on how many draws a measure rests that not every world has.
func partly(m result.MeasureChange) string {
	switch {
	case m.NA == m.DrawsA && m.NB == m.DrawsB, m.NA+m.NB == 0:
		return ""
	case m.NA == m.NB && m.DrawsA == m.DrawsB:
		return fmt.Sprintf(" (%d of %d draws)", m.NA, m.DrawsA)
	}
	return fmt.Sprintf(" (%d of %d and %d of %d draws)", m.NA, m.DrawsA, m.NB, m.DrawsB)
}
