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
	success  []float64 // of the assistant at go-live, by category
	amounts  []law     // that its actions move, by category
	clipped  bool      // the asked deflection was cut to what is possible
	cutHeads []float64 // that the cut takes in the end, by pool
	leaving  leaving
	priority []uint8 // by segment
	through  float64 // P(nobody drops out on the steps of the valve)
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

	halt          <-chan struct{} // closed: nobody waits for the rest; nil: never
	day           int             // engine day, 0 = first of the pre-period
	today         stream
	eased         stream  // issues raised only because access is easy
	reach         []reach // by segment
	dayFactor     float64 // logarithm, before centring
	surge         surge
	policy        Policy
	valveOpen     bool
	coverageToday float64
	success       []float64 // today's, by category
	risky         []float64 // chance of a session to act out of policy today, by category
	nextShock     float64   // day from day 0
	lastShock     float64
	shocks        uint32

	customers          []customer
	active             []int32    // by segment
	earned             []float64  // margin by segment since day 0, money
	stays              []stays    // in line since day 0, by segment; none where there is one
	wavering           []wavering // by segment
	leavers            []int32    // expected departures by engine day, to the end of the terminal period, segment and reason
	cohort, cohortGone int32      // customers of day 0, and those who will be gone within a year
	reportedStart      float64    // customers by the reported definition on day 0
	departed           []float64  // by day, from departedBefore days before engine day 0
	wordOfMouth        float64    // of new business, 1 under the status quo

	issues  []issue
	free    int32
	returns agenda

	teams         []team // by pool
	openNow       bool   // the desk is open this hour
	dutySince     float64
	pace          float64   // handle time of the assisted desk, ratio
	stagesDone    int       // of the cut
	nextStage     float64   // day from day 0 of the next one
	nextRoster    int       // engine day the roster is planned anew, 0 = never
	breakers      []breaker // by category
	demoted       float64   // day from day 0 of the latest demotion
	approving     float64   // share of the desk that approves sessions today
	approved      bool      // a person approves every session today
	sessionsToday float64
	contactsToday float64
	covered       [2]float64 // when today the data on the hours of the week begin and end
	exposure      float64    // share of yesterday's contacts that met the assistant
	trustLost     float64    // share above, on leaving intent
	trustUntil    float64    // day from day 0
	disclose      []hidden
	posts         [7]float64

	tally     [][tallies]float64 // slot 0 the month before day 0, then the months
	month     *[tallies]float64  // the slot in force
	handled   float64            // human contacts before the slot of day 0 began
	settled   float64            // sessions contained long enough before the horizon to tell who came back
	waits     histogram
	monitor   monitor
	reference *Desk           // played before in the same world; nil: there is none
	asked     [][cells]sample // answers to come, by day modulo the survey's delay + 1; none without a delay
	watched   int32           // the customer whose life is told, see trace.go
	about     int32           // the customer the next note is about
	notes     []Note          // of that life
	lead      leadership
	diary     *diary // daily outputs; nil: nobody asks for them
}

// start makes d a replication at the first day of the pre-period. Nothing of
// what d held before stays but its memory.
func (d *Desk) start(b *base, p *plan, f sim.Fates) {
	days, old := b.preDays+b.days, *d
	*d = Desk{
		base: b, plan: p, fates: f, free: -1, watched: nobody, wordOfMouth: 1, policy: HumansOnly,
		lastShock: math.Inf(-1), nextShock: math.Inf(1), pace: 1, surge: surge{ratio: 1},
		customers: cleared(old.customers, b.slots()), active: cleared(old.active, len(b.groups)), earned: cleared(old.earned, len(b.groups)), wavering: cleared(old.wavering, len(b.groups)),
		departed: cleared(old.departed, departedBefore+days), tally: cleared(old.tally, b.Horizon.Months+1),
		reach: cleared(old.reach, len(b.groups)), success: cleared(old.success, len(b.Categories)), risky: cleared(old.risky, len(b.Categories)), breakers: cleared(old.breakers, len(b.Categories)),
		teams: old.teams[:0], leavers: cleared(old.leavers, (days+b.lastingDays())*len(b.groups)*reasons), returns: old.returns, calendar: old.calendar, issues: old.issues[:0],
	}
	for k := range b.pools {
		d.teams = append(d.teams, b.newTeam(&b.pools[k]))
	}
	d.calendar.Reset()
	d.month = &d.tally[0]
	if delay := int(p.Survey.DelayDays); delay > 0 {
		d.asked = make([][cells]sample, delay+1)
	}
	d.returns.reset(days)
	for k, g := range b.groups {
		d.active[k] = g.residents
		for c := g.first; c < g.first+g.residents; c++ {
			d.customers[c] = customer{leaves: noDay, failed: longAgo}
		}
	}
	d.calendar.Schedule(0, eventOf(HourStruck, 0, 0))
}

