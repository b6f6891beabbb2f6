package out

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// A desk that is unlike those that publish their figures is said to be so above all figures, and its figures
// stand in a table behind them.
func TestPageOneSaysADeskIsUnlikeOthers(t *testing.T) {
	res, runs := sample.Result(3)
	if doubt := decide(readerOf(res), runs).Doubt; strings.Contains(doubt, "unlike") {
		t.Fatalf("without findings: %q", doubt)
	}
	value, low, high := .07, .47, 2.
	res.OtherDesks = []result.Finding{{
		Kind: result.OthersWait, Value: &value, Low: &low, Bound: &high, Unit: result.UnitMinutes,
		Verdict: result.Warn, Facts: result.Facts{{Key: result.OutsideFor, Name: result.ForStatedLevel}},
	}}
	r := readerOf(res)
	if doubt := decide(r, runs).Doubt; !strings.Contains(doubt, "callers wait 0.07 min") {
		t.Errorf("page one says %q", doubt)
	}
	if rows := r.otherDesks().Rows; len(rows) != 1 || rows[0][3].Text != "WARN" {
		t.Errorf("the table has %v", rows)
	}
}
