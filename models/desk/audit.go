package desk

import (
	"context"
	"fmt"
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Finding is one line of the arithmetic audit: do the headline numbers add up,
// before any event is simulated?
type Finding struct {
	Figure  string
	Value   float64 // NaN: there is none
	Low     float64 // the least that adds up; NaN: no such bound
	Bound   float64 // the most; NaN: no such bound
	Unit    result.Unit
	Verdict string // ok, warn, fail
	Why     string
}

// Audit checks a plan's arithmetic against the status quo it starts from. It
// uses first-order flows only, but for what the assistant can do: that is solved
// for as a run does it, on a trial, unless the company is too large for one here.
func (p Params) Audit(ctx context.Context) []Finding { return Audits(ctx, []Params{p})[0] }

// Audits is the audit of several plans, worthless where the context has ended. Those
// of one company share its past.
func Audits(ctx context.Context, plans []Params) [][]Finding {
	all := make([][]Finding, len(plans))
	r := rehearsal{halt: ctx.Done()}
	for k, p := range plans {
		all[k] = p.audit(&r)
	}
	return all
}

// audit works the figures out for one plan: the company before day 0, then the
// assistant mature behind an open valve, then the cut, then the churn dose at which
// the verdict turns. A queue without customers has none of these.
func (p Params) audit(r *rehearsal) []Finding {
	if p.Arrivals.OpenPerHour > 0 || len(p.Segments) == 0 {
		return nil
	}
	b := newBase(statusQuo(p))
	a := audit{p: p, b: b, statusQuo: b.reference, beyond: p.BeyondLevel()}
	for _, s := range p.Segments {
		a.issues += s.Customers * s.IssuesPerYear / 12
	}
	found := a.company()
	if p.Routing.Policy != HumansOnly {
		a.withAssistant(r)
		found = append(found, a.assistant()...)
	} else {
		a.cutHeads = b.setCut(&a.p, make([]float64, len(p.Categories)), b.hangUps())
	}
	if a.p.Cut.Share > 0 {
		found = append(found, a.cut()...)
	}
	if a.p.Cut.Share > 0 || a.p.Routing.Policy != HumansOnly {
		found = append(found, a.breakEven())
	}
	return found
}

type audit struct {
	p         Params
	b         *base
	statusQuo Flow      // per issue, status quo
	plan      Flow      // per issue, the assistant mature
	met       float64   // minutes of handling per issue, status quo, by the heads really there
	issues    float64   // a month, full size
	can       skilled   // what the assistant can do
	most      float64   // coverage stated
	cutHeads  []float64 // by pool
	beyond    float64   // heads needed only for the limit of occupancy
}

// judge asks whether a value lies between two bounds; NaN is none.
func judge(value, low, high float64) string {
	if value < low*(1-1e-9) || value > high*(1+1e-9) {
		return "warn"
	}
	return "ok"
}

// unbounded stands for a bound there is not.
var unbounded = math.NaN()

// handsOn is how many contact-minutes a head can give a month.
//
//	hours a week on the desk · 60 · 365/12/7 · contacts at once
func (a *audit) handsOn() float64 {
	return a.b.perWeek * 60 * dates.PlainYear / 12 / 7 * a.p.Humans.Concurrency
}

// LastCompanyFigure is the last finding about the company; what follows it is
// about the plan.
const LastCompanyFigure = "Share of stated churn that today's service explains"

// company audits day 0.
//
//	payroll per contact = payroll of a month / (issues a month · answered per issue)
//	minutes per contact = heads · hours on the desk a month · 60 / contacts
//
// The bounds of 3 and 15 dollars are what a human contact is said to cost: outsourced
// 2.5 to 4, in house 6 to 15 (Gartner 2019: a live contact is 8.01 dollars [S] A-).
func (a *audit) company() []Finding {
	s := &a.b.staff
	cost := a.b.payroll(&a.p) / (a.issues * a.statusQuo.Answered)
	minutes := s.heads * a.handsOn() / a.p.Humans.Concurrency / (a.issues * a.statusQuo.Answered)
	churn := 0.0
	stated := 0.0
	for k := range a.b.groups {
		churn += a.b.groups[k].tenure.service
		stated += a.b.groups[k].tenure.service + a.b.groups[k].tenure.other
	}
	pay := Finding{
		"Payroll per human contact", cost, 3, 15, result.UnitMoney, judge(cost, 3, 15),
		"published 3 to 15 dollars",
	}
	if cost < 3 {
		pay.Why += "; below that, heads, pay or contacts do not belong together, or several contacts are " +
			"handled at once: what a contact contained saves is as low"
	}
	return []Finding{
		a.needed(),
		{
			"Occupancy at the stated service level", s.occupancy, unbounded, .85, result.UnitShare,
			judge(s.occupancy, unbounded, .85), "above 85 % people burn out and leave",
		},
		pay,
		{
			"Paid agent-minutes on the desk per contact", minutes, unbounded, unbounded, result.UnitMinutes, "ok",
			"on-desk time divided by contacts, waiting for the next one included",
		},
		{
			LastCompanyFigure, churn / stated, 0, 1, result.UnitShare, judge(churn, 0, .9*stated),
			"the rest is other reasons; the status quo reproduces the stated churn",
		},
	}
}

// needed audits the heads of day 0 against the work: too few do not give the
// service stated, too many hide the cut that is safe.
//
// Five per cent short and a quarter beyond are let pass.
func (a *audit) needed() Finding {
	s, h := &a.b.staff, &a.p.Humans
	f := Finding{
		Figure: "Heads on the payroll, against those the stated service level needs", Value: s.heads,
		Low: s.needed / 1.05, Bound: s.needed * 1.25, Unit: result.UnitHeads,
		Why: fmt.Sprintf("%.0f %% within %.0f s and at most %.0f %% busy need %.0f, at %.0f desk contacts a month "+
			"of %.1f minutes", 100*h.ServiceLevel, h.AnswerWithin*60, 100*h.Occupancy, s.needed,
			a.issues*a.statusQuo.DeskContacts, a.statusQuo.HumanMinutes/a.statusQuo.Answered),
	}
	f.Verdict = judge(s.heads, f.Low, f.Bound)
	if s.heads > f.Bound {
		f.Why += "; that much slack decides the safe cut, so state it knowingly"
	}
	f.Why += a.beyondWords()
	return f
}

// beyondWords names the heads that only the limit of occupancy asks for.
func (a *audit) beyondWords() string {
	if a.beyond < .01*a.b.staff.needed {
		return ""
	}
	return fmt.Sprintf("; %.0f heads are there beyond the service level, because of the occupancy limit, "+
		"and are slack to a cut", a.beyond)
}

// withAssistant works out the mature flow at an open valve.
func (a *audit) withAssistant(r *rehearsal) {
	a.can = r.solve(&a.p)
	a.most, a.p.Assistant.Coverage = a.p.Assistant.Coverage, a.can.coverage
	a.plan = a.b.routed(&a.p, a.can.success, a.can.hangUp, -1)
	a.met = a.b.met(&a.p)
	a.cutHeads = a.b.setCut(&a.p, a.can.success, a.can.hangUp)
}

// met is the handling per issue, in minutes, when people answer everything. Where
// heads are spare nobody hangs up and gives up on them, so they do more than the
// desk that just keeps its service level.
//
//	minutes per issue at h_k = hang-ups of pool k with the heads it has, not those it needs
func (b *base) met(p *Params) float64 {
	hangUp := make([]float64, len(b.pools))
	for k := range b.pools {
		hangUp[k] = b.hangUpWith(&b.pools[k], &b.pools[k].flow)
	}
	people := *p
	people.Routing.Policy = HumansOnly
	return b.routed(&people, make([]float64, len(p.Categories)), hangUp, -1).HumanMinutes
}

// freed is the share of human handling minutes the assistant takes away.
//
//	1 − minutes behind the assistant / minutes when people answer everything
func (a *audit) freed() float64 { return 1 - a.plan.HumanMinutes/a.met }

func (a *audit) contained() float64 { return a.plan.Contained / a.plan.Contacts }

// reach audits how many contacts the assistant must meet to give the deflection
// asked of it with the success stated.
func (a *audit) reach() Finding {
	f := Finding{
		Figure: "Contacts that meet the assistant, of those routed to it", Value: a.can.coverage, Low: unbounded,
		Bound: a.most,
		Unit:  result.UnitShare, Verdict: "ok", Why: "with the success stated, " + a.can.how() +
			"; the rest goes to people: other channels, languages, cases",
	}
	if !a.stated() {
		f.Verdict = "warn"
		f.Why += "; all it may meet are too few, so it is taken for better than stated"
	}
	return f
}

// stated says that the assistant is as good as stated, and no better.
func (a *audit) stated() bool { return a.p.Assistant.Success > 0 && a.can.onPath <= a.most }

// assistant audits what is asked of it.
func (a *audit) assistant() []Finding {
	var found []Finding
	if a.p.Assistant.Success > 0 && !math.IsNaN(a.p.Assistant.Deflection) {
		found = append(found, a.reach())
	}
	for _, tail := range []bool{false, true} {
		asked, ceiling, weight := 0., 0., 0.
		for k, c := range a.p.Categories {
			if c.LongTail == tail {
				asked += c.Share * a.can.success[k]
				ceiling += c.Share * c.AssistantCeiling
				weight += c.Share
			}
		}
		if weight == 0 {
			continue
		}
		name, published, least := "bounded work", "published .58 to .92", publishedBounded
		if tail {
			name, published, least = "the long tail", "published .14 to .60", publishedTail
		}
		f := Finding{
			Figure: "Assistant success asked on " + name, Value: asked / weight, Low: least, Bound: ceiling / weight,
			Unit: result.UnitShare, Verdict: "ok", Why: "first attempts truly resolved; " + published,
		}
		switch {
		case math.IsNaN(a.p.Assistant.Deflection):
		case a.stated():
			f.Why = "first attempts truly resolved, as stated; " + published
		default:
			f.Why = "first attempts truly resolved, " + a.can.how() + "; " + published
		}
		if !a.can.reached {
			f.Verdict = "fail"
			f.Why += "; the asked deflection cannot be reached on this mix"
		} else if asked < least*weight {
			f.Verdict = "warn"
			f.Why += "; the asked deflection is reached with less skill than that, the rest by people who " +
				"leave and failures they do not notice"
		} else if asked >= .98*ceiling {
			f.Verdict = "warn"
			f.Why += "; at the edge of the evidence"
		}
		found = append(found, f)
	}
	return append(found, a.silent(), Finding{
		Figure: "Human hours freed by containing " + fmt.Sprintf("%.0f %% of contacts", 100*a.contained()),
		Value:  a.freed(), Low: unbounded, Bound: a.contained(), Unit: result.UnitShare, Verdict: "ok",
		Why: "contained contacts are the short ones, and silent failures come back: less work goes than contacts",
	})
}

// silent says how much of what the assistant contains only looks resolved.
//
//	silent / contained against solved / contained: more of the former is containing by failure
func (a *audit) silent() Finding {
	f := Finding{
		Figure: "Contained contacts that failed and nobody noticed", Value: ratioOr0(a.plan.Silent, a.plan.Contained),
		Low: unbounded, Bound: ratioOr0(a.plan.SolvedByBot, a.plan.Contained), Unit: result.UnitShare,
		Why: "against those truly resolved",
	}
	if f.Verdict = judge(f.Value, unbounded, f.Bound); f.Verdict != "ok" {
		f.Why += "; it contains by silent failure"
	}
	if p := &a.p; a.b.deflection(p, p.skillFrom(), a.can.hangUp) > a.b.deflection(p, p.skillTo(), a.can.hangUp) {
		f.Verdict = "warn"
		f.Why += "; so many failures are silent that the better the assistant, the less it contains: its " +
			"contained share says nothing of its skill"
	}
	return f
}

// slackWords says what heads beyond those needed, or short of them, do to a cut.
func slackWords(spare float64) string {
	if spare < 0 {
		return fmt.Sprintf("and the desk is %.0f heads short before the cut", -spare)
	}
	return fmt.Sprintf("slack adds %.0f heads", spare)
}

// cut audits heads against work.
//
//	spare = share of human minutes freed · heads needed + max(0, heads − heads needed)
//	hours implied = contained · mean handle minutes / 60 / heads cut      a month
func (a *audit) cut() []Finding {
	s := &a.b.staff
	heads := a.p.Cut.Share * s.heads
	work, why := 0.0, "no assistant takes any work"
	if a.p.Routing.Policy != HumansOnly {
		work = a.freed() * s.needed
		why = fmt.Sprintf("the assistant frees %.0f %% of human hours, %s", 100*a.freed(),
			slackWords(s.heads-s.needed))
	}
	why += a.beyondWords()
	spare := work + max(0, s.heads-s.needed)
	found := []Finding{{
		Figure: "Heads cut, against heads whose work goes", Value: heads, Low: unbounded, Bound: spare,
		Unit:    result.UnitHeads,
		Verdict: judge(heads, unbounded, spare), Why: why,
	}}
	if a.p.Cut.Capex && a.p.Cut.CapexCost > 0 {
		paid := 0.0
		for k, n := range a.cutHeads {
			paid += n * a.p.costOf(&a.b.pools[k])
		}
		found = append(found, Finding{
			Figure: "Payroll cut, as a share of the capex it is to pay for", Value: paid / a.p.Cut.CapexCost, Low: 1,
			Bound: unbounded,
			Unit:  result.UnitShare, Verdict: judge(paid, a.p.Cut.CapexCost, unbounded),
			Why: fmt.Sprintf("a year of %.0f heads, against the cost stated; what the infrastructure earns is not "+
				"in this program", heads),
		})
	}
	if a.p.Routing.Policy == HumansOnly {
		return found
	}
	hours := a.plan.Contained * a.issues * a.statusQuo.HumanMinutes / a.statusQuo.Answered / 60 / heads
	bound := a.handsOn() / 60
	return append(found, Finding{
		Figure: "Hours per head and month the claim implies", Value: hours, Low: unbounded, Bound: bound,
		Unit:    result.UnitHours,
		Verdict: judge(hours, unbounded, bound),
		Why: "contained contacts times mean handle time, divided by the heads cut; a head has this many " +
			"contact-hours",
	})
}