// cleared is n zeroes, in the memory of old where it suffices.
func cleared[T any](old []T, n int) []T { return append(old[:0], make([]T, n)...) }

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
	d.earned = cleared(old.earned, len(src.earned))
	d.stays = cleared(old.stays, d.base.toldApart())
	d.reach = cleared(old.reach, len(src.reach))
	d.wavering = append(old.wavering[:0], src.wavering...)
	d.leavers = append(old.leavers[:0], src.leavers...)
	d.departed = append(old.departed[:0], src.departed...)
	d.issues = append(old.issues[:0], src.issues...)
	d.returns = old.returns
	d.returns.copyFrom(&src.returns)
	d.teams = slices.Grow(old.teams[:0], len(src.teams))[:len(src.teams)]
	for k := range src.teams {
		d.teams[k].copyFrom(&src.teams[k])
	}
	d.success = append(old.success[:0], src.success...)
	d.risky = append(old.risky[:0], src.risky...)
	d.breakers = append(old.breakers[:0], src.breakers...)
	d.disclose = nil
	d.notes = slices.Clone(src.notes)
	d.tally = append(old.tally[:0], src.tally...)
	d.month = &d.tally[0]
	d.asked = slices.Clone(src.asked)
	d.monitor.people = cleared(old.monitor.people, d.base.days)
	d.startPlan()
}

// playPast plays the pre-period under the status quo.
func (d *Desk) playPast() {
	last := d.base.preDays - int(math.Round(daysPerMonth))
	for d.day < d.base.preDays && !d.halted() {
		switch d.day {
		case fillWarms:
			d.closePast()
		case d.base.fill:
			d.base.learn(d.month[:])
			d.settle()
		}
		if d.day == last {
			d.closePast() // the month before day 0 is reported
			d.waits = histogram{}
			d.dutySince = float64(d.day) * sim.Day
		}
		d.playDay()
	}
	if d.halted() {
		return
	}
	d.accrueDuty(float64(d.day) * sim.Day)
	d.handled += d.month[tAnswered]
	d.learnQuality()
	d.meetCohort()
}

// closePast empties the slot of the past; what it counted is left aside.
func (d *Desk) closePast() {
	d.handled += d.month[tAnswered]
	*d.month = [tallies]float64{}
}

// startPlan puts the plan in force on day 0.
func (d *Desk) startPlan() {
	d.waits = histogram{}
	d.reportedStart = d.reported()
	d.policy = d.plan.Routing.Policy
	d.valveOpen = d.plan.Valve.Steps == 0 && d.plan.Valve.NoRoute == 0
	d.posts = [7]float64{}
	for k := range d.teams {
		d.teams[k].timesheet = timesheet{}
	}
	d.startMonitor()
	if a := &d.plan.Assistant; a.ShockEveryDays > 0 {
		d.nextShock = a.GoLiveDay + a.ShockEveryDays*d.fates.Of(dayEntity|1<<61).Exp(fateShock, 0)
	}
}

// playPlan plays the months from day 0.
func (d *Desk) playPlan() {
	for m := range d.base.Horizon.Months {
		if m == max(0, d.base.Horizon.Months-lasting) {
			d.startLasting()
		}
		d.month = &d.tally[m+1]
		d.dutySince = float64(d.day) * sim.Day
		for last := d.base.preDays + MonthEnd(m); d.day < last; {
			if d.halted() {
				return
			}
			if d.playDay(); d.day < last {
				d.closeDay(false)
			}
		}
		d.accrueDuty(float64(d.day) * sim.Day)
		d.closeMonth(m)
		d.closeDay(true)
	}
}

// halted reports whether nobody waits for the rest.
func (d *Desk) halted() bool {
	select {
	case <-d.halt:
		return true
	default:
		return false
	}
}

// playDay plays one day: what happens at dawn, then its events in order.
func (d *Desk) playDay() {
	if d.day == d.base.preDays+d.base.days-returnDays {
		d.settled = d.containedSoFar()
	}
	d.dawn()
	end := float64(d.day+1) * sim.Day
	for {
		at, s := d.calendar.Peek(), d.nextStream()
		switch {
		case s.at <= at && s.at < end:
			d.raise(s)
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
	switch {
	case day < 0:
		d.remember()
	case d.policy == HumansOnly:
		d.witness()
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
	d.covered = d.base.covered(d.day)
	d.answersToday()
	d.startDay()
	d.dueToday()
}

// assistantToday works out today's success by category, and how often it acts
// out of policy: wrong answers and wrong actions have one cause [A], so the
// stated rate moves with the chance to fail.
func (d *Desk) assistantToday(day float64) {
	a := &d.plan.Assistant
	if day >= d.nextShock {
		d.shocks++
		d.lastShock = d.nextShock
		d.nextShock += a.ShockEveryDays * d.fates.Of(dayEntity|1<<61).Exp(fateShock, d.shocks)
	}
	for k, s := range d.plan.success {
		d.success[k] = a.skill(s, d.plan.Categories[k].AssistantCeiling, day, day-d.lastShock)
		wrong := 1.0
		if s < 1 {
			wrong = (1 - d.success[k]) / (1 - s)
		}
		d.risky[k] = d.plan.Categories[k].ActionRisk * min(1, d.plan.Controls.LeakRate*wrong)
	}
}

func (d *Desk) priorityOf(is *issue) uint8 {
	if is.customer < 0 {
		return 0
	}
	return d.plan.priority[d.base.groupOf(is.customer).index]
}
