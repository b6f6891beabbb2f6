package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/out"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// side is one of two results that are compared.
type side struct {
	name     string
	result   *result.Result
	runs     *result.Runs
	scenario *scenarios.Scenario
}

// isResult reports whether a name is a result folder.
func isResult(name string) bool {
	_, err := os.Stat(filepath.Join(name, result.ResultFile))
	return err == nil
}

func readSide(name string) (*side, error) {
	s := &side{name: name}
	var err error
	if s.result, err = result.Read(name); err != nil {
		return nil, err
	}
	if s.runs, err = rowsOf(name, s.result); err != nil {
		return nil, err
	}
	m, err := result.ReadManifest(name)
	if err != nil {
		return nil, err
	}
	s.scenario, err = (&source{name: m.Name, text: []byte(m.Scenario)}).load()
	return s, err
}

// comparison is what changed between two results.
type comparison struct {
	A        string          `json:"a"`
	B        string          `json:"b"`
	Run      []result.Fact   `json:"run"` // seed, worlds, model, where they differ
	Input    []inputChange   `json:"input"`
	OnlyA    []string        `json:"plans_only_in_a"`
	OnlyB    []string        `json:"plans_only_in_b"`
	Measures []measureChange `json:"measures"`

	currency string
	units    map[string]string
}

type inputChange struct {
	Key    string `json:"key"`
	Before string `json:"a"`
	After  string `json:"b"`
}

// measureChange is B minus A for one plan and measure.
type measureChange struct {
	Plan     string           `json:"plan"`
	Measure  string           `json:"measure"`
	Before   *float64         `json:"a"`
	After    *float64         `json:"b"`
	Change   *float64         `json:"change"`
	Interval *result.Interval `json:"interval"` // of the change
	Verdict  string           `json:"verdict"`  // "clear", "~" no clear difference, "=" the same in every world, "–" no value on either side
}

func compareResults(a, b *side) *comparison {
	c := &comparison{A: a.name, B: b.name, Run: []result.Fact{}, Input: []inputChange{}, OnlyA: []string{}, OnlyB: []string{},
		Measures: []measureChange{}, currency: b.result.Scenario.Currency, units: map[string]string{}}
	fact := func(label string, x, y any) {
		if x != y {
			c.Run = append(c.Run, result.Fact{Key: label, Label: label, Text: fmt.Sprintf("%v → %v", x, y)})
		}
	}
	fact("scenario", a.result.Scenario.Name, b.result.Scenario.Name)
	fact("model", a.result.Program.Model, b.result.Program.Model)
	fact("seed", a.result.Seed, b.result.Seed)
	fact("worlds", a.result.Worlds, b.result.Worlds)
	fact("currency", a.result.Scenario.Currency, b.result.Scenario.Currency)
	for _, ch := range scenarios.Diff(a.scenario, b.scenario) {
		c.Input = append(c.Input, inputChange{keyOf(ch), textOf(ch.Before), textOf(ch.After)})
	}
	for _, m := range b.result.Measures {
		c.units[m.Name] = m.Unit
	}
	for _, p := range a.runs.Plans {
		if !slices.Contains(b.runs.Plans, p) {
			c.OnlyA = append(c.OnlyA, p)
		}
	}
	for j, p := range b.runs.Plans {
		if i := slices.Index(a.runs.Plans, p); i >= 0 {
			c.Measures = append(c.Measures, changes(a, b, i, j)...)
		} else {
			c.OnlyB = append(c.OnlyB, p)
		}
	}
	return c
}

func keyOf(ch scenarios.Change) string {
	if ch.Plan == "" {
		return ch.Path
	}
	return "plan." + ch.Plan + "." + ch.Path
}

// changes compares a plan's measures. Blocks of worlds are independent of each
// other on both sides, so B minus A is judged block by block: with the same
// seed these are the same worlds, and what chance does to both falls out.
func changes(a, b *side, i, j int) []measureChange {
	var all []measureChange
	study := experiment.Study{Plans: []string{"a", "b"}}
	var columns [2][]int
	for _, m := range b.result.Measures {
		x, y := slices.Index(a.runs.Measures, m.Name), slices.Index(b.runs.Measures, m.Name)
		if x >= 0 && y >= 0 {
			study.Measures = append(study.Measures, m)
			columns[0], columns[1] = append(columns[0], x), append(columns[1], y)
		}
	}
	var joined []result.Estimate
	if len(a.runs.Inputs) == 0 == (len(b.runs.Inputs) == 0) {
		runs := &experiment.Runs{Design: experiment.Design{Inputs: len(a.runs.Inputs)}}
		for w := range min(len(a.runs.Worlds), len(b.runs.Worlds)) {
			runs.Add(w, experiment.Outcome{Rows: [][]float64{
				picked(a.runs.Worlds[w].Rows[i], columns[0]), picked(b.runs.Worlds[w].Rows[j], columns[1])}})
		}
		joined, _ = experiment.Compare(runs, study)
	}
	for k, m := range study.Measures {
		ch := measureChange{Plan: b.runs.Plans[j], Measure: m.Name, Verdict: "~"}
		ea, eb := a.result.Estimate(a.runs.Plans[i], m.Name), b.result.Estimate(b.runs.Plans[j], m.Name)
		if ea != nil && eb != nil {
			ch.Before, ch.After = ea.Mean, eb.Mean
			ch.separate(ea, eb)
		}
		if ch.Before == nil && ch.After == nil {
			ch.Verdict = "–"
		} else if joined != nil {
			ch.paired(joined[len(study.Measures)+k].Difference)
		}
		all = append(all, ch)
	}
	return all
}

