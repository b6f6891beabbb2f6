package play

import (
	"math"
	"strings"
	"testing"

	"boomerang/scenarios"
)

// A world whose plans share no past is more work, by the months of the pasts that one
// past stands for.
func TestWorkOfPlansApart(t *testing.T) {
	const plans = `
		extends = "base-midsize"
		months = 10
		pre_months = 2
		[plan.keep]
		reference = true
		[plan.cut]
		cut.share = 0.1
		[plan.other]
		cut.share = 0.2
	`
	for more, want := range map[string]float64{
		"":                                  3 * 12. / (2 + 30),
		"[plan.fourth]\ncut.share = 0.25\n": 4 * 12. / (2 + 40),
	} {
		s, err := scenarios.LoadReader(t.Context(), strings.NewReader(plans+more), "case.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := NewStudy(s, 1, s.Plans).apart(); math.Abs(got-want) > 1e-9 {
			t.Errorf("with %q a world apart is %v times the work, want %v", more, got, want)
		}
	}
}
