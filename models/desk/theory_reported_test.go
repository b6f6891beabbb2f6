package desk_test

import (
	"math"
	"slices"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/stats"
)

// What a company states of a month is what is played before day 0: contacts and the mean handle time,
// within a per cent and the error of the months played; at its stated level, with heads to spare and with
// too few.
// Contracts of healthcare are spread here: where all renew in January the company has a tenth more
// members in the month before than on the day after, and no month is the one that was stated.
func TestReportedMonthIsPlayed(t *testing.T) {
	for _, c := range []struct {
		file     string
		set      []string
		contacts float64
		handle   float64 // 0: not stated
	}{
		{"midsize-fintech", []string{"arrivals.contacts_per_month=93_000"}, 93_000, 0},
		{"midsize-fintech", []string{
			"arrivals.contacts_per_month=21_000", "humans.heads=auto", "humans.handle=6 min",
		}, 21_000, 6},
		{"midsize-fintech", []string{"arrivals.contacts_per_month=93_000", "humans.heads=100"}, 93_000, 0},
		{"healthcare", []string{
			"arrivals.contacts_per_month=93_000", "humans.heads=100", "segment.members.renewal_month=spread",
		}, 93_000, 0},
		{"healthcare", []string{
			"segment.members.contacts_per_month=80_000", "humans.handle=9 min", "segment.members.renewal_month=spread",
		}, 80_000, 9},
	} {
		s, err := scenarios.Load(t.Context(), c.file, slices.Concat(c.set, unmanaged))
		if err != nil {
			t.Fatal(c.set, err)
		}
		p, err := s.Plans[0].Params(nil)
		if err != nil {
			t.Fatal(err)
		}
		if made := p.ByFormula(); math.Abs(made.Contacts/c.contacts-1) > 1e-6 {
			t.Errorf("%v: %.2f contacts by formula", c.set, made.Contacts)
		}
		contacts, handle := make([]float64, 20), 0.0
		for w := range contacts {
			m := desk.Baseline(t.Context(), p, 100+uint64(w)).MeanMonth(p)
			contacts[w] = m.Contacts
			handle += m.HandleMinutes / float64(len(contacts))
		}
		iv, _ := stats.Mean(contacts, .9)
		if iv.Hi < .99*c.contacts || iv.Lo > 1.01*c.contacts {
			t.Errorf("%s %v: %.0f to %.0f contacts played", c.file, c.set, iv.Lo, iv.Hi)
		}
		if c.handle > 0 && math.Abs(handle/c.handle-1) > .02 {
			t.Errorf("%s %v: %.3f minutes played", c.file, c.set, handle)
		}
	}
}

// The issues that contacts come to are the company's: the same in every plan, and in the past of each.
func TestContactsAreTheCompanys(t *testing.T) {
	const said = "arrivals.contacts_per_month=93_000"
	byContacts := paramsOf(t, said)
	issues := byContacts[0].Segments[0].IssuesPerYear
	for i, p := range byContacts {
		if p.Segments[0].IssuesPerYear != issues || p.Before != nil && p.Before.Segments[0].IssuesPerYear != issues {
			t.Errorf("plan %d raises %v issues, the company %v", i, p.Segments[0].IssuesPerYear, issues)
		}
	}
}

// unmanaged is a company that does nothing about a week that falls short, and calls nobody back: formulas
// know of neither, and both keep callers from calling again.
var unmanaged = []string{
	"reaction.overtime_most=0", "reaction.leaders_time=0", "reaction.replan_share=0", "reaction.agency_most=0",
	"callback.accepted=0",
}

func paramsOf(t *testing.T, set ...string) []desk.Params {
	t.Helper()
	s, err := scenarios.Load(t.Context(), "midsize-fintech", set)
	if err != nil {
		t.Fatal(err)
	}
	all, err := scenarios.ParamsOf(s.Plans, nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The mix keeps its proportions: categories' handle times by one ratio, and people's hours by it too.
func TestHandleKeepsProportions(t *testing.T) {
	before, after := paramsOf(t)[0], paramsOf(t, "humans.handle=6 min")[0]
	ratio := after.Categories[0].HandleMinutes / before.Categories[0].HandleMinutes
	for k := range before.Categories {
		if r := after.Categories[k].HandleMinutes / before.Categories[k].HandleMinutes; math.Abs(r/ratio-1) > 1e-9 {
			t.Errorf("%s: ratio %v, of the first %v", before.Categories[k].Name, r, ratio)
		}
	}
	if got := after.ByFormula().HandleMinutes; math.Abs(got-6) > 1e-6 {
		t.Errorf("mean %v minutes, stated 6", got)
	}
}
