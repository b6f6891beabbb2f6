package wording

import (
	"slices"
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
		Cut: .75, ServiceLevel: .11, Abandonment: .84, Satisfaction: 30.5, Churn: .312, Net: -618e3,
		Pays: result.Payroll, PaysMoney: 7.41e6, Costs: result.RetentionLoss, CostMoney: 7.11e6,
	}, u)
	want := []string{
		"75 %", "11 %", "84 %", "30.5", "31.2 %", "−$618k", "wages on the payroll +$7.41M",
		"margin of customers −$7.11M",
	}
	if !slices.Equal(got, want) || len(got) != len(LadderHead) {
		t.Errorf("%q, want %q under %q", got, want, LadderHead)
	}
	if none := LadderRow(result.LadderStep{}, u); none[0] != "none" || none[6] != "nothing" || none[7] != "nothing" {
		t.Errorf("a cut of nobody: %q", none)
	}
}
