package desk

import "boomerang/sim/result"

// measuresChannels: work that waits in a backlog, and callbacks.
//
// Service level, waits and hang-ups of the desk are those of live contacts; what is answered in writing is
// measured here and in handling, which counts both.
var measuresChannels = []Measure{
	{
		Name: result.CasesFiled, Unit: result.UnitContacts, Group: "channels",
		Meaning: "Cases filed: contacts in writing that wait in the backlog, without those over a case on file.",
		Run:     counted(tCases),
		Month:   func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tCases)) },
		Day:     daily(tCases),
	},
	{
		// E[age at which a case is answered]; with the cases answered a minute, λ, and nothing closed or
		// answered on the telephone, the mean backlog is λ times this (Little 1961).
		Name: result.CaseWait, Unit: result.UnitMinutes, Better: Lower, Group: "channels",
		Meaning: "Mean age of cases when an answer from the backlog begins, day and night.",
		Run:     share(tCaseWait, tCasesAnswered),
		Month:   monthly(tCaseWait, tCasesAnswered),
	},
	{
		Name: result.BacklogMean, Unit: result.UnitIssues, Better: Lower, Group: "channels",
		Meaning: "Mean number of cases waiting in the backlog, day and night, at full size.",
		Run:     func(a *planTotals) float64 { return a.d.backlogMean() },
	},
	{
		Name: result.BacklogEnd, Unit: result.UnitIssues, Better: Lower, Group: "channels",
		Meaning: "Cases waiting in the backlog at the end, at full size.",
		Run:     func(a *planTotals) float64 { return a.d.backlogNow() },
		Day:     func(d *Desk, _ *tally) float64 { return d.backlogNow() },
	},
	{
		Name: result.CasesClosed, Unit: result.UnitShare, Better: Lower, Group: "channels",
		Meaning: "Of cases that left the backlog by an answer from it or by their age: closed unanswered.",
		Run: func(a *planTotals) float64 {
			closed := a.sum.counted(tCasesClosed)
			return ratio(closed, closed+a.sum.counted(tCasesAnswered))
		},
	},
	{
		// Mean age of closing is at least the stated one, by up to a day: ages are looked at once a day.
		Name: result.ClosedAge, Unit: result.UnitMinutes, Group: "channels",
		Meaning: "Mean age of cases that close by themselves.",
		Run:     share(tClosedAge, tCasesClosed),
	},
	{
		Name: result.ChaseUps, Unit: result.UnitRatio, Better: Lower, Group: "channels",
		Meaning: "Contacts over a case on file, live or in writing, per case filed.",
		Run:     share(tChaseUps, tCases),
	},
	{
		Name: result.CallbacksOffered, Unit: result.UnitShare, Group: "channels",
		Meaning: "Of live arrivals at the desk: offered a callback.",
		Run:     share(tCallbackOffers, tOffered),
	},
	{
		Name: result.CallbacksTaken, Unit: result.UnitShare, Group: "channels",
		Meaning: "Of live arrivals at the desk: took a callback.",
		Run:     share(tCallbacks, tOffered),
	},
	{
		Name: result.CallbacksMissed, Unit: result.UnitShare, Better: Lower, Group: "channels",
		Meaning: "Of callbacks that came to an end: every call was missed.",
		Run: func(a *planTotals) float64 {
			missed := a.sum.counted(tCallbacksMissed)
			return ratio(missed, missed+a.sum.counted(tCallbacksAnswered))
		},
	},
	{
		Name: result.CallsBackMissed, Unit: result.UnitShare, Better: Lower, Group: "channels",
		Meaning: "Of calls back made: nobody answered.",
		Run: func(a *planTotals) float64 {
			missed := a.sum.counted(tCallsMissed)
			return ratio(missed, missed+a.sum.counted(tCallbacksAnswered))
		},
	},
	{
		Name: result.CallbackWait, Unit: result.UnitMinutes, Better: Lower, Group: "channels",
		Meaning: "Mean time from the call to the call back that was answered.",
		Run:     share(tCallbackWait, tCallbacksAnswered),
	},
}
