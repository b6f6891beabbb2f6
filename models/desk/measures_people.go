package desk

import "boomerang/sim/result"

// measuresPeople: who works here, who is let go, and what leadership takes back.
//
// Heads are a fluid at full size, so people laid off or hired may be fractions. What adds up over a
// plan:
//
//	heads at the end = heads of day 0 + hired − laid off − redeployed − quit + called back from other work
//
// Quits have no measure of their own and are what is left.
var measuresPeople = []Measure{
	{
		// In training too, since they are paid; not those at other work of the company.
		Name: result.Heads, Unit: result.UnitHeads, Group: "workforce",
		Meaning: "Heads on the payroll at the end of the month or day.",
		Month:   stocked(fHeadsEnd),
		Day:     func(d *Desk, _ *tally) float64 { return d.heads() },
	},
	{
		Name: result.HeadsEnd, Unit: result.UnitHeads, Group: "workforce",
		Meaning: "Heads on the payroll at the horizon.",
		Run:     func(a *planTotals) float64 { return a.month(a.months - 1).booked(fHeadsEnd) },
	},
	{
		// stages announced / stages of the plan.
		Name: result.CutMade, Unit: result.UnitShare, Group: "workforce",
		Meaning: "Of the stages of the cut, those announced by the horizon: the rest waits behind a gate, or a " +
			"reversal has called it off. 0 without a cut.",
		Run: func(a *planTotals) float64 {
			return ratioOr0(float64(len(a.d.staged)), float64(a.d.plan.Cut.Stages))
		},
	},
	{
		// Of the whole company's heads, also where one pool is cut.
		Name: result.CutShare, Unit: result.UnitShare, Group: "workforce",
		Meaning: "Heads the plan takes away, of those on day 0: as stated, or as its service level allows.",
		Run:     func(a *planTotals) float64 { return a.d.plan.Cut.Share },
	},
	{
		Name: result.GatesClosed, Unit: result.UnitTimes, Group: "workforce",
		Meaning: "Times a stage of the cut waited a month behind a closed gate.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fGatesClosed) },
	},
	{
		Name: result.LaidOff, Unit: result.UnitHeads, Group: "workforce",
		Meaning: "People laid off.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fLaidOff) },
		Month:   stocked(fLaidOff),
		Day:     booked(fLaidOff),
	},
	{
		Name: result.Redeployed, Unit: result.UnitHeads, Group: "workforce",
		Meaning: "People moved to other work in the company.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fRedeployed) },
	},
	{
		Name: result.Hired, Unit: result.UnitHeads, Group: "workforce",
		Meaning: "People hired.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fHired) },
		Month:   stocked(fHired),
		Day:     booked(fHired),
	},
	{
		// The first day; NaN, and no late day, where the press never wrote.
		Name: result.PressDay, Unit: result.UnitDay, Better: Higher, Group: "leadership",
		Meaning: "Day the press wrote about public posts.",
		Run:     func(a *planTotals) float64 { return a.d.lead.press.orNaN() },
	},
	{
		// When it was carried out, the time to decide included; people hired because of it come later
		// still. Neither direction is good by itself: an early reversal is cheap, none at all may mean
		// that none was needed.
		Name: result.ReversedDay, Unit: result.UnitDay, Group: "leadership",
		Meaning: "Day the reversal took effect.",
		Run:     func(a *planTotals) float64 { return a.d.lead.reversed.orNaN() },
	},
	{
		// hired because of the reversal in the window / places laid off. Places and not people below:
		// who quit during notice need not be let go, and their place is gone all the same.
		Name: result.Rehired6Months, Unit: result.UnitShare, Better: Lower, Group: "leadership",
		Meaning: "Hired within 6 months of the latest layoff after a reversal, of the places laid off: with those " +
			"that fell vacant during notice.",
		Run: bookedShare(fRehired6, fPlacesCut),
	},
	{
		Name: result.Rehired12Months, Unit: result.UnitShare, Better: Lower, Group: "leadership",
		Meaning: "Hired within 12 months of the latest layoff after a reversal, of the places laid off: the " +
			"boomerang window.",
		Run: bookedShare(fRehired12, fPlacesCut),
	},
}
