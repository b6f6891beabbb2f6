package distribution

import (
	"fmt"
	"math"

	"boomerang/sim/portable"
)

// Poisson is the law on 0, 1, 2 … with P(k) = Mean^k·exp(−Mean)/k!.
//
// Variance equals mean; data on arrivals show several times that (see package fit), so it is a lower
// bound of what is not known.
type Poisson struct{ Mean float64 }

// NewPoisson returns the Poisson law; mean must be positive and at most 10⁹.
func NewPoisson(mean float64) (Poisson, error) {
	if err := requireFinite([]string{"mean"}, mean); err != nil {
		return Poisson{}, err
	}
	if mean <= 0 || mean > 1e9 {
		return Poisson{}, fmt.Errorf("mean %v must lie between 0 and 10⁹", mean)
	}
	return Poisson{mean}, nil
}

// Quantile is the smallest k with P(X ≤ k) ≥ u.
func (d Poisson) Quantile(u float64) float64 {
	if u >= 1 {
		return math.Inf(1)
	}
	return smallest(d.CDF, u, math.Inf(1), guess(u, d.Mean, math.Sqrt(d.Mean)))
}

// CDF is the upper regularised incomplete gamma function Q(⌊x⌋ + 1, mean).
func (d Poisson) CDF(x float64) float64 {
	switch {
	case x < 0:
		return 0
	case math.IsInf(x, 1):
		return 1
	}
	return portable.GammaSurvival(math.Floor(x)+1, d.Mean)
}

func (d Poisson) String() string { return fmt.Sprintf("poisson(%v)", d.Mean) }
