package distribution

import (
	"fmt"
	"math"
)

// Triangular is the law whose density rises from Low to Mode and falls to High.
//
// Mean (Low + Mode + High)/3. It says "at least, most likely, at most", and puts little weight on the
// ends: state a uniform where the ends are as likely.
type Triangular struct{ Low, Mode, High float64 }

// NewTriangular returns the triangular law; low ≤ mode ≤ high, low below high.
func NewTriangular(low, mode, high float64) (Triangular, error) {
	if err := requireFinite([]string{"low", "mode", "high"}, low, mode, high); err != nil {
		return Triangular{}, err
	}
	if low >= high || mode < low || mode > high {
		return Triangular{}, fmt.Errorf("low %v, mode %v, high %v are not in rising order", low, mode, high)
	}
	return Triangular{low, mode, high}, nil
}

// Quantile inverts the two parabolas of the CDF, which meet at
// u = (mode − low)/(high − low).
func (d Triangular) Quantile(u float64) float64 {
	width := d.High - d.Low
	if u*width < d.Mode-d.Low {
		return d.Low + math.Sqrt(u*width*(d.Mode-d.Low))
	}
	return d.High - math.Sqrt((1-u)*width*(d.High-d.Mode))
}

// CDF is (x − low)²/((high − low)(mode − low)) up to the mode and the mirror
// image above.
func (d Triangular) CDF(x float64) float64 {
	width := d.High - d.Low
	switch {
	case x <= d.Low:
		return 0
	case x >= d.High:
		return 1
	case x < d.Mode:
		return (x - d.Low) * (x - d.Low) / (width * (d.Mode - d.Low))
	}
	return 1 - (d.High-x)*(d.High-x)/(width*(d.High-d.Mode))
}

func (d Triangular) String() string {
	return fmt.Sprintf("triangular(%v, %v, %v)", d.Low, d.Mode, d.High)
}
