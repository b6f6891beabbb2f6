package desk

import (
	"math"

	"boomerang/sim/portable"
)

// Rostering is how those who stay after a cut are spread over the week.
type Rostering int

// The rules of a roster.
//
// Proportional keeps the shape of day 0's week, which the assistant has changed: it takes first
// contacts, which come in busy hours, and leaves repeats, which come evenly over the open days.
const (
	Proportional Rostering = iota // every hour loses the same share
	Reoptimised                   // the same agent-hours, where the fewest hang up
)

// rosterDays is how long a roster holds.
//
// Four weeks [A]: shorter and people cannot plan their lives, longer and the roster is for another
// load.
const rosterDays = 28

// rosterPlan is when the roster is planned anew.
type rosterPlan struct {
	nextRoster engineDay // neverAgain: there is no need
}

func (r *rosterPlan) reset(*base)              { r.nextRoster = neverAgain }
func (r *rosterPlan) copyFrom(src *rosterPlan) { *r = *src }

// rosterToday plans the week anew every four weeks, from the day the first heads
// of a cut go, or by attrition may go: for the people on the desk, and for the
// assistant and the valve in the middle of those weeks. A pool counts on no
// other. Who is in service when an hour ends is finished, as under any roster.
func (d *Desk) rosterToday(day planDay) {
	if d.plan.Cut.Roster != Reoptimised || d.day < d.nextRoster {
		return
	}
	d.nextRoster = d.day + rosterDays
	if d.base.byNumber() || d.base.Humans.PatienceFamily == Endless {
		return // nobody to plan, or nobody who hangs up
	}
	p := d.plan.Params
	p.Routing.Policy = d.policy
	p.Assistant.Coverage = p.Assistant.coverage(day + rosterDays/2)
	if d.valveOpen {
		p.Valve = Valve{}
	}
	for k := range d.teams {
		s, q := &d.teams[k], &d.base.pools[k]
		atOnce := s.people.onDesk() * d.base.Humans.Concurrency
		if d.plan.cutHeads[k] == 0 || q.flow.Issues == 0 || atOnce == 0 {
			continue
		}
		w := d.base.forecast(&p, q, d.plan.success, atOnce)
		w.improve()
		for h, n := range w.servers {
			s.roster[h] = n/atOnce + q.roster[h]*q.beyondLive[h]
		}
	}
}

// week is a pool's work by hour of the week, and who is there for it.
//
// Hours are independent but for delay(): what an hour cannot handle leaves with those who hang up.
// That is the usual stationary approximation by the hour, good where handling is short beside an hour.
//
// What improve starts from and where it ends, hang-ups of an hour over its servers:
//
//	hang-ups │╲
//	         │ ╲          a server moved to where the slope is steepest,
//	         │  ╲_        from where it is flattest
//	         │    ╲___
//	         └──────────► servers
type week struct {
	arrivals [168]float64 // at the desk, as late as they are felt
	servers  [168]float64 // contacts handled at once; between whole numbers it alternates at random
	least    [168]float64 // nobody goes below that
	step     float64      // servers move between multiples of it: 1, more at a large desk
	missed   func(perHour, servers float64) float64
}

// finest is the number of steps that the servers of the busiest hour are told
// apart by.
const finest = 128

// forecast is the week of a pool under a plan, on a day-0 roster that so many
// servers stand behind. Who hangs up and calls again is part of the work, so
// both are found together. Returns spread evenly over the days, first contacts
// do not: behind an assistant that takes most of these, a Saturday is busier
// than it was.
//
// Planned for the assistant and the valve in the middle of the four weeks, on today's routing: a
// planner who knew the reversal to come would be no planner.
func (b *base) forecast(p *Params, q *pool, success []float64, atOnce float64) *week {
	w := &week{step: 1}
	for h, share := range q.roster {
		w.servers[h] = share * (1 - q.beyondLive[h]) * atOnce
		w.least[h] = min(w.servers[h], b.Humans.Concurrency) // an open desk is never left alone
		w.step = max(w.step, math.Ceil(w.servers[h]/finest))
	}
	hangUp, minutes := b.hangUps(), 0.0
	for range staffRounds {
		f := b.follow(flowInput{p: p}, success, hangUp, q.index)
		f.HumanMinutes /= 1 + p.Assistant.AssistGain
		z := sizing{b: b, scale: 1, team: q.team}
		w.arrivals, minutes = z.load(&f)
		w.delay(minutes)
		w.missed = z.remembered(minutes)
		came := 0.0
		for _, n := range w.arrivals {
			came += n
		}
		hangUp[q.index] = ratioOr0(w.lost(), came)
	}
	return w
}

