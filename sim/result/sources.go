package result

// What a calibration learns from tables beside the tickets: the assistant's log, surveys, customers.

// The tables, by the flag that names their file.
const (
	OfSessions  = "sessions"
	OfSurveys   = "surveys"
	OfCustomers = "customers"
)

// WordAs is a label of a table and what it was read as.
type WordAs struct {
	Role string `json:"role"`
	Word string `json:"word"`
	As   string `json:"as"`
	Rows int    `json:"rows"`
	Told bool   `json:"told"`
}

// TableRead says how a table was read, and over which days it runs.
type TableRead struct {
	Source   string   `json:"source"` // name of the file
	First    string   `json:"first"`  // day, YYYY-MM-DD
	Last     string   `json:"last"`
	Input    Intake   `json:"input"`
	Words    []WordAs `json:"words"`
	Currency string   `json:"currency,omitempty"` // of its amounts, where they have one
	Warnings []string `json:"warnings"`           // of whoever read it
}

// Between is what is known of a figure that no single estimate gives: from Lo, where everything that the
// table leaves open is taken one way, to Hi, where it is taken the other way, each at the far end of its
// interval.
type Between struct {
	Lo float64 `json:"lo"`
	Hi float64 `json:"hi"`
	N  int     `json:"n"`
}

// HeldShare is a share that was predicted from the first three quarters of the time for the last one.
// Weeks are those held back, Inside how many lie in the 90 % band of the prediction for a week.
type HeldShare struct {
	Fitted    int      `json:"fitted"` // rows
	Rows      int      `json:"rows"`   // held back
	Seen      float64  `json:"seen"`
	Predicted float64  `json:"predicted"`
	Lo        float64  `json:"lo"` // 90 % prediction interval of what is held back
	Hi        float64  `json:"hi"`
	Weeks     Measured `json:"weeks"`
}

// Inside reports whether what was held back lies where it was predicted.
func (h *HeldShare) Inside() bool { return h.Lo <= h.Seen && h.Seen <= h.Hi }

// GroupShare is a share of one group.
type GroupShare struct {
	Handler  string   `json:"handler,omitempty"`
	Category string   `json:"category,omitempty"`
	Share    Measured `json:"share"`
}

// SessionsFit is what an assistant's log says. Intervals are clustered by customer.
//
// Deflection is of all contacts of the time both files cover: sessions contained over tickets and
// sessions, a session handed over being counted once, as the ticket it became (Linked says how often it
// did). Everywhere is that share had every contact met the assistant and been like those that did.
type SessionsFit struct {
	TableRead
	Sessions   int          `json:"sessions"`
	Contained  Measured     `json:"contained"`     // share that ended without a person
	Left       *Measured    `json:"left"`          // share the customer left half way; nil: not recorded
	Minutes    *Measured    `json:"minutes"`       // a session
	Cost       *Measured    `json:"cost"`          // a session, or a contained one where only those cost
	PerSolved  bool         `json:"per_contained"` // the latter
	Back7      *Measured    `json:"back_7_days"`   // of contained sessions; nil: no customer is known
	Back30     *Measured    `json:"back_30_days"`
	Unsolved   *Measured    `json:"unsolved"` // of contained sessions: back in excess of chance
	Linked     *Measured    `json:"linked"`   // share of those handed over whose customer has a ticket within a day
	Met        *Between     `json:"met"`      // share of all contacts that met the assistant
	Deflection *Measured    `json:"deflection"`
	Everywhere *Between     `json:"everywhere"` // deflection: from as it is to the contained share
	Silent     *Between     `json:"silent"`     // share of failures not noticed at once
	Categories []GroupShare `json:"categories"` // contained, largest first
	Held       *HeldShare   `json:"held"`
}

// SurveysFit is what surveys say. Intervals are clustered by customer; Satisfied is of those who
// answered.
//
// Gap is people's less the assistant's share of satisfied customers, points of 100, at the assistant's mix
// of query types; Eligible what that makes of all sessions the assistant was eligible for.
type SurveysFit struct {
	TableRead
	Scale      string       `json:"scale"`
	Answers    int          `json:"answers"`
	Response   *Measured    `json:"response"` // share of those asked who answered; nil: those who did not are no rows
	Satisfied  Measured     `json:"satisfied"`
	Handlers   []GroupShare `json:"handlers"`
	Categories []GroupShare `json:"categories"`
	RawGap     *Measured    `json:"raw_gap"`
	Gap        *Measured    `json:"gap"`
	Eligible   *Between     `json:"eligible"`
	Held       *HeldShare   `json:"held"`
}

