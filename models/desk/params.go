package desk

import "boomerang/sim/dates"

// Params is everything one plan needs to be played, in engine units: minutes
// inside a day, days beyond it, shares in [0, 1], money in units of the
// company's currency at full size. The key table of package scenarios is the
// only place that fills it; defaults, ranges and sources stand there.
type Params struct {
	Horizon    Horizon
	Scale      float64 // share of customers and staff simulated, (0, 1]
	Segments   []Segment
	Categories []Category
	Arrivals   Arrivals
	Routing    Routing
	Assistant  Assistant
	Valve      Valve
	Humans     Humans
	Pools      []Pool // none: one pool for everything
	Workforce  Workforce
	Cut        Cut
	Experience Experience
	Survey     Survey
	Churn      Churn
	Controls   Controls
	Leadership Leadership
	Incidents  Incidents
	Money      Money

	// Before is the company up to day 0: the reference plan. What a plan says of
	// its staff and of priorities counts from day 0; what the company is, its
	// customers and their work, is that of Before to the end. nil: the plan's own.
	Before *Params
}

// Horizon says which days are played. Day 0 is the first day of the plan; months
// are those of the calendar, counted from its date.
type Horizon struct {
	Start     dates.Date // date of day 0; zero: months of 365/12 days
	Weekday   int        // weekday of day 0, Monday = 0
	Month     int        // month of the year of day 0, January = 0
	PreMonths int        // months of status quo played before day 0
	Months    int        // months played from day 0
}

// Contract says when a customer is free to leave.
type Contract int

// The contracts of a segment.
const (
	NoContract      Contract = iota // any day
	MonthlyContract                 // at a monthly renewal
	AnnualContract                  // at an annual renewal, spread evenly over the year
)

// Segment is a group of customers alike in value and contract.
type Segment struct {
	Name           string
	Customers      float64 // at full size on day 0
	IssuesPerYear  float64 // issues a customer raises per year
	MarginPerMonth float64 // margin a customer brings a month, support cost excluded
	ChurnPerYear   float64 // stated annual churn under the status quo, share
	Contract       Contract
	Priority       int     // 0 is served first
	GoodStanding   float64 // share of accounts in good standing
}

// Family is a family of positive distributions named by mean and CV.
type Family int

// The families of handle times and patience.
const (
	Exponential   Family = iota
	Lognormal            // any CV
	Gamma                // any CV
	Deterministic        // CV 0
	Endless              // patience only: nobody hangs up
)

// Category is one kind of ticket.
type Category struct {
	Name             string
	LongTail         bool    // kind = "long_tail", else "bounded"
	Share            float64 // of issues; the shares of all categories sum to 1
	HandleMinutes    float64 // mean handle time of one human contact
	HandleCV         float64
	HandleFamily     Family
	FirstContact     float64 // P(a human contact resolves it), first-contact resolution
	AssistantSuccess float64 // P(the assistant resolves it at the first attempt); NaN: as Assistant.Deflection asks
	AssistantCeiling float64 // highest success the evidence supports
	Correlation      float64 // ρ of the assistant's success on one issue: a retry after a failure succeeds with a(1−ρ)
	Severity         float64 // multiplies the churn dose of a bad end
	ActionRisk       float64 // share of sessions that would act on money or access
	ActionAmount     float64 // mean of what an action moves, money; NaN or 0: each costs Controls.LeakCost
	ActionAmountCV   float64
	ActionCap        float64 // largest amount the rules let the assistant act on, money; 0: any
	GoodStanding     bool    // the rules let it act on accounts in good standing only
}

// Arrivals is the clock of issues: a non-homogeneous, doubly stochastic
// Poisson process (see arrivals.go).
type Arrivals struct {
	HourOfWeek    [168]float64 // relative rate by hour, Monday 00:00 first; any positive scale
	MonthOfYear   [12]float64  // relative rate by month, January first
	GrowthPerYear float64      // growth of issues per customer, share per year
	DayCV         float64      // coefficient of variation of the day factor
	DayLag1       float64      // lag-1 autocorrelation of its logarithm
	Elasticity    float64      // issues raised only because access is easy, per issue raised anyway, at full coverage
	OpenPerHour   float64      // > 0: open arrivals at this rate (textbook queues), segments' rates are ignored
	Swing         float64      // amplitude of a sine on open arrivals, share of the mean, [0, 1)
	SwingHours    float64      // its period
}

// Policy says who sees a contact first.
type Policy int

