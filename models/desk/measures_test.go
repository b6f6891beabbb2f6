package desk

import (
	"slices"
	"testing"

	"boomerang/sim/result"
)

// Every measure of the table stands exactly once in the order of each resolution
// it has a function for, and in no other; it has a name, a unit and a meaning of
// its own.
func TestMeasuresStandOnce(t *testing.T) {
	times := func(order []string, name string) (n int) {
		for _, at := range order {
			if at == name {
				n++
			}
		}
		return n
	}
	names, meanings := map[string]bool{}, map[string]string{}
	for _, m := range table {
		for _, of := range []struct {
			resolution string
			order      []string
			reported   bool
		}{{"run", runOrder, m.Run != nil}, {"month", monthOrder, m.Month != nil}, {"day", dayOrder, m.Day != nil}} {
			want := 0
			if of.reported {
				want = 1
			}
			if n := times(of.order, m.Name); n != want {
				t.Errorf("%s stands %d times in the order of a %s, want %d", m.Name, n, of.resolution, want)
			}
		}
		if m.Run == nil && m.Month == nil && m.Day == nil {
			t.Errorf("%s is reported nowhere", m.Name)
		}
		if names[m.Name] {
			t.Errorf("%s stands twice in the table", m.Name)
		}
		if other := meanings[m.Meaning]; other != "" {
			t.Errorf("%s and %s mean the same", m.Name, other)
		}
		names[m.Name], meanings[m.Meaning] = true, m.Name
		if m.Meaning == "" || m.Group == "" || m.Unit == result.UnitNone {
			t.Errorf("%s lacks a meaning, group or unit", m.Name)
		}
	}
}

// Columns are found by name, and one that is not there is said to be missing.
func TestMeasuresByName(t *testing.T) {
	for _, columns := range [][]Measure{Measures, SeriesMeasures, DayMeasures} {
		for k, m := range columns {
			if at, ok := Column(columns, m.Name); !ok || at != k {
				t.Errorf("%s is found at %d, %v; it stands at %d", m.Name, at, ok, k)
			}
		}
	}
	if _, ok := Column(Measures, result.Sessions); ok {
		t.Error("runs report sessions, which only days do")
	}
	two := MeasuresOf([]Segment{{Name: "a"}, {Name: "b"}})
	if k, ok := Column(two, result.MarginLostOf+"b"); !ok || k != len(Measures)+3 {
		t.Errorf("the margin lost of the second segment stands at %d, %v", k, ok)
	}
	if !slices.EqualFunc(two[:len(Measures)], Measures, func(a, b Measure) bool { return a.Name == b.Name }) {
		t.Error("segments change the columns before theirs")
	}
}
