package textbook

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/mat"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// Cusum is a two-sided cumulative sum chart of standard normal readings: it
// signals when S⁺ or S⁻ exceeds Limit,
//
//	S± = max(0, S± ± x − Slack),  S± = 0 at the start.
//
// Both numbers are in standard deviations of a reading. Source: Page 1954,
// Biometrika 41.
//
// Slack k is half the shift it is to find fastest, in the same unit. h = 5 with k = .5 gives 465
// readings between false alarms.
type Cusum struct{ Slack, Limit float64 }

// RunLength returns the mean number of readings up to the first signal when
// the mean of the readings has moved by shift standard deviations. For Slack
// and Limit of equal order the sides never signal together, so that the rates
// of the one-sided charts add up: 1/L = 1/L⁺ + 1/L⁻ (Kemp 1961, JRSS B 23).
//
// Readings are independent and normal here; those of a desk are neither, which is why the desk sets its
// own limits by simulation and takes this one as its check. In the order k = .5, h = 5, shift 0, .5, 1:
// 465, 38, 10.4 readings.
func (c Cusum) RunLength(shift float64) float64 {
	return 1 / (1/c.OneSided(shift) + 1/c.OneSided(-shift))
}

// OneSided is the mean run length of S⁺ alone, from 0. It satisfies
//
//	L(s) = 1 + Φ(k − s − δ)·L(0) + ∫₀ʰ φ(y + k − s − δ)·L(y) dy,
//
// the limit of the Markov chain of Brook and Evans 1972 (Biometrika 59) for
// narrow states, solved on the nodes of a Gauss–Legendre rule and on s = 0.
func (c Cusum) OneSided(shift float64) float64 {
	density := func(s, y float64) float64 { return portable.NormalDensity(y + c.Slack - s - shift) }
	return runLength(0, c.Limit, 0, density, func(s float64) float64 { return portable.NormalCDF(c.Slack - s - shift) })
}

// Ewma is an exponentially weighted moving average chart of standard normal
// readings: E = (1 − Weight)·E + Weight·x from 0, a signal when |E| exceeds
// Limit·√(Weight/(2 − Weight)), Limit stationary standard deviations of E.
// Source: Roberts 1959, Technometrics 1; Lucas and Saccucci 1990.
type Ewma struct{ Weight, Limit float64 }

// bound is the limit on E, in standard deviations of a reading.
func (e Ewma) bound() float64 { return e.Limit * math.Sqrt(e.Weight/(2-e.Weight)) }

// RunLength returns the mean number of readings up to the first signal when
// the mean of the readings has moved by shift standard deviations. It satisfies
//
//	L(s) = 1 + (1/λ)∫ φ((y − (1−λ)s)/λ − δ)·L(y) dy  over |y| ≤ bound
//
// (Crowder 1987, Technometrics 29, eq. 2).
func (e Ewma) RunLength(shift float64) float64 {
	density := func(s, y float64) float64 {
		return portable.NormalDensity((y-(1-e.Weight)*s)/e.Weight-shift) / e.Weight
	}
	return runLength(-e.bound(), e.bound(), 0, density, func(float64) float64 { return 0 })
}

// OneSided returns the same for a chart that signals above its bound only and
// stands at start, in standard deviations of a reading: below, it may wander as
// far as readings take it.
func (e Ewma) OneSided(start, shift float64) float64 {
	spread := math.Sqrt(e.Weight / (2 - e.Weight))
	density := func(s, y float64) float64 {
		return portable.NormalDensity((y-(1-e.Weight)*s)/e.Weight-shift) / e.Weight
	}
	lowest := min(start, shift, 0) - 8*spread
	return runLength(lowest, e.bound(), start, density, func(float64) float64 { return 0 })
}

// runLength solves L(s) = 1 + stay(s)·L(start) + ∫ density(s, y)·L(y) dy over
// [lo, hi] for L(start), by 80 Gauss–Legendre nodes (Nyström's method). It is +Inf where
// the chart signals so rarely, once in 10¹⁵ readings or less, that the equations cannot
// tell it from never: on the far side of a large shift.
//
// The kernel is a normal density: of standard deviation 1 for the cumulative sum, Weight for the
// average. The rule is right to many digits while its nodes are no further apart than that, which 80
// nodes are from Weight .02 upwards. start is the last row: the atom at 0 of the one chart, where the
// other begins.
func runLength(lo, hi, start float64, density func(s, y float64) float64, stay func(s float64) float64) float64 {
	const nodes = 80
	x, w := make([]float64, nodes), make([]float64, nodes)
	quad.Legendre{}.FixedLocations(x, w, lo, hi)
	x = append(x, start)
	a, one := mat.NewDense(nodes+1, nodes+1, nil), mat.NewVecDense(nodes+1, nil)
	for i, s := range x {
		one.SetVec(i, 1)
		for j := range nodes {
			a.Set(i, j, -w[j]*density(s, x[j]))
		}
		a.Set(i, nodes, -stay(s))
		a.Set(i, i, a.At(i, i)+1)
	}
	var l mat.VecDense
	err := l.SolveVec(a, one)
	if _, rare := err.(mat.Condition); rare {
		return math.Inf(1)
	}
	if err != nil {
		panic("textbook: run length: " + err.Error())
	}
	return l.AtVec(nodes)
}

// Signal plays the chart on readings of mean shift and returns the number of
// the first reading that signals, 1, 2 …
func (c Cusum) Signal(k sim.Key, shift float64) int {
	up, down := 0.0, 0.0
	for n := 1; ; n++ {
		x := k.Normal(fateReading, uint32(n)) + shift
		up, down = max(0, up+x-c.Slack), max(0, down-x-c.Slack)
		if up > c.Limit || down > c.Limit {
			return n
		}
	}
}

// Signal plays the chart on readings of mean shift and returns the number of
// the first reading that signals, 1, 2 …
func (e Ewma) Signal(k sim.Key, shift float64) int {
	mean, bound := 0.0, e.bound()
	for n := 1; ; n++ {
		mean += e.Weight * (k.Normal(fateReading, uint32(n)) + shift - mean)
		if math.Abs(mean) > bound {
			return n
		}
	}
}
