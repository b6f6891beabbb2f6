package scenarios

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A file that is extended and states no currency is in that of its own bases, else in
// dollars, never in that of the file that extends it; so is the file itself where the
// currency comes from -s.
func TestCurrencyOfABaseThatStatesNone(t *testing.T) {
	const company = "[money]\nseverance_per_head = 12_000\n"
	const top = "extends = \"company.toml\"\nmoney.hiring_per_head = 700\n" +
		"[plan.keep]\nreference = true\n[plan.cut]\ncut.share = 0.1\n"
	for _, c := range []struct {
		base, top string
		set       []string
		foreign   [2]bool // of the base, of the file
	}{
		{"extends = \"base-midsize\"\n" + company, "currency = \"EUR\"\n" + top, nil, [2]bool{true, false}},
		{"extends = \"base-midsize\"\ncurrency = \"EUR\"\n" + company, "currency = \"EUR\"\n" + top, nil, [2]bool{}},
		{"extends = \"base-midsize\"\ncurrency = \"EUR\"\n" + company, top, nil, [2]bool{}},
		{"extends = \"euro.toml\"\n" + company, "currency = \"EUR\"\n" + top, nil, [2]bool{}},
		{"extends = \"euro.toml\"\n" + company, "currency = \"USD\"\n" + top, nil, [2]bool{true, false}},
		{"extends = \"base-midsize\"\n" + company, top, nil, [2]bool{}},
		{"extends = \"base-midsize\"\n" + company, top, []string{"currency=EUR"}, [2]bool{true, true}},
	} {
		dir := t.TempDir()
		for name, text := range map[string]string{
			"company.toml": c.base, "mine.toml": c.top,
			"euro.toml": "extends = \"base-midsize\"\ncurrency = \"EUR\"\n",
		} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		s, err := Load(t.Context(), filepath.Join(dir, "mine.toml"), c.set)
		if err != nil {
			t.Fatal(err)
		}
		for i, key := range []string{"money.severance_per_head", "money.hiring_per_head"} {
			if got := slices.Contains(s.Unconverted, key); got != c.foreign[i] {
				t.Errorf("base %q, file %q: %s is listed: %t", c.base, c.top, key, got)
			}
		}
	}
}

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
