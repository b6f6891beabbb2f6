package distribution

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"
)

// Exponential is the law on [0, ∞) with density exp(−x/Mean)/Mean.
type Exponential struct{ Mean float64 }

// NewExponential returns the exponential law; mean must be positive.
func NewExponential(mean float64) (Exponential, error) {
	if err := finite([]string{"mean"}, mean); err != nil {
		return Exponential{}, err
	}
	if mean <= 0 {
		return Exponential{}, fmt.Errorf("mean %v is not positive", mean)
	}
	return Exponential{mean}, nil
}

func (d Exponential) law() distuv.Exponential { return distuv.Exponential{Rate: 1 / d.Mean} }

// Quantile is −mean·log(1 − u).
func (d Exponential) Quantile(u float64) float64 { return d.law().Quantile(u) }

// CDF is 1 − exp(−x/mean), 0 for x < 0.
func (d Exponential) CDF(x float64) float64 { return d.law().CDF(x) }

func (d Exponential) String() string { return fmt.Sprintf("exponential(%v)", d.Mean) }
