package result

// Ladder is one plan at deeper and deeper cuts: people answer everything, the way to them is
// open, and no board steps in. At the medians, means over a few worlds; the first step cuts
// nobody, and money is against it.
type Ladder struct {
	Worlds int          `json:"worlds"`
	Months int          `json:"months"`
	Steps  []LadderStep `json:"steps"`
}

// LadderStep is one cut.
type LadderStep struct {
	Cut          float64 `json:"cut"` // share of heads
	ServiceLevel float64 `json:"service_level"`
	Abandonment  float64 `json:"abandonment"`
	Satisfaction float64 `json:"satisfaction"` // points of 100
	Churn        float64 `json:"churn"`        // share of the customers of day 0 gone within a year
	Net          float64 `json:"net"`          // money

	// Who still waits when the months end has neither been helped nor given up: what that does to
	// them is in no figure above.
	Waiting float64 `json:"waiting"`        // contacts in line and cases on file, at the end
	Daily   float64 `json:"contacts_a_day"` // that come, to measure them by

	// The line of the ledger that brings most, by the name of its measure, and what it brings; "" where
	// none brings anything. The same of the line that takes most.
	Pays      string  `json:"pays,omitempty"`
	PaysMoney float64 `json:"pays_money"`
	Costs     string  `json:"costs,omitempty"`
	CostMoney float64 `json:"cost_money"`
}

// LadderLines are the lines of the ledger that add up to the net value: measures of
// which less is better.
var LadderLines = []string{
	Payroll, Severance, Hiring, Rehiring, Redeployment, OvertimePay, LeaderPay, AgencyPay, AssistantCost,
	Leakage, Exposure, IncidentCost, RetentionLoss,
	ComplaintCost, GoodwillCost,
}
