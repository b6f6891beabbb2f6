package desk

import (
	"math"
	"slices"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// The churn doses that have been assumed: how much of a stated leaving intent
// becomes behaviour. No study measures it.
const leastDose, mostDose = .1, .5

// sums is a plan's money to first order, in the currency of the file, over the
// months played: what it earns whatever customers do, and the margin that goes
// per unit of churn dose (churn.scale 1).
//
// First order means: one month's flows times months, no learning, no burnout, no reaction of
// leadership. It is what a spreadsheet would say, and the run is compared with it.
type sums struct {
	payroll, hiring      float64 // not paid
	severance, assistant float64
	intents              float64 // a month more than today, at dose 1
	margin               float64 // of those who leave within the months played, at dose 1
}

func (s sums) gain() float64 { return s.payroll + s.hiring - s.severance - s.assistant }

// breakEven is the churn dose at which a plan's verdict changes sign, before any
// event: gain − dose × margin = 0. The assistant is mature from its first day,
// the valve open, the desk behind it as it is when the whole cut is done, by
// attrition as it is on average.
//
//	dose* = (payroll + hiring − severance − assistant) / margin lost at dose 1
//
// Assumed doses lie between .1 and .5; outside, every assumed dose gives one verdict.
func (a *audit) breakEven() Finding {
	s := a.sums()
	f := Finding{
		Kind: result.BreakEvenDose, Value: s.gain() / s.margin, Low: leastDose, Bound: mostDose,
		Unit: result.UnitRatio, Verdict: result.OK,
	}
	f.number(result.Payroll, s.payroll, result.UnitMoney)
	f.number(result.Hiring, s.hiring, result.UnitMoney)
	f.number(result.Severance, s.severance, result.UnitMoney)
	f.number(result.AssistantCost, s.assistant, result.UnitMoney)
	f.number(result.Net, s.gain(), result.UnitMoney)
	f.number(result.MonthsPlayed, float64(a.p.Horizon.Months), result.UnitMonth)
	f.number(result.Leavers, s.intents, result.UnitCustomers)
	f.number(result.Margin, s.margin, result.UnitMoney)
	f.number(result.ChurnDose, a.p.Churn.Scale, result.UnitRatio)
	sign := s.sign(f.Value)
	if sign == result.AlwaysGains || sign == result.AlwaysLoses || sign == result.NothingMoves {
		f.Value = math.NaN()
	}
	if sign == result.AlwaysLoses || sign == result.LosesAssumed || sign == result.DoseTurns {
		f.Verdict = result.Warn
	}
	f.name(result.DoseDecides, sign)
	return f
}

// sign is what the plan's net value, gain − d·margin, does over the doses d that have
// been assumed, where it changes sign at one.
//
//	gain = margin = 0         nothing moves at any dose
//	gain ≥ 0 ≥ margin         gains at any dose: it earns, and loses nobody
//	gain ≤ 0 ≤ margin         loses at any dose: a plan whose leavers go after the months played too
//	otherwise                 one sign on either side of dose = gain/margin
func (s sums) sign(dose float64) string {
	worse := s.margin > 0
	switch {
	case s.gain() == 0 && s.margin == 0:
		return result.NothingMoves
	case s.gain() >= 0 && !worse:
		return result.AlwaysGains
	case s.gain() <= 0 && s.margin >= 0:
		return result.AlwaysLoses
	case dose >= leastDose && dose <= mostDose:
		return result.DoseTurns
	case worse == (dose < leastDose):
		return result.LosesAssumed
	}
	return result.GainsAssumed
}

// sums works the plan's money out.
//
//	margin lost = Σ_segments more leavers a month · margin a month · T²/2
//
// T is how many months are left once the first of them may go: what leaves evenly over
// T months is missed for T/2 on average.
func (a *audit) sums() (s sums) {
	p, months := &a.p, float64(a.p.Horizon.Months)
	for k, heads := range a.cutHeads {
		of := a.b.pools[k].staff.heads
		s.payroll += p.costOf(&a.b.pools[k]) / 12 * p.goneMonths(heads, of)
		s.hiring += p.unhired(heads, of) * p.Money.HiringPerHead
		if p.Cut.By == Layoff && !a.b.pools[k].Outsourced {
			s.severance += heads * p.Money.SeverancePerHead
		}
	}
	live := max(0, months-p.Assistant.GoLiveDay/dates.EngineMonth)
	behind := *a.b
	behind.Churn.Scale = 1
	today := behind.reference
	if p.Routing.Policy != HumansOnly {
		bill := a.issues * p.Assistant.billOf(&a.plan, p.Humans.RepeatReturn)
		s.assistant = live * (bill + p.Assistant.PlatformPerMonth)
	} else {
		live = max(0, months-p.Cut.Day/dates.EngineMonth)
	}
	then := a.crowded()
	for k, seg := range behind.Segments {
		own := behind.groups[k]
		g := &own
		behind.reference = today
		now := behind.intentsOf(g, seg)
		behind.reference = then
		more := seg.Customers * seg.IssuesPerYear / 12 * (behind.intentsOf(g, seg) - now) * behind.intentSurvival(g)
		// Who decides in month t is gone a lag, and half a contract, later.
		left := max(0, live-(behind.lagDays(g)+g.gate/2)/dates.EngineMonth)
		s.intents += more
		s.margin += more * seg.MarginPerMonth * left * left / 2
	}
	return s
}

// goneMonths is how many head-months of n heads' pay are saved in the months
// played. By attrition, who leaves is not replaced until n are gone.
//
//	layoff     n · (months − notice − half of the stages' span)
//	attrition  of·(u − (1 − e^(−ru))/r) + n·(months − u),  r leavers a month a head, u when n are gone
func (p *Params) goneMonths(n, of float64) float64 {
	months := float64(p.Horizon.Months) - p.Cut.Day/dates.EngineMonth
	if p.Cut.By != Attrition {
		stages := float64(max(1, p.Cut.Stages))
		return n * max(0, months-(p.Cut.NoticeDays+(stages-1)/2*p.Cut.StageDays)/dates.EngineMonth)
	}
	rate := p.Workforce.AttritionPerYear / 12
	if n <= 0 || rate <= 0 || months <= 0 {
		return 0
	}
	until := months
	if n < of {
		until = min(months, -math.Log1p(-n/of)/rate)
	}
	return of*(until+math.Expm1(-rate*until)/rate) + n*(months-until)
}

// unhired is how many people are not hired because n heads are gone: those who
// leave and are not replaced, or those who would have had to be, less what a
// layoff makes leave besides.
//
//	attrition  min(n, of·(1 − e^(−a·months/12)))
//	layoff     a·(head-months gone/12 − (of − n)·(u − 1)·decay/365)
//
// a quits a head and year, u the survivors' uplift and decay its days: those who stay
// leave more, and have to be replaced.
func (p *Params) unhired(n, of float64) float64 {
	w := &p.Workforce
	if p.Cut.By == Attrition {
		return min(n, of*-math.Expm1(-w.AttritionPerYear/12*float64(p.Horizon.Months)))
	}
	if n == 0 {
		return 0
	}
	besides := (of - n) * (w.SurvivorUplift - 1) * w.SurvivorDays / dates.PlainYear
	return w.AttritionPerYear * (p.goneMonths(n, of)/12 - besides)
}

// missing is how many heads are missing while customers decide: all that are cut,
// by attrition their mean.
//
//	attrition  mean over the months played = head-months gone / months
func (p *Params) missing(n, of float64) float64 {
	if p.Cut.By == Attrition {
		return p.goneMonths(n, of) / float64(p.Horizon.Months)
	}
	return n
}

// crowded is the mean issue with the assistant mature and the heads left after
// the whole cut: who hangs up and comes back is found together with the load,
// the mean wait from the share that hangs up (exact for exponential patience,
// Mandelbaum and Zeltyn 2007: P(hangs up) = E[wait] / E[patience]).
//
// For other patience laws the relation of wait and hang-ups is an approximation; the audit needs the
// churn dose to a digit.
func (a *audit) crowded() Flow {
	behind := *a.b
	behind.pools = slices.Clone(a.b.pools)
	success, hangUp := make([]float64, len(a.p.Categories)), a.b.hangUps()
	if a.p.Routing.Policy != HumansOnly {
		success = a.can.success
	}
	for range staffRounds {
		for k := range behind.pools {
			f := behind.routed(&a.p, success, hangUp, k)
			left := a.b.pools[k]
			left.staff.heads -= a.p.missing(a.cutHeads[k], left.staff.heads)
			hangUp[k] = a.b.hangUpWith(&left, &f)
			behind.pools[k].staff.wait = hangUp[k] * a.p.Humans.PatienceMinutes
		}
	}
	open := a.p
	open.Valve = Valve{}
	in := flowInput{p: &open, scored: true, leaving: a.p.Churn.leaving()}
	if a.p.Routing.Policy != HumansOnly {
		in.offset = a.b.assistantOffset(&open, success)
	}
	return behind.follow(in, success, hangUp, -1)
}
