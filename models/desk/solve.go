package desk

import (
	"math"
	"slices"

	"boomerang/sim/portable"
)

// solution is what the assistant can do, per category, for an asked deflection.
//
// Plans that ask the same of one company share it, so that a grid over cuts solves once.
type solution struct {
	asked    Assistant
	of       []Category
	success  []float64
	coverage float64
	onPath   float64   // where on the skill path it is
	hangUp   []float64 // at the desk behind it, by pool
	byTie    float64   // what the tie of work and solvability adds to the share there
	reached  bool
	tried    bool // the share that hangs up was looked at, see trial.go
}

// solve works out what the assistant can do per category so that, with
// everything routed to it, mature coverage, a one-click valve and the people
// of day 0 behind it, the asked deflection comes out. Bounded categories share
// one success x, the long tail has ratio·x, each cut at its evidence ceiling.
// Where x is stated, the assistant meets as many contacts as the deflection
// takes, and is better than stated only where all it may meet are too few.
// Either is found on the first-order flow (flow.go), in turn with the
// share that hangs up on the desk: by formula here, by trial in a world that is
// played (trial.go). Deflection is a property of the technology:
// a plan that routes less to it, or hides the valve, gets another share. What is
// asked only because access is easy is no part of it.
//
// Where failures are silent more often than successes are kept from a human, the
// better assistant contains less, and x falls as the asked share rises. Outside
// what any skill gives, success is that of the nearest share and reached is false.
//
//	deflection(point, hang-ups) = asked,   hang-ups = h(point),   in turn, solveRounds times
func (b *base) solve(p *Params) *solution {
	for _, s := range b.solved {
		if s.asked == p.asked() && slices.EqualFunc(s.of, p.Categories, sameForAssistant) {
			return s
		}
	}
	s := &solution{
		asked: p.asked(), of: p.Categories, success: make([]float64, len(p.Categories)),
		hangUp: b.hangUps(), reached: true,
	}
	if math.IsNaN(p.Assistant.Deflection) {
		s.coverage = p.Assistant.Coverage
		for k, c := range p.Categories {
			if s.success[k] = c.AssistantSuccess; p.Assistant.Success > 0 {
				s.success[k] = successAt(p, k, p.Assistant.Success)
			}
		}
		s.tried = true // nothing was asked
		return s
	}
	s.solveFor(b, p)
	for range solveRounds {
		s.hangUp = b.hangUpsAt(p, s.onPath, s.hangUp)
		s.solveFor(b, p)
	}
	b.solved = append(b.solved, s)
	return s
}

// solveRounds is how often success and the share that hangs up are found in
// turn: one moves the other by a few per cent of itself.
const solveRounds = 3

// solveFor finds the assistant at the current share that hangs up.
func (s *solution) solveFor(b *base, p *Params) {
	s.onPath = s.find(b, p)
	if p.Assistant.WorkCorrelation != 0 {
		s.byTie = b.deflection(p, s.onPath, s.hangUp) - b.contained(p, s.onPath, s.hangUp, false)
	}
	coverage, x := p.skillPath(s.onPath)
	s.coverage = coverage
	for k := range s.success {
		s.success[k] = successAt(p, k, x)
	}
}

// skillPath is the assistant at a point z of the path it is looked for on. That is
// success on bounded work; where success is stated, it is the share of contacts
// that meet the assistant, up to the most, and then success beyond the stated one.
func (p *Params) skillPath(z float64) (coverage, success float64) {
	if a := p.asked(); a.Success > 0 {
		return min(z, a.Coverage), a.Success + max(0, z-a.Coverage)
	}
	return p.Assistant.Coverage, z
}

// skillFrom is where success begins to grow on that way.
func (p *Params) skillFrom() float64 {
	if p.Assistant.Success > 0 {
		return p.Assistant.Coverage
	}
	return 0
}

