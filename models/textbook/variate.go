package textbook

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// Constant is the variate that is always 1.
func Constant(sim.Key, sim.Purpose, uint32) float64 { return 1 }

// Lognormal returns the lognormal variate with mean 1 and coefficient of
// variation cv: exp(σz − σ²/2), σ² = log(1 + cv²).
//
// Handle times are lognormal in the large study of a bank's calls (Brown et al. 2005, JASA 100). At cv = 0
// it is 1 for everybody. One normal number makes the variate at every cv, so that the same customer is
// as long, rank for rank, whatever the cv played.
func Lognormal(cv float64) Variate {
	variance := math.Log1p(cv * cv)
	sigma := math.Sqrt(variance)
	return func(k sim.Key, p sim.Purpose, occurrence uint32) float64 {
		return portable.Exp(sigma*k.Normal(p, occurrence) - variance/2)
	}
}

// Hyperexponential returns the mixture of two exponentials with mean 1 and
// coefficient of variation cv ≥ 1 whose parts do equal work ("balanced means":
// Whitt 1982, Operations Research 30): with chance a the mean is 1/2a, else
// 1/2(1 − a), a = (1 + √((cv² − 1)/(cv² + 1)))/2.
//
// Balanced means make it a family of one parameter for cv > 1, where lognormal and gamma are others.
//
// Each of the two kinds brings half of the work: 80 % short ones and 20 % long ones at a = .8. Below cv
// = 1 the root is of a negative number and every draw NaN. The kind is drawn from the upper half of the
// occurrences, so that those of a caller stay below 2³¹.
func Hyperexponential(cv float64) Variate {
	a := (1 + math.Sqrt((cv*cv-1)/(cv*cv+1))) / 2
	return func(k sim.Key, p sim.Purpose, occurrence uint32) float64 {
		mean := 1 / (2 * (1 - a))
		if k.Uniform(p, occurrence|1<<31) < a {
			mean = 1 / (2 * a)
		}
		return mean * k.Exp(p, occurrence)
	}
}
