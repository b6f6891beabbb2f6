package portable

import "math"

// BetaCDF is the regularised incomplete beta function I_x(a, b), the chance that a
// beta variable is below x in [0, 1]; a, b > 0.
func BetaCDF(a, b, x float64) float64 {
	below, _ := betaTails(a, b, x, 1-x)
	return below
}

// BetaQuantile is the x with BetaCDF(a, b, x) = u; a, b > 0.
func BetaQuantile(a, b, u float64) float64 {
	odds := betaOdds(a, b, u)
	if math.IsInf(odds, 1) {
		return 1
	}
	return odds / (1 + odds)
}

// betaOdds is x/(1−x) at the quantile x.
func betaOdds(a, b, u float64) float64 {
	switch {
	case u <= 0:
		return 0
	case u >= 1:
		return math.Inf(1)
	}
	return Exp(quantile(u, math.Log(a/b), func(t float64) (below, above, slope float64) {
		x, y := 1/(1+Exp(-t)), 1/(1+Exp(t))
		below, above = betaTails(a, b, x, y)
		return below, above, binomialChance(a, b, x, y) * (a / (a + b) * b)
	}))
}

// betaTails are I_x(a, b) and its complement, for y = 1 − x: the continued fraction
// of Abramowitz & Stegun 26.5.8 on the side of the mean where it is short, by
// Lentz's method.
//
// Convergence takes O(√max(a, b)) levels on that side of the mean.
//
//	I_x(a, b) = xᵃyᵇ/(a·B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …)))
//
//	d₂ₘ = m(b − m)x/((a + 2m − 1)(a + 2m)),   d₂ₘ₊₁ = −(a + m)(a + b + m)x/((a + 2m)(a + 2m + 1))
//
// y is given and not computed as 1 − x, which would lose all digits of a y near 0.
func betaTails(a, b, x, y float64) (below, above float64) {
	switch {
	case math.IsNaN(a) || math.IsNaN(b) || math.IsNaN(x):
		return math.NaN(), math.NaN()
	case x <= 0:
		return 0, 1
	case y <= 0:
		return 1, 0
	case x > (a+1)/(a+b+2):
		above, below = betaTails(b, a, y, x)
		return below, above
	}
	below = min(1, binomialChance(a, b, x, y)*(b/(a+b))*betaFraction(a, b, x))
	return below, 1 - below
}

// betaFraction is the continued fraction of betaTails.
func betaFraction(a, b, x float64) float64 {
	c, d := 1., 1/(1-(a+b)*x/(a+1))
	fraction := d
	level := func(coefficient float64) {
		c, d = 1+coefficient/c, 1/(1+coefficient*d)
		fraction *= c * d
	}
	for m := 1.; ; m++ {
		level(m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m)))
		level(-(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1)))
		if !(math.Abs(c*d-1) > settled) {
			return fraction
		}
	}
}

// binomialChance is Γ(a+b+1)/(Γ(a+1)·Γ(b+1))·xᵃ·yᵇ for a, b > 0 and x + y = 1
// (Loader 2000).
func binomialChance(a, b, x, y float64) float64 {
	n := a + b
	log := stirlingRest(n) - stirlingRest(a) - stirlingRest(b) - deviance(a, n*x) - deviance(b, n*y)
	return Exp(log) * math.Sqrt(n/(2*math.Pi*a*b))
}

// BinomialCDF is the chance of at most k successes in n independent trials, each
// with chance p.
//
// P(K ≤ k) = 1 − I_p(k + 1, n − k). n need not be small: sums of terms would take n
// steps and underflow.
func BinomialCDF(n, p, k float64) float64 {
	k = math.Floor(k)
	switch {
	case k < 0:
		return 0
	case k >= n || p <= 0:
		return 1
	case p >= 1:
		return 0
	}
	_, above := betaTails(k+1, n-k, p, 1-p)
	return above
}

// StudentQuantile is the u-quantile of Student's t with so many degrees of
// freedom: with x the quantile of a beta law (df/2, 1/2) at the chance of both tails,
// t = √(df·(1−x)/x).
func StudentQuantile(df, u float64) float64 {
	switch {
	case u == .5:
		return 0
	case u < .5:
		return -StudentQuantile(df, 1-u)
	}
	return math.Sqrt(df / betaOdds(df/2, .5, 2*(1-u)))
}

// StudentSurvival is the chance that Student's t is above t.
//
// P(T > t) = ½·I_{df/(df+t²)}(df/2, ½) for t ≥ 0 (Abramowitz & Stegun 26.7.1),
// relative to itself far out too, since the small tail is the one computed.
func StudentSurvival(df, t float64) float64 {
	both, _ := betaTails(df/2, .5, df/(df+t*t), t*t/(df+t*t))
	if t < 0 {
		return 1 - both/2
	}
	return both / 2
}
