package desk

import (
	"math"

	"boomerang/sim"
)

// maxPriorities is how many classes of customers the line tells apart.
const maxPriorities = 4

// priorities are the classes of the segments.
func (p *Params) priorities() []uint8 {
	of := make([]uint8, len(p.Segments))
	for k, s := range p.Segments {
		of[k] = uint8(min(max(s.Priority, 0), maxPriorities-1))
	}
	return of
}

// priorityOf is the class of whoever raised an issue.
func (d *Desk) priorityOf(is *issue) uint8 {
	if is.customer < 0 {
		return 0
	}
	return d.plan.priority[d.base.groupOf(is.customer).index]
}

// lineEntry is one stay in line.
type lineEntry struct {
	slot int32
	stay uint32
}

// line is a first-come-first-served line of one priority. Who has left is found
// out when a server looks at the line.
type line = sim.Line[lineEntry]

// team is a pool at work: who is on duty, who waits.
//
// Counts of servers are of contacts handled at once at the simulated scale; heads are at full size.
// What turns the one into the other, hour by hour, is onDuty (pooling.go).
//
// A stay in line, and what ends it:
//
//	joinLine ─┬─ takeFrom: a server is free, in order of priority and arrival ─► serve
//	          ├─ patience ends, and they will call again: an event ------------► hangUp
//	          ├─ patience ends, and they give up: found when next looked at ----► hangUp
//	          ├─ OverflowDue: the helping pool takes them ---------------------► serve
//	          └─ the desk closes ----------------------------------------------► comeTomorrow
//
// Whatever ends it moves is.stay, so the other ways find a place that is no longer theirs. queued
// counts places and not people: it is an upper bound, good for knowing that a line is empty.
type team struct {
	busy      int
	duty      int
	busyMost  int // of them may be busy, for somebody to be free for a live contact
	cases     int // busy with one
	casesOnly int // on duty for cases alone, or …
	liveOnly  int // … for live contacts alone
	lines     [maxPriorities]line
	present   [maxPriorities]int // who is in line
	queued    int                // places in all lines, of those who left too
	stands    float64            // of the full size, what the servers on duty stand for, times the share
	planned   float64            // the same on the mean, before whole servers are made of it
	over      float64            // minutes worked beyond the shift this hour, up to …
	overSince float64            // … this minute
	demand    demand
	loadRatio float64 // of the last two weeks against the reference
	offered   float64 // arrivals, and those of them that hung up
	hungUp    float64
	people    people
	slower    float64      // handle time of those who stay after a layoff, ratio
	roster    [168]float64 // agents on duty in an hour per agent on the desk
	worked    float64      // minutes of handling started since dawn
	manned    float64      // minutes on duty since dawn
	yesterday float64      // minutes on duty the day before
	timesheet timesheet
}

// deskReached puts a customer before the people: those of the pool that
// answers such work, or those who help it out.
//
// Those who find somebody free never enter a line. Demand is booked at the mean handle
// time, since the time it will really take is not known when a customer arrives.
func (d *Desk) deskReached(t float64, i int32) {
	is := &d.issues[i]
	if d.inWriting(is) {
		d.fileCase(t, i)
		return
	}
	if !d.openNow {
		d.waitForOpening(t, i, DeskReached)
		return
	}
	d.passBy(writes)
	home := int(d.base.kinds[is.category].pool)
	s := &d.teams[home]
	d.count(tOffered)
	s.offered++
	minutes := d.expectedMinutes(is)
	s.demand.today += minutes
	d.reacting[home].saw(d.hourNow, minutes)
	is.times[byArrival]++
	is.arrived = t
	if s.free() {
		d.passBy(isOffered)
		d.serve(t, i, home)
		return
	}
	if p := &d.base.pools[home]; p.helper >= 0 && p.OverflowMinutes == 0 && d.teams[p.helper].free() {
		d.passBy(isOffered)
		d.serve(t, i, p.helper)
		return
	}
	d.count(tWaited)
	if !d.takesCallback(t, i, home) {
		d.joinLine(t, i, home)
	}
}

// free is whether somebody may take a live contact; never true while a shrunken roster waits for
// services to end.
func (s *team) free() bool { return s.busy < s.busyMost }

