package learning

// Before are the points of the first wave, which fill the cube evenly, with the mean figures of their plays: what the
// model gives before anything was learnt. Points without every figure are left out.
//
// They are a sample of what the inputs might be, evenly spread, and cost nothing more: what the figures were before
// learning is told from them, and which input moves which figure.
func (s *Study) Before() (points, figures [][]float64) {
	first := max(leastPoints, pointsOfInput*s.Inputs)
	for i := range s.bank[:min(first, len(s.bank))] {
		if t := &s.bank[i]; t.whole() {
			points, figures = append(points, t.u), append(figures, t.mean())
		}
	}
	return points, figures
}

// Weighted is the q-quantile of weighted numbers, in ascending order with their weights beside them.
//
// The quantile of weighted draws is the first of them up to which the weights add up to q, with nothing between two:
// weights differ a hundredfold, and no line between neighbours would mean anything.
func Weighted(sorted, weights []float64, q float64) float64 {
	sum := 0.
	for i, w := range weights {
		if sum += w; sum >= q {
			return sorted[i]
		}
	}
	return sorted[len(sorted)-1]
}
