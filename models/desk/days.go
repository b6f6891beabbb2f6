package desk

// DayMeasure is an output with one value per day.
type DayMeasure struct {
	Name, Unit string
	Better     Better
	Group      string
	Meaning    string
	of         func(d *Desk, t *tally) float64 // t: what the day counted and booked
}

// daily is a count of the day at full size.
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

// DayMeasures is the one table of daily outputs. What is counted or booked adds
// up over a month to the monthly figure, since both are read off one ledger.
var DayMeasures = []DayMeasure{
	// Counts at full size; they add up to those of the month.
	{"issues", "issues", Neither, "volume", "Issues that arise.", daily(tRaised)},
	{"contacts", "contacts", Neither, "volume", "Incoming contacts: first ones, repeats, redials.", daily(tContacts)},
	{"repeats", "contacts", Lower, "volume", "Of the contacts: second and later ones on the same issue.",
		daily(tRepeats)},
	{"sessions", "contacts", Neither, "assistant", "Sessions with the assistant.", daily(tSessions)},
	{"contained", "contacts", Higher, "assistant",
		"Number of sessions that end without a human in the session; by plan and by month the share of all " +
			"contacts.", daily(tContained)},
	{"contained_resolved", "contacts", Higher, "assistant",
		"Number of those contained that are resolved; by plan the share of all contacts.", daily(tSolvedSession)},
	{"contained_silent", "contacts", Lower, "assistant",
		"Number of those contained that failed, and the customer did not notice; by plan and by month the " +
			"share of all contacts.", daily(tSilent)},
	{"handed_over", "contacts", Neither, "assistant",
		"Number of sessions handed to a human; by plan the share of all contacts.", daily(tHandedOver)},
	{"desk_arrivals", "contacts", Neither, "desk", "Contacts that reach the line of the human desk.",
		daily(tOffered)},
	{"human_contacts", "contacts", Neither, "desk", "Contacts whose service by a human begins.", daily(tAnswered)},
	{"abandoned", "contacts", Lower, "desk", "Contacts that hang up in line, on the day the desk notices.",
		daily(tHungUp)},
	{"waiting_end", "contacts", Lower, "desk", "In line at the end of the day.", (*Desk).inLine},
	{"wait_mean", "minutes", Lower, "desk", "Time in line of those who left it on the day, per arrival at the desk.",
		func(_ *Desk, t *tally) float64 {
			return ratio(t.counted(tWaitAnswered)+t.counted(tWaitHungUp), t.counted(tOffered))
		}},
	{"service_level", "share", Higher, "desk", "Answered within the stated time, of arrivals at the desk.",
		dailyOf(tInTime, tOffered)},
	{"handle_time", "minutes", Lower, "desk", "Mean handle time of the human contacts.", dailyOf(tHandle, tAnswered)},
	{"occupancy", "share", Neither, "desk",
		"Handling time of contacts begun on the day, of time on duty; above 1 where the last ones run over.",
		dailyOf(tHandle, tDuty)},
	{"satisfaction", "points", Higher, "truth",
		"Share of the issues ended on the day whose customer is satisfied, truth.", func(_ *Desk, t *tally) float64 {
			return 100 * ratio(satisfiedEnds(t), endsOf(t))
		}},
	{"satisfaction_surveyed", "points", Higher, "customer dashboard",
		"Share of the survey answers of the day that are satisfied.", func(_ *Desk, t *tally) float64 {
			return surveyedAll(t)
		}},
	// Stocks and flows of customers and people.
	{"intents", "customers", Lower, "retention", "Leaving intents formed over service.", daily(tIntents)},
	{"left_over_service", "customers", Lower, "retention", "Departures caused by service.", daily(tLeftService)},
	{"left_other", "customers", Neither, "retention", "Departures for other reasons.", daily(tLeftOther)},
	{"joined", "customers", Higher, "retention", "New customers.", daily(tJoined)},
	{"customers", "customers", Higher, "retention", "Customers at the end of the day.",
		func(d *Desk, _ *tally) float64 {
			sum := 0.0
			for _, n := range d.active {
				sum += float64(n)
			}
			return d.atFullSize(sum)
		}},
	{"heads", "heads", Neither, "workforce", "Heads on the payroll at the end of the day.",
		func(d *Desk, _ *tally) float64 { return d.heads() }},
	{"laid_off", "heads", Neither, "workforce", "People laid off.", booked(fLaidOff)},
	{"hired", "heads", Neither, "workforce", "People hired.", booked(fHired)},
	{"payroll", "money", Lower, "money",
		"Wages and overhead of people on the payroll, without what hiring back adds to them.", booked(fPayroll)},
	{"support_cost", "money", Lower, "money",
		"Cost of support; assistant, leakage and exposure are billed on the last day of a month.",
		func(_ *Desk, t *tally) float64 { return costOf(t) }},
	{"margin", "money", Higher, "money",
		"Margin from customers, less acquisition, which is billed on the last day of a month.",
		func(_ *Desk, t *tally) float64 { return marginOf(t) }},
}

// dayLog keeps the daily outputs of one plan: what the month had booked when the
// day began is taken off what it has booked when the day ends. Nothing is
// written into the ledger, so that a row is the same with a log and without.
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
		now.add(tDuty, d.teams[k].stands*(d.day.dawn()-d.dutySince))
	}
	today := now
	today.plus(&d.dayLog.before, -1)
	for _, m := range DayMeasures {
		d.dayLog.days = append(d.dayLog.days, m.of(d, &today))
	}
	if d.dayLog.before = now; endOfMonth {
		d.dayLog.before = tally{}
	}
}

// inLine is how many wait in line when the day ends, at full size. Who has hung
// up may still stand in a line nobody has looked at since.
func (d *Desk) inLine(*tally) float64 {
	n, end := 0, d.day.dawn()
	for k := range d.teams {
		for l := range d.teams[k].lines {
			for p := range d.teams[k].lines[l].All() {
				if is := &d.issues[p.slot]; is.stay == p.stay && is.leaves >= end {
					n++
				}
			}
		}
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
