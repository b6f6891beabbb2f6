package portable

import (
	"math"
	"testing"
)

// The factor of a matrix of which it is known, what it solves, and one that has none.
func TestCholesky(t *testing.T) {
	a := [][]float64{{4}, {12, 37}, {-16, -43, 98}}
	if !Cholesky(a) {
		t.Fatal("refused")
	}
	for i, row := range [][]float64{{2}, {6, 1}, {-8, 5, 3}} {
		for j, want := range row {
			near(t, "factor", a[i][j], want, 1e-14)
		}
	}
	b := []float64{4*1 + 12*2 - 16*3, 12*1 + 37*2 - 43*3, -16*1 - 43*2 + 98*3}
	CholeskySolve(a, b)
	for i, x := range b {
		near(t, "solution", x, float64(i+1), 1e-12)
	}
	if Cholesky([][]float64{{1}, {2, 4}}) || Cholesky([][]float64{{math.NaN()}}) {
		t.Error("a matrix without a factor has one")
	}
}
