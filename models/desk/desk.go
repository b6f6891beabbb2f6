package desk

import (
	"math"
	"slices"

	"boomerang/sim"
)

// plan is one line of action on a shared base: the parameters in force and
// what is worked out from them.
type plan struct {
	Params
	success []float64 // of the assistant at go-live, by category
	clipped bool      // the asked deflection was cut to what is possible
	alarmAt float64   // decision limit of the monitor, in SD
}

// departedBefore is how many days of departures before engine day 0 reported
// retention can look back on.
const departedBefore = daysPerYear

// Desk is one replication of one plan: all its state, in flat slices without
// pointers or closures, so that it can be saved and continued under another
// plan by copying.
type Desk struct {
	base     *base
	plan     *plan
	fates    sim.Fates
	calendar sim.Calendar

	day           int // engine day, 0 = first of the pre-period
	today         stream
	dayFactor     float64 // logarithm, before centring
	policy        Policy
	valveOpen     bool
	coverageToday float64
	success       []float64 // today's, by category
	nextShock     float64   // day from day 0
	lastShock     float64
	shocks        uint32

	customers          []customer
	active             []int32   // by segment
	joins              [][]int32 // newcomers by engine day
	leaving            agenda
	cohort, cohortGone int32     // customers of day 0, and those gone within a year
	reportedStart      float64   // customers by the reported definition on day 0
	departed           []float64 // by day, from departedBefore days before engine day 0
	wordOfMouth        float64   // of new business, 1 under the status quo

	issues  []issue
	free    int32
	returns buckets

	lines         [maxPriorities]line
	busy          int
	duty          int
	openNow       bool // the desk is open this hour
	dutySince     float64
	stands        float64 // of the full size, what the servers on duty stand for, times the share
	demand        demand
	loadRatio     float64 // of the last two weeks against the reference
	people        people
	nextStage     float64 // day from day 0 of the next stage of the cut
	notices       []hire
	breakers      []breaker // by category
	demoted       float64   // day from day 0 of the latest demotion
	approving     float64   // share of the desk that approves sessions today
	sessionsToday float64
	trustLost     float64 // share above, on leaving intent
	trustUntil    float64 // day from day 0
	disclose      []float64
	posts         [7]float64
	worked        float64 // minutes of handling started since dawn
	manned        float64 // minutes on duty since dawn

	tally   []float64 // [slot][tallies]: slot 0 the month before day 0, then the months
	month   []float64 // the slot in force
	waits   histogram
	monitor monitor
	watched int32  // the customer whose life is told, see trace.go
	about   int32  // the customer the next note is about
	notes   []Note // of that life
	lead    leadership
}

// newDesk starts a replication at the first day of the pre-period.
func newDesk(b *base, p *plan, f sim.Fates) *Desk {
	days := b.preDays + b.days
	d := &Desk{
		base: b, plan: p, fates: f, free: -1, watched: nobody, wordOfMouth: 1, policy: HumansOnly,
		customers: make([]customer, b.slots()), active: make([]int32, len(b.groups)),
		joins: make([][]int32, days), leaving: newAgenda(days), returns: newBuckets(days),
		departed: make([]float64, departedBefore+days),
		success:  make([]float64, len(b.Categories)), breakers: make([]breaker, len(b.Categories)),
		tally:  make([]float64, (b.Horizon.Months+1)*tallies),
		people: b.newPeople(), lastShock: math.Inf(-1), nextShock: math.Inf(1), loadRatio: 1,
	}
	d.month = d.tally[:tallies]
	for k, g := range b.groups {
		d.active[k] = g.residents
		for c := g.first; c < g.first+g.residents; c++ {
			d.customers[c] = customer{state: isActive, leaves: noDay, other: noDay, failed: longAgo}
		}
	}
	d.calendar.Schedule(0, eventOf(HourStruck, 0, 0))
	return d
}

