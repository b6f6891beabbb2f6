package desk

import (
	"fmt"

	"boomerang/sim"
)

// Who writes instead of calling waits in a backlog: e-mail and cases, in the order stated, with patience
// that has no end unless one is stated.
//
//	fileCase ─┬─ takeCases: somebody who takes cases is free ----------------------------► serve
//	          ├─ chaseDue: asks what became of it, by calling or in writing; it stays on file
//	          │     └─ answered on the line: taken off file; hung up: waits on, no redial
//	          ├─ given up by who is never answered (unanswered.go): off file
//	          └─ closed unanswered at its age ---------------------------------------------► comes back, or not
//
// Ages are looked at once a day, at dawn. A customer asks on days the desk is open, at an hour of its
// profile, from the first dawn at which the case is old enough:
//
//	P(asks on a day | not answered yet) = chase_up
//
// A written chase-up is answered with its case: one more contact to the customer, none to the people.
// Waiting for an answer in writing is not felt minute by minute, as a line is: what is felt is each contact
// and how it ends [A].
//
// Who takes cases: a share `blend` of the agents on duty takes both kinds, live contacts first and nobody
// interrupted; the others do one kind only. Tasks are not tied to persons, so the bounds are on numbers,
//
//	live ≤ duty − agents for cases alone,   cases ≤ duty − agents for live contacts alone,   live + cases ≤ duty
//
// With one kind of work a backlog is M/M/c with endless patience; with all agents blended the two kinds
// are two priorities at one desk (Cobham 1954, Operations Research 2, 70–76).

// filedCase is a place in the backlog.
type filedCase struct {
	slot  int32
	filed uint32
	at    float64 // minutes of the engine
}

// backlog is the cases of a pool, by class: one class where the oldest of all is first.
type backlog [maxPriorities]sim.Line[filedCase]

// onFileState is every pool's backlog. A place that was left is found when it comes to the front.
type onFileState struct {
	backlogs []backlog
	filings  uint32 // so far: a number for each
	onFile   crowd  // moments in minutes from day 0
	before0  float64
}

func (o *onFileState) reset(b *base) {
	backlogs := resized(o.backlogs, len(b.pools))
	for k := range backlogs {
		for c := range backlogs[k] {
			backlogs[k][c].Reset()
		}
	}
	*o = onFileState{backlogs: backlogs}
}

func (o *onFileState) copyFrom(src *onFileState) {
	backlogs := resized(o.backlogs, len(src.backlogs))
	for k := range backlogs {
		for c := range backlogs[k] {
			backlogs[k][c].CopyFrom(&src.backlogs[k][c])
		}
	}
	*o = *src
	o.backlogs = backlogs
}

// startBacklog begins the count of a plan.
func (d *Desk) startBacklog() { d.before0 = d.onFile.until(0) }

// writes reports whether any category has contacts in writing.
func (p *Params) writes() bool {
	for k := range p.Categories {
		if p.Categories[k].Written > 0 {
			return true
		}
	}
	return false
}

// inWriting reports whether a contact with the people that begins now is in writing: a closed desk
// takes it too.
func (d *Desk) inWriting(is *issue) bool { return d.plan.writing && d.decide(is, writes) == yes }

// fileCase puts a written contact into the backlog; one over a case on file is put with it.
func (d *Desk) fileCase(t float64, i int32) {
	is := &d.issues[i]
	d.take(is, writes, yes)
	is.times[byArrival]++
	if is.flags&onFile != 0 {
		return
	}
	d.count(tCases)
	d.filings++
	is.flags |= onFile
	is.filed, is.arrived = d.filings, t
	d.onFile.enter(d.sinceDayZero(t))
	if d.watches(is.customer) {
		d.tell(t, Waits, "writes to the people")
	}
	k, class := int(d.base.kinds[is.category].pool), uint8(0)
	if d.base.Deferred.Order == PriorityAndAge {
		class = d.priorityOf(is)
	}
	d.backlogs[k][class].Join(filedCase{i, is.filed, t})
	d.takeCases(t, k)
}

// freeForCases reports whether somebody of a pool may take a case now.
func (s *team) freeForCases() bool { return s.busy < s.duty && s.cases < s.duty-s.liveOnly }

// makeRoom works out how many may be busy for somebody to be free for a live contact: as many as are on
// duty, less those for cases alone who have none.
func (s *team) makeRoom() { s.busyMost = s.duty - max(0, s.casesOnly-s.cases) }

// rosterCases says how many of those on duty this hour do one kind of work only.
//
//	for cases alone = ⌊(1 − blend)·share for cases·duty + u⌋,   u of the day and hour:  the mean is exact
func (d *Desk) rosterCases(s *team, p *pool, hour, k int) {
	s.casesOnly, s.liveOnly = 0, s.duty
	if d.plan.writing {
		apart := (1 - d.plan.Deferred.Blend) * float64(s.duty)
		u := d.dayKey(d.day).Uniform(fateCaseDuty, uint32(hour+168*k))
		s.casesOnly = min(s.duty, int(apart*p.forCases[hour]+u))
		s.liveOnly = min(s.duty-s.casesOnly, int(apart*(1-p.forCases[hour])+1-u))
	}
	s.makeRoom()
}

