package desk

import "math"

// Rostering is how those who stay after a cut are spread over the week.
type Rostering int

// The rules of a roster.
const (
	Proportional Rostering = iota // every hour loses the same share
	Reoptimised                   // the same agent-hours, where the fewest hang up
)

// reroster plans the week anew for the people a pool is to have: when some of
// them leave (by attrition: when the target falls) or a reversal calls them
// back. It plans for the work behind the mature assistant at an open valve, as
// a service level to cut to does (headsFor), and counts on no other pool. Who
// is in service at the end of an hour is finished, as under any roster.
func (d *Desk) reroster(k int) {
	s, q := &d.teams[k], &d.base.pools[k]
	heads := s.people.target + total(s.people.notices)
	h := &d.base.Humans
	if d.plan.Cut.Roster != Reoptimised || d.plan.cutHeads[k] == 0 || heads == 0 {
		return
	}
	if d.base.byNumber() || h.PatienceFamily == Endless || q.flow.Issues == 0 {
		return // no roster to plan, nobody who hangs up, or no work of its own
	}
	p := d.plan.Params
	p.Routing.Policy = d.policy
	atOnce := heads * d.base.team.onDesk * h.Concurrency
	w := d.base.forecast(&p, q, d.plan.success, atOnce)
	w.improve()
	for h, n := range w.servers {
		s.roster[h] = n / atOnce
	}
}

// week is a pool's work by hour of the week, and who is there for it.
type week struct {
	arrivals [168]float64 // at the desk
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
// both are found together.
func (b *base) forecast(p *Params, q *pool, success []float64, atOnce float64) *week {
	w := &week{step: 1}
	for h, share := range q.roster {
		w.servers[h] = share * atOnce
		w.least[h] = min(w.servers[h], b.Humans.Concurrency) // an open desk is never left alone
		w.step = max(w.step, math.Ceil(w.servers[h]/finest))
	}
	hangUp, minutes := b.hangUps(), 0.0
	for range staffRounds {
		f := b.routed(p, success, hangUp, q.index)
		f.HumanMinutes /= 1 + p.Assistant.AssistGain
		z := sizing{b: b, scale: 1}
		w.arrivals, minutes = z.load(&f)
		w.missed = z.remembered(minutes)
		came := 0.0
		for _, n := range w.arrivals {
			came += n
		}
		hangUp[q.index] = ratioOr0(w.lost(), came)
	}
	return w
}

// remembered is missedBy for one handle time, worked out once for each load.
func (z sizing) remembered(minutes float64) func(perHour, servers float64) float64 {
	type point struct{ perHour, servers float64 }
	known := map[point]float64{}
	return func(perHour, servers float64) float64 {
		at := point{perHour, servers}
		share, ok := known[at]
		if !ok {
			share = z.missedBy(perHour/60*minutes, int(servers), minutes)
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
