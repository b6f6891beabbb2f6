package scenarios

import (
	"math"

	"boomerang/sim/distribution"
	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// Scores tells how far the unknowns of a draw lie from their means, in standard
// deviations, from the uniforms of the draw: one number for each of Unknowns, of mean 0 and
// variance 1 under its law as it is drawn, bounds included, and independent of the others.
// Where plans hold an unknown for different things, what the base says of it counts, else
// the first that says anything; of a law without spread the score is 0.
//
// Stated correlations are left out: the uniforms are independent before they are coupled, and what is a
// function of one of them has a mean that is known.
func (s *Scenario) Scores() func(u []float64) []float64 {
	laws, means, spreads := make([]distribution.Distribution, len(s.Unknowns)), make([]float64, len(s.Unknowns)),
		make([]float64, len(s.Unknowns))
	for _, a := range s.Assumptions {
		if laws[a.Unknown] == nil {
			laws[a.Unknown] = a.Dist
			means[a.Unknown], spreads[a.Unknown] = momentsOf(a.Dist)
		}
	}
	return func(u []float64) []float64 {
		z := make([]float64, len(laws))
		for i, law := range laws {
			if spreads[i] > 0 {
				z[i] = (law.Quantile(inside(u[i])) - means[i]) / spreads[i]
			}
		}
		return z
	}
}

// Steps of the integral in momentsOf: so many to a standard deviation of the normal score.
const scoreSteps, scoreEnd = 32, 6.

// momentsOf are the mean and the standard deviation of a law, 0 where it has none. With φ the
// normal density and Q the quantile function
//
//	E x = ∫ Q(Φ(t)) φ(t) dt
//
// by the trapezoid rule, which is as good as exact for smooth functions that vanish at both
// ends (Trefethen and Weideman 2014, SIAM Review 56); it stops where inside does.
func momentsOf(law distribution.Distribution) (mean, sd float64) {
	sum, square, weight := 0., 0., 0.
	for k := -scoreEnd * scoreSteps; k <= scoreEnd*scoreSteps; k++ {
		t := k / scoreSteps
		x, w := law.Quantile(inside(portable.NormalCDF(t))), portable.NormalDensity(t)
		if weight == 0 {
			mean = x // taken from, so that large values lose no digits
		}
		sum, square, weight = sum+w*(x-mean), square+w*(x-mean)*(x-mean), weight+w
	}
	mean += sum / weight
	sd = math.Sqrt(max(0, square/weight-sum/weight*sum/weight))
	if !stats.IsFinite(mean) || !stats.IsFinite(sd) {
		return 0, 0
	}
	return mean, sd
}
