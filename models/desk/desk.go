package desk

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// plan is one line of action on a shared base: the parameters in force and
// what is worked out from them.
//
// Success is P(resolved at the first attempt) before learning, drift and shocks; heads are at full
// size. A plan does not change while it is played: what leadership changes (routing, valve) is state of
// the desk.
type plan struct {
	Params
	success  []float64 // of the assistant at go-live, by category
	amounts  []law     // that its actions move, by category
	clipped  bool      // the asked deflection was cut to what is possible
	cutHeads []float64 // that the cut takes in the end, by pool
	odds     []odds    // stated chances of an issue, by category
	leaving  leaving
	offset   float64     // points of score where the assistant had part: handler.go
	priority []uint8     // by segment
	crews    []Workforce // by pool
	through  float64     // P(nobody drops out on the steps of the valve)
	writing  bool        // some contacts are in writing
}

// Desk is one replication of one plan: the state of every mechanism, side by
// side and by value, in flat slices, so that it can be saved and continued under
// another plan by copying. Each part stands in the file of its mechanism and is
// named in the list mechanisms; property_state_test.go holds both to it.
type Desk struct {
	setting                  // what it is played in, from outside
	clock                    // the day, and events to come
	arrivals                 // today's issues: arrivals.go
	population               // who is a customer: customers.go
	peaks                    // and the worst they remember: worst.go
	departures               // who leaves when: departures.go
	decisions                // who has decided to: terminal.go
	openIssues               // and who comes back when: issues.go
	assistantForm            // what the assistant can do today: assistant.go
	workToday                // how that goes with an issue's work: work_tie.go
	autonomy                 // what it is let do: controls.go
	breakerPanel             // what stops it: breaker.go
	trust                    // what incidents and posts do: incidents.go
	workplace                // pools at work, their lines and staff: workplace.go
	reactions                // what is done about a week that falls short: reaction.go
	cutProgress              // stages of the cut: cut.go
	rosterPlan               // when those who stay are planned anew: roster.go
	onFileState              // cases that wait for an answer: deferred.go
	callbackState            // what announced waits rest on: callback.go
	ledger                   // counts and money by month: ledger.go
	waitRecord               // waits since day 0: waits.go
	presence                 // who is being answered, and who will be back: presence.go
	surveys                  // answers to come: survey.go
	chronicle                // the life that is told: trace.go
	dayBook                  // daily outputs, where asked for: days.go
	monitor       monitor    // charts of satisfaction and repeats: monitor.go
	lead          leadership // reviews and reversals: leadership.go
}

// setting is what a replication is played in. It is given from outside, shared
// by plans and never written to.
type setting struct {
	base      *base
	plan      *plan
	fates     sim.Fates
	halt      listener // who waits for the rest, if anybody does
	reference *Desk    // played before in the same world; nil: there is none
}

func (s *setting) reset(*base)           { *s = setting{} }
func (s *setting) copyFrom(src *setting) { *s = *src }

// clock is the day, and the events to come.
//
// Engine days count from the first day of the pre-period; a planDay counts from day 0. The two are
// types of their own (clocks.go), so that one cannot be taken for the other.
type clock struct {
	day      engineDay
	calendar sim.Calendar
}

func (c *clock) reset(*base) {
	c.day = 0
	c.calendar.Reset()
}

func (c *clock) copyFrom(src *clock) {
	c.day = src.day
	c.calendar.CopyFrom(&src.calendar)
}

// start makes d a replication at the first day of the pre-period. Nothing of
// what d held before stays but its memory.
func (d *Desk) start(b *base, p *plan, f sim.Fates) {
	for _, m := range mechanisms {
		m.reset(d, b)
	}
	d.base, d.plan, d.fates = b, p, f
	d.calendar.Schedule(0, eventOf(HourStruck, 0, 0))
}

// branch makes d an independent copy of src that goes on under plan p. Both
// share their base, so they share their past.
//
// Nothing of src changes, and it may be branched from again. What is played after is the plan's own;
// what was counted before stays in slot 0 of the ledger, the past's.
func (d *Desk) branch(src *Desk, p *plan) {
	for _, m := range mechanisms {
		m.copyFrom(d, src)
	}
	d.plan = p
	d.startPlan()
}

// playPast plays the pre-period under the status quo.
//
// The past, in days of the engine:
//
//	0          15              60                    day 0 − 30        day 0
//	├─ warms ──┼─ fills ───────┼─ customers move ────┼─ last month ────┤
//	   not        doses seen     churn split anew,     reported as
//	   counted    and counted    slots filled          the baseline
//
// Nobody leaves or joins before day 60: what people live through must be known before it can be said
// who is about to leave over it.
func (d *Desk) playPast() {
	last := d.base.dayZero - engineDay(math.Round(dates.EngineMonth))
	for d.day < d.base.dayZero && !d.halted() {
		// What came in while nothing had returned yet is too little; after the filling
		// churn is split by what customers truly lived through.
		switch d.day {
		case fillWarms:
			d.closePast()
		case d.base.fill:
			d.base.refitChurn(d.month)
			d.settle()
		}
		if d.day == last {
			d.closePast() // the month before day 0 is reported
			d.waits = histogram{}
			d.dutySince = d.day.dawn()
		}
		d.playDay()
	}
	if d.halted() {
		return
	}
	d.accrueDuty(d.day.dawn())
	d.handled += d.month.counted(tAnswered)
	d.learnQuality()
	d.meetCohort()
}

