package distribution

import "fmt"

// Uniform is the law with equal density from Low to High.
//
// Mean (Low + High)/2, SD (High − Low)/√12. For a range somebody swept and nobody weighed.
type Uniform struct{ Low, High float64 }

// NewUniform returns the uniform law on [low, high]; low must be below high.
func NewUniform(low, high float64) (Uniform, error) {
	if err := requireFinite([]string{"low", "high"}, low, high); err != nil {
		return Uniform{}, err
	}
	if low >= high {
		return Uniform{}, fmt.Errorf("low %v is not below high %v", low, high)
	}
	return Uniform{low, high}, nil
}

// Quantile is low + u(high − low).
func (d Uniform) Quantile(u float64) float64 { return d.Low + u*(d.High-d.Low) }

// CDF is (x − low)/(high − low), cut to [0, 1].
func (d Uniform) CDF(x float64) float64 { return clamp01((x - d.Low) / (d.High - d.Low)) }

func (d Uniform) String() string { return fmt.Sprintf("uniform(%v, %v)", d.Low, d.High) }
