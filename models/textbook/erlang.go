package textbook

import (
	"math"

	"boomerang/sim/portable"
)

// ErlangB returns the blocking probability of n servers offered a erlangs
// (M/G/n/n). Source: Jagerman 1974, Bell System Technical Journal 53.
//
// a = λ/μ in erlangs, of any law of service (insensitive). With n = 0 it is 1, with a = 0 it is 0. It
// is the root of all the lines below: the chance that a desk without a line would be full.
func ErlangB(n int, a float64) float64 { return 1 / inverseErlangB(n, a) }

// inverseErlangB is 1/B = Σⱼ n(n−1)…(n−j+1) / aʲ, summed from the full desk
// down: of order √n terms matter when n is near a.
//
// The usual recursion in n takes n steps and this sum about √n terms when the desk is busy, of which
// all are positive.
//
// The usual recursion, for comparison:
//
//	B(0) = 1,   B(j) = a·B(j−1) / (j + a·B(j−1))
//
// Terms rise while more than a servers are left and fall afterwards, so the sum may stop where a term
// is beyond the last digit, but not before the rise is over. A desk so ample that 1/B passes 10³⁰⁸ has
// B = 0.
func inverseErlangB(n int, a float64) float64 {
	sum, term := 1.0, 1.0
	for k := float64(n); k > 0; k-- {
		term *= k / a
		sum += term
		if k < a && term < 1e-17*sum {
			break
		}
	}
	return sum
}

// Line is the steady state of one M/M/n+G queue: Poisson arrivals, exponential
// service, n servers, first come first served, patience with any law.
//
// What holds between the fields, whatever the law of patience (Little 1961, Operations Research 9):
//
//	Queue = λ·WaitMean
//	Busy  = λ·(1 − Abandon) / (nμ)
//	Level ≤ 1 − Abandon
type Line struct {
	// By PASTA (Wolff 1982, Operations Research 30) a share of customers and a share of time are the
	// same.
	Wait     float64 // P(a customer does not get a server at once)
	Abandon  float64 // P(hangs up)
	WaitMean float64 // mean time in line of all customers, in the unit of the rates
	// Who hangs up counts as not answered, within the threshold or not: the strictest of the
	// definitions in use, and the one the desk reports.
	Level float64 // share of all customers answered within the threshold
	Busy  float64 // occupancy of the servers
	Queue float64 // mean number in line
}

// Erlang describes an M/M/n+G queue. Rates share one unit of time.
//
// n servers at rate μ each, offered a = λ/μ erlangs. Every field has the unit of time of the others,
// whichever it is.
type Erlang struct {
	Arrivals float64                 // λ, per unit of time
	Service  float64                 // μ, per server
	Servers  int                     // n ≥ 1
	Patience float64                 // > 0: exponential patience of this mean (Erlang A)
	Patient  func(t float64) float64 // else Ḡ(t) = P(patience > t); nil: nobody hangs up
	Within   float64                 // threshold of the service level
}

