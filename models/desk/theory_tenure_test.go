package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// The mean age of today's customers is ∫t·S(t)dt / ∫S(t)dt (renewal theory);
// here by direct summation on a fine grid, against drawn ages.
func TestTenureAges(t *testing.T) {
	for _, s := range []tenure{
		{service: 2e-4, ahead: 90},
		{service: 2e-4, ahead: 90, gate: dates.EngineMonth},
		{service: 2e-4, ahead: 120, gate: dates.PlainYear},
		{service: 0, ahead: 0},
		{service: 3e-4, ahead: 800, gate: dates.PlainYear},
	} {
		s = s.withChurn(.2).possible()
		step, sum, moment, first := s.gate, 0., 0., 0.
		if step == 0 {
			step = .5
		}
		for a := 0.; a < 60_000; a += step {
			mid := a
			if s.gate == 0 {
				mid += step / 2
			}
			alive := math.Exp(-s.other*mid - s.service*max(0, mid-s.ahead))
			sum += alive
			moment += alive * mid
			if mid < dates.PlainYear-.1 {
				first += alive
			}
		}
		if math.Abs(first/sum-.2) > 1e-5 {
			t.Errorf("%+v: %.6f are gone in a year, want .2", s, first/sum)
		}
		if got := s.lifetime(); math.Abs(got-sum*step) > 1e-5*got {
			t.Errorf("%+v: lifetime %v, want %v", s, got, sum*step)
		}
		var n, mean, square float64
		for c := range 40_000 {
			x := s.age(sim.NewFates(1, 2).Of(uint64(c)))
			n++
			mean += x
			square += x * x
		}
		mean /= n
		se := math.Sqrt((square/n - mean*mean) / n)
		if math.Abs(mean-moment/sum) > 4*se+1e-9 {
			t.Errorf("%+v: mean age %.1f ± %.1f, theory %.1f", s, mean, se, moment/sum)
		}
	}
}
