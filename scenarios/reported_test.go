package scenarios

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// The two ways to state one thing agree, or are refused where a person would mend them; what an extended
// file said in the other way is overruled.
func TestReportedContradict(t *testing.T) {
	const desk = `
		extends = "base-fintech"
		segment.many.customers = 40_000
		segment.few.customers = 2_000
		%s
		plan.keep.reference = true
		plan.keep.routing.policy = "humans_only"
	`
	for _, c := range []struct{ file, set, want string }{
		{"", "", ""},
		{"arrivals.contacts_per_month = 9_000", "", ""},
		{"segment.few.contacts_per_month = 1_000", "", ""},
		{"segment.few.contacts_per_month = 1_000\narrivals.contacts_per_month = 9_000", "", ""},
		{
			"segment.few.contacts_per_month = 10_000\narrivals.contacts_per_month = 9_000", "",
			"arrivals.contacts_per_month: is less than the segments that state their contacts have",
		},
		{
			"segment.few.contacts_per_month = 1_000\nsegment.few.issues_per_year = 9", "",
			"segment.few.issues_per_year: and segment.few.contacts_per_month are not the same desk",
		},
		{`segment.few.issues_per_year = "auto"`, "", "segment.few.issues_per_year: leaves open how many call"},
		{"segment.few.issues_per_year = 3", "segment.few.contacts_per_month=900", ""},
		{"segment.few.contacts_per_month = 900", "segment.few.issues_per_year=3", ""},
		{"segment.few.contacts_per_month = 900", "arrivals.contacts_per_month=7000", ""},
		{
			"arrivals.contacts_per_month = 9_000\nsegment.many.contacts_per_month = 3_000\n" +
				"segment.few.contacts_per_month = 2_000",
			"", "arrivals.contacts_per_month: and what the segments state are not the same desk",
		},
		{"humans.heads = 20", "humans.fte=15 humans.full_time_hours=40", ""},
		{"humans.fte = 15", "humans.heads=20", ""},
		{"humans.heads = 20\nhumans.fte = 20", "", ""},
		{"humans.heads = 20\nhumans.fte = 15", "", "humans.fte: and humans.heads are not the same desk"},
		{"humans.heads = 20\nhumans.fte = 16\nhumans.weekly_hours = 30", "humans.full_time_hours=37.5", ""},
		{"humans.fte = 20\npool.all.skills = \"everything\"\npool.all.heads = 10", "", "and so is every pool's"},
	} {
		file := strings.NewReader(fmt.Sprintf(desk, c.file))
		_, err := LoadReader(t.Context(), file, "desk.toml", strings.Fields(c.set))
		all := fmt.Sprint(err)
		if c.want == "" && err != nil || c.want != "" && !strings.Contains(all, c.want) {
			t.Errorf("%q %q: %s, want %q", c.file, c.set, all, c.want)
		}
	}
}

// Full-time equivalents are heads by the hours that are paid, and come out of a file written flat as they went in.
func TestFullTimeJobs(t *testing.T) {
	set := []string{
		"humans.fte=90", "humans.weekly_hours=30", "humans.full_time_hours=40", "arrivals.contacts_per_month=70_000",
	}
	s, err := Load(t.Context(), "midsize-fintech", set)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Plans[0].Params(nil)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(p.Humans.Heads-120) > 1e-9 {
		t.Errorf("%v heads, want 90 × 40 / 30", p.Humans.Heads)
	}
	again, err := LoadReader(t.Context(), strings.NewReader(string(s.Flat())), "flat.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	if again.Hash() != s.Hash() {
		t.Error("written flat it is another scenario")
	}
}