// closePast empties the slot of the past; what it counted is left aside.
func (d *Desk) closePast() {
	d.handled += d.month.counted(tAnswered)
	*d.month = tally{}
}

// startPlan puts the plan in force on day 0: what a plan is judged by starts anew.
func (d *Desk) startPlan() {
	d.startWaits()
	d.startPresence()
	d.startBacklog()
	d.startEarnings()
	d.reportedStart = d.reported()
	d.posts = [7]float64{}
	for k := range d.teams {
		d.teams[k].timesheet = timesheet{}
	}
	d.startSeniority()
	d.startAssistant()
	d.startMonitor()
}

// playPlan plays the months from day 0.
//
// At the end of a month duty is booked up to midnight first, then the month is closed, then its last
// day is written: what a month's close books (assistant, leakage, exposure) stands on that day.
func (d *Desk) playPlan() {
	for m := range d.base.Horizon.Months {
		// The last months are those that go on after the horizon, see terminal.go.
		if m == max(0, d.base.Horizon.Months-lasting) {
			d.startLasting()
		}
		d.openMonth(m + 1)
		d.dutySince = d.day.dawn()
		for last := d.base.onEngine(d.base.Horizon.MonthEnd(m)); d.day < last; {
			if d.halted() {
				return
			}
			if d.playDay(); d.day < last {
				d.closeDay(false)
			}
		}
		d.accrueDuty(d.day.dawn())
		d.closeMonth(m)
		d.closeDay(true)
	}
}

// halted reports whether nobody waits for the rest.
func (d *Desk) halted() bool { return d.halt.hears(d.day, d.base) }

// playDay plays one day: what happens at dawn, then its events in order.
//
//	dawn      leavers, newcomers, staff, load, reviews, the assistant, charts, breakers,
//	          incidents, press, answers to surveys, today's issues and returns
//	events    issues and the calendar, by time; at equal times issues first, then by kind
//	midnight  who gave up in a line or backlog nobody looked at is missed; the day moves on
//
// A contact in service at midnight goes on; nothing but counters is reset.
func (d *Desk) playDay() {
	// Of sessions contained later the horizon does not show all days of a return.
	if d.day == d.base.playDays()-returnDays {
		d.settled = d.containedSoFar()
	}
	d.dawn()
	end := (d.day + 1).dawn()
	for {
		// Issues lie ahead of the calendar in a stream of their own; at equal times an
		// issue comes first.
		at, s := d.calendar.Peek(), d.nextStream()
		switch {
		case s.at <= at && s.at < end:
			d.raise(s)
		case at < end:
			e := d.calendar.Pop()
			d.handle(d.calendar.Now(), e)
		default:
			d.missToday()
			if d.plan.Deferred.GiveUpDays > 0 {
				d.giveUpToday()
			}
			d.day++
			return
		}
	}
}

// dawn settles what happens by the day: leaving, joining, staff, the
// assistant's form, charts and reviews, then today's issues.
//
// The order is of meaning: customers leave before others join, staff is known before
// the load is read, reviews look at yesterday, and issues that return are scheduled
// last, when it is known whether the assistant meets them.
//
// In open arrivals, which are nobody's, all that concerns customers, staff and leadership is left out,
// and the assistant with its charts stays.
func (d *Desk) dawn() {
	if !d.base.open {
		d.leaveToday()
		d.joinToday()
		d.staffToday()
		d.loadToday()
		d.bookCustomers()
	}
	day := d.planDay()
	d.coverageToday = 0
	if day >= 0 && !d.base.open {
		d.reviewToday(day)
	}
	switch {
	case day < 0:
		d.recordPast()
	case d.policy == HumansOnly:
		d.recordPeopleQuality()
	default:
		d.coverageToday = d.plan.Assistant.coverage(day)
		d.govern(day)
		d.assistantToday(day)
		d.monitorToday(day, byBot)
		d.breakersToday(day)
	}
	if day >= 0 && !d.base.open {
		d.incidentsToday(day)
		d.pressToday(day)
	}
	d.chancesToday()
	if d.plan.Callback.Accepted > 0 {
		d.forgetOldest(d.day)
	}
	if d.plan.writing {
		d.casesToday()
	}
	d.covered = d.base.covered(d.day)
	d.answersToday()
	d.startDay()
	d.dueToday()
}
