package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Draws names how unknowns get their numbers: an assumption's place in the
// list decides its draws. A change that moves any of them gets a new name.
const Draws = "draws-2"

// assume lists the keys whose value is not known and tells every setting its
// place in the list: those of the base in the order of the table, then those
// only plans have, plan by plan, so that a further plan moves no other's draws.
func (s *Scenario) assume() {
	s.each(func(plan string, r *resolution) {
		for i := range r.settings { // in the order of the table
			if st := &r.settings[i]; st.value.dist != nil {
				s.note(plan, st)
			}
		}
	})
	s.each(func(_ string, r *resolution) {
		for i := range r.settings {
			if st := &r.settings[i]; st.value.dist != nil {
				st.dim = s.dim(st.path)
			}
		}
	})
}

// each visits the base and then every plan.
func (s *Scenario) each(visit func(plan string, r *resolution)) {
	visit("", s.base)
	for i := range s.Plans {
		visit(s.Plans[i].Name, s.Plans[i].resolved)
	}
}

func (s *Scenario) dim(path string) int {
	return slices.IndexFunc(s.Assumptions, func(a Assumption) bool { return a.Path == path })
}

// note adds an assumption, or another plan to one that is there.
func (s *Scenario) note(plan string, st *setting) {
	i := s.dim(st.path)
	if i < 0 {
		s.Assumptions = append(s.Assumptions, Assumption{
			Path: st.path, Meaning: st.key.Meaning, Unit: st.key.Unit.say, Text: st.text,
			Source: st.value.source, Grade: st.value.grade, Owner: st.value.owner, Dist: st.value.dist, At: st.pos,
			Sweep: st.value.sweep,
			key:   st.key, index: st.index, currency: s.Currency,
		})
		i = len(s.Assumptions) - 1
	}
	if plan == "" {
		return
	}
	if p := s.plan(plan); p != nil && p.resolved.says(st.path) {
		s.Assumptions[i].Plans = append(s.Assumptions[i].Plans, plan)
	}
}

func (r *resolution) says(path string) bool {
	_, ok := r.changed[path]
	return ok
}

// plan finds a plan by name, nil where there is none.
func (s *Scenario) plan(name string) *Plan {
	for i := range s.Plans {
		if s.Plans[i].Name == name {
			return &s.Plans[i]
		}
	}
	return nil
}

// copula couples the uniforms of a world so that stated rank correlations
// hold. It is Gaussian: a rank correlation ρ needs a correlation
// 2 sin(πρ/6) of the normal scores (Pearson 1907).
type copula struct{ lower mat.TriDense }

// couple builds the copula of the [correlation] tables.
func (s *draft) couple(problems *Problems) {
	n := len(s.Assumptions)
	if n == 0 || len(s.names["correlation"]) == 0 {
		s.uncoupled(problems)
		return
	}
	m := mat.NewSymDense(n, nil)
	for i := range n {
		m.SetSym(i, i, 1)
	}
	var last leaf
	sound := true
	for _, name := range s.names["correlation"] {
		between, rank := s.top["correlation."+name+".between"], s.top["correlation."+name+".rank"]
		s.correlations = append(s.correlations, [2]string{between.path, between.text}, [2]string{rank.path, rank.text})
		i, j, p := s.pair(between)
		if p != nil {
			*problems = append(*problems, *p)
			sound = false
			continue
		}
		m.SetSym(i, j, 2*math.Sin(math.Pi*rank.value.median()/6))
		last = rank
	}
	if !sound {
		return
	}
	var chol mat.Cholesky
	if !chol.Factorize(m) {
		*problems = append(*problems, Problem{Key: last.path, What: "contradicts the other correlations",
			Hint: "no numbers can be correlated like that: bring the ranks nearer to 0"}.at(last.pos))
		return
	}
	s.copula = &copula{}
	chol.LTo(&s.copula.lower)
}

// uncoupled refuses correlations in a scenario that knows everything.
func (s *draft) uncoupled(problems *Problems) {
	for _, name := range s.names["correlation"] {
		if _, _, p := s.pair(s.top["correlation."+name+".between"]); p != nil {
			*problems = append(*problems, *p)
		}
	}
}

// pair finds the two assumptions a correlation is between.
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
		if s.dim(w) < 0 {
			var paths []string
			for _, a := range s.Assumptions {
				paths = append(paths, a.Path)
			}
			return refuse(Problem{What: "names a key that is not uncertain", Got: quoted(w),
				Want: "a key whose value is a distribution", Hint: didYouMean(w, paths)})
		}
	}
	return s.dim(words[0]), s.dim(words[1]), nil
}

// Draw returns the values of the assumptions in a world of uniforms u, in
// engine units and in their order, stated correlations put in.
func (s *Scenario) Draw(u []float64) []float64 {
	values := make([]float64, len(s.Assumptions))
	if len(values) == 0 {
		return values
	}
	for i, x := range s.coupled(u) {
		values[i] = s.Assumptions[i].Dist.Quantile(x)
	}
	return values
}

// coupled puts the stated correlations into a world's uniforms.
func (s *Scenario) coupled(u []float64) []float64 {
	if len(u) != len(s.Assumptions) {
		panic(fmt.Sprintf("scenarios: %d uniforms for %d assumptions", len(u), len(s.Assumptions)))
	}
	if s.copula == nil {
		return u
	}
	z := mat.NewVecDense(len(u), nil)
	for i, x := range u {
		z.SetVec(i, distuv.UnitNormal.Quantile(math.Min(1-edge, math.Max(edge, x))))
	}
	var coupled mat.VecDense
	coupled.MulVec(&s.copula.lower, z)
	out := make([]float64, len(u))
	for i := range out {
		out[i] = distuv.UnitNormal.CDF(coupled.AtVec(i))
	}
	return out
}

// Correlated reports whether the scenario states rank correlations between its
// assumptions.
func (s *Scenario) Correlated() bool { return s.copula != nil }

// Stated is the distribution in the words of its file, without source, grade
// and owner: "low 6, mode 12, high 24".
func (a Assumption) Stated() string { return stated(a.Text) }

// Stated is the value in the words of its file, without source, grade and
// owner.
func (l Leaf) Stated() string { return stated(l.Text) }

// Swept is the range worth trying of a known number, "3 to 10 minutes"; "" where
// nobody says one.
func (l Leaf) Swept() string {
	if l.Sweep == nil {
		return ""
	}
	low, high := l.unit.format(l.Sweep[0]), l.unit.format(l.Sweep[1])
	if _, word, _ := strings.Cut(high, " "); word != "" {
		low = strings.TrimSuffix(low, " "+word)
	}
	return low + " to " + high
}

func stated(text string) string {
	if !strings.HasPrefix(strings.TrimSpace(text), "{") {
		return text // as a rule, and a thousand times a batch
	}
	raw, err := decodeValue(text)
	table, ok := raw.(map[string]any)
	if err != nil || !ok {
		return text
	}
	for _, about := range []string{"source", "grade", "owner", "sweep"} {
		delete(table, about)
	}
	if known, ok := table["value"]; ok {
		return strings.Trim(written(known), `"`)
	}
	return strings.NewReplacer("{ ", "", " }", "", " = ", " ", `"`, "").Replace(written(table))
}
