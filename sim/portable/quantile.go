package portable

import "math"

// quantile solves F(t) = u, 0 < u < 1, for a law whose two tails are log-concave on
// the scale of t, from a start between −800 and 800: Newton's method on the
// logarithm of the smaller tail, which then converges from every start, kept
// between bounds. tails returns F, 1 − F and the density at t.
//
// Log-concave tails make Newton on the logarithm monotone from one side, so bisection is the
// exception; 200 rounds are never reached with finite parameters.
func quantile(u, start float64, tails func(t float64) (below, above, slope float64)) float64 {
	lo, hi := -800., 800.
	t := start
	for range 200 {
		below, above, slope := tails(t)
		beyond, tail := math.Log(below/u), below // beyond is positive above the quantile
		if u > .5 {
			beyond, tail = math.Log((1-u)/above), above
		}
		if beyond > 0 {
			hi = t
		} else {
			lo = t
		}
		next := t - beyond*tail/slope
		if !(lo < next && next < hi) {
			next = lo + (hi-lo)/2
		}
		if math.Abs(next-t) <= 0x1p-51*max(1, math.Abs(t)) {
			return next
		}
		t = next
	}
	return t
}
