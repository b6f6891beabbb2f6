package dist

import (
	"math"
	"testing"
)

// laws are one or more of every family.
func laws(t *testing.T) []Distribution {
	must := func(d Distribution, err error) Distribution {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	uniform, err1 := NewUniform(-1, 3)
	triangular, err2 := NewTriangular(0, 1, 4)
	ramp, err3 := NewTriangular(0, 0, 2)
	normal, err4 := NewNormal(2, 3)
	byMean, err5 := LognormalFromMean(6, 1.25)
	byP95, err6 := LognormalFromP95(6, 20)
	beta, err7 := BetaFromMean(0.3, 0.1)
	open, err8 := NewQuantiles([]Point{{.5, 2}, {.05, 1}, {.95, 4}})
	ended, err9 := NewQuantiles([]Point{{.5, .412}, {.75, .587}, {0, .1}, {1, .65}})
	half, err10 := NewQuantiles([]Point{{0, 1}, {.5, 2}})
	cut, err11 := Truncate(normal, 0, math.Inf(1))
	return []Distribution{must(uniform, err1), must(triangular, err2), must(ramp, err3), must(normal, err4), must(byMean, err5),
		must(byP95, err6), must(beta, err7), must(open, err8), must(ended, err9), must(half, err10), must(cut, err11)}
}

// TestQuantileInvertsCDF holds for every continuous law: F(Q(u)) = u.
func TestQuantileInvertsCDF(t *testing.T) {
	for _, d := range laws(t) {
		for u := 0.001; u < 1; u += 0.001 {
			if got := d.CDF(d.Quantile(u)); math.Abs(got-u) > 1e-6 {
				t.Fatalf("%v: F(Q(%.3f)) = %v", d, u, got)
			}
		}
	}
}

// TestQuantileRises holds for every law: Q never falls, ends included.
func TestQuantileRises(t *testing.T) {
	for _, d := range laws(t) {
		last := math.Inf(-1)
		for i := range 2001 {
			x := d.Quantile(float64(i) / 2000)
			if math.IsNaN(x) || x < last-1e-9*math.Abs(last) {
				t.Fatalf("%v: Q(%v) = %v after %v", d, float64(i)/2000, x, last)
			}
			last = x
		}
	}
}

// TestEqualNamesAreEqualLaws: String identifies a law.
func TestEqualNamesAreEqualLaws(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range laws(t) {
		if seen[d.String()] {
			t.Errorf("two laws named %v", d)
		}
		seen[d.String()] = true
	}
}
