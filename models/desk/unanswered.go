package desk

import (
	"math"

	"boomerang/sim"
)

// Who writes and is not answered gives the issue up after a stated time, by the one way in which an issue ends
// unsolved: endsGivenUp, with its dose, its score, its complaint.
//
//	given up by t, where nobody answers = filed by t − T,   λ·(t − T) on average,   T the stated time
//
// The case leaves the backlog: an issue that stayed in line after its dose would have to remember that it had one,
// and a desk with a constant patience and no such state is a queue with a known answer (M/M/c+D, Barrer 1957).
// An answer that comes after somebody has given up helps nobody, and takes nobody's time [A].
//
// T is of the calendar, nights and weekends too, from filing to the moment somebody begins to answer; asking what
// became of it starts nothing anew, and who is on the line about the case gives up after hanging up at the
// earliest. Of an equal age at which the desk closes cases, giving up comes first.
// Who waits at home for a call back gives up after as long, from when it was promised, and has not hung up. The
// formula takes a call that is missed as no more likely for who gives up: exact where one is made.
//
// Nothing is scheduled for a case. A place that is too old is found when it comes to the front, and at midnight:
// giving up has its own moment either way, and the day it is booked in is that of the moment.

// givesUp is the moment the customer of a case gives up, +∞ where nobody does.
func (p *Deferred) givesUp(filed float64) float64 {
	if p.GiveUpDays == 0 {
		return math.Inf(1)
	}
	return filed + p.GiveUpDays*sim.Day
}

// foundGivenUp looks at a place that comes to the front, and reports whether its customer gave up meanwhile: who
// gives up at the moment somebody is free is answered.
func (d *Desk) foundGivenUp(t float64, e filedCase) bool {
	at := d.plan.Deferred.givesUp(e.at)
	if t <= at {
		return false
	}
	d.giveUp(max(at, d.day.dawn()), e.slot)
	return true
}

// giveUpToday finds at midnight who gave up in a backlog nobody has looked at.
func (d *Desk) giveUpToday() {
	end := (d.day + 1).dawn()
	for k := range d.backlogs {
		for c := range d.backlogs[k] {
			for e := range d.backlogs[k][c].All() {
				if is := &d.issues[e.slot]; is.isOnFile(e.filed) && is.flags&inLine == 0 {
					d.foundGivenUp(end, e)
				}
			}
		}
	}
}

// giveUp ends the issue of a case that nobody has answered.
func (d *Desk) giveUp(t float64, slot int32) {
	is := &d.issues[slot]
	d.take(is, chasesUp, no)
	w := d.take(is, givesUpWaiting, yes)
	if d.watches(is.customer) {
		d.tell(t, Failed, "gives the case up")
	}
	d.close(t, slot, w.to.ending())
}

// giveUpAtHome ends the issue of a customer who was promised a call back and has left the line. The wait is one of
// the line and is not felt, as where the call comes.
func (d *Desk) giveUpAtHome(t float64, i int32) {
	is := &d.issues[i]
	is.flags &^= callsHome
	felt := is.waited
	d.bookWait(is, tWaitHungUp, t-is.arrived)
	is.waited = felt
	w := d.take(is, givesUpAtHome, yes)
	if d.watches(is.customer) {
		d.tell(t, Failed, "gives the callback up")
	}
	d.close(t, i, w.to.ending())
}
