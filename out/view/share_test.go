package view

import (
	"math"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// A probability never claims more than its draws prove.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		p     float64
		iv    *result.Interval
		draws int
		want  string
		in    string
		odds  string
	}{
		{0, sample.Interval(0, .17), 16, "at most 17 %", "at most 17 %", "unlikely, at most 17 %"},
		{1, sample.Interval(.83, 1), 16, "at least 83 %", "at least 83 %", "likely, at least 83 %"},
		{1, sample.Interval(.8985, 1), 36, "at least 90 %", "at least 90 %", "very likely, at least 90 %"},
		{0, sample.Interval(0, .004), 800, "<1 %", "<1 %", "exceptionally unlikely, <1 %"},
		{.999, sample.Interval(.995, 1), 800, ">99 %", ">99 %", "virtually certain, >99 %"},
		{.3, sample.Interval(.1, .6), 16, "30 %", "30 % (10–60 %)", "unlikely, 30 %"},
		{0, nil, 8, "0 of 8", "0 of 8", "in 0 of 8 futures, too few for a word"},
		{.625, nil, 8, "5 of 8", "5 of 8", "in 5 of 8 futures, too few for a word"},
		{.72, nil, 400, "72 %", "72 %", "likely, 72 %"},
		{math.NaN(), nil, 8, wording.None, wording.None, wording.None},
	} {
		if got := Share(c.p, c.iv, c.draws); got != c.want {
			t.Errorf("Share(%v, %v, %d) = %q, want %q", c.p, c.iv, c.draws, got, c.want)
		}
		if got := ShareIn(c.p, c.iv, c.draws); got != c.in {
			t.Errorf("ShareIn(%v, %v, %d) = %q, want %q", c.p, c.iv, c.draws, got, c.in)
		}
		if got := (LossChance{result.Probability{Value: c.p, Interval: c.iv}, c.draws}).Odds(); got != c.odds {
			t.Errorf("odds of %v in %v from %d = %q, want %q", c.p, c.iv, c.draws, got, c.odds)
		}
	}
}

func TestPercents(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		want   string
	}{{.4, .95, "40–95 %"}, {0, .5, "0–50 %"}, {.2, 1, "20–100 %"}, {.301, .302, "30 %"}} {
		if got := Percents(c.lo, c.hi); got != c.want {
			t.Errorf("percents(%v, %v) = %q, want %q", c.lo, c.hi, got, c.want)
		}
	}
}
