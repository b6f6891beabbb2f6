package desk

// Heads for cases. A case can wait, so it is no hour's own: what matters is that the week's work gets done,
// beside the live contacts whose hours are staffed for their level.
//
//	work   = cases a week · handling, in agent-hours
//	spare  = blend · max(0, busiest · agents for live contacts − their work)
//	more   = max(0, work − spare) / busiest,    the same in every open hour
//
// busiest is the limit of occupancy, and at most casesBusy: a backlog is stable below 1, and grows without
// bound at it. So spare minutes between calls count as far as somebody takes cases in them. That a call
// then finds busy with a case who would have been free is left to the simulation: a blended desk of few
// agents answers somewhat later than its level.

// casesBusy is how busy those are who work on cases, where no lower occupancy is the limit.
const casesBusy = .95

// staffCases adds to a week's agents those for cases.
func (z sizing) staffCases(f *Flow, c *weekStaff) {
	b := z.b
	if f.CasesAnswered == 0 {
		return
	}
	perWeek := 7 * z.issuesPerDay() * f.CaseMinutes / 60 / b.Humans.Concurrency * z.novicePace()
	busiest := casesBusy
	if most := b.Humans.Occupancy; most > 0 {
		busiest = min(busiest, most)
	}
	live, hours := c.agents(), 0.0
	for _, open := range b.opens {
		hours += oneIf(open)
	}
	busy := live * c.occupancy
	spare := b.Deferred.Blend * max(0, busiest*live-busy)
	more := max(0, perWeek-spare) / busiest
	for h, open := range b.opens {
		if !open {
			continue
		}
		apart, beyond := perWeek/busiest/hours, more/hours
		c.forCases[h] = ratioOr0(apart, c.need[h]+apart)
		c.need[h] += beyond
		c.beyondLive[h] = ratioOr0(beyond, c.need[h])
	}
	c.occupancy = ratioOr0(busy+perWeek, live+more)
}

// shareByWork is the share of agents for cases where they are given by number: that of the work, if
// everybody is answered.
//
//	Σ_c share·handle·written / Σ_c share·handle,   over the categories the pool is home to
func (b *base) shareByWork(p *pool) {
	cases, all := 0.0, 0.0
	for k := range b.Categories {
		if c := &b.Categories[k]; b.poolOf(k) == p {
			cases += c.Share * c.HandleMinutes * c.Written
			all += c.Share * c.HandleMinutes
		}
	}
	for h := range p.forCases {
		p.forCases[h] = ratioOr0(cases, all)
	}
}

// liveMinutes is the mean handling of a live contact, 0 where there is none.
func (f *Flow) liveMinutes() float64 {
	return ratioOr0(f.HumanMinutes-f.CaseMinutes, f.Answered-f.CasesAnswered)
}
