package desk

import (
	"testing"

	"boomerang/sim"
)

// Where everybody calls once, on weekdays from 07 to 21, nothing the assistant solves
// comes in other hours; where nobody does, all of it; and without an assistant
// there is nothing to take a share of.
func TestSolvedOffHours(t *testing.T) {
	for _, inside := range []bool{true, false} {
		p := company()
		p.Horizon.Months = 2
		p.Humans.RepeatReturn = 0 // whoever is not helped may call back on any day
		for h := range p.Arrivals.HourOfWeek {
			p.Arrivals.HourOfWeek[h] = oneIf((h < 120 && h%24 >= 7 && h%24 < 21) == inside)
		}
		rows := Play(t.Context(), sim.NewFates(4, 0), []Params{p, quoOf(p)}, 1)
		at := measureIndex("solved_off_hours")
		if got, want := rows[0].Values[at], oneIf(!inside); got != want {
			t.Errorf("calls inside %v: %v of what is solved comes off hours, want %v", inside, got, want)
		}
		if got := rows[1].Values[at]; got == got {
			t.Errorf("%v off hours without an assistant", got)
		}
	}
}
