package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// A share of a company answers as the whole does, also where a cut overloads
// the desk. The service level and single waits are the full size's own: a
// smaller queue with the same mean wait spreads it differently.
func TestShareAnswersAsTheWhole(t *testing.T) {
	names := []string{
		"contained", "abandonment", "wait_mean", "occupancy", "satisfaction", "repeat_rate", "given_up",
		"savings", "human_hours",
	}
	for k, cut := range []float64{.3, 0} {
		if !oneOf(k, 2) {
			continue
		}
		play := func(scale float64, worlds int) (mean, se map[string]float64) {
			p := company()
			p.Segments[0].Customers, p.Scale, p.Cut.Share = 240_000, scale, cut
			p.Horizon.Months = length(2, 6)
			all := make([]stats.Moments, len(names))
			for w := range worlds {
				rows := Play(t.Context(), sim.NewFates(21, uint64(w)), []Params{quoOf(p), p}, 0)
				for k, n := range names {
					all[k].Add(rows[1].Values[measureIndex(n)])
				}
			}
			mean, se = map[string]float64{}, map[string]float64{}
			for k, n := range names {
				mean[n], se[n] = all[k].Mean(), math.Sqrt(all[k].Variance()/float64(worlds))
			}
			return mean, se
		}
		whole, wholeSE := play(1, 2)
		for k, scale := range []float64{.1, .3} {
			if !oneOf(k, 2) {
				continue
			}
			part, partSE := play(scale, 8)
			for _, n := range names {
				gap := part[n] - whole[n]
				if allowed := 4*math.Hypot(partSE[n], wholeSE[n]) + .03*math.Abs(whole[n]); math.Abs(gap) > allowed {
					t.Errorf("cut %.1f, share %.1f: %s is %.4g, at full size %.4g (allowed %.2g)", cut, scale, n,
						part[n], whole[n], allowed)
				}
			}
		}
	}
}