// The routing policies.
const (
	HumansOnly  Policy = iota
	BoundedOnly        // triage sends what it takes for bounded work to the assistant
	Everything         // the bounded job trap
)

// Routing is triage.
type Routing struct {
	Policy      Policy
	Sensitivity float64 // P(triage says bounded | bounded)
	Specificity float64 // P(triage says long tail | long tail)
}

// DeflectionMeaning says what a stated deflection counts.
type DeflectionMeaning int

// What a stated deflection may mean.
const (
	Contained DeflectionMeaning = iota // sessions that end without a human ÷ all contacts
	Resolved                           // contacts truly resolved by the assistant ÷ all contacts
)

// Assistant is the AI in front of the queue.
type Assistant struct {
	Deflection       float64 // asked share at mature coverage and an open valve; NaN: categories state their success
	DeflectionMeans  DeflectionMeaning
	Success          float64 // of bounded work at the first attempt; not > 0: what Deflection asks, see solve.go
	LongTailRatio    float64 // long-tail success as a fraction of bounded success, where categories do not state theirs
	GoLiveDay        float64 // day of go-live, ≥ 0
	RampDays         float64 // coverage grows linearly from 0 over this time
	Coverage         float64 // mature share of routed contacts that meet it; with Success and Deflection, the most
	SessionMinutes   float64 // mean length of a session
	Silent           float64 // share of failures the customer does not notice
	Abandonment      float64 // P(the customer leaves the bot before it ends)
	OverEscalation   float64 // P(a session it would have solved is handed over)
	DiscoveryDays    float64 // mean time until a silent failure is found out
	LearningPerMonth float64 // share of remaining failures unlearned a month
	DriftPerMonth    float64 // share of success lost a month
	ShockEveryDays   float64 // release shocks: mean gap, 0 = none
	ShockDepth       float64 // share of success lost at a shock
	ShockDays        float64 // time to recover
	PricePerSession  float64 // price per assumed resolution
	PriceGrowth      float64 // share per year
	PlatformPerMonth float64 // platform and governance at full size
	AssistGain       float64 // agents assisted by AI: issues per hour gained, share (plan augmentation)
}

// Valve is the way from the assistant to a human.
type Valve struct {
	Steps         float64 // extra steps beyond one click
	DropPerStep   float64 // P(a customer gives up the attempt at a step)
	NoRoute       float64 // share of flows with no way to a human
	MinutesStep   float64 // minutes lost per step
	GiveUp        float64 // of those who do not get through: give the issue up
	SwitchChannel float64 // … reach the desk by another channel; the rest come back later
	ReturnDays    float64 // mean time until they come back
}

// Humans is the desk of people.
type Humans struct {
	Heads           float64    // stated heads on day 0 at full size; NaN: as many as the service level needs
	Slack           float64    // heads on day 0 above what is stated or needed, share
	ServiceLevel    float64    // day-0 target: share answered …
	AnswerWithin    float64    // … within these minutes
	Occupancy       float64    // … and at most this busy, 0 = no limit
	WeeklyHours     float64    // paid hours a head and week
	Shrinkage       float64    // share of paid time not on the desk
	Concurrency     float64    // contacts an agent handles at once
	OpenFrom        [7]float64 // opening hour by weekday, a whole number 0–24
	OpenUntil       [7]float64 // closing hour, above 24 on the next day; equal to OpenFrom: closed all day
	PatienceMinutes float64
	PatienceCV      float64
	PatienceFamily  Family
	Redial          float64 // P(a caller who hung up calls again the same day)
	RedialMinutes   float64 // mean delay of a redial
	Return          float64 // of those who do not redial: come back on a later day; the rest give up
	ReturnDays      float64
	RepeatReturn    float64 // P(comes back | contact did not resolve)
	RepeatDays      float64 // mean delay of a repeat contact
	SelfSolved      float64 // of those who do not come back: the problem went away by itself
	FailedBot       float64 // handle time of contacts whose assistant session failed, ratio
	MaxContacts     int     // an issue is given up after so many contacts
	OnDuty          float64 // > 0: so many agents on duty at all hours (textbook queues); +Inf: infinitely many
}

