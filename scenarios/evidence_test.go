package scenarios

import (
	"math"
	"strings"
	"testing"
)

const vouchedFile = `
extends = "midsize-fintech"
[evidence]
source = "the ledger of 2025"
grade  = "assumed"
owner  = "finance"
sweep  = 0.25
[segment.customers]
customers = 200_000
margin_per_month = { value = 10, sweep = [8, 16], source = "board paper", grade = "B" }
[humans]
patience = "2 min"
`

// TestEvidence: what a file says once holds for the numbers of that file that
// say nothing of their own, and for no other.
func TestEvidence(t *testing.T) {
	s, err := LoadReader(t.Context(), strings.NewReader(vouchedFile), "mine.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][4]string{
		"segment.customers.customers":        {"the ledger of 2025", "assumed", "finance", "150_000 to 250_000"},
		"segment.customers.margin_per_month": {"board paper", "B", "finance", "8 to 16"},
		"humans.patience":                    {"the ledger of 2025", "assumed", "finance", "1.5 to 2.5 minutes"},
	}
	for _, l := range s.Resolved() {
		w, ok := want[l.Path]
		if got := [4]string{l.Source, l.Grade, l.Owner, l.Swept()}; ok && got != w {
			t.Errorf("%s: %q, want %q", l.Path, got, w)
		}
		if !ok && l.Owner != "" {
			t.Errorf("%s of %s is vouched for by %s", l.Path, l.At.File, l.Owner)
		}
	}
	flat, err := LoadReader(t.Context(), strings.NewReader(string(s.Flat())), "flat.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range flat.Resolved() {
		if w, ok := want[l.Path]; ok && [4]string{l.Source, l.Grade, l.Owner, l.Swept()} != w {
			t.Errorf("flat, %s: %v", l.Path, l)
		}
	}
	if flat.Hash() != s.Hash() {
		t.Error("evidence changed the physics")
	}
}

// TestSweepBesideDistribution: what a scenario draws may name ends beyond its
// draws, which the median lies between.
func TestSweepBesideDistribution(t *testing.T) {
	s, err := Load(t.Context(), "klarna-2024", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range s.Assumptions {
		low, high := a.Tried()
		if a.Path == "assistant.session_cost" && (low != "0.11" || high != "1.84") {
			t.Errorf("the model's cost is tried from %q to %q", low, high)
		}
		if a.Path != "assistant.session_cost" && low+high != "" {
			t.Errorf("%s is tried from %q to %q", a.Path, low, high)
		}
		p, err := s.Plans[1].Params(nil)
		if err != nil {
			t.Fatal(err)
		}
		if x := a.Of(&p); math.Abs(x-a.Dist.Quantile(.5)) > 1e-9 {
			t.Errorf("%s is %v at the median, its distribution says %v", a.Path, x, a.Dist.Quantile(.5))
		}
	}
	if _, err := Load(t.Context(), "klarna-2024",
		[]string{"assistant.price={ low = 1, high = 2, sweep = [3, 4] }"}); err == nil {
		t.Error("a sweep that does not reach around the median is accepted")
	}
}

// TestLoose: with evidence.loose a number with a swept range is not known.
func TestLoose(t *testing.T) {
	known, err := LoadReader(t.Context(), strings.NewReader(vouchedFile), "mine.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	loose, err := LoadReader(t.Context(), strings.NewReader(vouchedFile), "mine.toml", []string{"evidence.loose=true"})
	if err != nil {
		t.Fatal(err)
	}
	if len(loose.Assumptions) <= len(known.Assumptions) {
		t.Fatalf("%d assumptions, %d when loose", len(known.Assumptions), len(loose.Assumptions))
	}
	for _, a := range loose.Assumptions {
		if a.Path == "segment.customers.customers" {
			if lo, hi := a.Dist.Quantile(0), a.Dist.Quantile(1); lo != 150_000 || hi != 250_000 {
				t.Errorf("customers from %v to %v", lo, hi)
			}
			return
		}
	}
	t.Error("the customers are still known")
}

// TestShippedSayWhere: every number a shipped scenario states about the world
// says where it comes from; an assumed one says how far it may be off.
func TestShippedSayWhere(t *testing.T) {
	for _, shipped := range List() {
		s, err := Load(t.Context(), shipped.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range s.base.settings {
			st := &s.base.settings[i]
			v := &st.value
			if st.pos.File == byDefault || !st.key.figure() || v.auto || !v.day.IsZero() {
				continue
			}
			if v.grade == "" {
				t.Errorf("%s: %s:%d: %s says neither source nor grade", s.Name, st.pos.File, st.pos.Line, st.path)
			}
			if v.grade == "assumed" && v.dist == nil && v.sweep == nil && st.key.Kind == quantity {
				t.Errorf("%s: %s:%d: %s is assumed and has no swept range", s.Name, st.pos.File, st.pos.Line, st.path)
			}
		}
	}
}