// branch makes d an independent copy of src that goes on under plan p. Both
// share their base, so they share their past.
func (d *Desk) branch(src *Desk, p *plan) {
	old := *d
	*d = *src
	d.plan = p
	d.calendar = old.calendar
	d.calendar.CopyFrom(&src.calendar)
	d.customers = append(old.customers[:0], src.customers...)
	d.active = append(old.active[:0], src.active...)
	d.leaving.first = append(old.leaving.first[:0], src.leaving.first...)
	d.leaving.blocks = append(old.leaving.blocks[:0], src.leaving.blocks...)
	d.departed = append(old.departed[:0], src.departed...)
	d.issues = append(old.issues[:0], src.issues...)
	d.returns.first = append(old.returns.first[:0], src.returns.first...)
	for k := range d.lines {
		d.lines[k].ring = append(old.lines[k].ring[:0], src.lines[k].ring...)
	}
	d.success = append(old.success[:0], src.success...)
	d.breakers = append(old.breakers[:0], src.breakers...)
	d.disclose = nil
	d.people = src.people.clone()
	d.notices = slices.Clone(src.notices)
	d.notes = slices.Clone(src.notes)
	d.tally = append(old.tally[:0], src.tally...)
	d.month = d.tally[:tallies]
	d.startPlan()
}

// playPast plays the pre-period under the status quo.
func (d *Desk) playPast() {
	last := d.base.preDays - int(math.Round(daysPerMonth))
	for d.day < d.base.preDays {
		switch d.day {
		case fillWarms:
			clear(d.month)
		case d.base.fill:
			d.base.learn(d.month)
			d.settle()
		}
		if d.day == last {
			clear(d.month) // the month before day 0 is reported
			d.waits = histogram{}
			d.dutySince = float64(d.day) * sim.Day
		}
		d.playDay()
	}
	d.accrueDuty(float64(d.day) * sim.Day)
	d.monitor.learn(d.month)
	for c := range d.customers {
		if cu := &d.customers[c]; cu.active() {
			cu.state |= wasThere
			d.cohort++
		}
	}
}

// startPlan puts the plan in force on day 0.
func (d *Desk) startPlan() {
	d.waits = histogram{}
	d.reportedStart = d.reported()
	d.policy = d.plan.Routing.Policy
	d.valveOpen = d.plan.Valve.Steps == 0 && d.plan.Valve.NoRoute == 0
	if a := &d.plan.Assistant; a.ShockEveryDays > 0 {
		d.nextShock = a.GoLiveDay + a.ShockEveryDays*d.fates.Of(dayEntity|1<<61).Exp(fateShock, 0)
	}
}

// playPlan plays the months from day 0.
func (d *Desk) playPlan() {
	for m := range d.base.Horizon.Months {
		d.month = d.tally[(m+1)*tallies : (m+2)*tallies]
		d.dutySince = float64(d.day) * sim.Day
		for d.day < d.base.preDays+monthEnd(m) {
			d.playDay()
		}
		d.accrueDuty(float64(d.day) * sim.Day)
		d.closeMonth(m)
	}
}

// playDay plays one day: what happens at dawn, then its events in order.
func (d *Desk) playDay() {
	d.dawn()
	end := float64(d.day+1) * sim.Day
	for {
		at := d.calendar.Peek()
		switch {
		case d.today.at <= at && d.today.at < end:
			d.raise()
		case at < end:
			e := d.calendar.Pop()
			d.handle(d.calendar.Now(), e)
		default:
			d.day++
			return
		}
	}
}

// dawn settles what happens by the day: leaving, joining, staff, the
// assistant's form, charts and reviews, then today's issues.
func (d *Desk) dawn() {
	if !d.base.open {
		d.leaveToday()
		d.joinToday()
		d.staffToday()
		d.loadToday()
		d.bookCustomers()
	}
	day := float64(d.day - d.base.preDays)
	d.coverageToday = 0
	if day >= 0 && !d.base.open {
		d.reviewToday(day)
	}
	if day >= 0 && d.policy != HumansOnly {
		d.coverageToday = d.plan.Assistant.coverage(day)
		d.govern(day)
		d.assistantToday(day)
		d.monitorToday(day)
		d.breakersToday(day)
	}
	if day >= 0 && !d.base.open {
		d.incidentsToday(day)
		d.pressToday(day)
	}
	d.startDay()
	d.dueToday()
}

// assistantToday works out today's success by category.
func (d *Desk) assistantToday(day float64) {
	a := &d.plan.Assistant
	if day >= d.nextShock {
		d.shocks++
		d.lastShock = d.nextShock
		d.nextShock += a.ShockEveryDays * d.fates.Of(dayEntity|1<<61).Exp(fateShock, d.shocks)
	}
	for k, s := range d.plan.success {
		d.success[k] = a.skill(s, day, day-d.lastShock)
	}
}

func (d *Desk) priorityOf(is *issue) uint8 {
	if is.customer < 0 {
		return 0
	}
	return d.base.groupOf(is.customer).priority
}
