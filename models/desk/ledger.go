package desk

import "boomerang/sim/dates"

// countIndex is what is counted at the simulated scale: contacts, issues,
// customers, minutes, and money that is the sum of what issues move. Outputs
// divide it by the scale, or by another of its kind.
type countIndex int

// The counts. The order is internal.
const (
	tRaised countIndex = iota
	tInduced
	tContacts
	tRepeats
	tSessions
	tContained
	tSolvedSession
	tSolvedOffHours
	tSilent
	tBotLeft
	tGaveUpValve
	tReturnedOrSwitched
	tHandedOver
	tAsked
	tReached
	tReturned
	tLeaks
	tLeakedAmount // money, billed at full size when the month is closed
	tStopped
	tPosts
	tOffered
	tWaited
	tAnswered
	tInTime
	tHungUp
	tWaitAnswered // minutes
	tWaitHungUp   // minutes
	tHandle       // minutes
	tDuty         // minutes
	tEndAssistant
	tEndHuman
	tEndItself
	tEndGivenUp
	tIntent
	tFailures
	tIntentFailures
	tIntentSevere
	tDose
	tDoseIntents
	tIntents
	tRecovered
	tJoined
	tLeftService
	tLeftOther
	tCustomerDays
	tActiveEnd   // customers on the last day
	tReportedEnd // customers by the reported definition
	// Experience by query type × who ended it: ends, score, satisfied.
	tScores
	// Surveyed by query type × handler: answers, satisfied answers.
	tSurveys = tScores + 3*cells
	counts   = tSurveys + 2*cells
)

// fullIndex is what is booked at full size, whatever share of the company is
// simulated: money, the heads it is paid to, and what happens to the company as
// a whole. Outputs read it as it stands.
type fullIndex int

// What is booked. The order is internal, but that the cost of support is a range.
const (
	fTrips fullIndex = iota
	fFalseTrips
	fIncidentCount
	fDemotions
	fGatesClosed
	fRehired6
	fRehired12
	fHeadDays
	fPlacesCut
	fLaidOff
	fRedeployed
	fHired
	fHeadsEnd
	fPayroll // the first cost of support, see costOf
	fSeverance
	fHiring
	fRehiring
	fRedeployment
	fAssistant
	fPlatform
	fLeakage
	fIncidents
	fExposure // the last cost of support
	fAcquisition
	fMargin
	fRepeatPay // of fPayroll
	fulls
)

// tally is one slot of the ledger. Its two halves are of two scales, and an
// index of one does not open the other: they are reached by these methods alone.
type tally struct {
	simulated [counts]float64
	fullSize  [fulls]float64
}

func (t *tally) counted(k countIndex) float64 { return t.simulated[k] }
func (t *tally) booked(k fullIndex) float64   { return t.fullSize[k] }
func (t *tally) add(k countIndex, v float64)  { t.simulated[k] += v }
func (t *tally) book(k fullIndex, v float64)  { t.fullSize[k] += v }

// plus adds another slot, times a factor.
func (t *tally) plus(u *tally, times float64) {
	for k, v := range u.simulated {
		t.simulated[k] += times * v
	}
	for k, v := range u.fullSize {
		t.fullSize[k] += times * v
	}
}

// cells of query type (bounded, long tail) × handler (assistant, human, none).
const cells = 6

// Handlers of a cell.
const (
	byBot = iota
	byPeople
	byNobody
)

// cell is the place of a query type and a handler among the cells.
func cell(longTail bool, handler int) countIndex {
	if longTail {
		return countIndex(3 + handler)
	}
	return countIndex(handler)
}

// ledger is what is counted and booked, month by month.
type ledger struct {
	tally   []tally   // slot 0 the month before day 0, then the months
	slot    int       // in force
	month   *tally    // of tally: the slot in force
	handled float64   // human contacts before the slot of day 0 began
	earned  []float64 // margin by segment since day 0, money
}

func (l *ledger) reset(b *base) {
	l.tally, l.earned = cleared(l.tally, b.Horizon.Months+1), cleared(l.earned, len(b.groups))
	l.handled = 0
	l.openMonth(0)
}

func (l *ledger) copyFrom(src *ledger) {
	l.tally, l.earned = copied(l.tally, src.tally), copied(l.earned, src.earned)
	l.handled = src.handled
	l.openMonth(src.slot)
}

