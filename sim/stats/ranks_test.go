package stats

import (
	"math"
	"testing"
)

// Ties share the middle of their ranks, and a monotone change of the values changes nothing.
func TestStandardRanks(t *testing.T) {
	got := StandardRanks([]float64{5, 1, 5, 9})
	if got[0] != got[2] || got[1] >= got[0] || got[3] <= got[0] || math.Abs(got[1]+got[3]) > 1e-12 {
		t.Errorf("ranks %v", got)
	}
	if StandardRanks([]float64{2, 2}) != nil || StandardRanks([]float64{1, math.NaN()}) != nil {
		t.Error("there are no ranks of what does not vary or is no number")
	}
}

// By hand: without ties 1 − 6Σd²/(n(n²−1)) = 1 − 6·6/24 = −.5 of ranks 1 2 3 and 3 1 2.
func TestRankCorrelation(t *testing.T) {
	if got := RankCorrelation([]float64{1, 20, 300}, []float64{9, 1, 2}); math.Abs(got+.5) > 1e-12 {
		t.Errorf("%v, want -.5", got)
	}
	if got := RankCorrelation([]float64{1, 1}, []float64{1, 2}); got != 0 {
		t.Errorf("%v of what does not vary", got)
	}
}
