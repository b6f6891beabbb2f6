package wording

import (
	"math"
	"testing"

	"boomerang/sim/result"
)

// What a threshold was judged by is said from its numbers alone.
func TestJudged(t *testing.T) {
	figure := result.FigureOf
	at := &result.Range{Lo: .6471, Hi: .9515, Level: .9}
	one := func(c result.Comparison) result.Threshold {
		return result.Threshold{Comparisons: []result.Comparison{c}}
	}
	two := result.Threshold{Comparisons: []result.Comparison{
		{Expr: "net > 0", Outcome: result.Pass, Figure: figure(40.5), Range: at},
		{Expr: "wait < 5", Outcome: result.Inconclusive},
	}}
	for want, th := range map[string]result.Threshold{
		"not played":                         {},
		"as it was said":                     {Detail: "as it was said"},
		"no draw has a value":                one(result.Comparison{}),
		"7, too few futures for an interval": one(result.Comparison{Figure: figure(7)}),
		"0.875 (0.6471 to 0.9515 at 90 %)":   one(result.Comparison{Figure: figure(.875), Range: at}),
		"1 (0.6471 to +Inf at 90 %)": one(result.Comparison{
			Figure: figure(1), Range: &result.Range{Lo: .6471, Hi: result.Figure(math.Inf(1)), Level: .9},
		}),
		"3 (0.6471 to 0.9515 at 90 %), over the 60 of 100 draws in which there is one": one(result.Comparison{
			Figure: figure(3), Range: at, Known: 60, Draws: 100,
		}),
		"85, too few futures for its interval; share of futures < 60: 0.69 (0.6471 to 0.9515 at 90 %), needed " +
			"0.95": one(
			result.Comparison{
				Figure: figure(85), Share: &result.JudgedShare{Op: "<", Bound: 60, Needed: .95, Figure: .69, Range: at},
			}),
		"net > 0: holds, 40.5 (0.6471 to 0.9515 at 90 %); wait < 5: open, no draw has a value": two,
	} {
		if got := Judged(th); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