// takeCases lets those of a pool who take cases take the next ones, once nobody they may answer is in line.
//
// A customer who is found on the line about the case that comes up is answered there and then.
func (d *Desk) takeCases(t float64, k int) {
	s := &d.teams[k]
	for c := range d.backlogs[k] {
		l := &d.backlogs[k][c]
		for l.Len() > 0 && s.freeForCases() {
			e := l.Next()
			is := &d.issues[e.slot]
			if !is.isOnFile(e.filed) {
				continue
			}
			if is.flags&inLine != 0 {
				d.leaveLine(is)
				if is.leaves >= t {
					d.serve(t, e.slot, k)
					continue
				}
				d.hangUp(is.leaves, e.slot)
			}
			if d.foundGivenUp(t, e) {
				continue
			}
			is.arrived = e.at
			is.flags |= asCase
			d.serve(t, e.slot, k)
		}
	}
}

// isOnFile reports whether a place in the backlog is that of the issue still.
func (is *issue) isOnFile(filed uint32) bool { return is.flags&onFile != 0 && is.filed == filed }

// withdraw takes a case off file: it is being answered, or the issue has ended.
func (d *Desk) withdraw(t float64, is *issue) {
	is.flags &^= onFile
	d.onFile.leave(d.sinceDayZero(t))
}

// bookCase books that a case from the backlog begins to be answered, at such an age.
func (d *Desk) bookCase(is *issue, age float64) {
	d.take(is, chasesUp, no)
	d.passBy(givesUpWaiting)
	d.take(is, closesItself, no)
	d.add(tCaseWait, age)
}

// casesToday looks at the ages at dawn: whose case is old enough may ask today, and what nobody has
// answered at the stated age is closed. A case whose customer is on the line is not closed under them.
func (d *Desk) casesToday() {
	t, p := d.day.dawn(), &d.plan.Deferred
	r := &d.base.returnDays[d.base.weekday(d.day)]
	for k := range d.backlogs {
		for c := range d.backlogs[k] {
			for e := range d.backlogs[k][c].All() {
				is := &d.issues[e.slot]
				age := (t - e.at) / sim.Day
				switch {
				case !is.isOnFile(e.filed):
				case p.CloseDays > 0 && age >= p.CloseDays && is.flags&inLine == 0:
					d.closeCase(t, e)
				case age >= p.ChaseDays && r.mean == r.mean && is.asksToday(d.base.fromDayZero(d.day), p.ChaseUp):
					u := is.key.Uniform(fateChaseHour, dayOccurrence(d.base.fromDayZero(d.day)))
					at := t + hourShare(&r.cum, r.hour.find(u), u)
					if at <= p.givesUp(e.at) {
						d.calendar.Schedule(at, eventOf(ChaseDue, e.slot, e.filed))
					}
				}
			}
		}
	}
}

// dayOccurrence tells the numbers of one day from those of another, before day 0 too.
func dayOccurrence(day planDay) uint32 { return uint32(int32(day)) }

// asksToday is whether a customer whose case is old enough asks on a day.
func (is *issue) asksToday(day planDay, chance float64) bool {
	return chance > 0 && is.key.Uniform(fateChase, dayOccurrence(day)) < chance
}

// closeCase closes a case that nobody has answered.
func (d *Desk) closeCase(t float64, e filedCase) {
	is := &d.issues[e.slot]
	d.take(is, chasesUp, no)
	d.passBy(givesUpWaiting)
	d.take(is, closesItself, yes)
	d.add(tClosedAge, t-e.at)
	d.withdraw(t, is)
	if d.watches(is.customer) {
		d.tell(t, Failed, "case closed, not answered")
	}
	d.goOn(t, e.slot, comesBack)
}

// chaseDue is when a customer asks what became of a case, unless it was answered meanwhile or they are on
// the line over it yet.
func (d *Desk) chaseDue(t float64, i int32, filed uint32) {
	is := &d.issues[i]
	if !is.isOnFile(is.filed) || is.filed&(1<<(56-slotBits)-1) != filed || is.flags&inLine != 0 {
		return
	}
	d.take(is, chasesUp, yes)
	if d.watches(is.customer) {
		d.tell(t, Waits, "asks about the case")
	}
	d.goOn(t, i, exhausted)
}

// after says in words how long who is answered waited: in line, or in the backlog.
func (is *issue) after(wait float64) string {
	if is.flags&asCase != 0 {
		return fmt.Sprintf("%.1f hours later", wait/sim.Hour)
	}
	return inLineFor(wait)
}

// backlogNow is how many cases are on file, at full size.
func (d *Desk) backlogNow() float64 { return d.atFullSize(d.onFile.n) }

// backlogMean is the mean number on file since day 0, day and night, at full size.
func (d *Desk) backlogMean() float64 {
	minutes := d.sinceDayZero(d.day.dawn())
	return d.atFullSize((d.onFile.until(minutes) - d.before0) / minutes)
}

// casesStanding is how many issues are in the backlog and in no line besides.
func (d *Desk) casesStanding() (n int) {
	for k := range d.backlogs {
		for c := range d.backlogs[k] {
			for e := range d.backlogs[k][c].All() {
				if is := &d.issues[e.slot]; is.isOnFile(e.filed) && is.flags&inLine == 0 {
					n++
				}
			}
		}
	}
	return n
}
