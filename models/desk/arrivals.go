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
// The stream runs one issue ahead, so that the customer's record is on its way
// from memory while the issue before is played. Customers leave and join at
// dawn only, so looking early changes nothing.
type stream struct {
	at       float64 // next issue, minutes; +Inf: none today
	customer int32   // whose it is, −1 in open arrivals
	here     bool    // are they a customer today
	ordinal  int
	part     float64 // of the day's mean total, passed so far
	perIssue float64 // 1 / mean total
	hour     int
	cum      *[25]float64
	key      sim.Key // of the day
	own      sim.Key // of the issue
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
		rate *= math.Exp(d.dayFactor - s*s/2)
	}
	d.today = stream{ordinal: -1, customer: -1, here: true, key: key, cum: &b.hourCum[b.weekday(d.day)]}
	d.today.perIssue = 1 / (rate * (1 + b.elasticity)) // +Inf on a day without issues
	d.nextIssue()
}

// nextIssue draws the gap to the next issue of today, and whose it is.
func (d *Desk) nextIssue() {
	s := &d.today
	s.ordinal++
	s.part += s.key.Exp(fateSpacing, uint32(s.ordinal)) * s.perIssue
	if s.part >= 1 {
		s.at = math.Inf(1)
		return
	}
	for s.hour < 23 && s.cum[s.hour+1] <= s.part {
		s.hour++
	}
	s.at = float64(d.day)*sim.Day + hourShare(s.cum, s.hour, s.part)
	s.own = d.issueKey(d.day, s.ordinal)
	if !d.base.open {
		s.customer = d.base.whose(s.own.Bits(fateCustomer, 0))
		s.here = d.customers[s.customer].active()
	}
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
