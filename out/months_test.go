package out

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// A moment counted in months is named after that month, the first being 1; one
// counted in days after the month of its date.
func TestMomentsByName(t *testing.T) {
	happensAt := func(start string, unit result.Unit, at float64) string {
		r := readerOf(&result.Result{
			Scenario: result.Scenario{Start: start},
			Events: []result.Event{{
				Plan: "p", Name: "e", Unit: unit, Probability: 1,
				Quantiles: &result.Quantiles{P50: at},
			}},
		})
		return strings.TrimSuffix(happens("e")(r, "p").Text, ", in every future played")
	}
	for i, want := range sample.EighteenMonths {
		for _, start := range []string{"2024-02-01", "2024-02-29"} {
			if got := happensAt(start, result.UnitMonth, float64(i+1)); got != want {
				t.Errorf("month %d from %s is %s, want %s", i+1, start, got, want)
			}
		}
	}
	for _, c := range []struct {
		start string
		day   float64
		want  string
	}{
		{"2024-02-01", 28, "Feb 2024"},
		{"2024-02-01", 29, "Mar 2024"},
		{"2023-02-01", 28, "Mar 2023"},
		{"2024-02-01", 273, "Oct 2024"},
		{"2024-02-01", 274, "Nov 2024"},
		{"2024-02-01", 303, "Nov 2024"},
		{"2024-02-01", 304, "Dec 2024"},
		{"2024-02-01", 273.5, "Nov 2024"}, // written as day 274
		{"2025-01-31", 0, "Jan 2025"},
		{"2025-01-31", 1, "Feb 2025"},
		{"2025-01-31", 29, "Mar 2025"},
		{"", 40, "month 2"},
		{"soon", 0, "month 1"},
	} {
		if got := happensAt(c.start, result.UnitDay, c.day); got != c.want {
			t.Errorf("day %v from %q is %s, want %s", c.day, c.start, got, c.want)
		}
	}
}

// Durations come back in the months they were stated in.
func TestDurationsComeBack(t *testing.T) {
	r, _ := sample.Result(1)
	if s := readerOf(r).Units.Spread(91.25, 365, result.UnitDays); s != "3.0–12.0 months" {
		t.Errorf("a quarter to a year is %q", s)
	}
}
