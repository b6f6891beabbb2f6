package desk

import (
	"math"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// stream is the day's issues, one ahead: a Poisson process of rate
//
//	λ(t) = R · growth(day) · month · weekday · hour · B(day)
//
// where R counts every customer who could be here today and B is the day factor, a
// lognormal AR(1): ln B = x − σ²/2, x(d) = φ·x(d−1) + σ√(1−φ²)·z(d), mean 1
// (doubly stochastic). CV .06 and φ .64 are those of 164 weekdays of a large American
// bank in 2003, 5.3 million calls (bank_calls of package fpp3, Hyndman and
// Athanasopoulos 2021): eleven times the spread of a Poisson day. Gaps are unit
// exponentials over the day's total, mapped through the hours' cumulative shares;
// the ordinal of a gap is the identity of its issue.
//
// Issues are made in batches, so that the customers' records of a batch are
// fetched from memory side by side instead of one after another; those that
// fall to who has left, or has not come, are thinned out there. Customers leave
// and join at dawn only, so looking early changes nothing.
//
// Issues raised only because access is easy are a second stream of rate
// elasticity · λ(t), thinned by the assistant's coverage: what people ask anyway
// is the same at any elasticity.
type stream struct {
	at       float64 // next issue, minutes; +Inf: none left today
	next, n  int     // its place in the batch, and how many there are
	batch    [batchSize + 1]arrival
	over     bool    // the day is drawn to its end
	ordinal  int     // of the next issue to be made
	part     float64 // of the day's mean total, passed so far
	perIssue float64 // 1 / mean total
	hour     int
	cum      *[25]float64
	pace     float64 // minutes per share of the day, in this hour
	key      sim.Key // of the day
	spacing  sim.Purpose
	identity int // set in the ordinals of all its issues
}

// arrivals is the chance in when issues arise, and today's streams of them.
//
// The day factor is kept as its logarithm, which is what the AR(1) moves; centring by σ²/2 happens
// where it is used, so that a plan may not change it.
type arrivals struct {
	today     stream
	eased     stream  // issues raised only because access is easy
	reach     []reach // by segment
	dayFactor float64 // logarithm, before centring
	surge     surge
}

func (a *arrivals) reset(b *base) {
	*a = arrivals{surge: surge{ratio: 1}, reach: cleared(a.reach, len(b.groups))}
}

func (a *arrivals) copyFrom(src *arrivals) {
	reach := copied(a.reach, src.reach)
	*a = *src
	a.reach = reach
}

// easedIdentity tells issues raised only because access is easy from the others.
const easedIdentity = 1 << 27

const batchSize = 16

// arrival is an issue about to be raised.
type arrival struct {
	at       float64
	key      sim.Key
	customer int32 // −1 in open arrivals
}

// reach is the part of a segment that today's issues can fall to.
type reach struct {
	upTo    float64 // share of today's issues, this segment and those before it
	density float64 // slots per unit of that share
	slots   int32
}

// startDay draws the day factor and the first issue.
//
// Growth compounds by the day and month factors apply to whole months: both are relative to a mean of
// 1 over the year, so a year's issues are what a segment states.
//
//	rate = Σ_segments slots · issues a day · weekday · (1+growth)^(days/365) · month · B(day)
//
// issues a day, of slots and not of customers: those not here are thinned later. The first day of the past has
// no day before it: x = σ·z there.
func (d *Desk) startDay() {
	b, a := d.base, &d.base.Arrivals
	key := d.dayKey(d.day)
	rate := a.OpenPerHour * 24 * (1 + a.Swing)
	if !b.open {
		rate = d.reachToday() * b.dayWeight[b.weekday(d.day)]
	}
	day := d.planDay()
	rate *= portable.Pow(1+a.GrowthPerYear, float64(day)/dates.PlainYear)
	rate *= b.monthWeight[b.Horizon.monthOfYear(int(day))]
	if a.DayCV > 0 {
		s := math.Sqrt(math.Log1p(a.DayCV * a.DayCV))
		z := key.Normal(fateDayFactor, 0)
		if d.day == 0 {
			d.dayFactor = s * z
		} else {
			d.dayFactor = a.DayLag1*d.dayFactor + s*math.Sqrt(1-a.DayLag1*a.DayLag1)*z
		}
		d.surge.today(d.day, portable.Exp(d.dayFactor-s*s/2))
		rate *= d.surge.factor
	}
	d.begin(&d.today, stream{key: key, perIssue: 1 / rate, spacing: fateSpacing}) // +Inf on a day without issues
	d.eased.at = math.Inf(1)
	if e := d.plan.Arrivals.Elasticity; e > 0 && d.coverageToday > 0 {
		d.begin(&d.eased, stream{key: key, perIssue: 1 / (rate * e), spacing: fateEased, identity: easedIdentity})
	}
}

// begin starts a stream of today's issues.
func (d *Desk) begin(s *stream, of stream) {
	s.key, s.perIssue, s.spacing, s.identity = of.key, of.perIssue, of.spacing, of.identity
	s.ordinal, s.part, s.hour, s.over = 0, 0, 0, false
	s.cum = &d.base.hourCum[d.base.weekday(d.day)]
	s.setPace()
	d.nextBatch(s)
}

// nextStream is the one whose issue comes next.
func (d *Desk) nextStream() *stream {
	if d.eased.at < d.today.at {
		return &d.eased
	}
	return &d.today
}

// reachToday sets who today's issues can fall to, residents and whoever may
// have come by now, and returns the issues a day that all of them have.
//
// Slots and not customers are counted, since the stream has to be the same in every plan: a customer
// who has left in one plan keeps a share of the stream and wastes it.
func (d *Desk) reachToday() float64 {
	total := 0.0
	for k := range d.base.groups {
		g := &d.base.groups[k]
		slots := g.possible(d.day, d.base.fill)
		total += g.rate * float64(slots)
		d.reach[k] = reach{upTo: total, slots: slots}
	}
	low := 0.0
	for k := range d.reach {
		r := &d.reach[k]
		r.upTo /= total
		r.density = float64(r.slots) / (r.upTo - low)
		low = r.upTo
	}
	return total
}

// whose picks the customer an issue falls to: segments in proportion to their
// issues, all slots of a segment alike. Marking one process, instead of a
// process per customer (superposition and marking: Kingman 1993, Poisson
// Processes, §§2.2, 5.2), needs no clock per customer, and is the same stream
// in every plan.
//
//	slot = first of its segment + ⌊slots · (u − shares before it) / its share⌋,   u = (⌊bits/2¹¹⌋ + ½)·2⁻⁵³
func (d *Desk) whose(bits uint64) int32 {
	u := (float64(bits>>11) + .5) * 0x1p-53
	k, low := 0, 0.0
	for ; k < len(d.reach)-1 && u >= d.reach[k].upTo; k++ {
		low = d.reach[k].upTo
	}
	r := &d.reach[k]
	return d.base.groups[k].first + min(int32((u-low)*r.density), r.slots-1)
}

// nextBatch draws the gaps to a stream's next issues, and whose they are,
// until one falls to a customer or the day is over.
func (d *Desk) nextBatch(s *stream) {
	s.next, s.n = 0, 0
	for s.n == 0 && !s.over {
		s.n = d.drawBatch(s)
		if !d.base.open {
			s.n = d.thin(s.batch[:s.n])
		}
	}
	s.batch[s.n].at = math.Inf(1)
	s.at = s.batch[0].at
}

// drawBatch draws issues of all who could be here and returns how many.
//
//	part(n) = part(n−1) + gap(n)/rate,   n from 0, part(−1) = 0; the day is over at the first part of 1 or more
//
// Time runs in parts of the day's mean total; an hour without issues has an infinite pace and is
// skipped, so closed hours need no case of their own. With ordinals as identity the n-th issue of a
// day is the same person's in every plan of equal rate.
func (d *Desk) drawBatch(s *stream) int {
	dawn := d.day.dawn()
	for n := range batchSize {
		s.part += s.key.Exp(s.spacing, uint32(s.ordinal)) * s.perIssue
		if !(s.part < 1) {
			s.over = true
			return n
		}
		for s.hour < 23 && s.cum[s.hour+1] <= s.part {
			s.hour++
			s.setPace()
		}
		a := arrival{at: dawn + s.minute(), key: d.issueKey(d.day, s.ordinal|s.identity), customer: -1}
		if !d.base.open {
			a.customer = d.whose(a.key.Bits(fateCustomer, 0))
		}
		s.batch[n] = a
		s.ordinal++
	}
	return batchSize
}

// thin keeps the issues of who is a customer today.
func (d *Desk) thin(batch []arrival) (kept int) {
	var leaves [batchSize]int16
	for k := range batch {
		leaves[k] = d.customers[batch[k].customer].leaves
	}
	for k := range batch {
		batch[kept] = batch[k]
		if engineDay(leaves[k]) > d.day {
			kept++
		}
	}
	return kept
}

// setPace works out how fast the hour in force passes the day's issues.
func (s *stream) setPace() {
	s.pace = sim.Hour / math.Max(s.cum[s.hour+1]-s.cum[s.hour], math.SmallestNonzeroFloat64)
}

// minute of the day at the part passed, inside the hour in force.
//
// Kept below the end of the hour by a millionth of a minute: rounding may not carry an issue into an
// hour whose pace is another.
func (s *stream) minute() float64 {
	return float64(s.hour)*sim.Hour + min((s.part-s.cum[s.hour])*s.pace, sim.Hour-1e-6)
}

// passIssue moves on to the next issue and returns the one that is due.
func (d *Desk) passIssue(s *stream) arrival {
	due := s.batch[s.next]
	s.next++
	if s.next == s.n && !s.over {
		d.nextBatch(s)
	} else {
		s.at = s.batch[s.next].at
	}
	return due
}

// swingKeeps thins open arrivals to λ(t) = mean·(1 + swing·sin(2πt/period)), t from day 0.
//
// Thinning (Lewis and Shedler 1979, Naval Research Logistics Quarterly 26) at the peak rate mean·(1 +
// swing): exact for any shape that stays below the peak, and the base rate draws the same numbers
// whatever the swing.
func (b *base) swingKeeps(t float64, key sim.Key) bool {
	a := &b.Arrivals
	if a.Swing == 0 {
		return true
	}
	since := t - b.dayZero.dawn()
	rate := (1 + a.Swing*math.Sin(2*math.Pi*since/(a.SwingHours*sim.Hour))) / (1 + a.Swing)
	return key.Uniform(fateSwing, 0) < rate
}
