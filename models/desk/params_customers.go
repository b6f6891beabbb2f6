package desk

// Experience turns what happened to an issue into one score, 0–100.
//
// Points of 100, latent: a score is turned into a share of satisfied customers by SatisfiedAt and
// ResponseNoise (see satisfied) and into a leaving intent by Churn (see leaving). Each effect is
// counted once, here.
type Experience struct {
	Unit          ExperienceUnit // of the points below and of the anchors of Churn; the engine's is Score
	Best          float64        // solved at first contact, no wait, no friction
	PerContact    float64        // points per further contact
	PerWait       float64        // points per minute in line
	PerStep       float64        // points per step of friction
	PerHourShut   float64        // points per hour waited for the desk to open
	Deceived      float64        // points once, when an answer believed good proved wrong
	Unresolved    float64        // points when the issue ends unresolved
	SatisfiedAt   float64        // reported as satisfied at or above
	ResponseNoise float64        // SD of a person's own scale around the score

	// AssistantGap is how far the share satisfied of all sessions the assistant was eligible for ends below
	// people's, points of 100; NaN: nothing is added (handler.go).
	AssistantGap float64
	Angry        float64 // share of noticed failures that are handed over angry
	AngryRepair  float64 // what a person's help is worth after one, relative to a technical hand-over
}

// Survey is what a dashboard can see of the scores.
//
// Who is unhappy answers less, and the silent are not in any dashboard: the gap between what surveys
// say and the truth is an output, because nobody at the company can see it.
type Survey struct {
	Response  float64 // P(a content customer answers)
	Withheld  float64 // share of the unhappy who tell nobody
	DelayDays float64 // 0: asked when the session ends

	// NonFinishers is the chance that somebody who gave up or hung up is asked, relative to one who finished.
	NonFinishers float64
}

// Churn turns scores into departures.
//
// Stated intent, times Scale, is behaviour. The rest says when: gates, notice, a lag of one's own, and
// a reported definition that trails by its window.
//
// Units: Scale and doses are pure numbers, intents are shares, times are days. IntentScore is in
// falling order, best first.
type Churn struct {
	ServiceShare    float64    // share of today's churn that service causes
	Scale           float64    // behaviour per stated intent; NaN: solved from ServiceShare
	IntentScore     [3]float64 // scores …
	Intent          [3]float64 // … and stated leaving intent there, linear between and beyond
	DoubleDeviation float64    // dose ratio after an earlier failure within MemoryDays
	MemoryDays      float64
	Worst           float64 // weight of the worst issue within WorstDays against the sum of all
	WorstDays       float64
	FailureBelow    float64 // a score below this is a failure
	// MarginCorrelation is the rank correlation of a customer's dose with the customer's margin.
	MarginCorrelation float64

	Recovery     float64 // P(a later good experience cancels an intent)
	LagDays      float64 // personal lag from intent to act
	NoticeDays   float64 // notice on annual contracts
	ReportedDays float64 // window of the reported "active" definition
	WordOfMouth  float64 // relative change of new business per relative change of mean leaving intent
	PostShare    float64 // share of failures told in public
	PressPosts   float64 // posts in a week that the press writes about, 0 = never
	NewPerYear   float64 // newcomers per customer and year; NaN: as many as leave under the status quo
}

// Controls are the three of the article's trust framework.
//
// A control that is stated costs capacity when it acts: stopped actions and approvals are human
// minutes, a tripped breaker sends its category to people.
type Controls struct {
	Allowlist        bool    // business rules on every action
	LeakRate         float64 // P(an action without rules is out of policy) at go-live; moves with the failures
	LeakCost         float64 // money per out-of-policy action whose amount is not stated
	Monitor          bool    // daily charts of satisfaction and repeat contacts per query type
	MonitorChart     ControlChart
	MonitorDelta     float64 // reference value k of a CUSUM, in SD of a day's reading
	MonitorWeight    float64 // λ of an EWMA, (0, 1]
	MonitorLimit     float64 // h of a CUSUM in SD of a reading, L of an EWMA in its own SD; NaN: from MonitorRunDays
	MonitorRunDays   float64 // days between false alarms of the whole monitor
	Breaker          bool    // circuit breaker by category
	BreakerWishes    float64 // trips when the share that wants a human exceeds its baseline by this, 0: not watched
	BreakerComebacks float64 // … the share whose customer comes back within a week without having met anybody
	BreakerActions   float64 // … the share of sessions that act out of policy
	BreakerWindow    float64 // days its rates are taken over, 1–28
	Level            int     // claimed maturity level 1–4; 0: the controls are as stated
	RealLevel        int     // real level; 0: as claimed
	Promote          bool    // with a level: it is earned step by step, and lost after an incident
	ApprovalMinutes  float64 // of an agent per session at level 2
	ApprovalCatch    float64 // share of wrong answers that would be believed which that agent notices
	BreakerDays      float64 // cool-down
}

// Dashboard is what leadership looks at.
type Dashboard int

// The dashboards.
const (
	CostOnly Dashboard = iota
	Joint
)

// Leadership reviews and may reverse.
//
// A board that may do nothing (no rehire, valve and routing as they are) never decides: then there is
// no reversal to wait for.
type Leadership struct {
	Dashboard        Dashboard
	ReviewDays       float64
	RetentionDrop    float64 // cost_only: reverses when reported retention fell by this share
	ServiceFloor     float64 // cost_only: … or the service level fell below this
	SatisfactionDrop float64 // joint: reverses when surveyed satisfaction of a query type fell by these points
	DecisionDays     float64
	RehireShare      float64 // of the cut
	OpenValve        bool
	Reroute          bool // long tail back to humans
	Press            bool // reverses when the press writes
	CrossReference   bool // joint: satisfaction and repeats near a deployment count as a signal
	ReadsMonitors    bool // joint: the page shows alarms of the run's daily charts, and a review acts on them
}

// Incidents are security incidents of the assistant.
//
// Unknown and Withheld have denominators of their own: of all incidents, and of those noticed.
type Incidents struct {
	PerYear        float64 // at full exposure
	Cost           float64 // each
	Unknown        float64 // share not noticed at first
	Withheld       float64 // share of the noticed that is not told
	DisclosureDays float64 // until those come out
	LateRatio      float64 // cost and shock of a late disclosure, ratio
	TrustShock     float64 // leaving intent of issues in the month after, share above
}

// Money is the price list, at full size.
//
// Amounts are per full-size company; nothing here is inflated or discounted but by DiscountPerYear, in
// the terminal value alone.
type Money struct {
	CostPerHeadYear   float64 // loaded
	SeverancePerHead  float64
	HiringPerHead     float64 // recruiting and training, per hire
	RehirePremium     float64 // wage of people hired back, share above
	AcquisitionPerNew float64 // cost to win a newcomer
	DiscountPerYear   float64
	TerminalMonths    float64
	ExposureClosed    float64 // regulatory exposure a month while flows have no route to a human
}
