package portable

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Erfc is 1 − erf(x) = 2/√π·∫ₓ^∞ exp(−t²)dt, accurate relative to itself in the
// far tail too: for |x| < 1 by the series of positive terms (Abramowitz & Stegun
// 7.1.6), beyond by the continued fraction of Laplace (7.1.14).
//
// Number of levels: exp(−2x√(2n)) is what n of them leave out, so 12 + 180/x² suffice for 53 bits.
func Erfc(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x < 0:
		return 2 - Erfc(-x)
	case x > 28:
		return 0
	case x < 1:
		sum, term := x, x
		for n := 1.; term > sum*0x1p-56; n++ {
			term *= 2 * x * x / (2*n + 1)
			sum += term
		}
		return 1 - 2/math.SqrtPi*Exp(-x*x)*sum
	}
	below := x // from the inside out; after n levels exp(−2x·√(2n)) of the value is missing
	for n := math.Ceil(12 + 180/(x*x)); n > 0; n-- {
		below = x + n/2/below
	}
	return squared(x) / math.SqrtPi / below
}

// squared is exp(−x²), with the bits that x² loses: x is cut in two, so that the
// square of the first part is exact.
//
// x² of 53 bits has 106; the half that a float64 drops would cost exp(−x²) a relative
// error of x²·2⁻⁵³, hundreds of units in the last place at x = 27. With x = h + l,
// exp(−x²) = exp(−h²)·exp(−(x − h)(x + h)).
func squared(x float64) float64 {
	high := math.Float64frombits(math.Float64bits(x) &^ (1<<27 - 1))
	return Exp(-high*high) * Exp(-(x-high)*(x+high))
}

// NormalCDF is Φ(z), the chance that a standard normal variable is below z.
func NormalCDF(z float64) float64 { return Erfc(-z/math.Sqrt2) / 2 }

// NormalDensity is exp(−z²/2)/√(2π).
func NormalDensity(z float64) float64 { return Exp(-z*z/2) / math.Sqrt(2*math.Pi) }

// NormalQuantile is Φ⁻¹(u): −Inf at 0, +Inf at 1. It takes logarithms and roots
// alone, and is therefore the library's.
func NormalQuantile(u float64) float64 { return mathext.NormalQuantile(u) }
