package fit

import (
	"math"
	"testing"

	"boomerang/sim/result"
)

// TestDistances: a month says how far it lies from the median world and what the
// worlds gave on average, a measure how far its months do, with and without sign.
func TestDistances(t *testing.T) {
	worlds := []float64{1, 2, 9}
	m := result.BackMeasure{Months: []result.BackMonth{Month(5, worlds), Month(1, worlds)}}
	Covered(&m, [][]float64{{1, 1}, {2, 2}, {9, 9}})
	if k := m.Months[0]; k.Distance != 3 || math.Abs(k.Mean-4) > 1e-12 {
		t.Errorf("%+v", k)
	}
	if m.Bias != 1 || m.Apart != 2 {
		t.Errorf("off by %v, %v apart", m.Bias, m.Apart)
	}
}
