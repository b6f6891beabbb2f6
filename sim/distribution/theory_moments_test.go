package distribution

import (
	"math"
	"testing"
)

// integrate returns mean and standard deviation by the midpoint rule over the
// quantile function: E[X^k] = ∫ Q(u)^k du.
func integrate(d Distribution) (mean, sd float64) {
	const n = 400_000
	square := 0.0
	for i := range n {
		x := d.Quantile((float64(i) + 0.5) / n)
		mean += x / n
		square += x * x / n
	}
	return mean, math.Sqrt(square - mean*mean)
}

// Moments in closed form: Johnson, Kotz, Balakrishnan, Continuous Univariate
// Distributions. The integral is exact to about a thousandth.
func TestStatedMoments(t *testing.T) {
	truncated, _ := Truncate(Normal{2, 3}, 2, math.Inf(1))
	cases := []struct {
		d        Distribution
		mean, sd float64
	}{
		{Uniform{-1, 3}, 1, 4 / math.Sqrt(12)},
		{Triangular{0, 1, 4}, 5.0 / 3, math.Sqrt((0 + 1 + 16 - 0 - 0 - 4) / 18.0)},
		{Normal{2, 3}, 2, 3},
		{mustLognormal(LognormalFromMean(6, 0.8)), 6, 4.8},
		{mustBeta(BetaFromMean(0.3, 0.1)), 0.3, 0.1},
		{truncated, 2 + 3*math.Sqrt(2/math.Pi), 3 * math.Sqrt(1-2/math.Pi)}, // half-normal
	}
	for _, c := range cases {
		mean, sd := integrate(c.d)
		if math.Abs(mean-c.mean) > 2e-3*math.Abs(c.mean) || math.Abs(sd-c.sd) > 2e-3*c.sd {
			t.Errorf("%v: mean %v, sd %v; want %v, %v", c.d, mean, sd, c.mean, c.sd)
		}
	}
}

func mustLognormal(d Lognormal, err error) Lognormal {
	if err != nil {
		panic(err)
	}
	return d
}

func mustBeta(d Beta, err error) Beta {
	if err != nil {
		panic(err)
	}
	return d
}

// TestQuantilesPassThroughTheirPoints, whatever the ends.
func TestQuantilesPassThroughTheirPoints(t *testing.T) {
	sets := [][]Point{
		{{.05, 1}, {.5, 2}, {.95, 4}},
		{{0, .1}, {.5, .412}, {.75, .587}, {1, .65}},
		{{.5, 2}, {.9, 3}},
		{{.2, -1}, {1, 5}},
	}
	for _, points := range sets {
		d, err := NewQuantiles(points)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range points {
			if got := d.Quantile(p.P); math.Abs(got-p.X) > 1e-9 {
				t.Errorf("%v: Q(%v) = %v, want %v", d, p.P, got, p.X)
			}
		}
	}
}

// TestTwoQuantilesAreNormal: linear in the normal score is the normal law.
func TestTwoQuantilesAreNormal(t *testing.T) {
	n := Normal{5, 2}
	d, err := NewQuantiles([]Point{{.25, n.Quantile(.25)}, {.9, n.Quantile(.9)}})
	if err != nil {
		t.Fatal(err)
	}
	for u := 0.01; u < 1; u += 0.01 {
		if math.Abs(d.Quantile(u)-n.Quantile(u)) > 1e-9 {
			t.Fatalf("Q(%v) = %v, want %v", u, d.Quantile(u), n.Quantile(u))
		}
	}
}

// TestLognormalFromP95 has the stated median and 95 % point.
func TestLognormalFromP95(t *testing.T) {
	d := mustLognormal(LognormalFromP95(6, 20))
	if math.Abs(d.Quantile(.5)-6) > 1e-9 || math.Abs(d.Quantile(.95)-20) > 1e-9 {
		t.Errorf("median %v, p95 %v", d.Quantile(.5), d.Quantile(.95))
	}
}
