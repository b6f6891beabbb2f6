//go:build !page

package play

import (
	"math"
	"testing"

	"boomerang/sim/dates"
)

// Two weeks are 14/30.4 of a month: a figure of that part varies as much more. Twelve weeks are two months and .76 of a
// third, of which the parts are 1/2.76 twice and .76/2.76, so that chance is (2 + .76²/.76)/(2 + .76²).
//
// TestMonthsOfPilots: a pilot lies in its months by length, and a month seen in part varies more.
func TestMonthsOfPilots(t *testing.T) {
	shares, more := monthsOf(2)
	if len(shares) != 1 || shares[0] != 1 || math.Abs(more-dates.EngineMonth/14) > 1e-12 {
		t.Errorf("2 weeks: %v, %v times the variance", shares, more)
	}
	shares, more = monthsOf(12)
	sum, part := 0., 84/dates.EngineMonth-2
	for _, w := range shares {
		sum += w
	}
	if want := (2 + part) / (2 + part*part); len(shares) != 3 || math.Abs(sum-1) > 1e-12 || math.Abs(more-want) > 1e-9 {
		t.Errorf("12 weeks: %v, %v times the variance, want %v", shares, more, want)
	}
	d := PilotData{Weeks: 4, Wait: returnsTake}
	if d.Days() != 58 {
		t.Errorf("4 weeks and 30 days: %v", d.Days())
	}
}
