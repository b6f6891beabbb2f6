package desk

import (
	"fmt"

	"boomerang/sim"
)

// checkInvariants holds what must be true in every run.
//
//	contained = solved + silent + left half way + gave up + came back or elsewhere
//	sessions  = contained + handed over
//
// Counts are whole numbers, so both hold to the last bit.
//
// They hold in a run of any size and cost nothing beside it, so they are not a mode for tests: a row
// that breaks one is never written.
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

// checkIssues holds that every open issue is somewhere: on its way, in line, in the backlog, being
// answered, or expected back on a day to come.
//
//	slots − free ones = returns filed + events that name one + places in line + cases of nobody in line
//
// A mistake in the way of an issue would show in no figure by itself: an issue that is
// lost is a customer who waits for ever and complains to nobody.
func (d *Desk) checkIssues() {
	open := len(d.issues)
	for i := d.free; i >= 0; i = d.issues[i].customer {
		open--
	}
	awaited := d.returns.pending(d.day) + d.casesStanding()
	d.calendar.Pending(func(e sim.Event) {
		switch e.Kind() {
		case ServiceEnded, DeskReached, ContactMade, CallbackDue:
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

// standing is how many issues stand in the lines of a pool.
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
