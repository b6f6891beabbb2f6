package stats

import "boomerang/sim/portable"

// BinomialAtLeast is the probability of k or more successes in n trials of probability p.
//
//	P(X ≥ k) = I_p(k, n − k + 1),   I the regularised incomplete beta function
func BinomialAtLeast(k, n int, p float64) float64 {
	switch {
	case k <= 0:
		return 1
	case k > n:
		return 0
	}
	return portable.BetaCDF(float64(k), float64(n-k+1), p)
}
