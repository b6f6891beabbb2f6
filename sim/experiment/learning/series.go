package learning

import (
	"errors"
	"math"

	"boomerang/sim/portable"
)

// Series is a measure by month as it was seen.
//
// Error is the standard deviation of a month's measurement, of its own in every month. Discrepancy is what the model
// may be off in a month whatever its inputs, and Persists the correlation of that between neighbouring months: a
// model that is too low in March is too low in April.
type Series struct {
	Months             []int // ascending, 1 the first
	Values             []float64
	Error, Discrepancy float64
	Persists           float64
}

// Line is a statistic of a series: a weighted sum of its months.
type Line struct {
	Slope   bool // what it changes by a month, instead of its level
	Weights []float64
}

// errNoDiscrepancy refuses a model that is right in every digit.
var errNoDiscrepancy = errors.New("a discrepancy of 0 says that the model is exact")

// Lines are the level of a series, the mean of its months, and with two months or more its slope, that of the
// straight line of least squares:
//
//	slope = Σ (t − t̄) y / Σ (t − t̄)²
//
// Six months that depend on each other are two statistics, not six facts.
func (s *Series) Lines() []Line {
	n := float64(len(s.Months))
	level, mean := Line{Weights: make([]float64, len(s.Months))}, 0.
	for i, t := range s.Months {
		level.Weights[i] = 1 / n
		mean += float64(t) / n
	}
	if len(s.Months) < 2 {
		return []Line{level}
	}
	slope, square := Line{Slope: true, Weights: make([]float64, len(s.Months))}, 0.
	for _, t := range s.Months {
		square += (float64(t) - mean) * (float64(t) - mean)
	}
	for i, t := range s.Months {
		slope.Weights[i] = (float64(t) - mean) / square
	}
	return []Line{level, slope}
}

// Of is the statistic of the months of a series: of those seen, or of those a play gave in the same months.
func (l Line) Of(months []float64) (sum float64) {
	for i, w := range l.Weights {
		sum += w * months[i]
	}
	return sum
}

// Variance is what is uncertain of the statistics of a series, with A their weights:
//
//	A (d² ρ^|s−t| + e² [s = t]) Aᵀ,   d the discrepancy, ρ how it persists, e the error
func (s *Series) Variance() ([][]float64, error) {
	if !(s.Discrepancy > 0) {
		return nil, errNoDiscrepancy
	}
	lines := s.Lines()
	all := make([][]float64, len(lines))
	for a := range lines {
		all[a] = make([]float64, len(lines))
		for b := range lines {
			for i := range s.Months {
				for j := range s.Months {
					v := s.Discrepancy * s.Discrepancy * Fading(s.Persists, math.Abs(float64(s.Months[i]-s.Months[j])))
					if i == j {
						v += s.Error * s.Error
					}
					all[a][b] += lines[a].Weights[i] * lines[b].Weights[j] * v
				}
			}
		}
	}
	return all, nil
}

// Fading is the correlation of a discrepancy with itself so many months later: ρ^months.
//
// A correlation of .8 from month to month leaves of a discrepancy .26 after half a year: what the model misses is
// mostly the same all along, and a little of it comes and goes. The level of six such months has 74 % of the variance
// of one month, where six facts of their own would leave 17 %.
func Fading(persists, months float64) float64 { return portable.Pow(persists, months) }
