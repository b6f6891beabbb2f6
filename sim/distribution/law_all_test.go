package distribution

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// must passes on a law that has to exist.
func must[D Distribution](t *testing.T) func(d D, err error) Distribution {
	return func(d D, err error) Distribution {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
}

// law is one distribution with what is known about it from textbooks: mean and
// variance (Johnson, Kotz and Balakrishnan), support, whether it counts.
type law struct {
	Distribution
	mean, variance float64
	lo, hi         float64
	steps          bool
}

func laws(t *testing.T) []law {
	inf := math.Inf(1)
	normal := must[Normal](t)(NewNormal(3, 2))
	g := func(a float64) float64 { return math.Gamma(1 + a) }
	// E and Var of a normal kept between 1 and 5, one sd either side: 1 − 2φ(1)/(2Φ(1) − 1).
	kept := 4 * (1 - 2*math.Exp(-.5)/math.Sqrt(2*math.Pi)/math.Erf(1/math.Sqrt2))
	quantiles := must[Quantiles](t)(NewQuantiles([]Point{
		{.05, 3 - 2*1.6448536269514722},
		{.5, 3},
		{.95, 3 + 2*1.6448536269514722},
	}))
	return []law{
		{must[Uniform](t)(NewUniform(-1, 3)), 1, 16. / 12, -1, 3, false},
		{must[Triangular](t)(NewTriangular(0, 1, 4)), 5. / 3, 13. / 18, 0, 4, false},
		{must[Triangular](t)(NewTriangular(0, 0, 1)), 1. / 3, 1. / 18, 0, 1, false},
		{normal, 3, 4, -inf, inf, false},
		{must[Lognormal](t)(LognormalFromMean(5, .8)), 5, 16, 0, inf, false},
		{must[Beta](t)(NewBeta(2, 5)), 2. / 7, 10. / (49 * 8), 0, 1, false},
		{must[Beta](t)(NewBeta(.3, .3)), .5, .25 / 1.6, 0, 1, false},
		{must[Exponential](t)(NewExponential(2.5)), 2.5, 6.25, 0, inf, false},
		{must[Gamma](t)(GammaFromMean(4, .5)), 4, 4, 0, inf, false},
		{must[Gamma](t)(NewGamma(.2, 3)), .6, 1.8, 0, inf, false},
		{must[Gamma](t)(NewGamma(400, .1)), 40, 4, 0, inf, false},
		{must[Weibull](t)(NewWeibull(2, 3)), 3 * g(.5), 9 * (g(1) - g(.5)*g(.5)), 0, inf, false},
		{must[Weibull](t)(WeibullFromMean(.7, 1)), 1, g(2/.7)/(g(1/.7)*g(1/.7)) - 1, 0, inf, false},
		{must[Poisson](t)(NewPoisson(.3)), .3, .3, 0, inf, true},
		{must[Poisson](t)(NewPoisson(47.5)), 47.5, 47.5, 0, inf, true},
		{must[Poisson](t)(NewPoisson(1e5)), 1e5, 1e5, 0, inf, true},
		{must[Binomial](t)(NewBinomial(1, .3)), .3, .21, 0, 1, true},
		{must[Binomial](t)(NewBinomial(60, .85)), 51, 7.65, 0, 60, true},
		{must[Binomial](t)(NewBinomial(7, 1)), 7, 0, 0, 7, true},
		{must[Binomial](t)(NewBinomial(7, 0)), 0, 0, 0, 7, true},
		{must[Empirical](t)(NewEmpirical([]float64{5, 1, 1, 2})), 2.25, 2.6875, 1, 5, true},
		{quantiles, 3, 4, -inf, inf, false},
		{must[Truncated](t)(Truncate(normal, 1, 5)), 3, kept, 1, 5, false},
	}
}

// TestMoments draws by inversion of keyed uniforms: mean and variance within 4
// standard errors of the textbook's.
func TestMoments(t *testing.T) {
	const n = 40_000
	for i, d := range laws(t) {
		var x, square stats.Moments
		for j := range uint64(n) {
			v := d.Quantile(sim.NewFates(31, uint64(i)).Of(j).Uniform(0, 0))
			x.Add(v)
			square.Add((v - d.mean) * (v - d.mean))
		}
		within(t, d.String()+": mean", x, d.mean)
		within(t, d.String()+": variance", square, d.variance)
	}
}

func within(t *testing.T, what string, m stats.Moments, want float64) {
	t.Helper()
	se := m.SD() / math.Sqrt(float64(m.N()))
	if math.Abs(m.Mean()-want) > 4*se+1e-12 {
		t.Errorf("%s %.6g ± %.2g, want %.6g", what, m.Mean(), se, want)
	}
}

// TestQuantileInvertsCDF: for every law, Quantile never decreases and is the
// smallest x with F(x) ≥ u, to rounding where F is continuous.
func TestQuantileInvertsCDF(t *testing.T) {
	for _, d := range laws(t) {
		before := math.Inf(-1)
		for i := range 2001 {
			u := (float64(i) + .5) / 2001
			x := d.Quantile(u)
			if !(x >= before) || x < d.lo || x > d.hi {
				t.Errorf("%v: quantile %v of %v after %v, support %v to %v", d, x, u, before, d.lo, d.hi)
			}
			before = x
			if d.steps {
				if d.CDF(x) < u || d.CDF(math.Nextafter(x, -1)) >= u {
					t.Errorf("%v: %v is not the smallest x with F(x) ≥ %v", d, x, u)
				}
			} else if math.Abs(d.CDF(x)-u) > 1e-8 {
				t.Errorf("%v: F(%v) = %v, want %v", d, x, d.CDF(x), u)
			}
		}
	}
}

// TestCells is χ² of draws over 50 equally likely cells, or, for counts, over
// the values: the frequencies are those of the differences of F.
func TestCells(t *testing.T) {
	const n, cells = 40_000, 50
	for i, d := range laws(t) {
		edges := []float64{math.Inf(-1)}
		for c := 1; c < cells; c++ {
			if x := d.Quantile(float64(c) / cells); x > edges[len(edges)-1] {
				edges = append(edges, x)
			}
		}
		edges = append(edges, math.Inf(1))
		observed := make([]float64, len(edges)-1)
		for j := range uint64(n) {
			x := d.Quantile(sim.NewFates(32, uint64(i)).Of(j).Uniform(0, 0))
			c := 0
			for x > edges[c+1] {
				c++
			}
			observed[c]++
		}
		chi, df := 0.0, -1.0
		for c, o := range observed {
			want := float64(n) * (cdf(d, edges[c+1]) - cdf(d, edges[c]))
			if want == 0 && o == 0 {
				continue
			}
			chi += (o - want) * (o - want) / want
			df++
		}
		if df > 0 && (chi-df)/math.Sqrt(2*df) > 4.5 {
			t.Errorf("%v: χ² %.1f with %v degrees of freedom", d, chi, df)
		}
	}
}

func cdf(d Distribution, x float64) float64 {
	switch {
	case math.IsInf(x, -1):
		return 0
	case math.IsInf(x, 1):
		return 1
	}
	return d.CDF(x)
}

// TestKnownQuantiles: printed tables (Abramowitz and Stegun, R's documentation).
func TestKnownQuantiles(t *testing.T) {
	for _, c := range []struct {
		d       Distribution
		u, want float64
	}{
		{Exponential{1}, .5, math.Ln2},
		{Weibull{2, 1}, .95, math.Sqrt(-math.Log(.05))},
		{Gamma{.5, 2}, .95, 3.841458820694124}, // χ² with 1 degree of freedom
		{Gamma{5, 2}, .99, 23.209251158954356}, // χ² with 10
		{Poisson{3}, .5, 3},
		{Poisson{3}, .99, 8},
		{Poisson{100}, .975, 120},
		{Binomial{10, .5}, .5, 5},
		{Binomial{20, .1}, .95, 4},
		{Binomial{100, .5}, .025, 40},
	} {
		if got := c.d.Quantile(c.u); math.Abs(got-c.want) > 1e-7*c.want {
			t.Errorf("%v: quantile of %v is %v, want %v", c.d, c.u, got, c.want)
		}
	}
}

// TestEnds: at 0 and 1 a law gives the ends of its support and no NaN.
func TestEnds(t *testing.T) {
	for _, d := range laws(t) {
		lo, hi := d.Quantile(0), d.Quantile(1)
		if math.IsNaN(lo) || math.IsNaN(hi) || lo < d.lo || hi > d.hi || lo > hi {
			t.Errorf("%v: from %v to %v, support %v to %v", d, lo, hi, d.lo, d.hi)
		}
		if !math.IsInf(d.lo, -1) && d.CDF(d.lo-1) != 0 {
			t.Errorf("%v: F below the support is %v", d, d.CDF(d.lo-1))
		}
		if !math.IsInf(d.hi, 1) && d.CDF(d.hi) != 1 {
			t.Errorf("%v: F at the top is %v", d, d.CDF(d.hi))
		}
	}
}

func TestRefused(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	refused := func(what string, err error) {
		t.Helper()
		if err == nil {
			t.Errorf("%s was accepted", what)
		}
	}
	for _, bad := range []float64{nan, inf, -inf, 0, -1} {
		_, err := NewExponential(bad)
		refused("exponential mean", err)
		_, err = NewGamma(bad, 1)
		refused("gamma shape", err)
		_, err = GammaFromMean(1, bad)
		refused("gamma cv", err)
		_, err = NewGamma(1, bad)
		refused("gamma scale", err)
		_, err = NewWeibull(bad, 1)
		refused("weibull shape", err)
		_, err = WeibullFromMean(1, bad)
		refused("weibull mean", err)
		_, err = NewPoisson(bad)
		refused("poisson mean", err)
		_, err = NewBinomial(bad, .5)
		refused("binomial n", err)
		_, err = NewNormal(0, bad)
		refused("normal sd", err)
		_, err = NewBeta(bad, 1)
		refused("beta", err)
		_, err = LognormalFromMean(1, bad)
		refused("lognormal cv", err)
	}
	_, err := NewBinomial(2.5, .5)
	refused("half a trial", err)
	_, err = NewBinomial(2, 1.5)
	refused("a chance of 1.5", err)
	_, err = NewEmpirical(nil)
	refused("no data", err)
	_, err = NewEmpirical([]float64{1, nan})
	refused("data that are no number", err)
	_, err = NewUniform(2, 2)
	refused("an empty interval", err)
	_, err = NewTriangular(0, 5, 4)
	refused("a mode outside", err)
	_, err = NewQuantiles([]Point{{.5, 1}, {.9, 1}})
	refused("quantiles that do not rise", err)
	_, err = Truncate(Normal{0, 1}, 9, 10)
	refused("nothing left", err)
}
