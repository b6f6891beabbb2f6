package desk

// daily is a count of the day at full size. What is counted or booked adds up over
// a month to the monthly figure, since both are read off one ledger.
func daily(k countIndex) func(*Desk, *tally) float64 {
	return func(d *Desk, t *tally) float64 { return d.atFullSize(t.counted(k)) }
}

// dailyOf is the share of one tally of the day in another.
func dailyOf(k, of countIndex) func(*Desk, *tally) float64 {
	return func(_ *Desk, t *tally) float64 { return ratio(t.counted(k), t.counted(of)) }
}

// booked is money or staff of the day, which is kept at full size.
func booked(k fullIndex) func(*Desk, *tally) float64 {
	return func(_ *Desk, t *tally) float64 { return t.booked(k) }
}

// dayLog keeps the daily outputs of one plan: what the month had booked when the
// day began is taken off what it has booked when the day ends. Nothing is
// written into the ledger, so that a row is the same with a log and without.
//
// Differences of the month's ledger and not a ledger by day: one place books, so a month is the sum of
// its days by construction.
type dayLog struct {
	before tally     // of the month, when the day began
	days   []float64 // [day*k+measure]
}

// dayBook is the day log, nil where nobody asks for daily outputs. Whoever does
// opens one for the plan at hand: it is not a plan's to hand on.
type dayBook struct{ dayLog *dayLog }

func (b *dayBook) reset(*base)       { b.dayLog = nil }
func (b *dayBook) copyFrom(*dayBook) { b.dayLog = nil }

// closeDay writes the day that has just been played into the day log, if there
// is one.
func (d *Desk) closeDay(endOfMonth bool) {
	if d.dayLog == nil {
		return
	}
	now := *d.month
	for k := range d.teams { // the last roster of the day is booked after midnight
		now.add(tDuty, d.teams[k].onDutySince(d.dutySince, d.day.dawn()))
	}
	now.add(tBusy, d.busySince(d.day.dawn()))
	today := now
	today.plus(&d.dayLog.before, -1)
	for _, m := range DayMeasures {
		d.dayLog.days = append(d.dayLog.days, m.Day(d, &today))
	}
	if d.dayLog.before = now; endOfMonth {
		d.dayLog.before = tally{}
	}
}

// inLine is how many wait in line when the day ends, at full size.
func (d *Desk) inLine(*tally) float64 {
	n := 0
	for k := range d.teams {
		n += d.standing(&d.teams[k])
	}
	return d.atFullSize(float64(n))
}

// endsOf and satisfiedEnds count the issues ended, and those of them with a
// satisfied customer.
func endsOf(t *tally) float64 {
	return t.counted(tEndAssistant) + t.counted(tEndHuman) + t.counted(tEndItself) + t.counted(tEndGivenUp)
}

// satisfiedEnds is the expected number of those ended whose customer is satisfied.
func satisfiedEnds(t *tally) float64 {
	sum := 0.0
	for c := range countIndex(cells) {
		sum += t.counted(tScores + 3*c + 2)
	}
	return sum
}
