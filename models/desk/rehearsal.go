package desk

import (
	"math"

	"boomerang/sim"
)

// rehearsal answers, before a run, what the run will find on its trials: it plays
// them in one world, the same for every question. Plans with the same status quo
// share the past.
type rehearsal struct {
	pasts []*past
	stage Desk
}

// mostRehearsed is how many issues a rehearsal may play: a second or two.
const mostRehearsed = 4e6

// rehearsable says whether a trial takes no longer than a look at a scenario may.
func (p Params) rehearsable() bool {
	perDay := 0.0
	for _, s := range p.Segments {
		perDay += s.Customers * p.Scale * s.IssuesPerYear / daysPerYear
	}
	return perDay*(fillDays+float64(p.Horizon.PreMonths)*daysPerMonth+trialDays) <= mostRehearsed
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
	d := findPast(&r.pasts, sim.NewFates(0, 0), *p).desk
	return skilled{r.stage.tryOut(d, p), d.base, d}
}

// limits are the least and the most deflection that any skill within the
// evidence gives, and whether the least skill gives the most.
func (r *rehearsal) limits(p *Params, s skilled) (least, most float64, falling bool) {
	at := func(x float64) float64 {
		if s.tried {
			return s.base.deflection(p, x, r.stage.hangUpsOnTrial(s.past, p, x))
		}
		h := s.base.hangUps()
		for range solveRounds {
			h = s.base.hangUpsAt(p, x, h)
		}
		return s.base.deflection(p, x, h)
	}
	none, all := at(0), at(p.ceilingsAt())
	nearest := s.base.deflection(p, s.x, s.hangUp)
	return min(none, all, nearest), max(none, all, nearest), none > all
}

// Skill is what the assistant of a plan can do.
type Skill struct {
	Success    []float64 // P(it resolves a contact at the first attempt) at go-live, by category
	Deflection float64   // that comes out at mature coverage and an open valve, share of all contacts
	Asked      float64   // share; NaN: success is stated
	Reached    bool      // what is asked comes out
	Tried      bool      // found on a trial of eight weeks; else by formula
	Exact      bool      // a run finds the same but for chance: not too large for a trial here
}

// Skills returns what the assistant of each plan can do, as a run at the medians
// finds it; plans without an assistant get no success rates.
func Skills(plans []Params) []Skill {
	var r rehearsal
	all := make([]Skill, len(plans))
	for k := range plans {
		p := &plans[k]
		if p.Routing.Policy == HumansOnly || p.Arrivals.OpenPerHour > 0 {
			continue
		}
		s := r.solve(p)
		f := s.base.mixed(p, s.x, s.hangUp, -1)
		_ = f
		all[k] = Skill{Success: s.success, Deflection: math.NaN(), Asked: p.Assistant.Deflection, Reached: s.reached, Tried: s.tried, Exact: s.past != nil}
	}
	return all
}
