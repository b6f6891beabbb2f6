package fit

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/distribution"
)

// TestLikelihoodFindsTheFamily draws from each family and expects it back with
// its mean and CV, within 4 standard errors of the likelihood estimate (below
// 8 % for 4,000 values of these laws).
func TestLikelihoodFindsTheFamily(t *testing.T) {
	lognormal, _ := distribution.LognormalFromMean(6, 1.25)
	gamma, _ := distribution.GammaFromMean(6, .7)
	exponential, _ := distribution.NewExponential(6)
	for _, c := range []struct {
		family string
		law    distribution.Distribution
		cv     float64
	}{{"lognormal", lognormal, 1.25}, {"gamma", gamma, .7}, {"exponential", exponential, 1}} {
		key := sim.NewFates(3, 0).Of(1)
		xs := make([]float64, 4000)
		for i := range xs {
			xs[i] = c.law.Quantile(key.Uniform(1, uint32(i)))
		}
		best := Families(xs)[0]
		if best.Family != c.family {
			t.Errorf("%s is taken for %s", c.family, best.Family)
		}
		if math.Abs(best.Mean/6-1) > .08 || math.Abs(best.CV/c.cv-1) > .08 {
			t.Errorf("%s: mean %.3f, CV %.3f, want 6, %.2f", c.family, best.Mean, best.CV, c.cv)
		}
		if best.Distance > 1.95/math.Sqrt(4000) { // Kolmogorov's 0.1 % point
			t.Errorf("%s: largest gap %.4f", c.family, best.Distance)
		}
	}
}

// TestGammaShapeSolvesItsEquation: log k − ψ(k) at known points. ψ(1) = −γ,
// ψ(½) = −γ − 2 log 2.
func TestGammaShapeSolvesItsEquation(t *testing.T) {
	const euler = .57721566490153286
	for k, s := range map[float64]float64{1: euler, .5: math.Log(.5) + euler + 2*math.Ln2} {
		if got := gammaShape(s); math.Abs(got-k) > 1e-8 {
			t.Errorf("shape %v, want %v", got, k)
		}
	}
}

func TestFewTimesGiveNoFamily(t *testing.T) {
	if Families(make([]float64, FewestTimes-1)) != nil {
		t.Error("a family of too few times")
	}
	same := make([]float64, 50)
	for i := range same {
		same[i] = 4
	}
	if f := Families(same); len(f) != 1 || f[0].Family != "deterministic" || f[0].Mean != 4 {
		t.Errorf("equal times give %+v", f)
	}
}
