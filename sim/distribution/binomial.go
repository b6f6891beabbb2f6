package distribution

import (
	"fmt"
	"math"

	"boomerang/sim/portable"
)

// Binomial is the law of the number of successes in N independent trials, each
// with chance P.
//
// Mean N·P, variance N·P·(1−P). Counts that are not known come as quantiles of one uniform too, by
// search on the CDF.
type Binomial struct{ N, P float64 }

// NewBinomial returns the binomial law; n is a whole number from 1 to 10⁹, p
// lies in [0, 1].
func NewBinomial(n, p float64) (Binomial, error) {
	if err := requireFinite([]string{"n", "p"}, n, p); err != nil {
		return Binomial{}, err
	}
	if n < 1 || n > 1e9 || n != math.Floor(n) {
		return Binomial{}, fmt.Errorf("n %v is not a whole number from 1 to 10⁹", n)
	}
	if p < 0 || p > 1 {
		return Binomial{}, fmt.Errorf("p %v does not lie in [0, 1]", p)
	}
	return Binomial{n, p}, nil
}

// Quantile is the smallest k with P(X ≤ k) ≥ u.
func (d Binomial) Quantile(u float64) float64 {
	if u >= 1 && d.P > 0 {
		return d.N
	}
	return smallest(d.CDF, u, d.N, guess(u, d.N*d.P, math.Sqrt(d.N*d.P*(1-d.P))))
}

// CDF is the regularised incomplete beta function I_{1−p}(n − ⌊x⌋, ⌊x⌋ + 1).
func (d Binomial) CDF(x float64) float64 { return portable.BinomialCDF(d.N, d.P, x) }

func (d Binomial) String() string { return fmt.Sprintf("binomial(%v, %v)", d.N, d.P) }
