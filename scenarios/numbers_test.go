package scenarios

import (
	"strings"
	"testing"
)

// loadText loads a small scenario with a line on top.
func loadText(t *testing.T, top string, set ...string) (*Scenario, error) {
	t.Helper()
	return LoadReader(t.Context(), strings.NewReader("extends = \"base-fintech\"\n"+top+"\n[segment.all]\n"+
		"customers = 3_000\n"+
		"[plan.keep]\nreference = true\nrouting.policy = \"humans_only\"\n"), "case", set)
}

// Numbers are read as they stand wherever a person may write one: in a file, in a
// distribution, behind -s.
func TestNumbersThatCouldBeTwoAreRefusedEverywhere(t *testing.T) {
	for _, set := range []string{
		"segment.all.customers=180.000", "segment.all.customers=1.450", "segment.all.margin_per_month=9,50",
		"money.hiring_per_head=€1,50", "money.hiring_per_head=$38.255", "money.hiring_per_head=1.234 M",
		"assistant.silent=2,5 %", "churn.personal_lag=1,5 quarters", "money.hiring_per_head={ p5 = 1.000, p50 = " +
			"2.000, p95 = 9_000 }",
		// Nearer the default is the larger; a text is asked back whatever its unit.
		"money.cost_per_head_year=55.123", "money.hiring_per_head={ low = 10.123, high = 20_456 }",
		"segment.all.churn_per_year=0,125", "segment.all.churn_per_year=12,345 %", "segment.all.issues_per_year=2,4",
		"plan.keep.cut.heads=1,5", "grid.cut.heads=[1.000, 2]",
	} {
		if _, err := loadText(t, "", set); err == nil || !strings.Contains(err.Error(), "could be two numbers") {
			t.Errorf("-s %s: %v", set, err)
		}
	}
	for _, set := range []string{
		"segment.all.customers=180_000", "segment.all.margin_per_month=9.375", "money.hiring_per_head=$38,000",
		"assistant.silent=12.500 %",
		"assistant.silent=0.125", "money.hiring_per_head=1.2 k", "churn.personal_lag=1.25 quarters",
		"money.hiring_per_head=1.234,5", "segment.all.margin_per_month=12.345", "segment.all.issues_per_year=1.234",
	} {
		if _, err := loadText(t, "", set); err != nil && strings.Contains(err.Error(), "could be two numbers") {
			t.Errorf("-s %s: %v", set, err)
		}
	}
}

// A seed is the seed that was written, however large.
func TestSeedsKeepTheirValue(t *testing.T) {
	for text, want := range map[string]uint64{
		"9007199254740993":    9007199254740993,
		"9223372036854775807": 9223372036854775807, "7": 7,
	} {
		s, err := loadText(t, "seed = "+text)
		if err != nil || s.Seed != want {
			t.Errorf("seed %s is %v (%v)", text, s, err)
		}
	}
}

// A time of day is no date.
func TestTimesOfDayAreNoDates(t *testing.T) {
	_, err := loadText(t, "start = 07:00:00")
	if err == nil || !strings.Contains(err.Error(), "start: has the wrong type") {
		t.Errorf("a start at 07:00:00: %v", err)
	}
}

// A date may stand in quotes, and opening hours may cross midnight.
func TestDatesAndNights(t *testing.T) {
	s, err := loadText(t, "start = \"2025-04-01\"\n[plan.cut]\ncut.share = 0.1\ncut.when = \"2025-05-01\"")
	if err != nil || s.Start.String() != "2025-04-01" {
		t.Fatalf("%v %v", s, err)
	}
	p, err := s.Plans[0].Params(nil)
	if err != nil || p.Cut.Day != 30 {
		t.Errorf("when in quotes is day %v (%v)", p.Cut.Day, err)
	}
	s, err = loadText(t, "", `humans.open="22:00-06:00"`)
	if err != nil {
		t.Fatal(err)
	}
	if p, err = s.Plans[0].Params(nil); err != nil || p.Humans.OpenFrom[0] != 22 || p.Humans.OpenUntil[0] != 30 {
		t.Errorf("the night is %v to %v (%v)", p.Humans.OpenFrom[0], p.Humans.OpenUntil[0], err)
	}
}

// An "m" is a month in a key of months, and asked back where minutes are as likely.
func TestMonthsOrMinutes(t *testing.T) {
	for _, set := range []string{
		"assistant.discovery=2m", "valve.comes_back_after=30m", "humans.repeat_after=3 m",
		"churn.worst_memory=1 h 2m", "churn.personal_lag={ low = \"0 days\", high = \"1 day 4m\" }",
	} {
		if _, err := loadText(t, "", set); err == nil || !strings.Contains(err.Error(), "could be months or minutes") {
			t.Errorf("-s %s: %v", set, err)
		}
	}
	for _, set := range []string{
		"churn.worst_memory=1 year 6m", "workforce.ramp={ low = \"3m\", high = \"9m\", source = \"in 2 h 2m\" }",
		"assistant.discovery=2 min", "assistant.discovery=2 months", "humans.answer_within=1 h 2m",
	} {
		if _, err := loadText(t, "", set); err != nil {
			t.Errorf("-s %s: %v", set, err)
		}
	}
}
