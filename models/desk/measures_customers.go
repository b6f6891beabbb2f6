package desk

import (
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// measuresCustomers: what customers feel, and who stays.
//
// Satisfaction is in points, 100 × content / asked. Truth is over all issues that ended; the surveyed
// figures are over those who answered, and the unhappy answer less often (see survey): the distance
// between the two is what a dashboard does not show.
var measuresCustomers = []Measure{
	{
		// 100 · Σ P(satisfied | score) / ended: expectations, so that a simulated share has no noise of
		// its own here.
		Name: result.Satisfaction, Unit: result.UnitPoints, Better: Higher, Group: "truth",
		Meaning: "Share of ended issues whose customer is satisfied, truth.",
		Run:     func(a *planTotals) float64 { return a.truth() },
		Month: func(a *planTotals, m int) float64 {
			return 100 * ratio(satisfiedEnds(a.month(m)), endsOf(a.month(m)))
		},
		Day: func(_ *Desk, t *tally) float64 {
			return 100 * ratio(satisfiedEnds(t), endsOf(t))
		},
	},
	{
		// 100 · satisfied answers / answers, by the day they come in and not the day of the contact.
		Name: result.SatisfactionSurveyed, Unit: result.UnitPoints, Better: Higher, Group: "customer dashboard",
		Meaning: "Share of survey answers that are satisfied.",
		Run:     func(a *planTotals) float64 { return surveyedAll(&a.sum) },
		Month:   func(a *planTotals, m int) float64 { return surveyedAll(a.month(m)) },
		Day: func(_ *Desk, t *tally) float64 {
			return surveyedAll(t)
		},
	},
	{
		Name: result.SatisfactionBounded, Unit: result.UnitPoints, Better: Higher, Group: "customer dashboard",
		Meaning: "Satisfaction with bounded work, truth.",
		Run:     func(a *planTotals) float64 { return experienceOf(&a.sum, false) },
		Month:   func(a *planTotals, m int) float64 { return experienceOf(a.month(m), false) },
	},
	{
		Name: result.SatisfactionLongTail, Unit: result.UnitPoints, Better: Higher, Group: "customer dashboard",
		Meaning: "Satisfaction with the long tail, truth.",
		Run:     func(a *planTotals) float64 { return experienceOf(&a.sum, true) },
		Month:   func(a *planTotals, m int) float64 { return experienceOf(a.month(m), true) },
	},
	{
		// Four cells, kind of work × who handled it: their mixture can rise while every cell falls,
		// when work moves to the cell with the higher figure (Simpson 1951).
		Name: result.SurveyedBoundedAssistant, Unit: result.UnitPoints, Better: Higher, Group: "customer dashboard",
		Meaning: "Surveyed satisfaction, bounded work handled by the assistant.",
		Month:   func(a *planTotals, m int) float64 { return surveyed(a.month(m), false, 0) },
	},
	{
		Name: result.SurveyedBoundedHuman, Unit: result.UnitPoints, Better: Higher, Group: "customer dashboard",
		Meaning: "Surveyed satisfaction, bounded work handled by people.",
		Month:   func(a *planTotals, m int) float64 { return surveyed(a.month(m), false, 1) },
	},
	{
		Name: result.SurveyedLongTailAssistant, Unit: result.UnitPoints, Better: Higher, Group: "customer dashboard",
		Meaning: "Surveyed satisfaction, long tail handled by the assistant.",
		Month:   func(a *planTotals, m int) float64 { return surveyed(a.month(m), true, 0) },
	},
	{
		Name: result.SurveyedLongTailHuman, Unit: result.UnitPoints, Better: Higher, Group: "customer dashboard",
		Meaning: "Surveyed satisfaction, long tail handled by people.",
		Month:   func(a *planTotals, m int) float64 { return surveyed(a.month(m), true, 1) },
	},
	{
		// An intent is not yet a departure: gates, notice and a lag of one's own lie between, and a
		// good experience may cancel it. So the loss of a cut comes after its savings.
		Name: result.Intents, Unit: result.UnitCustomers, Better: Lower, Group: "retention",
		Meaning: "Leaving intents formed over service.",
		Month:   func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tIntents)) },
		Day:     daily(tIntents),
	},
	{
		// Whoever would have left anyway, later, is one of them: the day is what service moved.
		Name: result.LeftOverService, Unit: result.UnitCustomers, Better: Lower, Group: "retention",
		Meaning: "Departures caused by service.",
		Run:     counted(tLeftService),
		Month:   func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tLeftService)) },
		Day:     daily(tLeftService),
	},
	{
		Name: result.LeftOther, Unit: result.UnitCustomers, Group: "retention",
		Meaning: "Departures for other reasons.",
		Day:     daily(tLeftOther),
	},
	{
		Name: result.Joined, Unit: result.UnitCustomers, Better: Higher, Group: "retention",
		Meaning: "New customers.",
		Day:     daily(tJoined),
	},
	{
		Name: result.Customers, Unit: result.UnitCustomers, Better: Higher, Group: "retention",
		Meaning: "Customers at the end of the month or day.",
		Month:   func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tActiveEnd)) },
		Day: func(d *Desk, _ *tally) float64 {
			sum := 0.0
			for _, n := range d.active {
				sum += float64(n)
			}
			return d.atFullSize(sum)
		},
	},
	{
		// customers of the reference at the horizon − those of the plan: leavers more, and newcomers
		// fewer.
		Name: result.CustomersLost, Unit: result.UnitCustomers, Better: Lower, Group: "retention",
		Meaning: "Customers fewer at the horizon than in the reference.",
		Run: func(a *planTotals) float64 {
			return a.d.atFullSize(a.ref.lastActive() - a.lastActive())
		},
	},
	{
		// With yearly renewals much of what is decided in the last year before the horizon falls due
		// after it: it is counted here, or a late cut would look harmless.
		Name: result.Committed, Unit: result.UnitCustomers, Better: Lower, Group: "retention",
		Meaning: "Still here at the horizon but decided to leave over service, beyond the same in the reference.",
		Run:     func(a *planTotals) float64 { return a.gone - a.ref.gone },
	},
	{
		Name: result.CommittedLoss, Unit: result.UnitMoney, Better: Lower, Group: "retention",
		Meaning: "Margin of the terminal period that customers committed to leave take along, beyond the same in " +
			"the reference, by the rule of net (b): discounted, and without those who would have left for " +
			"other reasons by then.",
		Run: func(a *planTotals) float64 { return a.committedMargin - a.ref.committedMargin },
	},
	{
		// By month (departures / customer-days) × 365: days and not months below, since months differ
		// in length.
		Name: result.Churn, Unit: result.UnitShare, Better: Lower, Group: "retention",
		Meaning: "Share of customers who leave in a year. By plan: of the customers of day 0, those gone after 12 " +
			"months (or by the horizon, if that is sooner); by month: departures per customer, at that " +
			"month's rate.",
		Run: func(a *planTotals) float64 { return ratio(float64(a.d.cohortGone), float64(a.d.cohort)) },
		Month: func(a *planTotals, m int) float64 {
			t := a.month(m)
			return ratio(t.counted(tLeftService)+t.counted(tLeftOther), t.counted(tCustomerDays)) * dates.PlainYear
		},
	},
	{
		// (customers + leavers of the last window) / the same on day 0. A window of a year trails by up
		// to a year.
		Name: result.RetentionReported, Unit: result.UnitShare, Better: Higher, Group: "cost dashboard",
		Meaning: "Customers by the reported definition at the end (of the horizon or month), against day 0.",
		Run: func(a *planTotals) float64 {
			return ratio(a.month(a.months-1).counted(tReportedEnd), a.d.reportedStart)
		},
		Month: func(a *planTotals, m int) float64 {
			return ratio(a.month(m).counted(tReportedEnd), a.d.reportedStart)
		},
	},
}
