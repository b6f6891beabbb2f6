package desk

// workplace is the pools at work.
//
// Contacts handled at once are of the simulated share, heads are of the full size. A pool's state is
// reset to the steady staff of day 0, so that the past begins with a desk that already has novices,
// people in training and hires on their way, in the proportions that attrition keeps up.
type workplace struct {
	teams     []team  // by pool
	openNow   bool    // the desk is open this hour
	hourNow   int     // of the week
	dutySince float64 // minutes: when the time on duty was last booked
	// Minutes of handling booked by then, of all since the first day.
	busyBooked float64
	// 1/(1 + gain) from the day the assistant that helps agents is live, else 1.
	pace float64 // handle time of the assisted desk, ratio
}

func (w *workplace) reset(b *base) {
	*w = workplace{teams: resized(w.teams, len(b.pools)), pace: 1}
	for k := range w.teams {
		w.teams[k].reset(b, &b.pools[k])
	}
}

func (w *workplace) copyFrom(src *workplace) {
	teams := resized(w.teams, len(src.teams))
	*w = *src
	w.teams = teams
	for k := range teams {
		teams[k].copyFrom(&src.teams[k])
	}
}

// reset makes s a pool at the first day of the pre-period, at its stated heads.
//
//	heads of a list = heads of the pool · those of a steady team of one (steadyState)
func (s *team) reset(b *base, q *pool) {
	lines, p := s.lines, s.people
	for k := range lines {
		lines[k].Reset()
	}
	p.copyFrom(&q.team.people)
	p.scale(q.staff.heads)
	if b.byNumber() {
		p.noviceShare = 0 // agents by number have no tenure
	}
	p.busyTrend = q.staff.occupancy
	p.recount()
	*s = team{lines: lines, people: p, roster: q.roster, loadRatio: 1, slower: 1}
}

// scale makes so many heads of one.
func (p *people) scale(heads float64) {
	p.target *= heads
	for i := range p.cohorts {
		p.cohorts[i].heads *= heads
	}
	for i := range p.training {
		p.training[i].heads *= heads
	}
	for i := range p.coming {
		p.coming[i].heads *= heads
	}
}

// copyFrom makes s an independent copy of src, reusing s's memory.
func (s *team) copyFrom(src *team) {
	lines, people := s.lines, s.people
	people.copyFrom(&src.people)
	for k := range lines {
		lines[k].CopyFrom(&src.lines[k])
	}
	*s = *src
	s.lines, s.people = lines, people
}
