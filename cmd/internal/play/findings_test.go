package play

import (
	"testing"

	"boomerang/scenarios"
)

// TestLedgerHoldsEveryValue: what a reader may question is either drawn or among
// the values in force, each once, and a scenario written flat has the same two
// lists.
func TestLedgerHoldsEveryValue(t *testing.T) {
	s, err := scenarios.Load(t.Context(), "midsize-fintech", nil)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]int{}
	for _, a := range assumptionsOf(s) {
		lines[" "+a.Path]++
	}
	defaults := 0
	for _, a := range givensOf(s) {
		lines[a.Plan+" "+a.Path]++
		if a.Default {
			defaults++
			if a.Plan != "" {
				t.Errorf("%s of plan %s is nobody's default", a.Path, a.Plan)
			}
		}
	}
	for _, l := range s.Resolved() {
		if n := lines[l.Plan+" "+l.Path]; n != 1 {
			t.Errorf("%s %s stands in %d lines of the ledger", l.Plan, l.Path, n)
		}
	}
	if defaults < 50 || defaults == len(givensOf(s)) {
		t.Errorf("%d of %d values are defaults", defaults, len(givensOf(s)))
	}
}

// TestEveryReportKnowsTheControls, read from the scenario alone.
func TestEveryReportKnowsTheControls(t *testing.T) {
	s, err := scenarios.Load(t.Context(), "klarna-governed", nil)
	if err != nil {
		t.Fatal(err)
	}
	all := NewStudy(s, 1, s.Plans).deployments()
	if len(all) == 0 {
		t.Fatal("no plan with an assistant")
	}
	for _, d := range all {
		if len(d.Controls) != 3 || len(d.Questions) != len(Questions) || d.Operates < 1 || d.Real < 1 {
			t.Errorf("%s: %+v", d.Plan, d)
		}
	}
}
