package experiment

import (
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distmv"
	"gonum.org/v1/gonum/stat/samplemv"
)

// LatinHypercube returns n points of the unit cube: every axis is cut into n
// equal slices and each slice holds one point (McKay, Beckman, Conover 1979).
//
// Points depend on n: unlike a Sobol sequence it cannot be extended, so it is offered where a user
// asks for N points and no more.
func LatinHypercube(n, axes int, seed uint64) [][]float64 {
	batch := mat.NewDense(n, axes, nil)
	samplemv.LatinHypercube{Q: distmv.NewUnitUniform(axes, nil), Src: NewStream(seed, 1)}.Sample(batch)
	points := make([][]float64, n)
	for i := range points {
		points[i] = mat.Row(nil, i, batch)
	}
	return points
}

// SobolPoints returns the first n points of a Sobol' sequence.
//
// The first 2ᵐ points are balanced; between powers of two the sequence is only nearly so.
func SobolPoints(n, axes int, seed uint64) [][]float64 {
	s := NewSobol(axes, seed)
	points := make([][]float64, n)
	for i := range points {
		points[i] = s.Point(i)
	}
	return points
}

// Combinations returns every combination of one index per axis, the last axis
// fastest: the cells of a grid.
func Combinations(sizes []int) [][]int {
	cells := [][]int{nil}
	for _, n := range sizes {
		var next [][]int
		for _, c := range cells {
			for i := range n {
				next = append(next, append(append([]int{}, c...), i))
			}
		}
		cells = next
	}
	return cells
}
