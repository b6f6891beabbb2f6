package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/sim/portable"
	"boomerang/sim/remedy"
)

// copula couples the uniforms of a world so that stated rank correlations
// hold. It is Gaussian: a rank correlation ρ needs a correlation
// 2 sin(πρ/6) of the normal scores (Pearson 1907).
type copula struct {
	of    []int // unknowns that take part, in their order
	lower [][]float64
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
	c.lower = make([][]float64, len(c.of))
	for i := range c.of {
		c.lower[i] = make([]float64, i+1)
		c.lower[i][i] = 1
	}
	for _, t := range ties {
		i, j := slices.Index(c.of, t.i), slices.Index(c.of, t.j)
		c.lower[max(i, j)][min(i, j)] = t.score
	}
	if !portable.Cholesky(c.lower) {
		last := ties[len(ties)-1].rank
		*problems = append(*problems, Problem{
			Key: last.path, What: "contradicts the other correlations",
			Hint: "no numbers can be correlated like that: bring the ranks nearer to 0",
		}.at(last.pos))
		return
	}
	s.copula = c
}

// ties reads the [correlation] tables; they are sound where every one names two
// unknowns.
func (s *draft) ties(problems *Problems) (ties []tie, sound bool) {
	sound = true
	for _, name := range s.names["correlation"] {
		between, rank := s.top["correlation."+name+".between"], s.top["correlation."+name+".rank"]
		if fixed := s.fixedByFlag(between.value.words); fixed != "" {
			s.Notes = append(s.Notes, Problem{
				Key:  "correlation." + name,
				What: "does not hold: " + fixed + " is set, and what it went with is drawn as its own range says",
			}.at(between.pos))
			continue
		}
		s.correlations = append(s.correlations, [2]string{between.path, between.text}, [2]string{rank.path, rank.text})
		i, j, p := s.pair(between)
		if p != nil {
			*problems = append(*problems, *p)
			sound = false
			continue
		}
		if k := slices.IndexFunc(ties, func(t tie) bool {
			return t.i == i && t.j == j || t.i == j &&
				t.j == i
		}); k >= 0 {
			first := strings.TrimSuffix(ties[k].rank.path, ".rank")
			*problems = append(*problems, Problem{
				Key: between.path, What: "correlates the two keys of " + first + " once more",
				Got: strings.Join(between.value.words, ", "), Hint: "keep one of the two tables",
			}.at(between.pos))
			sound = false
			continue
		}
		ties = append(ties, tie{i, j, 2 * math.Sin(math.Pi*rank.value.median()/6), rank})
	}
	return ties, sound
}

// fixedByFlag is the first of two keys that a setting gives one value, "" where none: who
// sets a key that goes with another, or tries its ends, asks what it does alone.
func (s *draft) fixedByFlag(words []string) string {
	for _, w := range words {
		l, said := s.top[w]
		if plan, key, own := strings.Cut(strings.TrimPrefix(w, "plan."), "."); own && strings.HasPrefix(w, "plan.") {
			l, said = s.deltas[plan][key]
		}
		if said && strings.HasPrefix(l.pos.File, "-s") && s.unknown(w) < 0 {
			return w
		}
	}
	return ""
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
			return refuse(Problem{
				What: "names a key that is not uncertain", Got: quoted(w),
				Want: "a key whose value is a distribution", Hint: s.uncorrelated(between, w),
			})
		}
	}
	return s.unknown(words[0]), s.unknown(words[1]), nil
}

// uncorrelated says what to do about a correlation of a key that is no unknown: of one
// that is known, that -s sets it and leaves the correlation out, as no file can.
func (s *draft) uncorrelated(between leaf, key string) string {
	l, known := s.top[key]
	if plan, rest, own := strings.Cut(strings.TrimPrefix(key, "plan."), "."); own && strings.HasPrefix(key, "plan.") {
		l, known = s.deltas[plan][rest]
	}
	if !known {
		return didYouMean(key, s.Unknowns)
	}
	return fmt.Sprintf("give %s a range, or take [%s] out; -s %s leaves the "+
		"correlation out", key, strings.TrimSuffix(between.path, ".between"),
		remedy.Quoted(key+"="+strings.Trim(l.echo(), `"`)))
}

// coupled puts the stated correlations into a world's uniforms. Of unknowns that
// go together the first stays what it is, as do those that go with none.
func (s *Scenario) coupled(u []float64) []float64 {
	if len(u) != len(s.Unknowns) {
		panic(fmt.Sprintf("scenarios: %d uniforms for %d unknowns", len(u), len(s.Unknowns)))
	}
	if s.copula == nil {
		return u
	}
	out := slices.Clone(u)
	for i, dim := range s.copula.of {
		weights := s.copula.weights(i)
		if len(weights) == 1 {
			continue
		}
		score := 0.0
		for _, w := range weights {
			score += w.weight * portable.NormalQuantile(inside(u[w.of]))
		}
		out[dim] = portable.NormalCDF(score)
	}
	return out
}

// weighted is a normal score and its weight in another.
type weighted struct {
	weight float64
	of     int // unknown
}

// weights make the score of the i-th unknown of the copula from independent ones,
// its own the last.
func (c *copula) weights(i int) (all []weighted) {
	for j := range i + 1 {
		if w := c.lower[i][j]; w != 0 {
			all = append(all, weighted{w, c.of[j]})
		}
	}
	return all
}

// recipe names what the uniform of an unknown is made from: its stream, or the
// weights of several.
func (s *Scenario) recipe(dim int) string {
	var weights []weighted
	if s.copula != nil {
		if i := slices.Index(s.copula.of, dim); i >= 0 {
			weights = s.copula.weights(i)
		}
	}
	if len(weights) < 2 {
		return s.source(dim)
	}
	return strings.Join(each(weights, func(w weighted) string {
		return fmt.Sprintf("%v of %s", w.weight, s.source(w.of))
	}), ", ")
}

// Coupling makes the normal scores of all unknowns from independent ones, as coupled does: lower triangular, nil
// where none are correlated.
func (s *Scenario) Coupling() (lower [][]float64) {
	if s.copula == nil {
		return nil
	}
	for i := range s.Unknowns {
		row := make([]float64, i+1)
		row[i] = 1
		if k := slices.Index(s.copula.of, i); k >= 0 {
			for _, w := range s.copula.weights(k) {
				row[w.of] = w.weight
			}
		}
		lower = append(lower, row)
	}
	return lower
}

// Correlated reports whether the scenario states rank correlations between its
// unknowns.
func (s *Scenario) Correlated() bool { return s.copula != nil }
