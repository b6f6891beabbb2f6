package chart

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// A view is late by the days since the cut, since the assistant where nobody is
// cut.
func TestDaysLate(t *testing.T) {
	r, _ := sample.Result(1) // go-live on day 30, cut on day 90
	r.Events = []result.Event{
		{
			Plan: "plan-1", Name: "first_alarm_day", Unit: result.UnitDay, Probability: .4,
			Quantiles: &result.Quantiles{P50: 135},
		},
		{
			Plan: "plan-1", Name: "quarterly_alarm_day", Unit: result.UnitDay, Probability: 1,
			Quantiles: &result.Quantiles{P50: 91},
		},
		{Plan: "plan-1", Name: "reversed_day", Unit: result.UnitDay},
	}
	say := func() string {
		d, why := newDashboards(view.Of(r))
		if d == nil {
			t.Fatal(why)
		}
		return d.delays()
	}
	for _, want := range []string{
		"Quarterly figure: alarm on day 91, 1 day after the cut, in every future played.",
		"Daily charts: alarm on day 135, 45 days after the cut, in 40 % of futures.", "Reversal: in no future played.",
	} {
		if got := say(); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	r.Events[0].Quantiles.P50 = 80
	if got := say(); !strings.Contains(got, "day 80, 10 days before the cut") {
		t.Errorf("an alarm before the cut: %q", got)
	}
	r.Plans[1].Facts = r.Plans[1].Facts[:2] // no cut
	if got := say(); !strings.Contains(got, "day 80, 50 days after the start of the assistant") {
		t.Errorf("without a cut: %q", got)
	}
}

// A claim about whiskers needs some: with too few worlds for an interval every
// chart says so instead.
func TestNoWhiskersPromised(t *testing.T) {
	r, runs := sample.Result(2)
	for i := range r.Estimates {
		r.Estimates[i].Interval, r.Estimates[i].Difference = nil, nil
	}
	for i := range r.Series {
		s := &r.Series[i]
		s.Lo, s.Hi, s.GapLo, s.GapHi = nil, nil, nil, nil
	}
	for i := range r.Stress {
		r.Stress[i].Net.Interval = nil
	}
	for i := range r.Grid.Cells {
		for j := range r.Grid.Cells[i].Estimates {
			r.Grid.Cells[i].Estimates[j].Interval = nil
		}
	}
	runs.Worlds = runs.Worlds[:9]
	figures, _ := Figures(r, runs)
	silent := 0
	for _, f := range figures {
		notes := strings.Join(f.Notes, " ")
		if strings.Contains(notes, "too few for any") {
			silent++
		}
		intervals := strings.Contains(notes, "Whiskers:") || strings.Contains(notes,
			"Bands: 90 %") || strings.Contains(notes, "Band of this plan")
		if intervals && f.Name != "19-reversal" && f.Name != "13-convergence" { // their own, which are there
			t.Errorf("%s promises intervals: %s", f.Name, notes)
		}
	}
	if silent < 7 {
		t.Errorf("only %d charts say that there are no intervals", silent)
	}
}
