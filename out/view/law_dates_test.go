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
	if got := Moment(at(result.UnitMonth, 5)); got != 4 {
		t.Errorf("the fifth month begins after %v months, want 4", got)
	}
	if got := Moment(at(result.UnitDay, 365)); math.Abs(got-12) > 1e-9 {
		t.Errorf("day 365 is %v months on, want 12", got)
	}
	if !math.IsNaN(Moment(nil)) || !math.IsNaN(Moment(&result.Event{Unit: result.UnitDay})) {
		t.Error("what does not happen has a moment")
	}
}
