package play

import (
	"testing"

	"boomerang/sim/result"
)

// TestFirstOrderBesideWorlds: the money the audit works out stands beside what the
// worlds gave, and warns where the two disagree in sign, whichever of them loses.
func TestFirstOrderBesideWorlds(t *testing.T) {
	for _, c := range []struct {
		gain, played float64
		want         result.Verdict
	}{
		{1e6, 5e5, result.OK}, {1e6, -5e5, result.Warn}, {2e5, 5e5, result.Warn}, {2e5, -5e5, result.OK},
	} {
		r := &result.Result{Estimates: []result.Estimate{{Plan: "cut", Measure: result.Net, Mean: &c.played}}}
		f := result.Finding{Kind: result.BreakEvenDose, Plan: "cut", Verdict: result.OK, Facts: result.Facts{
			result.FactOf(result.Net, c.gain, result.UnitMoney), result.FactOf(result.Margin, 1e6, result.UnitMoney),
			result.FactOf(result.ChurnDose, .5, result.UnitRatio),
		}}
		besideWorlds(&f, r)
		if f.Verdict != c.want || f.Facts.Number(result.PlayedNet) != c.played {
			t.Errorf("gain %v, played %v: %s, %+v", c.gain, c.played, f.Verdict, f.Facts)
		}
	}
}
