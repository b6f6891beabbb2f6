package main

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// headlines are the measures shown without --all.
var headlines = []string{
	result.Savings, result.RetentionLoss, result.Net, result.NetTerminal, result.Contained,
	result.SolvedByAssistant, result.Satisfaction, result.RepeatRate, result.CustomersLost,
	result.Committed, result.CostPerTicket, result.ServiceLevel,
}

// tables are the input and, plan by plan, the measures.
func (c *comparison) tables(every bool) []drawing.Table {
	tables := []drawing.Table{c.input()}
	for i, m := range c.Measures {
		if i == 0 || m.Plan != c.Measures[i-1].Plan {
			tables = append(tables, drawing.Table{
				Title: fmt.Sprintf("What it did to “%s” (%s)", m.Plan,
					c.Worlds.brief()),
				Columns: []drawing.Column{
					{Name: "Measure"},
					{Name: c.A, Right: true},
					{Name: c.B, Right: true},
					{Name: "Change", Right: true},
					{Name: "90 % interval", Right: true},
				},
			})
		}
		if every || slices.Contains(headlines, m.Measure) {
			t := &tables[len(tables)-1]
			t.Rows = append(t.Rows, c.row(m))
		}
	}
	if end := &tables[len(tables)-1]; len(tables) > 1 {
		end.Notes = append(end.Notes, "~ no clear difference: the interval of the mean holds 0, or there are too "+
			"few worlds for one. = the same in every world compared. – nothing to compare. One in ten intervals "+
			"misses.")
	}
	return tables
}

func (w common) brief() string {
	if w.Common == 0 {
		return fmt.Sprintf("%d and %d separate worlds", w.A, w.B)
	}
	return fmt.Sprintf("the same %d worlds", w.Common)
}

// input is what was asked otherwise, and what the comparison rests on.
func (c *comparison) input() drawing.Table {
	t := inputTable([2]string{c.A, c.B}, c.Input)
	var run [][]drawing.Cell
	for _, f := range c.Run {
		run = append(run, []drawing.Cell{{Text: f.Key}, {Text: f.Text}, {}})
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
		t.Notes = append(append(t.Notes, c.Worlds.Text), c.Warnings...)
		if c.CurrencyA != c.CurrencyB {
			t.Notes = append(t.Notes,
				fmt.Sprintf("Money is in %s on the side of %s and in %s on that of %s: no change of it is told.",
					c.CurrencyA, c.A, c.CurrencyB, c.B))
		}
	}
	return t
}

// inputTable lists the values that differ between two scenarios.
func inputTable(names [2]string, changes []inputChange) drawing.Table {
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

func (c *comparison) row(m measureChange) []drawing.Cell {
	u := wording.Units{Currency: c.CurrencyB}
	value := func(x *float64, currency string) drawing.Cell {
		if x == nil {
			return drawing.Cell{Text: "–"}
		}
		return drawing.Cell{Text: wording.Units{Currency: currency}.Quantity(*x, m.Unit), Value: x}
	}
	row := []drawing.Cell{
		{Text: m.Measure + m.partly()},
		value(m.Before, c.CurrencyA), value(m.After, c.CurrencyB),
		{Text: m.Verdict},
		{Text: "–"},
	}
	if m.Verdict == "clear" {
		row[3] = drawing.Cell{Text: u.Signed(*m.Change, m.Unit), Value: m.Change}
		if m.Unit == result.UnitShare { // a change of a percentage is in points of it
			row[3].Text = strings.ReplaceAll(row[3].Text, " %", " %-points")
		}
	}
	if m.Interval != nil && m.Verdict != "=" {
		row[4].Text = u.Range(m.Interval.Lo, m.Interval.Hi, m.Unit)
		if m.Unit == result.UnitShare {
			row[4].Text += "-points"
		}
	}
	return row
}

// partly says on how many draws a measure rests that not every world has.
func (m measureChange) partly() string {
	switch {
	case m.NA == m.drawsA && m.NB == m.drawsB, m.NA+m.NB == 0:
		return ""
	case m.NA == m.NB && m.drawsA == m.drawsB:
		return fmt.Sprintf(" (%d of %d draws)", m.NA, m.drawsA)
	}
	return fmt.Sprintf(" (%d of %d and %d of %d draws)", m.NA, m.drawsA, m.NB, m.drawsB)
}