// skillTo is where the way ends, with every category at its ceiling.
func (p *Params) skillTo() float64 {
	return p.skillFrom() + max(0, p.ceilingsAt()-p.asked().Success)
}

// asked is the assistant, comparable: not stated is 0.
func (p *Params) asked() Assistant {
	a := p.Assistant
	if !(a.Success > 0) {
		a.Success = 0
	}
	return a
}

// hangUpsAt is the share of each pool's callers that hangs up behind an
// assistant at point z of the skill path, by formula, where so many hung up before.
func (b *base) hangUpsAt(p *Params, z float64, before []float64) []float64 {
	shares := make([]float64, len(b.pools))
	for k := range b.pools {
		f := b.mixed(p, z, before, k, true)
		shares[k] = b.hangUpWith(&b.pools[k], &f)
	}
	return shares
}

// sameForAssistant compares what of a category bears on the solution; plans on
// one base share the rest.
func sameForAssistant(a, b Category) bool {
	return a.Correlation == b.Correlation && a.AssistantCeiling == b.AssistantCeiling
}

// find looks for the point of the skill path at the current share that hangs up: among the contacts that
// may meet an assistant of stated success; else between no skill and all
// of the evidence if they lie on both sides of what is asked, else below the
// greatest skill that lies on the other side.
//
// The share is continuous in z and piecewise smooth, with kinks where categories reach their ceilings,
// and not always monotone; hence a bracketing method, and a scan where the ends are on one side. Of
// several skills that give the share the greatest is taken.
//
// What a tie of work and solvability adds is that at the point found before: it is some 10⁻⁴, and moves with the
// point by a thousandth of what the share does, so that the rounds of solve leave nothing of it.
func (s *solution) find(b *base, p *Params) float64 {
	gap := func(z float64) float64 { return b.contained(p, z, s.hangUp, false) + s.byTie - s.asked.Deflection }
	from, skilled := p.skillFrom(), p.skillTo()
	atNone := gap(from)
	s.reached = true
	if from > 0 && atNone >= 0 {
		return root(gap, 0, from, gap(0), atNone)
	}
	atSkilled := gap(skilled)
	if atNone*atSkilled <= 0 {
		return root(gap, from, skilled, atNone, atSkilled)
	}
	nearest, off := skilled, math.Abs(atSkilled)
	for k := skills - 1; k >= 0; k-- {
		z := from + (skilled-from)*float64(k)/skills
		f := gap(z)
		if f*atSkilled <= 0 {
			return root(gap, z, skilled, f, atSkilled)
		}
		if math.Abs(f) < off {
			nearest, off = z, math.Abs(f)
		}
	}
	s.reached = off <= 1e-6
	return nearest
}

// skills is how many are looked at where the ends do not tell what is possible:
// the share rises and falls again with skill where silent failures contain about
// as much as successes do.
const skills = 32

// root is where f, of opposite signs at both ends, is zero: false position with
// the Illinois rule (Dowell and Jarratt 1971, BIT 11), which the kinks where a
// category meets its ceiling only slow down.
func root(f func(float64) float64, a, b, atA, atB float64) float64 {
	for range 100 {
		switch {
		case atA == 0:
			return a
		case atB == 0:
			return b
		}
		x := b - atB*(b-a)/(atB-atA)
		at := f(x)
		if math.Abs(at) < 1e-13 || math.Abs(b-a) < 1e-12 {
			return x
		}
		if at*atB < 0 {
			a, atA = b, atB
		} else {
			atA /= 2 // this end stayed
		}
		b, atB = x, at
	}
	return b
}

// ceilingsAt is the bounded success from which on every category is at its ceiling.
//
//	max over bounded of ceiling, over the long tail of ceiling / ratio
func (p *Params) ceilingsAt() float64 {
	x := 0.
	for _, c := range p.Categories {
		if !c.LongTail {
			x = max(x, c.AssistantCeiling)
		} else if r := p.Assistant.LongTailRatio; r > 0 {
			x = max(x, c.AssistantCeiling/r)
		}
	}
	return x
}

