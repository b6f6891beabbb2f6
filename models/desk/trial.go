package desk

// A trial plays the first weeks of a world with the assistant mature, one click
// to a human and nobody cut, to see who hangs up on the people behind it. That
// bears on the deflection: whoever hangs up and calls again is one more contact
// that no session contains. The formulas that size the desk take every hour for
// itself and calls for independent, so they miss the backlog an hour hands on,
// redials into the rush they came from, and days that are busy as a whole: they
// put the asked deflection up to .004 too high (a desk that a tenth hang up on).
const (
	trialDays = 56
	trialWarm = 7 // not counted: the past's callers are still coming back
)

// leastHangUps is the share of callers hanging up below which a trial is not
// worth its time: it moves the deflection by a fifth of itself at most.
const leastHangUps = .002

// branchUnder makes d what comes of the past under a plan. Where the plan asks for a
// deflection, it is tried out first.
func (d *Desk) branchUnder(past *Desk, p Params) {
	if p.Routing.Policy != HumansOnly {
		d.tryOut(past, &p)
	}
	d.branch(past, newPlan(past.base, p))
}

// tryOut solves for what a plan asks, on a trial played by d where that matters.
// A second trial follows where the first leaves what is asked out of reach at a
// point it did not play: a bound is what a trial at the bound gives.
//
// Worlds solve for themselves: the draws of a world move patience, handle times and mix, and with them
// what a deflection takes.
func (d *Desk) tryOut(past *Desk, p *Params) *solution {
	b := past.base
	s := b.solve(p)
	if s.tried || !s.worthTrying(past) {
		return s
	}
	for range 2 {
		z := s.onPath
		s.correct(b, p, d.hangUpsOnTrial(past, p, z))
		if s.reached || s.onPath == z {
			break
		}
	}
	s.tried = true
	return s
}

// onTrial is the plan as a deflection is read: everything routed, the assistant
// mature, the valve open, who leaves replaced and nobody cut, nothing watched, and
// nothing asked that was not asked before: contacts that easy access brings are
// counted apart, and what they do to the line is not the assistant's skill.
func (p Params) onTrial() Params { return p.with(trialOverrides) }

// worthTrying says whether enough hang up, before day 0 or by formula behind
// the assistant, for the deflection to show it.
func (s *solution) worthTrying(past *Desk) bool {
	before := past.month
	if before.counted(tHungUp) > leastHangUps*before.counted(tOffered) {
		return true
	}
	for _, h := range s.hangUp {
		if h > leastHangUps {
			return true
		}
	}
	return false
}

// hangUpsOnTrial plays a trial of an assistant at point z of the skill path and returns the share of each
// pool's callers that hung up.
//
// Eight weeks, of which the first is not counted: hang-ups of a desk settle within days, and the
// standard error of a share is small beside what a correction is worth.
func (d *Desk) hangUpsOnTrial(past *Desk, p *Params, z float64) []float64 {
	b := past.base
	coverage, x := p.skillPath(z)
	pl := statedPlan(p.onTrial())
	pl.cutHeads, pl.Assistant.Coverage = make([]float64, len(b.pools)), coverage
	for k := range pl.success {
		pl.success[k] = successAt(p, k, x)
	}
	d.branch(past, pl)
	end := d.day + engineDay(min(trialDays, d.base.days))
	warm := min(d.day+trialWarm, end-1)
	for ; d.day < end && !d.halted(); d.playDay() {
		if d.day == warm {
			for k := range d.teams {
				d.teams[k].offered, d.teams[k].hungUp = 0, 0
			}
		}
	}
	shares := make([]float64, len(d.teams))
	for k := range d.teams {
		shares[k] = ratioOr0(d.teams[k].hungUp, d.teams[k].offered)
	}
	return shares
}

// correct solves anew with the shares a trial of s gave. A better assistant
// leaves fewer in line; how many fewer is taken from the formulas, once, since
// it is a few per cent of those shares.
//
//	h′ = tried · formula(new skill) / formula(old skill),  at most 1
func (s *solution) correct(b *base, p *Params, tried []float64) {
	before := b.hangUpsAt(p, s.onPath, tried)
	s.hangUp = tried
	s.solveFor(b, p)
	now := b.hangUpsAt(p, s.onPath, tried)
	s.hangUp = make([]float64, len(tried))
	for k, h := range tried {
		s.hangUp[k] = min(1, h*ratioOr1(now[k], before[k]))
	}
	s.solveFor(b, p)
}

// ratioOr1 is a/b, and 1 against nothing.
func ratioOr1(a, b float64) float64 {
	if b == 0 {
		return 1
	}
	return a / b
}
