package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"

	"boomerang/sim/distribution"
)

// Resolved returns every value in force and where it came from: the base in
// the order of the table, then what each plan changes.
func (s *Scenario) Resolved() []Leaf {
	var all []Leaf
	s.each(func(plan string, r *resolution) {
		for i := range r.settings {
			if st := &r.settings[i]; plan == "" || r.says(st.path) {
				all = append(all, st.leafOf(plan))
			}
		}
	})
	return all
}

// leafOf shows a setting to the outside.
func (st *setting) leafOf(plan string) Leaf {
	_, _, ranged := st.key.worthTrying()
	return Leaf{
		Unranged: st.unmeasured() && !ranged && st.value.sweep == nil,
		Plan:     plan, Path: st.path, Text: st.text, Unit: st.key.counted(), Meaning: st.key.Meaning,
		Source: st.value.source, Grade: st.value.grade, Owner: st.value.owner,
		Sweep: st.value.sweep, Sampled: st.value.dist != nil, At: st.pos, unit: st.key.Unit,
		said: st.value, kind: st.key.Kind,
	}
}

// Number is a known quantity or count in engine units, those of its Unit; nil of anything else, and where the
// model works it out.
func (l Leaf) Number() *float64 {
	if l.kind != quantity && l.kind != count || l.Sampled || l.said.auto || l.said.list != nil {
		return nil
	}
	n := l.said.number
	return &n
}

// Law is what the value is drawn from, as data in engine units; nil of a known one.
func (l Leaf) Law() *distribution.Law {
	if l.said.dist == nil {
		return nil
	}
	law := distribution.LawOf(l.said.dist)
	return &law
}

// BuiltIn returns a value that is the program's own with the source and grade it
// has there. That is what no file states, and what one states as the program
// would, naming no source: a scenario written flat states every default.
func (l Leaf) BuiltIn() (Leaf, bool) {
	k, _ := find(strings.Split(l.Path, "."))
	if k == nil || l.Plan != "" || l.Sampled {
		return l, false
	}
	for _, suffix := range defaultSuffixes {
		own, there := builtIn()[k.Path+suffix]
		if there && (l.At.File == byDefault || l.Source+l.Grade+l.Owner == "") && stated(own.text) == l.Stated() {
			l.Source, l.Grade = own.value.source, own.value.grade
			if low, high, ok := k.worthTrying(); ok {
				l.Sweep = []float64{low, high}
			}
			return l, true
		}
	}
	return l, false
}

// Hash identifies the physics of the scenario: two files with the same hash
// describe the same worlds and plans, whatever their comments, titles, sources
// and spelling of units. Seed and number of worlds are not part of it.
func (s *Scenario) Hash() string {
	h := sha256.New()
	fmt.Fprintln(h, "boomerang scenario 1", s.Currency)
	for i := range s.Plans {
		p := &s.Plans[i]
		fmt.Fprintln(h, "plan", p.Name, p.Reference)
		p.resolved.sign(h)
	}
	if s.Grid != nil {
		fmt.Fprintln(h, "grid", s.Grid.Plan)
		for _, a := range s.Grid.Axes {
			fmt.Fprintln(h, a.Path, a.Values, each(a.leaves, func(l leaf) string { return l.value.sign() }))
		}
	}
	if s.learnt != nil {
		fmt.Fprintln(h, "learnt", s.learnt.Name)
	}
	if s.copula != nil {
		for _, dim := range s.copula.of {
			fmt.Fprintln(h, "correlated", s.Unknowns[dim], s.recipe(dim))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Identity identifies what a row of the plan is played from: its physics and
// how the unknowns it reads are drawn. Titles, sources, other plans and what only
// they do not know, thresholds, seed and number of worlds are not part of it; a
// grid cell that says what a plan says is the same plan.
func (p *Plan) Identity() string {
	h := sha256.New()
	over := map[string]*setting{}
	for i := range p.cell {
		over[p.cell[i].path] = &p.cell[i]
	}
	for i := range p.resolved.settings {
		st := &p.resolved.settings[i]
		if cell := over[st.path]; cell != nil {
			st = cell
		}
		from := ""
		if st.dim >= 0 {
			from = p.scenario.recipe(st.dim)
		}
		fmt.Fprintln(h, st.path, st.value.sign(), from)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (r *resolution) sign(w io.Writer) {
	for i := range r.settings {
		st := &r.settings[i]
		fmt.Fprintln(w, st.path, st.value.sign())
	}
}

// sign renders a value in engine units, the same for equal values.
func (v value) sign() string {
	switch {
	case v.dist != nil:
		return v.dist.String()
	case len(v.list) > 0:
		return fmt.Sprint(v.list)
	case !v.day.IsZero():
		return v.day.String()
	case len(v.words) > 0:
		return fmt.Sprintf("%q", v.words)
	}
	return strconv.FormatFloat(v.number, 'g', -1, 64)
}

// Keys returns the path of every key of the language, "*" standing for a name,
// in the order of the reference page: for completion and suggestions.
func Keys() []string {
	return each(table, func(k key) string { return k.Path })
}
