package drawing

import (
	"math"
	"testing"
)

// A range is never empty, whatever it holds: a share that is 0 in every month
// has a place on its axis.
func TestRoomIsNeverEmpty(t *testing.T) {
	for _, r := range [][2]float64{
		{0, 0},
		{5, 5},
		{-2, -2},
		{0, 3},
		{-3, 0},
		{1, 0},
		{math.NaN(), 1},
		{math.Inf(1), math.Inf(-1)},
	} {
		if lo, hi := PadRange(r[0], r[1]); !(lo < hi) || math.IsInf(lo, 0) || math.IsInf(hi, 0) {
			t.Errorf("room(%v, %v) is %v to %v", r[0], r[1], lo, hi)
		}
	}
}
