package experiment

import (
	"math"
	"testing"
)

// TestSobolStratifies: every axis puts one of the first 2ᵐ points into each of
// 2ᵐ slices; the mean of a product over many axes is near its integral.
func TestSobolStratifies(t *testing.T) {
	const n, axes = 256, mostAxes
	points := SobolPoints(n, axes, 7)
	for axis := range axes {
		var seen [n]bool
		for _, u := range points {
			k := int(u[axis] * n)
			if seen[k] {
				t.Fatalf("axis %d: slice %d twice", axis, k)
			}
			seen[k] = true
		}
	}
	sum := 0.
	for _, u := range SobolPoints(4096, 6, 1) {
		f := 1.
		for _, x := range u {
			f *= 2 * x
		}
		sum += f / 4096
	}
	if math.Abs(sum-1) > .02 { // plain sampling: standard error .034
		t.Errorf("mean of Π2u over 6 axes is %v, want 1", sum)
	}
	for _, u := range LatinHypercube(10, 3, 5) {
		for _, x := range u {
			if !(x > 0 && x < 1) {
				t.Errorf("%v outside the cube", u)
			}
		}
	}
}

// TestPrimitivePolynomials compares with the published first ones (Bratley and
// Fox 1988, table) and with their number per degree, φ(2ᵈ−1)/d.
func TestPrimitivePolynomials(t *testing.T) {
	got := primitive(mostAxes - 1)
	for i, want := range []uint64{3, 7, 11, 13, 19, 25, 37, 41, 47, 55, 59, 61} {
		if got[i] != want {
			t.Errorf("polynomial %d is %d, want %d", i, got[i], want)
		}
	}
	count := map[int]int{}
	for _, p := range got {
		count[int(math.Log2(float64(p)))]++
	}
	for degree, want := range map[int]int{1: 1, 2: 1, 3: 2, 4: 2, 5: 6, 6: 6, 7: 18, 8: 16, 9: 48} {
		if count[degree] != want {
			t.Errorf("%d polynomials of degree %d, want %d", count[degree], degree, want)
		}
	}
}
