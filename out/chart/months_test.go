package chart

import (
	"fmt"
	"slices"
	"testing"

	"boomerang/out/drawing"
	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// A table by month names every month once, whatever the day of the start.
func TestEveryMonthOnce(t *testing.T) {
	for _, start := range []string{"2024-02-01", "2024-02-06", "2024-02-29"} {
		r, _ := sample.Result(1)
		r.Scenario.Start = start
		d, why := newDashboards(view.Of(r))
		if d == nil {
			t.Fatal(why)
		}
		f, why := newFan(view.Of(r))
		if f == nil {
			t.Fatal(why)
		}
		for what, table := range map[string]drawing.Table{"dashboards": d.table(), "fan": f.table()} {
			var got []string
			for _, row := range table.Rows {
				got = append(got, row[0].Text)
			}
			if !slices.Equal(got, sample.EighteenMonths) {
				t.Errorf("start on %s, %s: %v", start, what, got)
			}
		}
	}
}

// Axes of time name their ticks by the calendar, from any start.
func TestMonthsOfAnAxis(t *testing.T) {
	r := view.Of(&result.Result{Scenario: result.Scenario{Start: "2024-08-31", Months: 7}})
	at, labels := monthsAxis(r, 1000)
	want := []string{"Aug\n2024", "Sep", "Oct", "Nov", "Dec", "Jan\n2025", "Feb", "Mar"}
	if len(at) != 8 || at[7] != 7 || !slices.Equal(labels, want) {
		t.Errorf("axis: %v %q, want %q", at, labels, want)
	}
}

// The legend of the dashboards gives a mark the day it has in the result and the
// month of that date.
func TestDaysComeBack(t *testing.T) {
	r, _ := sample.Result(1)
	for _, day := range []float64{0, 29, 30, 90, 91, 274, 364, 365} {
		r.Plans[1].Facts = []result.Fact{{Key: "cut_day", Label: "cut", Value: &day, Unit: result.UnitDay}}
		r.Events = nil
		d, _ := newDashboards(view.Of(r))
		if want := fmt.Sprintf("A: cut, day %.0f (%s)", day, d.DateOfDay(day)); d.marked(0) != want {
			t.Errorf("%q, want %q", d.marked(0), want)
		}
	}
}
