package desk

import (
	"math"

	"boomerang/sim"
)

// Who comes back later does so after a time X of stated mean, exponential, that
// runs day and night; and while the desk is open, since a call to a closed door is
// none. Both hold at once. Where t + X lies in the hours the desk is open from t on, the
// customer comes back at that very moment. Beyond, people keep to the hours of the day:
// each open day k has a moment P_k, the mean of when that day's issues arise while the desk is
// open, and who is due between two of them comes on either day, at an hour of its
// profile, with the chance that keeps the mean:
//
//	P(day k+1) = (t + X − P_k) / (P_(k+1) − P_k),   E[return | X] = t + X
//
// Before the first of them stands the middle of what is left of today's opening. So
// the mean delay is the stated one from minutes to weeks, whatever the opening hours
// (theory_delay_test.go). Where even the next open day's moment is too late, a contact
// at night falls due at night: the assistant takes it, or it waits for the opening as
// any other contact does.
//
// Open arrivals are a queue of theory, without days: they come back at t + X.

// returnDay is when on a weekday issues arise while the desk is open.
//
// An example of the rule above. The desk is open from 9 to 17; somebody hangs up at 16:00 and is due
// four hours on, at 20:00. What is left of today has its middle at 16:30, tomorrow's moment is 13:00
// (37:00 from today's midnight), so they come
//
//	tomorrow with chance (20 − 16.5)/(37 − 16.5) = .17, else before 17:00 today: mean .17·37 + .83·16.5 = 20
//
// the stated four hours on the mean, and never at a closed door.
type returnDay struct {
	cum    [25]float64 // cumulative share by hour
	hour   guideTable  // of a share
	mean   float64     // moment of the day, minutes; NaN: the desk is closed all day
	weight float64     // of returns due evenly over the week, that come on it; mean 1
	opens  float64     // minute of the day that the first open hour begins; +Inf: closed all day
	// Days on to the next day with open hours, and back to the latest; 0: it has some, 7: none has.
	ahead, back engineDay
}

// setReturns works out the profile of the open hours of each weekday.
//
//	cum_w(h) = Σ_{i<h, open} rate(w, i) / Σ_open rate(w, i),   mean_w = Σ_open (i + ½)·60·rate / Σ_open rate
func (b *base) setReturns() {
	for wd := range b.returnDays {
		r, total, moments := &b.returnDays[wd], 0.0, 0.0
		r.opens = math.Inf(1)
		for h := range 24 {
			if b.opensAt(wd*24 + h) {
				r.opens = min(r.opens, float64(h)*sim.Hour)
				rate := b.hourCum[wd][h+1] - b.hourCum[wd][h]
				total += rate
				moments += rate * (float64(h) + .5) * sim.Hour
			}
			r.cum[h+1] = total
		}
		r.mean = moments / total // NaN of nothing
		for h := range r.cum {
			r.cum[h] /= math.Max(total, math.SmallestNonzeroFloat64)
		}
		r.cum[24] = 1
		r.hour = newGuideTable(r.cum[1:])
	}
	for h := range b.openHours {
		n := 0
		for n < len(b.openHours) && b.opensAt((h+n)%len(b.openHours)) {
			n++
		}
		b.openHours[h] = n
	}
	b.findOpenDays()
	b.weighReturns()
}

// findOpenDays looks from every weekday for the next one that returns may come on, and for the latest.
func (b *base) findOpenDays() {
	for wd := range b.returnDays {
		r := &b.returnDays[wd]
		r.ahead, r.back = 7, 7
		for k := range 7 {
			if !math.IsNaN(b.returnDays[(wd+k)%7].mean) {
				r.ahead = min(r.ahead, engineDay(k))
			}
			if !math.IsNaN(b.returnDays[(wd+7-k)%7].mean) {
				r.back = min(r.back, engineDay(k))
			}
		}
	}
}

// weighReturns works out what of the returns comes on each weekday, where they are due
// evenly over the week: half of what lies between it and the open days around it.
//
//	weight_k = (P_(k+1) − P_(k−1)) / 2, days
//
// A desk open Monday to Friday: Monday and Friday take 2 and 2, the days between 1 each; returns of a
// week end come half before it and half after.
func (b *base) weighReturns() {
	first, opens := b.openFrom(7)
	if !opens {
		return
	}
	for day := first; day < first+7; {
		next, _ := b.openFrom(day + 1)
		half := (b.returnMean(next) - b.returnMean(day)) / 2 / sim.Day
		b.returnDays[b.weekday(day)].weight += half
		b.returnDays[b.weekday(next)].weight += half
		day = next
	}
}

// returnMean is the mean moment of returns on an engine day, NaN where the desk is closed.
func (b *base) returnMean(day engineDay) float64 {
	return day.dawn() + b.returnDays[b.weekday(day)].mean
}

