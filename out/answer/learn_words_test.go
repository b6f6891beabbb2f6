package answer

import (
	"strings"
	"testing"

	"boomerang/out/wording"
	"boomerang/sim/result"
)

// TestNarrowedInWords: what lies within the error of the draws is no narrowing, and what spreads as far as before is
// not said to be narrowed; unknowns have the names of every other page.
func TestNarrowedInWords(t *testing.T) {
	for _, c := range []struct {
		narrowed, err float64
		want          string
	}{{.6, .02, "60 % narrower"}, {.03, .02, "as before"}, {-.05, .02, "as before"}, {-.5, 0, "as before"}} {
		if got := narrowedBy(result.LearntInput{Narrowed: c.narrowed, Error: c.err}); got != c.want {
			t.Errorf("%v ± %v: %q", c.narrowed, c.err, got)
		}
	}
	of := func(path string, narrowed float64, before, after [2]float64) result.LearntInput {
		return result.LearntInput{
			Path: path, Unit: result.UnitShare, Narrowed: narrowed, Error: .01, By: -1,
			Before: result.Quantiles{P5: before[0], P95: before[1]},
			After:  result.Quantiles{P5: after[0], P95: after[1]},
		}
	}
	v := learningView{Learning: &result.Learning{
		Share: .5, Sampler: &result.Sampler{Effective: 300},
		Inputs: []result.LearntInput{
			of("assistant.silent", .5, [2]float64{.1, .8}, [2]float64{.2, .4}),
			of("churn.recovery", .2, [2]float64{.2, .6}, [2]float64{.27, .69}),
		},
	}}
	said := v.headline()
	if !strings.Contains(said, wording.Lever("assistant.silent")+" from") ||
		strings.Contains(said, "assistant.silent") || strings.Contains(said, wording.Lever("churn.recovery")) {
		t.Errorf("%s", said)
	}
}
