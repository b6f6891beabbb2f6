package wording

import (
	"slices"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// figure is a published figure of which a verdict is known.
func figure(role string, verdict result.AgainstRecord) result.Published {
	return result.Published{
		Name: "saved", Measure: result.SupportCost, Over: result.Contacts, Unit: result.UnitMoney,
		OverUnit: result.UnitContacts, From: 1, To: 12, Role: role, Value: 6, Low: 5, High: 7, Verdict: verdict,
		Simulated: &result.Quantiles{P5: 1, P25: 2, P50: 3, P75: 4, P95: 5}, Decides: "churn.service_share", Rank: -.5,
		Source: "a report", Grade: "B", Note: "of one year",
	}
}

// A figure is told with its months, its range and what moves it; that of an input proves nothing.
func TestRecordRow(t *testing.T) {
	f := figure("check", result.Contradicts)
	got := RecordRow(&f, Units{Currency: "USD"})
	want := []string{
		"saved: support_cost / contacts (months 1 to 12)",
		"$5.00 to $7.00", "$3.00", "$2.00 to $4.00", "$1.00 to $5.00",
		"CONTRADICTS", "churn.service_share (rank correlation -0.50)", "a report, grade B; of one year",
	}
	if !slices.Equal(got, want) || len(got) != len(RecordHead) {
		t.Errorf("%q", got)
	}
	f = figure("input", result.Agrees)
	if got := RecordRow(&f, Units{})[5]; got != "input, no evidence (agrees)" {
		t.Errorf("an input: %q", got)
	}
}

// What is dated is told with the share of worlds in which it does not happen.
func TestRecordRowOfWhatNeverHappens(t *testing.T) {
	f := figure("check", result.Contradicts)
	f.Over, f.Unit, f.Never = "", result.UnitDay, .25
	if got := RecordRow(&f, Units{})[2]; got != "3, never in 25 % of futures" {
		t.Errorf("%q", got)
	}
	f.Simulated, f.Never = nil, 1
	if got := RecordRow(&f, Units{})[2]; got != "in no future" {
		t.Errorf("%q", got)
	}
}

// Only checks count, and of fewer than four nothing is said.
func TestRecordSum(t *testing.T) {
	r := &result.Record{Figures: []result.Published{
		figure("check", result.Agrees), figure("check", result.Contradicts), figure("input", result.Agrees),
		figure("check", result.Near), figure("learn", result.Near),
	}}
	if got := RecordSum(r); !strings.HasPrefix(got, "Too little is published to judge: 3 figures") {
		t.Errorf("%q", got)
	}
	r.Figures = append(r.Figures, figure("check", result.Agrees))
	want := "Of 4 figures that set no input: 2 agreeing, 1 near and 1 contradicted."
	if got := RecordSum(r); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
