package out

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// TestLedgerNamesMissingRanges: a number nobody has measured and no run tries stands in
// the ledger as one of which no range is known, with what that means; a plain fact, and
// a number with a range, do not.
func TestLedgerNamesMissingRanges(t *testing.T) {
	r, _ := sample.Result(3)
	low, high := 1., 3.
	r.Givens = []result.Assumption{
		{Path: "humans.patience_cv", Value: "1", Default: true, Grade: "assumed", Unranged: true},
		{Path: "humans.redial", Value: "0.4", Default: true, Grade: "assumed", Low: &low, High: &high},
		{Path: "start", Value: "2025-01-06", Default: true},
	}
	_, defaults := readerOf(r).givens()
	for i, want := range []bool{true, false, false} {
		if got := defaults.Rows[i][2].Text == wording.NoRange; got != want {
			t.Errorf("%s: %q", r.Givens[i].Path, defaults.Rows[i][2].Text)
		}
	}
	if !strings.Contains(strings.Join(defaults.Notes, " "), "no run tries what it decides") {
		t.Errorf("nothing says what a missing range means: %q", defaults.Notes)
	}
	r.Givens = r.Givens[1:]
	if _, defaults = readerOf(r).givens(); strings.Contains(strings.Join(defaults.Notes, " "), "no run") {
		t.Errorf("explained where nothing lacks a range: %q", defaults.Notes)
	}
}
