package out

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// Who is hired back stands beside what is published, each number with its source; a board that can never act
// is no board that never had to.
func TestReversalsBesideThePublished(t *testing.T) {
	number := func(v float64) *float64 { return &v }
	res := &result.Result{
		Scenario: result.Scenario{Start: "2025-01-06", Months: 18},
		Plans: []result.Plan{
			{Name: "keep", Reference: true},
			{Name: "cut", Title: "Cut"},
			{Name: "stuck", Title: "Stuck"},
			{Name: "help", Title: "Help"},
		},
		Events: []result.Event{
			{
				Plan: "cut", Name: result.ReversedDay, Unit: result.UnitDay, Probability: .5,
				Quantiles: &result.Quantiles{P50: 200},
			},
			{Plan: "stuck", Name: result.ReversedDay, Unit: result.UnitDay},
		},
		Warnings: []result.Warning{{Kind: result.BoardIdle, Reason: result.NoAction, Names: []string{"stuck"}}},
	}
	for plan, v := range map[string][5]float64{
		"cut": {40, .5, .25, .1, .3}, "stuck": {40, 0, 0, 0, 0}, "help": {0, 0, 0, 0, 0},
	} {
		res.Estimates = append(res.Estimates, result.Estimate{Plan: plan, Measure: result.LaidOff, Mean: number(v[0])},
			result.Estimate{Plan: plan, Measure: result.Rehired6Months, Mean: number(v[3])},
			result.Estimate{Plan: plan, Measure: result.Rehired12Months, Mean: number(v[4])})
		res.Probabilities = append(res.Probabilities,
			result.Probability{Plan: plan, Name: result.HiredBack, Value: v[1]},
			result.Probability{Plan: plan, Name: result.HiredBackSoon, Value: v[2]})
	}
	table := readerOf(res).reversals()
	var rows []string
	for _, row := range table.Rows {
		line := ""
		for _, c := range row {
			line += c.Text + " | "
		}
		rows = append(rows, line)
	}
	want := []string{
		"Cut | Jul 2025, in 50 % of futures | 50 % | 50 % | 10 % | 30 % | ",
		"Stuck | never: its board cannot act | none | – | none | none | ",
	}
	if strings.Join(rows, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q, want %q", rows, want)
	}
	notes := strings.Join(table.Notes, " ")
	for _, said := range []string{
		"32 %", "Orgvue, 12 March 2026", "52 %", "Careerminds, February 2026", "another sample",
	} {
		if !strings.Contains(notes, said) {
			t.Errorf("%q is not said in %q", said, notes)
		}
	}
}
