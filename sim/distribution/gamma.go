package distribution

import (
	"fmt"

	"boomerang/sim/portable"
)

// Gamma is the law on [0, ∞) with density ∝ x^(Shape−1)·exp(−x/Scale).
//
// Mean Shape·Scale, CV 1/√Shape. Lighter in the tail than a lognormal of the same CV.
type Gamma struct{ Shape, Scale float64 }

// NewGamma returns the gamma law; both parameters must be positive, the shape
// at most a million (take a normal law there).
func NewGamma(shape, scale float64) (Gamma, error) {
	if err := requireFinite([]string{"shape", "scale"}, shape, scale); err != nil {
		return Gamma{}, err
	}
	if shape <= 0 || scale <= 0 || shape > 1e6 {
		return Gamma{}, fmt.Errorf("shape %v and scale %v must be positive, the shape at most a million", shape, scale)
	}
	return Gamma{shape, scale}, nil
}

// GammaFromMean returns the gamma law with the given mean and coefficient of
// variation: shape 1/cv², scale mean·cv².
func GammaFromMean(mean, cv float64) (Gamma, error) {
	if cv < 0 {
		return Gamma{}, fmt.Errorf("cv %v is negative", cv)
	}
	return NewGamma(1/(cv*cv), mean*cv*cv)
}

// Quantile inverts the regularised incomplete gamma function; some microseconds,
// so tabulate it where a hot path needs it.
func (d Gamma) Quantile(u float64) float64 { return d.Scale * portable.GammaQuantile(d.Shape, u) }

// CDF is the regularised incomplete gamma function at x/scale, 0 for x < 0.
func (d Gamma) CDF(x float64) float64 { return portable.GammaCDF(d.Shape, x/d.Scale) }

func (d Gamma) String() string { return fmt.Sprintf("gamma(%v, %v)", d.Shape, d.Scale) }
