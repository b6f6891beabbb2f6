package desk

import (
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// How much of a leaving intent becomes behaviour nobody has measured; what share of
// today's churn service causes, somebody may know. So the share is the input
// (churn.service_share), and the scale of the doses follows, for every segment its own:
//
//	share → hazard over service a day → intents an issue → scale
//
// Where churn.scale is stated it is taken as it is, and the share follows.

// StatesScale reports whether the scale of the doses is stated: not stated is NaN, and −1
// in a past.
func (c *Churn) StatesScale() bool { return c.Scale >= 0 }

// serviceShare is the share of the departures of a stationary segment whose latest
// reason is service: of one customer, the chance to leave over it in the end.
//
//	any day     h_s · ∫_{t>a} S(t) dt
//	at gates    Σ_{k≥1} S((k−1)g) · e^(−h_o·g) · (1 − e^(−h_s·x_k)),   x_k = (kg−a)⁺ − ((k−1)g−a)⁺
//
// Who would leave at a gate anyhow does not leave over service there, hence e^(−h_o·g). With m
// gates before service counts, the sum has one term for gate m, with x_m = mg−a, and one for all
// later ones, where S falls by the same ratio from gate to gate (old, see parts).
func (s tenure) serviceShare() float64 {
	_, old := s.parts()
	if s.gate == 0 {
		return s.service * old
	}
	over := old / s.gate * -math.Expm1(-s.service*s.gate)
	if m := s.youngGates(); m > 0 {
		over += portable.Exp(-s.other*(m-1)*s.gate) * -math.Expm1(-s.service*(m*s.gate-s.ahead))
	}
	return portable.Exp(-s.other*s.gate) * over
}

// mostHazard ends the search for a hazard over service, a day: half of all who are free to
// go leave every day.
const mostHazard = .5

// hazardOver is the hazard over service a day that causes a share of a churn; +Inf where
// none does: notice and lag may be so long that fewer can leave over service.
//
// At a given churn the share rises with the hazard, from 0 at none to 1 where no other reason is left.
// Looked for between two doublings, from what the share would take without gates and lag.
func (s tenure) hazardOver(churn, share float64) float64 {
	if share <= 0 || churn <= 0 { // of a churn of none every share is none
		return 0
	}
	gap := func(h float64) float64 {
		s.service = h
		return s.withChurn(churn).serviceShare() - share
	}
	low, atLow := 0., -share
	high := -math.Log1p(-churn) / dates.PlainYear * share
	for high < mostHazard {
		at := gap(high)
		if at >= 0 {
			return root(gap, low, high, atLow, at)
		}
		low, atLow = high, at
		high *= 2
	}
	return math.Inf(1)
}

// mostScale ends the search for a scale: at it hardly an issue forms no intent.
const mostScale = 1 << 10

// solveScale sets the scale at which a segment's issues give a hazard over service, and
// reports whether there is one: an issue forms one intent at most.
//
//	issues a day · intents an issue(scale) · P(not cancelled) = hazard
func (b *base) solveScale(g *group, s Segment, hazard float64) bool {
	if hazard == 0 {
		g.scale = 0
		return true
	}
	wanted := hazard * dates.PlainYear / s.IssuesPerYear / b.intentSurvival(g)
	gap := func(scale float64) float64 {
		g.scale = scale
		return b.intentsOf(g, s) - wanted
	}
	low, high := 0., 1.
	for gap(high) < 0 && high < mostScale {
		low, high = high, 2*high
	}
	atHigh := gap(high)
	if !(atHigh >= 0) {
		return false
	}
	g.scale = root(gap, low, high, gap(low), atHigh)
	return true
}

// doses are how unequal the doses of issues are at scale 1: their squared coefficients of
// variation, of failures and of other issues. To first order none; as played from the filling on.
type doses struct{ failures, others float64 }

// form is how many intents an issue forms at a segment's scale, and a failure. Issue by issue a
// dose x forms one with chance 1 − e^(−scale·x), so that even the largest scale gives
// one an issue; failures and other issues are taken as Gamma distributed.
//
//	an issue   (1−F)·Γ(scale, others) + F·Γ_F,   F share of failures
//	a failure  Γ_F = (1−recent)·Γ(scale, failures) + recent·Γ(scale·double deviation, failures)
//
// With a stated scale both are in proportion to it, by the ratio of intents to doses as played.
func (b *base) form(g *group, recent float64) (issue, failure float64) {
	c, f := &b.Churn, &b.reference
	again := c.DoubleDeviation - 1
	all, bad := g.weighed(c)
	if c.StatesScale() && all == 1 && bad == 1 {
		return b.perDose * g.scale * (f.Intent + f.IntentSevere + again*recent*f.IntentFailures),
			b.perDose * g.scale * ratioOr0(f.IntentFailures, f.FailureShare) * (1 + again*recent)
	}
	failed := bad * ratioOr0(f.IntentFailures, f.FailureShare)
	others := all * ratioOr0(f.Intent+f.IntentSevere-f.IntentFailures, 1-f.FailureShare)
	if c.StatesScale() {
		failure = b.perDose * g.scale * failed * (1 + again*recent)
		return b.perDose*g.scale*others*(1-f.FailureShare) + f.FailureShare*failure, failure
	}
	failure = (1-recent)*formed(g.scale*failed, b.doses.failures) +
		recent*formed(g.scale*failed*c.DoubleDeviation, b.doses.failures)
	return (1-f.FailureShare)*formed(g.scale*others, b.doses.others) + f.FailureShare*failure, failure
}

// formed is the chance that a Gamma distributed dose forms an intent, E[1 − e^(−x)]:
//
//	1 − (1 + mean·q)^(−1/q),   q squared coefficient of variation; 1 − e^(−mean) at q = 0
func formed(mean, q float64) float64 {
	if q < 1e-9 {
		return -math.Expm1(-mean)
	}
	return -math.Expm1(-math.Log1p(mean*q) / q)
}

// dosesOf are those of issues as played.
//
//	q = E[x²]/E[x]² − 1
func dosesOf(t *tally, f *Flow, ends float64) doses {
	q := func(squares, share, dose float64) float64 {
		return max(0, ratioOr0(squares/ends*share, dose*dose)-1)
	}
	return doses{
		failures: q(t.counted(tSquaresFailures), f.FailureShare, f.IntentFailures),
		others:   q(t.counted(tSquares), 1-f.FailureShare, f.Intent+f.IntentSevere-f.IntentFailures),
	}
}

// explained is how much of every segment's churn today's service causes, and the scale
// of the doses with which it does.
//
// Above .9 next to nobody would leave for other reasons, which is hard to believe of any company; above
// a scale of 1 more leave than say they will.
func (a *audit) explained() (found []Finding) {
	for k := range a.b.groups {
		g := &a.b.groups[k]
		f := Finding{
			Kind: result.ChurnExplained, Value: g.tenure.serviceShare(), Low: 0, Bound: 1, Unit: result.UnitShare,
		}
		f.Verdict = judge(f.Value, 0, .9)
		f.name(result.OfSegment, a.b.Segments[k].Name)
		f.number(result.ChurnDose, g.scale, result.UnitRatio)
		if !a.b.Churn.StatesScale() {
			f.number(result.ServiceShare, a.b.Churn.ServiceShare, result.UnitShare)
		}
		if g.scale > 1 {
			f.note(result.BeyondIntent)
			f.Verdict = result.Warn
		}
		found = append(found, f)
	}
	return found
}
