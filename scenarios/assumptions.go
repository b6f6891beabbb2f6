package scenarios

import (
	"hash/fnv"
	"io"
	"math"
	"slices"
	"strings"
)

// Draws names how unknowns get their numbers. A change that moves any of them
// gets a new name.
const Draws = "draws-3"

// assume lists the keys whose value is not known, tells every setting its place
// among them, and notes what files say of them.
func (s *Scenario) assume() {
	s.Unknowns = s.base.unknowns()
	shared := len(s.Unknowns)
	var own []string
	for i := range s.Plans {
		own = append(own, s.Plans[i].resolved.unknowns()...)
	}
	own = slices.DeleteFunc(own, func(path string) bool { return s.unknown(path) >= 0 })
	slices.Sort(own)
	s.Unknowns = append(s.Unknowns, slices.Compact(own)...)
	s.streams = streams(s.Unknowns, shared)
	s.each(func(plan string, r *resolution) {
		for i := range r.settings { // in the order of the table
			st := &r.settings[i]
			if st.value.dist != nil {
				st.dim = s.unknown(st.path)
			}
			if plan == "" || r.says(st.path) {
				s.note(plan, st)
			}
		}
	})
}

// unknowns are the paths that hold a distribution, in the order of the table.
func (r *resolution) unknowns() (paths []string) {
	for i := range r.settings {
		if st := &r.settings[i]; st.value.dist != nil {
			paths = append(paths, st.path)
		}
	}
	return paths
}

// each visits the base and then every plan.
func (s *Scenario) each(visit func(plan string, r *resolution)) {
	visit("", s.base)
	for i := range s.Plans {
		visit(s.Plans[i].Name, s.Plans[i].resolved)
	}
}

// unknown is the place of a key in Unknowns, -1 where it is known.
func (s *Scenario) unknown(path string) int { return slices.Index(s.Unknowns, path) }

func (r *resolution) says(path string) bool {
	_, ok := r.changed[path]
	return ok
}

// note adds what the base or a plan says of a key that is not known. A plan that
// repeats the base has nothing of its own.
func (s *Scenario) note(plan string, st *setting) {
	a := Assumption{
		Path: st.path, Plan: plan, Unknown: st.dim, Meaning: st.key.Meaning, Unit: st.key.Unit.of, Text: st.text,
		Source: st.value.source, Grade: st.value.grade, Owner: st.value.owner, Dist: st.value.dist, At: st.pos,
		Sweep: st.value.sweep,
		key:   st.key, index: st.index, currency: s.Currency,
	}
	if plan != "" {
		before := s.base.get(st.path)
		if before != nil && before.value.sign() == st.value.sign() {
			return
		}
		if before != nil && before.value.dist != nil {
			of := slices.IndexFunc(s.Assumptions, func(a Assumption) bool { return a.Path == st.path })
			s.Assumptions[of].Except = append(s.Assumptions[of].Except, plan)
		}
		a.Path = "plan." + plan + "." + st.path
	}
	if st.value.dist != nil {
		s.Assumptions = append(s.Assumptions, a)
	}
}

// Streams tells the design which stream of numbers each of Unknowns reads.
func (s *Scenario) Streams() []uint64 { return s.streams }

// streams go by the place of what the base does not know, and by the name of
// what only plans do not know, so that no plan moves the draws of another.
func streams(unknowns []string, shared int) []uint64 {
	all := make([]uint64, len(unknowns))
	for i, path := range unknowns {
		if all[i] = uint64(i); i >= shared {
			h := fnv.New64a()
			io.WriteString(h, path)
			all[i] = 1<<63 | h.Sum64() // no place is as high
		}
	}
	return all
}

// ReadBy returns, for each of Unknowns, which of Assumptions a plan reads: its
// own, else the base's, else the reference's, else the first that is there.
func (s *Scenario) ReadBy(plan string) []int {
	reads, ranks := make([]int, len(s.Unknowns)), make([]int, len(s.Unknowns))
	reference := s.reference()
	for i, a := range s.Assumptions {
		rank := 1
		switch {
		case a.Plan == plan && plan != "":
			rank = 4
		case a.Plan == "":
			rank = 3
		case reference != nil && a.Plan == reference.Name:
			rank = 2
		}
		if rank > ranks[a.Unknown] {
			reads[a.Unknown], ranks[a.Unknown] = i, rank
		}
	}
	return reads
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

// Draw returns the values of the assumptions in a world of uniforms u, one for
// each of Unknowns, in engine units and in the order of Assumptions, stated
// correlations put in.
func (s *Scenario) Draw(u []float64) []float64 {
	values := make([]float64, len(s.Assumptions))
	u = s.coupled(u)
	for i, a := range s.Assumptions {
		values[i] = a.Dist.Quantile(inside(u[a.Unknown]))
	}
	return values
}

// inside keeps quantile functions away from infinite ends.
func inside(u float64) float64 { return math.Min(1-edge, math.Max(edge, u)) }

const edge = 1e-9

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

// stated is a value as a reader would say it: the number of a table without its source, grade, owner
// and sweep, which stand in columns of their own, and a distribution without its brackets.
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
