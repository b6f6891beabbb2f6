package experiment

import (
	"math"

	"boomerang/sim/result"
)

// convergenceSteps is how many points a convergence curve has at most.
const convergenceSteps = 25

// Converge returns how the mean a goal is about, and its interval, settled
// block by block. The goal's half-width is not used.
//
// At most 25 points, evenly in blocks; each rests on all worlds up to it, so the last is the answer
// itself.
func Converge(r *Runs, s Study, g Goal) result.Convergence {
	out := result.Convergence{Plan: s.Plans[g.Plan], Measure: s.Measures[g.Measure].Name, Difference: g.Difference}
	blocks := r.Blocks()
	for step := 1; step <= min(convergenceSteps, blocks); step++ {
		n := step * blocks / min(convergenceSteps, blocks)
		mean, iv, _ := r.First(n*r.Design.Worlds()).about(s, g).mean(s.level())
		if iv == nil {
			iv = &result.Interval{Lo: math.NaN(), Hi: math.NaN()}
		}
		out.Worlds = append(out.Worlds, n*r.Design.Worlds())
		out.Mean, out.Lo, out.Hi = append(out.Mean, mean), append(out.Lo, iv.Lo), append(out.Hi, iv.Hi)
	}
	return out
}

// about returns the column whose mean a goal is about.
func (r *Runs) about(s Study, g Goal) column {
	if g.Difference {
		return r.gained(g.Plan, s.Reference, g.Measure)
	}
	return r.measured(g.Plan, g.Measure)
}
