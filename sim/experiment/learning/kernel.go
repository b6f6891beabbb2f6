package learning

import (
	"math"

	"boomerang/sim/portable"
)

// kernel is the covariance of an emulator: a polynomial trend whose coefficients are normal, and a Gaussian process
// about it. With x = 2u − 1 and r² = Σ (xᵢ − yᵢ)²/ℓᵢ²
//
//	k(x, y) = a₀ + a₁ x·y + a₂ (x·y)² + s² (1 + √5 r + 5r²/3) exp(−√5 r)
//
// the last being Matérn's with 5/2 (Rasmussen and Williams 2006, chapter 4). Figures are standardised before.
type kernel struct {
	line, square, bend float64   // a₁, a₂, s²
	lengths            []float64 // ℓ
}

// The trend is normal and not fitted by least squares, so that ten points to an input carry the squares and products
// of all inputs: coefficients that nothing speaks for stay small, and the variance of a guess knows that they are not
// known. Matérn's with 5/2 is bent twice and no more: a surface of a simulation has kinks (a queue that fills, a
// valve that opens) that a kernel without end of derivatives overshoots.

// constantKnown is a₀: a standardised figure may lie anywhere.
const constantKnown = 9.

// What an emulator is thought to be like before it is fitted: the logarithms of a₁, a₂, s² and of every ℓ are normal
// with these means and standard deviations. Weak, and enough to keep inputs that do nothing from being bent.
var (
	kernelMeans   = [4]float64{-1, -3.5, -2, .7}
	kernelSpreads = [4]float64{1.5, 1.5, 1.5, .8}
)

// thought is the mean and the standard deviation of the i-th logarithm.
func thought(i int) (mean, spread float64) {
	i = min(i, len(kernelMeans)-1)
	return kernelMeans[i], kernelSpreads[i]
}

// kernelOf reads the parameters from their logarithms: variances and lengths are above 0, and what is thought of them
// is a matter of factors.
func kernelOf(logs []float64) kernel {
	k := kernel{lengths: make([]float64, len(logs)-3)}
	k.line, k.square, k.bend = portable.Exp(logs[0]), portable.Exp(logs[1]), portable.Exp(logs[2])
	for i := range k.lengths {
		k.lengths[i] = portable.Exp(logs[3+i])
	}
	return k
}

// pair is what two points have in common, from which the covariance and its slopes follow without a second
// exponential.
type pair struct {
	dot   float64 // x·y
	reach float64 // √5 r
	decay float64 // exp(−√5 r)
}

// of is the covariance of two points, and what its slopes are made of.
func (k *kernel) of(x, y []float64) (float64, pair) {
	var p pair
	r := 0.
	for i, l := range k.lengths {
		d := (x[i] - y[i]) / l
		p.dot += x[i] * y[i]
		r += d * d
	}
	p.reach = math.Sqrt(5 * r)
	p.decay = portable.Exp(-p.reach)
	return constantKnown + k.line*p.dot + k.square*p.dot*p.dot +
		k.bend*(1+p.reach+p.reach*p.reach/3)*p.decay, p
}

// slopes adds weight times the derivatives of the covariance by the logarithms of the parameters.
//
//	∂k/∂log ℓᵢ = s² (5/3) (1 + √5 r) exp(−√5 r) (xᵢ − yᵢ)²/ℓᵢ²
//
// They are by logarithms, in which the search steps; the constant has none.
func (k *kernel) slopes(x, y []float64, p pair, weight float64, into []float64) {
	into[0] += weight * k.line * p.dot
	into[1] += weight * k.square * p.dot * p.dot
	into[2] += weight * k.bend * (1 + p.reach + p.reach*p.reach/3) * p.decay
	steep := weight * k.bend * 5 / 3 * (1 + p.reach) * p.decay
	for i, l := range k.lengths {
		d := (x[i] - y[i]) / l
		into[3+i] += steep * d * d
	}
}
