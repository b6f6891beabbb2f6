package stats

import (
	"math"
	"testing"

	"boomerang/sim"
)

// A sketch answers within its accuracy of the order statistics of what it saw,
// and parts merged in order answer as the whole.
func TestSketch(t *testing.T) {
	const n, parts = 200_000, 7
	key := sim.NewFates(1, 0).Of(3)
	var xs []float64
	whole, merged := NewSketch(), NewSketch()
	part := make([]*Sketch, parts)
	for k := range part {
		part[k] = NewSketch()
	}
	for i := range n {
		x := 5 * key.Exp(1, uint32(i)) // waits
		if i%9 == 0 {
			x = 0 // … of those who did not wait
		}
		xs = append(xs, x)
		whole.Add(x)
		part[i%parts].Add(x)
	}
	for _, p := range part {
		merged.Merge(p)
	}
	sorted := Sorted(xs)
	for _, p := range []float64{.05, .2, .5, .9, .95, .999} {
		exact, got := sorted[int(p*(n-1))], whole.Quantile(p)
		if math.Abs(got-exact) > sketchAccuracy*exact+1e-9 {
			t.Errorf("quantile %v: %v, exact %v", p, got, exact)
		}
		if again := merged.Quantile(p); again != got {
			t.Errorf("quantile %v: merged %v, whole %v", p, again, got)
		}
	}
	if whole.N() != n || merged.N() != n {
		t.Errorf("%d and %d values, want %d", whole.N(), merged.N(), n)
	}
	if !math.IsNaN(NewSketch().Quantile(.5)) {
		t.Error("the median of nothing is a number")
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v was taken", bad)
				}
			}()
			NewSketch().Add(bad)
		}()
	}
}