// joinLine starts a stay in line. Patience is drawn at once, and so is what
// happens when it ends. Who calls again or comes back needs an event at that moment;
// who gives up has no consequence before the day is over, and is found when a server
// looks at the line, when the desk closes, or at the end of the day: missToday.
//
// Ignoring that who hangs up calls again understates the load by a great deal (Aguir,
// Karaesmen, Akşin and Chauvet 2004, OR Spectrum 26), so redials are events and not
// lost calls.
//
// Patience is of the contact and not of the issue: who calls again is as patient as at first, since no
// data tell otherwise. Exponential patience of a mean of one to two minutes is what practitioners use
// for calls ([S] C); the family can be stated.
func (d *Desk) joinLine(t float64, i int32, home int) {
	is := &d.issues[i]
	n := is.nth(byArrival)
	is.flags |= inLine
	is.leaves = d.plan.Deferred.givesUp(is.arrived)
	if is.flags&callsHome == 0 {
		is.leaves = t + d.base.patience.draw(is.key, fatePatience, n)
	}
	// Announced waits count who is in line: there nobody leaves it unseen.
	again := d.decide(is, redials) == yes || d.decide(is, returnsAfterHangUp) == yes ||
		d.plan.Callback.Accepted > 0
	if again && !math.IsInf(is.leaves, 1) {
		d.calendar.Schedule(is.leaves, eventOf(PatienceExpired, i, is.stay))
	}
	s := &d.teams[home]
	if p := &d.base.pools[home]; p.helper >= 0 && p.OverflowMinutes > 0 {
		d.calendar.Schedule(t+p.OverflowMinutes, eventOf(OverflowDue, i, is.stay))
	}
	class := d.priorityOf(is)
	s.lines[class].Join(lineEntry{i, is.stay})
	s.present[class]++
	s.queued++
}

// inLineStill reports whether an issue is in the stay in line an event names:
// it may have been served, or told to come back, meanwhile.
func (is *issue) inLineStill(stay uint32) bool {
	return is.flags&inLine != 0 && is.stay&(1<<(56-slotBits)-1) == stay
}

// patienceExpired is the end of a stay that leads to a redial or a return.
func (d *Desk) patienceExpired(t float64, i int32, stay uint32) {
	if is := &d.issues[i]; is.inLineStill(stay) {
		d.leaveLine(is)
		d.hangUp(t, i)
	}
}

// overflowDue is when the helping pool may take who waits, if it has somebody
// free; else it will look at the line when it has.
//
// Its own callers come first: a helping pool with nobody free is not disturbed.
func (d *Desk) overflowDue(t float64, i int32, stay uint32) {
	is := &d.issues[i]
	helper := d.base.pools[d.base.kinds[is.category].pool].helper
	if is.inLineStill(stay) && is.leaves >= t && d.teams[helper].free() {
		d.leaveLine(is)
		if d.isReached(t, i) {
			d.serve(t, i, helper)
		}
	}
}

func (d *Desk) leaveLine(is *issue) {
	d.teams[d.base.kinds[is.category].pool].present[d.priorityOf(is)]--
	is.flags &^= inLine
	is.stay++
}

// hangUp is what follows when patience ends at t: a redial the same day, a
// return on another day, or nothing.
//
//	u < r: calls again today;  u < r + (1−r)·b: another day;  else gives up
//
// The mean delays are stated, exponential. A redial comes the same day, by minutes, and meets the rush
// it left; a return comes by days.
func (d *Desk) hangUp(t float64, i int32) {
	is := &d.issues[i]
	if is.flags&callsHome != 0 {
		d.giveUpAtHome(t, i)
		return
	}
	d.take(is, hangsUp, yes)
	d.teams[d.base.kinds[is.category].pool].hungUp++
	d.bookWait(is, tWaitHungUp, t-is.arrived)
	d.unfinished(is)
	if d.watches(is.customer) {
		d.tell(t, Failed, "hangs up %s", inLineFor(t-is.arrived))
		f := d.facts(is)
		f.Outcome, f.Wait = HungUp, t-is.arrived
	}
	if is.flags&onFile != 0 { // the case goes on waiting
		d.take(is, stillOnFile, yes)
		return
	}
	d.passBy(stillOnFile)
	d.take(is, sentHome, no)
	d.goOn(t, i, redials)
}

// lookAtLine lets free agents of a pool take who waits: their own line first,
// then the lines they help out with.
func (d *Desk) lookAtLine(t float64, k int) {
	d.takeFrom(t, k, k, 0)
	for _, h := range d.base.pools[k].helps {
		d.takeFrom(t, k, h, d.base.pools[h].OverflowMinutes)
	}
}

// takeFrom lets free agents of pool k take who has waited long enough at pool
// `home`, highest priority first, first come first served within a priority.
//
// Who hung up to give up is found here, and hangs up at the moment their patience ended.
//
// Lazy removal: the line keeps places of those who left, and a place is checked when it comes to the
// front. Taking it out at once would mean a search per hang-up, and at a desk that most callers leave
// there are more of these than of answers.
func (d *Desk) takeFrom(t float64, k, home int, waited float64) {
	s, from := &d.teams[k], &d.teams[home]
	for c := 0; c < maxPriorities && from.queued > 0; c++ {
		l := &from.lines[c]
		for s.free() && l.Len() > 0 {
			p := *l.First()
			is := &d.issues[p.slot]
			if is.stay == p.stay && is.arrived > t-waited {
				break // nobody behind has waited longer
			}
			l.Next()
			from.queued--
			if is.stay != p.stay {
				continue // left long ago
			}
			d.leaveLine(is)
			if is.leaves < t {
				d.hangUp(is.leaves, p.slot)
				continue
			}
			if d.isReached(t, p.slot) {
				d.serve(t, p.slot, k)
			}
		}
	}
}

