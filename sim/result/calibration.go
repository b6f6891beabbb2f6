package result

import "boomerang/sim/folder"

// CalibrationFile is where the answer of calibrate lies in its folder.
const CalibrationFile = "calibration.json"

// Calibration is what was found in a company's own export: figures with their
// intervals, how well they predict days they have not seen, and what was left
// out. It holds counts and labels, never a cell of free text.
//
// Growth is a share a year, .1 for a tenth more. Months are factors of geometric mean
// 1, from two years of data on. HourOfWeek has 168 values, Monday 00:00 first. DayCV
// and DayLag1 are those of the day factor that is left when growth, season and weekday
// are taken out. A nil pointer says that the export cannot tell, with the reason among
// Warnings.
type Calibration struct {
	Version int    `json:"version"`
	Source  string `json:"source"` // name of the export
	Unit    string `json:"unit"`   // of a row: "tickets" or "contacts"
	Input   Intake `json:"input"`
	First   string `json:"first"` // day, YYYY-MM-DD
	Last    string `json:"last"`
	Days    int    `json:"days"` // with any row; of rows that stand for weeks or months, these

	// what a row stands for, "week" or "month"; absent: its day or less
	Spacing string  `json:"spacing,omitempty"`
	Total   float64 `json:"total,omitempty"` // contacts or tickets of the whole export
	// day for which volume is stated, from which growth goes on; older programs: the whole time
	AsOf       string      `json:"as_of,omitempty"`
	Kept       int         `json:"kept_from_people,omitempty"` // contained sessions, counted beside the rows
	PerYear    Measured    `json:"per_year"`                   // rows, and these
	Growth     *Measured   `json:"growth"`                     // share per year; nil: too short a time
	Months     []Measured  `json:"months"`                     // factors, January first; nil: too short a time
	HourOfWeek []float64   `json:"hour_of_week"`
	HourRange  []*Interval `json:"hour_of_week_interval"` // of each hour; null where days are too few
	DayCV      *Measured   `json:"day_cv"`
	// where that is not clear of zero: what it is at most, with 95 % confidence
	DayCVMost *float64   `json:"day_cv_most,omitempty"`
	DayLag1   *Measured  `json:"day_lag1"`
	Closed    []string   `json:"closed"` // days left out as holidays
	Residuals []Quantile `json:"residuals"`
	LastPart  *HeldBack  `json:"last_quarter"` // fitted on what came before
	InTurn    *HeldBack  `json:"in_turn"`      // every fourth week held back in turn

	Categories []CategoryFit `json:"categories"`
	LongTail   *LongTail     `json:"long_tail"`
	Families   []FamilyFit   `json:"families"` // of handle time, likeliest first
	Handle     *Measured     `json:"handle"`   // minutes
	Reassigned *Measured     `json:"reassigned"`
	Reopened   *Measured     `json:"reopened"`
	Repeat7    *Measured     `json:"repeat_7_days"`
	Repeat30   *Measured     `json:"repeat_30_days"`
	// tickets followed by another over the same issue; nil: no customer is known
	Followed   *Measured `json:"followed"`
	Satisfied  *Measured `json:"satisfaction"` // mean, in the export's own unit
	Resolution *Measured `json:"resolution"`   // hours from opened to resolved, median
	// "share": 0 to 1; "of 5": of so many; absent: a number by itself
	Scale    string     `json:"satisfaction_scale,omitempty"`
	Channels []Measured `json:"channels"`
	// of rows with abandoned calls: share given up for each answered late, and the mean time
	// until a caller gives up, minutes, as a range over what such a table does not tell
	Abandonment *Measured `json:"abandonment,omitempty"`
	Patience    *Measured `json:"patience,omitempty"`

	// what the desk would take at this load
	Need *Need `json:"need,omitempty"`

	// of the tables beside the tickets; nil: not given
	FromSessions  *SessionsFit  `json:"sessions,omitempty"`
	FromSurveys   *SurveysFit   `json:"surveys,omitempty"`
	FromCustomers *CustomersFit `json:"customers,omitempty"`
	Learnt        []Learnt      `json:"learnt,omitempty"`
	Unlearnt      []Unlearnt    `json:"unlearnt,omitempty"`

	Warnings []Warning `json:"warnings"`
}

// Need is what a desk would take by the ordinary formulas: for each hour of the week the
// agents of Erlang's C formula, for the week their hours, and heads from these. Nobody is
// ill, works longer or hangs up in it, and an hour takes whole agents.
type Need struct {
	Level       float64 `json:"level"`          // share answered …
	Within      float64 `json:"within"`         // … within these minutes, as a base states it
	Handle      float64 `json:"handle"`         // minutes of a contact
	Assumed     bool    `json:"handle_assumed"` // that is a base's and not the export's
	WeeklyHours float64 `json:"weekly_hours"`
	Shrinkage   float64 `json:"shrinkage"`
	Work        float64 `json:"work"`     // hours of work a week
	Staffed     bool    `json:"staffed"`  // hours of the week are known, and what follows is
	Hour        int     `json:"hour"`     // the busiest, Monday 00:00 first
	Contacts    float64 `json:"contacts"` // in it
	Agents      float64 `json:"agents"`   // in it
	Hours       float64 `json:"hours"`    // of agents on the desk, a week
	Heads       float64 `json:"heads"`
}

// Intake says what was read and what was not.
type Intake struct {
	Form    string     `json:"form"` // encoding, delimiter, dates
	Rows    int        `json:"rows"`
	Kept    int        `json:"kept"`
	Columns []ColumnAs `json:"columns"`
	Losses  []Loss     `json:"losses"`
}

