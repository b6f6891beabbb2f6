package desk

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/dates"
)

// customer is one slot: someone who is, was or may become a customer.
// 12 bytes; everything else about a person is a keyed fate.
//
// A world of tens of millions of them fits into memory three times (memory.go): days are 16 bits, some
// 89 years, and doses single precision, whose rounding is a part in 10⁷ of a dose.
type customer struct {
	dose    float32 // churn dose since the latest intent
	leaves  int16   // engine day of departure, noDay if none within the horizon, 0 before they come
	other   int16   // the same for reasons other than service alone
	failed  int16   // engine day of the latest failure
	intents uint8   // formed so far
	state   uint8
}

const (
	noDay    = math.MaxInt16
	longAgo  = math.MinInt16 / 2
	intends  = 1 << 0 // they will leave, or left, because of service
	wasThere = 1 << 1 // a customer on day 0
)

// population is who is a customer, slot by slot.
//
//	not yet ─ join ─► here ─┬─ other reasons, at a gate ───────────────► gone
//	                        └─ doses reach the threshold ─► has decided ─ gate ─► gone
//	                              ▲                            │
//	                              └── a good experience ◄──────┘
//
// A customer who is gone does not come back: newcomers are other people.
type population struct {
	customers   []customer
	active      []int32 // customers here today, by segment
	wordOfMouth float64 // of new business, 1 under the status quo
}

func (p *population) reset(b *base) {
	p.customers, p.active = cleared(p.customers, b.slots()), cleared(p.active, len(b.groups))
	p.wordOfMouth = 1
	for k, g := range b.groups {
		p.active[k] = g.residents
		for c := g.first; c < g.first+g.residents; c++ {
			p.customers[c] = customer{leaves: noDay, failed: longAgo}
		}
	}
}

func (p *population) copyFrom(src *population) {
	p.customers, p.active = copied(p.customers, src.customers), copied(p.active, src.active)
	p.wordOfMouth = src.wordOfMouth
}

// joinHeadroom is how far above the status quo new business may run: the
// dominating process that newcomers are thinned from.
const joinHeadroom = 1.25

// placeCustomers gives every segment its range of slots.
//
//	slots = residents + ⌈joins a day · days · headroom⌉,   days: from the filling to the last one played
//	residents = round(customers · scale · share there at the filling)
//
// That share is 1 but where contracts renew together (renewals.go).
func (b *base) placeCustomers() {
	if b.open {
		return
	}
	days := float64(b.playDays() - b.fill)
	next := int32(0)
	for k := range b.groups {
		g, s := &b.groups[k], &b.Segments[k]
		g.first, g.slotsPerDay = next, g.joinsPerDay
		g.setRenewals(b, s)
		g.residents = int32(math.Round(s.Customers * b.Scale * g.atFilling(b, s.ChurnPerYear)))
		g.slots = g.residents + int32(math.Ceil(g.joinsPerDay*days*joinHeadroom))
		g.rate = s.IssuesPerYear / dates.PlainYear
		next += g.slots
	}
}

// slots is the number of customer slots.
func (b *base) slots() int {
	if len(b.groups) == 0 || b.open {
		return 0
	}
	last := &b.groups[len(b.groups)-1]
	return int(last.first + last.slots)
}

// groupOf is the segment of a customer: slots of a segment lie side by side.
//
// It looks through the segments, of which there are a few.
func (b *base) groupOf(c int32) *group {
	for k := range b.groups {
		if g := &b.groups[k]; c < g.first+g.slots {
			return g
		}
	}
	panic("desk: customer outside every segment")
}

// settle fills the slots, when the desk is full, with a company that has been
// running: residents with renewals spread over the term, departures for
// other reasons, and leaving intents formed but not yet carried out.
//
// Without it nobody would leave over what they lived through before the first day.
//
// Starting everyone without intents would hide half a contract of departures in the first year: the
// pipeline is what makes day 0 a company that has been running.
func (d *Desk) settle() {
	from := d.base.fill
	for k := range d.base.groups {
		g := &d.base.groups[k]
		for c := g.first; c < g.first+g.slots; c++ {
			d.customers[c] = customer{failed: longAgo}
			if c < g.first+g.residents {
				d.resident(c, g)
			} else {
				d.newcomer(c, g)
			}
		}
		// The year before: departures at the stationary rate, for reported retention.
		for day := range d.departed[:departedBefore+from] {
			d.departed[day] += g.joinsPerDay
		}
	}
}

// joinDay is when a newcomer may come: one in every equal part of the days
// after the filling, so that those of a day lie side by side in memory.
//
//	day = fill + ⌊days · (ordinal + u) / newcomers⌋,   u uniform, of the newcomer; ordinals from 0
func (d *Desk) joinDay(c int32, g *group) engineDay {
	b := d.base
	ordinal, newcomers := float64(c-g.first-g.residents), float64(g.slots-g.residents)
	part := (ordinal + d.customerKey(c).Uniform(fateJoin, 0)) / newcomers
	return b.fill + engineDay(float64(b.playDays()-b.fill)*part)
}

