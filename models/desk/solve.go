package desk

import (
	"fmt"
	"math"
	"slices"
)

// solution is what the assistant can do, per category, for an asked deflection.
type solution struct {
	asked     Assistant
	of        []Category
	success   []float64
	low, high float64   // deflection with no skill, and at every evidence ceiling
	x         float64   // success on bounded work
	hangUp    []float64 // at the desk behind it, by pool
	reached   bool
	tried     bool // the share that hangs up was looked at, see trial.go
}

// solve works out what the assistant can do per category so that, with
// everything routed to it, mature coverage, a one-click valve and the people
// of day 0 behind it, the asked deflection comes out. Bounded categories share
// one success x, the long tail has ratio·x, each cut at its evidence ceiling;
// x is found on the first-order flow (flow.go), in turn with the
// share that hangs up on the desk: by formula here, by trial in a world that is
// played (trial.go). Deflection is a property of the technology:
// a plan that routes less to it, or hides the valve, gets another share.
//
// Outside [low, high] success is the nearest bound and reached is false.
func (b *base) solve(p *Params) *solution {
	for _, s := range b.solved {
		if s.asked == p.Assistant && slices.EqualFunc(s.of, p.Categories, sameForAssistant) {
			return s
		}
	}
	s := &solution{asked: p.Assistant, of: p.Categories, success: make([]float64, len(p.Categories)), hangUp: b.hangUps(), high: 1, reached: true}
	if math.IsNaN(p.Assistant.Deflection) {
		for k, c := range p.Categories {
			s.success[k] = c.AssistantSuccess
		}
		s.tried = true // nothing was asked
		return s
	}
	s.solveFor(b, p)
	for range solveRounds {
		s.hangUp = b.hangUpsAt(p, s)
		s.solveFor(b, p)
	}
	b.solved = append(b.solved, s)
	return s
}

// solveRounds is how often success and the share that hangs up are found in
// turn: one moves the other by a few per cent of itself.
const solveRounds = 3

// solveFor finds x, and with it success by category, at the current share that
// hangs up.
func (s *solution) solveFor(b *base, p *Params) {
	s.x = s.find(b, p)
	for k := range s.success {
		s.success[k] = successAt(p, k, s.x)
	}
}

// hangUpsAt is the share of each pool's callers that hangs up behind the
// assistant found, by formula.
func (b *base) hangUpsAt(p *Params, s *solution) []float64 {
	shares := make([]float64, len(b.pools))
	for k := range b.pools {
		f := b.mixed(p, s.x, s.hangUp, k)
		shares[k] = b.hangUpWith(&b.pools[k], &f)
	}
	return shares
}

// sameForAssistant compares what of a category bears on the solution; plans on
// one base share the rest.
func sameForAssistant(a, b Category) bool {
	return a.Correlation == b.Correlation && a.AssistantCeiling == b.AssistantCeiling
}

// find looks for x at the current share that hangs up: false position with
// the Illinois rule (Dowell and Jarratt 1971, BIT 11), which the kinks where a
// category meets its ceiling only slow down.
func (s *solution) find(b *base, p *Params) float64 {
	gap := func(x float64) float64 { return b.deflection(p, x, s.hangUp) - s.asked.Deflection }
	low, high := 0., p.ceilingsAt()
	atLow, atHigh := gap(low), gap(high)
	s.low, s.high = atLow+s.asked.Deflection, atHigh+s.asked.Deflection
	s.reached = atLow <= 1e-6 && atHigh >= -1e-6
	switch {
	case atLow >= 0:
		return low
	case atHigh <= 0:
		return high
	}
	kept := 0 // which end stayed last time
	for range 100 {
		x := high - atHigh*(high-low)/(atHigh-atLow)
		f := gap(x)
		if math.Abs(f) < 1e-13 || high-low < 1e-12 {
			return x
		}
		if f < 0 {
			low, atLow = x, f
			if kept > 0 {
				atHigh /= 2
			}
			kept = 1
		} else {
			high, atHigh = x, f
			if kept < 0 {
				atLow /= 2
			}
			kept = -1
		}
	}
	return high
}

// ceilingsAt is the bounded success from which on every category is at its ceiling.
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

func successAt(p *Params, k int, x float64) float64 {
	c := &p.Categories[k]
	if c.LongTail {
		x *= p.Assistant.LongTailRatio
	}
	return min(c.AssistantCeiling, x)
}

