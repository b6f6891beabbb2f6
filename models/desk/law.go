package desk

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// law is a family of positive random times with its parameters worked out.
//
// Handle times are close to lognormal, mean about 188 s and CV 1.2 to 1.3 (Brown et al.
// 2005, Journal of the American Statistical Association 100, 36–50 [S] A).
//
// Named by mean and CV, because these are what a desk knows; parameters follow:
//
//	lognormal  σ² = ln(1 + CV²), μ = ln(mean) − σ²/2      gamma  shape 1/CV², scale mean·CV²
type law struct {
	family    Family
	mean      float64
	mu, sigma float64 // lognormal
	shape     float64 // gamma
}

// newLaw fits mean and coefficient of variation. Lognormal: σ² = ln(1+CV²),
// μ = ln(mean) − σ²/2. Gamma: shape 1/CV².
//
// A CV of 0 is no chance at all, whatever the family.
func newLaw(f Family, mean, cv float64) law {
	l := law{family: f, mean: mean}
	if cv == 0 && (f == Lognormal || f == Gamma) {
		l.family = Deterministic
	}
	s2 := math.Log1p(cv * cv)
	l.sigma = math.Sqrt(s2)
	l.mu = math.Log(mean) - s2/2
	l.shape = 1 / (cv * cv)
	return l
}

// draw returns one time, keyed.
func (l *law) draw(k sim.Key, p sim.Purpose, n uint32) float64 {
	switch l.family {
	case Exponential:
		return l.mean * k.Exp(p, n)
	case Lognormal:
		return portable.Exp(l.mu + l.sigma*k.Normal(p, n))
	case Gamma:
		return l.mean / l.shape * gamma(l.shape, k, p, n)
	case Deterministic:
		return l.mean
	}
	return math.Inf(1)
}

// issuePart is the share of the log-variance of handle time that belongs to
// the issue and stays with it over all its contacts; the rest is the contact's
// own. [A]: no source splits it.
const issuePart = .5

// draw2 returns the handle time of the n-th human contact of an issue. For the
// lognormal the normal score is √w·(issue) + √(1−w)·(contact), so that hard
// issues stay hard and the law of one contact is still exact.
//
// With √w·(issue) + √(1−w)·(contact) the normal score keeps variance 1, so mean and CV of a single
// contact are those stated whatever w is; only how contacts of one issue resemble each other changes.
func (l *law) draw2(k sim.Key, n uint32) float64 {
	if l.family != Lognormal {
		return l.draw(k, fateHandle, n)
	}
	z := math.Sqrt(issuePart)*k.Normal(fateWork, 0) + math.Sqrt(1-issuePart)*k.Normal(fateHandle, n)
	return portable.Exp(l.mu + l.sigma*z)
}

// survives is P(X > t), for staffing by formula.
//
//	lognormal  ½·erfc((ln t − μ) / (σ√2)),   gamma  Q(shape, t·shape/mean)
func (l *law) survives(t float64) float64 {
	switch l.family {
	case Exponential:
		return portable.Exp(-t / l.mean)
	case Lognormal:
		if t <= 0 {
			return 1
		}
		return .5 * portable.Erfc((math.Log(t)-l.mu)/(l.sigma*math.Sqrt2))
	case Gamma:
		return gammaSurvival(l.shape, t*l.shape/l.mean)
	case Deterministic:
		if t < l.mean {
			return 1
		}
		return 0
	}
	return 1
}

// gamma draws a unit-scale gamma variate (Marsaglia and Tsang 2000, ACM TOMS
// 26; shapes below 1 by their boost), attempts told apart by high occurrences.
func gamma(shape float64, k sim.Key, p sim.Purpose, n uint32) float64 {
	boost := 1.0
	if shape < 1 {
		boost = portable.Pow(k.Uniform(p, n|1<<31), 1/shape)
		shape++
	}
	d := shape - 1./3
	c := 1 / math.Sqrt(9*d)
	for try := uint32(0); ; try++ {
		x := k.Normal(p, n|try<<16)
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v *= v * v
		u := k.Uniform(p, n|try<<16|1<<30)
		if math.Log(u) < x*x/2+d-d*v+d*math.Log(v) {
			return boost * d * v
		}
	}
}
