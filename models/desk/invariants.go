package desk

import (
	"fmt"

	"boomerang/sim"
)

// checkInvariants holds what must be true in every run.
func (a *planTotals) checkInvariants() {
	t := &a.sum
	parts := t.counted(tSolvedSession) + t.counted(tSilent) + t.counted(tBotLeft) + t.counted(tGaveUpValve) +
		t.counted(tReturnedOrSwitched)
	if t.counted(tContained) != parts {
		panic(fmt.Sprintf("desk: contained %v is not the sum of its endings %v", t.counted(tContained), parts))
	}
	if t.counted(tSessions) != t.counted(tContained)+t.counted(tHandedOver) {
		panic(fmt.Sprintf("desk: %v sessions, but %v contained and %v handed over", t.counted(tSessions),
			t.counted(tContained), t.counted(tHandedOver)))
	}
	a.d.checkIssues()
}

// checkIssues holds that every open issue is somewhere: on its way, in line, being
// answered, or expected back on a day to come.
func (d *Desk) checkIssues() {
	open := len(d.issues)
	for i := d.free; i >= 0; i = d.issues[i].next {
		open--
	}
	awaited := d.returns.pending(d.day)
	d.calendar.Pending(func(e sim.Event) {
		switch e.Kind() {
		case ServiceEnded, DeskReached, ContactMade:
			awaited++
		}
	})
	for k := range d.teams {
		awaited += d.standing(&d.teams[k])
	}
	if open != awaited {
		panic(fmt.Sprintf("desk: %d issues are open, but %d are awaited", open, awaited))
	}
}

// standing is how many issues stand in the lines of a pool: who has hung up, and
// has not been missed yet, among them.
func (d *Desk) standing(s *team) (n int) {
	for k := range s.lines {
		for p := range s.lines[k].All() {
			if d.issues[p.slot].stay == p.stay {
				n++
			}
		}
	}
	return n
}
