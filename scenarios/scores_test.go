package scenarios

import (
	"math"
	"testing"
)

// Scores of shipped scenarios have mean 0 and variance 1 under the laws as they are drawn, bounds
// included: over 20,000 layers of each uniform, whose middle misses of a law without bounds what lies
// beyond its last layer alone.
func TestScoresAreStandard(t *testing.T) {
	for _, name := range []string{"midsize-fintech", "b2b-named-accounts", "healthcare", "klarna-2024"} {
		s, err := Load(t.Context(), name, nil)
		if err != nil {
			t.Fatal(err)
		}
		const layers = 20_000
		scores, u := s.Scores(), make([]float64, len(s.Unknowns))
		sums, squares := make([]float64, len(u)), make([]float64, len(u))
		for k := range layers {
			for i := range u {
				u[i] = (float64(k) + .5) / layers
			}
			for i, z := range scores(u) {
				sums[i], squares[i] = sums[i]+z/layers, squares[i]+z*z/layers
			}
		}
		for i, path := range s.Unknowns {
			if math.Abs(sums[i]) > 1e-3 || math.Abs(squares[i]-1) > .02 {
				t.Errorf("%s, %s: scores have mean %.5f and mean square %.4f", name, path, sums[i], squares[i])
			}
		}
	}
}

// A law that bounds cut short has the mean of what is left of it, and one in which nothing varies has
// no score.
func TestScoresKnowBounds(t *testing.T) {
	s := must(t, company+`[plan.a]
cut.share = { dist = "normal", mean = 0.2, sd = 0.3, min = 0.1, max = 0.9 }
[plan.b]
cut.share = 0.1
`)
	scores := s.Scores()
	at := s.unknown("cut.share")
	u := make([]float64, len(s.Unknowns))
	mean := 0.
	for k := range 1000 {
		for i := range u {
			u[i] = (float64(k) + .5) / 1000
		}
		mean += scores(u)[at] / 1000
	}
	if math.Abs(mean) > 1e-3 {
		t.Errorf("mean score %v of a normal law in [.1, .9]", mean)
	}
	// φ and Φ of (.1 − .2)/.3 and (.9 − .2)/.3: E x = .2 + .3·(φ(a) − φ(b))/(Φ(b) − Φ(a)) = .3697
	low, _ := momentsOf(s.Assumptions[at].Dist)
	if math.Abs(low-.3697) > 2e-4 {
		t.Errorf("mean %v of a normal law in [.1, .9], want .3697", low)
	}
}