func picked(row []float64, columns []int) []float64 {
	some := make([]float64, len(columns))
	for k, c := range columns {
		some[k] = row[c]
	}
	return some
}

// paired takes the difference of the same worlds.
func (ch *measureChange) paired(d *result.Difference) {
	if d == nil {
		return
	}
	ch.Change, ch.Interval = &d.Mean, d.Interval
	switch {
	case d.Quantiles != nil && d.Mean == 0 && d.Quantiles.P5 == 0 && d.Quantiles.P95 == 0:
		ch.Verdict = "="
	case d.Clear:
		ch.Verdict = "clear"
	default:
		ch.Verdict = "~"
	}
}

// separate takes two runs whose blocks are not alike: half-widths of
// independent means add as the root of their squares.
func (ch *measureChange) separate(a, b *result.Estimate) {
	if a.Mean == nil || b.Mean == nil {
		return
	}
	change := *b.Mean - *a.Mean
	ch.Change = &change
	if a.Interval == nil || b.Interval == nil {
		return
	}
	half := math.Hypot(a.Interval.HalfWidth(), b.Interval.HalfWidth())
	ch.Interval = &result.Interval{Lo: change - half, Hi: change + half, Level: a.Interval.Level, Estimator: "two separate runs"}
	if ch.Interval.Excludes(0) {
		ch.Verdict = "clear"
	}
}

// tables are the input and, plan by plan, the measures.
func (c *comparison) tables(every bool) []out.Table {
	input := out.Table{Title: "What changed in the input",
		Columns: []out.Column{{Name: "Key"}, {Name: c.A}, {Name: c.B}}}
	for _, f := range c.Run {
		input.Rows = append(input.Rows, []out.Cell{{Text: f.Label}, {Text: f.Text}, {}})
	}
	for _, ch := range c.Input {
		input.Rows = append(input.Rows, []out.Cell{{Text: ch.Key}, {Text: ch.Before}, {Text: ch.After}})
	}
	for _, p := range c.OnlyA {
		input.Rows = append(input.Rows, []out.Cell{{Text: "plan " + p}, {Text: "there"}, {Text: "-"}})
	}
	for _, p := range c.OnlyB {
		input.Rows = append(input.Rows, []out.Cell{{Text: "plan " + p}, {Text: "-"}, {Text: "there"}})
	}
	if len(input.Rows) == 0 {
		input.Rows = [][]out.Cell{{{Text: "nothing"}, {}, {}}}
	}
	tables := []out.Table{input}
	last := ""
	for _, m := range c.Measures {
		if m.Plan != last {
			last = m.Plan
			tables = append(tables, out.Table{Title: "What it did to “" + m.Plan + "”",
				Columns: []out.Column{{Name: "Measure"}, {Name: c.A, Right: true}, {Name: c.B, Right: true},
					{Name: "Change", Right: true}, {Name: "90 % interval", Right: true}}})
		}
		if every || slices.Contains(headlines, m.Measure) {
			t := &tables[len(tables)-1]
			t.Rows = append(t.Rows, c.row(m))
		}
	}
	end := &tables[len(tables)-1]
	end.Notes = append(end.Notes, "~ no clear difference: the interval of the mean holds 0, or there are too few worlds for one. = the same in every world. One in ten intervals misses.")
	return tables
}

// headlines are the measures shown without --all.
var headlines = []string{"savings", "retention_loss", "net", "net_terminal", "contained", "solved_by_assistant",
	"satisfaction", "repeat_rate", "customers_lost", "committed", "cost_per_ticket", "service_level"}

func (c *comparison) row(m measureChange) []out.Cell {
	u, unit := out.Units{Currency: c.currency}, c.units[m.Measure]
	value := func(x *float64) out.Cell {
		if x == nil {
			return out.Cell{Text: "–"}
		}
		return out.Cell{Text: u.Quantity(*x, unit), Value: x}
	}
	row := []out.Cell{{Text: m.Measure}, value(m.Before), value(m.After), {Text: m.Verdict}, {Text: "–"}}
	change := func(x float64) string {
		if unit == "share" { // a change of a percentage is in points of it
			return strings.ReplaceAll(u.Signed(x, unit), " %", " %-points")
		}
		return u.Signed(x, unit)
	}
	if m.Verdict == "clear" {
		row[3] = out.Cell{Text: change(*m.Change), Value: m.Change}
	}
	if m.Interval != nil && m.Verdict != "=" {
		row[4].Text = u.Range(m.Interval.Lo, m.Interval.Hi, unit)
		if unit == "share" {
			row[4].Text += "-points"
		}
	}
	return row
}
