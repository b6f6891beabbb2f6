package wording

import (
	"fmt"

	"boomerang/sim/result"
)

// ladderLines are the lines of the ledger as the one that brings, or takes, most is named.
var ladderLines = map[string]string{
	result.Payroll: "wages on the payroll", result.Severance: "severance pay", result.Hiring: "hiring and training",
	result.Rehiring: "hiring back", result.Redeployment: "new work for people", result.AssistantCost: "assistant",
	result.OvertimePay: "overtime", result.LeaderPay: "leaders on the phones", result.AgencyPay: "agency",
	result.Leakage: "given away by mistake", result.Exposure: "regulatory exposure",
	result.IncidentCost: "security incidents", result.RetentionLoss: "margin of customers",
	result.ComplaintCost: "answering complaints", result.GoodwillCost: "credits for failures",
}

// LadderTitle says what a ladder of cuts is.
func LadderTitle(l *result.Ladder) string {
	return fmt.Sprintf("Cuts of one desk on day 0: people answer everything, the way to them is open, no board "+
		"steps in (medians, %s, %s)", Counted(l.Worlds, "future", "futures"), Months(l.Months))
}

// LadderHead are the columns of a ladder.
var LadderHead = []string{
	"cut", "service level", "hang up", "still wait", "satisfied", "leave in a year", "net against no cut",
	"paid for by", "most is lost on",
}

// LadderUnended warns where more than a day's contacts still wait when the months end; "" where no step
// leaves as many.
func LadderUnended(l *result.Ladder) string {
	for _, s := range l.Steps {
		if s.Waiting > s.Daily {
			return fmt.Sprintf("From a cut of %s on, more than a day's contacts still wait when the %s end. Who waits "+
				"has neither been helped nor given up, so that nobody has left over it and no margin is lost: such a "+
				"desk is worse than its line says.", Percent(s.Cut), Months(l.Months))
		}
	}
	return ""
}

// LadderRow is one step in words, a text for each column.
func LadderRow(s result.LadderStep, u Units) []string {
	line := func(measure string, money float64) string {
		if measure == "" {
			return "nothing"
		}
		return ladderLines[measure] + " " + u.Signed(money, result.UnitMoney)
	}
	cut := "none"
	if s.Cut > 0 {
		cut = Percent(s.Cut)
	}
	return []string{
		cut, Percent(s.ServiceLevel), Percent(s.Abandonment), u.About(s.Waiting, result.UnitContacts),
		u.Quantity(s.Satisfaction, result.UnitPoints), u.Quantity(s.Churn, result.UnitShare),
		u.Signed(s.Net, result.UnitMoney), line(s.Pays, s.PaysMoney), line(s.Costs, -s.CostMoney),
	}
}
