package scenarios

import (
	"bytes"
	"slices"
	"testing"
)

func TestFlatKeepsCorrelations(t *testing.T) {
	const file = `
		extends = "base-fintech"
		[segment.all]
		customers = 1000
		issues_per_year = 1
		margin_per_month = 5
		[plan.a]
		reference = true
		[correlation.both]
		between = ["churn.service_share", "assistant.silent"]
		rank = 0.5
	`
	s, err := LoadReader(t.Context(), bytes.NewReader([]byte(file)), "x", nil)
	if err != nil {
		t.Fatal(err)
	}
	again, err := LoadReader(t.Context(), bytes.NewReader(s.Flat()), "x", nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, s.Flat())
	}
	if again.Hash() != s.Hash() {
		t.Error("the flat file lost a correlation")
	}
}

// TestFlatKeepsEveryDigit: a third, and a point of a design, are played again as
// they were, or no shard of them could be merged.
func TestFlatKeepsEveryDigit(t *testing.T) {
	for _, set := range []string{
		"plan.cut-15-open-door.cut.share=0.333333333333333", "churn.scale=0.30000000000000004",
		"churn.scale={ low = 0.1234567890123, mode = 0.2345678901234567, high = 0.5 }",
		"humans.heads=123.45678901234", "churn.personal_lag=\"5.4321098765432 months\"",
	} {
		s, err := Load(t.Context(), "midsize-fintech", []string{set})
		if err != nil {
			t.Fatalf("%s: %v", set, err)
		}
		again, err := LoadReader(t.Context(), bytes.NewReader(s.Flat()), s.Name, nil)
		if err != nil {
			t.Fatalf("%s: %v", set, err)
		}
		if again.Hash() != s.Hash() {
			t.Errorf("%s: the flat file is another scenario", set)
		}
	}
}

func TestFlatIsTheSameScenario(t *testing.T) {
	for _, shipped := range List() {
		s, err := Load(t.Context(), shipped.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := LoadReader(t.Context(), bytes.NewReader(s.Flat()), s.Name, nil)
		if err != nil {
			t.Fatalf("%s: %v\n%s", s.Name, err, s.Flat())
		}
		if again.Hash() != s.Hash() || again.Seed != s.Seed || again.Worlds != s.Worlds ||
			len(again.Cells()) != len(s.Cells()) {
			t.Errorf("%s: flat file is another scenario", s.Name)
		}
		if !bytes.Equal(again.Flat(), s.Flat()) {
			t.Errorf("%s: a flat file made flat again has other bytes", s.Name)
		}
		was, is := s.Resolved(), again.Resolved()
		for i, a := range was {
			if !slices.Equal(a.Sweep, is[i].Sweep) {
				t.Errorf("%s: %s is worth trying in %v, flat in %v", s.Name, a.Path, a.Sweep, is[i].Sweep)
			}
		}
		for i, a := range s.Assumptions {
			if b := again.Assumptions[i]; a.Text != b.Text || a.Source != b.Source || a.Grade != b.Grade {
				t.Errorf("%s: %s says %q (%s, %s), flat %q (%s, %s)", s.Name, a.Path, a.Text, a.Source, a.Grade, b.Text,
					b.Source, b.Grade)
			}
		}
	}
}

// Texts and names are physics too: who is cut and who answers what.
func TestIdentityKnowsWords(t *testing.T) {
	const company = `
		[segment.x]
		customers = 900
		[category.y]
		share = 1
		[pool.a]
		skills = "bounded"
		overflow = "b"
		[pool.b]
		skills = "everything"
		[plan.p]
		reference = true
		[plan.q]
		cut = { share = 0.5, pool = "a" }
	`
	seen := map[string]string{}
	for _, set := range []string{"", `plan.q.cut.pool="b"`, `pool.a.skills="everything"`, `pool.a.overflow=""`} {
		s, problems := parsed(company, set)
		if set == "" {
			s, problems = parsed(company)
		}
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		key := s.Plans[1].Identity() + s.Hash()
		if other, twice := seen[key]; twice {
			t.Errorf("%q and %q are one plan", set, other)
		}
		seen[key] = set
	}
}
