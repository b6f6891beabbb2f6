package textbook

import (
	"boomerang/sim/portable"
)

// Constant is the steady state where everybody hangs up after exactly the same time D (M/M/n+D).
// With c = nμ and δ = λ − c the offered wait has the density ∝ e^(δv) up to D and e^(λD − cv)
// beyond, so that every integral is closed:
//
//	λJ(0) = λ·(∫₀ᴰ e^(δv) dv + e^(δD)/c)          P(V > D) ∝ λ·e^(δD)/c
//	E[W]  ∝ λ·(∫₀ᴰ v·e^(δv) dv + D·e^(δD)/c)       answered after t: λ·∫ₜᴰ e^(δv) dv
//
// over the norm 1/B + λJ(0) of Solve. Source: Baccelli and Hébuterne 1981, Performance 81; the
// deterministic case is Barrer 1957, Operations Research 5.
//
// Solve integrates over a grid and sees a step as a slope one interval wide: at 22 erlangs on 20
// agents and a patience of .3 services its mean wait is 1.1 % above this one. Whoever compares plays with
// formulas takes this.
func (e Erlang) Constant(patience float64) Line {
	c := float64(e.Servers) * e.Service
	delta := e.Arrivals - c
	beyond := portable.Exp(delta*patience) / c
	norm := inverseErlangB(e.Servers-1, e.Arrivals/e.Service) + e.Arrivals*(grown(delta, patience)+beyond)
	line := Line{
		Wait:     e.Arrivals * (grown(delta, patience) + beyond) / norm,
		Abandon:  e.Arrivals * beyond / norm,
		WaitMean: e.Arrivals * (firstMoment(delta, patience) + patience*beyond) / norm,
	}
	late := e.Arrivals * max(0, grown(delta, patience)-grown(delta, e.Within)) / norm
	line.Level = 1 - line.Abandon - late
	line.Busy = e.Arrivals * (1 - line.Abandon) / c
	line.Queue = e.Arrivals * line.WaitMean
	return line
}

// grown is ∫₀ᵗ e^(δv) dv, with its limit t at δ = 0.
func grown(delta, t float64) float64 {
	if x := delta * t; x > -1e-6 && x < 1e-6 {
		return t * (1 + x/2)
	}
	return (portable.Exp(delta*t) - 1) / delta
}

// firstMoment is ∫₀ᵗ v·e^(δv) dv, with its limit t²/2 at δ = 0; near there the closed form
// would lose its digits to a difference, and the series has them all.
func firstMoment(delta, t float64) float64 {
	if x := delta * t; x > -.01 && x < .01 {
		return t * t * (.5 + x/3 + x*x/8 + x*x*x/30)
	}
	return (t*portable.Exp(delta*t) - grown(delta, t)) / delta
}
