package result

// Contrast is what changed between the results of two runs.
//
// Where both runs have worlds in common, a change is the mean of paired differences
// over them and says what the edit did; where they have none it is the difference of
// two means with the errors of both (stats.Separate). Worlds says which.
type Contrast struct {
	A         string          `json:"a"` // names of the sides
	B         string          `json:"b"`
	CurrencyA string          `json:"currency_a"` // of the money of A, ISO 4217
	CurrencyB string          `json:"currency_b"`
	Worlds    CommonWorlds    `json:"worlds"`
	Run       []InputChange   `json:"run"` // seed, worlds, model, where they differ
	Input     []InputChange   `json:"input"`
	OnlyA     []string        `json:"plans_only_in_a"`
	OnlyB     []string        `json:"plans_only_in_b"`
	Measures  []MeasureChange `json:"measures"`
	Warnings  []Warning       `json:"warnings"` // of the design; Names has the side, where it is of one alone
}

// ModelKey is the key of Contrast.Run under which two versions of the model stand.
const ModelKey = "model"

// CommonWorlds says which worlds the figures of a contrast rest on.
type CommonWorlds struct {
	A int `json:"a"` // worlds of A
	B int `json:"b"` // worlds of B
	// whole blocks that both have: every figure rests on them alone; 0: each side's on all of its own
	Common int   `json:"common"`
	Apart  Apart `json:"apart,omitempty"` // why none is in both
}

// Apart is why two runs have no world in common.
type Apart string

// The reasons.
const (
	OtherSeed   Apart = "seed"
	OtherDesign Apart = "design" // only one side draws its assumptions
)

// InputChange is a key with another value; nil where a side does not have it.
type InputChange struct {
	Key    string  `json:"key"`
	Before *string `json:"a"`
	After  *string `json:"b"`
}

// MeasureChange is B minus A for one plan and measure. Where worlds are common,
// all of it is of the draws that have a value on both sides, if any has.
//
// Before, After and Change are in Unit, money in the currency of each side; nil where there is no
// value, or no common unit.
//
// Verdicts, in the order of the constants below:
//
//	clear   the interval of the change excludes 0
//	~       it does not, or there is none
//	=       not one world differs: the edit does not touch this measure
//	–       no value on a side, or money in two currencies
type MeasureChange struct {
	Plan     string    `json:"plan"`
	Measure  string    `json:"measure"`
	Unit     Unit      `json:"unit"`
	NA       int       `json:"n_a"` // draws behind a
	NB       int       `json:"n_b"`
	Before   *float64  `json:"a"`
	After    *float64  `json:"b"`
	Change   *float64  `json:"change"`
	Interval *Interval `json:"interval"` // of the change
	Verdict  string    `json:"verdict"`  // one of the four below

	DrawsA int `json:"draws_a"` // with a value or without
	DrawsB int `json:"draws_b"`
}

// What a change comes to.
const (
	ClearChange = "clear"
	NoClear     = "~" // no clear difference
	NoChange    = "=" // the same in every world
	NotCompared = "–" // no value on a side, or two currencies
)
