package result

// What a calibration learns from tables beside the tickets: the assistant's log, surveys, customers. Each
// figure is Measured, with its 90 % interval and the rows behind it, or Between, where something no table
// shows stands between two ends. A nil pointer says that the table cannot tell.
//
//	table      unit of a row       clusters     what its keys are
//	sessions   a session           customers    assistant.*
//	surveys    a survey sent       customers    experience.assistant_gap, survey.response
//	customers  a time as customer  none         segment.*, churn.new_per_year

// The tables, by the flag that names their file.
const (
	OfSessions  = "sessions"
	OfSurveys   = "surveys"
	OfCustomers = "customers"
)

// WordAs is a label of a table and what it was read as.
//
// Shown to whoever ran the command: a figure is worth no more than the reading of its labels. Word is the
// label where it looks like one, else a text that says it is not shown.
type WordAs struct {
	Role string `json:"role"`
	Word string `json:"word"`
	As   string `json:"as"`
	Rows int    `json:"rows"`
	Told bool   `json:"told"`
}

// TableRead says how a table was read, and over which days it runs.
//
// Source is the name of the file, without the way to it. First and Last are days, YYYY-MM-DD; of customers
// those from which and to which the file knows who left. Currency is that of its amounts, a code of three
// letters, where they have one. Warnings are of whoever read it.
type TableRead struct {
	Source   string   `json:"source"`
	First    string   `json:"first"`
	Last     string   `json:"last"`
	Input    Intake   `json:"input"`
	Words    []WordAs `json:"words"`
	Currency string   `json:"currency,omitempty"`
	Warnings []string `json:"warnings"`
}

// Between is what is known of a figure that no single estimate gives: from Lo, where everything that the
// table leaves open is taken one way, to Hi, where it is taken the other way, each at the far end of its
// interval.
//
// It is wider than an interval and does not shrink to nothing with more rows; between its ends nothing
// tells one value from another, so that a scenario draws it evenly.
type Between struct {
	Lo float64 `json:"lo"`
	Hi float64 `json:"hi"`
	N  int     `json:"n"`
}

// HeldShare is a share that was predicted from the first three quarters of the time for the last one.
//
// Fitted and Rows are the rows of either part. Lo and Hi are the 90 % prediction interval of the share that
// is held back, with what is not known of the fitted one in it. Weeks is how many of the weeks held back
// lie in the band of the prediction for a week. Outside means that the share moves with time: an assistant
// that still learns, a ramp, another way of asking.
type HeldShare struct {
	Fitted    int      `json:"fitted"`
	Rows      int      `json:"rows"`
	Seen      float64  `json:"seen"`
	Predicted float64  `json:"predicted"`
	Lo        float64  `json:"lo"`
	Hi        float64  `json:"hi"`
	Weeks     Measured `json:"weeks"`
}

// Inside reports whether what was held back lies where it was predicted.
func (h *HeldShare) Inside() bool { return h.Lo <= h.Seen && h.Seen <= h.Hi }

// GroupShare is a share of one group: of a handler, a query type, or both.
type GroupShare struct {
	Handler  string   `json:"handler,omitempty"`
	Category string   `json:"category,omitempty"`
	Share    Measured `json:"share"`
}

// SessionsFit is what an assistant's log says. Intervals are clustered by customer.
//
// Contained is the share of sessions that end without a person, Left of all that the customer leaves half
// way, which are contained, too. Minutes and Cost are of a session; with PerSolved a cost is that of a
// contained one, since those handed over cost nothing.
//
// Back7 and Back30 are the contained sessions after which the customer is back with anything, Unsolved those
// back in excess of chance. Linked is how many of those handed over have a ticket of the customer within a
// day.
//
// Met is the share of all contacts that meet the assistant; Deflection is contained of all contacts of the
// time both files cover, a session handed over being counted once, as the ticket it became. Everywhere
// goes from Deflection, as it is, to Contained: had every contact met the assistant and been like those
// that did. Silent is the share of failures that are not noticed at once.
type SessionsFit struct {
	TableRead
	Sessions   int          `json:"sessions"`
	Contained  Measured     `json:"contained"`
	Left       *Measured    `json:"left"`
	Minutes    *Measured    `json:"minutes"`
	Cost       *Measured    `json:"cost"`
	PerSolved  bool         `json:"per_contained"`
	Back7      *Measured    `json:"back_7_days"`
	Back30     *Measured    `json:"back_30_days"`
	Unsolved   *Measured    `json:"unsolved"`
	Linked     *Measured    `json:"linked"`
	Met        *Between     `json:"met"`
	Deflection *Measured    `json:"deflection"`
	Everywhere *Between     `json:"everywhere"`
	Silent     *Between     `json:"silent"`
	Categories []GroupShare `json:"categories"`
	Held       *HeldShare   `json:"held"`
}

// SurveysFit is what surveys say. Intervals are clustered by customer; Satisfied is of those who
// answered.
//
// Scale is how answers were read, in words. Response is of those asked who answered, nil where those who did
// not are no rows. RawGap is people's less the assistant's share of satisfied customers, points of 100;
// Gap the same at the assistant's mix of query types, Eligible what that makes of all sessions the
// assistant was eligible for, those handed over included. All three are put from answers to customers by
// how many of the unhappy are assumed to say nothing.
type SurveysFit struct {
	TableRead
	Scale      string       `json:"scale"`
	Answers    int          `json:"answers"`
	Response   *Measured    `json:"response"`
	Satisfied  Measured     `json:"satisfied"`
	Handlers   []GroupShare `json:"handlers"`
	Categories []GroupShare `json:"categories"`
	RawGap     *Measured    `json:"raw_gap"`
	Gap        *Measured    `json:"gap"`
	Eligible   *Between     `json:"eligible"`
	Held       *HeldShare   `json:"held"`
}