// resident starts a customer of the first day after the filling, with the
// failure they remember. Whoever is here did not leave at the latest date they
// could have, so intents count from then: other reasons from the latest gate,
// service from as long before as notice and lag take, but never from before
// they joined.
//
//	leaves over service at gate(formed + lag + notice), if before other reasons and not
//	canceled since: P(canceled) = 1 − e^(−κ·(now − formed)), κ good experiences a day
//
// The stationary law is drawn from exactly, by age at the latest gate and the two clocks since
// (tenure.go); a warm-up of several years would give the same at the price of playing them.
func (d *Desk) resident(c int32, g *group) {
	key, now := d.customerKey(c), float64(d.base.fill)
	latest := now
	if g.gate > 0 {
		latest -= g.gate * key.Uniform(fateRenewal, 0)
	}
	if d.renewsTogether(g, c) {
		latest = g.latestRenewal(now)
	}
	joined := latest - g.tenure.age(key)
	cu := &d.customers[c]
	cu.other = day16(d.gateAfter(g, c, engineMoment(latest+key.Exp(fateOther, 0)/g.tenure.other)))
	cu.leaves = cu.other
	ahead := g.tenure.ahead
	formed := max(latest-ahead, joined) + key.Exp(fatePipeline, 0)/g.intentHazard
	if formed < now && key.Exp(fatePipeline, 1) > (now-formed)*g.secondChance {
		if leave := day16(d.gateAfter(g, c, engineMoment(formed+ahead))); leave < cu.leaves {
			cu.leaves = leave
			cu.state |= intends
			cu.intents = 1
			d.undecided[g.index].decided++
		}
	}
	if since := d.base.lastFailure(g, key.Exp(fatePipeline, 2)); since < -longAgo && now-since > joined {
		cu.failed = int16(now - since)
	}
	d.remembers(c, g)
	d.expect(c, g, +1)
}

// newcomer gives someone who may come the day they would leave again for
// reasons other than service; whether they come is found out on the day.
//
//	leaves at gate(day of joining + Exp/h_o)
func (d *Desk) newcomer(c int32, g *group) {
	day := d.joinDay(c, g)
	for k := engineDay(len(g.joins)); k <= day; k++ {
		g.joins = append(g.joins, c)
	}
	cu := &d.customers[c]
	cu.other = day16(d.gateAfter(g, c, day.moment()+engineMoment(d.customerKey(c).Exp(fateOther, 0)/g.tenure.other)))
}

// joining is the range of slots that may join on an engine day.
func (g *group) joining(day engineDay) (first, end int32) {
	if int(day) >= len(g.joins) {
		return 0, 0
	}
	first, end = g.joins[day], g.first+g.slots
	if int(day)+1 < len(g.joins) {
		end = g.joins[day+1]
	}
	return first, end
}

// possible is how many slots may have come by an engine day.
func (g *group) possible(day, fill engineDay) int32 {
	switch {
	case day < fill:
		return g.residents
	case int(day)+1 < len(g.joins):
		return g.joins[day+1] - g.first
	}
	return g.slots
}

// joinToday makes the newcomers of today customers, if they come: the
// dominating process is thinned to what the status quo loses, and by word of mouth.
//
//	P(comes) = joins a day · word of mouth / (slots a day · headroom)
//
// The same luck in every plan: a plan of worse repute wins some of the same people.
//
// The headroom caps word of mouth at 1.25 of today's new business; beyond it newcomers of the
// dominating process would run out.
func (d *Desk) joinToday() {
	for k := range d.base.groups {
		g := &d.base.groups[k]
		first, end := g.joining(d.day)
		comes := sim.ChanceOf(d.wordOfMouth * g.joinsPerDay / (joinHeadroom * g.slotsPerDay))
		for c := first; c < end; c++ {
			if !d.customerKey(c).Happens(comes, fateWon, 0) {
				continue
			}
			d.customers[c].leaves = d.customers[c].other
			d.expect(c, g, +1)
			d.active[k]++
			d.count(tJoined)
			if d.watches(c) {
				d.tell(d.day.dawn(), Joins, "becomes a customer")
			}
		}
	}
}

// gateAfter is the first day on or after `from` that a customer may leave on:
// any day, or a renewal; renewals of residents are spread over the term,
// those of newcomers count from the day they joined.
//
//	gate(t) = phase + max(1, ⌈(t − phase)/g⌉) · g,  g days a term
//
// Where contracts renew together it is the first such day after the phase (renewals.go).
func (d *Desk) gateAfter(g *group, c int32, from engineMoment) engineMoment {
	if g.gate == 0 || math.IsInf(float64(from), 1) {
		return from
	}
	key := d.customerKey(c)
	phase := float64(d.base.fill) - g.gate*key.Uniform(fateRenewal, 0)
	together := d.renewsTogether(g, c)
	if together {
		phase = g.latestRenewal(float64(d.base.fill))
	}
	if c >= g.first+g.residents {
		phase = float64(d.joinDay(c, g))
	}
	if together {
		return engineMoment(g.renewalAfter(float64(from), phase))
	}
	return engineMoment(phase + max(1, math.Ceil((float64(from)-phase)/g.gate))*g.gate)
}

// day16 is the first whole day from a moment on, as a customer's record keeps it.
func day16(day engineMoment) int16 {
	if day >= noDay {
		return noDay
	}
	return int16(math.Ceil(max(float64(day), 0)))
}
