package desk

import "boomerang/sim/dates"

// Params is everything one plan needs to be played, in engine units: minutes
// inside a day, days beyond it, shares in [0, 1], money in units of the
// company's currency at full size. The key table of package scenarios is the
// only place that fills it; defaults, ranges and sources stand there.
//
// NaN is "not stated" where a field says so, and nowhere else; 0 is a value. A share is of what the
// field names, a ratio multiplies, a rate says its time. Segments, categories and pools are told apart
// by their place.
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
	Callback   Callback
	Deferred   Deferred
	Pools      []Pool    // none: one pool for everything
	Channels   []Channel // none, or none with a share: Humans.Concurrency as stated
	Workforce  Workforce
	Reaction   Reaction
	Cut        Cut
	Experience Experience
	Survey     Survey
	Churn      Churn
	Controls   Controls
	Leadership Leadership
	Incidents  Incidents
	Money      Money
	Complaints Complaints
	Goodwill   Goodwill
	Exposure   Exposure

	// Before is the company up to day 0: the reference plan. What a plan says of
	// its staff and of priorities counts from day 0; what the company is, its
	// customers and their work, is that of Before to the end. nil: the plan's own.
	Before *Params
}

// Horizon says which days are played. Day 0 is the first day of the plan; months
// are those of the calendar, counted from its date.
//
// Months of the calendar have 28 to 31 days; rates a month are turned into days by 365/12
// (dates.EngineMonth), so that a price or a margin a month does not depend on where months end.
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
//
// Averages lie about retention: one B2B renewal is not one average customer, so value, contract and
// contact rate are by segment.
type Segment struct {
	Name           string
	Customers      float64 // at full size on day 0
	IssuesPerYear  float64 // issues a customer raises per year
	MarginPerMonth float64 // margin a customer brings a month, support cost excluded
	ChurnPerYear   float64 // stated annual churn under the status quo, share
	Contract       Contract
	Priority       int     // 0 is served first
	RenewalMonth   int     // in which annual contracts renew, January = 1; 0: spread over the year
	RenewalShare   float64 // of annual contracts that renew in it; the rest are spread
	GoodStanding   float64 // share of accounts in good standing

	// ContactsPerMonth is what reports say it makes, > 0: IssuesPerYear follows (reported.go).
	ContactsPerMonth float64
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
//
// What triage sees. Within a category issues still differ, by work content (law.go) and by solvability
// (assistant.go): known beforehand, categories explain about 14 % of the variance of touches in a real
// ticket log (UCI 498, 24,918 incidents [DATA]).
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
	Written          float64 // share of its contacts with the people that wait in a backlog: e-mail, cases
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

	ContactsPerMonth float64 // of all customers, as reports have it; > 0: issues follow (reported.go)
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
//
// Triage errs in both directions, and each error is priced: long-tail work that meets the assistant
// fails there first, bounded work that does not is a human minute.
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
//
// Success is at the first attempt, truly solved; what dashboards call deflection is an outcome. Prices
// are a resolution as the vendor counts it.
type Assistant struct {
	Deflection       float64 // asked share at mature coverage and an open valve; NaN: categories state their success
	DeflectionMeans  DeflectionMeaning
	Success          float64 // of bounded work at the first attempt; not > 0: what Deflection asks, see solve.go
	WorkCorrelation  float64 // rank correlation of an issue's work with the chance that it is solved, in a category
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
	PricedBy         PricedBy
	PricePerSession  float64 // price per assumed resolution
	RefundShare      float64 // of that, where the issue comes back
	SessionCost      float64 // price per session of an assistant built in-house
	PriceGrowth      float64 // share per year
	PlatformPerMonth float64 // platform and governance at full size
	AssistGain       float64 // agents assisted by AI: issues per hour gained, share (plan augmentation)
}

// Valve is the way from the assistant to a human.
//
// Steps, drop-off and missing routes are the friction that raises what is contained and worsens what
// customers live through; both follow from the same numbers here.
type Valve struct {
	Steps         float64 // extra steps beyond one click
	DropPerStep   float64 // P(a customer gives up the attempt at a step)
	NoRoute       float64 // share of flows with no way to a human
	MinutesStep   float64 // minutes lost per step
	GiveUp        float64 // of those who do not get through: give the issue up
	SwitchChannel float64 // … reach the desk by another channel; the rest come back later
	ReturnDays    float64 // mean time until they come back
}