// mixed is the mean issue with everything routed to an assistant of success x:
// what of it comes to one pool, or all of it (pool < 0).
func (b *base) mixed(p *Params, x float64, hangUp []float64, pool int) Flow {
	var f Flow
	for k, c := range p.Categories {
		home := b.poolOf(k).index
		if pool >= 0 && home != pool {
			continue
		}
		in := flowInput{p: p, category: k, success: successAt(p, k, x), hangUp: hangUp[home]}
		f.add(issueFlow(in), c.Share*p.Assistant.Coverage)
		if p.Assistant.Coverage < 1 {
			in.success = -1
			f.add(issueFlow(in), c.Share*(1-p.Assistant.Coverage))
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

// deflection is the asked kind of share of all contacts at success x.
func (b *base) deflection(p *Params, x float64, hangUp []float64) float64 {
	f := b.mixed(p, x, hangUp, -1)
	if p.Assistant.DeflectionMeans == Resolved {
		return f.SolvedByBot / f.Contacts
	}
	return f.Contained / f.Contacts
}

// newPlan works out what a plan adds to its base.
func newPlan(b *base, p Params) *plan {
	pl := &plan{Params: p, success: make([]float64, len(p.Categories))}
	if p.Routing.Policy != HumansOnly {
		s := b.solve(&p)
		pl.success, pl.clipped = s.success, !s.reached
	}
	pl.Controls = p.Controls.InForce()
	pl.leaving, pl.amounts = p.Churn.leaving(), amountsOf(p.Categories)
	pl.through = math.Pow(1-p.Valve.DropPerStep, p.Valve.Steps)
	pl.cutHeads = b.setCut(&pl.Params, pl.success, b.hangUps())
	return pl
}

// Problem is something the physics refuses: the scenario key, what is wrong,
// and what would help.
type Problem struct {
	Key  string
	What string
	Hint string
}

// Check returns everything about the parameters that cannot be played.
func (p Params) Check() []Problem {
	var found []Problem
	add := func(key, what, hint string) { found = append(found, Problem{key, what, hint}) }
	if len(p.Categories) == 0 {
		add("category", "there is no category of tickets", "add a table such as [category.order-status]")
		return found
	}
	if len(p.Categories) > 200 {
		add("category", fmt.Sprintf("%d categories are more than the desk can tell apart (200)", len(p.Categories)), "merge rare ones")
		return found
	}
	if p.Arrivals.OpenPerHour > 0 {
		return found
	}
	if len(p.Segments) == 0 {
		add("segment", "there is no segment of customers", "add a table such as [segment.everyone]")
		return found
	}
	const most = 1 << 30
	played := 0.0
	for _, s := range p.Segments {
		played += p.slotsOf(s)
	}
	if played > most {
		add("scale", fmt.Sprintf("%.2g customers would be simulated, at most %.2g can be", played, float64(most)), "lower scale")
		return found
	}
	opens := 0.0
	for wd, from := range p.Humans.OpenFrom {
		until := p.Humans.OpenUntil[wd]
		opens += max(0, until-from)
		if from != math.Trunc(from) || until != math.Trunc(until) {
			add("humans.open", fmt.Sprintf("the desk cannot open from %g to %g", from, until), "it is staffed hour by hour: open and close on the full hour")
			return found
		}
	}
	if opens == 0 && p.Humans.OnDuty == 0 {
		add("humans.open", "the desk never opens", "give opening hours on at least one day")
		return found
	}
	if past := float64(p.Horizon.PreMonths) * daysPerMonth; p.Survey.DelayDays+14 > past {
		add("survey.delay", fmt.Sprintf("answers come after %.0f days, but only %.0f days are played before day 0: nothing to compare with", p.Survey.DelayDays, past),
			"raise pre_months, or ask sooner")
	}
	if found = slices.Concat(found, p.checkPools(), p.checkActions()); len(found) > 0 {
		return found
	}
	return append(found, p.checkPhysics()...)
}

// checkPhysics needs the staffed desk.
func (p Params) checkPhysics() (found []Problem) {
	b := newBase(p)
	for k, s := range b.Segments {
		if g := b.groups[k]; g.clipped {
			service := -math.Expm1(-g.tenure.service * daysPerYear)
			found = append(found, Problem{
				"segment." + s.Name + ".churn",
				fmt.Sprintf("%.1f %% a year is less than today's service alone explains (%.1f %% at %.1f issues a year)",
					100*s.ChurnPerYear, 100*service, s.IssuesPerYear),
				"raise the churn, or lower churn.scale (how much of a stated leaving intent becomes behaviour)",
			})
		}
	}
	if p.Routing.Policy == HumansOnly || math.IsNaN(p.Assistant.Deflection) {
		return found
	}
	if s := b.solve(&p); !s.reached {
		what := fmt.Sprintf("%.1f %% lies outside what this mix allows, %.1f %% to %.1f %%", 100*p.Assistant.Deflection, 100*s.low, 100*s.high)
		if s.low > s.high { // failures are silent: skill makes fewer of the sessions that contain
			what = fmt.Sprintf("%.1f %% cannot be asked of this mix: silent failures and people who leave contain %.1f %% without any skill, %.1f %% at every ceiling of it", 100*p.Assistant.Deflection, 100*s.low, 100*s.high)
		}
		found = append(found, Problem{
			"assistant.deflection", what,
			p.ceilings(),
		})
	}
	return found
}

// ceilings says in words what bounds the deflection.
func (p Params) ceilings() string {
	bounded, best, tail := 0., 0., 0.
	for _, c := range p.Categories {
		if c.LongTail {
			tail = max(tail, c.AssistantCeiling)
			continue
		}
		bounded += c.Share
		best = max(best, c.AssistantCeiling)
	}
	return fmt.Sprintf("bounded work is %.0f %% of issues and at best %.0f %% of it is solved, of the long tail %.0f %%; beyond that only silent failures and bot abandonment contain",
		100*bounded, 100*best, 100*tail)
}
