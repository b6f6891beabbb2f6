package scenarios

import (
	"slices"

	"boomerang/models/desk"
)

// Doubtful is one number in force that no world draws and nobody has measured: the
// program's own value, whoever stated it, where that is graded assumed, C or D, and
// another that is stated with such a grade. A number a file states without one is
// taken for its own. It is tried at two ends, Ends as a file writes them.
type Doubtful struct {
	Path           string
	Own, Low, High float64 // engine units
	Ends           [2]string
	key            *key
	index          int
}

// weakGrades are those of values that are not measured.
var weakGrades = []string{"assumed", "C", "D"}

// Doubtful are those of the base, but for what a plan does and what is the same in any
// company. The ends are those worth trying; a key for which the table names none is
// left out.
func (s *Scenario) Doubtful() (all []Doubtful) {
	for i := range s.base.settings {
		st := &s.base.settings[i]
		k := st.key
		known := st.dim < 0 && st.value.dist == nil && !st.value.auto && st.value.day.IsZero()
		if k.Kind != quantity || k.Action || k.Base || !known || !st.weak() {
			continue
		}
		if low, high, ok := k.worthTrying(); ok {
			all = append(all, Doubtful{
				Path: st.path, Own: st.value.number, Low: low, High: high, Ends: k.Sweep, key: k, index: st.index,
			})
		}
	}
	return all
}

// weak reports whether a value is the program's own or has a grade, and nobody has
// measured it.
func (st *setting) weak() bool {
	if g := st.value.grade; g != "" && st.pos.File != byDefault {
		return slices.Contains(weakGrades, g)
	}
	for _, suffix := range []string{"", " long_tail"} {
		own, there := builtIn()[st.key.Path+suffix]
		if there && own.value.number == st.value.number && slices.Contains(weakGrades, st.key.Grade) {
			return true
		}
	}
	return false
}

// At is the field of the parameters that holds the value; nil where it is none.
func (d Doubtful) At(p *desk.Params) *float64 {
	x, _ := d.key.at(p, d.index).(*float64)
	return x
}

// StatedBy reports whether a plan says the value for itself.
func (d Doubtful) StatedBy(p Plan) bool { return p.resolved.says(d.Path) }
