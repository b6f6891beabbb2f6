package stats

import "math"

// Moments accumulates count, mean and variance in one pass (Welford 1962;
// merging after Chan, Golub and LeVeque 1979). The zero value is empty.
//
// Sums of squares would lose all digits of a variance of 10⁴ around a mean of 10⁹, as money has;
// deviations from the running mean do not.
type Moments struct {
	n    int
	mean float64
	m2   float64 // sum of squared deviations from the mean
}

// Add takes one value.
func (m *Moments) Add(x float64) {
	m.n++
	d := x - m.mean
	m.mean += d / float64(m.n)
	m.m2 += d * (x - m.mean)
}

// Merge takes all values of another accumulator. The result depends on the
// order of merging in its last bits: merge in a fixed order.
func (m *Moments) Merge(o Moments) {
	if o.n == 0 {
		return
	}
	n := m.n + o.n
	d := o.mean - m.mean
	m.mean += d * float64(o.n) / float64(n)
	m.m2 += o.m2 + d*d*float64(m.n)*float64(o.n)/float64(n)
	m.n = n
}

// N returns the number of values.
func (m Moments) N() int { return m.n }

// Mean returns the mean, 0 when empty.
func (m Moments) Mean() float64 { return m.mean }

// Variance returns the unbiased variance, 0 below two values.
func (m Moments) Variance() float64 {
	if m.n < 2 {
		return 0
	}
	return m.m2 / float64(m.n-1)
}

// SD returns the square root of the variance.
func (m Moments) SD() float64 { return math.Sqrt(m.Variance()) }

// MomentsOf accumulates the values of a slice in order.
func MomentsOf(xs []float64) Moments {
	var m Moments
	for _, x := range xs {
		m.Add(x)
	}
	return m
}