// successAt is the success in a category where that on bounded work is x, cut at the
// ceiling of the evidence.
func successAt(p *Params, k int, x float64) float64 {
	c := &p.Categories[k]
	if c.LongTail {
		x *= p.Assistant.LongTailRatio
	}
	return min(c.AssistantCeiling, x)
}

// mixed is the mean issue with everything routed to an assistant at point z of the skill path:
// what of it comes to one pool, or all of it (pool < 0).
//
//	Σ_c share_c · (coverage · f(assistant of success_c) + (1 − coverage) · f(people))
//
// With work and solvability tied, where that is asked for: it takes sixteen times as long.
func (b *base) mixed(p *Params, z float64, hangUp []float64, pool int, tied bool) Flow {
	var f Flow
	coverage, x := p.skillPath(z)
	for k, c := range p.Categories {
		answers := b.poolOf(k)
		home := answers.index
		if pool >= 0 && home != pool {
			continue
		}
		in := flowInput{
			p: p, category: k, met: true, success: successAt(p, k, x), hangUp: hangUp[home], through: 1,
			novices: b.novicesOf(answers), worse: 1 - answers.quality(),
		}
		if tied {
			in.tie = b.tied(p, k)
		}
		f.add(issueFlow(in), c.Share*coverage)
		if coverage < 1 {
			in.met = false
			f.add(issueFlow(in), c.Share*(1-coverage))
		}
	}
	return f
}

// hangUps is the share of each pool's arrivals that hang up on day 0.
func (b *base) hangUps() []float64 {
	shares := make([]float64, len(b.pools))
	for k := range b.pools {
		shares[k] = b.pools[k].staff.hangUp
	}
	return shares
}

// deflection is the asked kind of share of all contacts with the assistant at point z of the skill path.
//
//	contained / contacts, or solved by the assistant / contacts, of the mean issue
func (b *base) deflection(p *Params, z float64, hangUp []float64) float64 {
	return b.contained(p, z, hangUp, true)
}

// contained is that share with work and solvability tied, or not.
//
// Chances by class of work have the mean of all issues after any number of failures (workTie.odds), so that a tie
// moves the share by next to nothing: by who is solved, escalated all the same, and back.
func (b *base) contained(p *Params, z float64, hangUp []float64, tied bool) float64 {
	f := b.mixed(p, z, hangUp, -1, tied)
	if p.Assistant.DeflectionMeans == Resolved {
		return f.SolvedByBot / f.Contacts
	}
	return f.Contained / f.Contacts
}

// newPlan works out what a plan adds to its base.
//
// Controls are resolved to those in force here, once: nothing that plays asks for levels again, but
// for the autonomy that is earned by the day.
func newPlan(b *base, p Params) *plan {
	pl := statedPlan(p)
	if p.Routing.Policy != HumansOnly {
		s := b.solve(&p)
		pl.success, pl.clipped, pl.Assistant.Coverage = s.success, !s.reached, s.coverage
		pl.offset = b.assistantOffset(&pl.Params, pl.success)
	}
	pl.Controls = p.Controls.InForce()
	pl.through = portable.Pow(1-p.Valve.DropPerStep, p.Valve.Steps)
	pl.cutHeads = b.setCut(&pl.Params, pl.success, b.hangUps())
	return pl
}

// statedPlan is what a plan states, worked out; its assistant knows nothing yet, its
// cut takes nobody.
func statedPlan(p Params) *plan {
	p = p.inScore()
	return &plan{
		Params: p, success: make([]float64, len(p.Categories)), odds: oddsOf(&p), leaving: p.Churn.leaving(),
		priority: p.priorities(), crews: p.crewsOfPools(), amounts: amountsOf(p.Categories), writing: p.writes(),
	}
}
