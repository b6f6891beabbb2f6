package desk

// staffing is a pool on day 0: how many agents the stated service level needs
// in every hour of the week, and what that gives.
//
// `needed` and `heads` are kept apart throughout: their difference is slack, and slack decides which
// cut is safe.
//
// Heads against agents: 10 agents on the desk day and night are 1,680 agent-hours a week, and at 37.5
// paid hours and 30 % shrinkage that takes 64 heads, and a few more for those in training.
type staffing struct {
	need      [168]float64 // agents on the desk
	heads     float64      // on the payroll on day 0, full size
	needed    float64      // on the payroll for the target, full size
	level     float64      // predicted at `needed`
	occupancy float64      // predicted at `needed`
	hangUp    float64      // predicted share
	wait      float64      // predicted mean, minutes
}

// setStaffing sizes every pool by formula, hour by hour, for the mean load of
// the status quo: agents so that M/M/n+G answers the target share in time,
// with the part between whole agents interpolated. What hangs up and comes
// back feeds the load, so load and staff are found together. What pools do for
// each other is not counted on.
//
//	n_h = min{n : P(wait ≤ t) ≥ level}  and  busy ≤ the limit,   h = 1 … 168
//	heads = Σ n_h / (paid hours a week · (1 − shrinkage) · share on the desk)
//
// Four rounds: the share that hangs up moves the load by a part of itself, so each round divides the
// error by that part (.02 of callers at the start, of whom most come back).
func (b *base) setStaffing() {
	b.team = steadyState(&b.Workforce)
	for k := range b.pools {
		crew := b.pools[k].crew(b.Workforce)
		if b.pools[k].team = b.team; crew != b.Workforce {
			b.pools[k].team = steadyState(&crew)
		}
	}
	b.perWeek = b.Humans.WeeklyHours * (1 - b.Humans.Shrinkage)
	for k := range b.pools {
		// A first guess, share and minutes, that the rounds below forget.
		b.pools[k].staff.hangUp, b.pools[k].staff.wait = .02, .2
	}
	b.setFlows()
	if b.open || b.byNumber() {
		for k := range b.pools {
			b.shareByWork(&b.pools[k])
		}
		return
	}
	weeks := make([]weekStaff, len(b.pools))
	for round := range staffRounds { // load and staff are found together, the last time exactly
		for k := range b.pools {
			p := &b.pools[k]
			weeks[k] = sizing{b: b, scale: 1, team: p.team, quick: round < staffRounds-1}.week(&p.flow)
			p.staff.hangUp, p.staff.wait = weeks[k].hangUp, weeks[k].wait
		}
		b.setFlows()
	}
	var all [168]float64
	for k := range b.pools {
		b.pools[k].settle(b, &weeks[k])
		for h, n := range weeks[k].need {
			all[h] += n
		}
	}
	for k := range b.pools { // who only helps out works when the company does
		if p := &b.pools[k]; p.flow.Issues == 0 {
			p.roster = roster(&all, b.perWeek)
		}
	}
	b.spreadHeads()
	b.sumStaff()
	b.setHeld()
}

// byNumber reports whether agents on duty are given by number, as in textbook queues.
func (b *base) byNumber() bool {
	for k := range b.pools {
		if b.pools[k].OnDuty > 0 {
			return true
		}
	}
	return false
}

// settle takes over the staff found.
//
//	needed = Σ n_h / (paid hours · (1 − shrinkage)) / share of the payroll that is on the desk
func (p *pool) settle(b *base, c *weekStaff) {
	s := &p.staff
	s.need, s.level, s.occupancy = c.need, c.level, c.occupancy
	p.forCases, p.beyondLive = c.forCases, c.beyondLive
	s.needed = c.agents() / b.perWeek / p.team.onDesk
	p.roster = roster(&s.need, b.perWeek)
	full := sizing{b: b, scale: 1, team: p.team}
	loads, handle := p.usual(full)
	p.scaled = newPooling(full, loads, handle)
}

// roster spreads the hours of one agent over the week as the need is.
//
//	hours_h = n_h / Σ n · paid hours a week on the desk,  so that agents · hours_h are on duty in hour h
func roster(need *[168]float64, perWeek float64) (hours [168]float64) {
	total := 0.0
	for _, n := range need {
		total += n
	}
	for h, n := range need {
		hours[h] = ratioOr0(n, total) * perWeek
	}
	return hours
}

// spreadHeads gives each pool its heads of day 0: its own figure, else its
// part of the company's figure by need, else what it needs; slack on top.
//
//	heads = (own | max(0, company − Σ own) · needed / Σ needed | needed) · (1 + slack)
//
// A company whose pools state more heads in sum than it has gives the others none. Slack multiplies
// what is stated and what is worked out alike: it is what is swept to see how much of a cut was idle.
func (b *base) spreadHeads() {
	own, needed := 0.0, 0.0
	for k := range b.pools {
		if p := &b.pools[k]; p.Heads >= 0 {
			own += p.Heads
		} else {
			needed += p.staff.needed
		}
	}
	for k := range b.pools {
		p := &b.pools[k]
		switch {
		case p.Heads >= 0:
			p.staff.heads = p.Heads
		case b.Humans.Heads >= 0:
			p.staff.heads = max(0, b.Humans.Heads-own) * ratioOr0(p.staff.needed, needed)
		default:
			p.staff.heads = p.staff.needed
		}
		p.staff.heads *= 1 + b.Humans.Slack
	}
}

// sumStaff adds the pools up to the company.
//
// Level, hang-ups and wait are weighed by desk contacts, occupancy by heads.
func (b *base) sumStaff() {
	b.staff = staffing{}
	contacts := 0.0
	for k := range b.pools {
		p := &b.pools[k]
		n := p.flow.DeskContacts
		contacts += n
		b.staff.heads += p.staff.heads
		b.staff.needed += p.staff.needed
		b.staff.level += n * p.staff.level
		b.staff.hangUp += n * p.staff.hangUp
		b.staff.wait += n * p.staff.wait
		b.staff.occupancy += p.staff.needed * p.staff.occupancy
	}
	b.staff.level = ratioOr0(b.staff.level, contacts)
	b.staff.hangUp = ratioOr0(b.staff.hangUp, contacts)
	b.staff.wait = ratioOr0(b.staff.wait, contacts)
	b.staff.occupancy = ratioOr0(b.staff.occupancy, b.staff.needed)
}

// ratioOr0 is a/b, and 0 of nothing.
func ratioOr0(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// setFlows works out the mean issue when people answer everything, and what
// of it comes to each pool.
//
// Shares of categories weigh issues, not contacts: a category that comes back often
// weighs more at the desk by itself.
func (b *base) setFlows() {
	b.reference = Flow{}
	for k := range b.pools {
		b.pools[k].flow = Flow{}
	}
	for k, c := range b.Categories {
		p := b.poolOf(k)
		f := issueFlow(flowInput{
			p: &b.Params, category: k, through: 1, novices: b.novicesOf(p), worse: 1 - p.quality(),
			hangUp: p.staff.hangUp, wait: p.staff.wait * (1 - c.Written), scored: true, leaving: b.Churn.leaving(),
		})
		p.flow.add(f, c.Share)
		b.reference.add(f, c.Share)
	}
}

// novicesOf is that share in a pool.
func (b *base) novicesOf(p *pool) float64 {
	if b.byNumber() {
		return 0
	}
	return p.team.novice
}

// novices is the share of human contacts that a novice answers on day 0; agents by
// number have no tenure.
func (b *base) novices() float64 {
	if b.byNumber() {
		return 0
	}
	return b.team.novice
}
