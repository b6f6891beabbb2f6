package desk

// Humans is the desk of people.
//
// A head is paid for WeeklyHours, is on the desk for (1 − Shrinkage) of them and handles Concurrency
// contacts at once there; all three turn heads into servers and back.
//
// What customers do next, each share being of those left by the one before: after a hang-up Redial,
// Return, else they give up; after a contact that did not resolve RepeatReturn, SelfSolved, else they
// give up.
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
	LoadSpeed       float64 // speed of whoever answers while others wait, ratio; not above 1: no other
	MaxContacts     int     // an issue is given up after so many contacts
	OnDuty          float64 // > 0: so many agents on duty at all hours (textbook queues); +Inf: infinitely many

	// As reports have it, > 0 where stated (reported.go).
	HandleMinutes float64 // mean over human contacts; categories keep their proportions
	FullTimeJobs  float64 // instead of Heads: so many jobs of FullTimeHours
	FullTimeHours float64 // paid hours a week of a full-time job; else a head's
}

// Pool is a part of the desk with skills of its own.
//
// A contract with a supplier is a floor under the payroll until its term ends: heads go, the invoice
// stays.
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
	NoticeDays      float64  // of a supplier, before its heads come down …
	RampDownDays    float64  // … over this time
	// Of the pool: leaves per head and year, first-contact resolution as a ratio, > 0 where
	// stated.
	AttritionPerYear, Quality float64
}

// Workforce is the stock and flow of people.
//
// Times add up on the way back: HiringDays to the first day, TrainingDays to the first contact,
// RampDays to full speed. Attrition alone empties a third of a desk in a year at 35 %, so whether
// leavers are replaced is a plan's to say.
type Workforce struct {
	AttritionPerYear float64 // leaves per head and year
	BurnoutPerPoint  float64 // attrition added per point of occupancy above 85 %, per year
	SurvivorUplift   float64 // attrition after a cut, ratio
	SurvivorDays     float64 // e-folding time of the uplift
	// Work of those who stay after a layoff, ratio; not between 0 and 1: as before.
	SurvivorProductivity float64
	SurvivorFullAt       float64 // share laid off from which that is in full
	SurvivorHalfLife     float64 // days in which it fades by half
	// Laws of layoffs, by completed years of service: weeks of notice and of pay.
	NoticeByYear        [yearsOfService]float64
	SeveranceByYear     [yearsOfService]float64
	SeveranceWeekMost   float64 // the most that counts as a week's pay, money; 0: no cap
	BeforeLeaving       float64 // days from the announcement of a collective layoff to the first last day …
	BeforeLeavingLarge  float64 // … of a large one
	BeforeNotice        float64 // … until notice may be given
	BeforeNoticeLarge   float64
	CollectiveFrom      float64 // people, at full size, from which a layoff is collective
	CollectiveLargeFrom float64 // … from which it is large
	PeerRamp            float64 // share by which a team of experienced peers shortens the ramp
	Backfill            bool    // hire to the target path
	HiringDays          float64 // requisition to first day
	TrainingDays        float64 // paid, not on the desk
	RampDays            float64 // from the end of training to proficiency
	NoviceHandle        float64 // handle time of a new hire, ratio
	NoviceFirst         float64 // first-contact resolution of a new hire, ratio
}

// Reaction is what whoever runs the desk does when a week's service level falls short, in the order it is
// tried. The same in every plan, the reference too.
//
// A most of 0 is a thing never done; the rest says what it costs.
type Reaction struct {
	Shortfall       float64 // how far below the stated level a week must lie before anything is ordered
	OvertimeMost    float64 // of the hours rostered
	OvertimePremium float64 // pay of an hour of it, against a rostered one
	OvertimeBurnout float64 // attrition a year added by a point of hours worked over time
	AgentsPerLeader float64
	LeadersTime     float64 // of a leader's time, on the phones
	ReplanShare     float64 // of shift hours, moved in a week
	AgencyMost      float64 // of day-0 heads
	AgencyPremium   float64 // price of an agency hour, against the cost of an own one
	AgencyLeadDays  float64 // from the order to the first shift
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
//
// Share, Heads and StaffLevel are three ways to state one thing, and exactly one is in force (setCut);
// what is really lost is worked out by pool and printed.
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
