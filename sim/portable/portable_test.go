package portable

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/big"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// near fails unless got is want to so many parts of it.
func near(t *testing.T, what string, got, want, parts float64) {
	t.Helper()
	if got == want || math.IsNaN(got) && math.IsNaN(want) {
		return
	}
	if !(math.Abs(got-want) <= parts*math.Abs(want)) {
		t.Errorf("%s = %v, want %v: %.3g of it away", what, got, want, (got-want)/want)
	}
}

// arguments visits n values from lo to hi, irregularly spaced.
func arguments(n int, lo, hi float64, visit func(x float64)) {
	for i := range n {
		_, part := math.Modf(float64(i+1) * 0x1.9e3779b97f4a8p-1)
		visit(lo + (hi-lo)*part)
	}
}

// exactExp is e^x to 40 digits by the series of e^(x/2¹⁰).
func exactExp(x float64) *big.Float {
	number := func(v float64) *big.Float { return new(big.Float).SetPrec(160).SetFloat64(v) }
	part := new(big.Float).SetMantExp(number(x), -10)
	sum, term := number(1), number(1)
	for n := 1.; n < 40; n++ {
		term.Mul(term, part).Quo(term, number(n))
		sum.Add(sum, term)
	}
	for range 10 {
		sum.Mul(sum, sum)
	}
	return sum
}

// TestExp holds Exp to .51 units in the last place, against 40 digits.
func TestExp(t *testing.T) {
	worst := 0.
	against := func(x float64) {
		got, want := Exp(x), exactExp(x)
		off, _ := new(big.Float).Sub(new(big.Float).SetFloat64(got), want).Float64()
		_, exponent := math.Frexp(got)
		worst = max(worst, math.Abs(off)/math.Ldexp(1, exponent-53))
	}
	arguments(3000, -700, 700, against)
	arguments(3000, -1, 1, against)
	if worst > .51 {
		t.Errorf("Exp is %.3f units in the last place away", worst)
	}
	arguments(20000, -745, 709.7, func(x float64) {
		near(t, "Exp", Exp(x), math.Exp(x), 0x1p-51+5e-324/math.Exp(x))
	})
	for x, want := range map[float64]float64{
		0: 1, 1: math.E, math.Inf(1): math.Inf(1), math.Inf(-1): 0, 710: math.Inf(1), -746: 0,
		math.NaN(): math.NaN(), -745: 5e-324, 709.78: math.Exp(709.78), math.Ln2: 2,
	} {
		near(t, "Exp of a known value", Exp(x), want, 0x1p-52)
	}
}

func TestPow(t *testing.T) {
	arguments(50000, 1e-6, 40, func(x float64) {
		arguments(7, -9, 9, func(y float64) {
			near(t, "Pow", Pow(x, y), math.Pow(x, y), 1e-14)
			whole := math.Round(y)
			near(t, "Pow of a whole exponent", Pow(x, whole), math.Pow(x, whole), 1e-14)
		})
	})
	for _, c := range [][3]float64{
		{0, 0, 1},
		{0, 2, 0},
		{0, .5, 0},
		{2, 10, 1024},
		{10, -2, .01},
		{1.5, 100, math.Pow(1.5, 100)},
		{1, math.Inf(1), 1},
		{-2, 3, -8},
		{-2, 65, -0x1p65},
		{-2, 64, 0x1p64},
		{-2, .5, math.NaN()},
		{0, -1, math.Inf(1)},
		{.5, 1e9, 0},
		{2, math.Inf(1), math.Inf(1)},
		{2, math.Inf(-1), 0},
	} {
		near(t, "Pow of a known value", Pow(c[0], c[1]), c[2], 1e-14)
	}
}

func TestNormal(t *testing.T) {
	arguments(20000, -6, 26, func(x float64) { near(t, "Erfc", Erfc(x), math.Erfc(x), 1e-14) })
	for x, want := range map[float64]float64{ // Abramowitz & Stegun, tables 7.1 and 7.3
		0: 1, .5: .4795001221869535, 2: .004677734981047266, 10: 2.088487583762545e-45,
		math.Inf(1): 0, math.Inf(-1): 2, math.NaN(): math.NaN(),
	} {
		near(t, "Erfc of a known value", Erfc(x), want, 4e-15)
	}
	near(t, "NormalCDF(1.96)", NormalCDF(1.959963984540054), .975, 1e-15)
	near(t, "NormalDensity(0)", NormalDensity(0), .3989422804014327, 1e-15)
	near(t, "NormalQuantile(.975)", NormalQuantile(.975), 1.959963984540054, 1e-15)
}