// SurvivalPoint is the share of customers still there so many months after they started.
type SurvivalPoint struct {
	Months float64  `json:"months"`
	Share  Measured `json:"share"`
	AtRisk int      `json:"at_risk"`
}

// ExperienceRate is how often customers leave in the days after an experience.
type ExperienceRate struct {
	Name    string   `json:"name"` // "bad", "contact", "none"
	Leavers int      `json:"leavers"`
	Rate    Measured `json:"rate"` // a year, per customer there
}

// ExperienceFit compares them. Ratio is bad against other contacts, within the same segment and time as
// a customer; Share is the part of all departures that would not have been, were the ratio a cause.
type ExperienceFit struct {
	Linked Measured         `json:"linked"` // share of tickets whose customer is in the file
	Rates  []ExperienceRate `json:"rates"`
	Ratio  *Measured        `json:"ratio"`
	Share  *Measured        `json:"share"`
}

// SegmentFit is one segment of customers.
type SegmentFit struct {
	Name         string    `json:"name"`
	Here         int       `json:"here"` // on the last day
	Margin       *Measured `json:"margin"`
	Churn        *Measured `json:"churn"`
	Annual       bool      `json:"annual"`                  // ends stand at yearly renewals
	RenewalMonth int       `json:"renewal_month,omitempty"` // January = 1; 0: none stands out
	RenewalShare *Measured `json:"renewal_share"`
	IssuesRatio  *Measured `json:"issues_ratio"` // tickets per customer, over those of all
}

// CustomersFit is what a file of customers says, from From on, since when it knows who left, to AsOf.
//
// Churn is of those there at the beginning of a year. Monthly is the share of those there who left in
// each month of the calendar, Season by month of the year where two years are known, Survival by
// Kaplan and Meier with delayed entry.
type CustomersFit struct {
	TableRead
	From       string          `json:"from"`
	AsOf       string          `json:"as_of"`
	Found      bool            `json:"from_found"` // From is the first departure, not told
	Ahead      int             `json:"ends_ahead"` // ends dated after AsOf: not yet gone
	Here       int             `json:"here"`
	Leavers    int             `json:"leavers"`
	Churn      *Measured       `json:"churn"` // a year; nil: nobody left, or too short a time
	Years      float64         `json:"years"` // it was seen over
	Monthly    []Measured      `json:"monthly"`
	Season     []Measured      `json:"season"`
	SeasonTest float64         `json:"season_test"` // chance of so uneven months without a season
	Survival   []SurvivalPoint `json:"survival"`
	New        *Measured       `json:"new_per_year"` // per customer
	Margin     *Measured       `json:"margin"`
	AtRenewal  *Measured       `json:"at_renewal"` // share of departures within a month of a renewal
	Segments   []SegmentFit    `json:"segments"`
	Experience *ExperienceFit  `json:"experience"`
	Held       *HeldCount      `json:"held"`
}

// HeldCount is a number of departures that was predicted from what came before.
type HeldCount struct {
	Days      int     `json:"days"`
	Seen      float64 `json:"seen"`
	Predicted float64 `json:"predicted"`
	Lo        float64 `json:"lo"`
	Hi        float64 `json:"hi"`
}

// Inside reports whether what was held back lies where it was predicted.
func (h *HeldCount) Inside() bool { return h.Lo <= h.Seen && h.Seen <= h.Hi }

// Learnt is a key of the scenario language that the tables narrow: from what the key table holds possible
// to what they say. Of is the table it comes from.
type Learnt struct {
	Key    string    `json:"key"`
	Text   string    `json:"text"` // as a file has it
	Of     string    `json:"of"`
	Before [2]string `json:"before"`          // ends of what is held possible without them, as a file has it
	Rests  string    `json:"rests,omitempty"` // what it rests on
}

// Unlearnt is one that they cannot narrow, with the reason's kind.
type Unlearnt struct {
	Key string `json:"key"`
	By  string `json:"by,omitempty"` // the table that could; "": none
	Why string `json:"why"`
}

// Begun says of one figure of a scenario that start wrote where it comes from: How is one of the words
// below, Text what was said or assumed, "" where a range of the base or of the tables stands.
type Begun struct {
	Key  string
	How  string
	Text string
}

// Where figures of such a scenario come from.
const (
	BySaid     = "said"
	ByTables   = "by_tables"
	ByAssuming = "assumed"
	Unused     = "unused" // said, and not used
)