// Pool is a part of the desk with skills of its own.
type Pool struct {
	Name            string
	Skills          []string // categories, "bounded", "long_tail", "everything"; the first that lists it has it
	Heads           float64  // stated on day 0 at full size; NaN: as many as its work needs
	Overflow        string   // the pool that helps out; "": nobody
	OverflowMinutes float64  // in line before it may
	Outsourced      bool     // no severance and no cost of hiring: the supplier's
	CostPerHeadYear float64  // NaN: that of Money
	Minimum         float64  // share of day-0 heads that is paid for in any case …
	TermDays        float64  // … until this day from day 0
	OnDuty          float64  // > 0: so many agents at all hours (textbook queues)
}

// Workforce is the stock and flow of people.
type Workforce struct {
	AttritionPerYear float64 // leaves per head and year
	BurnoutPerPoint  float64 // attrition added per point of occupancy above 85 %, per year
	SurvivorUplift   float64 // attrition after a cut, ratio
	SurvivorDays     float64 // e-folding time of the uplift
	Backfill         bool    // hire to the target path
	HiringDays       float64 // requisition to first day
	TrainingDays     float64 // paid, not on the desk
	RampDays         float64 // from the end of training to proficiency
	NoviceHandle     float64 // handle time of a new hire, ratio
	NoviceFirst      float64 // first-contact resolution of a new hire, ratio
}

// CutMethod is how heads come down.
type CutMethod int

// The ways of a cut.
const (
	Layoff    CutMethod = iota
	Attrition           // nobody is laid off: the target path falls and leavers are not replaced
	Redeploy            // people go to other work in the company, and can be called back
)

// CutOrder says who goes in a cut.
type CutOrder int

// Who goes in a cut.
const (
	Alike      CutOrder = iota // people of every tenure alike
	Newest                     // the newest first
	Volunteers                 // the proficient first: others want them
)

// Cut is fewer heads at the desk.
type Cut struct {
	Share       float64 // of day-0 heads, of the pool named or of every pool
	Heads       float64 // > 0: so many day-0 heads instead of Share
	Pool        string  // "": every pool
	Day         float64 // announcement of the first stage
	Stages      int     // equal stages, ≥ 1
	StageDays   float64 // between stages
	NoticeDays  float64 // from announcement to last day
	GateHangUp  float64 // a later stage waits while more than this share hung up last month, 0 = no gate
	GateDrop    float64 // … or surveyed satisfaction fell by more than these points, 0 = no gate
	StaffLevel  float64 // > 0: Share follows from this service level behind the mature assistant …
	StaffWithin float64 // … within these minutes
	Who         CutOrder
	By          CutMethod
	Roster      Rostering
	Retraining  float64 // of a head that is redeployed, money
	Worth       float64 // of a redeployed head's cost that its new work is worth, share
	Capex       bool    // heads cut to pay for infrastructure, no work removed
	CapexCost   float64 // of that infrastructure, money
}

// Experience turns what happened to an issue into one score, 0–100.
type Experience struct {
	Best          float64 // solved at first contact, no wait, no friction
	PerContact    float64 // points per further contact
	PerWait       float64 // points per minute in line
	PerStep       float64 // points per step of friction
	PerHourShut   float64 // points per hour waited for the desk to open
	Deceived      float64 // points once, when an answer believed good proved wrong
	Unresolved    float64 // points when the issue ends unresolved
	SatisfiedAt   float64 // reported as satisfied at or above
	ResponseNoise float64 // SD of a person's own scale around the score
}

// Survey is what a dashboard can see of the scores.
type Survey struct {
	Response  float64 // P(a content customer answers)
	Withheld  float64 // share of the unhappy who tell nobody
	DelayDays float64 // 0: asked when the session ends
}

// Churn turns scores into departures.
type Churn struct {
	Scale           float64    // behaviour per stated intent
	IntentScore     [3]float64 // scores …
	Intent          [3]float64 // … and stated leaving intent there, linear between and beyond
	DoubleDeviation float64    // dose ratio after an earlier failure within MemoryDays
	MemoryDays      float64
	FailureBelow    float64 // a score below this is a failure
	Recovery        float64 // P(a later good experience cancels an intent)
	LagDays         float64 // personal lag from intent to act
	NoticeDays      float64 // notice on annual contracts
	ReportedDays    float64 // window of the reported "active" definition
	WordOfMouth     float64 // relative change of new business per relative change of mean leaving intent
	PostShare       float64 // share of failures told in public
	PressPosts      float64 // posts in a week that the press writes about, 0 = never
	NewPerYear      float64 // newcomers per customer and year; NaN: as many as leave under the status quo
}

// Controls are the three of the article's trust framework.
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
}

// Incidents are security incidents of the assistant.
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
