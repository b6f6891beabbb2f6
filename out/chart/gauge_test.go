package chart

import (
	"math"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// gaugeOf compares a plan with a reference whose intervals overlap in every
// month, by the paired intervals given.
func gaugeOf(lo, hi result.Numbers) gauge {
	n := len(lo)
	wide := func(mean float64) *result.Series {
		s := &result.Series{}
		for range n {
			s.Mean, s.Lo, s.Hi = append(s.Mean, mean), append(s.Lo, mean-9), append(s.Hi, mean+9)
		}
		return s
	}
	plan := wide(1)
	plan.GapLo, plan.GapHi = lo, hi
	return gauge{better: result.Lower, compared: true, lines: []gaugeLine{{series: plan}, {series: wide(0)}}}
}

// A dashboard has turned where the paired interval of the difference is clear of zero up to the last month
// and in at least two, whatever the intervals of the two means do.
func TestDashboardsTurnByPairedIntervals(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		lo, hi        result.Numbers
		better, worse int
	}{
		{result.Numbers{-1, .1, .1, .1}, result.Numbers{1, 1, 1, 1}, -1, 1},
		{result.Numbers{-1, .1, .1, -1}, result.Numbers{1, 1, 1, 1}, -1, -1},
		{result.Numbers{-2, -2, -2, -2}, result.Numbers{1, -1, -1, -1}, 1, -1},
		{result.Numbers{-2, -2, -2, -2}, result.Numbers{1, 1, 1, -1}, -1, -1},
		{result.Numbers{.1, -1, .1, -1}, result.Numbers{1, 1, 1, 1}, -1, -1},
		{result.Numbers{nan, nan, nan, nan}, result.Numbers{nan, nan, nan, nan}, -1, -1},
	} {
		g := gaugeOf(c.lo, c.hi)
		if b, w := g.clearFrom(true), g.clearFrom(false); b != c.better || w != c.worse {
			t.Errorf("%v to %v: better from %d, worse from %d; want %d and %d", c.lo, c.hi, b, w, c.better, c.worse)
		}
		drawn := g.drawn()
		for m, lo := range c.lo {
			if got := drawn[0].lo[m]; got != lo && stats.IsFinite(lo) {
				t.Errorf("the band begins at %v, the difference at %v", got, lo)
			}
		}
	}
}

// A result without paired months claims nothing of either dashboard.
func TestDashboardsWithoutPairs(t *testing.T) {
	r, runs := sample.Result(1)
	for i := range r.Series {
		r.Series[i].Gap, r.Series[i].GapLo, r.Series[i].GapHi = nil, nil, nil
	}
	f, _ := dashboardsChart(view.Of(r), runs)
	if strings.Contains(f.Title, "clearly") {
		t.Errorf("%q", f.Title)
	}
}