// ColumnAs is a column of the export and what it is read as.
type ColumnAs struct {
	Role string `json:"role"`
	Name string `json:"name"` // as its header has it
	Told bool   `json:"told"` // by a flag; else guessed
}

// Loss is why some rows, or values of rows, were left out.
type Loss struct {
	Why    string `json:"why"`
	Rows   int    `json:"rows"`
	Lines  []int  `json:"lines"` // the first few
	Partly bool   `json:"partly"`
	// what no honest column holds often: more of it, and the column is not what it is taken for
	Impossible bool `json:"impossible,omitempty"`
	// rows whose ticket stands in another row: nothing is lost with them
	Merged bool `json:"merged,omitempty"`
	// what the first cell looks like, its words as x
	Like string `json:"like,omitempty"`
}

// Measured is a figure from data. A nil interval has its reason in Note.
//
// Value without Interval means that there are too few rows for one, never that it is exact.
type Measured struct {
	Name     string    `json:"name,omitempty"`
	Value    float64   `json:"value"`
	Interval *Interval `json:"interval"`
	N        int       `json:"n"`
	Note     string    `json:"note,omitempty"`
}

// Quantile is one point of a quantile-quantile chart.
type Quantile struct {
	P      float64 `json:"p"`
	Fitted float64 `json:"fitted"`
	Seen   float64 `json:"seen"`
}

// HeldBack compares days with what was predicted without them.
//
// If the model is right, a share Level of the days lies in its band. Plain Poisson
// stands beside it because it is what most staffing tools assume, and it fails
// visibly: on a large bank's calls a nominal 90 % band held 14 % of the daily totals,
// the doubly stochastic one 89 %.
type HeldBack struct {
	FittedDays int       `json:"fitted_days"`
	Days       []HeldDay `json:"days"`
	Level      float64   `json:"level"`      // nominal
	Stochastic Measured  `json:"stochastic"` // share of days inside, doubly stochastic arrivals
	Poisson    Measured  `json:"poisson"`    // the same, plain Poisson
}

// HeldDay is one of them.
type HeldDay struct {
	Day       string  `json:"day"`
	Seen      float64 `json:"seen"`
	Mean      float64 `json:"mean"`
	Lo        float64 `json:"lo"`
	Hi        float64 `json:"hi"`
	PoissonLo float64 `json:"poisson_lo"`
	PoissonHi float64 `json:"poisson_hi"`
}

// CategoryFit is one category of the fragment.
type CategoryFit struct {
	Name       string    `json:"name"`
	Title      string    `json:"title,omitempty"` // as the export has it
	LongTail   bool      `json:"long_tail"`
	Share      Measured  `json:"share"`
	Touches    *Measured `json:"touches"`
	Handle     *Measured `json:"handle"` // minutes
	HandleCV   float64   `json:"handle_cv"`
	Family     string    `json:"family"`
	Unresolved *Measured `json:"unresolved"` // share that brought the customer back
}

// FamilyFit is a family of handle times at its likeliest parameters.
//
// Compared by AIC, since the exponential has one parameter and the others two;
// Distance is the largest gap between the two distribution functions (Kolmogorov), 0
// to 1, which says whether even the best of them fits.
type FamilyFit struct {
	Family        string     `json:"family"`
	Mean          float64    `json:"mean"` // minutes
	CV            float64    `json:"cv"`
	LogLikelihood float64    `json:"log_likelihood"`
	Distance      float64    `json:"distance"` // Kolmogorov's, to what was seen
	Points        []Quantile `json:"points"`
}

// LongTail is the choice of categories for people, made from the first three
// quarters of the time and scored on the last.
//
// Shares are 0 to 1. Hindsight is an upper bound that no triage reaches, Unseen the work that it
// leaves in bounded categories.
type LongTail struct {
	TouchesAbove float64  `json:"touches_above,omitempty"` // the rule: on average more than this …
	Hardest      float64  `json:"hardest,omitempty"`       // … or, above 0, the hardest up to this share of tickets
	Rule         string   `json:"rule,omitempty"`          // that in words, of older programs only
	Categories   int      `json:"categories"`              // chosen
	Of           int      `json:"of"`
	TicketShare  Measured `json:"ticket_share"` // held back
	WorkShare    Measured `json:"work_share"`   // of touches, held back
	Hindsight    float64  `json:"hindsight"`    // of touches, in as many tickets picked after the fact
	Unseen       float64  `json:"unseen"`       // of the touches of hard tickets, in categories not chosen
	HardAbove    float64  `json:"hard_above"`   // touches
	Explained    float64  `json:"explained"`    // share of the variance of touches the category predicts, held back
	Curve        []Curve  `json:"curve"`
}

// Curve is how much work the hardest share of tickets holds.
//
//	work │        ╭──•  hindsight: hardest tickets first
//	     │     ╭─╯ ╱
//	     │   ╭╯  ╱ •  triage: by what the category tells
//	     │  ╱  ╱ ╱
//	     └──────────── tickets      on the diagonal all are alike
type Curve struct {
	Tickets   float64 `json:"tickets"`
	Triage    float64 `json:"triage"`    // sorted by what triage knows
	Hindsight float64 `json:"hindsight"` // sorted by what happened
}

// WriteCalibration stages it.
func WriteCalibration(f *folder.Folder, c *Calibration) error {
	c.Version = Version
	return writeJSON(f, CalibrationFile, c)
}
