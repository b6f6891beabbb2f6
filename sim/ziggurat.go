package sim

import (
	"math"

	"boomerang/sim/portable"
)

// The ziggurat (Marsaglia and Tsang 2000, Journal of Statistical Software 5:8)
// covers the area under a falling density f by 256 layers of equal area v.
// Layer 0 is the base: a rectangle up to r with the tail beyond r; layer i
// reaches from 0 to x(i), x(1) = r, at heights between f(x(i)) and f(x(i+1)).
// A point of layer i left of x(i+1) lies under f for certain: that is 98.9 % of
// all points for both laws below, at the price of one table entry and a
// multiplication.
//
// The eight lowest of 64 keyed bits choose the layer and the 53 highest the
// place in it. Whatever else is needed comes from the same bits, folded again,
// so that a variate is a function of one key and consumes nothing.
const layers = 256

// layer i serves the fast path: a point j of 2⁵³ (2⁵³ either side for a
// two-sided law) stands for x = j·width and lies under f if j < safe.
type layer struct {
	safe  int64
	width float64
}

type ziggurat struct {
	fast   [layers]layer
	height [layers + 1]float64 // f(x(i)); height[0] is not used
	r      float64
}

var (
	exponential = newZiggurat(
		func(x float64) float64 { return portable.Exp(-x) },
		func(y float64) float64 { return -math.Log(y) },
		func(r float64) float64 { return portable.Exp(-r) })
	normal = newZiggurat(
		func(x float64) float64 { return portable.Exp(-x * x / 2) },
		func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) },
		func(r float64) float64 { return math.Sqrt(math.Pi/2) * portable.Erfc(r/math.Sqrt2) })
)

// newZiggurat works out the layers of density f (f(0) = 1, falling), its
// inverse and its tail area. r is where the stack closes at height 1: the
// smallest r whose 256 layers do not overshoot, found by bisection.
//
// Solved for at start and not pasted as tables: 256 edges of two laws would be 2,048 digits nobody
// checks. Exp, Erfc and roots are portable, so the tables are the same bits everywhere.
func newZiggurat(f, inverse, tail func(float64) float64) (z ziggurat) {
	lo, hi := 1.0, 20.0
	for range 60 {
		if r := (lo + hi) / 2; stack(r, f, inverse, tail) == nil {
			lo = r
		} else {
			hi = r
		}
	}
	x := stack(hi, f, inverse, tail)
	z.r = hi
	for i := range z.fast {
		z.fast[i] = layer{int64(x[i+1] / x[i] * 0x1p53), x[i] * 0x1p-53}
		z.height[i+1] = f(x[i+1])
	}
	return z
}

// stack returns the edges x(0) … x(256) = 0 for the base edge r, nil if the
// layers overshoot f(0) = 1. x(0) = v/f(r) is the base's width as a rectangle.
func stack(r float64, f, inverse, tail func(float64) float64) []float64 {
	v := r*f(r) + tail(r)
	x := make([]float64, layers+1)
	x[0], x[1] = v/f(r), r
	for i := 2; i < layers; i++ {
		y := f(x[i-1]) + v/x[i-1]
		if y >= 1 {
			return nil
		}
		x[i] = inverse(y)
	}
	if f(x[layers-1])+v/x[layers-1] > 1 {
		return nil
	}
	return x
}

// Exp returns a unit exponential: multiply by the mean. It is not monotone in
// the key's bits; where plans change the shape of a law, invert a Uniform.
func (k Key) Exp(p Purpose, occurrence uint32) float64 {
	return exp(uint64(k) + uint64(p)*purposeStep + uint64(occurrence)*golden)
}

func exp(x uint64) float64 {
	b := fold(x)
	l := &exponential.fast[b%layers]
	if j := int64(b >> 11); j < l.safe {
		return float64(j) * l.width
	}
	return expEdge(b)
}

// expEdge decides the points that may lie above the density. The tail of an
// exponential is an exponential again.
//
// Memorylessness makes the tail exact: beyond r the law is r plus a unit exponential, so the loop
// starts again with r added.
func expEdge(b uint64) float64 {
	z, shift := &exponential, 0.0
	for {
		i, j := b%layers, int64(b>>11)
		x := float64(j) * z.fast[i].width
		if j < z.fast[i].safe {
			return shift + x
		}
		b = fold(b + golden)
		if i == 0 {
			shift += z.r
			continue
		}
		y := z.height[i] + (z.height[i+1]-z.height[i])*unit(b)
		if y < portable.Exp(-x) {
			return shift + x
		}
		b = fold(b + golden)
	}
}

// Normal returns a standard normal. It is not monotone in the key's bits.
func (k Key) Normal(p Purpose, occurrence uint32) float64 {
	return gauss(uint64(k) + uint64(p)*purposeStep + uint64(occurrence)*golden)
}

func gauss(x uint64) float64 {
	b := fold(x)
	l := &normal.fast[b%layers]
	j := int64(b) >> 10
	if max(j, -j) < l.safe {
		return float64(j) * l.width
	}
	return normalEdge(b)
}

// normalEdge decides the points that may lie above the density. Beyond r a
// point r + x is drawn with x exponential of rate r, and kept if a second unit
// exponential exceeds x²/2 (Marsaglia 1964).
func normalEdge(b uint64) float64 {
	z := &normal
	for {
		i, j := b%layers, int64(b)>>10
		x := float64(j) * z.fast[i].width
		if max(j, -j) < z.fast[i].safe {
			return x
		}
		b = fold(b + golden)
		if i == 0 {
			return math.Copysign(normalTail(b), x)
		}
		y := z.height[i] + (z.height[i+1]-z.height[i])*unit(b)
		if y < portable.Exp(-x*x/2) {
			return x
		}
		b = fold(b + golden)
	}
}

func normalTail(b uint64) float64 {
	r := normal.r
	for {
		b = fold(b + golden)
		x := -math.Log(unit(b)) / r
		b = fold(b + golden)
		if -2*math.Log(unit(b)) > x*x {
			return r + x
		}
	}
}

// unit turns bits into a number of the open interval (0, 1).
func unit(b uint64) float64 { return (float64(b>>12) + .5) * 0x1p-52 }
