package wording

import (
	"testing"

	"boomerang/sim/result"
)

// A value of an assumption is spoken in the unit people would take.
func TestSpoken(t *testing.T) {
	u := Units{Currency: "EUR"}
	for _, c := range []struct {
		x    float64
		unit result.Unit
		want string
	}{
		{.31, result.UnitShare, "31.0 %"},
		{-.1, result.UnitShare, Minus + "10.0 %"},
		{1234.4, result.UnitMoneyYear, "1230 EUR"},
		{20, result.UnitDays, "20.0 days"},
		{365.25, result.UnitDays, "12.0 months"},
		{1.5, result.UnitMinutes, "90.0 s"},
		{4, result.UnitMinutes, "4.00 min"},
		{0, result.UnitNumber, "0"},
	} {
		if got := u.Spoken(c.x, c.unit); got != c.want {
			t.Errorf("%v of %v is %q, want %q", c.x, c.unit, got, c.want)
		}
	}
	for want, ends := range map[string][2]float64{"73.3 s–4.34 min": {73.3 / 60, 4.34}, "3.00–4.34 min": {3, 4.34}} {
		if got := u.SpokenRange(ends[0], ends[1], result.UnitMinutes); got != want {
			t.Errorf("%v is %q, want %q", ends, got, want)
		}
	}
}

// A contest says how it was held and what that promises.
func TestContests(t *testing.T) {
	for _, c := range []struct {
		c             result.Contest
		held, promise string
	}{
		{
			result.Contest{Procedure: result.OCBA, Most: 80},
			"OCBA, at most 80 futures",
			"none beyond the probability stated",
		},
		{
			result.Contest{Procedure: result.KN, Left: 1, Alpha: .05, Delta: 123456},
			"Kim and Nelson, 1 left",
			"the one left is the best with probability 0.95 if it leads by 120000",
		},
		{
			result.Contest{Procedure: result.KN, Left: 2, Each: 800, Alpha: .05, Delta: 1},
			"Kim and Nelson, 2 left",
			"none: 2 are left that 800 futures each do not tell apart",
		},
		{result.Contest{Procedure: result.Alone}, "one finalist", "none: nothing to compare with"},
		{result.Contest{Method: "as it was", Promise: "said"}, "as it was", "said"},
	} {
		if held, promise := Held(c.c), Promised(c.c); held != c.held || promise != c.promise {
			t.Errorf("%s: %q, %q", c.c.Procedure, held, promise)
		}
	}
}
