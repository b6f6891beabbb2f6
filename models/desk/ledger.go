package desk

// What is counted and booked each month. Counts are at simulated scale, heads
// and money of staff at full size; measures.go turns both into full-size
// figures. The order is internal.
const (
	tRaised = iota
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
	tLeakedAmount
	tStopped
	tTrips
	tFalseTrips
	tIncidentCount
	tDemotions
	tPosts
	tGatesClosed
	tRehired6
	tRehired12
	tOffered
	tWaited
	tAnswered
	tInTime
	tHungUp
	tWaitAnswered
	tWaitHungUp
	tHandle
	tDuty
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
	tHeadDays
	tPlacesCut
	tLaidOff
	tRedeployed
	tHired
	tPayroll
	tSeverance
	tHiring
	tRehiring
	tRedeployment
	tAssistant
	tPlatform
	tLeakage
	tIncidents
	tExposure
	tAcquisition
	tMargin
	tRepeatPay   // of tPayroll
	tActiveEnd   // customers on the last day
	tReportedEnd // customers by the reported definition
	tHeadsEnd
	// Experience by query type × who ended it: ends, score, satisfied.
	tScores
	// Surveyed by query type × handler: answers, satisfied answers.
	tSurveys = tScores + 3*cells
	tallies  = tSurveys + 2*cells
)

// cells of query type (bounded, long tail) × handler (assistant, human, none).
const cells = 6

// Handlers of a cell.
const (
	byBot = iota
	byPeople
	byNobody
)

func cell(longTail bool, handler int) int {
	if longTail {
		return 3 + handler
	}
	return handler
}

// ledger is what is counted and booked, month by month.
type ledger struct {
	tally   [][tallies]float64 // slot 0 the month before day 0, then the months
	slot    int                // in force
	month   *[tallies]float64  // of tally: the slot in force
	handled float64            // human contacts before the slot of day 0 began
	earned  []float64          // margin by segment since day 0, money
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

func (d *Desk) count(k int)            { d.month[k]++ }
func (d *Desk) add(k int, v float64)   { d.month[k] += v }
func (d *Desk) full(v float64) float64 { return v / d.base.Scale }

// tallyEnd books the end of an issue: how, and the truth about how it was felt.
func (d *Desk) tallyEnd(is *issue, end ending, score float64) {
	d.count(tEndAssistant + int(end))
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
func (d *Desk) bookCustomers() {
	for k, n := range d.active {
		d.add(tCustomerDays, float64(n))
		margin := d.full(float64(n)) * d.base.Segments[k].MarginPerMonth / daysPerMonth
		d.add(tMargin, margin)
		d.earned[k] += margin
	}
	d.waver()
}

// closeMonth books what is billed by the month and reads the stocks.
func (d *Desk) closeMonth(m int) {
	if d.base.open {
		return
	}
	mid := planDay(MonthEnd(m)) - daysPerMonth/2
	p, a, money := d.plan, &d.plan.Assistant, &d.plan.Money
	live := p.Routing.Policy != HumansOnly && mid >= planDay(a.GoLiveDay)
	assumed := d.month[tSolvedSession] + d.month[tSilent] + d.month[tBotLeft]
	d.add(tAssistant, d.full(assumed)*a.price(mid))
	d.add(tLeakage, d.full(d.month[tLeaks])*p.Controls.LeakCost+d.full(d.month[tLeakedAmount]))
	if live || a.AssistGain > 0 && mid >= planDay(a.GoLiveDay) {
		d.add(tPlatform, a.PlatformPerMonth)
		if p.Valve.NoRoute > 0 && !d.valveOpen {
			d.add(tExposure, money.ExposureClosed)
		}
	}
	for k := range d.teams {
		d.add(tRepeatPay, d.teams[k].timesheet.payOfReturns())
		d.teams[k].timesheet = timesheet{}
	}
	d.add(tAcquisition, d.full(d.month[tJoined])*money.AcquisitionPerNew)
	for _, n := range d.active {
		d.month[tActiveEnd] += float64(n)
	}
	d.month[tReportedEnd] = d.reported()
	d.month[tHeadsEnd] = d.heads()
	d.quarterToday(m)
	d.hearOfService()
}

// hearOfService lets word of mouth move new business: relative to the leaving
// intent an issue causes under the status quo, never above the headroom.
func (d *Desk) hearOfService() {
	ends := d.month[tEndAssistant] + d.month[tEndHuman] + d.month[tEndItself] + d.month[tEndGivenUp]
	if ends == 0 || d.plan.Churn.WordOfMouth == 0 {
		return
	}
	change := d.month[tIntent]/ends/d.base.reference.Intent - 1
	d.wordOfMouth = max(0, min(joinHeadroom, 1-d.plan.Churn.WordOfMouth*change))
}
