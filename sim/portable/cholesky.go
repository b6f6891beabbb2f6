package portable

import "math"

// Cholesky replaces the lower triangle of a symmetric matrix by its factor L, with
// L·Lᵀ the matrix; false where it is not positive definite. It adds up one product
// after the other: a library that takes several at once, as its assembly does and its
// plain Go does not, gives other bits elsewhere.
func Cholesky(lower [][]float64) bool {
	for i, row := range lower {
		for j := range i + 1 {
			sum, other := row[j], lower[j]
			for k := range j {
				sum -= row[k] * other[k]
			}
			switch {
			case j < i:
				row[j] = sum / other[j]
			case !(sum > 0):
				return false
			default:
				row[j] = math.Sqrt(sum)
			}
		}
	}
	return true
}

// CholeskySolve replaces b by the x with L·Lᵀ·x = b.
func CholeskySolve(lower [][]float64, b []float64) {
	for i, row := range lower {
		for k := range i {
			b[i] -= row[k] * b[k]
		}
		b[i] /= row[i]
	}
	for i := len(b) - 1; i >= 0; i-- {
		b[i] /= lower[i][i]
		for k := range i {
			b[k] -= lower[i][k] * b[i]
		}
	}
}
