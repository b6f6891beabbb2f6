package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %v, want %v ± %v", what, got, want, tolerance)
	}
}

// The textbook trap of one-pass variance: a large mean, a small spread.
func TestMomentsKeepDigits(t *testing.T) {
	m := MomentsOf([]float64{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16})
	near(t, "mean", m.Mean(), 1e9+10, 0)
	near(t, "variance", m.Variance(), 30, 0)
}

func TestMomentsMergeLikeOnePass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Float64Range(-1e3, 1e3), 0, 40).Draw(t, "xs")
		cut := rapid.IntRange(0, len(xs)).Draw(t, "cut")
		whole, merged := MomentsOf(xs), MomentsOf(xs[:cut])
		merged.Merge(MomentsOf(xs[cut:]))
		if merged.N() != whole.N() || math.Abs(merged.Mean()-whole.Mean()) > 1e-9 ||
			math.Abs(merged.Variance()-whole.Variance()) > 1e-6 {
			t.Fatalf("merged %v, whole %v", merged, whole)
		}
	})
}

func TestTimeAverage(t *testing.T) {
	var a TimeAverage
	a.Set(2, 3)
	a.Set(4, 1)
	near(t, "mean", a.Mean(8), (0*2+3*2+1*4)/8., 0)
	a.Restart(6)
	a.Set(7, 5)
	near(t, "mean after restart", a.Mean(8), (1*1+5*1)/2., 0)
	defer func() {
		if recover() == nil {
			t.Error("time may not run back")
		}
	}()
	a.Set(6.5, 0)
}

// R 4.3: quantile(c(1, 3, 4, 8, 10), c(.05, .25, .5, .9, 1)).
func TestQuantileIsType7(t *testing.T) {
	xs := []float64{1, 3, 4, 8, 10}
	for _, c := range [][2]float64{{0, 1}, {.05, 1.4}, {.25, 3}, {.5, 4}, {.9, 9.2}, {1, 10}} {
		near(t, "quantile", Quantile(xs, c[0]), c[1], 1e-12)
	}
	near(t, "quantile of one", Quantile([]float64{7}, .3), 7, 0)
}

func TestShortfall(t *testing.T) {
	xs := []float64{-9, -1, 0, 2, 3, 5, 6, 7, 8, 9}
	near(t, "a whole number of values", Shortfall(xs, .2), -5, 1e-12)
	near(t, "an edge in part", Shortfall(xs, .25), (-9-1+.5*0)/2.5, 1e-12)
	near(t, "less than one value", Shortfall(xs, .05), -9, 1e-12)
	near(t, "everything", Shortfall(xs, 1), 3, 1e-12)
}

func TestTooLittleDataWarns(t *testing.T) {
	pair := func(xs ...float64) []float64 { return xs }
	cases := []struct {
		name string
		make func() (*Interval, string)
	}{
		{"mean of one", func() (*Interval, string) { return Mean(pair(1), .9) }},
		{"paired of none", func() (*Interval, string) { return Paired(nil, nil, .9) }},
		{"three blocks", func() (*Interval, string) { return BlockMeans(pair(8, 7, 9), []int{8, 8, 8}, .9) }},
		{"one block", func() (*Interval, string) { return BlockMeans(pair(8), []int{8}, .9) }},
		{"one full block", func() (*Interval, string) { return BlockMeans(pair(8, 0), []int{8, 0}, .9) }},
		{"share of no trial", func() (*Interval, string) { return Share(0, 0, 1, .9) }},
		{"no trial", func() (*Interval, string) { return Wilson(0, 0, .9) }},
		{"no value", func() (*Interval, string) { return OrderQuantile(nil, .5, .9) }},
		{"28 values", func() (*Interval, string) { return OrderQuantile(make([]float64, 28), .9, .9) }},
		{"nine values", func() (*Interval, string) { return Bootstrap(make([]float64, 9), .9, mean, 1) }},
	}
	for _, c := range cases {
		if iv, warning := c.make(); iv != nil || warning == "" {
			t.Errorf("%s: got %v, %q; want no interval and a warning", c.name, iv, warning)
		}
	}
	if iv, warning := OrderQuantile(make([]float64, 29), .9, .9); iv == nil {
		t.Errorf("29 values: %s", warning)
	}
}

// Two equal plans differ by exactly zero, and the interval says so.
func TestNoDifferenceIsExact(t *testing.T) {
	xs := []float64{3, 1, 4, 1, 5}
	if iv, _ := Paired(xs, xs, .9); iv.Lo != 0 || iv.Hi != 0 {
		t.Errorf("got %v", iv)
	}
	if iv, _ := BlockMeans([]float64{0, 0, 0, 0}, []int{8, 8, 8, 8}, .9); iv.Lo != 0 || iv.Hi != 0 {
		t.Errorf("got %v", iv)
	}
}

func TestConstantHasNoSplit(t *testing.T) {
	b := []float64{2, 2}
	if s, warning := SplitVariance([][]float64{b, b, b, b}, []float64{2, 2, 2, 2}, .9); s != nil || warning != "" {
		t.Errorf("got %v, %q", s, warning)
	}
}

func TestBootstrapIsKeyed(t *testing.T) {
	xs := []float64{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8}
	a, _ := Bootstrap(xs, .9, mean, 7)
	b, _ := Bootstrap(xs, .9, mean, 7)
	c, _ := Bootstrap(xs, .9, mean, 8)
	if *a != *b || *a == *c {
		t.Errorf("same key %v and %v, other key %v", a, b, c)
	}
}

func mean(xs []float64) float64 { return MomentsOf(xs).Mean() }
