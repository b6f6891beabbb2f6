package result

// Names of measures: the columns of runs, months and days, and what estimates,
// series and thresholds call them. What each means, in which unit, and how it is
// computed stands in the table of the model. Code names a measure by these
// constants; they are typed, so that none can stand where a [Unit] belongs.

// Money: what support costs, what the customers bring in, and the two against the reference. All
// amounts are of the whole company over the months played, in the currency of the scenario:
//
//	net = savings − retention loss
//	savings = support cost of the reference − support cost of the plan
//	retention loss = margin of the reference − margin of the plan
//	net terminal = net + the same difference over the months after, discounted
//
// Support cost is the sum of its lines: payroll (repeat pay is the part of it that repeats take),
// severance, hiring, rehiring, redeployment, assistant, leakage, exposure, incidents, complaints
// and credits, and what reactions cost. The cumulative ones are of months, from day 0 to the end
// of each. Months of payback and turn have a value in the worlds only in which they come.
const (
	Savings           string = "savings"
	RetentionLoss     string = "retention_loss"
	Net               string = "net"
	NetTerminal       string = "net_terminal"
	SavingsCumulative string = "savings_cumulative"
	LossCumulative    string = "loss_cumulative"
	NetCumulative     string = "net_cumulative"
	OvertakenMonth    string = "overtaken_month" // of desk-14.1 and before
	SupportCost       string = "support_cost"
	Margin            string = "margin"
	Payroll           string = "payroll"
	RepeatPay         string = "repeat_pay"
	Severance         string = "severance"
	Hiring            string = "hiring"
	Rehiring          string = "rehiring"
	Redeployment      string = "redeployment"
	AssistantCost     string = "assistant_cost"
	Leakage           string = "leakage"
	Exposure          string = "exposure"
	IncidentCost      string = "incident_cost"
	CostPerTicket     string = "cost_per_ticket"
	PaybackMonth      string = "payback_month"
	TurningMonth      string = "turning_month"
	NeverPaysBack     string = "never_pays_back"
	Complaints        string = "complaints"
	OmbudsmanCases    string = "ombudsman_cases"
	ComplaintCost     string = "complaint_cost"
	GoodwillCost      string = "goodwill_cost"
)

// Contacts: what comes in, what the assistant makes of it, and how issues end. Counts are at full
// size; shares are of the contacts, or of the sessions, they are named after:
//
//	contained = resolved + silent + left the bot + gave up + elsewhere
//
// An issue may take several contacts: its first, and repeats of what was not solved, redials
// included. Induced are issues that arise only because access is easy: work that was never taken
// off people. A contact may begin with the assistant and end with a person, to whom it is handed
// over; it is one contact all the same.
const (
	Issues             string = "issues"
	Contacts           string = "contacts"
	Repeats            string = "repeats"
	Induced            string = "induced"
	RepeatRate         string = "repeat_rate"
	Sessions           string = "sessions"
	SessionsContained  string = "sessions_contained"
	SessionsResolved   string = "sessions_resolved"
	SessionsSilent     string = "sessions_silent"
	SessionsHandedOver string = "sessions_handed_over"
	Contained          string = "contained"
	ContainedResolved  string = "contained_resolved"
	ContainedSilent    string = "contained_silent"
	ContainedLeftBot   string = "contained_left_bot"
	ContainedGaveUp    string = "contained_gave_up"
	ContainedElsewhere string = "contained_elsewhere"
	HandedOver         string = "handed_over"
	AssumedResolved    string = "assumed_resolved"
	NoReturn30Days     string = "no_return_30_days"
	ReachedAHuman      string = "reached_a_human"
	SolvedOffHours     string = "solved_off_hours"
	SolvedByAssistant  string = "solved_by_assistant"
	SolvedByHuman      string = "solved_by_human"
	SolvedByItself     string = "solved_by_itself"
	GivenUp            string = "given_up"
)

// Service: the human desk: its line, its people at work. Times are in minutes and of the contacts they
// are named after: the mean wait is of all who stood in line, wait answered of those who were served.
// At a share of the company the line is a smaller one: what of it holds at full size is said by the
// warning of a run.
const (
	DeskArrivals    string = "desk_arrivals"
	HumanContacts   string = "human_contacts"
	Abandoned       string = "abandoned"
	WaitingEnd      string = "waiting_end"
	HumanHours      string = "human_hours"
	HandleTime      string = "handle_time"
	WaitProbability string = "wait_probability"
	WaitMean        string = "wait_mean"
	WaitAnswered    string = "wait_answered"
	WaitP95         string = "wait_p95"
	ServiceLevel    string = "service_level"
	Abandonment     string = "abandonment"
	Occupancy       string = "occupancy"
	QueueMean       string = "queue_mean"
	InServiceMean   string = "in_service_mean"
	AtDeskMean      string = "at_desk_mean"
	ReturningMean   string = "returning_mean"
)

