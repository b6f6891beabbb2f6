package result

import (
	"strconv"
	"strings"
)

// SweepFile is where the answer of a sweep stands in a result folder.
const SweepFile = "sweep.json"

// Head says what any answer beside a run rests on.
//
// Hash is that of the resolved scenario, seed and model (Result.Hash): an answer whose
// hash is not that of the result beside it was made from another run. Scale is the
// share of the company simulated; figures are at full size all the same.
type Head struct {
	Version  int       `json:"version"`
	Program  Program   `json:"program"`
	Scenario Scenario  `json:"scenario"`
	Seed     uint64    `json:"seed"`
	Hash     string    `json:"hash"`
	Scale    float64   `json:"scale"`
	Plan     string    `json:"plan"` // title of the plan the answer is about
	Against  string    `json:"against"`
	Level    float64   `json:"level"` // of every interval
	Stopped  Ending    `json:"stopped"`
	Warnings []Warning `json:"warnings"`
	// what the worlds were drawn from; nil: from the laws of the file
	Learnt *LearntFrom `json:"learnt,omitempty"`
}

// Sweep is a plan over a design of settings.
//
// Cells stand in the order of the design, first the settings as they are and then,
// group by group, the same settings with a stress put on top (Stressed). All of them
// were played in the same worlds as far as their Draws reach.
type Sweep struct {
	Head
	Design    SweepDesign `json:"design"`           // of older programs in words, where points are free
	Points    int         `json:"points,omitempty"` // of a free design
	At        float64     `json:"at"`               // P(net gain) of the frontier
	Near      float64     `json:"near"`             // distance from it within which cells are known
	HalfWidth float64     `json:"half_width"`       // to this
	Axes      []SweepAxis `json:"axes"`
	Cells     []SweepCell `json:"cells"`
	Frontiers []Frontier  `json:"frontiers"`
}

// SweepDesign is how the settings of a sweep are chosen.
type SweepDesign string

// The designs.
const (
	GridDesign  SweepDesign = "grid"
	ZipDesign   SweepDesign = "zip"
	ListDesign  SweepDesign = "list"
	LatinDesign SweepDesign = "latin_hypercube"
	SobolDesign SweepDesign = "sobol"
)

// SweepAxis is a swept key; Values and Texts are empty where points are free.
type SweepAxis struct {
	Key    string    `json:"key"`
	Label  string    `json:"label"`
	Unit   Unit      `json:"unit"`
	Values []float64 `json:"values"` // in engine units; of a choice, its number in the list
	Texts  []string  `json:"texts"`  // as the command wrote them
	Choice bool      `json:"choice"` // the values have no order and nothing between them
}

// IsChoice reports whether nothing lies between the values of an axis. Programs
// that did not say so numbered what they could not read as a number.
func (a SweepAxis) IsChoice() bool {
	if a.Choice {
		return true
	}
	for i, text := range a.Texts {
		if i >= len(a.Values) || a.Values[i] != float64(i) {
			return false
		}
		if x, err := strconv.ParseFloat(text, 64); err != nil || x != a.Values[i] {
			return true
		}
	}
	return false
}

// SweepCell is one setting and what it gave.
//
// Near and Inconclusive are those of drive.Gain at the last of the Horizons; Values
// are in engine units.
type SweepCell struct {
	At       []int     `json:"at"`     // an index into each axis's values; empty where points are free
	Values   []float64 `json:"values"` // on each axis
	Texts    []string  `json:"texts"`
	Stressed string    `json:"stressed"`       // "churn.scale = 0.1" where that was put on top
	Problem  string    `json:"problem"`        // why it cannot be played
	Plan     string    `json:"plan,omitempty"` // name of the plan of the scenario that has the same rows

	Draws        int         `json:"draws"`
	Near         bool        `json:"near"`
	Inconclusive bool        `json:"inconclusive"`
	Horizons     []AtHorizon `json:"horizons"`
}

// AtHorizon is the cumulative net value of a cell up to a month.
type AtHorizon struct {
	Month    int       `json:"month"`
	Gain     float64   `json:"gain"` // probability
	Interval *Interval `json:"interval,omitempty"`
	Net      float64   `json:"net"` // mean
	NetLo    *float64  `json:"net_lo,omitempty"`
	NetHi    *float64  `json:"net_hi,omitempty"`
}

// Frontier is where the probability of a gain falls through Sweep.At, along one
// axis, for each value of another.
//
// Points between cells are straight lines; a reader sees them as ends of an interval.
type Frontier struct {
	Month    int        `json:"month"`
	Stressed string     `json:"stressed"`
	Along    int        `json:"along"`  // axis
	Given    int        `json:"given"`  // axis; −1 with one axis only
	Least    bool       `json:"least"`  // the least value that is safe, not the most
	Places   []Crossing `json:"places"` // one per value of Given
}

// Crossing is where a probability falls through a bound. Value is nil where no
// cell is safe, the last cell with Beyond where all are; so are the ends of the
// interval.
//
//	Value   Beyond   says
//	5       false    safe up to 5
//	10      true     safe up to 10, the last one played, and perhaps farther
//	nil     –        not even the first is safe
type Crossing struct {
	Value     *float64 `json:"value,omitempty"`
	Beyond    bool     `json:"beyond"`
	Lo        *float64 `json:"lo,omitempty"`
	LoBeyond  bool     `json:"lo_beyond"`
	Hi        *float64 `json:"hi,omitempty"`
	HiBeyond  bool     `json:"hi_beyond"`
	Level     float64  `json:"level"`
	Estimator string   `json:"estimator"`
	Problem   string   `json:"problem"`
	Wanted    int      `json:"wanted,omitempty"` // worlds it takes, where too few were played
}

// Open reports whether it could not be told where a probability falls.
func (c Crossing) Open() bool { return c.Problem != "" || c.Wanted > 0 }

// CutsHeads reports whether a swept key says how deep a plan cuts: as a share of the
// heads, or as their number.
func CutsHeads(key string) bool {
	return strings.HasSuffix(key, "cut.share") || strings.HasSuffix(key, "cut.heads")
}
