package view

import (
	"math"
	"testing"

	"boomerang/sim/result"
)

// The fifth month of a plan that starts in February is June, and so is its
// 121st day; the first month is February.
func TestWhenSomethingHappens(t *testing.T) {
	r := View{Result: &result.Result{Scenario: result.Scenario{Start: "2024-02-01", Months: 18}}}
	at := func(unit result.Unit, median float64) *result.Event {
		return &result.Event{Unit: unit, Quantiles: &result.Quantiles{P50: median}}
	}
	for _, c := range []struct {
		unit   result.Unit
		median float64
		want   string
	}{
		{result.UnitMonth, 1, "Feb 2024"},
		{result.UnitMonth, 2, "Mar 2024"},
		{result.UnitMonth, 5, "Jun 2024"},
		{result.UnitMonth, 12, "Jan 2025"},
		{result.UnitDay, 0, "Feb 2024"},
		{result.UnitDay, 28, "Feb 2024"},
		{result.UnitDay, 29, "Mar 2024"},
		{result.UnitDay, 121, "Jun 2024"},
	} {
		if got := r.When(at(c.unit, c.median)); got != c.want {
			t.Errorf("%v %v is called %s, want %s", c.unit, c.median, got, c.want)
		}
	}
	if got := r.Moment(at(result.UnitMonth, 5)); got != 4 {
		t.Errorf("the fifth month begins after %v months, want 4", got)
	}
	if got := r.Moment(at(result.UnitDay, 14.5)); got != .5 {
		t.Errorf("the middle of February 2024 is %v months on, want half a month", got)
	}
	if got := r.Moment(at(result.UnitDay, 366)); got != 12 {
		t.Errorf("1 February 2025 is %v months on, want 12", got)
	}
	if !math.IsNaN(r.Moment(nil)) || !math.IsNaN(r.Moment(&result.Event{Unit: result.UnitDay})) {
		t.Error("what does not happen has a moment")
	}
}