// Channels: what waits in a backlog, and callbacks.
const (
	CasesFiled       string = "cases_filed"
	CaseWait         string = "case_wait"
	BacklogMean      string = "backlog_mean"
	BacklogEnd       string = "backlog_end"
	CasesClosed      string = "cases_closed"
	ClosedAge        string = "closed_age"
	ChaseUps         string = "chase_ups"
	CallbacksOffered string = "callbacks_offered"
	CallbacksTaken   string = "callbacks_taken"
	CallbacksMissed  string = "callbacks_missed"
	CallsBackMissed  string = "calls_back_missed"
	CallbackWait     string = "callback_wait"
)

// Customers: what customers feel, and who stays. Satisfaction is the truth, in points of 100; the
// surveyed ones are what a company sees of it, from those who answer. Customers lost and committed
// are beyond the same in the reference: gone at the horizon, and still there but decided to leave.
// Churn is a share a year of those who were customers.
const (
	Satisfaction              string = "satisfaction"
	SatisfactionSurveyed      string = "satisfaction_surveyed"
	SatisfactionBounded       string = "satisfaction_bounded"
	SatisfactionLongTail      string = "satisfaction_long_tail"
	SurveyedBoundedAssistant  string = "surveyed_bounded_assistant"
	SurveyedBoundedHuman      string = "surveyed_bounded_human"
	SurveyedLongTailAssistant string = "surveyed_long_tail_assistant"
	SurveyedLongTailHuman     string = "surveyed_long_tail_human"
	Intents                   string = "intents"
	LeftOverService           string = "left_over_service"
	LeftOther                 string = "left_other"
	Joined                    string = "joined"
	Customers                 string = "customers"
	CustomersLost             string = "customers_lost"
	Committed                 string = "committed"
	CommittedLoss             string = "committed_loss"
	Churn                     string = "churn"
	RetentionReported         string = "retention_reported"
)

// People: who works here, who is let go, and what leadership takes back. Heads are full-time
// equivalents on the payroll; cut made is the share of the stages of a cut that came to pass, since a
// gate may hold one back and a reversal calls the rest off.
const (
	Heads           string = "heads"
	HeadsEnd        string = "heads_end"
	CutMade         string = "cut_made"
	CutShare        string = "cut_share"
	GatesClosed     string = "gates_closed"
	LaidOff         string = "laid_off"
	Redeployed      string = "redeployed"
	Hired           string = "hired"
	PressDay        string = "press_day"
	ReversedDay     string = "reversed_day"
	Rehired6Months  string = "rehired_6_months"
	Rehired12Months string = "rehired_12_months"
)

// Reaction: what management does about a service level that falls short, in hours of the months
// played and in money, which is part of the support cost.
const (
	WeeksShort     string = "weeks_short"
	OvertimeHours  string = "overtime_hours"
	OvertimePay    string = "overtime_pay"
	LeaderHours    string = "leader_hours"
	LeaderPay      string = "leader_pay"
	ReplannedHours string = "replanned_hours"
	AgencyHeads    string = "agency_heads"
	AgencyPay      string = "agency_pay"
	ReactionCost   string = "reaction_cost"
)

// Controls: what would have warned, what stopped the assistant, and what the audit clipped.
const (
	FirstAlarmDay                  string = "first_alarm_day"
	FirstAlarmSatisfactionBounded  string = "first_alarm_satisfaction_bounded"
	FirstAlarmSatisfactionLongTail string = "first_alarm_satisfaction_long_tail"
	FirstAlarmRepeatsBounded       string = "first_alarm_repeats_bounded"
	FirstAlarmRepeatsLongTail      string = "first_alarm_repeats_long_tail"
	FalseAlarms                    string = "false_alarms"
	QuarterlyAlarmDay              string = "quarterly_alarm_day"
	Trips                          string = "trips"
	FalseTrips                     string = "false_trips"
	ActionsStopped                 string = "actions_stopped"
	Demotions                      string = "demotions"
	Incidents                      string = "incidents"
	DeflectionClipped              string = "deflection_clipped"
	ChurnClipped                   string = "churn_clipped"
)

// Beginnings of the names of what each of several segments has; the name of the
// segment follows.
const (
	MarginLostOf    string = "margin_lost_"
	CustomersLostOf string = "customers_lost_"
	WaitMeanOf      string = "wait_mean_"
)
