package desk

import "boomerang/sim/result"

// measuresMoney: what support costs, what the customers bring in, and the two against the reference.
//
// With the cost K of support in a slot of the ledger (payroll to exposure, in the order they are
// booked) and the margin M less acquisition, a plan p against the reference r has
//
//	savings = K(r) − K(p)
//	loss    = M(r) − M(p)
//	net (a) = savings − loss = (M(p) − K(p)) − (M(r) − K(r))
//	net (b) = net (a) + later(p) − later(r)
//
// Loss and savings have the sign a board speaks of them with: both are positive where a cut pays now
// and costs customers. Plan and reference are played with the same draws, so that the difference is
// that of the plans and not of luck.
var measuresMoney = []Measure{
	{
		// Severance and hiring are in it, so the first months of a cut may save less than nothing.
		Name: result.Savings, Unit: result.UnitMoney, Better: Higher, Group: "money",
		Meaning: "Cost of support saved against the reference inside the horizon: payroll, severance, hiring, " +
			"rehiring, redeployment, overtime, leaders on the phones, agency, assistant, platform, leakage, " +
			"incidents, complaints, goodwill credits, exposure.",
		Run: func(a *planTotals) float64 { return a.savings() },
	},
	{
		// A customer lost is margin not earned or, where one is won in their place, the cost of
		// winning: never both.
		Name: result.RetentionLoss, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Margin lost against the reference inside the horizon, less acquisition cost not spent.",
		Run:     func(a *planTotals) float64 { return a.loss() },
	},
	{
		Name: result.Net, Unit: result.UnitMoney, Better: Higher, Group: "money",
		Meaning: "Net (a): savings minus retention loss, cash inside the horizon.",
		Run:     func(a *planTotals) float64 { return a.net() },
	},
	{
		// The rule stands in terminal.go. Net (a) ends while customers who have decided to go are still
		// paying.
		Name: result.NetTerminal, Unit: result.UnitMoney, Better: Higher, Group: "money",
		Meaning: "Net (b): net (a) plus the difference in value over the terminal period, discounted, by one rule " +
			"for margin, payroll, assistant and hiring.",
		Run: func(a *planTotals) float64 { return a.netTerminal() },
	},
	{
		Name: result.SavingsCumulative, Unit: result.UnitMoney, Better: Higher, Group: "money",
		Meaning: "Cost of support saved against the reference so far.",
		Month:   func(a *planTotals, m int) float64 { s, _ := a.cumulative(m); return s },
	},
	{
		Name: result.LossCumulative, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Margin lost against the reference so far.",
		Month:   func(a *planTotals, m int) float64 { _, l := a.cumulative(m); return l },
	},
	{
		Name: result.NetCumulative, Unit: result.UnitMoney, Better: Higher, Group: "money",
		Meaning: "Savings minus loss so far.",
		Month:   func(a *planTotals, m int) float64 { s, l := a.cumulative(m); return s - l },
	},
	{
		// By day the sums that are made at the end of a month (assistant, leakage, complaints, credits, exposure)
		// stand on its last day: to spread them would say something about days that nobody books.
		Name: result.SupportCost, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Cost of support; by day, assistant, leakage, complaints, credits and exposure stand on the last " +
			"day of a month.",
		Run:   func(a *planTotals) float64 { return costOf(&a.sum) },
		Month: func(a *planTotals, m int) float64 { return costOf(a.month(m)) },
		Day:   func(_ *Desk, t *tally) float64 { return costOf(t) },
	},
	{
		Name: result.Margin, Unit: result.UnitMoney, Better: Higher, Group: "money",
		Meaning: "Margin from customers, less acquisition; by day, acquisition stands on the last day of a month.",
		Run:     func(a *planTotals) float64 { return marginOf(&a.sum) },
		Month:   func(a *planTotals, m int) float64 { return marginOf(a.month(m)) },
		Day:     func(_ *Desk, t *tally) float64 { return marginOf(t) },
	},
	{
		// By day heads · pay / 365, people in training and under notice too, or a supplier's minimum
		// (bookStaff).
		Name: result.Payroll, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Wages and overhead of people on the payroll, without what hiring back adds to them.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fPayroll) },
		Month:   stocked(fPayroll),
		Day:     booked(fPayroll),
	},
	{
		// A part of the payroll and not a cost beside it: in K it stands once, as pay.
		Name: result.RepeatPay, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Of the payroll: paid for the minutes people handle issues that an earlier contact, with them or " +
			"the assistant, left open (failure demand), at each pool's pay of the month per minute on duty. " +
			"Sessions of such returns are in the cost of the assistant.",
		Run:   func(a *planTotals) float64 { return a.sum.booked(fRepeatPay) },
		Month: stocked(fRepeatPay),
	},
	{
		Name: result.Severance, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Paid to people laid off.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fSeverance) },
	},
	{
		Name: result.Hiring, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Recruiting and training of people hired, but for a reversal.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fHiring) },
	},
	{
		Name: result.Rehiring, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Recruiting and training of people hired because of a reversal, and the premium on their wages.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fRehiring) },
		Month:   stocked(fRehiring),
	},
	{
		Name: result.Redeployment, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Retraining of redeployed people, and what they cost beyond the worth of their new work.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fRedeployment) },
	},
	{
		// The vendor bills what it takes for resolved, true or not, and the platform by the month.
		Name: result.AssistantCost, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Price of assumed resolutions plus platform.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fAssistant) + a.sum.booked(fPlatform) },
		Month: func(a *planTotals, m int) float64 {
			return a.month(m).booked(fAssistant) + a.month(m).booked(fPlatform)
		},
	},
	{
		// actions out of policy · their amount, or · leak_cost where no amount is stated; behind
		// business rules or approval only what these let pass.
		Name: result.Leakage, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Money given away by actions out of policy.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fLeakage) },
	},
	{
		Name: result.Exposure, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Regulatory exposure: by the customers that are failed, and while flows have no route to a human.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fExposure) },
		Month:   stocked(fExposure),
	},
	{
		Name: result.IncidentCost, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Cost of security incidents.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fIncidents) },
	},
	{
		// The figure of the cost dashboard, which falls when one issue becomes three contacts: kept as
		// companies count it, to be seen beside the net that does not.
		Name: result.CostPerTicket, Unit: result.UnitMoney, Better: Lower, Group: "cost dashboard",
		Meaning: "Cost of support per contact contained or answered.",
		Run:     func(a *planTotals) float64 { return a.costPerTicket(&a.sum) },
		Month:   func(a *planTotals, m int) float64 { return a.costPerTicket(a.month(m)) },
	},
}
