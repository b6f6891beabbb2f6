package desk

import "boomerang/sim/result"

// measuresService: the human desk: its line, its people at work.
//
// Arrivals at the desk are what its shares are of: answered, hung up, or in line yet. Waits are sums
// of minutes divided by counts, and not means of means, so that a month is the weighted mean of its
// days.
var measuresService = []Measure{
	{
		Name: result.DeskArrivals, Unit: result.UnitContacts, Group: "desk",
		Meaning: "Live contacts that reach the line of the human desk.",
		Day:     daily(tOffered),
	},
	{
		Name: result.HumanContacts, Unit: result.UnitContacts, Group: "desk",
		Meaning: "Contacts whose service by a human begins.",
		Day:     daily(tAnswered),
	},
	{
		Name: result.Abandoned, Unit: result.UnitContacts, Better: Lower, Group: "desk",
		Meaning: "Contacts that hang up in line, on the day they do.",
		Day:     daily(tHungUp),
	},
	{
		Name: result.WaitingEnd, Unit: result.UnitContacts, Better: Lower, Group: "desk",
		Meaning: "In line at the end of the day.",
		Day:     (*Desk).inLine,
	},
	{
		// Handle minutes overlap where a person serves several chats at once: divided by the
		// concurrency they are minutes of people.
		Name: result.HumanHours, Unit: result.UnitHours, Group: "desk",
		Meaning: "Hours people spent handling contacts.",
		Run: func(a *planTotals) float64 {
			return a.d.atFullSize(a.sum.counted(tHandle)) / 60 / a.d.plan.Humans.Concurrency
		},
	},
	{
		// handle minutes / contacts begun. A rise behind an assistant is what the mix alone predicts,
		// where the work that it leaves is the longer one; it says nothing of the people.
		Name: result.HandleTime, Unit: result.UnitMinutes, Better: Lower, Group: "cost dashboard",
		Meaning: "Mean handle time of a human contact.",
		Run:     share(tHandle, tAnswered),
		Month:   monthly(tHandle, tAnswered),
		Day:     dailyOf(tHandle, tAnswered),
	},
	{
		// Erlang's delay probability where one pool has one class: 1 − P(a server free at arrival).
		Name: result.WaitProbability, Unit: result.UnitShare, Better: Lower, Group: "desk",
		Meaning: "Of arrivals at the desk: found everyone busy.",
		Run:     share(tWaited, tOffered),
	},
	{
		// (wait of the answered + wait of who hung up) / arrivals, the W of Little's law: to leave out
		// who hung up would make a line look the shorter the more give up in it.
		Name: result.WaitMean, Unit: result.UnitMinutes, Better: Lower, Group: "desk",
		Meaning: "Mean time in line of those who leave it, answered or not, per arrival at the desk.",
		Run: func(a *planTotals) float64 {
			return ratio(a.sum.counted(tWaitAnswered)+a.sum.counted(tWaitHungUp), a.sum.counted(tOffered))
		},
		Month: func(a *planTotals, m int) float64 {
			t := a.month(m)
			return ratio(t.counted(tWaitAnswered)+t.counted(tWaitHungUp), t.counted(tOffered))
		},
		Day: func(_ *Desk, t *tally) float64 {
			return ratio(t.counted(tWaitAnswered)+t.counted(tWaitHungUp), t.counted(tOffered))
		},
	},
	{
		// What telephone systems report as the average speed of answer: who hung up is not in it.
		Name: result.WaitAnswered, Unit: result.UnitMinutes, Better: Lower, Group: "desk",
		Meaning: "Mean time in line of those answered live.",
		Run: func(a *planTotals) float64 {
			return ratio(a.sum.counted(tWaitAnswered), a.sum.counted(tAnswered)-a.sum.counted(tCasesAnswered))
		},
	},
	{
		Name: result.WaitP95, Unit: result.UnitMinutes, Better: Lower, Group: "desk",
		Meaning: "95 % of those answered waited at most this long (to 7 %).",
		Run:     func(a *planTotals) float64 { return a.d.waits.quantile(.95) },
	},
	{
		// Of all arrivals, who hung up counted as not in time: abandonment cannot improve it.
		Name: result.ServiceLevel, Unit: result.UnitShare, Better: Higher, Group: "desk",
		Meaning: "Of live arrivals at the desk: answered within the stated time.",
		Run:     share(tInTime, tOffered),
		Month:   monthly(tInTime, tOffered),
		Day:     dailyOf(tInTime, tOffered),
	},
	{
		// hung up / arrivals, those sent home at closing time among them. With exponential patience of
		// mean 1/θ it is θ·E[wait] (Erlang A), which is how a stated patience can be checked against a
		// company's own two figures.
		Name: result.Abandonment, Unit: result.UnitShare, Better: Lower, Group: "desk",
		Meaning: "Of arrivals at the desk: hung up.",
		Run:     share(tHungUp, tOffered),
		Month:   monthly(tHungUp, tOffered),
	},
	{
		// minutes busy / minutes on duty. Duty counts every contact that a person can handle at once, so
		// two chats of four are an occupancy of a half.
		Name: result.Occupancy, Unit: result.UnitShare, Group: "desk",
		Meaning: "Share of time on duty spent handling contacts. Who finishes one after the shift is on duty " +
			"until then.",
		Run:   func(a *planTotals) float64 { return a.sum.occupancy() },
		Month: func(a *planTotals, m int) float64 { return a.month(m).occupancy() },
		Day:   func(_ *Desk, t *tally) float64 { return t.occupancy() },
	},
	{
		Name: result.QueueMean, Unit: result.UnitCustomers, Better: Lower, Group: "desk",
		Meaning: "Mean number in line at full size, by Little's law.",
		Run:     (*planTotals).queueMean,
	},
	{
		// λ·S by Little: 600 an hour, 5 minutes and .3 who return are 600/60/(1 − .3)·5 = 71.43.
		Name: result.InServiceMean, Unit: result.UnitCustomers, Group: "desk",
		Meaning: "Mean number being answered by people, day and night, at full size.",
		Run:     func(a *planTotals) float64 { return a.d.servingMean() },
	},
	{
		Name: result.AtDeskMean, Unit: result.UnitCustomers, Group: "desk",
		Meaning: "Mean number in the system: in line or being answered, day and night, at full size.",
		Run:     func(a *planTotals) float64 { return a.queueMean() + a.d.servingMean() },
	},
	{
		// The delay station of Erlang-R (Yom-Tov and Mandelbaum 2014): of the same desk, an hour until
		// they return, 600/60/(1 − .3)·.3·60 = 257.14.
		Name: result.ReturningMean, Unit: result.UnitCustomers, Group: "desk",
		Meaning: "Mean number between two contacts, who will come back or find out that they were not helped, " +
			"day and night, at full size.",
		Run: func(a *planTotals) float64 { return a.d.returningMean() },
	},
}

// queueMean is the mean number in line by Little's law: minutes waited a minute.
//
//	L = λW = Σ wait / T,  wait in minutes, T = days·1440
func (a *planTotals) queueMean() float64 {
	return a.d.atFullSize(a.sum.counted(tWaitAnswered)+a.sum.counted(tWaitHungUp)) / (float64(a.d.base.days) * 1440)
}
