package distribution

import (
	"encoding/json"
	"math"
	"testing"
)

// rebuilt makes the distribution anew from what another program would read.
func rebuilt(t *testing.T, l Law) Distribution {
	t.Helper()
	p := l.Parameters
	var d Distribution
	var err error
	switch l.Family {
	case "uniform":
		d, err = NewUniform(p["low"], p["high"])
	case "triangular":
		d, err = NewTriangular(p["low"], p["mode"], p["high"])
	case "normal":
		d, err = NewNormal(p["mean"], p["sd"])
	case "lognormal":
		d = Lognormal{p["mu"], p["sigma"]}
	case "beta":
		d, err = NewBeta(p["alpha"], p["beta"])
	case "gamma":
		d, err = NewGamma(p["shape"], p["scale"])
	case "weibull":
		d, err = NewWeibull(p["shape"], p["scale"])
	case "exponential":
		d, err = NewExponential(p["mean"])
	case "poisson":
		d, err = NewPoisson(p["mean"])
	case "binomial":
		d, err = NewBinomial(p["n"], p["p"])
	case "quantiles":
		d, err = NewQuantiles(l.Points)
	case "empirical":
		d, err = NewEmpirical(l.Values)
	default:
		t.Fatalf("nobody knows the family %q", l.Family)
	}
	if err == nil && (l.Least != nil || l.Most != nil) {
		d, err = Truncate(d, end(l.Least, -1), end(l.Most, 1))
	}
	if err != nil {
		t.Fatal(l.Family, err)
	}
	return d
}

// TestLawsAsData: what is written of a distribution is enough to draw the same values from.
func TestLawsAsData(t *testing.T) {
	all := laws(t)
	twice := must[Truncated](t)(Truncate(all[len(all)-1].Distribution, 2, math.Inf(1)))
	for _, d := range append(all, law{Distribution: twice}) {
		text, err := json.Marshal(LawOf(d.Distribution))
		if err != nil {
			t.Fatal(d, err)
		}
		var l Law
		if err := json.Unmarshal(text, &l); err != nil {
			t.Fatal(d, err)
		}
		same := rebuilt(t, l)
		for k := 1; k < 100; k++ {
			u := float64(k) / 100
			if want, got := d.Quantile(u), same.Quantile(u); math.Abs(want-got) > 1e-9*(1+math.Abs(want)) {
				t.Errorf("%v at %v: %v, from %s %v", d, u, want, text, got)
			}
		}
	}
}
