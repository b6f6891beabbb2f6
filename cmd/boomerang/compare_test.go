package main

import (
	"math"
	"slices"
	"strings"
	"testing"

	"boomerang/out/answer"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// played makes a side of so many worlds of one plan: money that trends, so that
// more worlds have another mean, and an alarm that most worlds do not have.
func played(t *testing.T, worlds int, seed uint64, change func(*side)) *side {
	t.Helper()
	s, err := scenarios.Load(t.Context(), "../../scenarios/testdata/tiny.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	d := &side{
		name: "side", scenario: s, result: &result.Result{Seed: seed, Worlds: worlds},
		runs: &result.Runs{Plans: []string{"cut"}, Measures: []string{"net", "alarm"}, Inputs: []string{"x"}},
	}
	d.result.Scenario.Currency = "USD"
	d.result.Measures = []result.Measure{
		{Name: "net", Unit: result.UnitMoney, Better: result.Higher},
		{Name: "alarm", Unit: result.UnitDay, Better: result.Neither},
	}
	for w := range worlds {
		key := sim.NewFates(seed, uint64(w)).Of(0)
		row := []float64{float64(w) + key.Normal(1, 0), math.NaN()}
		if w%3 == 0 {
			row[1] = 40 + key.Normal(2, 0)
		}
		d.runs.Worlds = append(d.runs.Worlds, result.RunWorld{World: w, Inputs: []float64{0}, Rows: [][]float64{row}})
	}
	if change != nil {
		change(d)
	}
	runs := &experiment.Runs{Design: experiment.Design{Inputs: len(d.runs.Inputs)}}
	for w, world := range d.runs.Worlds {
		runs.Add(w, experiment.Outcome{Rows: world.Rows})
	}
	d.result.Estimates, d.result.Warnings = experiment.Compare(runs,
		experiment.Study{Plans: d.runs.Plans, Measures: d.result.Measures})
	return d
}

// every rewrites the values of every world.
func every(to func(world int, row []float64)) func(*side) {
	return func(d *side) {
		for w, world := range d.runs.Worlds {
			to(w, world.Rows[0])
		}
	}
}

// holds checks that a measure's change is B minus A and lies in its interval.
func holds(t *testing.T, ch result.MeasureChange) {
	t.Helper()
	gap := *ch.After - *ch.Before
	if math.Abs(gap-*ch.Change) > 1e-9 || ch.Interval == nil || gap < ch.Interval.Lo || gap > ch.Interval.Hi {
		t.Errorf("%s: %g to %g, change %g in %+v", ch.Measure, *ch.Before, *ch.After, *ch.Change, ch.Interval)
	}
}

// Of results of different length everything is of the whole blocks both have.
func TestComparisonRestsOnCommonWorlds(t *testing.T) {
	a := played(t, 72, 1, nil)
	b := played(t, 40, 1, every(func(w int, row []float64) { row[0] += 5 + .1*float64(w%7) }))
	c := contrastOf(t, a, b)
	tables := answer.Contrast(c.Contrast, true)
	if c.Worlds.Common != 36 || !strings.Contains(strings.Join(tables[0].Notes, " "),
		"the 36 that both have") || !strings.Contains(tables[1].Title, "the same 36 futures") {
		t.Errorf("the comparison rests on %+v", c.Worlds)
	}
	net := c.Measures[0]
	if net.NA != 32 || net.NB != 32 || net.Verdict != "clear" || net.Interval.Estimator != "paired, block means, t" {
		t.Errorf("got %+v", net)
	}
	holds(t, net)
	for _, m := range contrastOf(t, played(t, 72, 1, nil), played(t, 36, 1, nil)).Measures {
		if m.Verdict != "=" || *m.Before != *m.After {
			t.Errorf("the same worlds: %s is %g and %g, %q", m.Measure, *m.Before, *m.After, m.Verdict)
		}
	}
	if c := contrastOf(t, played(t, 36, 1, nil),
		played(t, 18, 1, nil)); len(c.Warnings) != 1 || c.Warnings[0].Kind != result.TooFewWorlds ||
		*c.Warnings[0].Value != 18 {
		t.Errorf("two blocks are too few: %+v", c.Warnings)
	}
}

// A measure that some worlds do not have is compared in those that have it on
// both sides, and one that a single world has otherwise is not the same.
func TestComparisonOfGaps(t *testing.T) {
	b := played(t, 36, 1, every(func(w int, row []float64) {
		row[1]++
		if w == 3 || w == 12 {
			row[1] = math.NaN()
		}
	}))
	c := contrastOf(t, played(t, 36, 1, nil), b)
	alarm := c.Measures[1]
	if alarm.NA != 10 || alarm.NB != 10 {
		t.Fatalf("got %+v", alarm)
	}
	holds(t, alarm)
	if cell := answer.Contrast(c.Contrast, true)[1].Rows[1][0].Text; cell != "alarm (10 of 32 draws)" {
		t.Error(cell)
	}
	lone := contrastOf(t, played(t, 36, 1, nil), played(t, 36, 1, every(func(w int, row []float64) {
		if row[0] += 0; w == 6 {
			row[1] = math.NaN()
		}
	})))
	if got := lone.Measures[1].Verdict; got != "~" {
		t.Errorf("an alarm less in one world is %q", got)
	}
	none := contrastOf(t, played(t, 36, 1, nil),
		played(t, 36, 1, every(func(_ int, row []float64) { row[1] = math.NaN() })))
	if m := none.Measures[1]; m.Before == nil || m.After != nil || m.Change != nil || m.Verdict != "–" {
		t.Errorf("a side without any value: %+v", m)
	}
}

// With other seeds no world is common: every figure is of all worlds of its
// side, and the interval is that of two separate runs.
func TestComparisonOfSeparateRuns(t *testing.T) {
	for name, b := range map[string]*side{
		"seed":  played(t, 36, 7, nil),
		"draws": played(t, 36, 1, func(d *side) { d.runs.Inputs = nil }),
	} {
		a := played(t, 72, 1, nil)
		c := contrastOf(t, a, b)
		net := c.Measures[0]
		if c.Worlds.Common != 0 || *net.Before != *a.result.Estimate("cut",
			"net").Mean || net.NA != 64 || !strings.HasPrefix(net.Interval.Estimator, "separate runs") {
			t.Errorf("%s: %+v, %+v", name, c.Worlds, net)
		}
		holds(t, net)
	}
	flat := every(func(_ int, row []float64) { row[0] = 2.5 })
	if c := contrastOf(t, played(t, 36, 1, flat), played(t, 36, 7, flat)); c.Measures[0].Verdict != "=" {
		t.Errorf("2.5 in every world of both is %q", c.Measures[0].Verdict)
	}
}

// Money of two currencies is shown in its own and never subtracted.
func TestComparisonAcrossCurrencies(t *testing.T) {
	b := played(t, 36, 1, func(d *side) { d.result.Scenario.Currency = "EUR" })
	c := contrastOf(t, played(t, 36, 1, nil), b)
	net, alarm := c.Measures[0], c.Measures[1]
	if net.Change != nil || net.Interval != nil || net.Verdict != "–" || alarm.Verdict != "=" {
		t.Errorf("got %+v and %+v", net, alarm)
	}
	tables := answer.Contrast(c.Contrast, true)
	row := tables[1].Rows[0]
	if !strings.HasPrefix(row[1].Text, "$") || !strings.HasPrefix(row[2].Text, "€") {
		t.Errorf("got %s and %s", row[1].Text, row[2].Text)
	}
	if notes := tables[0].Notes; !slices.ContainsFunc(notes,
		func(n string) bool { return strings.Contains(n, "USD") && strings.Contains(n, "EUR") }) {
		t.Errorf("notes %q", notes)
	}
}

// contrastOf compares two sides at the level of the second.
func contrastOf(t *testing.T, a, b *side) *comparison {
	t.Helper()
	c, err := compareResults(a, b, 0)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A change has an interval at the level asked for, wider where that is higher; where no world is shared the
// intervals are those of the results, and another level is refused with what to do.
func TestLevelOfAChange(t *testing.T) {
	a, b := played(t, 72, 1, nil), played(t, 72, 1, every(func(w int, row []float64) { row[0] += float64(w % 7) }))
	width := func(level float64) float64 {
		c, err := compareResults(a, b, level)
		if err != nil || c.Measures[0].Interval == nil {
			t.Fatal(err, c)
		}
		iv := c.Measures[0].Interval
		if want := max(level, .9); iv.Level != want {
			t.Errorf("asked for %v: %v", level, iv.Level)
		}
		return iv.HalfWidth()
	}
	if !(width(.95) > width(0)) || width(.9) != width(0) {
		t.Errorf("half-widths %v at .95, %v at .9, %v where nothing was said", width(.95), width(.9), width(0))
	}
	_, err := compareResults(a, played(t, 36, 2, nil), .95)
	refusedWithHint(t, err, "the two share no world")
}
