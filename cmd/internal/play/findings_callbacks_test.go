package play

import (
	"testing"

	"boomerang/sim/result"
)

// TestCallbacksNobodyMakesAreWarnedOf: of callbacks that come after weeks, and of those that never come;
// not of a weekend, and not of patience alone.
func TestCallbacksNobodyMakesAreWarnedOf(t *testing.T) {
	const day = 24 * 60
	for _, c := range []struct {
		what             string
		made, all, taken float64 // −1: no estimate
		want             float64 // days warned of, 0: none
	}{
		{"made after weeks", 51 * day, 16 * day, .3, 51},
		{"made on Monday", 2.5 * day, .2 * day, .1, 0},
		{"never made", -1, 10 * day, .25, 40},
		{"never made, of few", -1, 5, .1, 0},
		{"none taken, long patience", -1, 30 * day, 0, 0},
		{"none offered", -1, 30 * day, -1, 0},
	} {
		r := &result.Result{Plans: []result.Plan{{Name: "cut"}}}
		for name, x := range map[string]float64{
			result.CallbackWait: c.made, result.WaitMean: c.all, result.CallbacksTaken: c.taken,
		} {
			e := result.Estimate{Plan: "cut", Measure: name}
			if x >= 0 {
				e.Mean = &x
			}
			r.Estimates = append(r.Estimates, e)
		}
		got := 0.
		if unkept(r); len(r.Warnings) == 1 && r.Warnings[0].Kind == result.CallbacksUnkept {
			got = *r.Warnings[0].Value
		}
		if len(r.Warnings) > 1 || got != c.want {
			t.Errorf("%s: %.1f days, want %.1f: %+v", c.what, got, c.want, r.Warnings)
		}
	}
}
