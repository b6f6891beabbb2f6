package distribution

import (
	"fmt"
	"math"
)

// Exponential is the law on [0, ∞) with density exp(−x/Mean)/Mean.
//
// Mean = SD: one number is all that is believed. Memoryless, hence the default for times between
// events that have no history.
type Exponential struct{ Mean float64 }

// NewExponential returns the exponential law; mean must be positive.
func NewExponential(mean float64) (Exponential, error) {
	if err := requireFinite([]string{"mean"}, mean); err != nil {
		return Exponential{}, err
	}
	if mean <= 0 {
		return Exponential{}, fmt.Errorf("mean %v is not positive", mean)
	}
	return Exponential{mean}, nil
}

// Quantile is −mean·log(1 − u).
func (d Exponential) Quantile(u float64) float64 { return -d.Mean * math.Log1p(-u) }

// CDF is 1 − exp(−x/mean), 0 for x < 0.
func (d Exponential) CDF(x float64) float64 { return -math.Expm1(-max(0, x) / d.Mean) }

func (d Exponential) String() string { return fmt.Sprintf("exponential(%v)", d.Mean) }
