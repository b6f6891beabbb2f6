package desk

import "boomerang/sim/result"

// measuresContacts: what comes in, what the assistant makes of it, and how issues end.
//
// What becomes of the contacts at the assistant adds up, and invariants.go holds every world to it:
//
//	sessions  = contained + handed over
//	contained = resolved + silent + left the assistant + gave up + came back or switched
//
// Shares of containment have all incoming contacts below them, those that met no assistant too: the
// five endings then add up to the contained share, and plans whose assistants see unlike parts of the
// work can be compared.
var measuresContacts = []Measure{
	{
		Name: result.Issues, Unit: result.UnitIssues, Group: "volume",
		Meaning: "Issues that arise.",
		Day:     daily(tRaised),
	},
	{
		Name: result.Contacts, Unit: result.UnitContacts, Group: "volume",
		Meaning: "Incoming contacts: first ones, repeats, redials.",
		Run:     counted(tContacts),
		Month:   func(a *planTotals, m int) float64 { return a.d.atFullSize(a.month(m).counted(tContacts)) },
		Day:     daily(tContacts),
	},
	{
		Name: result.Repeats, Unit: result.UnitContacts, Better: Lower, Group: "volume",
		Meaning: "Of the contacts: second and later ones on the same issue.",
		Day:     daily(tRepeats),
	},
	{
		// Not in the work an assistant takes off people: easy access raises issues that nobody had
		// before, and to count their resolution as a saving would pay for what the assistant brought.
		Name: result.Induced, Unit: result.UnitContacts, Group: "volume",
		Meaning: "Issues raised only because access is easy, never work that was removed.",
		Run:     counted(tInduced),
	},
	{
		// repeats / contacts. A census and no survey; 1 − this is not first-contact resolution, since
		// who gives up does not repeat. FCR .67 goes with 1.5 contacts an issue (SQM [S] C), that is
		// with a rate of .33.
		Name: result.RepeatRate, Unit: result.UnitShare, Better: Lower, Group: "customer dashboard",
		Meaning: "Of contacts: second and later ones on the same issue, redials included.",
		Run:     share(tRepeats, tContacts),
		Month:   monthly(tRepeats, tContacts),
	},
	{
		Name: result.Sessions, Unit: result.UnitContacts, Group: "assistant",
		Meaning: "Sessions with the assistant.",
		Day:     daily(tSessions),
	},
	{
		// Contained says nothing of the customer: five endings are in it, and one of them is that the
		// problem is gone.
		Name: result.SessionsContained, Unit: result.UnitContacts, Better: Higher, Group: "assistant",
		Meaning: "Sessions that end without a human in the session.",
		Day:     daily(tContained),
	},
	{
		Name: result.SessionsResolved, Unit: result.UnitContacts, Better: Higher, Group: "assistant",
		Meaning: "Sessions that are contained and resolved.",
		Day:     daily(tSolvedSession),
	},
	{
		Name: result.SessionsSilent, Unit: result.UnitContacts, Better: Lower, Group: "assistant",
		Meaning: "Sessions that are contained by a failure the customer did not notice.",
		Day:     daily(tSilent),
	},
	{
		Name: result.SessionsHandedOver, Unit: result.UnitContacts, Group: "assistant",
		Meaning: "Sessions handed to a human.",
		Day:     daily(tHandedOver),
	},
	{
		// contained / all incoming contacts of the time. Definitions in use differ in the denominator
		// (sessions, routed contacts) and published figures go from .41 to .80 [S] C; all contacts
		// below gives the least of them.
		Name: result.Contained, Unit: result.UnitShare, Better: Higher, Group: "cost dashboard",
		Meaning: "Share of all incoming contacts: sessions that end without a human in the session.",
		Run:     share(tContained, tContacts),
		Month:   monthly(tContained, tContacts),
	},
	{
		Name: result.ContainedResolved, Unit: result.UnitShare, Better: Higher, Group: "containment",
		Meaning: "Share of all contacts: contained and resolved.",
		Run:     share(tSolvedSession, tContacts),
	},
	{
		// Counted at the session. What the customer finds out comes days later, as a repeat and a worse
		// score.
		Name: result.ContainedSilent, Unit: result.UnitShare, Better: Lower, Group: "containment",
		Meaning: "Share of all contacts: contained by a failure the customer did not notice.",
		Run:     share(tSilent, tContacts),
		Month:   monthly(tSilent, tContacts),
	},
	{
		Name: result.ContainedLeftBot, Unit: result.UnitShare, Better: Lower, Group: "containment",
		Meaning: "Of all contacts: contained because the customer left the assistant.",
		Run:     share(tBotLeft, tContacts),
	},
	{
		Name: result.ContainedGaveUp, Unit: result.UnitShare, Better: Lower, Group: "containment",
		Meaning: "Of all contacts: contained because the customer gave up looking for a human.",
		Run:     share(tGaveUpValve, tContacts),
	},
	{
		Name: result.ContainedElsewhere, Unit: result.UnitShare, Better: Lower, Group: "containment",
		Meaning: "Of all contacts: contained because the customer came back later or by another channel.",
		Run:     share(tReturnedOrSwitched, tContacts),
	},
	{
		// contained + handed over = sessions / contacts, in every run.
		Name: result.HandedOver, Unit: result.UnitShare, Group: "containment",
		Meaning: "Share of all contacts: handed from the assistant to a human.",
		Run:     share(tHandedOver, tContacts),
	},
	{
		// The rule of the bill, (resolved + silent + left the assistant) / contacts: a vendor sees
		// that nobody asked for a human and not whether the problem is gone.
		Name: result.AssumedResolved, Unit: result.UnitShare, Better: Higher, Group: "cost dashboard",
		Meaning: "Of all contacts: sessions the vendor takes for resolved and bills, since the customer left " +
			"without asking for a human.",
		Run: func(a *planTotals) float64 {
			return ratio(a.sum.counted(tSolvedSession)+a.sum.counted(tSilent)+a.sum.counted(tBotLeft),
				a.sum.counted(tContacts))
		},
	},
	{
		// 1 − returned / settled sessions, settled being those contained long enough before the
		// horizon to tell. It takes who gave up for content, as the dashboards do.
		Name: result.NoReturn30Days, Unit: result.UnitShare, Better: Higher, Group: "cost dashboard",
		Meaning: "Of contained sessions: no further contact about the same issue within 30 days, also where the " +
			"customer gave up. Sessions whose 30 days end after the horizon are left out; a month that has " +
			"such sessions has no value.",
		Run:   func(a *planTotals) float64 { return 1 - ratio(a.sum.counted(tReturned), a.d.settled) },
		Month: noReturn,
	},
	{
		// Of issues and not of sessions: who asks three times before one is met is one customer who met
		// one.
		Name: result.ReachedAHuman, Unit: result.UnitShare, Better: Higher, Group: "containment",
		Meaning: "Of customers who wanted a human at the assistant: answered by one, at once or after coming back.",
		Run:     share(tReached, tAsked),
	},
	{
		Name: result.SolvedOffHours, Unit: result.UnitShare, Group: "truth",
		Meaning: "Of the contacts the assistant truly resolved: came at night or at the weekend, outside weekdays " +
			"07–21. The default hours of the week are assumed there, no data cover them.",
		Run: share(tSolvedOffHours, tSolvedSession),
	},
	{
		// The four ends are exclusive and add up to 1: every issue that ended did so in one way.
		// Issues open at the horizon are in none.
		Name: result.SolvedByAssistant, Unit: result.UnitShare, Better: Higher, Group: "truth",
		Meaning: "Of issues ended: solved by the assistant.",
		Run:     func(a *planTotals) float64 { return ratio(a.sum.counted(tEndAssistant), a.ended()) },
	},
	{
		Name: result.SolvedByHuman, Unit: result.UnitShare, Better: Higher, Group: "truth",
		Meaning: "Of issues ended: solved by people.",
		Run:     func(a *planTotals) float64 { return ratio(a.sum.counted(tEndHuman), a.ended()) },
	},
	{
		Name: result.SolvedByItself, Unit: result.UnitShare, Group: "truth",
		Meaning: "Of issues ended: the problem went away by itself (an assumed rate).",
		Run:     func(a *planTotals) float64 { return ratio(a.sum.counted(tEndItself), a.ended()) },
	},
	{
		// No dashboard has it: who gives up makes no contact.
		Name: result.GivenUp, Unit: result.UnitShare, Better: Lower, Group: "truth",
		Meaning: "Of issues ended: given up unresolved.",
		Run:     func(a *planTotals) float64 { return ratio(a.sum.counted(tEndGivenUp), a.ended()) },
		Month: func(a *planTotals, m int) float64 {
			return ratio(a.month(m).counted(tEndGivenUp), endsOf(&a.d.tally[m+1]))
		},
	},
}
