package drive

import (
	"context"
	"math"

	"boomerang/sim"
	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// Function is a model as the drivers of sensitivity see it: points of the unit
// cube in, one number each out. It plays many points at once, in any order.
// Where it fails it returns what it finished, NaN for the others.
type Function func(ctx context.Context, points [][]float64) ([]float64, error)

// Each makes a Function of a formula.
func Each(f func(u []float64) float64) Function {
	return func(_ context.Context, points [][]float64) ([]float64, error) {
		ys := make([]float64, len(points))
		for i, u := range points {
			ys[i] = f(u)
		}
		return ys, nil
	}
}

// Functions with known answers. They ship with the product, so that anyone can
// try a driver before believing it.

// Ishigami is sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ with xᵢ uniform on (−π, π)
// (Ishigami and Homma 1990).
//
// It bends strongly (x₂), and x₃ matters only through x₁: its first-order index is 0,
// its total .24. A method that screens by correlation calls x₃ harmless.
func Ishigami(u []float64) float64 {
	x := func(i int) float64 { return math.Pi * (2*u[i] - 1) }
	return math.Sin(x(0)) + 7*portable.Pow(math.Sin(x(1)), 2) + .1*portable.Pow(x(2), 4)*math.Sin(x(0))
}

// IshigamiIndices are those of Ishigami, with a = 7 and b = .1:
//
//	V₁ = ½(1 + bπ⁴/5)²,  V₂ = a²/8,  V₁₃ = 8b²π⁸/225,  V = V₁ + V₂ + V₁₃
//
// first-order V₁/V, V₂/V, 0 and total (V₁ + V₁₃)/V, V₂/V, V₁₃/V (Saltelli et al. 2008,
// 4.9): .3139, .4424, 0 and .5576, .4424, .2437.
func IshigamiIndices() (first, total []float64) {
	const a, b = 7, .1
	pi4 := math.Pi * math.Pi * math.Pi * math.Pi
	v1, v2, v13 := (1+b*pi4/5)*(1+b*pi4/5)/2, a*a/8., 8*b*b*pi4*pi4/225
	v := v1 + v2 + v13
	return []float64{v1 / v, v2 / v, 0}, []float64{(v1 + v13) / v, v2 / v, v13 / v}
}

// GFunction is Π (|4uᵢ−2| + aᵢ)/(1+aᵢ) (Sobol' 1990): an input matters the less
// the larger its a.
//
// It is a product, so every input interacts with every other, and it has a kink at u =
// ½: a polynomial surrogate fits it badly, which is what it tests.
func GFunction(a []float64) func(u []float64) float64 {
	return func(u []float64) float64 {
		y := 1.
		for i := range a {
			y *= (math.Abs(4*u[i]-2) + a[i]) / (1 + a[i])
		}
		return y
	}
}

// GFunctionIndices are those of GFunction: with Vᵢ = 1/(3(1+aᵢ)²) and
// V = Π(1+Vᵢ) − 1, first-order Vᵢ/V and total VᵢΠ_{j≠i}(1+Vⱼ)/V.
func GFunctionIndices(a []float64) (first, total []float64) {
	product := 1.
	v := make([]float64, len(a))
	for i := range a {
		v[i] = 1 / (3 * (1 + a[i]) * (1 + a[i]))
		product *= 1 + v[i]
	}
	for i := range a {
		first = append(first, v[i]/(product-1))
		total = append(total, v[i]*product/(1+v[i])/(product-1))
	}
	return first, total
}

// NoisyBowl returns −Σ(xᵢ−best)², its maximum 0 at best on every axis, plus
// normal noise: most of it belongs to the world, and moves all points alike as
// common random numbers do; a twentieth belongs to the point as well.
//
// For searches: its top is known, its noise has the structure of common random numbers, and a search
// that climbs noise is caught by it.
func NoisyBowl(best, noise float64, seed uint64) func(x []float64, world int) float64 {
	return func(x []float64, world int) float64 {
		y, place := 0., uint64(0)
		for _, v := range x {
			y -= (v - best) * (v - best)
			place = place*0x9e3779b97f4a7c15 + math.Float64bits(v)
		}
		fates := sim.NewFates(seed, uint64(world))
		normal := func(k sim.Key) float64 {
			return math.Sqrt(-2*math.Log(k.Uniform(1, 0))) * math.Cos(2*math.Pi*k.Uniform(2, 0))
		}
		return y + noise*(normal(fates.Of(0))+.05*normal(fates.Of(place)))
	}
}

// LosingBox is the known case of scenario discovery: a world loses (1) where
// u₀ > .7 and u₁ < .4, and otherwise with a probability of 2 % decided by u₂.
//
// The box holds 12 % of all worlds; with the 2 % outside it the overall share is .12 +
// .88·.02 = .1376, and .12/.1376 = 87 % of all losses lie inside.
func LosingBox(u []float64) float64 {
	return stats.Indicator(u[0] > .7 && u[1] < .4 || u[2] < .02)
}