func TestGamma(t *testing.T) {
	for _, shape := range []float64{.01, .3, 1, 2.5, 17, 300, 1e4} {
		near(t, "Gamma", Gamma(min(shape, 100)), math.Gamma(min(shape, 100)), 1e-13)
		arguments(300, .01, 3, func(part float64) {
			x := shape * part
			near(t, "GammaCDF", GammaCDF(shape, x), mathext.GammaIncReg(shape, x), 1e-11)
			near(t, "GammaSurvival", GammaSurvival(shape, x)+1e-290,
				mathext.GammaIncRegComp(shape, x)+1e-290, 1e-10)
		})
		for _, u := range []float64{1e-300, 1e-9, .01, .3, .5, .9, 1 - 1e-9} {
			x := GammaQuantile(shape, u)
			if math.Log(u)/shape < -740 {
				near(t, "a quantile below every number", x, 0, 0)
			} else if u < .5 {
				near(t, "GammaCDF of the quantile", GammaCDF(shape, x), u, 1e-11)
			} else {
				near(t, "GammaSurvival of the quantile", GammaSurvival(shape, x), 1-u, 1e-11)
			}
		}
	}
	// With shape 1 the law is exponential; with a mean of a billion the chance of at
	// most the mean is 1/2 + 2/3/√(2π·10⁹) (Knuth, Art of Computer Programming 1.2.11.3).
	near(t, "GammaQuantile(1, .5)", GammaQuantile(1, .5), math.Ln2, 1e-14)
	near(t, "GammaSurvival(1, 3)", GammaSurvival(1, 3), math.Exp(-3), 1e-14)
	near(t, "GammaSurvival of a billion", GammaSurvival(1e9+1, 1e9), .5+2./3/math.Sqrt(2*math.Pi*1e9), 1e-9)
	near(t, "GammaQuantile at 0", GammaQuantile(2, 0), 0, 0)
	near(t, "GammaQuantile at 1", GammaQuantile(2, 1), math.Inf(1), 0)
}

func TestBeta(t *testing.T) {
	for _, c := range [][2]float64{{.1, .2}, {.5, .5}, {1, 3}, {2, 5}, {40, 7}, {1e4, 2e4}, {1e6, 1e6}, {3, 1e6}} {
		a, b := c[0], c[1]
		arguments(300, .001, .999, func(x float64) {
			near(t, "BetaCDF", BetaCDF(a, b, x)+1e-280, mathext.RegIncBeta(a, b, x)+1e-280, 2e-8)
		})
		for _, u := range []float64{1e-12, .01, .3, .5, .9, .9999} {
			if x := BetaQuantile(a, b, u); x < 1 { // 1 where nothing lies between the quantile and 1
				near(t, "BetaCDF of the quantile", BetaCDF(a, b, x), u, 1e-9)
			}
		}
	}
	near(t, "BetaCDF(1, 3, .2)", BetaCDF(1, 3, .2), 1-.8*.8*.8, 1e-14)
	near(t, "BetaCDF(½, ½, .25), the arcsine law", BetaCDF(.5, .5, .25), 1./3, 1e-14)
	near(t, "BetaQuantile(½, ½, ⅓)", BetaQuantile(.5, .5, 1./3), .25, 1e-14)
	near(t, "BetaQuantile at 0", BetaQuantile(2, 2, 0), 0, 0)
	near(t, "BetaQuantile at 1", BetaQuantile(2, 2, 1), 1, 0)
}

func TestBinomial(t *testing.T) {
	for _, n := range []float64{1, 7, 80, 1000} {
		for _, p := range []float64{.01, .3, .5, .97} {
			for k := 0.; k < n; k += 1 + math.Floor(n/50) {
				near(t, "BinomialCDF", BinomialCDF(n, p, k), distuv.Binomial{N: n, P: p}.CDF(k), 1e-11)
			}
		}
	}
	near(t, "BinomialCDF(3, ½, 1.7)", BinomialCDF(3, .5, 1.7), .5, 1e-14)
	for _, c := range [][4]float64{{3, .5, -1, 0}, {3, .5, 3, 1}, {3, 0, 0, 1}, {3, 1, 2, 0}} {
		near(t, "BinomialCDF at an end", BinomialCDF(c[0], c[1], c[2]), c[3], 0)
	}
}

func TestStudent(t *testing.T) {
	for _, df := range []float64{1, 2, 3, 9, 79, 1e5} {
		law := distuv.StudentsT{Sigma: 1, Nu: df}
		for _, u := range []float64{.001, .05, .5, .6, .95, .9995} {
			near(t, "StudentQuantile", StudentQuantile(df, u), law.Quantile(u), 1e-9)
			near(t, "StudentSurvival", StudentSurvival(df, law.Quantile(u)), 1-u, 1e-9)
		}
	}
	near(t, "StudentQuantile(1, .75), Cauchy", StudentQuantile(1, .75), 1, 1e-14)
	near(t, "StudentQuantile(2, .95)", StudentQuantile(2, .95), 2.919985580353726, 1e-14)
}

// TestSameBits pins the bits of every function: a processor, a browser or a compiler
// that gives others must not add to rows that this one began.
func TestSameBits(t *testing.T) {
	if Arithmetic() != "separate" {
		t.Skip("products and sums are fused here; resume and merge refuse to mix such rows")
	}
	const want = 0x23c2b445e3af266c
	h := fnv.New64a()
	add := func(x float64) { _ = binary.Write(h, binary.LittleEndian, math.Float64bits(x)) }
	arguments(20000, -746, 710, func(x float64) { add(Exp(x)) })
	arguments(20000, -3, 30, func(x float64) { add(Exp(x)); add(Erfc(x)); add(NormalDensity(x)) })
	arguments(5000, 1e-9, 1, func(u float64) {
		add(math.Log(u))
		add(math.Log1p(u))
		add(math.Expm1(-9 * u))
		add(Pow(u, 40*u-20))
		add(NormalQuantile(u))
		add(Gamma(20 * u))
	})
	arguments(500, .001, .999, func(u float64) {
		add(GammaQuantile(9*u, u))
		add(BetaQuantile(5*u, 2, u))
		add(BinomialCDF(90, u, 90*u*u))
		add(StudentQuantile(1+20*u, u))
		add(StudentSurvival(1+20*u, 4*u-2))
	})
	if got := h.Sum64(); got != want {
		t.Errorf("the functions have bits %#x, want %#x", got, uint64(want))
	}
}
