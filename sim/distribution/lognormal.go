package distribution

import (
	"fmt"
	"math"

	"boomerang/sim/portable"
)

// Lognormal is the law of exp(X) with X normal(Mu, Sigma).
//
// Mean exp(μ + σ²/2), median exp(μ), CV √(exp(σ²) − 1). For positive numbers known to a factor and not
// to an amount.
type Lognormal struct{ Mu, Sigma float64 }

// LognormalFromMean returns the lognormal law with the given mean and
// coefficient of variation: σ² = log(1 + cv²), μ = log(mean) − σ²/2.
func LognormalFromMean(mean, cv float64) (Lognormal, error) {
	s2 := math.Log1p(cv * cv)
	return newLognormal(math.Log(mean)-s2/2, math.Sqrt(s2), mean, cv)
}

// LognormalFromMedian returns the lognormal law with the given median and
// coefficient of variation.
func LognormalFromMedian(median, cv float64) (Lognormal, error) {
	return newLognormal(math.Log(median), math.Sqrt(math.Log1p(cv*cv)), median, cv)
}

// LognormalFromP95 returns the lognormal law with the given median and 95 %
// point: σ = log(p95/median)/Φ⁻¹(.95).
func LognormalFromP95(median, p95 float64) (Lognormal, error) {
	sigma := math.Log(p95/median) / portable.NormalQuantile(0.95)
	return newLognormal(math.Log(median), sigma, median, p95-median)
}

// newLognormal refuses parameters that came from a centre or a spread that is
// not positive.
func newLognormal(mu, sigma, centre, spread float64) (Lognormal, error) {
	if err := requireFinite([]string{"the centre", "the spread"}, centre, spread); err != nil {
		return Lognormal{}, err
	}
	if centre <= 0 {
		return Lognormal{}, fmt.Errorf("a lognormal needs a positive centre, not %v", centre)
	}
	if spread <= 0 || !(sigma > 0) || math.IsInf(sigma, 0) {
		return Lognormal{}, fmt.Errorf("a lognormal needs a positive spread")
	}
	return Lognormal{mu, sigma}, nil
}

// Quantile is exp(μ + σ·Φ⁻¹(u)).
func (d Lognormal) Quantile(u float64) float64 {
	return portable.Exp(d.Mu + d.Sigma*portable.NormalQuantile(u))
}

// CDF is Φ((log x − μ)/σ), 0 for x ≤ 0.
func (d Lognormal) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return portable.NormalCDF((math.Log(x) - d.Mu) / d.Sigma)
}

func (d Lognormal) String() string { return fmt.Sprintf("lognormal(%v, %v)", d.Mu, d.Sigma) }
