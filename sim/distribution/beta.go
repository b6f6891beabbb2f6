package distribution

import (
	"fmt"

	"boomerang/sim/portable"
)

// Beta is the law on [0, 1] with density ∝ x^(A−1)(1−x)^(B−1).
//
// For shares that are not known: bounded, and with any mean and spread that a share can have. Mean
// A/(A+B), variance mean·(1−mean)/(A+B+1).
type Beta struct{ A, B float64 }

// NewBeta returns the beta law; both parameters must be positive.
func NewBeta(a, b float64) (Beta, error) {
	if err := requireFinite([]string{"alpha", "beta"}, a, b); err != nil {
		return Beta{}, err
	}
	if a <= 0 || b <= 0 || a > 1e6 || b > 1e6 {
		return Beta{}, fmt.Errorf("alpha %v and beta %v must lie between 0 and a million", a, b)
	}
	return Beta{a, b}, nil
}

// BetaFromMean returns the beta law with the given mean and standard
// deviation: A + B = mean(1 − mean)/sd² − 1.
func BetaFromMean(mean, sd float64) (Beta, error) {
	if err := requireFinite([]string{"mean", "sd"}, mean, sd); err != nil {
		return Beta{}, err
	}
	if mean <= 0 || mean >= 1 || sd <= 0 || sd*sd >= mean*(1-mean) {
		return Beta{}, fmt.Errorf("no beta law has mean %v and sd %v", mean, sd)
	}
	n := mean*(1-mean)/(sd*sd) - 1
	return NewBeta(mean*n, (1-mean)*n)
}

// Quantile inverts the regularised incomplete beta function.
func (d Beta) Quantile(u float64) float64 { return portable.BetaQuantile(d.A, d.B, u) }

// CDF is the regularised incomplete beta function at x.
func (d Beta) CDF(x float64) float64 { return portable.BetaCDF(d.A, d.B, clamp01(x)) }

func (d Beta) String() string { return fmt.Sprintf("beta(%v, %v)", d.A, d.B) }
