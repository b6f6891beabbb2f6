package textbook

import (
	"math"

	"boomerang/sim/portable"
)

// solveErlangA is the closed form for exponential patience of rate θ = 1/mean
// (Palm 1957; Zeltyn and Mandelbaum 2005, Queueing Systems 51, §3): the line is
// a birth–death process, and with c = nμ/θ and A = λ/θ the weight of everyone
// in line against the full desk is the series of the incomplete gamma function
//
//	S(c, u) = Σₖ uᵏ / (c+1)…(c+k),   J(t) = exp(A − u − nμt)·S(c, u)/nμ,  u = A·e^(−θt)
//
// Every term is positive, so nothing cancels: P(Ab) = θ·E[Q]/λ comes from the
// series weighted by k. Who is answered after t is λ·J(t) with c+1 for c.
//
// There is a steady state at any load: those who hang up are the relief. Far above the desk, a ≫ n, the
// share who hang up goes to 1 − nμ/λ, whatever their patience (the fluid limit; Garnett, Mandelbaum and
// Reiman 2002, Manufacturing & Service Operations Management 4). 100 erlangs on 100 agents with θ =
// μ/2: .0330.
func (e Erlang) solveErlangA() Line {
	theta := 1 / e.Patience
	drain := float64(e.Servers) * e.Service
	c, a := drain/theta, e.Arrivals/theta
	line := busyDesk(c, a)
	// Against the full desk of weight 1: the line λJ(0), everyone served at once 1/B.
	full := portable.Exp(-line.shift)
	norm := full*inverseErlangB(e.Servers-1, e.Arrivals/e.Service) + e.Arrivals/drain*line.sum
	waiting := e.Arrivals / drain * line.sum / norm
	queue := e.Arrivals / drain * line.weighted / norm
	answer := Line{Wait: waiting, Queue: queue, WaitMean: queue / e.Arrivals, Abandon: min(1, queue/a)}
	u := a * portable.Exp(-theta*e.Within)
	after := busyDesk(c+1, u)
	late := e.Arrivals / (drain + theta) * after.sum / norm *
		portable.Exp(a-u-(drain+theta)*e.Within+after.shift-line.shift)
	answer.Level = max(0, 1-answer.Abandon-late)
	answer.Busy = e.Arrivals * (1 - answer.Abandon) / drain
	return answer
}

// series is S(c, u) and Σ k·(its k-th term), both times exp(shift).
type series struct{ sum, weighted, shift float64 }

// busyDesk sums the series until its terms are below the last digit.
//
//	S(c, u) = Σ_k Π_{j≤k} u/(c+j),   scaled by 2⁻⁹⁰⁰ whenever a term leaves the range
//
// The terms rise while k < u − c and fall after it, so an overloaded desk sums about u − c + a few √u
// of them. Counting k from the term and not from the loop keeps Σ k·term free of a second pass; the
// stop asks both sums at once, for which reason it looks at term·(k+1).
func busyDesk(c, u float64) series {
	const huge, logHuge = 0x1p+900, 900 * math.Ln2
	s, term := series{}, 1.0
	for k := 0.0; ; k++ {
		s.sum += term
		s.weighted += term * k
		term *= u / (c + k + 1)
		if u < c+k && term*(k+1) < 1e-16*s.sum {
			return s
		}
		if term > huge {
			term, s.sum, s.weighted = term/huge, s.sum/huge, s.weighted/huge
			s.shift += logHuge
		}
	}
}