// openMonth puts a slot in force.
func (l *ledger) openMonth(slot int) { l.slot, l.month = slot, &l.tally[slot] }

// startEarnings forgets what segments earned before day 0.
func (d *Desk) startEarnings() { d.earned = cleared(d.earned, len(d.earned)) }

func (d *Desk) count(k countIndex)          { d.month.add(k, 1) }
func (d *Desk) add(k countIndex, v float64) { d.month.add(k, v) }
func (d *Desk) book(k fullIndex, v float64) { d.month.book(k, v) }

// atFullSize is a count of the simulated share at full size.
func (d *Desk) atFullSize(v float64) float64 { return v / d.base.Scale }

// tallyEnd books the end of an issue: how, and the truth about how it was felt.
func (d *Desk) tallyEnd(is *issue, end ending, score float64) {
	d.count(tEndAssistant + countIndex(end))
	handler := byNobody
	switch end {
	case byAssistant:
		handler = byBot
	case byHuman:
		handler = byPeople
	}
	k := tScores + 3*cell(d.plan.Categories[is.category].LongTail, handler)
	d.add(k, 1)
	d.add(k+1, score)
	d.add(k+2, d.base.happy.at(score))
}

// bookCustomers books a day of customers: their margin, and who is one.
//
//	margin = customers at full size · margin a month · 12/365     a day
func (d *Desk) bookCustomers() {
	for k, n := range d.active {
		d.add(tCustomerDays, float64(n))
		margin := d.atFullSize(float64(n)) * d.base.Segments[k].MarginPerMonth / dates.EngineMonth
		d.book(fMargin, margin)
		d.earned[k] += margin
	}
	d.countUndecided()
}

// closeMonth books what is billed by the month and reads the stocks.
//
//	assistant = (solved + silent + left half way) · price of the month     full size
//	leakage   = actions out of policy · cost of each + amounts leaked       full size
//	platform and exposure are stated by the month and not scaled
//
// The price is that of the middle of the month. Exposure runs while some flows have
// no way to a human and the valve is shut.
func (d *Desk) closeMonth(m int) {
	if d.base.open {
		return
	}
	mid := d.base.Horizon.monthMiddle(m)
	p, a, money := d.plan, &d.plan.Assistant, &d.plan.Money
	live := p.Routing.Policy != HumansOnly && mid >= planDay(a.GoLiveDay)
	assumed := d.month.counted(tSolvedSession) + d.month.counted(tSilent) + d.month.counted(tBotLeft)
	d.book(fAssistant, d.atFullSize(assumed)*a.price(mid))
	d.book(fLeakage,
		d.atFullSize(d.month.counted(tLeaks))*p.Controls.LeakCost+d.atFullSize(d.month.counted(tLeakedAmount)))
	if live || a.AssistGain > 0 && mid >= planDay(a.GoLiveDay) {
		d.book(fPlatform, a.PlatformPerMonth)
		if p.Valve.NoRoute > 0 && !d.valveOpen {
			d.book(fExposure, money.ExposureClosed)
		}
	}
	for k := range d.teams {
		d.book(fRepeatPay, d.teams[k].timesheet.payOfReturns())
		d.teams[k].timesheet = timesheet{}
	}
	d.book(fAcquisition, d.atFullSize(d.month.counted(tJoined))*money.AcquisitionPerNew)
	for _, n := range d.active {
		d.add(tActiveEnd, float64(n))
	}
	d.add(tReportedEnd, d.reported())
	d.book(fHeadsEnd, d.heads())
	d.quarterToday(m)
	d.updateWordOfMouth()
}

// updateWordOfMouth lets word of mouth move new business: relative to the leaving
// intent an issue causes under the status quo, never above the headroom.
//
//	new business = 1 − w · (intent an issue this month / intent under the status quo − 1)
//
// kept between 0 and the headroom of newcomers; w is assumed [A].
func (d *Desk) updateWordOfMouth() {
	ends := d.month.counted(tEndAssistant) + d.month.counted(tEndHuman) + d.month.counted(tEndItself) +
		d.month.counted(tEndGivenUp)
	if ends == 0 || d.plan.Churn.WordOfMouth == 0 {
		return
	}
	change := d.month.counted(tIntent)/ends/d.base.reference.Intent - 1
	d.wordOfMouth = max(0, min(joinHeadroom, 1-d.plan.Churn.WordOfMouth*change))
}
