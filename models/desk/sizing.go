package desk

import (
	"cmp"
	"math"
	"slices"

	"boomerang/models/textbook"
	"boomerang/sim/dates"
)

// weekStaff is a week's desk: agents in every hour, and what they give.
//
// need is agents on the desk by hour of the week, Monday 0:00 first; level, hang-ups and occupancy are
// shares, wait is minutes. A closed hour needs nobody and is in no mean.
type weekStaff struct {
	need                           [168]float64
	forCases, beyondLive           [168]float64 // as of a pool
	level, occupancy, hangUp, wait float64
}

// agents is the agent-hours of the week.
func (c *weekStaff) agents() float64 {
	sum := 0.0
	for _, n := range c.need {
		sum += n
	}
	return sum
}

// sizing finds the staff at one scale.
//
// Erlang A instead of C where patience is finite: C has no answer above full load, and a desk that has
// lost its slack is exactly there.
//
// scale is the share of customers, 1 for the company itself. Handling is taken for exponential,
// whatever its family: M/M/n+G has an answer, M/G/n+G has none.
type sizing struct {
	b     *base
	scale float64
	quick bool        // interpolate between a few loads also where the desk is small
	team  *steadyTeam // of the pool; nil: the company's
}

// week staffs every hour of a week for a mean issue: as many contacts at once as meet
// the target, and from them the agents, since one handles so many at once. Level,
// hang-ups and wait are means over arrivals, occupancy over servers:
//
//	level = Σ λ_h·level_h / Σ λ_h,   occupancy = Σ busy_h·n_h / Σ n_h
//
// Means over arrivals are what callers live through; a mean over hours would let quiet nights speak
// for busy noons.
func (z sizing) week(f *Flow) weekStaff {
	b := z.b
	arrivals, minutes := z.load(f)
	var c weekStaff
	total, busy, agents := 0.0, 0.0, 0.0
	byLoad := z.forLoads(arrivals[:], minutes)
	for h, perHour := range arrivals {
		if perHour == 0 {
			continue
		}
		hour := byLoad[perHour]
		c.need[h] = hour.servers / b.Humans.Concurrency
		total += perHour
		c.level += perHour * hour.line.Level
		c.hangUp += perHour * hour.line.Abandon
		c.wait += perHour * hour.line.WaitMean
		busy += hour.line.Busy * hour.servers
		agents += hour.servers
	}
	if total > 0 { // somebody calls
		c.level, c.hangUp, c.wait = c.level/total, c.hangUp/total, c.wait/total
		c.occupancy = busy / agents
	}
	z.staffCases(f, &c)
	return c
}

// anchors is how many loads of a large desk are solved for; between them the
// square-root-staffing coefficient (n − R)/√R is linear in √R to within a
// thousandth of the servers. largeDesk is where that begins to hold, in erlangs.
const (
	anchors   = 9
	largeDesk = 100
)

// forLoads staffs every load that occurs.
//
//	n(R) = R + β(R)·√R,   β linear in √R between loads that are solved for
//
// A week has 168 hours and, open by day, some hundred different loads; a large desk costs a sum over
// hundreds of servers each. Interpolating β instead of n is what makes nine solutions enough.
func (z sizing) forLoads(arrivals []float64, minutes float64) map[float64]hourStaff {
	loads := slices.Clone(arrivals)
	slices.Sort(loads)
	loads = slices.Compact(loads)
	if loads[0] == 0 {
		loads = loads[1:]
	}
	byLoad := make(map[float64]hourStaff, len(loads))
	beta := 0.
	last := len(loads) - 1
	if last < 2*anchors || !z.quick && loads[0]/60*minutes < largeDesk {
		for _, x := range loads {
			byLoad[x] = z.hour(x/60, minutes, &beta)
		}
		return byLoad
	}
	for k := 0; k < anchors-1; k++ {
		i, j := k*last/(anchors-1), (k+1)*last/(anchors-1)
		low, high := z.hour(loads[i]/60, minutes, &beta), z.hour(loads[j]/60, minutes, &beta)
		for _, x := range loads[i : j+1] {
			byLoad[x] = between(low, high, loads[i]/60*minutes, loads[j]/60*minutes, x/60*minutes)
		}
	}
	return byLoad
}

