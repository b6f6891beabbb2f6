package stats

import (
	"math"
	"testing"
)

// The tail of the binomial law, against the sum of its terms.
func TestBinomialAtLeast(t *testing.T) {
	for _, c := range []struct {
		k, n int
		p    float64
	}{{0, 5, .1}, {1, 5, .1}, {5, 5, .1}, {6, 5, .1}, {3, 20, .1}, {10, 21, .1}, {7, 30, .5}} {
		want, choose := 0., 1.
		for i := range c.n + 1 {
			if i >= c.k {
				want += choose * math.Pow(c.p, float64(i)) * math.Pow(1-c.p, float64(c.n-i))
			}
			choose *= float64(c.n-i) / float64(i+1)
		}
		if got := BinomialAtLeast(c.k, c.n, c.p); math.Abs(got-want) > 1e-12 {
			t.Errorf("P(X ≥ %d) of %d at %v is %v, want %v", c.k, c.n, c.p, got, want)
		}
	}
}

// The interval score is the width for what lies inside, and twice the distance over α more for what lies outside; no
// other interval of the same law scores less on average.
func TestIntervalScore(t *testing.T) {
	law, _ := NewPredictive([]float64{0}, 1)
	if got, want := law.IntervalScore(0, .1), 2*1.6448536; math.Abs(got-want) > 1e-4 {
		t.Errorf("inside: %v, want %v", got, want)
	}
	if got, want := law.IntervalScore(3, .1), 2*1.6448536+20*(3-1.6448536); math.Abs(got-want) > 1e-3 {
		t.Errorf("outside: %v, want %v", got, want)
	}
	mean := func(sd float64) (sum float64) {
		other, _ := NewPredictive([]float64{0}, sd)
		for i := range 999 {
			sum += other.IntervalScore(law.Quantile(float64(i+1)/1000), .1) / 999
		}
		return sum
	}
	if m := mean(1); m > mean(.7) || m > mean(1.4) {
		t.Errorf("the true law scores %v, others %v and %v", m, mean(.7), mean(1.4))
	}
}
