package drive

import "boomerang/sim/result"

// Surface is the polynomial of some points with their values, for whoever wants to evaluate it without the
// program: the one that Indices takes for a control variate, fitted to all points instead of a half, and in the
// assumptions alone. What chance does is in none of its terms, so that it is the mean over chance; how much of
// the variance it leaves is told from halves that did not see each other:
//
//	explains = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²,   ŷ by the fit of the other half
//
// It is nil where the points are too few for its terms. Groups of one axis also have cubes and products.
func Surface(axes int, groups [][]int, points [][]float64, ys []float64) *result.Surface {
	terms, half := termsOf(axes, groups), len(points)/2
	if half < 2*len(terms) {
		return nil
	}
	all := fit(terms, points, ys)
	seen := [2]surrogate{fit(terms, points[half:], ys[half:]), fit(terms, points[:half], ys[:half])}
	mean, left, whole := meanOf(ys), 0., 0.
	for i, y := range ys {
		other := seen[0]
		if i >= half {
			other = seen[1]
		}
		off := y - other.c[0] - other.at(points[i])
		left, whole = left+off*off, whole+(y-mean)*(y-mean)
	}
	s := &result.Surface{Formula: result.SurfaceFormula, Points: len(points), Constant: all.c[0]}
	if whole > 0 {
		s.Explains = 1 - left/whole
	}
	for t := 1; t < len(terms); t++ {
		of := []result.SurfaceFactor{{Input: terms[t][0].axis, Degree: terms[t][0].degree}}
		if terms[t][1].degree > 0 {
			of = append(of, result.SurfaceFactor{Input: terms[t][1].axis, Degree: terms[t][1].degree})
		}
		s.Terms = append(s.Terms, result.SurfaceTerm{Coefficient: all.c[t], Of: of})
	}
	quarter := make([]float64, axes)
	for i := range quarter {
		quarter[i] = result.SurfaceAt
	}
	s.AtQuarter = all.c[0] + all.at(quarter)
	return s
}
