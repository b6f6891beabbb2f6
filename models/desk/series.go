package desk

import "math"

// SeriesMeasure is an output with one value per month.
type SeriesMeasure struct {
	Name, Unit string
	Better     Better
	Group      string
	Meaning    string
	of         func(a *planTotals, m int) float64
}

// monthly is the share of one tally in another within a month.
func monthly(k, of countIndex) func(*planTotals, int) float64 {
	return func(a *planTotals, m int) float64 { return ratio(a.month(m).counted(k), a.month(m).counted(of)) }
}

// noReturn is the share of a month's contained sessions without a return; NaN
// where the horizon does not show all the days it could come in.
func noReturn(a *planTotals, m int) float64 {
	if MonthEnd(m)+returnDays > a.d.base.days {
		return math.NaN()
	}
	return 1 - ratio(a.month(m).counted(tReturned), a.month(m).counted(tContained))
}

// stocked is a tally of staff or money of the month, which is kept at full size.
func stocked(k fullIndex) func(*planTotals, int) float64 {
	return func(a *planTotals, m int) float64 { return a.month(m).booked(k) }
}

// SeriesMeasures is the one table of monthly outputs.
var SeriesMeasures = []SeriesMeasure{
	// What the cost dashboard shows, by its own definitions.
	{"cost_per_ticket", "money", Lower, "cost dashboard", "Cost of support per contact contained or answered.",
		func(a *planTotals, m int) float64 { return a.costPerTicket(a.month(m)) }},
	{"handle_time", "minutes", Lower, "cost dashboard", "Mean handle time of a human contact.",
		monthly(tHandle, tAnswered)},
	{"contained", "share", Higher, "cost dashboard",
		"Share of all contacts: sessions that end without a human; by day their number.",
		monthly(tContained, tContacts)},
	{"support_cost", "money", Lower, "cost dashboard", "Cost of support.",
		func(a *planTotals, m int) float64 { return costOf(a.month(m)) }},
	// Money of the month, at full size.
	{"payroll", "money", Lower, "money",
		"Wages and overhead of people on the payroll, without what hiring back adds to them.", stocked(fPayroll)},
	{"repeat_pay", "money", Lower, "money",
		"Of the payroll: paid for the minutes people handle issues that an earlier contact left open.",
		stocked(fRepeatPay)},
	{"rehiring", "money", Lower, "money",
		"Recruiting and training of people hired because of a reversal, and the premium on their wages.",
		stocked(fRehiring)},
	{"assistant_cost", "money", Lower, "money", "Price of assumed resolutions plus platform.",
		func(a *planTotals, m int) float64 {
			return a.month(m).booked(fAssistant) + a.month(m).booked(fPlatform)
		}},
	{"margin", "money", Higher, "money", "Margin from customers, less acquisition.",
		func(a *planTotals, m int) float64 { return marginOf(a.month(m)) }},
	{"savings_cumulative", "money", Higher, "money", "Cost of support saved against the reference so far.",
		func(a *planTotals, m int) float64 { s, _ := a.cumulative(m); return s }},
	{"loss_cumulative", "money", Lower, "money", "Margin lost against the reference so far.",
		func(a *planTotals, m int) float64 { _, l := a.cumulative(m); return l }},
	{"net_cumulative", "money", Higher, "money", "Savings minus loss so far.",
		func(a *planTotals, m int) float64 { s, l := a.cumulative(m); return s - l }},
	// The desk.
	{"service_level", "share", Higher, "desk", "Answered within the stated time, of arrivals at the desk.",
		monthly(tInTime, tOffered)},
	{"occupancy", "share", Neither, "desk", "Share of time on duty spent handling contacts.",
		monthly(tHandle, tDuty)},
	{"abandonment", "share", Lower, "desk", "Hung up, of arrivals at the desk.", monthly(tHungUp, tOffered)},
	{"wait_mean", "minutes", Lower, "desk",
		"Time in line of those who left it in the month, per arrival at the desk.",
		func(a *planTotals, m int) float64 {
			t := a.month(m)
			return ratio(t.counted(tWaitAnswered)+t.counted(tWaitHungUp), t.counted(tOffered))
		}},
	// What customers meet and feel; "truth" is seen by nobody but this program.
	{"repeat_rate", "share", Lower, "customer dashboard", "Second and later contacts on the same issue, of contacts.",
		monthly(tRepeats, tContacts)},
	{"no_return_30_days", "share", Higher, "cost dashboard",
		"Of the month's contained sessions: no further contact about the same issue within 30 days.", noReturn},
	{"contained_silent", "share", Lower, "containment",
		"Share of contacts: contained by a failure the customer did not notice; by day their number.",
		monthly(tSilent, tContacts)},
	{"given_up", "share", Lower, "truth", "Of issues ended: given up unresolved.",
		func(a *planTotals, m int) float64 {
			return ratio(a.month(m).counted(tEndGivenUp), endsOf(&a.d.tally[m+1]))
		}},
	{"satisfaction_surveyed", "points", Higher, "customer dashboard", "Share of survey answers that are satisfied.",
		func(a *planTotals, m int) float64 { return surveyedAll(a.month(m)) }},
	{"satisfaction_bounded", "points", Higher, "customer dashboard", "Satisfaction with bounded work, truth.",
		func(a *planTotals, m int) float64 { return experienceOf(a.month(m), false) }},
	{"satisfaction_long_tail", "points", Higher, "customer dashboard", "Satisfaction with the long tail, truth.",
		func(a *planTotals, m int) float64 { return experienceOf(a.month(m), true) }},
	{"surveyed_bounded_assistant", "points", Higher, "customer dashboard",
		"Surveyed satisfaction, bounded work handled by the assistant.",
		func(a *planTotals, m int) float64 { return surveyed(a.month(m), false, 0) }},
	{"surveyed_bounded_human", "points", Higher, "customer dashboard",
		"Surveyed satisfaction, bounded work handled by people.",
		func(a *planTotals, m int) float64 { return surveyed(a.month(m), false, 1) }},
	{"surveyed_long_tail_assistant", "points", Higher, "customer dashboard",
		"Surveyed satisfaction, long tail handled by the assistant.",
		func(a *planTotals, m int) float64 { return surveyed(a.month(m), true, 0) }},
	{"surveyed_long_tail_human", "points", Higher, "customer dashboard",
		"Surveyed satisfaction, long tail handled by people.",
		func(a *planTotals, m int) float64 { return surveyed(a.month(m), true, 1) }},
	// Retention.
	{"churn", "share", Lower, "customer dashboard", "Departures a year per customer, at this month's rate.",
		func(a *planTotals, m int) float64 {
			t := a.month(m)
			return ratio(t.counted(tLeftService)+t.counted(tLeftOther), t.counted(tCustomerDays)) * daysPerYear
		}},
	{"intents", "customers", Lower, "retention", "Leaving intents formed over service.",
		func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tIntents)) }},
	{"left_over_service", "customers", Lower, "retention", "Departures caused by service.",
		func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tLeftService)) }},
	{"customers", "customers", Higher, "retention", "Customers on the last day.",
		func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tActiveEnd)) }},
	{"retention_reported", "share", Higher, "cost dashboard", "Customers by the reported definition, against day 0.",
		func(a *planTotals, m int) float64 {
			return ratio(a.month(m).counted(tReportedEnd), a.d.reportedStart)
		}},
	// Volume and staff.
	{"contacts", "contacts", Neither, "volume", "Incoming contacts.",
		func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tContacts)) }},
	{"heads", "heads", Neither, "workforce", "Heads on the payroll on the last day.", stocked(fHeadsEnd)},
	{"laid_off", "heads", Neither, "workforce", "People laid off.", stocked(fLaidOff)},
	{"hired", "heads", Neither, "workforce", "People hired.", stocked(fHired)},
}
