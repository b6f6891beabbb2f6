package distribution

import (
	"fmt"
	"math"

	"boomerang/sim/portable"
)

// Weibull is the law on [0, ∞) with P(X > x) = exp(−(x/Scale)^Shape): lifetimes
// whose hazard falls (Shape < 1), stays (1) or rises with age.
//
// Mean Scale·Γ(1 + 1/Shape).
type Weibull struct{ Shape, Scale float64 }

// NewWeibull returns the Weibull law; both parameters must be positive.
func NewWeibull(shape, scale float64) (Weibull, error) {
	if err := requireFinite([]string{"shape", "scale"}, shape, scale); err != nil {
		return Weibull{}, err
	}
	if shape <= 0 || scale <= 0 {
		return Weibull{}, fmt.Errorf("shape %v and scale %v must be positive", shape, scale)
	}
	return Weibull{shape, scale}, nil
}

// WeibullFromMean returns the Weibull law of a shape with the given mean:
// scale = mean/Γ(1 + 1/shape).
func WeibullFromMean(shape, mean float64) (Weibull, error) {
	return NewWeibull(shape, mean/portable.Gamma(1+1/shape))
}

// Quantile is scale·(−log(1 − u))^(1/shape).
func (d Weibull) Quantile(u float64) float64 {
	return d.Scale * portable.Pow(-math.Log1p(-u), 1/d.Shape)
}

// CDF is 1 − exp(−(x/scale)^shape), 0 for x < 0.
func (d Weibull) CDF(x float64) float64 {
	return -math.Expm1(-portable.Pow(max(0, x)/d.Scale, d.Shape))
}

func (d Weibull) String() string { return fmt.Sprintf("weibull(%v, %v)", d.Shape, d.Scale) }
