package desk

import "boomerang/sim/dates"

// Departures are counted, not carried out: a customer is here on a day before
// the one they leave on, so nobody's record has to be fetched on that day. What
// the ledger needs is how many leave, by day, segment and reason; the counts move
// when somebody's day does.

// departedBefore is how many days of departures before engine day 0 reported
// retention can look back on.
const departedBefore = dates.PlainYear

// departures are who leaves when.
//
// Three numbers a day and segment instead of a queue of millions: who leaves when is in the customer's
// own record, and only counts are needed here.
//
// leavers has days × segments × 2 numbers, whatever the number of customers. What must hold: the counts
// of a day are those of the records that name it, which leaveOn and expect keep, and nothing else
// writes either.
type departures struct {
	// expected departures by engine day, to the end of the terminal period, segment and reason
	leavers            []int32
	departed           []float64 // by day, from departedBefore days before engine day 0
	cohort, cohortGone int32     // customers of day 0, and those who will be gone within a year
	reportedStart      float64   // customers by the reported definition on day 0
}

func (p *departures) reset(b *base) {
	*p = departures{
		leavers:  cleared(p.leavers, (int(b.playDays())+b.lastingDays())*len(b.groups)*reasons),
		departed: cleared(p.departed, departedBefore+int(b.playDays())),
	}
}

func (p *departures) copyFrom(src *departures) {
	leavers, departed := copied(p.leavers, src.leavers), copied(p.departed, src.departed)
	*p = *src
	p.leavers, p.departed = leavers, departed
}

// reasons to leave: other than service, and service.
const reasons = 2

// here reports whether somebody is a customer on an engine day.
func (c *customer) here(day engineDay) bool { return engineDay(c.leaves) > day }

// leaver is where the departures of a customer's day, segment and reason are
// counted, nil past the terminal period.
//
//	index = (day · segments + segment) · reasons + reason
func (d *Desk) leaver(c int32, g *group) *int32 {
	cu := &d.customers[c]
	k := (int(cu.leaves)*len(d.base.groups) + g.index) * reasons
	if cu.state&intends != 0 {
		k++
	}
	if k >= len(d.leavers) {
		return nil
	}
	return &d.leavers[k]
}

// expect counts the departure of a customer on their day, or with −1 no more.
//
// Whoever was there on day 0 is counted for the churn of the cohort besides.
func (d *Desk) expect(c int32, g *group, n int32) {
	if l := d.leaver(c, g); l != nil {
		*l += n
	}
	if cu := &d.customers[c]; cu.state&wasThere != 0 && engineDay(cu.leaves) < d.base.cohortEnd() {
		d.cohortGone += n
	}
}

// leaveOn moves the departure of a customer to another day.
//
// The only place where a decided departure moves, so that counts and records cannot disagree.
func (d *Desk) leaveOn(c int32, g *group, day int16, service bool) {
	cu := &d.customers[c]
	d.expect(c, g, -1)
	cu.leaves = day
	if cu.state&intends != 0 {
		d.undecided[g.index].decided--
	}
	cu.state &^= intends
	if service {
		cu.state |= intends
		d.undecided[g.index].decided++
	}
	d.expect(c, g, +1)
}

// cohortEnd is the engine day until which departures of the customers of day 0
// are counted: a year on, or the horizon.
func (b *base) cohortEnd() engineDay { return b.onEngine(min(dates.PlainYear, b.days)) }

// meetCohort marks the customers of day 0, on the evening before.
func (d *Desk) meetCohort() {
	for c := range d.customers {
		cu := &d.customers[c]
		if !cu.here(d.day - 1) {
			continue
		}
		cu.state |= wasThere
		d.cohort++
		if engineDay(cu.leaves) < d.base.cohortEnd() {
			d.cohortGone++
		}
	}
}

// leaveToday books who leaves this morning.
//
// Customers are gone for all of the day they leave on.
func (d *Desk) leaveToday() {
	groups := len(d.base.groups)
	today := d.leavers[int(d.day)*groups*reasons:]
	for k := range groups {
		other, service := today[k*reasons], today[k*reasons+1]
		d.active[k] -= other + service
		d.undecided[k].decided -= service
		d.departed[d.day+departedBefore] += float64(other + service)
		d.add(tLeftOther, float64(other))
		d.add(tLeftService, float64(service))
	}
	d.tellLeavers()
}

// tellLeavers notes the departures of today of whoever is watched.
func (d *Desk) tellLeavers() {
	if d.watched == nobody || d.day < d.base.fill {
		return
	}
	for c := range d.customers {
		if engineDay(d.customers[c].leaves) == d.day && d.watches(int32(c)) {
			d.tell(d.day.dawn(), Leaves, "leaves%s", d.base.groupOf(int32(c)).atGate())
		}
	}
}
