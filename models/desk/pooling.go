package desk

import (
	"math"
	"slices"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// A share of a company is a smaller queue, and small queues pool worse: with
// heads in proportion it would wait longer, and with enough heads for the same
// service level it would have slack that a cut does not take away. Both would
// answer another question than the one asked. So the share is staffed anew in
// every hour, with as many agents as make the same share hang up as at the full
// size, at its load and its staff of that hour:
//
//	A(n, s·R) = A(N, R),   A from M/M/n+G
//
// N and R are agents and offered load at full size, s the share, n the answer.
// With exponential patience equal abandonment is also equal mean wait (Erlang
// A: P(Ab) = θ·E[W]). The ratio n/(s·R) is tabulated over load and staffing
// ratio once a world. The load is what arrived at the desk in the last two weeks.
type pooling struct {
	share float64
	plain bool                    // nothing to match: full size, or no load
	loads []float64               // anchors, logarithm of R
	ratio [][len(staffed)]float64 // n/(s·R), by anchor and staffing ratio
}

// staffed are the staffing ratios N/R of the table. Below the first there is
// nothing to match: who comes in excess hangs up, at any size. Above the last
// nobody hangs up at either size.
var staffed = [...]float64{.3, .5, .7, .8, .88, .94, .98, 1.02, 1.06, 1.1, 1.16, 1.25, 1.4, 1.7}

const loadAnchors = 5

// leastMissed is the share hanging up below which a desk counts as perfect.
const leastMissed = .001

// newPooling tabulates the answer for loads from a fifth of the least to four
// times the greatest of the reference week.
//
// Five loads and fourteen ratios: every entry takes a search over queues. Below a fifth of the quietest hour and
// above four times the busiest the nearest entry holds.
func newPooling(z sizing, loads []float64, handle float64) pooling {
	p := pooling{share: z.b.Scale}
	busy := slices.DeleteFunc(slices.Clone(loads), func(x float64) bool { return x == 0 })
	if p.share == 1 || len(busy) == 0 || !(handle > 0) || math.IsInf(handle, 1) {
		p.share, p.plain = z.b.Scale, true
		return p
	}
	low, high := math.Log(slices.Min(busy)/5), math.Log(4*slices.Max(busy))
	for k := range loadAnchors {
		x := low + (high-low)*float64(k)/(loadAnchors-1)
		p.loads = append(p.loads, x)
		p.ratio = append(p.ratio, z.match(portable.Exp(x), handle))
	}
	return p
}

// match finds n/(s·R) for every staffing ratio at load R.
//
// The answer lies between two whole numbers of servers; a roster that alternates between them gives
// the share in between, which is how rosterHour plays it.
func (z sizing) match(load, handle float64) (ratio [len(staffed)]float64) {
	small := z.b.Scale * load
	for k, x := range staffed {
		missed := max(leastMissed, z.missed(load, x*load, handle))
		n, few, above := max(1, int(x*small*.9)), 1., 0.
		for n > 1 && z.missedBy(small, n-1, handle) < missed {
			n = max(1, n*3/4)
		}
		if n > 1 {
			few = z.missedBy(small, n-1, handle)
		}
		for above = z.missedBy(small, n, handle); above > missed && float64(n) < 3*small+20; n++ {
			few = above
			above = z.missedBy(small, n+1, handle)
		}
		part := 1.
		if few > above {
			part = (few - missed) / (few - above)
		}
		ratio[k] = (float64(n-1) + max(0, min(1, part))) / small
	}
	return ratio
}

// missed interpolates the share missed between whole numbers of servers.
func (z sizing) missed(load, servers, handle float64) float64 {
	low := math.Floor(servers)
	few := z.missedBy(load, int(low), handle)
	return few + (servers-low)*(z.missedBy(load, int(low)+1, handle)-few)
}

// missedBy is the share that hangs up; where nobody does, the share not
// answered in time.
func (z sizing) missedBy(load float64, servers int, handle float64) float64 {
	if servers < 1 {
		return 1
	}
	e := z.erlang(load/handle, handle)
	e.Servers = servers
	line := e.Solve()
	if z.b.Humans.PatienceFamily == Endless {
		return 1 - line.Level
	}
	return line.Abandon
}

// servers is how many contacts the simulated share handles at once for N at
// full size and a full-size load R.
func (p *pooling) servers(full, load float64) float64 {
	if p.plain || !(load > 0) || !(full > 0) {
		return p.share * full
	}
	x := full / load
	last := len(staffed) - 1
	if x <= staffed[0] {
		return p.share * full * p.at(0, math.Log(load)) / staffed[0]
	}
	if x >= staffed[last] {
		return p.share * full * p.at(last, math.Log(load)) / staffed[last]
	}
	k := 0
	for staffed[k+1] < x {
		k++
	}
	part := (x - staffed[k]) / (staffed[k+1] - staffed[k])
	log := math.Log(load)
	a, b := p.at(k, log), p.at(k+1, log)
	return p.share * load * (a + part*(b-a))
}

// at interpolates a column of the table at the logarithm x of a load.
func (p *pooling) at(k int, x float64) float64 {
	last := len(p.loads) - 1
	pos := (x - p.loads[0]) / (p.loads[last] - p.loads[0]) * float64(last)
	i := min(max(int(pos), 0), last-1)
	part := max(0, min(1, pos-float64(i)))
	return p.ratio[i][k] + part*(p.ratio[i+1][k]-p.ratio[i][k])
}

// demand is what arrived at the desk in the last two weeks, in handle minutes,
// against the reference.
//
// In minutes and not in contacts: behind an assistant those who come are fewer and take longer.
type demand struct {
	days  [14]float64
	today float64
}

// loadToday closes yesterday's demand and works out the load of today against
// the reference: what arrived, and how fast the people are.
func (d *Desk) loadToday() {
	for k := range d.teams {
		d.teams[k].loadToday(d, &d.base.pools[k])
	}
}

// loadToday reads the load of a pool, of that of the reference:
//
//	ratio = work that came in 14 days / work usual on those weekdays · pace · survivors · novices
//
// where pace is the handle time of the assisted desk, survivors that of those who stay, and novices the
// mean handle time of today's mix of people against that of day 0. Until 14 days have passed it is 1;
// never below .05, so that a quiet pool stays a queue.
func (s *team) loadToday(d *Desk, p *pool) {
	b, q := d.base, &s.demand
	if p.scaled.plain {
		return
	}
	q.days[int(d.day)%len(q.days)] = q.today
	q.today = 0
	s.loadRatio = 1
	if int(d.day) >= len(q.days) {
		came, usual := 0.0, 0.0
		for k, minutes := range q.days {
			came += minutes
			usual += p.usualMinutes[b.weekday(d.day-1-engineDay(k))]
		}
		s.loadRatio = max(.05, came/usual)
	}
	novices := func(share float64, w *Workforce) float64 { return 1 + share*(w.NoviceHandle-1) }
	s.loadRatio *= d.pace * s.slower * novices(s.people.noviceShare, &d.plan.Workforce) /
		novices(p.team.novice, &b.Workforce)
}

// onDuty is how many contacts the simulated desk handles at once in this hour,
// and what that stands for: its share of the full-size desk.
func (s *team) onDuty(d *Desk, p *pool, hour int) (servers, stands float64) {
	if p.OnDuty > 0 { // by number, +Inf too
		if math.IsInf(p.OnDuty, 1) {
			return math.MaxInt32, 0 // of as many as wanted there is no occupancy
		}
		n := min(p.OnDuty*d.base.Humans.Concurrency, math.MaxInt32)
		return n, n
	}
	present := s.people.onDesk() + d.reacting[p.index].extra
	full := s.roster[hour] * present * (1 - d.approving) * d.base.Humans.Concurrency
	cases := full * p.beyondLive[hour] // a share of them is that share: a backlog smooths
	servers = p.scaled.servers(full-cases, p.usualLoad[hour]*s.loadRatio*d.surge.ratio) + cases*d.base.Scale
	return servers, full * d.base.Scale
}

// surge is how busy today is beside the days the load was read from. A small
// queue answers a busy day less sharply than a large one, so the share is
// staffed for the day it has, not for the mean of all days.
//
// Without it a share of the company would wait too long on busy days and too little on quiet ones; the
// mean would be right and the tail, which abandons, would not.
type surge struct {
	factor, ratio float64 // of today: the day factor, and over that of the last two weeks
	days          [14]float64
}

// today takes in the day factor and compares it with the mean of the last 14.
func (s *surge) today(day engineDay, factor float64) {
	sum, n := 0., min(int(day), len(s.days))
	for _, f := range s.days[:n] {
		sum += f
	}
	s.factor, s.ratio = factor, 1
	if n > 0 {
		s.ratio = factor * float64(n) / sum
	}
	s.days[int(day)%len(s.days)] = factor
}

// usual works out the reference load of every hour, at full size, and the
// minutes of work that arrive by weekday at the simulated scale.
func (p *pool) usual(z sizing) (loads []float64, handle float64) {
	arrivals, minutes := z.load(&p.flow)
	plain := p.flow.liveMinutes()
	for h, n := range arrivals {
		p.usualLoad[h] = n / sim.Hour * minutes
		p.usualMinutes[h/24] += n * plain * z.b.Scale
	}
	return p.usualLoad[:], minutes
}
