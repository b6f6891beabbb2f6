package distribution

import (
	"fmt"

	"boomerang/sim/portable"
)

// Normal is the Gaussian law with mean Mean and standard deviation SD.
//
// It has no bounds: a key that must be positive is truncated by its range (Truncate), and the share
// cut is told.
type Normal struct{ Mean, SD float64 }

// NewNormal returns the normal law; sd must be positive.
func NewNormal(mean, sd float64) (Normal, error) {
	if err := requireFinite([]string{"mean", "sd"}, mean, sd); err != nil {
		return Normal{}, err
	}
	if sd <= 0 {
		return Normal{}, fmt.Errorf("sd %v is not positive", sd)
	}
	return Normal{mean, sd}, nil
}

// Quantile is mean + sd·Φ⁻¹(u).
func (d Normal) Quantile(u float64) float64 { return d.Mean + d.SD*portable.NormalQuantile(u) }

// CDF is Φ((x − mean)/sd).
func (d Normal) CDF(x float64) float64 { return portable.NormalCDF((x - d.Mean) / d.SD) }

func (d Normal) String() string { return fmt.Sprintf("normal(%v, %v)", d.Mean, d.SD) }
