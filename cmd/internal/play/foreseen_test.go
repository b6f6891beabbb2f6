package play

import (
	"slices"
	"strings"
	"testing"

	"boomerang/scenarios"
	"boomerang/sim/result"
)

// What follows from a scenario alone is warned of before anything is played: parts of
// people, amounts of another currency, heads that some drawn world has not.
func TestForeseenFromAScenarioAlone(t *testing.T) {
	const company = "extends = \"base-midsize\"\n[plan.keep]\nreference = true\n[plan.cut]\n"
	const drawn = "humans.heads = \"auto\"\nsegment.customers.issues_per_year = { low = 0.5, mode = 3, high = 6 }\n"
	for _, c := range []struct {
		text string
		want []result.WarningKind
	}{
		{company + "cut.heads = 60\n", nil},
		{"humans.heads = 9\n" + company + "cut.share = 0.15\n", []result.WarningKind{result.PartOfPerson}},
		{"currency = \"EUR\"\n" + company, []result.WarningKind{result.Unconverted}},
		{drawn + company + "cut.heads = 60\n", []result.WarningKind{result.CutCapped}},
		{drawn + company + "cut.heads = 2\n", nil},
		{drawn + company + "cut.share = 0.4\n", nil},
		{"scale = 0.001\n" + company, []result.WarningKind{result.SmallPool}},
	} {
		s, err := scenarios.LoadReader(t.Context(), strings.NewReader(c.text), "mine.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []result.WarningKind
		for _, w := range Foreseen(NewStudy(s, s.Seed, s.Plans), 72) {
			if w.Kind != result.HeadsBeyondLevel { // of the desk all of these have
				got = append(got, w.Kind)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}
