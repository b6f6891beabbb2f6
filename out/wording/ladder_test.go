package wording

import (
	"slices"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// Every line of the ledger that can pay for a cut, or lose by it, has a name, and a step says both.
func TestLadderRow(t *testing.T) {
	for _, line := range result.LadderLines {
		if ladderLines[line] == "" {
			t.Errorf("the line %s has no name", line)
		}
	}
	u := Units{Currency: "USD"}
	got := LadderRow(result.LadderStep{
		Cut: .75, ServiceLevel: .11, Abandonment: .84, Waiting: 1234, Daily: 99, Satisfaction: 30.5,
		Churn: .312, Net: -618e3,
		Pays: result.Payroll, PaysMoney: 7.41e6, Costs: result.RetentionLoss, CostMoney: 7.11e6,
	}, u)
	want := []string{
		"75 %", "11 %", "84 %", "1,200", "30.5", "31.2 %", "−$618k", "wages on the payroll +$7.41M",
		"margin of customers −$7.11M",
	}
	if !slices.Equal(got, want) || len(got) != len(LadderHead) {
		t.Errorf("%q, want %q under %q", got, want, LadderHead)
	}
	if none := LadderRow(result.LadderStep{}, u); none[0] != "none" || none[7] != "nothing" || none[8] != "nothing" {
		t.Errorf("a cut of nobody: %q", none)
	}
}

// What still waits at the end is said of the first step that leaves more than a day of it, and of no other.
func TestLadderUnended(t *testing.T) {
	l := &result.Ladder{Months: 18, Steps: []result.LadderStep{
		{Waiting: 9, Daily: 10}, {Cut: .4, Waiting: 10, Daily: 10},
	}}
	if got := LadderUnended(l); got != "" {
		t.Errorf("a day's contacts wait: %q", got)
	}
	deeper := []result.LadderStep{{Cut: .6, Waiting: 11, Daily: 10}, {Cut: .75, Waiting: 99, Daily: 10}}
	l.Steps = append(l.Steps, deeper...)
	if got := LadderUnended(l); !strings.Contains(got, "a cut of 60 % on") || !strings.Contains(got, "18 months end") {
		t.Errorf("eleven of ten a day wait: %q", got)
	}
}
