package desk

import "math"

// power2 holds 2^(k/128): the table of exp.
var power2 = func() (t [128]float64) {
	for k := range t {
		t[k] = math.Exp2(float64(k) / float64(len(t)))
	}
	return t
}()

// exp is e^x to about two units in the last place, for the hot path: math.Exp
// takes five times as long. x = (128·n + k)·ln 2/128 + r, so that
// e^x = 2^n · 2^(k/128) · e^r with |r| < .0028, whose series is short (Tang
// 1989, ACM TOMS 15: table-driven exponential).
func exp(x float64) float64 {
	if !(x > -700 && x < 700) {
		return math.Exp(x)
	}
	const (
		perStep = 128 / math.Ln2
		round   = 0x1.8p52                   // adding it leaves the nearest whole number in the low bits
		high    = 0x1.62e42fefa0000p-1 / 128 // ln 2 with its low bits cut off, so that n·high is exact
		low     = (math.Ln2 - 0x1.62e42fefa0000p-1) / 128
	)
	shifted := x*perStep + round
	n := shifted - round
	r := x - n*high - n*low
	bits := math.Float64bits(shifted)
	scale := math.Float64bits(power2[bits%128]) + bits>>7<<52
	return math.Float64frombits(scale) * (1 + r*(1+r*(1./2+r*(1./6+r*(1./24+r*(1./120))))))
}
