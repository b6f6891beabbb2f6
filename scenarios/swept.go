package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/models/desk"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Swept returns the low and the high value worth trying of a key, as a file
// writes them; empty where the table names none.
func Swept(path string) (low, high string) {
	if k := byPath[path]; k != nil {
		return k.Sweep[0], k.Sweep[1]
	}
	return "", ""
}

// Tried returns the low and the high value worth trying of an assumption besides
// those drawn, as a file writes them; empty where its file names none.
func (a Assumption) Tried() (low, high string) {
	if a.Sweep == nil {
		return "", ""
	}
	return a.key.Unit.plain(a.Sweep[0]), a.key.Unit.plain(a.Sweep[1])
}

// Of is the value the parameters give to an assumption about one number, in
// engine units; NaN of any other.
func (a Assumption) Of(p *desk.Params) float64 {
	if x, ok := a.key.at(p, a.index).(*float64); ok {
		return *x
	}
	return math.NaN()
}

// Describe returns the meaning and the unit of a key, as set by a file or for
// a plan (plan.NAME.key); nothing where there is no such key.
func Describe(path string) (meaning string, unit result.Unit) {
	parts := strings.Split(path, ".")
	if len(parts) > 3 && parts[0] == "plan" {
		parts = parts[2:]
	}
	if k, _ := find(parts); k != nil {
		return k.Meaning, k.Unit.of
	}
	return "", result.UnitNone
}

// AxisValues are the numbers, in engine units, that texts of an axis stand for, as -s
// reads them; false where one of them is no number (a choice, true or false,
// "auto", a date): their order is that of the list, and nothing lies between two.
func AxisValues(path string, texts []string) ([]float64, bool) {
	inner, _ := scoped(strings.Split(path, "."))
	k, _ := find(inner)
	if k == nil || k.Kind > count {
		return nil, false
	}
	xs := make([]float64, len(texts))
	for i, t := range texts {
		v, f := k.read(literal(strings.TrimSpace(t)))
		if f != nil || v.auto || v.dist != nil || v.day != (dates.Date{}) {
			return nil, false
		}
		xs[i] = v.number
	}
	return xs, true
}

// CheckAxis says why a key cannot take several values in a design, nil where it
// can: it must be one the model plays, of a row there is, and hold one value.
// Between says that values are to be made up between two ends. The problem has
// no place.
func (s *Scenario) CheckAxis(path string, between bool) *Problem {
	parts := strings.Split(path, ".")
	if parts[0] == "plan" && len(parts) > 1 {
		if why := s.checkPlanned(parts); why != nil {
			return why
		}
	}
	inner, scope := scoped(parts)
	k, row := find(inner)
	switch {
	case k == nil && section(inner, scope):
		return &Problem{What: "is a table, not a key", Hint: "name one of its keys: " +
			strings.Join(keysOf(inner[0]), ", ")}
	case k == nil:
		return &Problem{What: "is not a known key", Hint: unknownHint(inner, scope)}
	case scope == "plan" && (k.Base || k.Company && !s.IsQueue()):
		return &Problem{What: "cannot differ between plans", Hint: "name it without the plan: " + k.Path}
	case k.at == nil:
		return &Problem{
			What: "is nothing the model plays: every value would give the same",
			Hint: "keys that can be varied stand in the reference page, boomerang show FILE --resolved lists " +
				"their values",
		}
	case k.Kind > choice:
		return &Problem{
			What: "cannot be varied: it does not hold a number, a choice, or true or false",
			Hint: "change it by -s, one command a value",
		}
	case between && (k.Kind == choice || k.Kind == yesNo):
		return &Problem{
			What: "has no values between two ends",
			Hint: fmt.Sprintf("name its values: %s=%s", path, strings.Join(k.words(), ",")),
		}
	case between && k.Kind == count:
		return &Problem{
			What: "takes whole numbers, and a range gives others",
			Hint: fmt.Sprintf("name its values: %s=1,2,3", path),
		}
	}
	if why, hint := s.lacks(k); why != "" {
		return &Problem{What: "has no effect where " + why, Hint: hint}
	}
	if rows := s.base.rows(k); row != "" && !slices.Contains(rows, row) {
		first := inner[0]
		p := &Problem{What: fmt.Sprintf("there is no %s %q", first, row), Hint: didYouMean(row, rows)}
		if p.Hint == "" {
			p.Hint = fmt.Sprintf("known are %s", strings.Join(rows, ", "))
		}
		return p
	}
	return nil
}

// IsQueue says that arrivals come from no customers.
func (s *Scenario) IsQueue() bool { return s.base.get("arrivals.open_per_hour").value.median() > 0 }

// checkPlanned refuses plan.NAME without a plan of that name.
func (s *Scenario) checkPlanned(parts []string) *Problem {
	var names []string
	for _, p := range s.Plans {
		names = append(names, p.Name)
	}
	if slices.Contains(names, parts[1]) {
		return nil
	}
	p := &Problem{What: fmt.Sprintf("there is no plan %q", parts[1]), Hint: didYouMean(parts[1], names)}
	if p.Hint == "" {
		p.Hint = "the plans are " + strings.Join(names, ", ")
	}
	return p
}

// keysOf are the first few keys of a table.
func keysOf(section string) (paths []string) {
	for _, k := range table {
		if strings.HasPrefix(k.Path, section+".") && len(paths) < 5 {
			paths = append(paths, strings.Replace(k.Path, "*", "NAME", 1))
		}
	}
	return paths
}

// words are the values of a choice.
func (k *key) words() []string {
	if k.Kind == yesNo {
		return []string{"true", "false"}
	}
	return k.Choices
}

// rows are the names in place of the "*" of a key.
func (r *resolution) rows(k *key) []string {
	switch first, _, _ := strings.Cut(k.Path, "."); first {
	case "segment":
		return r.segments
	case "category":
		return r.categories
	case "pool":
		return r.pools
	case "channel":
		return r.channels
	}
	return nil
}
