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
// company. The ends are those worth trying; a key for which the table names none is in
// Untried instead.
func (s *Scenario) Doubtful() (all []Doubtful) {
	for i := range s.base.settings {
		st := &s.base.settings[i]
		if low, high, ok := st.key.worthTrying(); ok && st.unmeasured() {
			d := Doubtful{
				Path: st.path, Own: st.value.number, Low: low, High: high, Ends: st.key.Sweep,
				key: st.key, index: st.index,
			}
			if own := st.value.sweep; own != nil && st.pos.File == byDefault { // of a default beside another
				d.Low, d.High = own[0], own[1]
				d.Ends = [2]string{st.key.Unit.plain(own[0]), st.key.Unit.plain(own[1])}
			}
			all = append(all, d)
		}
	}
	return all
}

// Untried are the keys of the base of which a number nobody has measured is in force and
// the table names no range: no run tries what they decide. Of a table with many rows a
// key is named once, "category.*.action_risk".
func (s *Scenario) Untried() (paths []string) {
	for i := range s.base.settings {
		st := &s.base.settings[i]
		if _, _, ok := st.key.worthTrying(); !ok && st.unmeasured() && !slices.Contains(paths, st.key.Path) {
			paths = append(paths, st.key.Path)
		}
	}
	return paths
}

// unranged reports whether a key holds a number, no action of a plan and nothing that is
// the same in any company, whose default nobody has measured, with no range worth trying.
func (k *key) unranged() bool {
	_, _, ranged := k.worthTrying()
	return k.Kind == quantity && !k.Action && !k.Base && slices.Contains(weakGrades, k.Grade) && !ranged
}

// unmeasured reports whether a setting is one number that no world draws and nobody has
// measured, and no action of a plan.
func (st *setting) unmeasured() bool {
	known := st.dim < 0 && st.value.dist == nil && !st.value.auto && st.value.day.IsZero()
	return st.key.Kind == quantity && !st.key.Action && !st.key.Base && known && st.weak()
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
