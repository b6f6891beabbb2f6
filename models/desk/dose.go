package desk

import (
	"math"
	"slices"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// The shares of churn over service, and the churn doses, that have been assumed. No study measures the
// dose: how much of a stated leaving intent becomes behaviour.
const (
	leastShare, mostShare = .05, .6
	leastDose, mostDose   = .1, .5
)

// sums is a plan's money to first order, in the currency of the file, over the
// months played: what it earns whatever customers do, and the margin that goes.
//
// First order means: one month's flows times months, no learning, no burnout, no reaction of
// leadership. It is what a spreadsheet would say, and the run is compared with it.
type sums struct {
	payroll, hiring      float64 // not paid
	severance, assistant float64
	live                 float64 // months the assistant, or the cut, is at work
	then                 Flow    // the mean issue with the plan in force
}

func (s sums) gain() float64 { return s.payroll + s.hiring - s.severance - s.assistant }

// breakEven is what of churn service must cause for a plan's verdict to change sign,
// before any event: gain − margin lost = 0. The assistant is mature from its first day,
// the valve open, the desk behind it as it is when the whole cut is done, by
// attrition as it is on average.
//
//	at share*   payroll + hiring − severance − assistant = margin lost(share*)
//
// With a stated churn.scale it is the dose, to which the margin lost is proportional. Shares of .05 to
// .6 and doses of .1 to .5 have been assumed; outside, every assumed one gives one verdict.
func (a *audit) breakEven() Finding {
	s := a.sums()
	f := Finding{Kind: result.BreakEvenShare, Low: leastShare, Bound: mostShare, Unit: result.UnitShare}
	unit, stated := a.p.Churn.ServiceShare, a.p.Churn.ServiceShare
	if a.p.Churn.StatesScale() {
		f.Kind, f.Low, f.Bound, f.Unit = result.BreakEvenDose, leastDose, mostDose, result.UnitRatio
		unit, stated = 1, a.p.Churn.Scale
	}
	lost := a.lost(s, unit)
	if f.Value = s.gain() / lost.margin; f.Kind == result.BreakEvenShare {
		f.Value = a.shareAt(s, lost.margin)
	}
	f.number(result.Payroll, s.payroll, result.UnitMoney)
	f.number(result.Hiring, s.hiring, result.UnitMoney)
	f.number(result.Severance, s.severance, result.UnitMoney)
	f.number(result.AssistantCost, s.assistant, result.UnitMoney)
	f.number(result.Net, s.gain(), result.UnitMoney)
	f.number(result.MonthsPlayed, float64(a.p.Horizon.Months), result.UnitMonth)
	f.number(result.Leavers, lost.leavers, result.UnitCustomers)
	f.number(result.Margin, lost.margin, result.UnitMoney)
	if f.Kind == result.BreakEvenShare {
		f.number(result.ServiceShare, stated, result.UnitShare)
		f.number(result.ChurnDose, lost.scale, result.UnitRatio)
		if !math.IsNaN(f.Value) {
			f.number(result.DoseThere, a.lost(s, f.Value).scale, result.UnitRatio)
		}
	} else {
		f.number(result.ChurnDose, stated, result.UnitRatio)
	}
	f.turns(s.gain(), lost.margin)
	return f
}

// turns judges what the plan's net value, gain − margin lost, does over the doses or shares that have
// been assumed, where it changes sign at Value; the margin lost has one sign at all of them.
//
//	gain = margin = 0         nothing moves at any dose
//	gain ≥ 0 ≥ margin         gains at any dose: it earns, and loses nobody
//	gain ≤ 0 ≤ margin         loses at any dose: a plan whose leavers go after the months played too
//	otherwise                 one sign on either side of Value
func (f *Finding) turns(gain, margin float64) {
	sign := result.GainsAssumed
	worse := margin > 0
	switch {
	case gain == 0 && margin == 0:
		sign = result.NothingMoves
	case gain >= 0 && !worse:
		sign = result.AlwaysGains
	case gain <= 0 && margin >= 0:
		sign = result.AlwaysLoses
	case f.Value >= f.Low && f.Value <= f.Bound:
		sign = result.DoseTurns
	case worse == (f.Value < f.Low):
		sign = result.LosesAssumed
	}
	if sign == result.AlwaysGains || sign == result.AlwaysLoses || sign == result.NothingMoves {
		f.Value = math.NaN()
	}
	if f.Verdict = result.OK; sign == result.AlwaysLoses || sign == result.LosesAssumed || sign == result.DoseTurns {
		f.Verdict = result.Warn
	}
	f.name(result.DoseDecides, sign)
}

// shareAt is the share of churn over service at which the margin lost takes the gain away; NaN
// where no share does. The margin grows a little less than in proportion, since an issue forms one
// intent at most.
func (a *audit) shareAt(s sums, margin float64) float64 {
	const most = .999
	gap := func(share float64) float64 { return a.lost(s, share).margin - s.gain() }
	atMost := gap(most)
	if s.gain() == 0 || margin == 0 || (atMost < 0) == (s.gain() > 0) {
		return math.NaN()
	}
	return root(gap, 0, most, -s.gain(), atMost)
}

// sums works the plan's money out, but for what customers make of it.
func (a *audit) sums() (s sums) {
	p, months := &a.p, float64(a.p.Horizon.Months)
	for k, heads := range a.cutHeads {
		of := a.b.pools[k].staff.heads
		under, paid := p.inPool(&a.b.pools[k]), 0.0
		under.Cut.NoticeDays, paid = a.b.underLaw(p, &a.b.pools[k], heads, a.cutHeads)
		s.payroll += p.costOf(&a.b.pools[k]) / 12 * under.goneMonths(heads, of)
		s.hiring += under.unhired(heads, of) * p.Money.HiringPerHead
		if p.Cut.By == Layoff && !a.b.pools[k].Outsourced {
			s.severance += paid
		}
	}
	s.live = max(0, months-p.Assistant.GoLiveDay/dates.EngineMonth)
	if p.Routing.Policy != HumansOnly {
		bill := a.issues * p.Assistant.billOf(&a.plan, p.Humans.RepeatReturn)
		s.assistant = s.live * (bill + p.Assistant.PlatformPerMonth)
	} else {
		s.live = max(0, months-p.Cut.Day/dates.EngineMonth)
	}
	s.then = a.crowded()
	return s
}

// losses are who leaves over a plan besides, to first order.
type losses struct {
	leavers float64 // a month more than today
	margin  float64 // of those who leave within the months played
	scale   float64 // of the doses, the mean over issues
}

// lost works out who leaves where service causes a share of today's churn, or with a stated
// scale at another one.
//
//	margin lost = Σ_segments more leavers a month · margin a month · months missed (missedMonths)
func (a *audit) lost(s sums, unknown float64) (l losses) {
	behind, issues := *a.b, 0.0
	for k, seg := range behind.Segments {
		own := behind.groups[k]
		g := &own
		behind.reference = a.b.reference
		if g.scale = unknown * g.lean; !behind.Churn.StatesScale() {
			behind.solveScale(g, seg, behind.hazardFor(g, seg, unknown*g.lean))
		}
		now := behind.intentsOf(g, seg)
		behind.reference = s.then
		if behind.Churn.Worst > 0 {
			m := behind.memoryOf(g)
			g.memory = &m
		}
		a := seg.Customers * seg.IssuesPerYear / 12
		more := a * (behind.intentsOf(g, seg) - now) * behind.intentSurvival(g)
		l.scale += a * g.scale
		issues += a
		l.leavers += more
		l.margin += more * seg.MarginPerMonth * behind.missedMonths(g, s.live)
	}
	l.scale = ratioOr0(l.scale, issues)
	return l
}

// missedMonths is for how many months those are missed who decide to leave at a rate of one a month while a plan
// is at work, up to the end of the months played.
//
//	T²/2,   T months left once the first of them may go: a lag, and half a contract, after the plan is at work
//
// since what leaves evenly over T months is missed for T/2 on average; of contracts that renew together, by their
// dates.
func (b *base) missedMonths(g *group, live float64) float64 {
	left := max(0, live-(b.lagDays(g)+g.gate/2)/dates.EngineMonth)
	spread := left * left / 2
	if g.together == 0 {
		return spread
	}
	return spread + g.together*(b.missedTogether(g, live)-spread)
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
			of := a.p.inPool(&left)
			left.staff.heads -= of.missing(a.cutHeads[k], left.staff.heads)
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
