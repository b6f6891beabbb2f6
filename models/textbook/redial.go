package textbook

// Redials is Erlang A where a share of those who hang up calls again: a Markov
// chain of (i callers at the desk, j who will call again), cut off at sizes
// whose probability does not matter.
//
// No closed form is known; the two-dimensional chain is solved numerically and is the oracle for
// redials.
//
// The states and their rates, n servers and r = Again:
//
//	(i, j) ─► (i+1, j)      λ                  someone calls
//	(i, j) ─► (i+1, j−1)    δ·j                someone calls again
//	(i, j) ─► (i−1, j)      μ·min(i, n)        served
//	(i, j) ─► (i−1, j+1)    θ·(i−n)⁺·r         hangs up, will call again
//	(i, j) ─► (i−1, j)      θ·(i−n)⁺·(1−r)     hangs up for good
//
// What it is for: the rate of all calls follows from its own answer,
//
//	Λ = λ / (1 − r·P(Ab)),
//
// so that a desk too small meets more calls for being too small. Leaving redials out gives "huge
// distortions" (Aguir et al. 2004); Erlang A at rate Λ is the usual approximation and takes the redials
// for Poisson.
type Redials struct {
	Arrivals, Service, Patience, Delay float64 // rates λ, μ, θ and δ per minute
	Servers                            int
	Again                              float64 // P(calls again | hung up)
}

// Abandon returns the share of calls, redials included, that hang up: θE[Q]
// over λ + δE[J].
//
// The balance equations are solved by Gauss–Seidel sweeps to a change
// of 10⁻¹³; desk and orbit are the two numbers' cut-offs. The chain is that of
// Ding, Remerova, van der Mei and Zwart 2015, Performance Evaluation 92, without
// reconnects.
//
// desk counts callers in service and in line. Whoever asks doubles a cut-off until the answer stands
// still; none is chosen here, since what is enough depends on the load. The work is sweeps × desk ×
// orbit.
func (r Redials) Abandon(desk, orbit int) float64 {
	p := make([][]float64, desk+1)
	for i := range p {
		p[i] = make([]float64, orbit+1)
		p[i][0] = 1
	}
	for {
		change := 0.0
		for i := range p {
			for j := range p[i] {
				next := r.inflow(p, i, j) / r.outflow(i, j, desk, orbit)
				change = max(change, next-p[i][j], p[i][j]-next)
				p[i][j] = next
			}
		}
		if normalise(p); change < 1e-13 {
			break
		}
	}
	queue, waiting := 0.0, 0.0
	for i := range p {
		for j, w := range p[i] {
			queue += w * float64(max(0, i-r.Servers))
			waiting += w * float64(j)
		}
	}
	return r.Patience * queue / (r.Arrivals + r.Delay*waiting)
}

func (r Redials) hangUp(i int) float64 { return r.Patience * float64(max(0, i-r.Servers)) }
func (r Redials) served(i int) float64 { return r.Service * float64(min(i, r.Servers)) }

// outflow is the rate of leaving state (i, j); what would pass a cut-off is lost.
//
// At the borders: who finds desk callers is not let in, and one more than orbit who would call again
// stays in line. inflow has the same transitions seen from where they end; the two must change
// together.
func (r Redials) outflow(i, j, desk, orbit int) float64 {
	rate := r.served(i) + r.hangUp(i)
	if i < desk {
		rate += r.Arrivals + r.Delay*float64(j)
	}
	if j == orbit {
		rate -= r.hangUp(i) * r.Again
	}
	return rate
}

// inflow is the rate of coming into state (i, j).
func (r Redials) inflow(p [][]float64, i, j int) float64 {
	sum := 0.0
	if i > 0 {
		sum += p[i-1][j] * r.Arrivals
		if j+1 < len(p[i]) {
			sum += p[i-1][j+1] * r.Delay * float64(j+1)
		}
	}
	if i+1 < len(p) {
		sum += p[i+1][j] * (r.served(i+1) + r.hangUp(i+1)*(1-r.Again))
		if j > 0 {
			sum += p[i+1][j-1] * r.hangUp(i+1) * r.Again
		}
	}
	return sum
}

// normalise scales p to sum 1.
func normalise(p [][]float64) {
	sum := 0.0
	for i := range p {
		for _, w := range p[i] {
			sum += w
		}
	}
	for i := range p {
		for j := range p[i] {
			p[i][j] /= sum
		}
	}
}
