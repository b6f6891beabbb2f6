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

// Channels of a desk's own report and a stated concurrency are one thing: the last word holds, and both in
// one breath agree or are refused.
func TestChannelsContradict(t *testing.T) {
	const desk = `
		extends = "base-fintech"
		segment.many.customers = 40_000
		%s
		plan.keep.reference = true
		plan.keep.routing.policy = "humans_only"
	`
	const half = "channel.phone.share = 0.5\nchannel.chat.share = 0.5\nchannel.chat.concurrency = 2\n"
	for _, c := range []struct {
		file, set, want string
		plays           float64
	}{
		{"", "", "", 1},
		{half, "", "", 4. / 3},
		{half, "channel.chat.handle=2", "", 1.5},
		{half, "humans.concurrency=3", "", 3},
		{half + "humans.concurrency = 1.333", "", "", 4. / 3},
		{"humans.concurrency = 3", "channel.chat.share=1 channel.chat.concurrency=2", "", 2},
		{half + "humans.concurrency = 1.5", "", "humans.concurrency: and the channels are not the same desk", 0},
		{half, "channel.chat.share=0.4", "channel.*.share: does not add to 1", 0},
		{half, "channel.fax.share=0.1", "channel.*.share: does not add to 1", 0},
		{"channel.chat.concurrency = 2", "", "channel.chat: has no share", 0},
		{`humans.concurrency = "auto"`, "", "humans.concurrency: is left to channels", 0},
		{half, "plan.keep.channel.chat.concurrency=3", "cannot differ between plans", 0},
	} {
		file := strings.NewReader(fmt.Sprintf(desk, c.file))
		s, err := LoadReader(t.Context(), file, "desk.toml", strings.Fields(c.set))
		if all := fmt.Sprint(err); c.want == "" && err != nil || !strings.Contains(all, c.want) {
			t.Errorf("%q %q: %s, want %q", c.file, c.set, all, c.want)
		}
		if err != nil {
			continue
		}
		p, err := s.Plans[0].Params(nil)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(p.Humans.Concurrency-c.plays) > 1e-9 {
			t.Errorf("%q %q: %v at once, want %v", c.file, c.set, p.Humans.Concurrency, c.plays)
		}
		again, err := LoadReader(t.Context(), strings.NewReader(string(s.Flat())), "flat.toml", nil)
		if err != nil {
			t.Fatal(err)
		}
		if again.Hash() != s.Hash() {
			t.Errorf("%q %q: written flat it is another scenario", c.file, c.set)
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
