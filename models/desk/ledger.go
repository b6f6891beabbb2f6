package desk

import "boomerang/sim/dates"

// countIndex is what is counted at the simulated scale: contacts, issues,
// customers, minutes, and money that is the sum of what issues move. Outputs
// divide it by the scale, or by another of its kind.
type countIndex int

// The counts. The order is internal.
const (
	// Issues that arose, induced ones included; an issue whose customer has left is not one.
	tRaised countIndex = iota
	// Of those: raised only because access is easy (elasticity), so that they are never taken for work
	// removed.
	tInduced
	// Contacts that began: a session with the assistant, or a place before the people of an open desk.
	// A call to a closed desk is none until it opens.
	tContacts
	// Of those: second and later contacts of their issue, redials included.
	tRepeats
	// Sessions with the assistant; sessions = contained + handed over, in every run (invariants.go).
	tSessions
	// Sessions that ended without a human in the session, whatever became of the customer: the
	// numerator of what dashboards call deflection. It is the sum of the five endings tSolvedSession,
	// tSilent, tBotLeft, tGaveUpValve and tReturnedOrSwitched.
	tContained
	// Ended: truly solved, and not escalated all the same.
	tSolvedSession
	// Of those: begun at hours that the data behind the default profile do not cover.
	tSolvedOffHours
	// Ended: by a failure that the customer took for an answer.
	tSilent
	// Ended: the customer left half way.
	tBotLeft
	// Ended: the customer wanted a human, found none and gave the issue up.
	tGaveUpValve
	// Ended: the same, but came by another channel at once, or again after some days.
	tReturnedOrSwitched
	// Sessions handed to the people.
	tHandedOver
	// Issues in which a human was asked for, each once until one is met; tReached of them met one, in
	// that session or a later contact.
	tAsked
	tReached
	// Contained sessions whose issue came back within returnDays, booked in the month of the session
	// and not of the return: a cohort.
	tReturned
	// Sessions billed as resolved whose issue came back after all, in the month of the return.
	tBilledBack
	// Actions out of policy that were done and whose amount nobody states: each costs
	// Controls.LeakCost.
	tLeaks
	tLeakedAmount // money, billed at full size when the month is closed
	// Sessions that a business rule stopped and made human work.
	tStopped
	// Expected public posts about failures.
	tPosts
	// Expected formal complaints, by the month their issue ends.
	tComplaints
	tCredits // money, expected credits for failures, billed at full size when the month is closed
	// Arrivals before the people of an open desk, redials too; of them tWaited found everybody busy,
	// tAnswered began to be served, tInTime within the stated minutes, tHungUp left, or were sent home
	// at closing time. Who is in line at midnight is in none of the latter yet.
	tOffered
	tWaited
	tAnswered
	tInTime
	tHungUp
	// Contacts in writing, chase-ups of a case among them, which are of no tOffered; cases filed; of the
	// latter answered from the backlog, and closed without an answer. Chase-ups, live or in writing.
	tWritten
	tCases
	tCasesAnswered
	tCasesClosed
	tChaseUps
	// Ages at which cases were answered from the backlog, and closed.
	tCaseWait  // minutes
	tClosedAge // minutes
	// Callbacks offered to who was to wait, taken, answered in the end, and given up since every call was
	// missed; single calls that were missed. Time from taking one to being answered.
	tCallbackOffers
	tCallbacks
	tCallbacksAnswered
	tCallbacksMissed
	tCallsMissed
	tCallbackWait // minutes
	// Time in line, booked where the stay ends, so that a month's mean is of those who left the line
	// in it.
	tWaitAnswered // minutes
	tWaitHungUp   // minutes
	// Handling that began, whole, whenever it ends.
	tHandle // minutes
	// Handling, when it takes place, and time on duty at the simulated scale: of the full-size agents that the
	// servers stand for, times the share (pooling.go), and beyond shifts. Their quotient is occupancy.
	tBusy // minutes
	tDuty // minutes
	// Issues ended, by ending and in the order of `ending`: tallyEnd adds the one to the other.
	tEndAssistant
	tEndHuman
	tEndItself
	tEndGivenUp
	// Σ stated leaving intent over ended issues, shocks of trust included, before severity and double
	// deviation: what word of mouth and the split of churn read.
	tIntent
	// Ended issues with a score below Churn.FailureBelow; then Σ of their intent times severity, and Σ
	// of what severity adds.
	tFailures
	tIntentFailures
	tIntentSevere
	// Σ dose of ended issues while the past fills up, and Σ of 1 − e^(−dose), the intents those doses
	// form: their ratio turns doses into intents (base.perDose).
	tDose
	tDoseIntents
	// Σ of squared intents of ended issues, failures times their severity: how unequal doses are. Those
	// of other issues while the past fills up.
	tSquaresFailures
	tSquares
	// Intents formed; tRecovered of them were given up after a good experience.
	tIntents
	tRecovered
	// Customers won and lost, on the day they come or leave. tLeftService are departures whose latest
	// reason is service: without it they would have left later.
	tJoined
	tLeftService
	tLeftOther
	// Customers, summed over days: the denominator of churn by month.
	tCustomerDays
	tActiveEnd   // customers on the last day
	tReportedEnd // customers by the reported definition
	// Experience by query type × who ended it: ends, score, satisfied.
	tScores
	// Surveyed by query type × handler: answers, satisfied answers.
	tSurveys = tScores + 3*cells
	tNothing = tSurveys + 2*cells // read by nobody: a place for who counts one thing where two have room
	counts   = tNothing + 1
)

