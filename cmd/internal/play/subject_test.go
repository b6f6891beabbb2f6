package play

import (
	"testing"

	"boomerang/scenarios"
)

// Every shipped scenario is about one plan that is not the reference, and where it
// has a grid, about that of its grid.
func TestSubjectOfShippedScenarios(t *testing.T) {
	for _, shipped := range scenarios.List() {
		s, err := scenarios.Load(t.Context(), shipped.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		subject := Subject(NewStudy(s, s.Seed, s.Plans))
		for _, p := range s.Plans {
			if p.Name == subject && p.Reference {
				t.Errorf("%s: the reference is the plan in question", s.Name)
			}
		}
		if subject == "" && len(s.Plans) > 1 {
			t.Errorf("%s is about no plan", s.Name)
		}
		if s.Grid != nil && subject != s.Grid.Plan {
			t.Errorf("%s: about %s, the grid about %s", s.Name, subject, s.Grid.Plan)
		}
		t.Logf("%s: %s", s.Name, subject)
	}
}
