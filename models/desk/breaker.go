package desk

import "math"

// What the circuit breaker watches, each as a share of the assistant's sessions
// in a category: those that end with a wish for a human; those whose customer
// comes back within a week without having met anybody, known a week later; and
// those that act out of policy, whether it is done or stopped by the rules
// (refunds that nobody owed).
const (
	wishes = iota
	comebacks
	actions
	rates
)

// breaker watches one category: its rates over the latest window, each against
// two weeks at mature coverage. It trips when a rate exceeds its baseline by its
// limit, sends the category to people for the cool-down, and begins a new window
// after that. Baseline and window are what was seen; a trip is false when no rate
// that tripped it was truly higher than it truly was.
//
// The baseline takes two weeks and not a stated figure, because nobody states the usual share of
// wishes for a human. It is learned at mature coverage: while coverage grows the mix of issues changes
// by itself.
type breaker struct {
	sessions, failed float64                 // since dawn: sessions, and their chances to fail
	week             [comebackDays]returning // of the latest sessions, by day
	baseline         watchedDay              // all its days
	window           [maxWindow]watchedDay   // by day modulo the window's length
	learned, filled  int                     // days of the baseline and of the window
	until            planDay                 // the category is back, notYet: it has not been away
}

const (
	comebackDays = 7
	settleDays   = comebackDays + 1 // of mature coverage, until it shows who comes back
	learnDays    = 14
	maxWindow    = 28
	genuine      = 1.02 // a rate this far above its baseline is really higher
)

// breakerPanel is the breakers of all categories.
type breakerPanel struct{ breakers []breaker }

func (p *breakerPanel) reset(b *base) {
	p.breakers = cleared(p.breakers, len(b.Categories))
	for k := range p.breakers {
		p.breakers[k].until = notYet
	}
}

func (p *breakerPanel) copyFrom(src *breakerPanel) { p.breakers = copied(p.breakers, src.breakers) }

// watchedDay is a day's sessions of a category and what happened in them: by
// expectation, and as seen with the sampling error of the full size, whatever
// share of the company is simulated:
//
//	seen = n·p + √(n·p(1−p))·z
//
// The normal approximation to the binomial: full-size days hold hundreds of sessions. A draw per
// session at the simulated scale would make small shares trip far more often than the company they
// stand for.
type watchedDay struct {
	sessions, truth, seen [rates]float64
}

// returning is a day's sessions and how many of them will come back in time.
type returning struct{ sessions, back float64 }

// add sums days.
func (w *watchedDay) add(v *watchedDay) {
	for r := range rates {
		w.sessions[r] += v.sessions[r]
		w.truth[r] += v.truth[r]
		w.seen[r] += v.seen[r]
	}
}

// watch books a session that succeeds with this chance.
func (d *Desk) watch(is *issue) {
	d.sessionsToday++
	if d.plan.Controls.Breaker {
		b := &d.breakers[is.category]
		b.sessions++
		b.failed += 1 - d.solvable(is)
	}
}

// breakersToday reads yesterday, category by category.
//
// A category that is with people yields no sessions, so its window starts anew when it is back.
func (d *Desk) breakersToday(day planDay) {
	c, a := &d.plan.Controls, &d.plan.Assistant
	if !c.Breaker {
		return
	}
	length := min(max(1, int(math.Round(c.BreakerWindow))), maxWindow)
	for k := range d.breakers {
		b := &d.breakers[k]
		yesterday := d.yesterdayOf(k)
		switch {
		case day < max(b.until, planDay(a.GoLiveDay+a.RampDays+settleDays)):
		case b.learned < learnDays:
			b.learned++
			b.baseline.add(&yesterday)
		default:
			b.window[b.filled%length] = yesterday
			if b.filled++; b.filled >= length {
				d.readBreaker(b, b.window[:length], day)
			}
		}
	}
}

