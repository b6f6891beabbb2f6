package distribution

import (
	"math"

	"boomerang/sim/portable"
)

// guess is the normal approximation of a quantile of a count.
func guess(u, mean, sd float64) float64 {
	z := math.Min(8, math.Max(-8, portable.NormalQuantile(clamp01(u))))
	return mean + sd*z
}

// smallest returns the smallest whole k from 0 to last with cdf(k) ≥ u, looking
// in steps that double around the guess, then by halves.
//
// Cost is the logarithm of how far the guess is off: a few CDFs near the middle, some
// dozens in a far tail. The answer does not depend on the guess, so neither does a
// row.
func smallest(cdf func(float64) float64, u, last, guess float64) float64 {
	lo, hi := -1.0, math.Min(last, math.Max(0, math.Floor(guess))) // cdf(lo) < u ≤ cdf(hi)
	for step := 1.0; hi < last && cdf(hi) < u; step *= 2 {
		lo, hi = hi, math.Min(last, hi+step)
	}
	if lo < 0 { // the guess was not too low
		for step := 1.0; hi-step > lo; step *= 2 {
			if k := hi - step; cdf(k) < u {
				lo = k
				break
			} else {
				hi = k
			}
		}
	}
	for hi-lo > 1 {
		if mid := math.Floor((lo + hi) / 2); cdf(mid) < u {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}
