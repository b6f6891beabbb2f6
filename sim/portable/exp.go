package portable

import (
	"math"
	"math/big"
)

// steps is in how many parts a factor of two is cut by the table of Exp.
const steps = 128

// power holds 2^(k/128) as the nearest float64 and what that lacks.
var power = powers()

// powers computes the table of Exp: seven square roots of two and their products
// at 120 bits.
func powers() (table [steps]struct{ high, low float64 }) {
	const bits = 120
	root := new(big.Float).SetPrec(bits).SetInt64(2)
	for range 7 {
		root.Sqrt(root)
	}
	at := new(big.Float).SetPrec(bits).SetInt64(1)
	for k := range table {
		high, _ := at.Float64()
		rest := new(big.Float).SetPrec(bits).Sub(at, new(big.Float).SetFloat64(high))
		low, _ := rest.Float64()
		table[k].high, table[k].low = high, low
		at.Mul(at, root)
	}
	return table
}

// Exp is e^x to .51 units in the last place. x = (128·n + k)·ln 2/128 + r, so that
// e^x = 2^n · 2^(k/128) · e^r with |r| < .0028, whose series is short (Tang 1989,
// ACM TOMS 15: table-driven exponential). Exp(+Inf) = +Inf, Exp(−Inf) = 0.
//
// Of the series the first term left out is r⁶/720 < 10⁻¹⁸.
func Exp(x float64) float64 {
	const (
		perStep = steps / math.Ln2
		round   = 0x1.8p52                     // adding it leaves the nearest whole number in the low bits
		high    = 0x1.62e42fefa0000p-1 / steps // ln 2 with its low bits cut off, so that n·high is exact
		low     = (math.Ln2 - 0x1.62e42fefa0000p-1) / steps
	)
	if !(x > -700 && x < 700) {
		return farExp(x)
	}
	shifted := x*perStep + round
	n := shifted - round
	r := x - n*high - n*low
	bits := math.Float64bits(shifted)
	p := &power[bits%steps]
	tail := r + r*r*(1./2+r*(1./6+r*(1./24+r*(1./120))))
	return math.Float64frombits(math.Float64bits(p.high+(p.low+p.high*tail)) + bits/steps<<52)
}

// farExp is Exp where the result may leave the normal numbers.
//
// Below −708 results are subnormal and lose digits one by one; the doublings are taken
// off last, so that they are rounded once. From 709.79 on float64 has no number left.
func farExp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > 710:
		return math.Inf(1)
	case x < -746:
		return 0
	}
	const far = 64 // doublings taken aside; 64·ln 2 in two parts, the first exact
	const high, low = far * 0x1.62e42fefa0000p-1, far * (math.Ln2 - 0x1.62e42fefa0000p-1)
	if x > 0 {
		return math.Ldexp(Exp(x-high)*(1-low), far)
	}
	return math.Ldexp(Exp(x+high)*(1+low), -far)
}

// Pow is x^y for x ≥ 0: whole powers by repeated multiplication, the rest
// by Exp(y·log x). Pow(x, 0) = 1; Pow of a negative x is NaN unless y is whole.
// The relative error is below (2 + |y·log x|)·2⁻⁵³ or so.
//
// Whole powers apart, because Exp(y·log x) multiplies the rounding of the logarithm by
// y and a square of money should be a square.
func Pow(x, y float64) float64 {
	whole := math.Trunc(y)
	switch {
	case y == 0 || x == 1:
		return 1
	case math.Abs(whole) < 64:
		power := wholePower(x, int(math.Abs(whole)))
		if whole < 0 {
			power = 1 / power
		}
		if y == whole {
			return power
		}
		return power * Exp((y-whole)*math.Log(x))
	case x < 0 && y == whole:
		return math.Copysign(Exp(y*math.Log(-x)), 1-2*math.Mod(math.Abs(y), 2))
	}
	return Exp(y * math.Log(x))
}

// wholePower is x^n by squaring.
func wholePower(x float64, n int) float64 {
	power := 1.
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			power *= x
		}
		x *= x
	}
	return power
}
