package play

import "boomerang/sim/result"

// Missed says which precision that was asked for was not reached.
func Missed(r *result.Result) (all []result.Warning) {
	for _, g := range r.Design.Targets {
		if g.Reached != nil && *g.Reached <= g.HalfWidth {
			continue
		}
		w := result.NewWarning(result.PrecisionMissed, 0, float64(r.Worlds), g.HalfWidth)
		w.Plan, w.Measure, w.Value = g.Plan, g.Measure, g.Reached
		all = append(all, w)
	}
	return all
}
