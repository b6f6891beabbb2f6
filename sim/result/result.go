package result

import (
	"boomerang/sim/distribution"
	"boomerang/sim/folder"
	"boomerang/sim/stats"
)

// Version is the version of the result files this package writes. It reads those
// from oldest on: version 1 had sentences where there are kinds and numbers now, and
// before version 3 a folder had no list of its files.
const (
	Version = folder.FirstListed
	oldest  = 1
)

// Interval is a confidence interval that names its estimator.
type Interval = stats.Interval

// Result is everything a report shows. Lists keep the order of the scenario,
// so that encoding it twice gives the same bytes.
//
// Everything a report draws and nothing it would have to compute from a model: the seam between
// simulating and showing.
//
// What rests on what:
//
//	Estimates, Series, Events, Probabilities   rows of the plans (runs.csv, RunsSHA256)
//	Grid, Stress, Variants, Credits            rows of further settings, in the same worlds
//	BreakEvens                                 Stress, by straight lines
//	Audit, DayZero, OtherDesks                 the scenario, nothing played, or the month before the cut
//	Thresholds                                 the rows, judged by intervals
type Result struct {
	Version    int      `json:"version"`
	SHA256     string   `json:"sha256,omitempty"` // of this file, with zeros in this place; Write sets it
	Program    Program  `json:"program"`
	Scenario   Scenario `json:"scenario"`
	Subject    string   `json:"subject,omitempty"` // name of the plan asked about; "" in folders of older programs
	Ask        *Ask     `json:"ask,omitempty"`     // the question; nil in folders of older programs
	Asked      *Asked   `json:"asked,omitempty"`   // what the command named; nil in folders of older programs
	Seed       uint64   `json:"seed"`
	Worlds     int      `json:"worlds"`                // worlds behind the estimates
	Blocks     int      `json:"blocks"`                // whole blocks of the design among them
	Hash       string   `json:"hash"`                  // of resolved scenario, seed and model
	RunsSHA256 string   `json:"runs_sha256,omitempty"` // SHA-256 of runs.csv; "" in folders of older programs
	Scale      float64  `json:"scale"`                 // share of the company simulated, 1 = full size

	Measures       []Measure `json:"measures"`
	SeriesMeasures []Measure `json:"series_measures"`
	Plans          []Plan    `json:"plans"`

	Estimates     []Estimate    `json:"estimates"`
	Probabilities []Probability `json:"probabilities"`
	Events        []Event       `json:"events"`
	Series        []Series      `json:"series"`
	Grid          *Grid         `json:"grid,omitempty"`
	Stress        []Stress      `json:"stress"`
	Variants      []Variant     `json:"variants"`
	Credits       []Credit      `json:"credits"`
	BreakEvens    []BreakEven   `json:"break_evens"`
	Screened      int           `json:"screened,omitempty"` // values nobody measured, tried to first order
	Untried       []string      `json:"untried,omitempty"`  // keys of such values that have no range to try

	Audit       []Finding     `json:"audit"`
	Assumptions []Assumption  `json:"assumptions"` // sampled, in the order of the draws
	Deployments []Deployment  `json:"deployments"` // plans with an assistant
	Givens      []Assumption  `json:"givens"`      // every other value in force, those of plans too
	Thresholds  []Threshold   `json:"thresholds"`
	DayZero     []Fact        `json:"day_zero"`              // the month before any cut
	OtherDesks  []Finding     `json:"other_desks,omitempty"` // that month beside what others publish
	Design      Design        `json:"design"`
	Convergence []Convergence `json:"convergence"`
	Warnings    []Warning     `json:"warnings"`
	Record      *Record       `json:"record,omitempty"`       // published figures beside the rows; nil: there are none
	Learnt      *LearntFrom   `json:"learnt,omitempty"`       // what worlds draw from; nil: from the laws of the file
	LearntMoved []Moved       `json:"learnt_moved,omitempty"` // the plans before anything was learnt
}

// Program says which code made the result.
type Program struct {
	Version string `json:"version"`
	Model   string `json:"model"` // name and version of the model
}

// Scenario is the question as the file put it.
type Scenario struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Question string `json:"question"`
	Start    string `json:"start"` // first day, YYYY-MM-DD
	Months   int    `json:"months"`
	Currency string `json:"currency"` // ISO 4217
}

