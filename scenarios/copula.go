package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// copula couples the uniforms of a world so that stated rank correlations
// hold. It is Gaussian: a rank correlation ρ needs a correlation
// 2 sin(πρ/6) of the normal scores (Pearson 1907).
type copula struct {
	of    []int // unknowns that take part, in their order
	lower mat.TriDense
}

// tie is a correlation of the normal scores of two unknowns.
type tie struct {
	i, j  int
	score float64
	rank  leaf
}

// couple builds the copula of the [correlation] tables.
func (s *draft) couple(problems *Problems) {
	ties, sound := s.ties(problems)
	if len(ties) == 0 || !sound {
		return
	}
	c := &copula{}
	for _, t := range ties {
		c.of = append(c.of, t.i, t.j)
	}
	slices.Sort(c.of)
	c.of = slices.Compact(c.of)
	m := mat.NewSymDense(len(c.of), nil)
	for i := range c.of {
		m.SetSym(i, i, 1)
	}
	for _, t := range ties {
		m.SetSym(slices.Index(c.of, t.i), slices.Index(c.of, t.j), t.score)
	}
	var chol mat.Cholesky
	if !chol.Factorize(m) {
		last := ties[len(ties)-1].rank
		*problems = append(*problems, Problem{Key: last.path, What: "contradicts the other correlations",
			Hint: "no numbers can be correlated like that: bring the ranks nearer to 0"}.at(last.pos))
		return
	}
	chol.LTo(&c.lower)
	s.copula = c
}

// ties reads the [correlation] tables; they are sound where every one names two
// unknowns.
func (s *draft) ties(problems *Problems) (ties []tie, sound bool) {
	sound = true
	for _, name := range s.names["correlation"] {
		between, rank := s.top["correlation."+name+".between"], s.top["correlation."+name+".rank"]
		s.correlations = append(s.correlations, [2]string{between.path, between.text}, [2]string{rank.path, rank.text})
		i, j, p := s.pair(between)
		if p != nil {
			*problems = append(*problems, *p)
			sound = false
			continue
		}
		ties = append(ties, tie{i, j, 2 * math.Sin(math.Pi*rank.value.median()/6), rank})
	}
	return ties, sound
}

// pair finds the two unknowns a correlation is between.
func (s *draft) pair(between leaf) (int, int, *Problem) {
	refuse := func(p Problem) (int, int, *Problem) {
		p.Key = between.path
		p = p.at(between.pos)
		return 0, 0, &p
	}
	words := between.value.words
	if len(words) != 2 || words[0] == words[1] {
		return refuse(Problem{What: "does not name two keys", Got: fmt.Sprint(len(words)), Want: "two different ones"})
	}
	for _, w := range words {
		if s.unknown(w) < 0 {
			return refuse(Problem{What: "names a key that is not uncertain", Got: quoted(w),
				Want: "a key whose value is a distribution", Hint: didYouMean(w, s.Unknowns)})
		}
	}
	return s.unknown(words[0]), s.unknown(words[1]), nil
}

// coupled puts the stated correlations into a world's uniforms; those that take
// no part in any stay what they are.
func (s *Scenario) coupled(u []float64) []float64 {
	if len(u) != len(s.Unknowns) {
		panic(fmt.Sprintf("scenarios: %d uniforms for %d unknowns", len(u), len(s.Unknowns)))
	}
	if s.copula == nil {
		return u
	}
	out := slices.Clone(u)
	z := make([]float64, len(s.copula.of))
	for i, dim := range s.copula.of {
		z[i] = distuv.UnitNormal.Quantile(inside(u[dim]))
		score := 0.0
		for j := range i + 1 {
			score += s.copula.lower.At(i, j) * z[j]
		}
		out[dim] = distuv.UnitNormal.CDF(score)
	}
	return out
}

// recipe names what the uniform of an unknown is made from: its stream, or
// streams and their weights where it is correlated with those before it.
func (s *Scenario) recipe(dim int) string {
	row := -1
	if s.copula != nil {
		row = slices.Index(s.copula.of, dim)
	}
	if row < 0 {
		return fmt.Sprint(s.streams[dim])
	}
	var parts []string
	for j := range row + 1 {
		if w := s.copula.lower.At(row, j); w != 0 {
			parts = append(parts, fmt.Sprintf("%v of %d", w, s.streams[s.copula.of[j]]))
		}
	}
	return strings.Join(parts, ", ")
}

// Correlated reports whether the scenario states rank correlations between its
// assumptions.
func (s *Scenario) Correlated() bool { return s.copula != nil }
