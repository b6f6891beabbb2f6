package result

// Files of the answers of select and optimize.
const (
	SelectFile   = "select.json"
	OptimizeFile = "optimize.json"
)

// Selection says which entrant is best and how sure that is.
type Selection struct {
	Head
	Contest
}

// Contest is a selection among entrants in common worlds.
//
// Correct is stated whatever the procedure promised: a budget may end before the promise is kept.
//
// Of a measure of which less is better the procedures are given its negative; means and intervals stand
// here as they are, and Behind is above 0 for whoever is worse, whichever way is good.
//
// Under OCBA at most Most worlds are played and nothing is promised beforehand. Under
// KN, with probability 1 − Alpha the one left is the best if that leads by Delta;
// Delta is in the measure's unit. Behind is 0 for the best.
type Contest struct {
	Measure   string    `json:"measure"`
	Outcome   *Measure  `json:"outcome,omitempty"` // what Measure is; nil: of older programs, and net value
	Procedure Procedure `json:"procedure,omitempty"`
	Most      int       `json:"most,omitempty"`  // worlds that OCBA may play
	Left      int       `json:"left,omitempty"`  // entrants that KN did not strike out
	Each      int       `json:"each,omitempty"`  // worlds of each of those
	Alpha     float64   `json:"alpha,omitempty"` // accepted probability of a wrong selection by KN
	Delta     float64   `json:"delta,omitempty"` // if the best leads by this
	Best      int       `json:"best"`            // index of the highest mean
	Correct   float64   `json:"correct"`         // approximate probability that it is the best
	Entrants  []Entrant `json:"entrants"`

	Method  string `json:"method,omitempty"`  // the procedure in words, of older programs only
	Promise string `json:"promise,omitempty"` // what it guarantees, of older programs only
}

// Procedure is how a contest is held.
type Procedure string

// The procedures.
const (
	OCBA  Procedure = "ocba"  // worlds go to entrants in doubt
	KN    Procedure = "kn"    // Kim and Nelson: entrants are struck out
	Alone Procedure = "alone" // there is one entrant
)

// Entrant is a plan, or a setting of one, in a contest.
type Entrant struct {
	Name     string    `json:"name"`
	Draws    int       `json:"draws"`
	Mean     float64   `json:"mean"`
	Interval *Interval `json:"interval,omitempty"`
	Behind   float64   `json:"behind"` // the best mean minus this one, in common worlds
	BehindIn *Interval `json:"behind_in,omitempty"`
	Struck   bool      `json:"struck"` // out of the contest before its end
}

// Optimum is a search for the best setting of some keys, ending in a contest
// among its finalists.
//
//	Path       every candidate, on the worlds of the search: the best of many is flattered
//	Contest    finalists on other worlds: what to quote
//	Chosen     the best of those that fails no condition
//
// Excess of a candidate has no unit: each condition missed adds its gap relative to
// what is compared, so the search can walk from a setting that is not allowed to one
// that is.
type Optimum struct {
	Head
	Axes        []SweepAxis `json:"axes"`
	Lows        []float64   `json:"lows"` // ends of free axes; listed axes have values
	Highs       []float64   `json:"highs"`
	Subject     []string    `json:"subject"`
	Evaluations int         `json:"evaluations"`
	SearchDraws int         `json:"search_draws"` // worlds every candidate met
	Path        []Tried     `json:"path"`         // in the order they were tried
	Contest     Contest     `json:"contest"`
	Finalists   []Finalist  `json:"finalists"`
	Chosen      int         `json:"chosen"` // index of the best finalist that fails no condition; −1: none
}

// Tried is one candidate of the search.
type Tried struct {
	Texts  []string `json:"texts"`
	Net    float64  `json:"net"`            // mean
	Excess float64  `json:"excess"`         // how far it misses the conditions
	Best   *float64 `json:"best,omitempty"` // highest net so far that misses none
}

// Finalist is a setting that reached the contest, judged on other worlds than
// the search used.
//
// Found less its mean in the contest is what the search flattered it by.
type Finalist struct {
	Texts    []string    `json:"texts"`
	Found    float64     `json:"found"` // its mean net in the search
	Judgment []Threshold `json:"judgment"`
}
