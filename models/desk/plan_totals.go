package desk

import (
	"math"

	"boomerang/sim/result"
)

// planTotals is what one plan comes to after the last day: its ledger summed over
// the months, beside that of the reference.
//
// Every difference is taken against the reference of the same world: two equal plans differ by exactly
// 0, and the noise both share cancels.
type planTotals struct {
	d               *Desk
	sum             tally // over the months from day 0
	months          int
	ref             *planTotals // itself for the reference, so that its differences are exactly 0
	later           float64     // value after the horizon, see terminal
	committedMargin float64     // margin it would hold besides if nobody carried out an intent already formed
	gone            float64     // decided to leave over service and still here at the horizon, full size
}

// newPlanTotals sums the ledger of a plan that was played; ref nil makes it its own
// reference.
func newPlanTotals(d *Desk, ref *planTotals) *planTotals {
	a := &planTotals{d: d, months: d.base.Horizon.Months, ref: ref}
	if ref == nil {
		a.ref = a
	}
	for m := range a.months {
		a.sum.plus(a.month(m), 1)
	}
	a.later, a.committedMargin = a.terminal()
	a.gone = d.decided()
	return a
}

func (a *planTotals) month(m int) *tally { return &a.d.tally[m+1] }

// costOf is the cost of support in a slot of the ledger, money.
func costOf(t *tally) float64 {
	sum := 0.0
	for k := fPayroll; k <= fExposure; k++ {
		sum += t.booked(k)
	}
	return sum
}

// marginOf is what customers bring in, less what winning new ones costs.
func marginOf(t *tally) float64 { return t.booked(fMargin) - t.booked(fAcquisition) }

// savings, loss and net against the reference, inside the horizon.
func (a *planTotals) savings() float64 { return costOf(&a.ref.sum) - costOf(&a.sum) }
func (a *planTotals) loss() float64    { return marginOf(&a.ref.sum) - marginOf(&a.sum) }
func (a *planTotals) net() float64     { return a.savings() - a.loss() }

// netTerminal is the net with the terminal period, both sides alike.
//
//	net (b) = net (a) + (value after the horizon − the same of the reference)
func (a *planTotals) netTerminal() float64 { return a.net() + a.later - a.ref.later }

// cumulative is savings and loss up to and including month m.
func (a *planTotals) cumulative(m int) (savings, loss float64) {
	for k := range m + 1 {
		t, r := a.month(k), a.ref.month(k)
		savings += costOf(r) - costOf(t)
		loss += marginOf(r) - marginOf(t)
	}
	return savings, loss
}

// payback is when the plan has earned back what it cost, and whether it keeps it.
func (a *planTotals) payback() result.Payback {
	net := make([]float64, a.months)
	for m := range net {
		s, l := a.cumulative(m)
		net[m] = s - l
	}
	return result.PaybackOf(net)
}

// monthOrNaN is a month counted from 1, NaN where there is none.
func monthOrNaN(m int) float64 {
	if m == 0 {
		return math.NaN()
	}
	return float64(m)
}

// ratio is a/b, NaN against nothing: a share of nothing is no output.
func ratio(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return a / b
}

// experienceOf is the true satisfaction of a query type, all handlers, in points.
func experienceOf(t *tally, longTail bool) float64 {
	n, content := 0.0, 0.0
	for handler := range 3 {
		k := tScores + 3*cell(longTail, handler)
		n += t.counted(k)
		content += t.counted(k + 2)
	}
	return 100 * ratio(content, n)
}

// surveyed is the satisfaction a dashboard sees, in points.
func surveyed(t *tally, longTail bool, handler int) float64 {
	k := tSurveys + 2*cell(longTail, handler)
	return 100 * ratio(t.counted(k+1), t.counted(k))
}

// surveyedAll is surveyed satisfaction over all query types and handlers, in points:
// the mean most dashboards show.
func surveyedAll(t *tally) float64 {
	n, content := 0.0, 0.0
	for c := range countIndex(cells) {
		n += t.counted(tSurveys + 2*c)
		content += t.counted(tSurveys + 2*c + 1)
	}
	return 100 * ratio(content, n)
}

// costPerTicket divides the cost of support by the contacts handled, by
// assistant or people: the cost dashboard's own definition.
//
//	cost / (contained + answered),  contained sessions that come back counted each time
func (a *planTotals) costPerTicket(t *tally) float64 {
	return ratio(costOf(t), a.d.atFullSize(t.counted(tContained)+t.counted(tAnswered)))
}