// between interpolates the staff of two hours by their square-root-staffing coefficients.
func between(low, high hourStaff, a, b, load float64) hourStaff {
	part := (math.Sqrt(load) - math.Sqrt(a)) / (math.Sqrt(b) - math.Sqrt(a))
	beta := func(c hourStaff, load float64) float64 { return (c.servers - load) / math.Sqrt(load) }
	mixed := beta(low, a) + part*(beta(high, b)-beta(low, a))
	return hourStaff{load + mixed*math.Sqrt(load), blend(low.line, high.line, part)}
}

// load is the mean number of live arrivals at the desk in every hour of the week
// for a mean issue, and their mean handle time. Issues that arise while the desk
// is closed come in the hour it opens. First contacts come on the days that
// issues arise, repeats due evenly over the week on the days it is open (returns.go):
// behind an assistant that takes most of the former, a Saturday is busier than it was.
//
//	n_h = issues a day · (share of the hour · day weight · first + that of returns · their weight · repeats)
//	minutes = handle of a contact · (1 + novices · (their ratio − 1))
//
// first and repeats are desk contacts per mean issue; the day weight has mean 1.
//
// An hour is taken by itself, in its steady state (the stationary approximation by the hour; Green and
// Kolesar 1991, Management Science 37): good where handling is short against the hour, late where it is
// not. roster.go shifts the load for that; sizing of day 0 does not.
func (z sizing) load(f *Flow) (arrivals [168]float64, minutes float64) {
	b := z.b
	issues, carried := z.issuesPerDay(), 0.0
	for h := range 2 * 168 { // twice round, so that what a closed week-end holds reaches Monday
		wd, hour := h/24%7, h%24
		share := b.hourCum[wd][hour+1] - b.hourCum[wd][hour]
		n := issues * share * b.dayWeight[wd] * f.DeskFirst
		if !b.opens[h%168] {
			carried += n
			continue
		}
		r := &b.returnDays[wd]
		back := issues * (r.cum[hour+1] - r.cum[hour]) * r.weight * (f.DeskContacts - f.DeskFirst)
		arrivals[h%168] = n + back + carried
		carried = 0
	}
	return arrivals, f.liveMinutes() * z.novicePace()
}

// issuesPerDay is how many all customers raise on a mean day.
func (z sizing) issuesPerDay() (issues float64) {
	for _, s := range z.b.Segments {
		issues += s.Customers * z.scale * s.IssuesPerYear / dates.PlainYear
	}
	return issues
}

// novicePace is the handle time of day 0's mix of people against that of proficient ones.
func (z sizing) novicePace() float64 { return 1 + z.novice()*(z.b.Workforce.NoviceHandle-1) }

// novice is the share of contacts that a novice answers.
func (z sizing) novice() float64 {
	if z.team != nil {
		return z.team.novice
	}
	return z.b.team.novice
}

// hangUpWith is the share of a pool's arrivals that hang up when its day-0
// staff meets another mean issue than the one it is staffed for.
//
//	share = Σ λ_h · A(n_h, R_h) / Σ λ_h,  n_h the day-0 agents of the hour, as many as there are
func (b *base) hangUpWith(p *pool, f *Flow) float64 {
	if b.open || b.byNumber() || f.DeskContacts == 0 {
		return p.staff.hangUp // agents by number are not sized by formula
	}
	z := sizing{b: b, scale: 1, team: p.team}
	arrivals, minutes := z.load(f)
	more := ratioOr0(p.staff.heads, p.staff.needed) * b.Humans.Concurrency
	hours := make([]int, 0, len(arrivals))
	for h, perHour := range arrivals {
		if perHour > 0 {
			hours = append(hours, h)
		}
	}
	if len(hours) == 0 {
		return 0
	}
	slices.SortFunc(hours, func(a, b int) int { return cmp.Compare(arrivals[a], arrivals[b]) })
	total, lost := 0.0, 0.0
	last := len(hours) - 1
	servers := func(h int) float64 { return p.staff.need[h] * (1 - p.beyondLive[h]) * more }
	low := z.hangUp(arrivals[hours[0]]/60, minutes, servers(hours[0]))
	for k := range anchors - 1 { // a smooth function of the load: solved for at a few hours
		i, j := k*last/(anchors-1), (k+1)*last/(anchors-1)
		high := z.hangUp(arrivals[hours[j]]/60, minutes, servers(hours[j]))
		from, to := arrivals[hours[i]], arrivals[hours[j]]
		if k == anchors-2 {
			j++
		}
		for _, h := range hours[i:j] {
			n := arrivals[h]
			total += n
			lost += n * (low + (high-low)*(n-from)/max(to-from, 1e-12))
		}
		low = high
	}
	return lost / total
}

