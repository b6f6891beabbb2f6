package drive

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// surrogate is a polynomial of a few inputs, c₀ + Σ cₜ Πψ(u), in Legendre
// polynomials orthonormal on (0, 1), so that its variance is the sum of its
// squared coefficients and that of any group of inputs the sum over the terms
// that hold them (polynomial chaos; Sudret 2008).
//
// It is a control variate and not an answer: a bad fit costs precision and biases nothing, since what
// it adds is known in closed form and what it leaves is sampled.
type surrogate struct {
	terms []term
	c     []float64
}

// term is a product of one or two polynomials, each of an axis; degree 0 is 1.
type term [2]struct{ axis, degree int }

// legendre is the orthonormal polynomial of a degree up to 3 at u in (0, 1).
func legendre(degree int, u float64) float64 {
	switch x := 2*u - 1; degree {
	case 1:
		return math.Sqrt(3) * x
	case 2:
		return math.Sqrt(5) * (3*x*x - 1) / 2
	case 3:
		return math.Sqrt(7) * (5*x*x*x - 3*x) / 2
	}
	return 1
}

func (t term) at(u []float64) float64 {
	return legendre(t[0].degree, u[t[0].axis]) * legendre(t[1].degree, u[t[1].axis])
}

// termsOf are the terms a surrogate may have: straight and square of every axis,
// and of axes that are a group of their own also the cube and products of two.
//
// Products only of axes that are looked at by themselves: with all pairs the coefficients would
// outnumber the points.
func termsOf(axes int, groups [][]int) []term {
	terms := []term{{}}
	add := func(a, m, b, n int) {
		var t term
		t[0].axis, t[0].degree, t[1].axis, t[1].degree = a, m, b, n
		terms = append(terms, t)
	}
	for a := range axes {
		add(a, 1, a, 0)
		add(a, 2, a, 0)
	}
	for i, g := range groups {
		if len(g) != 1 {
			continue
		}
		add(g[0], 3, g[0], 0)
		for _, h := range groups[:i] {
			if len(h) == 1 {
				add(g[0], 1, h[0], 1)
			}
		}
	}
	return terms
}

// ridge keeps coefficients of few points small; any value leaves the estimates
// made with a surrogate unbiased.
const ridge = .02

// fit returns the least-squares polynomial of points (Hoerl and Kennard 1970,
// the constant not shrunk). It is constant where the points are too few.
//
//	c = (ΨᵀΨ + ridge·n·I)⁻¹ Ψᵀ(y − ȳ)
//
// "Too few" is fewer than two points a coefficient. ΨᵀΨ is about n·I, the polynomials
// being orthonormal over points that fill the cube, so a Cholesky factor is stable
// here where it was not for raw powers.
func fit(terms []term, points [][]float64, ys []float64) surrogate {
	m := meanOf(ys)
	s := surrogate{terms: terms, c: make([]float64, len(terms))}
	if s.c[0] = m; len(terms) == 1 || len(points) < 2*len(terms) {
		return s
	}
	n := len(terms) - 1
	gram, right := mat.NewSymDense(n, nil), mat.NewVecDense(n, nil)
	row := make([]float64, n)
	for i, u := range points {
		for t := range row {
			row[t] = terms[t+1].at(u)
		}
		for t := range row {
			right.SetVec(t, right.AtVec(t)+row[t]*(ys[i]-m))
			for r := t; r < n; r++ {
				gram.SetSym(t, r, gram.At(t, r)+row[t]*row[r])
			}
		}
	}
	for t := range n {
		gram.SetSym(t, t, gram.At(t, t)+ridge*float64(len(points)))
	}
	var factor mat.Cholesky
	var c mat.VecDense
	if !factor.Factorize(gram) || factor.SolveVecTo(&c, right) != nil {
		return s
	}
	for t := range n {
		s.c[t+1] = c.AtVec(t)
	}
	return s
}

// at is the polynomial less its mean.
func (s surrogate) at(u []float64) float64 {
	sum := 0.
	for t := 1; t < len(s.terms); t++ {
		if s.c[t] != 0 {
			sum += s.c[t] * s.terms[t].at(u)
		}
	}
	return sum
}

// variance is that of the polynomial, of the terms of some axes alone, and of
// all terms that hold any of them.
//
// By orthonormality, with c the coefficients,
//
//	all = Σ c²,   alone = Σ c² of terms with all axes in the group,   any = Σ c² of terms with one there
//
// so any/all is the total and alone/all the first-order index of the polynomial
// itself.
func (s surrogate) variance(group []int) (all, alone, any float64) {
	in := map[int]bool{}
	for _, axis := range group {
		in[axis] = true
	}
	for t := 1; t < len(s.terms); t++ {
		x := s.c[t] * s.c[t]
		all += x
		a, b := s.terms[t][0], s.terms[t][1]
		has, hasB := in[a.axis], b.degree > 0 && in[b.axis]
		if has || hasB {
			any += x
		}
		if has && (b.degree == 0 || hasB) {
			alone += x
		}
	}
	return all, alone, any
}