// SurvivalPoint is the share of customers still there so many months after they started.
//
// AtRisk is how many in the file were customers at that age, while it knew who left.
type SurvivalPoint struct {
	Months float64  `json:"months"`
	Share  Measured `json:"share"`
	AtRisk int      `json:"at_risk"`
}

// ExperienceRate is how often customers leave in the days after an experience.
//
// Name is "bad", "contact" or "none"; Rate is departures a year per customer there.
type ExperienceRate struct {
	Name    string   `json:"name"`
	Leavers int      `json:"leavers"`
	Rate    Measured `json:"rate"`
}

// ExperienceFit compares them.
//
// Linked is the share of tickets whose customer is in the file. Ratio is bad against other contacts, within
// the same segment and time as a customer; Share is the part of all departures that would not have been,
// were the ratio a cause. It is none: customers with bad ends differ in more than these, and some write
// because they leave. Neither sets a key.
type ExperienceFit struct {
	Linked Measured         `json:"linked"`
	Rates  []ExperienceRate `json:"rates"`
	Ratio  *Measured        `json:"ratio"`
	Share  *Measured        `json:"share"`
}

// SegmentFit is one segment of customers.
//
// Here is how many there are on the last day. Annual says that departures stand at yearly renewals;
// RenewalMonth is January = 1, 0 where no month stands out, and RenewalShare how many of the contracts renew
// in it beyond a twelfth. IssuesRatio is its tickets per customer over those of all customers.
type SegmentFit struct {
	Name         string    `json:"name"`
	Here         int       `json:"here"`
	Margin       *Measured `json:"margin"`
	Churn        *Measured `json:"churn"`
	Annual       bool      `json:"annual"`
	RenewalMonth int       `json:"renewal_month,omitempty"`
	RenewalShare *Measured `json:"renewal_share"`
	IssuesRatio  *Measured `json:"issues_ratio"`
}

// CustomersFit is what a file of customers says, from From on, since when it knows who left, to AsOf.
//
// Found says that From is the day after the first departure and was not told. Ahead counts ends dated after
// AsOf: these customers are still here. Churn is the share of those there at the beginning of a year who are
// gone at its end, over Years of them; nil where nobody was there or the time is too short. Monthly is the
// share of those there who left in each month of the calendar, Season the factor of each month of the year
// where two years are known, SeasonTest the chance of months so uneven without one. Survival is Kaplan and
// Meier's with delayed entry. New is new customers a year per customer there. AtRenewal is the share of
// departures within a month of a renewal.
type CustomersFit struct {
	TableRead
	From       string          `json:"from"`
	AsOf       string          `json:"as_of"`
	Found      bool            `json:"from_found"`
	Ahead      int             `json:"ends_ahead"`
	Here       int             `json:"here"`
	Leavers    int             `json:"leavers"`
	Churn      *Measured       `json:"churn"`
	Years      float64         `json:"years"`
	Monthly    []Measured      `json:"monthly"`
	Season     []Measured      `json:"season"`
	SeasonTest float64         `json:"season_test"`
	Survival   []SurvivalPoint `json:"survival"`
	New        *Measured       `json:"new_per_year"`
	Margin     *Measured       `json:"margin"`
	AtRenewal  *Measured       `json:"at_renewal"`
	Segments   []SegmentFit    `json:"segments"`
	Experience *ExperienceFit  `json:"experience"`
	Held       *HeldCount      `json:"held"`
}

// HeldCount is a number of departures that was predicted from what came before: in so many Days, from the
// rate of the time before and the customers there were, with its 90 % prediction interval.
type HeldCount struct {
	Days      int     `json:"days"`
	Seen      float64 `json:"seen"`
	Predicted float64 `json:"predicted"`
	Lo        float64 `json:"lo"`
	Hi        float64 `json:"hi"`
}

// Inside reports whether what was held back lies where it was predicted.
func (h *HeldCount) Inside() bool { return h.Lo <= h.Seen && h.Seen <= h.Hi }

// What all of it comes to, for who writes a scenario: keys that are known better, and keys that decide and are
// not. The second list is as much of an answer as the first: no table of sessions, surveys or customers tells
// how much of leaving service causes, and a fragment that did not say so would be read as if one did.

// Learnt is a key of the scenario language that the tables narrow.
//
// Text is its value as a file has it, Of the table it comes from, Before the ends of what is worth trying
// without the tables, by the key table. Rests says what the figure rests on that no table shows.
type Learnt struct {
	Key    string    `json:"key"`
	Text   string    `json:"text"`
	Of     string    `json:"of"`
	Before [2]string `json:"before"`
	Rests  string    `json:"rests,omitempty"`
}

// The reasons are those of package scenarios, which knows the keys; the words are those of package wording.
//
// Unlearnt is a key that decides and that the tables do not narrow: By is the table that could, "" where
// none does, and Why the kind of reason.
type Unlearnt struct {
	Key string `json:"key"`
	By  string `json:"by,omitempty"`
	Why string `json:"why"`
}

// A scenario made by one command is believed by who did not read it, so that each figure that decides says
// whether a person, a table or nobody stands behind it.

// Begun says of one figure of a scenario that start wrote where it comes from: How is one of the words
// below, Text what was said or assumed, "" where a range of the base or of the tables stands.
type Begun struct {
	Key  string
	How  string
	Text string
}

// Where figures of such a scenario come from; Unused was said and stands nowhere.
const (
	BySaid     = "said"
	ByTables   = "by_tables"
	ByAssuming = "assumed"
	Unused     = "unused"
)
