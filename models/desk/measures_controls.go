package desk

import "boomerang/sim/result"

// measuresControls: what would have warned, what stopped the assistant, and what the audit clipped.
//
// A day without alarm is NaN and not the horizon: worlds without one are in no mean of days, and how
// many they are is a probability beside it.
var measuresControls = []Measure{
	{
		Name: result.FirstAlarmDay, Unit: result.UnitDay, Better: Lower, Group: "controls",
		Meaning: "Day of the first true alarm of the daily charts, which watch satisfaction with what the " +
			"assistant handles and repeat contacts, each for bounded work and the long tail. True means: more " +
			"than half of the drop that gave the alarm is what customers truly get less than on the same days " +
			"of the same world under the reference plan, if people do all the work there, else than on the " +
			"same weekdays before day 0.",
		Run: func(a *planTotals) float64 { return a.d.monitor.firstAlarm().orNaN() },
	},
	{
		Name: result.FirstAlarmSatisfactionBounded, Unit: result.UnitDay, Better: Lower, Group: "controls",
		Meaning: "Day of the first true alarm of the daily chart of satisfaction with bounded work.",
		Run:     alarmOf(0),
	},
	{
		Name: result.FirstAlarmSatisfactionLongTail, Unit: result.UnitDay, Better: Lower, Group: "controls",
		Meaning: "Day of the first true alarm of the daily chart of satisfaction with the long tail.",
		Run:     alarmOf(1),
	},
	{
		Name: result.FirstAlarmRepeatsBounded, Unit: result.UnitDay, Better: Lower, Group: "controls",
		Meaning: "Day of the first true alarm of the daily chart of repeat contacts about bounded work.",
		Run:     alarmOf(2),
	},
	{
		Name: result.FirstAlarmRepeatsLongTail, Unit: result.UnitDay, Better: Lower, Group: "controls",
		Meaning: "Day of the first true alarm of the daily chart of repeat contacts about the long tail.",
		Run:     alarmOf(3),
	},
	{
		// What a chart costs: it could be made to alarm on day 1 with a limit low enough. Days of
		// alarm are compared at the rate of false alarms the limits are set for (control_chart.go).
		Name: result.FalseAlarms, Unit: result.UnitAlarms, Better: Lower, Group: "controls",
		Meaning: "Alarms of the daily charts that are not true.",
		Run:     func(a *planTotals) float64 { return float64(a.d.monitor.noise) },
	},
	{
		// The figure boards see, held to the same rate of false alarms as the daily charts: what is
		// left between the two days is the price of looking once a quarter.
		Name: result.QuarterlyAlarmDay, Unit: result.UnitDay, Better: Lower, Group: "controls",
		Meaning: "Day of the first true alarm of the quarterly figure: satisfaction over all surveys of a quarter " +
			"against the month before day 0, at the same rate of false alarms, and true by the same rule.",
		Run: func(a *planTotals) float64 { return a.d.monitor.quarter.orNaN() },
	},
	{
		// Each sends a category to people for breaker_days, which costs capacity whether it was right
		// or not.
		Name: result.Trips, Unit: result.UnitTrips, Better: Lower, Group: "controls",
		Meaning: "Times the circuit breaker sent a category to people.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fTrips) },
	},
	{
		// No rate that tripped it was truly above 1.02 of its baseline (breaker.go).
		Name: result.FalseTrips, Unit: result.UnitTrips, Better: Lower, Group: "controls",
		Meaning: "Of these, with nothing wrong.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fFalseTrips) },
	},
	{
		// stopped / sessions, the price of a rule: each is a contact for people.
		Name: result.ActionsStopped, Unit: result.UnitShare, Group: "controls",
		Meaning: "Of sessions: stopped by a business rule and made human work.",
		Run:     share(tStopped, tSessions),
	},
	{
		Name: result.Demotions, Unit: result.UnitTimes, Better: Lower, Group: "controls",
		Meaning: "Times that an incident cost the assistant the autonomy it had earned.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fDemotions) },
	},
	{
		Name: result.Incidents, Unit: result.UnitIncidents, Better: Lower, Group: "controls",
		Meaning: "Security incidents of the assistant.",
		Run:     func(a *planTotals) float64 { return a.sum.booked(fIncidentCount) },
	},
	{
		// Means over worlds of these two are shares of worlds in which an assumption was moved: an
		// answer that rests on many of them is one about the bounds.
		Name: result.DeflectionClipped, Unit: result.UnitShare, Better: Lower, Group: "audit",
		Meaning: "1 where the asked deflection lies outside what the drawn assistant can give, and was set to the " +
			"nearest bound.",
		Run: func(a *planTotals) float64 { return oneIf(a.d.plan.clipped) },
	},
	{
		Name: result.ChurnClipped, Unit: result.UnitShare, Better: Lower, Group: "audit",
		Meaning: "1 where today's service explains more than the stated churn, or cannot cause the share of it that " +
			"is stated: other reasons were set to 0.",
		Run: func(a *planTotals) float64 { return oneIf(a.d.base.churnImpossible()) },
	},
}
