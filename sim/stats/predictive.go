package stats

import (
	"math"
	"slices"

	"boomerang/sim/portable"
)

// Predictive is the law of a figure that is to be observed: one of the simulated values, each as likely, and a
// normal error beside it.
//
//	F(x) = 1/n · Σ Φ((x − x_i) / SD)
//
// SD is above 0; values are finite and at least one.
type Predictive struct {
	values []float64 // sorted
	sd     float64
}

// NewPredictive is the law of values and the standard deviation of what comes on top; false where there is no
// finite value, or the deviation is not above 0.
func NewPredictive(values []float64, sd float64) (Predictive, bool) {
	kept := slices.DeleteFunc(slices.Clone(values), func(x float64) bool { return !IsFinite(x) })
	slices.Sort(kept)
	return Predictive{kept, sd}, len(kept) > 0 && sd > 0 && IsFinite(sd)
}

// CDF is the probability of a figure of at most x.
func (p Predictive) CDF(x float64) float64 {
	sum := 0.0
	for _, v := range p.values {
		sum += portable.NormalCDF((x - v) / p.sd)
	}
	return sum / float64(len(p.values))
}

// Quantile is the figure below which a share q lies, 0 < q < 1, to a millionth of SD.
func (p Predictive) Quantile(q float64) float64 {
	low, high := p.values[0]-8*p.sd, p.values[len(p.values)-1]+8*p.sd
	for high-low > 1e-6*p.sd && math.Nextafter(low, high) < high {
		if mid := low + (high-low)/2; p.CDF(mid) < q {
			low = mid
		} else {
			high = mid
		}
	}
	return low + (high-low)/2
}

// IntervalScore is what the central interval of a law scores on the figure that came: its width, and a penalty for
// how far the figure lies outside, in the unit of the figure; less is better (Gneiting, Raftery 2007).
//
//	S = (u − l) + 2/α (l − x)⁺ + 2/α (x − u)⁺,   l, u the quantiles α/2 and 1 − α/2
func (p Predictive) IntervalScore(x, alpha float64) float64 {
	l, u := p.Quantile(alpha/2), p.Quantile(1-alpha/2)
	return u - l + 2/alpha*(max(l-x, 0)+max(x-u, 0))
}
