package desk

import (
	"math"

	"boomerang/sim"
)

// stream is the day's issues, one ahead: a Poisson process of rate
//
//	λ(t) = R · growth(day) · month · weekday · hour · B(day)
//
// where R counts every customer who could exist and B is the day factor, a
// lognormal AR(1): ln B = x − σ²/2, x(d) = φ·x(d−1) + σ√(1−φ²)·z(d), mean 1
// (doubly stochastic; CV .06 and φ .64 in 164 weekdays of a bank, evidence.md
// §3.1). Gaps are unit exponentials over the day's total, mapped through the
// hours' cumulative shares; the ordinal of a gap is the identity of its issue.
//
// Issues are made in batches, so that the customers' records of a batch are
// fetched from memory side by side instead of one after another. Customers
// leave and join at dawn only, so looking early changes nothing.
type stream struct {
	at       float64 // next issue, minutes; +Inf: none left today
	next     int     // its place in the batch
	batch    [batchSize]arrival
	ordinal  int     // of the next issue to be made
	part     float64 // of the day's mean total, passed so far
	perIssue float64 // 1 / mean total
	hour     int
	cum      *[25]float64
	pace     float64 // minutes per share of the day, in this hour
	key      sim.Key // of the day
}

const batchSize = 16

// arrival is an issue about to be raised.
type arrival struct {
	at       float64
	key      sim.Key
	customer int32 // −1 in open arrivals
	here     bool  // are they a customer today
}

// startDay draws the day factor and the first issue.
func (d *Desk) startDay() {
	b, a := d.base, &d.base.Arrivals
	key := d.dayKey(d.day)
	rate := b.rateTotal * b.dayWeight[b.weekday(d.day)]
	day := float64(d.day - b.preDays)
	if b.open {
		rate = a.OpenPerHour * 24 * (1 + a.Swing)
	}
	rate *= math.Pow(1+a.GrowthPerYear, day/daysPerYear)
	month := (int(math.Floor(day/daysPerMonth))%12 + b.Horizon.Month + 12) % 12
	rate *= b.monthWeight[month]
	if a.DayCV > 0 {
		s := math.Sqrt(math.Log1p(a.DayCV * a.DayCV))
		z := key.Normal(fateDayFactor, 0)
		if d.day == 0 {
			d.dayFactor = s * z
		} else {
			d.dayFactor = a.DayLag1*d.dayFactor + s*math.Sqrt(1-a.DayLag1*a.DayLag1)*z
		}
		d.surge.today(d.day, math.Exp(d.dayFactor-s*s/2))
		rate *= d.surge.factor
	}
	s := &d.today
	s.ordinal, s.part, s.hour = 0, 0, 0
	s.key, s.cum = key, &b.hourCum[b.weekday(d.day)]
	s.setPace()
	s.perIssue = 1 / (rate * (1 + b.elasticity)) // +Inf on a day without issues
	d.nextBatch()
}

// nextBatch draws the gaps to the next issues of today, and whose they are.
func (d *Desk) nextBatch() {
	s, b := &d.today, d.base
	dawn := float64(d.day) * sim.Day
	n := 0
	for ; n < batchSize; n++ {
		s.part += s.key.Exp(fateSpacing, uint32(s.ordinal)) * s.perIssue
		a := &s.batch[n]
		if !(s.part < 1) {
			a.at = math.Inf(1)
			break
		}
		for s.hour < 23 && s.cum[s.hour+1] <= s.part {
			s.hour++
			s.setPace()
		}
		*a = arrival{at: dawn + s.minute(), key: d.issueKey(d.day, s.ordinal), customer: -1, here: true}
		if !b.open {
			a.customer = b.whose(a.key.Bits(fateCustomer, 0))
		}
		s.ordinal++
	}
	if !b.open {
		for k := range n {
			a := &s.batch[k]
			a.here = d.customers[a.customer].active()
		}
	}
	s.next, s.at = 0, s.batch[0].at
}

// setPace works out how fast the hour in force passes the day's issues.
func (s *stream) setPace() {
	s.pace = sim.Hour / math.Max(s.cum[s.hour+1]-s.cum[s.hour], math.SmallestNonzeroFloat64)
}

// minute of the day at the part passed, inside the hour in force.
func (s *stream) minute() float64 {
	return float64(s.hour)*sim.Hour + min((s.part-s.cum[s.hour])*s.pace, sim.Hour-1e-6)
}

// passIssue moves on to the next issue and returns the one that is due.
func (d *Desk) passIssue() arrival {
	s := &d.today
	due := s.batch[s.next]
	if s.next++; s.next < batchSize {
		s.at = s.batch[s.next].at
	} else {
		d.nextBatch()
	}
	return due
}

// swingKeeps thins open arrivals to λ(t) = mean·(1 + swing·sin(2πt/period)).
func (b *base) swingKeeps(t float64, key sim.Key) bool {
	a := &b.Arrivals
	if a.Swing == 0 {
		return true
	}
	rate := (1 + a.Swing*math.Sin(2*math.Pi*t/(a.SwingHours*sim.Hour))) / (1 + a.Swing)
	return key.Uniform(fateSwing, 0) < rate
}
