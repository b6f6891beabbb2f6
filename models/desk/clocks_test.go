package desk

import (
	"math"
	"testing"

	"boomerang/sim"
)

// Days go from one count to the other and back, and what has no date has none
// in any output.
func TestDaysOfPlanAndEngine(t *testing.T) {
	b := &base{dayZero: 151}
	for _, c := range []struct {
		engine engineDay
		plan   planDay
	}{{0, -151}, {151, 0}, {400, 249}} {
		if got := b.fromDayZero(c.engine); got != c.plan {
			t.Errorf("engine day %d is day %v of the plan, want %v", c.engine, got, c.plan)
		}
		if got := b.onEngine(int(c.plan)); got != c.engine {
			t.Errorf("day %v of the plan is engine day %d, want %d", c.plan, got, c.engine)
		}
		if got := dayAt(c.engine.dawn() + sim.Day - 1); got != c.engine {
			t.Errorf("the last minute of engine day %d lies in %d", c.engine, got)
		}
	}
	if never.came() || notYet.came() || !planDay(0).came() {
		t.Error("day 0 is a date, never is none")
	}
	if !math.IsNaN(never.orNaN()) || !math.IsNaN(notYet.orNaN()) || planDay(3).orNaN() != 3 {
		t.Error("what has no date is NaN in an output, day 3 is 3")
	}
}

// What may happen has not happened in a new world: day 0 is a day like others.
func TestNothingHasHappenedYet(t *testing.T) {
	d := presentOf(sim.NewFates(1, 0), company(), listener{})
	for name, day := range map[string]planDay{
		"decision": d.lead.decided, "reversal": d.lead.reversed, "press": d.lead.press, "demotion": d.demoted,
		"alarm": d.monitor.firstAlarm(), "quarterly alarm": d.monitor.quarter, "trip": d.breakers[0].until,
		"shock": d.lastShock,
	} {
		if day.came() {
			t.Errorf("%s on day %v of a world that has not begun", name, day)
		}
	}
	if d.nextRoster != neverAgain {
		t.Errorf("a roster is due on engine day %d, and nobody left", d.nextRoster)
	}
}
