package out

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// yearAndAHalf are the months of an 18-month scenario that starts in February 2024.
var yearAndAHalf = []string{
	"Feb 2024", "Mar 2024", "Apr 2024", "May 2024", "Jun 2024", "Jul 2024", "Aug 2024", "Sep 2024", "Oct 2024",
	"Nov 2024", "Dec 2024", "Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025", "Jun 2025", "Jul 2025",
}

// A table by month names every month once, whatever the day of the start.
func TestEveryMonthOnce(t *testing.T) {
	for _, start := range []string{"2024-02-01", "2024-02-06", "2024-02-29"} {
		r, _ := sample(1)
		r.Scenario.Start = start
		d, why := newDashboards(read(r))
		if d == nil {
			t.Fatal(why)
		}
		f, why := newFan(read(r))
		if f == nil {
			t.Fatal(why)
		}
		for what, table := range map[string]Table{"dashboards": d.table(), "fan": f.table()} {
			var got []string
			for _, row := range table.Rows {
				got = append(got, row[0].Text)
			}
			if !slices.Equal(got, yearAndAHalf) {
				t.Errorf("start on %s, %s: %v", start, what, got)
			}
		}
	}
}

// A moment counted in months is named after that month, the first being 1; one
// counted in days after the month of its date.
func TestMomentsByName(t *testing.T) {
	happensAt := func(start, unit string, at float64) string {
		r := read(&result.Result{
			Scenario: result.Scenario{Start: start},
			Events:   []result.Event{{Plan: "p", Name: "e", Unit: unit, Probability: 1, Quantiles: &result.Quantiles{P50: at}}},
		})
		return strings.TrimSuffix(happens("e")(r, "p").Text, ", in every world played")
	}
	for i, want := range yearAndAHalf {
		for _, start := range []string{"2024-02-01", "2024-02-29"} {
			if got := happensAt(start, "month", float64(i+1)); got != want {
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
		if got := happensAt(c.start, "day", c.day); got != c.want {
			t.Errorf("day %v from %q is %s, want %s", c.day, c.start, got, c.want)
		}
	}
}

// Axes of time name their ticks by the calendar, from any start.
func TestMonthsOfAnAxis(t *testing.T) {
	r := read(&result.Result{Scenario: result.Scenario{Start: "2024-08-31", Months: 7}})
	at, labels := r.months(1000)
	want := []string{"Aug\n2024", "Sep", "Oct", "Nov", "Dec", "Jan\n2025", "Feb", "Mar"}
	if len(at) != 8 || at[7] != 7 || !slices.Equal(labels, want) {
		t.Errorf("axis: %v %q, want %q", at, labels, want)
	}
	at, labels = lifeMonths(&result.Lives{Start: "2024-05-31", Months: 6})
	if want := []string{"Feb 2024", "May 2024", "Aug 2024", "Nov 2024"}; at[0] != -3 || !slices.Equal(labels, want) {
		t.Errorf("life: %v %q, want %q", at, labels, want)
	}
}

// The legend of the dashboards gives a mark the day it has in the result and the
// month of that date, and durations come back in the months they were stated in.
func TestDaysComeBack(t *testing.T) {
	r, _ := sample(1)
	for _, day := range []float64{0, 29, 30, 90, 91, 274, 364, 365} {
		r.Plans[1].Facts = []result.Fact{{Key: "cut_day", Label: "cut", Value: &day, Unit: "day"}}
		r.Events = nil
		d, _ := newDashboards(read(r))
		if want := fmt.Sprintf("A: cut, day %.0f (%s)", day, d.dateOfDay(day)); d.marked(0) != want {
			t.Errorf("%q, want %q", d.marked(0), want)
		}
	}
	if s := read(r).spread(91.25, 365, "duration"); s != "3.0–12.0 months" {
		t.Errorf("a quarter to a year is %q", s)
	}
}