// hangUp is the share that hangs up on a number of servers that alternates
// between the whole numbers around it.
func (z sizing) hangUp(perMinute, handle, servers float64) float64 {
	if z.b.Humans.PatienceFamily == Endless {
		return 0
	}
	e := z.erlang(perMinute, handle)
	low := max(1, math.Floor(servers))
	e.Servers = int(low)
	few := e.Solve().Abandon
	e.Servers++
	return few + max(0, servers-low)*(e.Solve().Abandon-few)
}

// erlang is the queue of an hour, M/M/n with the company's patience (textbook.Erlang):
// arrivals a minute, handle minutes, the time to answer within.
func (z sizing) erlang(perMinute, handle float64) textbook.Erlang {
	h := &z.b.Humans
	e := textbook.Erlang{Arrivals: perMinute, Service: 1 / handle, Within: h.AnswerWithin}
	switch h.PatienceFamily {
	case Exponential:
		e.Patience = h.PatienceMinutes
	case Endless:
	default:
		e.Patient = z.b.patience.survives
	}
	return e
}

// hourStaff is one hour's answer, servers possibly between whole numbers.
//
// Between whole numbers the desk alternates, as rosterHour plays it: all its figures are linear in
// between.
type hourStaff struct {
	servers float64
	line    textbook.Line
}

// hour finds the fewest contacts handled at once that meet the target and keep
// occupancy at or below its limit. A large desk meets a service level while
// everyone works without a pause; the limit is what people can bear.
//
//	n = (k−1) + (level − level(k−1)) / (level(k) − level(k−1)),  k the fewest that meet it
//	n = R / limit of occupancy                                  where that is more
//
// R is the offered load in erlangs, arrivals a minute times handle minutes. Occupancy
// above 85 % is taken for what burns people out ([S] D, see attrition).
func (z sizing) hour(perMinute, handle float64, beta *float64) hourStaff {
	h := &z.b.Humans
	e := z.erlang(perMinute, handle)
	at := func(n int) textbook.Line { e.Servers = n; return e.Solve() }
	n, line, below := fewest(perMinute*handle, h.ServiceLevel, *beta, at)
	*beta = (float64(n) - perMinute*handle) / math.Sqrt(perMinute*handle)
	staff := hourStaff{float64(n), line}
	if n > 1 && below.Level < line.Level && !math.IsInf(below.WaitMean, 1) {
		part := (h.ServiceLevel - below.Level) / (line.Level - below.Level)
		staff = hourStaff{float64(n-1) + part, blend(below, line, part)}
	}
	if most := h.Occupancy; most > 0 && staff.line.Busy > most {
		servers := perMinute * handle / most
		low := math.Floor(servers)
		staff = hourStaff{servers, blend(at(int(low)), at(int(low)+1), servers-low)}
	}
	return staff
}

// blend is the line of a desk that alternates between two numbers of servers.
func blend(a, b textbook.Line, part float64) textbook.Line {
	mix := func(x, y float64) float64 { return x + part*(y-x) }
	return textbook.Line{
		Level: mix(a.Level, b.Level), Abandon: mix(a.Abandon, b.Abandon),
		WaitMean: mix(a.WaitMean, b.WaitMean), Busy: mix(a.Busy, b.Busy),
	}
}

// fewest is the smallest number of servers whose level meets the target, with
// what it and one fewer give. The level rises with the number. The search
// starts at load + β√load (square-root staffing: Halfin and Whitt 1981) with
// the β of the hour before, gallops until the answer is bracketed, and bisects.
//
// Galloping from the neighbour's β mostly finds the bracket at once: each evaluation is a queue solved for.
//
// below is the zero Line where one server suffices. The target is to be below 1.
func fewest(load, target, beta float64, at func(int) textbook.Line) (n int, line, below textbook.Line) {
	high := max(1, int(load+beta*math.Sqrt(load)))
	low := 0
	line = at(high)
	for step := 1; line.Level < target; step *= 2 {
		low, below = high, line
		high += step
		line = at(high)
	}
	for step := 1; low == 0 && high > 1; step *= 2 {
		n := max(1, high-step)
		if l := at(n); l.Level < target {
			low, below = n, l
		} else {
			high, line = n, l
		}
	}
	for high-low > 1 && low > 0 {
		n := (low + high) / 2
		if l := at(n); l.Level < target {
			low, below = n, l
		} else {
			high, line = n, l
		}
	}
	return high, line, below
}