// Solve computes the steady state. Without patience and with λ ≥ nμ there is
// none, and WaitMean is +Inf, Level 0.
//
// The offered wait V has density ∝ exp(λ∫₀ᵛḠ − nμv) on v > 0 (Baccelli and
// Hébuterne 1981; Zeltyn and Mandelbaum 2005, Queueing Systems 51, §3). With
// J(t) = ∫ₜ^∞ exp(λH(x) − nμx) dx, H(x) = ∫₀ˣ Ḡ and 1/B the reciprocal
// Erlang-B probability of n−1 servers,
//
//	P(V > t)  = λJ(t) / (1/B + λJ(0))
//	P(W > t)  = Ḡ(t)·P(V > t)
//	P(answered after t) = ∫ₜ^∞ Ḡ dP(V ≤ v)
//
// Integrals are by the trapezoidal rule on a grid fine against 1/(nμ).
//
// Three roads, since each is exact where it holds: nobody hangs up (Erlang C, closed form), exponential
// patience (Erlang A, a series), any other patience (integrals). With exponential patience the second
// and third agree to the error of the grid.
//
// A share of endlessly patient customers that alone fills the desk, λ·Ḡ(∞) ≥ nμ, leaves no steady
// state: the grid then ends at its greatest length and the answer is that of no line. Whoever asks
// keeps the load below.
func (e Erlang) Solve() Line {
	if e.Patience > 0 {
		return e.solveErlangA()
	}
	if e.Patient == nil {
		return e.solvePatient()
	}
	inverseB := inverseErlangB(e.Servers-1, e.Arrivals/e.Service)
	grid, density, patient, peak := e.offeredWait()
	tail, waitArea, late, answered := 0.0, 0.0, 0.0, 0.0
	for i := len(density) - 2; i >= 0; i-- {
		w := grid * (density[i] + density[i+1]) / 2
		g := (patient[i] + patient[i+1]) / 2
		if float64(i)*grid >= e.Within {
			late += w * g
		}
		answered += w * g
		waitArea += grid * (patient[i+1]*tail + patient[i]*(tail+w)) / 2
		tail += w
	}
	norm := inverseB*portable.Exp(-peak) + e.Arrivals*tail
	line := Line{
		Wait:     e.Arrivals * tail / norm,
		WaitMean: e.Arrivals * waitArea / norm,
	}
	line.Abandon = e.Arrivals * (tail - answered) / norm
	line.Level = 1 - line.Abandon - e.Arrivals*late/norm
	line.Busy = e.Arrivals * (1 - line.Abandon) / (float64(e.Servers) * e.Service)
	line.Queue = e.Arrivals * line.WaitMean
	return line
}

// offeredWait tabulates exp(λH − nμx − peak) and Ḡ on a grid that ends where
// the density has fallen by 12 orders of magnitude from its peak.
//
// The step is a twentieth of √n/(nμ + λ), the time in which about √n calls come and go: the scale of a
// wait at a desk in balance. The threshold lies on the grid, so that no interval is split by it.
func (e Erlang) offeredWait() (grid float64, density, patient []float64, peak float64) {
	drain := float64(e.Servers) * e.Service
	grid = .05 / (drain + e.Arrivals) * math.Sqrt(float64(e.Servers))
	if e.Within > 0 {
		grid = e.Within / math.Ceil(e.Within/grid)
	}
	exponent := 0.0
	g := e.Patient(0)
	density, patient = []float64{0}, []float64{g}
	for x := grid; len(density) < 200_000 && exponent > peak-27; x += grid {
		next := e.Patient(x)
		exponent += grid * (e.Arrivals*(g+next)/2 - drain)
		g = next
		peak = max(peak, exponent)
		density, patient = append(density, exponent), append(patient, g)
	}
	for i := range density {
		density[i] = portable.Exp(density[i] - peak)
	}
	return grid, density, patient, peak
}

// solvePatient is Erlang C: P(wait) = C(n, a), waits exponential with rate nμ − λ.
//
// From Erlang B (Erlang 1917; Cooper 1981, Introduction to Queueing Theory, ch. 3):
//
//	C = nB / (n − a(1 − B)),   E[W] = C/(nμ − λ),   P(W ≤ t) = 1 − C·exp(−(nμ − λ)t)
//
// 14 agents at 200 calls an hour of 180 s: C = .1741, E[W] = 7.84 s, 20 s level .8884. At a ≥ n the
// line grows for ever: everybody waits, the means are infinite and nobody is within the threshold.
func (e Erlang) solvePatient() Line {
	n, a := float64(e.Servers), e.Arrivals/e.Service
	if a >= n {
		return Line{Wait: 1, WaitMean: math.Inf(1), Busy: 1, Queue: math.Inf(1)}
	}
	b := ErlangB(e.Servers, a)
	wait := n * b / (n - a*(1-b))
	drain := n*e.Service - e.Arrivals
	return Line{
		Wait: wait, WaitMean: wait / drain, Level: 1 - wait*portable.Exp(-drain*e.Within),
		Busy: a / n, Queue: e.Arrivals * wait / drain,
	}
}
