package drive

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// TestValueOfSample: two plans, one worth θ ~ N(0, 1) more or less; a pilot shows z = θ + e. What is known after it is
// θ | z ~ N(ρ²z, 1 − ρ²), ρ² = 1/(1 + e²), so that with φ the normal density
//
//	before it knowing all is worth φ(0), the pilot ρ φ(0), and what is left after it E[EVPI after] = φ(0) (1 − ρ)
//
// and perfect information before = the sample's + the mean of that after it, for every simulated pilot.
func TestValueOfSample(t *testing.T) {
	const n, e2 = 4096, 1.
	fates := sim.NewFates(21, 1)
	var theta, seen []float64
	var block []int
	for j := range n {
		draw := func(p sim.Purpose) float64 { return portable.NormalQuantile(fates.Of(uint64(j)).Uniform(p, 0)) }
		theta = append(theta, draw(1))
		seen = append(seen, theta[j]+math.Sqrt(e2)*draw(2))
		block = append(block, j/8)
	}
	nets := [][]float64{make([]float64, n), theta}
	before, _ := PerfectInformation(nets, block, 5, .9)
	sample := Information(nets, seen, block, 5, .9)
	after, rho2 := 0., 1/(1+e2)
	s := math.Sqrt(1 - rho2)
	for _, z := range seen {
		m := rho2 * z / s
		// E max(0, X) of X ~ N(m s, s²) less max(0, m s)
		after += (s*portable.NormalDensity(m) + m*s*portable.NormalCDF(m) - max(0, m*s)) / n
	}
	phi := portable.NormalDensity(0)
	for what, x := range map[string][2]float64{
		"perfect information": {before, phi}, "the sample": {sample.Value, phi * math.Sqrt(rho2)},
		"after it": {after, phi * (1 - math.Sqrt(rho2))}, "their sum": {sample.Value + after, before},
	} {
		if math.Abs(x[0]-x[1]) > .03 {
			t.Errorf("%s: worth %.3f, want %.3f", what, x[0], x[1])
		}
	}
	if !sample.Clear {
		t.Error("a pilot that says half of what there is to know is not clear")
	}
}
