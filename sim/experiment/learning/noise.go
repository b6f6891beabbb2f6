package learning

import (
	"math"

	"boomerang/sim/portable"
)

// noise is how variable plays of one point are, over the points: the logarithm of the variance is linear in the
// inputs. Two plays of a point alone say next to nothing; all points together do.
type noise struct {
	constant float64
	slopes   []float64
	least    float64 // what no variance is below
}

// slopesKnown is how far a variance is thought to change from the middle of an input to its end, before it is
// seen: by a factor of e at one standard deviation.
const slopesKnown = 1.

// newNoise fits the variances of groups of plays by maximum likelihood (a gamma law with logarithmic link and known
// shape (plays − 1)/2; McCullagh and Nelder 1989, chapter 8), slopes shrunk, by Fisher's scoring:
//
//	η = b₀ + b·x,   W = ν/2,   b ← (XᵀWX + Λ)⁻¹ XᵀW (η + s² e^−η − 1)
//
// With two plays of a point its variance has one degree of freedom, and its logarithm a standard deviation of 2.2:
// the pooled model is all there is to know. Slopes are shrunk so that twenty inputs with two hundred pairs bend it no
// further than the pairs say.
func newNoise(points [][]float64, variances []float64, freedom []int, scale float64) noise {
	inputs := len(points[0])
	f := noise{slopes: make([]float64, inputs), least: 1e-12 * scale}
	sum, weight := 0., 0.
	for i, s := range variances {
		sum, weight = sum+float64(freedom[i])*s, weight+float64(freedom[i])
	}
	if weight == 0 || sum/weight <= f.least {
		f.constant = math.Log(max(f.least, 1e-300))
		return f
	}
	f.constant = math.Log(sum / weight)
	// Twelve steps: scoring doubles the digits of the estimate near its end, and starts at the pooled variance, which
	// is right but for the slopes.
	for range 12 {
		lower, right := normalEquations(points, inputs, func(i int, row []float64) (float64, float64) {
			eta := f.constant
			for k := range inputs {
				eta += f.slopes[k] * row[k+1]
			}
			return float64(freedom[i]) / 2, eta + math.Min(variances[i]*portable.Exp(-eta), 20) - 1
		})
		for k := range inputs {
			lower[k+1][k+1] += 1 / (slopesKnown * slopesKnown)
		}
		if !portable.Cholesky(lower) {
			break
		}
		portable.CholeskySolve(lower, right)
		f.constant = right[0]
		copy(f.slopes, right[1:])
	}
	return f
}

// normalEquations are XᵀWX and XᵀWy of rows 1, x₁, x₂ …, whose weights and targets are asked for. The targets of
// scoring are those of a linear model about the present estimate (iteratively weighted least squares); that of one
// pair that scattered far is bounded, so that no first step runs away.
func normalEquations(points [][]float64, inputs int, of func(i int, row []float64) (weight, target float64)) (
	lower [][]float64, right []float64,
) {
	lower, right = make([][]float64, inputs+1), make([]float64, inputs+1)
	for k := range lower {
		lower[k] = make([]float64, k+1)
	}
	row := make([]float64, inputs+1)
	for i, u := range points {
		row[0] = 1
		for k := range inputs {
			row[k+1] = 2*u[k] - 1
		}
		w, y := of(i, row)
		for a := range row {
			for b := range a + 1 {
				lower[a][b] += w * row[a] * row[b]
			}
			right[a] += w * row[a] * y
		}
	}
	return lower, right
}

// at is the variance of one play at a point. It is never 0: a figure that came out the same twice everywhere would be
// exact, and its inverse covariance none.
func (f noise) at(u []float64) float64 {
	eta := f.constant
	for k, b := range f.slopes {
		eta += b * (2*u[k] - 1)
	}
	return max(f.least, portable.Exp(eta))
}
