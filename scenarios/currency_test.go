package scenarios

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// Amounts of the program and of shipped bases are dollars: in another currency they
// are named, but for what the file says itself, also after it was written flat.
func TestAmountsOfAnotherCurrency(t *testing.T) {
	const plans = `
		extends = "base-midsize"
		[plan.keep]
		reference = true
		[plan.cut]
		cut.retraining = 900
		[money]
		severance_per_head = 12_000
	`
	load := func(text string) *Scenario {
		s, err := LoadReader(t.Context(), strings.NewReader(text), "mine.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if s := load(plans); len(s.Unconverted) != 0 {
		t.Errorf("in dollars nothing is foreign, not %q", s.Unconverted)
	}
	s := load(`currency = "EUR"` + plans)
	for key, foreign := range map[string]bool{
		"money.cost_per_head_year": true, "segment.customers.margin_per_month": true, "cut.retraining": true,
		"money.severance_per_head": false, "plan.cut.cut.retraining": false, "humans.heads": false,
		"money.acquisition_per_customer": false, // 0 is 0 in every currency
	} {
		if got := slices.Contains(s.Unconverted, key); got != foreign {
			t.Errorf("%s is foreign: %t, want %t", key, got, foreign)
		}
	}
	if flat := load(string(s.Flat())); !slices.Equal(flat.Unconverted, s.Unconverted) {
		t.Errorf("flat %q, want %q", flat.Unconverted, s.Unconverted)
	}
	if !bytes.Contains(load("plan.cut.choice = false\n"+plans).Flat(), []byte("plan.cut.choice = false")) {
		t.Error("a flat file forgets what nobody can choose")
	}
}
