package play

import (
	"strings"
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

// A plan nobody can choose is asked about only where the file says so, or where there is
// no other.
func TestSubjectCanBeChosen(t *testing.T) {
	const plans = "extends = \"base-midsize\"\n[plan.keep]\nreference = true\n" +
		"[plan.dream]\nchoice = false\nrouting.policy = \"everything\"\ncut.share = 0.3\n"
	const other = "[plan.small]\nrouting.policy = \"bounded_only\"\n"
	for text, want := range map[string]string{
		plans + other: "small", plans: "dream",
		plans + other + "[grid]\nplan = \"dream\"\ncut.share = [0.1, 0.3]\n": "dream",
	} {
		s, err := scenarios.LoadReader(t.Context(), strings.NewReader(text), "mine.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := Subject(NewStudy(s, s.Seed, s.Plans)); got != want {
			t.Errorf("%q is about %q, want %q", text, got, want)
		}
	}
}
