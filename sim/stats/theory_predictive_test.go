package stats

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// Of one value the law is a normal one; of two far apart its quartiles are the values; what is no number is
// no value.
func TestPredictiveIsAMixtureOfNormals(t *testing.T) {
	one, ok := NewPredictive([]float64{3, math.NaN()}, 2)
	if !ok {
		t.Fatal("one value is a law")
	}
	normal := distuv.Normal{Mu: 3, Sigma: 2}
	for _, q := range []float64{.01, .05, .25, .5, .9, .99} {
		if got, want := one.Quantile(q), normal.Quantile(q); math.Abs(got-want) > 1e-5 {
			t.Errorf("quantile %v: %v, want %v", q, got, want)
		}
		if got := one.CDF(normal.Quantile(q)); math.Abs(got-q) > 1e-9 {
			t.Errorf("CDF: %v, want %v", got, q)
		}
	}
	two, _ := NewPredictive([]float64{100, -100}, .5)
	if a, b := two.Quantile(.25), two.Quantile(.75); math.Abs(a+100) > 1e-5 || math.Abs(b-100) > 1e-5 {
		t.Errorf("quartiles %v and %v", a, b)
	}
	for _, none := range [][]float64{nil, {math.NaN()}, {math.Inf(1)}} {
		if _, ok := NewPredictive(none, 1); ok {
			t.Errorf("%v is no law", none)
		}
	}
	if _, ok := NewPredictive([]float64{1}, 0); ok {
		t.Error("no error at all is no law")
	}
}

// The mean of a law is that of its values: drawn figures have it within 4 standard errors.
func TestPredictiveHasTheMeanOfItsValues(t *testing.T) {
	p, _ := NewPredictive([]float64{1, 2, 6}, 1)
	sum, n := 0.0, 2000
	for k := range n {
		sum += p.Quantile((float64(k) + .5) / float64(n))
	}
	if got := sum / float64(n); math.Abs(got-3) > .01 {
		t.Errorf("mean %v, want 3", got)
	}
}
