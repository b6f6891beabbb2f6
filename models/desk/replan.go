package desk

import (
	"math"

	"boomerang/sim"
)

// Shifts planned anew every week to the load seen, while a pool is that far in its reactions
// (reaction.go): the hours stay as many, and go where the work came. Of them only so many may be moved in a
// week; contracts and preferences bind the rest.
//
// roster.go plans four weeks ahead, by formula and for the assistant to come; where a plan asks for that too,
// these moves start from it. Here the planner knows
// nothing but what came, and works by the square-root rule, which gives every hour about the same service
// level (Halfin and Whitt 1981, Operations Research 29, 567–588):
//
//	n_h = R_h + β·√R_h,  Σ n_h = hours there are      n_h = R_h · hours/ΣR where they do not suffice
//
// R_h is the offered load of an hour in erlangs.

// newest is the weight of the latest week in what is taken for usual: four weeks' worth of memory [A].
const newest = .25

// lately is the work that a pool is used to, by hour of the week, in minutes at the simulated scale.
func (p *pool) lately() (work [168]float64) {
	var of [7]float64
	for h, load := range p.usualLoad {
		of[h/24] += load
	}
	for h, load := range p.usualLoad {
		work[h] = ratioOr0(load, of[h/24]) * p.usualMinutes[h/24]
	}
	return work
}

// loadSeen is the offered load of every hour as the last weeks had it, at full size: that of the
// reference times how much more came on that weekday and at that hour of the day.
//
//	R_wk = R⁰_wk · (came on w / usual on w) · (came at k / usual at k) / (came / usual)
//
// By weekday and by hour of the day, and not hour by hour: a small pool sees a few calls in an hour, and
// a planner who moved people after each of them would follow noise. Handling is taken to be as fast as on
// day 0.
func (r *reaction) loadSeen(p *pool) (load [168]float64) {
	var came, usual struct {
		day  [7]float64
		hour [24]float64
		all  float64
	}
	before := p.lately()
	for h := range load {
		came.day[h/24] += r.usual[h]
		came.hour[h%24] += r.usual[h]
		came.all += r.usual[h]
		usual.day[h/24] += before[h]
		usual.hour[h%24] += before[h]
		usual.all += before[h]
	}
	whole := ratioOr0(came.all, usual.all)
	for h, reference := range p.usualLoad {
		if reference > 0 && whole > 0 {
			load[h] = reference * ratioOr0(came.day[h/24], usual.day[h/24]) *
				ratioOr0(came.hour[h%24], usual.hour[h%24]) / whole
		}
	}
	return load
}

// moveShifts moves a pool's shifts towards the load seen, as many hours of them as may be moved in a week.
func (d *Desk) moveShifts(s *team, q *pool) {
	r, atOnce := &d.reacting[q.index], d.base.Humans.Concurrency
	people := s.people.onDesk() + r.extra
	if people == 0 {
		return
	}
	load := r.loadSeen(q)
	var now [168]float64
	for h, hours := range s.roster {
		now[h] = hours * people * atOnce
	}
	wanted := squareRoot(&now, &load, atOnce)
	all, moved := 0.0, 0.0
	for h := range now {
		all += now[h]
		moved += math.Abs(wanted[h]-now[h]) / 2
	}
	part := min(1, ratioOr0(d.plan.Reaction.ReplanShare*all, moved))
	for h := range now {
		s.roster[h] += part * (wanted[h] - now[h]) / (people * atOnce)
	}
	d.book(fMovedHours, part*ratioOr0(moved, all)*people*d.base.Humans.WeeklyHours)
}

// squareRoot spreads the servers of a week by the square-root rule. An open hour is never left alone: what it
// keeps in any case is taken from the others in proportion. Without load all stays as it is.
func squareRoot(now, load *[168]float64, least float64) (wanted [168]float64) {
	all, sum, roots := 0.0, 0.0, 0.0
	for h := range now {
		all += now[h]
		sum += load[h]
		roots += math.Sqrt(load[h])
	}
	if sum == 0 {
		return *now
	}
	rule := func(h int) float64 { return load[h] * min(1, all/sum) }
	if all > sum {
		rule = func(h int) float64 { return load[h] + (all-sum)/roots*math.Sqrt(load[h]) }
	}
	kept, above := 0.0, 0.0
	for h := range now {
		floor := min(now[h], least)
		kept += floor
		above += max(0, rule(h)-floor)
	}
	for h := range now {
		floor := min(now[h], least)
		wanted[h] = floor + max(0, rule(h)-floor)*ratioOr0(all-kept, above)
	}
	return wanted
}

// held are the service levels that a pool's week is held against: the stated one, and that less the
// shortfall which is put up with.
type held struct{ stated, short float64 }

// setHeld works them out for the size that is played.
func (b *base) setHeld() {
	for k := range b.pools {
		p := &b.pools[k]
		p.held = held{
			stated: b.levelSeen(p, b.Humans.ServiceLevel),
			short:  b.levelSeen(p, b.Humans.ServiceLevel-b.Reaction.Shortfall),
		}
	}
}

// levelSeen is the service level that a share of a company shows where the whole would show a given one.
// The share is staffed to lose as many callers (pooling.go), and a small line that does so spreads its waits
// wider: to hold it against the level of a large one would let the share react where the company does not.
//
//	level = Σ λ_h · P(wait ≤ t | n_h) / Σ λ_h,  n_h what stands for the staff that gives the level in full
func (b *base) levelSeen(p *pool, level float64) float64 {
	if p.scaled.plain || level <= 0 {
		return level
	}
	with := *b
	with.Humans.ServiceLevel, with.Humans.Occupancy = level, 0
	whole := sizing{b: &with, scale: 1, quick: true}
	need := whole.week(&p.flow).need
	arrivals, minutes := whole.load(&p.flow)
	part := sizing{b: b, scale: b.Scale}
	all, inTime := 0.0, 0.0
	for h, perHour := range arrivals {
		if perHour == 0 {
			continue
		}
		servers := p.scaled.servers(need[h]*b.Humans.Concurrency, p.usualLoad[h])
		all += perHour
		inTime += perHour * part.levelWith(perHour*b.Scale/sim.Hour, minutes, servers)
	}
	return ratioOr0(inTime, all)
}

// levelWith is the service level on a number of servers that alternates between the whole numbers around it.
func (z sizing) levelWith(perMinute, handle, servers float64) float64 {
	low := math.Floor(servers)
	at := func(n int) float64 {
		if n < 1 {
			return 0
		}
		e := z.erlang(perMinute, handle)
		e.Servers = n
		return e.Solve().Level
	}
	few := at(int(low))
	if servers == low {
		return few
	}
	return few + (servers-low)*(at(int(low)+1)-few)
}
