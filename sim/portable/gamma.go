package portable

import "math"

// Gamma is Γ(x) for x > 0, by the logarithm up to about 10⁻¹⁴ relative.
func Gamma(x float64) float64 {
	log, _ := math.Lgamma(x)
	return Exp(log)
}

// GammaCDF and GammaSurvival are the two halves P(shape, x) and Q(shape, x) of the
// regularised incomplete gamma function, each accurate relative to itself:
// the chance that a gamma variable of scale 1 is below x, and above. shape > 0.
func GammaCDF(shape, x float64) float64 {
	below, _ := gammaTails(shape, x)
	return below
}

// GammaSurvival is Q(shape, x) = 1 − GammaCDF(shape, x).
func GammaSurvival(shape, x float64) float64 {
	_, above := gammaTails(shape, x)
	return above
}

// settled is how far from 1 the last factor of a continued fraction may be: a
// smaller bound may never be met, for each factor is rounded.
const settled = 0x1p-50

// gammaTails takes the series below the mean and the continued fraction above it
// (Abramowitz & Stegun 6.5.29 and 6.5.31), by Lentz's method as modified by
// Thompson and Barnett (1986).
//
// Each half is computed where it is small and the other taken from 1, so that neither loses digits by
// cancelling.
//
//	P(a, x) = xᵃe⁻ˣ/Γ(a + 1) · Σ xⁿ/((a + 1)…(a + n))                          for x < a + 1
//	Q(a, x) = xᵃe⁻ˣ/Γ(a) · 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/…))   beyond
func gammaTails(shape, x float64) (below, above float64) {
	switch {
	case math.IsNaN(shape) || math.IsNaN(x):
		return math.NaN(), math.NaN()
	case x <= 0:
		return 0, 1
	case math.IsInf(x, 1):
		return 1, 0
	}
	chance := poissonChance(shape, x)
	if x < shape+1 {
		sum, term := 1., 1.
		for n := 1.; term > sum*0x1p-56; n++ {
			term *= x / (shape + n)
			sum += term
		}
		below = min(1, chance*sum)
		return below, 1 - below
	}
	b := x + 1 - shape
	c, d := math.Inf(1), 1/b
	fraction := d
	for n := 1.; ; n++ {
		a := -n * (n - shape)
		b += 2
		c, d = b+a/c, 1/(b+a*d)
		fraction *= c * d
		if !(math.Abs(c*d-1) > settled) {
			break
		}
	}
	above = min(1, chance*shape*fraction)
	return 1 - above, above
}

// GammaQuantile is the x with GammaCDF(shape, x) = u. shape > 0.
func GammaQuantile(shape, u float64) float64 {
	switch {
	case u <= 0:
		return 0
	case u >= 1:
		return math.Inf(1)
	}
	if logFactorial, _ := math.Lgamma(shape + 1); math.Log(u)+logFactorial < shape*math.Log(0x1p-40) {
		return Exp((math.Log(u) + logFactorial) / shape) // P(a, x) = xᵃ/Γ(a+1) to a relative error below x
	}
	return Exp(quantile(u, math.Log(shape), func(t float64) (below, above, slope float64) {
		x := Exp(t)
		below, above = gammaTails(shape, x)
		return below, above, poissonChance(shape, x) * shape
	}))
}

// poissonChance is λᵏ·exp(−λ)/Γ(k+1), for k > 0 whole or not, without the
// cancellation of the plain formula (Loader 2000, “Fast and accurate computation of
// binomial probabilities”).
func poissonChance(k, λ float64) float64 {
	if math.IsInf(λ, 1) {
		return 0
	}
	return Exp(-stirlingRest(k)-deviance(k, λ)) / math.Sqrt(2*math.Pi*k)
}

// stirlingRest is log Γ(k+1) − log(√(2πk)·(k/e)ᵏ), by its asymptotic series from
// k = 16 on.
func stirlingRest(k float64) float64 {
	if k < 16 {
		log, _ := math.Lgamma(k + 1)
		return log - (k+.5)*math.Log(k) + k - math.Log(2*math.Pi)/2
	}
	kk := k * k
	return (1./12 - (1./360-(1./1260-(1./1680-1./1188/kk)/kk)/kk)/kk) / k
}

// deviance is k·log(k/m) + m − k, by a series where k is close to m.
func deviance(k, m float64) float64 {
	v := (k - m) / (k + m)
	if math.Abs(v) > .1 {
		return k*math.Log(k/m) + m - k
	}
	sum, term := (k-m)*v, 2*k*v
	for n := 3.; ; n += 2 {
		term *= v * v
		next := sum + term/n
		if next == sum {
			return sum
		}
		sum = next
	}
}