// Better says in which direction a measure improves.
type Better string

// The three directions.
const (
	Higher  Better = "higher"
	Lower   Better = "lower"
	Neither Better = "neither"
)

// Measure is one output of the model: of a whole run or of each month.
//
// Name is written into files and thresholds and never changes its meaning; Title may.
// Where Better is Neither no plan is called better by it and no worst tail is shown.
type Measure struct {
	Name    string `json:"name"`  // key in files: net_cash
	Title   string `json:"title"` // as a person reads it
	Unit    Unit   `json:"unit"`
	Better  Better `json:"better"`
	Group   string `json:"group"` // money, service, experience, customers, staff, …
	Meaning string `json:"meaning"`
}

// Plan is one line of action.
//
// Exactly one plan of a result is the reference. NoChoice plans take part in every
// estimate and in no recommendation, and regret is not measured against them: nobody
// can choose them.
type Plan struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Reference bool   `json:"reference"`
	NoChoice  bool   `json:"no_choice,omitempty"` // a counterfactual: shown, and never recommended
	Facts     []Fact `json:"facts"`               // cut share, heads before and after, …
}

// Fact is one figure, or one name, that its key says the meaning of.
type Fact struct {
	Key   string   `json:"key"`
	Value *float64 `json:"value,omitempty"`
	Unit  Unit     `json:"unit,omitempty"`
	Name  string   `json:"name,omitempty"` // of a choice, as a file writes it: "bounded_only"

	Label string `json:"label,omitempty"` // what the key means in words, of older programs only
	Text  string `json:"text,omitempty"`  // the figure in words, of older programs only
}

// Names of probabilities beside those of a net loss: people are hired back at all, and within half a year of the
// latest layoff.
const (
	HiredBack     = "hired_back"
	HiredBackSoon = "hired_back_in_6_months"
)

// Probability is how likely something named is for a plan, given the listed
// assumptions.
type Probability struct {
	Plan     string    `json:"plan"`
	Name     string    `json:"name"` // net_loss
	Expr     string    `json:"expr"` // net < 0
	Value    float64   `json:"value"`
	Interval *Interval `json:"interval,omitempty"`
}

// Event is something that happens once in a world, or never: the first alarm,
// the reversal, the month a plan has paid back, the month its net value turns.
//
// Probability is the share of worlds in which it happens within the horizon, Quantiles
// are of those worlds alone. A plan under which alarms are rare and early may have the
// earlier median: read both.
type Event struct {
	Plan        string     `json:"plan"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Unit        Unit       `json:"unit"` // UnitDay or UnitMonth, counted from the start
	Probability float64    `json:"probability"`
	Interval    *Interval  `json:"interval,omitempty"`  // of the probability
	Quantiles   *Quantiles `json:"quantiles,omitempty"` // of the moment, where it happens
}

// Assumption is one line of the ledger.
//
// Low and High are in engine units, so that charts can place them; Value is in the words of the file.
type Assumption struct {
	// key in the scenario; of a sampled one also its column: "plan.NAME.key" where a plan has its own
	Path string `json:"path"`
	Plan string `json:"plan,omitempty"` // name of the plan that says it; "" for all
	// plans that state another value of their own, where it is sampled for the others
	Except       []string `json:"except,omitempty"`
	Default      bool     `json:"default,omitempty"` // the program's own value: no file states it
	Value        string   `json:"value"`             // as stated: "low 6, mode 12, high 24"
	Unit         Unit     `json:"unit,omitempty"`
	Distribution string   `json:"distribution,omitempty"` // in a line, when not a number
	// the same as data, in the unit of Low and High; nil of a number, and in results of older programs
	Law   *distribution.Law `json:"law,omitempty"`
	Tried []string          `json:"tried,omitempty"` // ends of what stress tests try, where the file states them
	// 10 % and 90 % quantile, of a known value the range worth trying; durations in days, times in minutes
	Low     *float64 `json:"low,omitempty"`
	High    *float64 `json:"high,omitempty"`
	Source  string   `json:"source,omitempty"`
	Grade   string   `json:"grade,omitempty"` // A to D, "data" or "assumed"
	Owner   string   `json:"owner,omitempty"` // who answers for it
	Sampled bool     `json:"sampled"`

	Unranged bool `json:"unranged,omitempty"` // a known number nobody has measured, of which no range is known
}
