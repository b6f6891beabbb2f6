package desk

import "boomerang/sim/result"

// measuresReaction: a service level that falls short, what management does about it, and what that costs.
//
// The service level itself stands with the desk's measures; what it took to hold it stands here:
//
//	reaction cost = overtime + leaders on the phones + agency
//
// All three are in the cost of support, so a cut too deep shows in money within weeks.
var measuresReaction = []Measure{
	{
		// Of weeks and pools with at least fifty arrivals at full size; NaN where there is none.
		Name: result.WeeksShort, Unit: result.UnitShare, Better: Lower, Group: "reaction",
		Meaning: "Of weeks, pool by pool: the service level lay more than reaction.shortfall below the stated one.",
		Run:     bookedShare(fWeeksShort, fWeeks),
		Month: func(a *planTotals, m int) float64 {
			return ratio(a.month(m).booked(fWeeksShort), a.month(m).booked(fWeeks))
		},
	},
	{
		Name: result.OvertimeHours, Unit: result.UnitHours, Better: Lower, Group: "reaction",
		Meaning: "Paid hours worked over time.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fOvertimeHours) },
		Month:   stocked(fOvertimeHours),
	},
	{
		Name: result.OvertimePay, Unit: result.UnitMoney, Better: Lower, Group: "reaction",
		Meaning: "Pay of these hours, premium included; not in the payroll.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fOvertime) },
	},
	{
		Name: result.LeaderHours, Unit: result.UnitHours, Better: Lower, Group: "reaction",
		Meaning: "Paid hours that team leaders spent on the phones.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fLeaderHours) },
		Month:   stocked(fLeaderHours),
	},
	{
		// Leaders are no heads of the desk and are paid in any case. What they do not do meanwhile is
		// taken to be worth what the same hours of an agent cost.
		Name: result.LeaderPay, Unit: result.UnitMoney, Better: Lower, Group: "reaction",
		Meaning: "Leaders' hours on the phones at the cost of an agent's: what they leave undone.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fLeaders) },
	},
	{
		Name: result.ReplannedHours, Unit: result.UnitHours, Better: Neither, Group: "reaction",
		Meaning: "Paid hours of shifts moved to other hours of the week; nobody is paid for it.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fMovedHours) },
		Month:   stocked(fMovedHours),
	},
	{
		// heads summed over days / days.
		Name: result.AgencyHeads, Unit: result.UnitHeads, Better: Lower, Group: "reaction",
		Meaning: "Agency staff at work, mean over days.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fAgencyDays) / float64(a.d.base.days) },
		Month: func(a *planTotals, m int) float64 {
			h := &a.d.base.Horizon
			return a.month(m).booked(fAgencyDays) / float64(h.MonthEnd(m)-h.MonthEnd(m-1))
		},
	},
	{
		Name: result.AgencyPay, Unit: result.UnitMoney, Better: Lower, Group: "reaction",
		Meaning: "Bills of the agency.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fAgency) },
	},
	{
		Name: result.ReactionCost, Unit: result.UnitMoney, Better: Lower, Group: "reaction",
		Meaning: "What holding the service level cost: overtime, leaders on the phones, agency.",
		Run:     func(a *planTotals) float64 { return reactionCost(&a.sum) },
		Month:   func(a *planTotals, m int) float64 { return reactionCost(a.month(m)) },
	},
}

func reactionCost(t *tally) float64 {
	return t.booked(fOvertime) + t.booked(fLeaders) + t.booked(fAgency)
}
