// Package distribution holds the distributions a scenario may use for what is not
// known, each in its own file, all through their quantile functions.
//
// A value is always Quantile(u) of one uniform u. An inverse is monotone in u,
// so two plans that share u meet the same state of the world, and a design
// that spreads u evenly spreads the value evenly: a ziggurat does neither.
package distribution

import (
	"fmt"
	"math"

	"boomerang/sim/stats"
)

// Distribution is what is believed about one number.
//
// Families are few and named as people state them, by mean and spread or by quantiles; every one is
// refused where its parameters make no law, at load and not in a world.
//
// Laws, between them: Quantile and CDF invert each other where the law is continuous,
// CDF(Quantile(u)) ≥ u for counts.
type Distribution interface {
	// Quantile returns the value that is not exceeded with probability u,
	// for u in [0, 1]; it never decreases in u and may be infinite at 0 and 1.
	Quantile(u float64) float64
	// CDF returns the probability of a value of at most x.
	CDF(x float64) float64
	// String names the family and its parameters: equal strings, equal laws.
	String() string
}

// requireFinite reports the first parameter that is no finite number, in names' order.
func requireFinite(names []string, values ...float64) error {
	for i, v := range values {
		if !stats.IsFinite(v) {
			return fmt.Errorf("%s is not a finite number", names[i])
		}
	}
	return nil
}

// clamp01 keeps rounding errors from leaving [0, 1].
func clamp01(u float64) float64 { return math.Min(1, math.Max(0, u)) }