// yesterdayOf closes a category's day. Who leaves the assistant half way, is
// deceived or finds no way to a human comes back after a mean time of its own,
// within the week with 1 − exp(−7/mean).
//
// Expectations of the day, from the chance of every session to fail and the table of an issue's life:
//
//	wishes = weight on the ways that ask for a human
//	back   = who comes back · w(repeat) + who is deceived and does · w(discovery)
//	         + who changes the channel + who tries the way out again · w(return)
//
// with w(m) = 1 − e^(−7/m), m the mean delay in days stated for each.
func (d *Desk) yesterdayOf(k int) watchedDay {
	b, a, v, h := &d.breakers[k], &d.plan.Assistant, &d.plan.Valve, &d.plan.Humans
	n := b.sessions
	f := d.sessionsFlow(k, n, ratioOr0(b.failed, n))
	b.sessions, b.failed = 0, 0
	inTime := func(mean float64) float64 { return -math.Expm1(-comebackDays / mean) }
	wished := f.on(func(w *way) bool { return w.marks&asks != 0 })
	back := f.taken[comesBack][0]*inTime(h.RepeatDays) + f.taken[returnsDeceived][0]*inTime(a.DiscoveryDays) +
		f.taken[switchesChannel][0] + f.taken[switchesChannel][1]*inTime(v.ReturnDays)
	weekAgo := &b.week[d.day%comebackDays]
	w := watchedDay{
		sessions: [rates]float64{wishes: n, comebacks: weekAgo.sessions, actions: n},
		truth:    [rates]float64{wishes: wished, comebacks: weekAgo.back, actions: n * d.risky[k]},
	}
	*weekAgo = returning{n, back}
	for r, x := range w.truth {
		sd := math.Sqrt(x * max(0, 1-ratioOr0(x, w.sessions[r])) * d.base.Scale)
		w.seen[r] = x + sd*d.dayKey(d.day).Normal(fateReading, uint32(2+k)|uint32(r)<<24)
	}
	return w
}

// sessionsFlow is what becomes of n sessions of a category that fail with a mean chance,
// until each has met people, ended, or is due to come back.
//
// One pass over the table, since its forks stand in the order they are met.
func (d *Desk) sessionsFlow(category int, n, fails float64) (f Flow) {
	var weight [forks]float64
	weight[leavesHalfWay] = n
	for at := leavesHalfWay; at < forks; at++ {
		if at == hangsUp {
			continue // they met the people
		}
		c := d.chanceToday(category, at)
		if at == solves {
			c = 1 - fails
		}
		f.taken[at] = [2]float64{weight[at] * c, weight[at] * (1 - c)}
		for k, w := range life[at].ways {
			if w.to > at && w.to < forks {
				weight[w.to] += f.taken[at][k]
			}
		}
	}
	return f
}

// readBreaker compares a full window with the baseline, both as seen.
//
//	trips where seen > limit · seen in the baseline · sessions / sessions of it
//
// A trip is false where no rate that tripped was truly above 1.02 times its baseline.
func (d *Desk) readBreaker(b *breaker, window []watchedDay, day planDay) {
	c := &d.plan.Controls
	var now watchedDay
	for i := range window {
		now.add(&window[i])
	}
	trips, higher := false, false
	for r, limit := range [rates]float64{c.BreakerWishes, c.BreakerComebacks, c.BreakerActions} {
		share := ratioOr0(now.sessions[r], b.baseline.sessions[r])
		usual, truth := b.baseline.seen[r]*share, b.baseline.truth[r]*share
		if limit == 0 || usual <= 0 || now.seen[r] <= limit*usual {
			continue
		}
		trips = true
		higher = higher || now.truth[r] > genuine*truth
	}
	if !trips {
		return
	}
	b.until, b.filled = day+planDay(c.BreakerDays), 0
	d.book(fTrips, 1)
	if !higher {
		d.book(fFalseTrips, 1)
	}
}

// tripped reports whether a category is with people today.
func (d *Desk) tripped(category uint8) bool {
	return d.plan.Controls.Breaker && d.planDay() < d.breakers[category].until
}