// fullIndex is what is booked at full size, whatever share of the company is
// simulated: money, the heads it is paid to, and what happens to the company as
// a whole. Outputs read it as it stands.
type fullIndex int

// What is booked. The order is internal, but that the cost of support is a range.
const (
	// Trips of circuit breakers, and those in which no watched rate was truly above its baseline.
	fTrips fullIndex = iota
	fFalseTrips
	// Security incidents, noticed or not.
	fIncidentCount
	// Times that earned autonomy was lost.
	fDemotions
	// Times a stage of the cut was put off by a month.
	fGatesClosed
	// Heads hired back after a reversal within half a year and a year of the latest layoff.
	fRehired6
	fRehired12
	// Heads on the payroll, summed over days.
	fHeadDays
	// Places a layoff took away, those that fell vacant during notice too; fLaidOff are the people who
	// went.
	fPlacesCut
	fLaidOff
	fRedeployed
	fHired
	// Heads on the last day of the month.
	fHeadsEnd
	// What was done about weeks that fell short (reaction.go): paid hours of overtime, of leaders on the
	// phones and of shifts that were moved; agency heads, summed over days; weeks that were looked at, by
	// pool, and those of them that fell short.
	fOvertimeHours
	fLeaderHours
	fMovedHours
	fAgencyDays
	fWeeks
	fWeeksShort
	// Complaints that went to an ombudsman.
	fCases
	// What follows up to fExposure is the cost of support and is summed as a range (costOf), so that a
	// new line of cost put between them is in every total by itself.
	fPayroll // the first cost of support, see costOf
	fSeverance
	fHiring
	fRehiring
	fRedeployment
	fOvertime
	fLeaders
	fAgency
	fAssistant
	fPlatform
	fLeakage
	fIncidents
	fComplaints // handling, fees and redress
	fGoodwill
	fExposure // the last cost of support
	// What is the customers' and not support's: cost of winning newcomers, and margin.
	fAcquisition
	fMargin
	fRepeatPay // of fPayroll
	fulls
)

// tally is one slot of the ledger. Its two halves are of two scales, and an
// index of one does not open the other: they are reached by these methods alone.
//
// Two scales in one array is what such a ledger gets wrong first: a count divided twice, or money
// divided at all. Two index types make the compiler ask which it is.
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
//
// The pre-period writes to slot 0, which is emptied until its last month: dashboards compare with that
// one.
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
//
// The score is booked as it is and as the chance that this person calls it satisfactory, an
// expectation: at a share of the company draws would be noise and nothing else.
func (d *Desk) tallyEnd(is *issue, end ending, how felt) {
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
	d.add(k+1, how.score)
	d.add(k+2, how.satisfied)
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
//	assistant = the vendor's or the model's bill (bill.go)                  full size
//	leakage   = actions out of policy · cost of each + amounts leaked       full size
//	complaints, credits and exposure by failures: complaints.go, goodwill.go, exposure.go
//	platform, and exposure while some flows have no way to a human and the valve is shut, are stated
//	by the month and not scaled
func (d *Desk) closeMonth(m int) {
	if d.base.open {
		return
	}
	mid := d.base.Horizon.monthMiddle(m)
	p, a, money := d.plan, &d.plan.Assistant, &d.plan.Money
	live := p.Routing.Policy != HumansOnly && mid >= planDay(a.GoLiveDay)
	d.bookBill(mid)
	d.book(fLeakage,
		d.atFullSize(d.month.counted(tLeaks))*p.Controls.LeakCost+d.atFullSize(d.month.counted(tLeakedAmount)))
	if live || a.AssistGain > 0 && mid >= planDay(a.GoLiveDay) {
		d.book(fPlatform, a.PlatformPerMonth)
		if p.Valve.NoRoute > 0 && !d.valveOpen {
			d.book(fExposure, money.ExposureClosed)
		}
	}
	d.bookComplaints(m)
	d.book(fGoodwill, d.atFullSize(d.month.counted(tCredits)))
	d.bookExposure()
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
