package distribution

import (
	"fmt"
	"math"
)

// Law is a distribution as data, for programs that read a result: the family, and what it takes to draw
// from it, in the units its values have. Parameters by family, as textbooks write them:
//
//	uniform      low, high                  beta        alpha, beta: mean alpha/(alpha + beta)
//	triangular   low, mode, high            gamma       shape, scale: mean shape·scale
//	normal       mean, sd                   weibull     shape, scale: P(X > x) = exp(−(x/scale)^shape)
//	lognormal    mu, sigma of ln X          exponential mean
//	poisson      mean                       binomial    n, p
//	quantiles    points; between them linear in the normal score, see [Quantiles]
//	empirical    values, equally likely
type Law struct {
	Family     string             `json:"family"` // uniform, triangular, normal, lognormal, beta, …
	Parameters map[string]float64 `json:"parameters,omitempty"`
	Points     []Point            `json:"points,omitempty"` // of family quantiles, rising
	Values     []float64          `json:"values,omitempty"` // of family empirical, rising, equally likely
	// ends it is cut to and rescaled between, where it is; the other one may be missing
	Least *float64 `json:"least,omitempty"`
	Most  *float64 `json:"most,omitempty"`
}

// LawOf returns a distribution of this package as data. The parameters are those its family is usually
// written with: of gamma and Weibull shape and scale, of the lognormal mean and standard deviation of the
// logarithm (mu, sigma), of beta alpha and beta. It panics for a type it does not know.
func LawOf(d Distribution) Law {
	of := func(family string, named ...any) Law {
		l := Law{Family: family, Parameters: map[string]float64{}}
		for i := 0; i < len(named); i += 2 {
			l.Parameters[named[i].(string)] = named[i+1].(float64)
		}
		return l
	}
	switch d := d.(type) {
	case Uniform:
		return of("uniform", "low", d.Low, "high", d.High)
	case Triangular:
		return of("triangular", "low", d.Low, "mode", d.Mode, "high", d.High)
	case Normal:
		return of("normal", "mean", d.Mean, "sd", d.SD)
	case Lognormal:
		return of("lognormal", "mu", d.Mu, "sigma", d.Sigma)
	case Beta:
		return of("beta", "alpha", d.A, "beta", d.B)
	case Gamma:
		return of("gamma", "shape", d.Shape, "scale", d.Scale)
	case Weibull:
		return of("weibull", "shape", d.Shape, "scale", d.Scale)
	case Exponential:
		return of("exponential", "mean", d.Mean)
	case Poisson:
		return of("poisson", "mean", d.Mean)
	case Binomial:
		return of("binomial", "n", d.N, "p", d.P)
	case Quantiles:
		return Law{Family: "quantiles", Points: d.points}
	case Empirical:
		return Law{Family: "empirical", Values: d.sorted}
	case Truncated:
		l := LawOf(d.Of)
		l.Least, l.Most = finite(math.Max(d.Low, end(l.Least, -1))), finite(math.Min(d.High, end(l.Most, 1)))
		return l
	}
	panic(fmt.Sprintf("distribution: a law of type %T has no name", d))
}

// finite is x, or nil where it is none.
func finite(x float64) *float64 {
	if math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// end is an end of a law, or infinity of that sign where there is none.
func end(at *float64, sign int) float64 {
	if at == nil {
		return math.Inf(sign)
	}
	return *at
}
