package wording

import (
	"testing"

	"boomerang/sim/result"
)

// TestLimitOfFewDrawsIsACount: without an interval a chance is a count, whatever it is a chance of; with one,
// and of a mean, it is a figure.
func TestLimitOfFewDrawsIsACount(t *testing.T) {
	for _, c := range []struct {
		expr   string
		figure float64
		within *result.Range
		want   string
	}{
		{"p(given_up > 0.2) < 0.5", .9375, nil, "15 of 16 futures"},
		{"p(net < 0) < 0.2", 1, nil, "16 of 16 futures"},
		{"p(net < 0) < 0.2", .5, &result.Range{Lo: .2, Hi: .8}, "50 %"},
		{"p(net < 0) < 0.2", 1. / 3, nil, "33 %"}, // of 15 draws that have a value
		{"mean(net) > 0", .5, nil, "0.5"},
	} {
		figure := result.Figure(c.figure)
		limit := result.Threshold{
			Name: "t", Expr: c.expr, Outcome: result.Inconclusive,
			Comparisons: []result.Comparison{{Expr: c.expr, Figure: &figure, Range: c.within}},
		}
		got := Limit(limit, "cut", 16)
		if want := " is open: " + c.want + " for “cut”."; len(got) < len(want) || got[len(got)-len(want):] != want {
			t.Errorf("%s of %v: %q, want …%q", c.expr, c.figure, got, want)
		}
	}
}
