package learning

import (
	"errors"
	"math"
	"slices"

	"boomerang/sim/portable"
)

// Observed are statistics as they were seen.
type Observed struct {
	Values   []float64
	Variance [][]float64 // of error and discrepancy together

	factor [][]float64 // Cholesky factor of Variance
	spread float64     // half the logarithm of its determinant
}

// NewObserved refuses variances that are none.
func NewObserved(values []float64, variance [][]float64) (*Observed, error) {
	o := &Observed{Values: values, Variance: variance}
	for k := range variance {
		if !(variance[k][k] > 0) {
			return nil, errNoDiscrepancy
		}
	}
	var ok bool
	if o.factor, o.spread, ok = factored(variance, nil); !ok {
		return nil, errors.New("variances that no errors have")
	}
	return o, nil
}

// Size is how many statistics there are.
func (o *Observed) Size() int { return len(o.Values) }

// factored is the Cholesky factor of a variance with more on its diagonal, and half the logarithm of its determinant.
//
// Variances are small matrices, one row for each statistic: a Cholesky factor of twelve costs less than one guess of
// an emulator. Package portable's, and not gonum's, so that a likelihood has the same bits everywhere.
func factored(variance [][]float64, more []float64) (lower [][]float64, spread float64, ok bool) {
	lower = make([][]float64, len(variance))
	for i := range lower {
		lower[i] = slices.Clone(variance[i][:i+1])
		if more != nil {
			lower[i][i] += more[i]
		}
	}
	if !portable.Cholesky(lower) {
		return nil, 0, false
	}
	for i := range lower {
		spread += math.Log(lower[i][i])
	}
	return lower, spread, true
}

// distance is (z − f)ᵀ Σ⁻¹ (z − f), Σ by its factor L: the squared length of L⁻¹ (z − f).
func (o *Observed) distance(figures []float64, lower [][]float64) (sum float64) {
	x := make([]float64, len(figures))
	for i := range x {
		x[i] = o.Values[i] - figures[i]
		for j := range i {
			x[i] -= lower[i][j] * x[j]
		}
		x[i] /= lower[i][i]
		sum += x[i] * x[i]
	}
	return sum
}

// LogLikelihood is that of what was seen where the model gives these figures, but for a constant: normal, with the
// variance of error and discrepancy. Figures that are missing cannot have been seen: −∞.
func (o *Observed) LogLikelihood(figures []float64) float64 {
	if slices.ContainsFunc(figures, math.IsNaN) {
		return math.Inf(-1)
	}
	return -o.distance(figures, o.factor)/2 - o.spread
}

// Distance is how far figures are from what was seen, in standard deviations squared and summed.
//
// Half the logarithm of the determinant does not change with the figures where variances are stated; it is kept so
// that likelihoods of guesses, whose variances differ from point to point, are on the same scale.
func (o *Observed) Distance(figures []float64) float64 { return o.distance(figures, o.factor) }

// guessed is the logarithm of the likelihood where figures are only guessed, each with a variance of its own; widened
// multiplies every variance.
func (o *Observed) guessed(figures, more []float64, widened float64) float64 {
	lower, spread, ok := factored(o.Variance, more)
	if !ok {
		return math.Inf(-1)
	}
	return -o.distance(figures, lower)/(2*widened) - spread
}

// drawn adds a drawn error and discrepancy to figures, from standard normal numbers.
//
// Whoever simulates what might be seen draws the same errors that the likelihood allows for: the cut-off of the waves
// is found so, and tests rank the truth among draws so.
func (o *Observed) drawn(figures []float64, normal func(k int) float64) []float64 {
	z := make([]float64, len(figures))
	for i := range z {
		z[i] = figures[i]
		for j := range i + 1 {
			z[i] += o.factor[i][j] * normal(j)
		}
	}
	return z
}
