package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// side is one of two results that are compared.
type side struct {
	name     string
	result   *result.Result
	runs     *result.Runs
	scenario *scenarios.Scenario
}

// isResult reports whether a name is the folder of a run, finished or not.
func isResult(name string) bool {
	return slices.ContainsFunc([]string{result.ResultFile, result.ManifestFile, result.WorldsFile},
		func(file string) bool {
			_, err := os.Stat(filepath.Join(name, file))
			return err == nil
		})
}

// readSide reads one side of a comparison: result, rows, and the scenario out of the manifest. Rows
// that are not those of the result are an error, with what mends it.
func readSide(ctx context.Context, name string) (*side, error) {
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
	s.scenario, err = (&play.Source{Name: m.Name, Text: []byte(m.Scenario)}).Load(ctx)
	return s, err
}

// comparison is a contrast being worked out.
type comparison struct {
	*result.Contrast
	level float64 // of intervals in the worlds both have; 0: the usual
}

// compareResults says how two results differ, at a level (0: that of the second): what was asked of each, plans
// that only one has, and the change of every measure of those both have.
func compareResults(a, b *side, level float64) (*comparison, error) {
	c := &comparison{level: cmp.Or(level, b.result.Design.Level), Contrast: &result.Contrast{
		A: a.name, B: b.name, Run: []result.InputChange{}, OnlyA: []string{}, OnlyB: []string{},
		Measures: []result.MeasureChange{}, Warnings: []result.Warning{},
		CurrencyA: a.result.Scenario.Currency, CurrencyB: b.result.Scenario.Currency,
		Worlds: commonOf(a, b), Input: inputChanges(a.scenario, b.scenario),
	}}
	if level != 0 && c.Worlds.Common == 0 {
		return nil, remedy.Errorf("--level %v: the two share no world, and their own intervals are compared", level).
			Hint("give both runs that --level, which plays nothing again")
	}
	differ := func(key string, x, y any) {
		if before, after := fmt.Sprint(x), fmt.Sprint(y); before != after {
			c.Run = append(c.Run, result.InputChange{Key: key, Before: &before, After: &after})
		}
	}
	differ("scenario", a.result.Scenario.Name, b.result.Scenario.Name)
	differ(result.ModelKey, a.result.Program.Model, b.result.Program.Model)
	differ("seed", a.result.Seed, b.result.Seed)
	differ("worlds", a.result.Worlds, b.result.Worlds)
	differ("currency", c.CurrencyA, c.CurrencyB)
	for _, p := range a.runs.Plans {
		if !slices.Contains(b.runs.Plans, p) {
			c.OnlyA = append(c.OnlyA, p)
		}
	}
	for j, p := range b.runs.Plans {
		if i := slices.Index(a.runs.Plans, p); i >= 0 {
			c.Measures = append(c.Measures, c.changes([2]*side{a, b}, [2]int{i, j})...)
		} else {
			c.OnlyB = append(c.OnlyB, p)
		}
	}
	return c, nil
}

// commonOf finds the worlds that both sides played: with the same seed and blocks
// of one kind, the first ones of each.
func commonOf(a, b *side) result.CommonWorlds {
	c := result.CommonWorlds{A: len(a.runs.Worlds), B: len(b.runs.Worlds)}
	design := experiment.Design{Inputs: len(a.runs.Inputs)}
	switch {
	case a.result.Seed != b.result.Seed:
		c.Apart = result.OtherSeed
		return c
	case design.Worlds() != experiment.Design{Inputs: len(b.runs.Inputs)}.Worlds():
		c.Apart = result.OtherDesign
		return c
	}
	c.Common = min(c.A, c.B)
	if block := design.Worlds(); c.Common >= block {
		c.Common -= c.Common % block
	}
	return c
}

// inputChanges lists the values in force that differ, by full path; nil where a side does not have the
// key.
func inputChanges(before, after *scenarios.Scenario) []result.InputChange {
	all := []result.InputChange{}
	text := func(l *scenarios.Leaf) *string {
		if l == nil {
			return nil
		}
		return &l.Text
	}
	for _, ch := range scenarios.Diff(before, after) {
		key := ch.Path
		if ch.Plan != "" {
			key = "plan." + ch.Plan + "." + ch.Path
		}
		all = append(all, result.InputChange{Key: key, Before: text(ch.Before), After: text(ch.After)})
	}
	return all
}

