package desk

import (
	"math"

	"boomerang/sim"
)

// What the clock does to the desk of people: the roster by the hour, closing time, and midnight.

// hourStruck changes the roster. Who is in service at the end of a shift is
// finished, then the agent leaves; when the desk closes, whoever waits is
// asked to come back another day.
//
// The order: the door, duty of the hour past, the roster of the next, then the lines, which are emptied
// where the desk has closed. An hour's roster that shrinks interrupts nobody: busy may exceed duty
// until services end, and no line is looked at meanwhile.
func (d *Desk) hourStruck(t float64) {
	d.hourNow = d.base.hourOfWeek(t)
	d.openNow = d.base.opensAt(d.hourNow)
	d.accrueDuty(t)
	for k := range d.teams {
		d.rosterHour(t, k)
	}
	for k := range d.teams {
		d.lookAtLine(t, k)
		if d.plan.writing {
			d.takeCases(t, k)
		}
	}
	if !d.openNow {
		for k := range d.teams {
			d.emptyLines(t, &d.teams[k])
		}
	}
	d.calendar.Schedule(t+sim.Hour, eventOf(HourStruck, 0, 0))
}

// rosterHour sets the contacts a pool can handle at once during this hour:
// agents on duty times concurrency, as stated or by the roster, rounded up or down at
// random so that the mean is exact; the same luck in every plan.
//
//	duty = ⌊x + u⌋,  u uniform on [0, 1) of the day and hour:  E[duty] = x
//
// Rounding to the nearest whole would staff a night of .4 agents with nobody, all year.
func (d *Desk) rosterHour(t float64, k int) {
	s, p := &d.teams[k], &d.base.pools[k]
	hour := d.base.hourOfWeek(t)
	mean, stands := s.onDuty(d, p, hour)
	x := mean
	s.stands, s.planned = stands, stands
	if x != math.Trunc(x) {
		x += d.dayKey(d.day).Uniform(fateDuty, uint32(hour+168*k))
	}
	s.duty = int(x)
	if mean > 0 {
		s.stands *= float64(s.duty) / mean
	}
	d.rosterCases(s, p, hour, k)
}

// accrueDuty books the time agents were on duty since the last change: those
// of the full size that the simulated ones stand for, and whoever finished a service after their shift.
//
//	minutes on duty = Σ_pools full-size agents on duty · share · minutes since + minutes beyond shifts
//
// Booked every hour before the roster changes, and where a month ends, so that a month's
// occupancy has its own minutes above and below. Who stays on is not paid for it: some minutes a shift, that the
// hours of another day make good [A].
func (d *Desk) accrueDuty(t float64) {
	for k := range d.teams {
		s := &d.teams[k]
		d.add(tDuty, s.onDutySince(d.dutySince, t))
		minutes := s.planned*(t-d.dutySince) + s.over + s.runsOver(t)
		s.manned += minutes
		s.timesheet.duty += minutes
		s.over, s.overSince = 0, t
	}
	busy := d.busySince(t)
	d.add(tBusy, busy)
	d.busyBooked += busy
	d.dutySince = t
}

// occupancy is the share of time on duty that was busy, at most 1.
//
// At full size it is by itself (theory_occupancy_test.go). A share of the company has more servers than its part
// of the agents (pooling.go), who on a day of more calls than expected are busy for longer than those agents
// could be; at full size these are busy all the time then, and more callers hang up.
func (t *tally) occupancy() float64 { return math.Min(1, ratio(t.counted(tBusy), t.counted(tDuty))) }

// onDutySince is a pool's minutes on duty between two moments with no change of the roster in between.
func (s *team) onDutySince(since, t float64) float64 {
	return s.stands*(t-since) + s.over + s.runsOver(t)
}

// runsOver is the minutes that those worked beyond their shift who are at it still, since that was last noted.
func (s *team) runsOver(t float64) float64 { return float64(max(0, s.busy-s.duty)) * (t - s.overSince) }

// busySince is the minutes of handling between what is booked and a moment.
func (d *Desk) busySince(t float64) float64 { return d.serving.until(d.sinceDayZero(t)) - d.busyBooked }

// emptyLines sends everybody home when the desk closes. Whoever's patience had ended
// before is found to have hung up then; all others count as hung up now and contact
// the desk on the day it opens next (assumed, see Constants: closing_line). Who waits for a callback waits
// on at home, and who asked about a case for its answer.
func (d *Desk) emptyLines(t float64, s *team) {
	s.queued = 0
	for k := range s.lines {
		l := &s.lines[k]
		for n := l.Len(); n > 0; n-- {
			p := l.Next()
			is := &d.issues[p.slot]
			if is.stay != p.stay {
				continue
			}
			if is.flags&callsHome != 0 {
				l.Join(p)
				s.queued++
				continue
			}
			d.leaveLine(is)
			if is.leaves < t {
				d.hangUp(is.leaves, p.slot)
				continue
			}
			d.take(is, hangsUp, yes)
			s.hungUp++
			d.bookWait(is, tWaitHungUp, t-is.arrived)
			d.unfinished(is)
			if is.flags&onFile != 0 {
				d.take(is, stillOnFile, yes)
				continue
			}
			d.passBy(stillOnFile)
			d.take(is, sentHome, yes)
			d.comeTomorrow(t, p.slot)
		}
	}
}

// missToday ends a day: whoever has given up in a line that nobody has looked at
// since is missed now, so that no figure of a day depends on there being a server.
// A pool without anybody on duty loses its callers like any other. Places of those
// who left are given up too.
//
// Places that stay keep their order: each is taken from the front and, if it stays, put at the back.
func (d *Desk) missToday() {
	end := (d.day + 1).dawn()
	for k := range d.teams {
		s := &d.teams[k]
		if s.queued == 0 {
			continue
		}
		s.queued = 0
		for c := range s.lines {
			l := &s.lines[c]
			for n := l.Len(); n > 0; n-- {
				p := l.Next()
				is := &d.issues[p.slot]
				switch {
				case is.stay != p.stay: // left before
				case is.leaves < end:
					d.leaveLine(is)
					d.hangUp(is.leaves, p.slot)
				default:
					l.Join(p)
					s.queued++
				}
			}
		}
	}
}