// delay moves arrivals to when they are felt. Work is on the desk for a handle
// time after it came, of mean S in hours, so that of an hour's work a part
// S(1 − e^(−1/S)) falls into the next (modified offered load: Massey and Whitt
// 1994, Annals of Applied Probability 4, 1145–1160): the hour after a rush needs
// more people than its calls say.
func (w *week) delay(minutes float64) {
	s := minutes / 60
	later := s * -math.Expm1(-1/s)
	came := w.arrivals
	for h := range came {
		if came[h] > 0 {
			w.arrivals[h] = (1-later)*came[h] + later*came[(h+167)%168]
		}
	}
}

// remembered is the share that hangs up at one handle time, worked out once for
// each load: the mean over busy days and quiet ones, e^(σz − σ²/2) times the
// load at z = −√3, 0, √3 with weights 1/6, 2/3, 1/6 (Gauss and Hermite).
func (z sizing) remembered(minutes float64) func(perHour, servers float64) float64 {
	type point struct{ perHour, servers float64 }
	known := map[point]float64{}
	s2 := math.Log1p(z.b.Arrivals.DayCV * z.b.Arrivals.DayCV)
	quiet, even, busy := portable.Exp(-math.Sqrt(3*s2)-s2/2), portable.Exp(-s2/2), portable.Exp(math.Sqrt(3*s2)-s2/2)
	return func(perHour, servers float64) float64 {
		at := point{perHour, servers}
		share, ok := known[at]
		if !ok {
			missed := func(day float64) float64 {
				return day * z.missedBy(day*perHour/60*minutes, int(servers),
					minutes)
			}
			share = (missed(quiet) + 4*missed(even) + missed(busy)) / 6
			known[at] = share
		}
		return share
	}
}

// hangUpsIn is how many hang up in an hour on a multiple of step servers.
func (w *week) hangUpsIn(h int, servers float64) float64 {
	if w.arrivals[h] == 0 {
		return 0
	}
	return w.arrivals[h] * w.missed(w.arrivals[h], servers)
}

// lost is how many hang up in the week.
func (w *week) lost() float64 {
	sum := 0.0
	for h, n := range w.servers {
		low := math.Floor(n/w.step) * w.step
		few := w.hangUpsIn(h, low)
		if sum += few; n > low {
			sum += (n - low) / w.step * (w.hangUpsIn(h, low+w.step) - few)
		}
	}
	return sum
}

// improve moves servers, each time from the hour where one is missed least to
// the hour where one more helps most, until no move makes fewer hang up. So the
// week is never worse than it was. It is the best of all weeks with as many
// server-hours and the same least in every hour if the hang-ups of an hour are
// convex in its servers (marginal analysis: Fox 1966, Management Science 13,
// 210–216), as they are with exponential patience: law_roster_test.go.
//
// A move ends where either hour reaches a multiple of step: in between hang-ups
// are linear, since the desk alternates between the numbers on either side.
//
// A move costs two hours looked at anew and one pass over 168 numbers. It ends on a gain of less than a
// part in 10⁹ of a slope, which rounding cannot keep alive.
func (w *week) improve() {
	var helps, costs [168]float64
	look := func(h int) { helps[h], costs[h] = w.more(h), w.fewer(h) }
	for h := range w.servers {
		look(h)
	}
	for {
		to, from := 0, -1
		for h, x := range helps {
			if x > helps[to] {
				to = h
			}
		}
		for h, x := range costs {
			if h != to && (from < 0 || x < costs[from]) {
				from = h
			}
		}
		if !(helps[to]-costs[from] > 1e-9*helps[to]) {
			return
		}
		w.move(from, to)
		look(from)
		look(to)
	}
}

// more is by how much fewer hang up in an hour per server added.
func (w *week) more(h int) float64 {
	low := math.Floor(w.servers[h]/w.step) * w.step
	return (w.hangUpsIn(h, low) - w.hangUpsIn(h, low+w.step)) / w.step
}

// fewer is by how much more hang up per server taken away, +Inf where none may be.
func (w *week) fewer(h int) float64 {
	if w.servers[h] <= w.least[h] {
		return math.Inf(1)
	}
	high := math.Ceil(w.servers[h]/w.step) * w.step
	return (w.hangUpsIn(h, high-w.step) - w.hangUpsIn(h, high)) / w.step
}

// move shifts servers as far as both hours' slopes hold. Whichever hour is there
// first is put there exactly.
func (w *week) move(from, to int) {
	top := (math.Floor(w.servers[to]/w.step) + 1) * w.step
	bottom := max(w.least[from], (math.Ceil(w.servers[from]/w.step)-1)*w.step)
	if up, down := top-w.servers[to], w.servers[from]-bottom; up <= down {
		w.servers[to], w.servers[from] = top, max(bottom, w.servers[from]-up)
	} else {
		w.servers[to], w.servers[from] = min(top, w.servers[to]+down), bottom
	}
}
