package textbook

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/distribution"
	"boomerang/sim/stats"
)

// The closed form of retries is that of issues whose chance is drawn from the Beta law.
func TestRetriesAreBeta(t *testing.T) {
	r := Retries{Success: .5, Correlation: .4}
	if math.Abs(r.Solved(3)-.725) > 1e-12 || math.Abs(r.Mean(3)-1.85) > 1e-12 {
		t.Errorf("three attempts solve %v and are %v, by hand .725 and 1.85", r.Solved(3), r.Mean(3))
	}
	if got := (Retries{Success: .5}).Solved(3); math.Abs(got-.875) > 1e-12 {
		t.Errorf("three independent attempts solve %v", got)
	}
	s := 1/r.Correlation - 1
	law, err := distribution.NewBeta(r.Success*s, (1-r.Success)*s)
	if err != nil {
		t.Fatal(err)
	}
	var solved, made stats.Moments
	for k := range uint64(20_000) {
		key, n, done := sim.NewFates(91, 0).Of(k), uint32(0), false
		for p := law.Quantile(key.Uniform(1, 0)); n < 3 && !done; n++ {
			done = key.Uniform(2, n) < p
		}
		solved.Add(stats.Indicator(done))
		made.Add(float64(n))
	}
	near(t, "solved", solved, r.Solved(3))
	near(t, "attempts", made, r.Mean(3))
}