// expectedMinutes is the mean handle time of the contact to come, by proficient people.
func (d *Desk) expectedMinutes(is *issue) float64 {
	minutes := d.base.kinds[is.category].handle.mean
	if w := &d.workToday; len(w.ties) > 0 && w.ties[is.category] != nil {
		minutes *= w.ties[is.category].work[is.workClass()]
	}
	if is.failures > 0 {
		minutes *= d.plan.Humans.FailedBot
	}
	return minutes
}

// serve starts a human contact of pool k at t.
//
//	minutes = handle · failed at the assistant · novice · pace · survivors / hurry
//
// handle is the issue's own (law.go), the others are ratios (survivors.go, hurry.go): people take longer
// where the assistant failed before (1.1 to 1.3, assumed), novices too, assisted
// agents less (14 % more issues an hour: Brynjolfsson, Li and Raymond 2025, Quarterly
// Journal of Economics [S] A).
//
// Whether the one who answers is a novice is drawn with the share of novices on the desk, since agents
// are no individuals.
func (d *Desk) serve(t float64, i int32, k int) {
	is, s := &d.issues[i], &d.teams[k]
	is.team = uint8(k)
	wait := t - is.arrived
	n, again := is.nth(byAnswer), is.isReturn()
	is.times[byAnswer]++
	d.bookAnswer(t, is, s, wait)
	if is.flags&wantsHuman != 0 {
		is.flags &^= wantsHuman
		d.count(tReached)
	}
	c := &d.base.kinds[is.category]
	minutes := c.handle.draw2(is.key, n)
	if is.failures > 0 {
		minutes *= d.plan.Humans.FailedBot
	}
	if is.key.Uniform(fateNovice, n) < s.people.noviceShare {
		is.flags |= noviceAnswers
		minutes *= d.plan.Workforce.NoviceHandle
	} else {
		is.flags &^= noviceAnswers
	}
	minutes *= d.pace * s.slower
	if v := d.plan.Humans.LoadSpeed; v > 1 && d.someoneWaits(t, s) {
		minutes /= v
	}
	d.add(tHandle, minutes)
	s.worked += minutes
	s.timesheet.add(minutes, again)
	if d.plan.Callback.Accepted > 0 {
		d.lately[k].begun(d.day, minutes)
	}
	s.busy++
	d.serving.enter(d.sinceDayZero(t))
	if d.watches(is.customer) {
		d.tell(t, Answered, "is answered %s", is.after(wait))
		f := d.facts(is)
		f.Wait, f.Handle = wait, minutes
	}
	d.calendar.Schedule(t+minutes, eventOf(ServiceEnded, i, 0))
}

// bookAnswer books how a contact that begins to be served waited: in line, at home, or in the backlog. The
// level of service and the waits are those of live contacts.
func (d *Desk) bookAnswer(t float64, is *issue, s *team, wait float64) {
	if is.flags&onFile != 0 {
		d.withdraw(t, is)
	}
	switch {
	case is.flags&asCase != 0:
		s.cases++
		s.makeRoom()
		d.bookCase(is, wait)
		return
	case is.flags&callsHome != 0:
		d.bookCallback(is, wait)
	default:
		d.take(is, hangsUp, no)
		d.bookWait(is, tWaitAnswered, wait)
	}
	if wait <= d.plan.Humans.AnswerWithin {
		d.count(tInTime)
		d.reacting[d.base.kinds[is.category].pool].inTime++
	}
	d.waits.add(wait)
}

// serviceEnded frees the agent, who looks at the line first, then at the backlog; then the
// customer goes on.
//
//	P(solved) = first contact · novices' ratio, where one answered
func (d *Desk) serviceEnded(t float64, i int32) {
	k := int(d.issues[i].team)
	s := &d.teams[k]
	if s.busy > s.duty {
		s.over += s.runsOver(t)
		s.overSince = t
	}
	s.busy--
	if d.issues[i].flags&asCase != 0 {
		d.issues[i].flags &^= asCase
		s.cases--
		s.makeRoom()
	}
	d.serving.leave(d.sinceDayZero(t))
	d.lookAtLine(t, k)
	if d.plan.writing {
		d.takeCases(t, k)
	}
	d.goOn(t, i, solvedByPeople)
}
