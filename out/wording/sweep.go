package wording

import (
	"fmt"

	"boomerang/sim/result"
)

// SettingsOf says how the settings of a sweep are chosen.
func SettingsOf(d result.SweepDesign, points int) string {
	switch {
	case d == result.LatinDesign && points > 0:
		return fmt.Sprintf("Latin hypercube of %d points", points)
	case d == result.SobolDesign && points > 0:
		return fmt.Sprintf("%d points of a Sobol sequence", points)
	}
	return string(d)
}

// Untold says why it is open where a probability falls through a bound.
func Untold(c result.Crossing) string {
	if c.Problem == "" && c.Wanted > 0 {
		return fmt.Sprintf("not enough futures: an interval takes --reps %d or more", c.Wanted)
	}
	return Clean(c.Problem)
}
