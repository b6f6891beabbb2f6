package desk

import (
	"math"

	"boomerang/sim/dates"
)

// What management does before it reverses anything. No desk answers a quarter of its callers in time for
// a year with nobody reacting: at the end of each week the service level of every pool is held against the
// desk's stated one. Where it lies further below than a stated shortfall, the next of four things is
// ordered; where it is reached again, the last one ordered is ended. In between nothing moves.
//
//	level │ stated ────────────── reached: a step back
//	      │ stated − shortfall ── below: a step on
//	      └─ 0 ── 1 overtime ── 2 leaders ── 3 shifts planned anew ── 4 agency
//
// Overtime is cheap to order and people are there, so it comes first; an agency is dear and late, so it
// comes last. What a scenario switches off is stepped over. A step takes a week, since a week's figure
// says nothing yet of what was ordered at its beginning. The rule sees the past alone, and it is the same
// in every plan, the reference and the months before day 0 too.
//
// Hours are paid hours, and carry the shrinkage of any other. With a people on the desk, of w paid hours a
// week and c a head and year, it is in a day
//
//	overtime  o·a more people, for o·a·w/7 hours at premium·c/365 a head
//	leaders   a/span·time more, for as many hours at c/365: what they leave undone is worth at least
//	          an agent's hour, which is too little where a leader earns more
//	agency    the most, as a share of day-0 heads, at premium·c/365, whole and from the day it was
//	          ordered for; sent home when the step is taken back, and an order not yet filled with it
//
// They answer as the desk's own people of that day do, novices in proportion [A]. A supplier's pool
// reacts alike, at the supplier's price. Who pays a loaded head c pays some of it once and not by the
// hour, so overtime errs on the dear side.

// The steps, in the order they are tried.
const (
	atRest = iota
	onOvertime
	leadersToo
	replanning
	withAgency
)

// leastJudged is how many arrivals a week, at full size, a service level is read from [A].
const leastJudged = 50

// reaction is how far a pool has gone, and what it has seen.
type reaction struct {
	step    int
	agency  engineDay    // its first shift; neverAgain: nobody is ordered
	extra   float64      // heads on the desk today beside its own, full size
	offered float64      // arrivals of this week
	inTime  float64      // of them, answered within the stated time
	work    [168]float64 // minutes that arrived this week, by hour
	usual   [168]float64 // … of late: a week ago counts three quarters of this one
}

// reactions are those of all pools.
type reactions struct{ reacting []reaction }

func (r *reactions) reset(b *base) {
	r.reacting = cleared(r.reacting, len(b.pools))
	for k := range r.reacting {
		r.reacting[k].agency = neverAgain
		r.reacting[k].usual = b.pools[k].lately()
	}
}

func (r *reactions) copyFrom(src *reactions) { r.reacting = copied(r.reacting, src.reacting) }

// saw takes in an arrival, of so many minutes of work as they are expected to be.
func (r *reaction) saw(hour int, minutes float64) {
	r.offered++
	r.work[hour] += minutes
}

// on reports whether a step is ever taken.
func (r *Reaction) on(step int) bool {
	switch step {
	case onOvertime:
		return r.OvertimeMost > 0
	case leadersToo:
		return r.LeadersTime > 0
	case replanning:
		return r.ReplanShare > 0
	case withAgency:
		return r.AgencyMost > 0
	}
	return step == atRest
}

// after is the next step that is ever taken, a step further (1) or back (−1); the same where there is none.
func (r *Reaction) after(step, by int) int {
	for next := step + by; next >= atRest && next <= withAgency; next += by {
		if r.on(next) {
			return next
		}
	}
	return step
}

// weekToday looks at every pool's last week, on the days that end one.
func (d *Desk) weekToday() {
	if int(d.planDay())%7 != 0 || d.day == 0 {
		return
	}
	for k := range d.teams {
		d.lookBack(&d.teams[k], &d.base.pools[k])
	}
}

// lookBack holds a pool's week against what was stated, and orders or ends a step.
//
// The share is of arrivals of the week that were answered in time in it, as a telephone system reports it.
func (d *Desk) lookBack(s *team, q *pool) {
	r, rule := &d.reacting[q.index], &d.plan.Reaction
	if d.atFullSize(r.offered) >= leastJudged {
		level := r.inTime / r.offered
		d.book(fWeeks, 1)
		switch {
		case level < q.held.short:
			d.book(fWeeksShort, 1)
			r.step = rule.after(r.step, 1)
		case level >= q.held.stated:
			r.step = rule.after(r.step, -1)
		}
	}
	switch {
	case r.step < withAgency:
		r.agency = neverAgain
	case r.agency == neverAgain:
		r.agency = d.day + engineDay(math.Ceil(rule.AgencyLeadDays))
	}
	for h, minutes := range r.work {
		r.usual[h] = r.usual[h]*(1-newest) + minutes*newest
	}
	if r.step >= replanning && rule.on(replanning) {
		d.moveShifts(s, q)
	}
	r.offered, r.inTime, r.work = 0, 0, [168]float64{}
}

// reactToday puts on the desk who is there today beside its own people, and books what they cost.
func (d *Desk) reactToday(s *team, q *pool) {
	r, rule, p := &d.reacting[q.index], &d.plan.Reaction, &s.people
	r.extra, p.strain = 0, 0
	if r.step == atRest {
		return
	}
	day := d.plan.Money.costOf(q) / dates.PlainYear
	hours := d.base.Humans.WeeklyHours / 7
	if r.step >= onOvertime {
		more := rule.OvertimeMost * p.onDesk()
		p.strain = rule.OvertimeBurnout * 100 * rule.OvertimeMost
		d.bring(r, more, fOvertime, rule.OvertimePremium*day)
		d.book(fOvertimeHours, more*hours)
	}
	if r.step >= leadersToo && rule.on(leadersToo) {
		more := rule.LeadersTime * p.onDesk() / rule.AgentsPerLeader
		d.bring(r, more, fLeaders, day)
		d.book(fLeaderHours, more*hours)
	}
	if d.day >= r.agency {
		more := rule.AgencyMost * q.staff.heads
		d.bring(r, more, fAgency, rule.AgencyPremium*day)
		d.book(fAgencyDays, more)
	}
}

// bring adds heads to a pool for the day, each at a price. The pay is none of the payroll, and neither is the
// part of it that goes into returns: of the minutes these take, the payroll's people handle their part.
func (d *Desk) bring(r *reaction, heads float64, line fullIndex, price float64) {
	r.extra += heads
	d.book(line, heads*price)
}

// costOf is what a head of a pool costs a year.
func (m *Money) costOf(q *pool) float64 {
	if q.CostPerHeadYear >= 0 {
		return q.CostPerHeadYear
	}
	return m.CostPerHeadYear
}
