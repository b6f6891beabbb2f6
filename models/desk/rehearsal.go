package desk

import (
	"context"
	"math"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// rehearsal answers, before a run, what the run will find on its trials: it plays
// them in one world, the same for every question. Plans with the same status quo
// share the past.
//
// One past serves all questions about a company; it is played at the key of world 0 of seed 0, so the
// answer before a run is near that of the run and not equal to it: each world solves for its own.
type rehearsal struct {
	pasts []*past
	stage Desk
	halt  listener // who waits for the answer, which is none once they have gone
}

// mostRehearsed is how many issues a rehearsal may play: a second or two.
const mostRehearsed = 4e6

// rehearsable says whether a trial takes no longer than a look at a scenario may.
func (p Params) rehearsable() bool {
	perDay := 0.0
	for _, s := range p.Segments {
		perDay += s.Customers * p.Scale * s.IssuesPerYear / dates.PlainYear
	}
	return perDay*(fillDays+float64(p.Horizon.PreMonths)*dates.EngineMonth+trialDays) <= mostRehearsed
}

// skilled is what the assistant of a plan can do, and the desk it was solved on.
type skilled struct {
	*solution
	base *base
	past *Desk // nil: too large to be rehearsed, by formula alone
}

// solve is b.solve, as a run does it if the plan can be rehearsed.
func (r *rehearsal) solve(p *Params) skilled {
	if !p.rehearsable() {
		b := newBase(statusQuo(*p))
		return skilled{b.solve(p), b, nil}
	}
	d := findPast(&r.pasts, sim.NewFates(0, 0), *p, r.halt).desk
	return skilled{r.stage.tryOut(d, p), d.base, d}
}

// limits are the least and the most deflection that any skill within the
// evidence gives, and whether the least skill gives the most.
//
// The ends of the skill path give them, or what was solved for where the share rises
// and falls again in between.
//
// Found by playing both ends where hang-ups matter; formulas alone would call a share possible that a
// trial then misses by thousandths.
func (r *rehearsal) limits(p *Params, s skilled) (least, most float64, falling bool) {
	at := func(z float64) float64 {
		if s.tried {
			return s.base.deflection(p, z, r.stage.hangUpsOnTrial(s.past, p, z))
		}
		h := s.base.hangUps()
		for range solveRounds {
			h = s.base.hangUpsAt(p, z, h)
		}
		return s.base.deflection(p, z, h)
	}
	none, all := at(p.skillFrom()), at(p.skillTo())
	nearest := s.base.deflection(p, s.onPath, s.hangUp)
	least = min(none, all, nearest)
	if p.Assistant.Success > 0 {
		least = 0 // it meets nobody
	}
	return least, max(none, all, nearest), none > all
}

// solvedBy is what the assistant was solved on.
func (s skilled) solvedBy() string {
	switch {
	case s.past == nil:
		return result.ByFormula
	case s.tried:
		return result.OnTrial
	}
	return result.FewHangingUp
}

// Skill is what the assistant of a plan can do, solved for from its deflection.
type Skill struct {
	Success  []float64 // P(it resolves a contact at the first attempt) at go-live, by category; nil: not solved for
	Coverage float64   // mature share of routed contacts that meet it
	Reached  bool      // the asked deflection comes out; else this is the nearest
	By       string    // what it was solved by: result.ByFormula, OnTrial, FewHangingUp
}

// Skills returns what the assistant of each plan can do, as a run finds it in a
// world of these parameters; worthless where the context has ended.
func Skills(ctx context.Context, plans []Params) []Skill {
	r := rehearsal{halt: listening(ctx)}
	all := make([]Skill, len(plans))
	for k := range plans {
		p := &plans[k]
		if p.Routing.Policy == HumansOnly || p.Arrivals.OpenPerHour > 0 || math.IsNaN(p.Assistant.Deflection) {
			continue
		}
		s := r.solve(p)
		all[k] = Skill{s.success, s.coverage, s.reached, s.solvedBy()}
	}
	return all
}
