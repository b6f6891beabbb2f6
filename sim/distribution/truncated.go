package distribution

import (
	"fmt"
	"math"
)

// Truncated is another law, given that the value lies in [Low, High].
//
// Conditioning and not clipping: clipping would put a lump of probability on the bound, where no
// belief has one.
type Truncated struct {
	Of        Distribution
	Low, High float64
	below, in float64 // probability below Low, and inside
}

// Truncate returns d given that its value lies in [low, high]; either end may
// be infinite. It refuses an interval that holds less than a millionth of d.
func Truncate(d Distribution, low, high float64) (Truncated, error) {
	if math.IsNaN(low) || math.IsNaN(high) || low >= high {
		return Truncated{}, fmt.Errorf("min %v is not below max %v", low, high)
	}
	t := Truncated{Of: d, Low: low, High: high, below: d.CDF(low)}
	if math.IsInf(low, -1) {
		t.below = 0
	}
	above := 1.0
	if !math.IsInf(high, 1) {
		above = d.CDF(high)
	}
	t.in = above - t.below
	if !(t.in > 1e-6) {
		return Truncated{}, fmt.Errorf("%v has almost nothing between %v and %v", d, low, high)
	}
	return t, nil
}

// Cut returns the share of the original law that lies outside [Low, High].
func (d Truncated) Cut() float64 { return 1 - d.in }

// Quantile is Q(F(low) + u(F(high) − F(low))), kept inside against rounding.
func (d Truncated) Quantile(u float64) float64 {
	return math.Min(d.High, math.Max(d.Low, d.Of.Quantile(clamp01(d.below+u*d.in))))
}

// CDF is (F(x) − F(low))/(F(high) − F(low)), cut to [0, 1].
func (d Truncated) CDF(x float64) float64 {
	if x >= d.High {
		return 1
	}
	if x < d.Low {
		return 0
	}
	return clamp01((d.Of.CDF(x) - d.below) / d.in)
}

func (d Truncated) String() string { return fmt.Sprintf("%v in [%v, %v]", d.Of, d.Low, d.High) }
