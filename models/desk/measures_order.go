package desk

import "boomerang/sim/result"

// The columns of each table in their order, which stays: stored rows have no
// names in them. A new measure goes to the end of the tables it stands in.

// runOrder are the columns of runs.csv and runs.parquet, one row per plan and world.
//
// A value of run r and measure m stands at the same place in every row of a version, and rows of two versions
// are never mixed; measures of segments follow at the end (MeasuresOf), in the order of the segments.
var runOrder = []string{
	result.Savings, result.RetentionLoss, result.Net, result.NetTerminal,
	result.SupportCost, result.Margin, result.Payroll, result.RepeatPay, result.Severance, result.Hiring,
	result.Rehiring, result.Redeployment, result.AssistantCost, result.Leakage, result.Exposure,
	result.CostPerTicket, result.Contacts, result.Induced, result.Contained, result.ContainedResolved,
	result.ContainedSilent, result.ContainedLeftBot, result.ContainedGaveUp, result.ContainedElsewhere,
	result.HandedOver, result.AssumedResolved, result.NoReturn30Days, result.ReachedAHuman,
	result.SolvedOffHours, result.SolvedByAssistant, result.SolvedByHuman, result.SolvedByItself,
	result.GivenUp, result.RepeatRate, result.HumanHours, result.HandleTime, result.WaitProbability,
	result.WaitMean, result.WaitAnswered, result.WaitP95, result.ServiceLevel, result.Abandonment,
	result.Occupancy, result.QueueMean, result.Satisfaction, result.SatisfactionSurveyed,
	result.SatisfactionBounded, result.SatisfactionLongTail, result.CustomersLost, result.LeftOverService,
	result.Committed, result.CommittedLoss, result.Churn, result.RetentionReported, result.FirstAlarmDay,
	result.FirstAlarmSatisfactionBounded, result.FirstAlarmSatisfactionLongTail,
	result.FirstAlarmRepeatsBounded, result.FirstAlarmRepeatsLongTail, result.FalseAlarms,
	result.QuarterlyAlarmDay, result.Trips, result.FalseTrips, result.ActionsStopped, result.Demotions,
	result.Incidents, result.IncidentCost, result.PressDay, result.Rehired6Months, result.Rehired12Months,
	result.ReversedDay, result.HeadsEnd, result.CutMade, result.CutShare, result.GatesClosed,
	result.LaidOff, result.Redeployed, result.DeflectionClipped, result.ChurnClipped, result.Hired,
	result.InServiceMean, result.AtDeskMean, result.ReturningMean,

	result.WeeksShort, result.OvertimeHours, result.OvertimePay, result.LeaderHours, result.LeaderPay,
	result.ReplannedHours, result.AgencyHeads, result.AgencyPay, result.ReactionCost,

	result.CasesFiled, result.CaseWait, result.BacklogMean, result.BacklogEnd, result.CasesClosed, result.ClosedAge,
	result.ChaseUps, result.CallbacksOffered, result.CallbacksTaken, result.CallbacksMissed,
	result.CallsBackMissed, result.CallbackWait,

	result.PaybackMonth, result.TurningMonth, result.NeverPaysBack,
	result.Complaints, result.OmbudsmanCases, result.ComplaintCost, result.GoodwillCost,
}

// monthOrder are the columns of months.parquet.
//
// A month's value is of that month alone, but for what is called cumulative.
var monthOrder = []string{
	result.CostPerTicket, result.HandleTime, result.Contained, result.SupportCost, result.Payroll,
	result.RepeatPay, result.Rehiring, result.AssistantCost, result.Margin, result.SavingsCumulative,
	result.LossCumulative, result.NetCumulative, result.ServiceLevel, result.Occupancy, result.Abandonment,
	result.WaitMean, result.RepeatRate, result.NoReturn30Days, result.ContainedSilent, result.GivenUp,
	result.SatisfactionSurveyed, result.SatisfactionBounded, result.SatisfactionLongTail,
	result.SurveyedBoundedAssistant, result.SurveyedBoundedHuman, result.SurveyedLongTailAssistant,
	result.SurveyedLongTailHuman, result.Churn, result.Intents, result.LeftOverService, result.Customers,
	result.RetentionReported, result.Contacts, result.Heads, result.LaidOff, result.Hired,
	result.WeeksShort, result.OvertimeHours, result.LeaderHours, result.ReplannedHours, result.AgencyHeads,
	result.ReactionCost, result.CasesFiled, result.CaseWait,
	result.Complaints, result.ComplaintCost, result.GoodwillCost, result.Exposure, result.Satisfaction,
}

// dayOrder are the columns of daily.parquet.
//
// Counts and money of the days of a month add up to the month's; shares do not, and their denominators
// are there to weigh them by.
var dayOrder = []string{
	result.Issues, result.Contacts, result.Repeats, result.Sessions, result.SessionsContained,
	result.SessionsResolved, result.SessionsSilent, result.SessionsHandedOver, result.DeskArrivals,
	result.HumanContacts, result.Abandoned, result.WaitingEnd, result.WaitMean, result.ServiceLevel,
	result.HandleTime, result.Occupancy, result.Satisfaction, result.SatisfactionSurveyed, result.Intents,
	result.LeftOverService, result.LeftOther, result.Joined, result.Customers, result.Heads,
	result.LaidOff, result.Hired, result.Payroll, result.SupportCost, result.Margin,
	result.CasesFiled, result.BacklogEnd,
}
