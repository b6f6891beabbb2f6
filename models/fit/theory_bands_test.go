package fit

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/result"
)

// walks are worlds of n months: AR(1) with correlation r about a level of its
// own, normal with the given spread.
func walks(worlds, n int, r, spread float64, world uint64) [][]float64 {
	all := make([][]float64, worlds)
	for w := range all {
		key := sim.NewFates(11, world).Of(uint64(w))
		x, level := key.Normal(1, 0), spread*key.Normal(2, 0)
		for i := range n {
			if i > 0 {
				x = r*x + math.Sqrt(1-r*r)*key.Normal(1, uint32(i))
			}
			all[w] = append(all[w], x+level)
		}
	}
	return all
}

// history compares the first of the walks, shifted, with the rest.
func history(n int, spread, shift float64, world uint64) result.BackMeasure {
	all := walks(100, n, .5, spread, world)
	m := result.BackMeasure{}
	for i := range n {
		var values []float64
		for _, w := range all[1:] {
			values = append(values, w[i])
		}
		m.Months = append(m.Months, Month(all[0][i]+shift, values))
	}
	Covered(&m, all[1:])
	return m
}

// TestTrueHistoryIsRefutedAtItsLevel: of 400 histories drawn as the worlds are,
// 5 % lie further off than 95 % of worlds, within 4 standard errors; and nine
// in ten have the coverage that is usual, or more.
func TestTrueHistoryIsRefutedAtItsLevel(t *testing.T) {
	refuted, usual := 0., 0.
	for w := range 400 {
		m := history(24, .7, 0, uint64(w))
		refuted += truth(m.Tail < .05)
		usual += truth(m.Inside90 >= m.Expected[0])
	}
	if math.Abs(refuted/400-.05) > 4*math.Sqrt(.05*.95/400) {
		t.Errorf("%.3f of true histories are refuted", refuted/400)
	}
	if usual/400 < .95-4*math.Sqrt(.05*.95/400) {
		t.Errorf("%.3f have the usual coverage", usual/400)
	}
}

func TestShiftedHistoryIsRefuted(t *testing.T) {
	if m := history(24, .2, 4, 1); m.Verdict != result.HistoryAbove {
		t.Errorf("%s: %+v", m.Verdict, m)
	}
	if m := history(24, .2, -4, 1); m.Verdict != result.HistoryBelow {
		t.Error(m.Verdict)
	}
}

// TestFewMonthsShowNothing: five months inside the band confirm nothing, nor
// does a year of worlds that each keep their own level.
func TestFewMonthsShowNothing(t *testing.T) {
	if m := history(5, 0, 0, 2); m.Verdict != result.TooLittleData {
		t.Errorf("%+v", m)
	}
	if m := history(12, 5, 0, 3); m.Verdict != result.TooLittleData {
		t.Errorf("%+v", m)
	}
	if m := history(24, .2, 0, 4); m.Verdict != result.AsPredicted {
		t.Errorf("%+v", m)
	}
}

func TestMonthIsPlacedAmongItsWorlds(t *testing.T) {
	m := Month(3, []float64{5, 3, 1, 2, 4})
	if m.Rank != .5 || m.P50 != 3 || m.P5 != 1.2 {
		t.Errorf("%+v", m)
	}
	if m = Month(9, []float64{1, 2}); m.Rank != 1 {
		t.Errorf("above all worlds: %v", m.Rank)
	}
}