// openFrom is the first day from a given one on that the desk opens, false if it never does.
func (b *base) openFrom(day engineDay) (engineDay, bool) {
	k := b.returnDays[b.weekday(day)].ahead
	return day + k, k < 7
}

// openUntil is how long the desk stays open from t on, t itself where it is closed. One
// that never closes is taken to midnight.
func (b *base) openUntil(t float64) float64 {
	switch hours := b.openHours[b.hourOfWeek(t)]; hours {
	case 0:
		return t
	case len(b.openHours):
		return (dayAt(t) + 1).dawn()
	default:
		return (math.Floor(t/sim.Hour) + float64(hours)) * sim.Hour
	}
}

// closesBefore reports whether a desk that is open at t closes before another moment.
func (b *base) closesBefore(t, until float64) bool {
	hours := b.openHours[b.hourOfWeek(t)]
	return hours < len(b.openHours) && (math.Floor(t/sim.Hour)+float64(hours))*sim.Hour < until
}

// firstDay is the first day whose open hours all lie after t.
func (b *base) firstDay(t float64) engineDay {
	today := dayAt(t)
	if today.dawn()+b.returnDays[b.weekday(today)].opens < t {
		return today + 1
	}
	return today
}

// dueBack is when a customer comes back who is due at a moment after t: at that moment
// (day < 0), or on a day. u is uniform, and so is v.
//
// Two requirements decide the form: the mean delay is the stated one, and nobody calls a closed door.
// A shift to the next opening would lengthen every delay, by half a night on the mean.
func (b *base) dueBack(t, due, u, v float64) (at float64, day engineDay) {
	if b.open {
		return due, -1
	}
	end := b.openUntil(t)
	if due <= end {
		return due, -1
	}
	// The moment of every open day before that of due is past by then, so of these the latest alone counts.
	yesterday := dayAt(due) - 1
	next, opens := b.openFrom(max(b.firstDay(t), yesterday-b.returnDays[b.weekday(yesterday)].back))
	if !opens {
		return due, -1
	}
	low, before := math.Inf(-1), engineDay(-1)
	if end > t {
		low = (t + end) / 2
	}
	for b.returnMean(next) <= due {
		low, before = b.returnMean(next), next
		next, _ = b.openFrom(next + 1)
	}
	switch high := b.returnMean(next); {
	case math.IsInf(low, -1):
		return due, -1
	case u < (due-low)/(high-low):
		return 0, next
	case before >= 0:
		return 0, before
	}
	return t + v*(end-t), -1
}

// comeBack has a customer come back so many days after t.
func (d *Desk) comeBack(t float64, i int32, days float64) {
	is := &d.issues[i]
	n := is.nth(byContact)
	at, day := d.base.dueBack(t, t+days*sim.Day, is.key.Uniform(fateReturnHour, n|1<<17),
		is.key.Uniform(fateReturnHour, n))
	d.tellReturn(t, is, at, day)
	d.returning.enter(d.sinceDayZero(t))
	switch {
	case day < 0:
		d.calendar.Schedule(at, eventOf(ContactMade, i, returned))
	case day == d.day:
		d.dueOn(day, i)
	default:
		d.returns.push(day, i)
	}
}

// dueOn schedules the return of an issue at an hour of a day's profile.
func (d *Desk) dueOn(day engineDay, i int32) {
	is, r := &d.issues[i], &d.base.returnDays[d.base.weekday(day)]
	u := is.key.Uniform(fateReturnHour, is.nth(byContact))
	d.calendar.Schedule(day.dawn()+hourShare(&r.cum, r.hour.find(u), u), eventOf(ContactMade, i, returned))
}

// comeTomorrow has a customer come back on the next day that the desk opens.
func (d *Desk) comeTomorrow(t float64, i int32) {
	day, opens := d.base.openFrom(dayAt(t) + 1)
	if !opens {
		d.close(t, i, givenUp)
		return
	}
	d.tellReturn(t, &d.issues[i], 0, day)
	d.returning.enter(d.sinceDayZero(t))
	d.returns.push(day, i)
}

// tellReturn notes of whoever is watched when they will be back: on a day, or at a
// moment. Who believes to be helped does not know yet.
func (d *Desk) tellReturn(t float64, is *issue, at float64, day engineDay) {
	if !d.watches(is.customer) || is.flags&believedSolved != 0 {
		return
	}
	if day < 0 {
		day = dayAt(at)
	}
	d.tell(t, Failed, "is not helped and will come back %s", inDays(day-dayAt(t)))
	f := d.facts(is)
	f.Outcome, f.Days = NotHelped, float64(day-dayAt(t))
}

// dueToday schedules the returns filed for today.
func (d *Desk) dueToday() {
	for k := d.returns.first[d.day]; k >= 0; k = d.returns.blocks[k].next {
		b := &d.returns.blocks[k]
		for _, i := range b.entries[:b.n] {
			d.dueOn(d.day, i)
		}
	}
}
