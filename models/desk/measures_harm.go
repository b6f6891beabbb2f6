package desk

import "boomerang/sim/result"

// measuresHarm: what failures cost beside the customers who leave: complaints, and credits for failures.
//
// Both are expectations over customers (complaints.go, goodwill.go), so that a share of the company has no
// noise of its own here. Exposure stands with the money.
var measuresHarm = []Measure{
	{
		Name: result.Complaints, Unit: result.UnitNumber, Better: Lower, Group: "regulation",
		Meaning: "Formal complaints over issues that ended unresolved or after a wrong answer was believed.",
		Run:     counted(tComplaints),
		Month:   func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tComplaints)) },
	},
	{
		Name: result.OmbudsmanCases, Unit: result.UnitNumber, Better: Lower, Group: "regulation",
		Meaning: "Complaints that went to an ombudsman, the free ones too.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fCases) },
	},
	{
		Name: result.ComplaintCost, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Handling of complaints, fees of the ombudsman and redress.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fComplaints) },
		Month:   stocked(fComplaints),
	},
	{
		Name: result.GoodwillCost, Unit: result.UnitMoney, Better: Lower, Group: "money",
		Meaning: "Credits given for failures.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fGoodwill) },
		Month:   stocked(fGoodwill),
	},
}
