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
		{company + "cut.share = 0.4\ncut.when = \"19 months\"\n", []result.WarningKind{result.AfterHorizon}},
		{"months = 2\n" + company + "cut.share = 0.4\ncut.notice = \"3 months\"\n", []result.WarningKind{
			result.AfterHorizon,
		}},
		{"months = 5\n" + company + "cut.share = 0.4\ncut.notice = \"1 month\"\ncut.stages = 3\n" +
			"cut.stage_gap = \"2 months\"\n", []result.WarningKind{result.AfterHorizon}},
		{"months = 6\n" + company + "cut.share = 0.4\ncut.notice = \"1 month\"\ncut.stages = 3\n" +
			"cut.stage_gap = \"2 months\"\n", nil},
		{"months = 2\n" + company + "cut.share = 0.4\ncut.by = \"attrition\"\ncut.notice = \"3 months\"\n", nil},
		{"months = 2\n" + company + "cut.when = \"3 months\"\n", nil}, // of a cut of nobody
		{"start = 2025-01-31\nmonths = 1\n" + company + "assistant.go_live = 2025-02-28\n", []result.WarningKind{
			result.AfterHorizon,
		}},
		{"start = 2025-01-31\nmonths = 1\n" + company + "assistant.go_live = 2025-02-27\n", nil},
		{"months = 1\n" + company + "assistant.go_live = 2026-02-28\nrouting.policy = \"humans_only\"\n", nil},
		{"scale = 0.001\n" + company, []result.WarningKind{result.SmallPool}},
	} {
		s, err := scenarios.LoadReader(t.Context(), strings.NewReader(c.text), "mine.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []result.WarningKind
		for _, w := range Foreseen(NewStudy(s, s.Seed, s.Plans), 72) {
			if w.Kind != result.HeadsBeyondLevel && w.Kind != result.BoardIdle { // of the desk all of these have
				got = append(got, w.Kind)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

// Plans whose board can never turn them back are named, by the reason, and no others: not the reference, nor a
// plan that takes nothing away.
func TestIdleBoardsAreForeseen(t *testing.T) {
	const text = `extends = "base-midsize"
leadership.service_floor = 0.3
[plan.keep]
reference = true
[plan.help]
routing.policy = "bounded_only"
[plan.cut]
cut.share = 0.3
leadership.rehire_share = 0
[plan.deeper]
cut.share = 0.5
leadership.rehire_share = 0
[plan.hired-back]
cut.share = 0.3
leadership.rehire_share = 0.5
[plan.opened]
routing.policy = "everything"
valve.steps = 3
leadership.open_valve = true
[plan.blind]
cut.share = 0.3
leadership = { rehire_share = 0.5, service_floor = 0, retention_drop = 0 }
[plan.slow]
cut.share = 0.3
leadership = { rehire_share = 0.5, review_every = "2 years" }
`
	s, err := scenarios.LoadReader(t.Context(), strings.NewReader(text), "mine.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, w := range Foreseen(NewStudy(s, s.Seed, s.Plans), 72) {
		if w.Kind == result.BoardIdle {
			found[w.Reason] = w.Names
		}
	}
	for reason, want := range map[string][]string{
		result.NoAction: {"cut", "deeper"}, result.NoSignal: {"blind"}, result.TooLate: {"slow"},
	} {
		if !slices.Equal(found[reason], want) {
			t.Errorf("%s: %q, want %q", reason, found[reason], want)
		}
	}
	if len(found) != 3 {
		t.Errorf("found %v", found)
	}
}
