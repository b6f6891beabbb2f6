package distribution

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"
)

// Normal is the Gaussian law with mean Mean and standard deviation SD.
type Normal struct{ Mean, SD float64 }

// NewNormal returns the normal law; sd must be positive.
func NewNormal(mean, sd float64) (Normal, error) {
	if err := finite([]string{"mean", "sd"}, mean, sd); err != nil {
		return Normal{}, err
	}
	if sd <= 0 {
		return Normal{}, fmt.Errorf("sd %v is not positive", sd)
	}
	return Normal{mean, sd}, nil
}

func (d Normal) law() distuv.Normal { return distuv.Normal{Mu: d.Mean, Sigma: d.SD} }

// Quantile is mean + sd·Φ⁻¹(u).
func (d Normal) Quantile(u float64) float64 { return d.law().Quantile(u) }

// CDF is Φ((x − mean)/sd).
func (d Normal) CDF(x float64) float64 { return d.law().CDF(x) }

func (d Normal) String() string { return fmt.Sprintf("normal(%v, %v)", d.Mean, d.SD) }