// changes compares the measures of a plan, which has another number on each
// side.
func (c *comparison) changes(sides [2]*side, plan [2]int) []result.MeasureChange {
	var measures []result.Measure
	var columns [2][]int
	for _, m := range sides[1].result.Measures {
		x, y := slices.Index(sides[0].runs.Measures, m.Name), slices.Index(sides[1].runs.Measures, m.Name)
		if x >= 0 && y >= 0 {
			measures = append(measures, m)
			columns[0], columns[1] = append(columns[0], x), append(columns[1], y)
		}
	}
	var all []result.MeasureChange
	if c.Worlds.Common > 0 {
		var worlds [2][][]float64
		for s, side := range sides {
			for _, w := range side.runs.Worlds[:c.Worlds.Common] {
				worlds[s] = append(worlds[s], picked(w.Rows[plan[s]], columns[s]))
			}
		}
		var warnings []result.Warning
		all, warnings = paired(worlds, measures, experiment.Design{Inputs: len(sides[0].runs.Inputs)},
			c.level)
		c.Warn(nil, warnings)
	} else {
		all = separate(sides, plan, measures)
		for _, side := range sides {
			c.Warn([]string{side.name}, side.result.Warnings)
		}
	}
	for k := range all {
		ch := &all[k]
		ch.Plan, ch.Measure, ch.Unit = sides[1].runs.Plans[plan[1]], measures[k].Name, measures[k].Unit
		if ch.Unit == result.UnitMoney && c.CurrencyA != c.CurrencyB {
			ch.Change, ch.Interval = nil, nil
		}
		if ch.Change == nil {
			ch.Verdict = result.NotCompared
		}
	}
	return all
}

// Warn takes over, once, what is said of the design.
func (c *comparison) Warn(side []string, all []result.Warning) {
	for _, w := range all {
		w.Names = side
		same := func(v result.Warning) bool { return reflect.DeepEqual(v, w) }
		if w.OfDesign() && !slices.ContainsFunc(c.Warnings, same) {
			c.Warnings = append(c.Warnings, w)
		}
	}
}

func picked(row []float64, columns []int) []float64 {
	some := make([]float64, len(columns))
	for k, c := range columns {
		some[k] = row[c]
	}
	return some
}

// paired compares two sides in the same worlds, a row each. Blocks of worlds are
// independent of each other, so B minus A is judged block by block, and what
// chance does to both falls out.
func paired(worlds [2][][]float64, measures []result.Measure, design experiment.Design, level float64) (
	[]result.MeasureChange, []result.Warning,
) {
	same := make([]bool, len(measures))
	for k := range measures {
		same[k] = onBoth(worlds, k)
	}
	runs := &experiment.Runs{Design: design}
	for w := range worlds[0] {
		runs.Add(w, experiment.Outcome{Rows: [][]float64{worlds[0][w], worlds[1][w]}})
	}
	estimates, warnings := experiment.Compare(runs, experiment.Study{
		Plans: []string{"a", "b"}, Measures: measures, Level: level,
	})
	all := make([]result.MeasureChange, len(measures))
	for k := range all {
		ch, a, b := &all[k], estimates[k], estimates[len(measures)+k]
		means(ch, &a, &b)
		if d := b.Difference; d != nil {
			judge(ch, d.Mean, d.Interval)
		}
		if same[k] {
			ch.Verdict = result.NoChange
		}
	}
	return all, warnings
}

// onBoth leaves values of a measure only where both sides have one, unless no
// world is like that. It reports whether the sides were the same in every world.
func onBoth(worlds [2][][]float64, k int) (same bool) {
	same = true
	var gaps []int
	for w := range worlds[0] {
		x, y := worlds[0][w][k], worlds[1][w][k]
		same = same && (x == y || math.IsNaN(x) && math.IsNaN(y))
		if math.IsNaN(x) || math.IsNaN(y) {
			gaps = append(gaps, w)
		}
	}
	if len(gaps) < len(worlds[0]) {
		for _, w := range gaps {
			worlds[0][w][k], worlds[1][w][k] = math.NaN(), math.NaN()
		}
	}
	return same
}

// separate compares two sides that share no world.
func separate(sides [2]*side, plan [2]int, measures []result.Measure) []result.MeasureChange {
	all := make([]result.MeasureChange, len(measures))
	for k, m := range measures {
		a := sides[0].result.Estimate(sides[0].runs.Plans[plan[0]], m.Name)
		b := sides[1].result.Estimate(sides[1].runs.Plans[plan[1]], m.Name)
		if a == nil || b == nil {
			continue
		}
		means(&all[k], a, b)
		if a.Mean != nil && b.Mean != nil {
			iv, _ := stats.Separate(a.Interval, b.Interval)
			judge(&all[k], *b.Mean-*a.Mean, iv)
		}
		if steady(a) && steady(b) && *a.Mean == *b.Mean {
			all[k].Verdict = result.NoChange
		}
	}
	return all
}

// steady reports whether every world has a value, and the same.
func steady(e *result.Estimate) bool { return e.SD != nil && *e.SD == 0 && e.Missing == 0 }

func means(ch *result.MeasureChange, a, b *result.Estimate) {
	ch.Before, ch.After, ch.NA, ch.NB = a.Mean, b.Mean, a.N, b.N
	ch.DrawsA, ch.DrawsB = a.N+a.Missing, b.N+b.Missing
}

func judge(ch *result.MeasureChange, change float64, iv *result.Interval) {
	ch.Change, ch.Interval, ch.Verdict = &change, iv, result.NoClear
	if iv != nil && iv.Excludes(0) {
		ch.Verdict = result.ClearChange
	}
}
