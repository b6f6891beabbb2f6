package desk

import "boomerang/sim/result"

// measuresPayback: when a plan has earned back what it cost, and whether it keeps it. What the three mean is
// defined once (result.PaybackOf).
//
// Each month is NaN where there is none, so its mean is of those worlds alone that have one.
var measuresPayback = []Measure{
	{
		Name: result.PaybackMonth, Unit: result.UnitMonth, Better: Lower, Group: "money",
		Meaning: "First month from which the cumulative net value stays above zero until the horizon.",
		Run:     func(a *planTotals) float64 { return monthOrNaN(a.payback().Month) },
	},
	{
		Name: result.TurningMonth, Unit: result.UnitMonth, Better: Higher, Group: "money",
		Meaning: "First month from which the cumulative net value stays below zero until the horizon, of a plan that " +
			"was above zero before.",
		Run: func(a *planTotals) float64 { return monthOrNaN(a.payback().Turning) },
	},
	{
		// Its mean over worlds is the share of worlds in which a plan never pays back.
		Name: result.NeverPaysBack, Unit: result.UnitShare, Better: Lower, Group: "money",
		Meaning: "1 where the cumulative net value is above zero in no month and below in some.",
		Run:     func(a *planTotals) float64 { return oneIf(a.payback().Never) },
	},
}
