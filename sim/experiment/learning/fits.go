package learning

import (
	"math"
	"slices"

	"boomerang/sim/portable"
)

// Fits is the chance of figures as far from those simulated as what was seen, where the model is right (posterior
// predictive; Gelman, Meng and Stern 1996, on the discrepancy (z − f)ᵀ Σ⁻¹ (z − f), which has then a χ² law with as
// many degrees as there are figures). A small one says that no setting comes near enough: something is missing. It
// errs towards fitting, since the draws have bent towards what was seen.
//
//	p = Σ w P(χ²_K > distance of the draw)
func (a *Sample) Fits(o *Observed) (chance float64) {
	for _, d := range a.Draws {
		if d.Weight > 0 && !slices.ContainsFunc(d.Figures, math.IsNaN) {
			chance += d.Weight * portable.GammaSurvival(float64(o.Size())/2, o.Distance(d.Figures)/2)
		}
	}
	return chance
}
