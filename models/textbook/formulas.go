package textbook

import (
	"math"

	"boomerang/sim/portable"
)

// PollaczekKhinchine returns the mean time in line of M/G/1 with load
// ρ = arrivals × mean below 1 and a coefficient of variation of service:
//
//	W = ρ·mean·(1 + cv²) / 2(1 − ρ)
//
// Source: Khinchine 1932; Kleinrock 1975, Queueing Systems I, eq. 5.69.
//
// Exact for any law of service; at cv = 1 it is M/M/1, at cv = 0 half of it.
//
// Handle times with cv 1.25 make a line 28 % longer than exponential ones. At ρ ≥ 1 the value is
// negative or infinite and means nothing.
func PollaczekKhinchine(arrivals, mean, cv float64) float64 {
	rho := arrivals * mean
	return rho * mean * (1 + cv*cv) / (2 * (1 - rho))
}

// HalfinWhitt returns the limit of P(wait) of M/M/n as n grows with
// n = a + β√a servers for a erlangs, β > 0:
//
//	P(wait) → 1 / (1 + βΦ(β)/φ(β))
//
// Source: Halfin and Whitt 1981, Operations Research 29, prop. 1.
//
// Square-root staffing: β fixes the chance of a wait at any size, which is why a large desk is cheaper
// per call.
//
// β = .5, 1, 2: .5045, .2234, .0269. A limit: at 100 erlangs and 105 servers the exact value is .516,
// so tests compare finite sizes with Erlang C and ask of the limit only that the error shrinks.
func HalfinWhitt(beta float64) float64 {
	return 1 / (1 + beta*portable.NormalCDF(beta)/portable.NormalDensity(beta))
}

// Cobham returns the mean times in line of the classes of M/M/n with the same
// service for all and priority to the lower class, nobody interrupted:
//
//	W_k = W₀ / (1 − σ_{k−1})(1 − σ_k),  W₀ = C(n, a)·mean/n
//
// with σ_k the load per server of the classes up to k and C Erlang's delay
// probability. Source: Cobham 1954, Operations Research 2, eq. 9.
//
// Several servers: exponential service with one mean for all (W₀ is the wait behind the work found, and
// C/n presumes that the next server is free after mean/n). One server and any law: the same with W₀ = Σ
// λ·E[S²]/2. Classes at or above a load of 1 have no mean; their values are negative.
func Cobham(arrivals []float64, mean float64, n int) []float64 {
	total := 0.0
	for _, rate := range arrivals {
		total += rate
	}
	delay := Erlang{Arrivals: total, Service: 1 / mean, Servers: n}.Solve().Wait
	waits := make([]float64, len(arrivals))
	before := 0.0
	for k, rate := range arrivals {
		upTo := before + rate*mean/float64(n)
		waits[k] = delay * mean / float64(n) / ((1 - before) * (1 - upTo))
		before = upTo
	}
	return waits
}

// Sine is a rate of arrivals that swings: mean·(1 + swing·sin(2πt/period)).
type Sine struct {
	Mean   float64 // customers a minute
	Swing  float64 // 0 … 1
	Period float64 // minutes
}

// Rate returns the rate at time t.
func (s Sine) Rate(t float64) float64 {
	return s.Mean * (1 + s.Swing*math.Sin(2*math.Pi*t/s.Period))
}

// Infinite returns the mean number of busy servers at time t of M(t)/M/∞ that
// has swung for long, service of the given mean. With θ = atan(2π·mean/period)
//
//	m(t) = mean number·(1 + swing·cos θ·sin(2πt/period − θ)):
//
// the peak is damped by cos θ and comes θ·period/2π minutes after the peak of
// arrivals. Source: Eick, Massey and Whitt 1993, Management Science 39, eq. 5.
//
// Service of an hour on a day's swing: damping .97, an hour's lag. A service short against the period
// has neither, which is why a desk of calls can be staffed hour by hour and one of cases cannot.
func (s Sine) Infinite(t, mean float64) float64 {
	theta := math.Atan(2 * math.Pi * mean / s.Period)
	return s.Mean * mean * (1 + s.Swing*math.Cos(theta)*math.Sin(2*math.Pi*t/s.Period-theta))
}
