package desk

import (
	"fmt"
	"math"
)

// solveSuccess works out what the assistant can do per category so that, with
// everything routed to it, mature coverage and a one-click valve, the asked
// deflection comes out. Bounded categories share one success x, the long tail
// has ratio·x, each cut at its evidence ceiling; x is found by bisection on
// the first-order flow (flow.go). Deflection is a property of the technology:
// a plan that routes less to it, or hides the valve, gets another share.
//
// ok is false where the asked share lies outside [low, high], what x = 0 and
// every category at its ceiling give; success is then the nearest bound.
func solveSuccess(p *Params, hangUp float64) (success []float64, low, high float64, ok bool) {
	success = make([]float64, len(p.Categories))
	if math.IsNaN(p.Assistant.Deflection) {
		for k, c := range p.Categories {
			success[k] = c.AssistantSuccess
		}
		return success, 0, 1, true
	}
	low, high = deflectionAt(p, 0, hangUp), deflectionAt(p, highest, hangUp)
	asked := p.Assistant.Deflection
	a, b := 0., highest
	for range 40 {
		x := (a + b) / 2
		if deflectionAt(p, x, hangUp) < asked {
			a = x
		} else {
			b = x
		}
	}
	for k := range success {
		success[k] = successAt(p, k, (a+b)/2)
	}
	return success, low, high, asked >= low-1e-6 && asked <= high+1e-6
}

// highest is far enough that every category is at its ceiling for any
// sensible long-tail ratio.
const highest = 50.

func successAt(p *Params, k int, x float64) float64 {
	c := &p.Categories[k]
	if c.LongTail {
		x *= p.Assistant.LongTailRatio
	}
	return min(c.AssistantCeiling, x)
}

// deflectionAt is the asked kind of share of all contacts at success x.
func deflectionAt(p *Params, x, hangUp float64) float64 {
	var f, humans Flow
	for k, c := range p.Categories {
		f.add(issueFlow(flowInput{p: p, category: k, success: successAt(p, k, x), hangUp: hangUp}), c.Share)
		humans.add(issueFlow(flowInput{p: p, category: k, success: -1, hangUp: hangUp}), c.Share)
	}
	cover := p.Assistant.Coverage
	contacts := cover*f.Contacts + (1-cover)*humans.Contacts
	if p.Assistant.DeflectionMeans == Resolved {
		return cover * f.SolvedByBot / contacts
	}
	return cover * f.Contained / contacts
}

// newPlan works out what a plan adds to its base.
func newPlan(b *base, p Params) *plan {
	pl := &plan{Params: p}
	if p.Routing.Policy == HumansOnly {
		pl.success = make([]float64, len(p.Categories))
	} else {
		var ok bool
		pl.success, _, _, ok = solveSuccess(&p, b.staff.hangUp)
		pl.clipped = !ok
	}
	if !p.Controls.Allowlist {
		pl.leakRate = p.Controls.LeakRate
	}
	pl.alarmAt = cusumLimit(p.Controls.MonitorDelta, p.Controls.MonitorRunDays)
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
	opens := 0.0
	for wd := range p.Humans.OpenFrom {
		opens += max(0, math.Round(p.Humans.OpenUntil[wd])-math.Round(p.Humans.OpenFrom[wd]))
	}
	if opens == 0 && p.Humans.OnDuty == 0 {
		add("humans.open", "the desk never opens", "give opening hours on at least one day")
		return found
	}
	return append(found, p.checkPhysics()...)
}

// checkPhysics needs the staffed desk.
func (p Params) checkPhysics() (found []Problem) {
	b := newBase(p)
	for k, s := range b.Segments {
		if g := b.groups[k]; g.otherHazard < 0 {
			service := -math.Expm1(-g.serviceHazard * daysPerYear)
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
	if _, low, high, ok := solveSuccess(&p, b.staff.hangUp); !ok {
		found = append(found, Problem{
			"assistant.deflection",
			fmt.Sprintf("%.1f %% lies outside what this mix allows, %.1f %% to %.1f %%", 100*p.Assistant.Deflection, 100*low, 100*high),
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
