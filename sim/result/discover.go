package result

// DiscoverFile is where the answer of discover stands in a result folder.
const DiscoverFile = "discover.json"

// Discovery says under which conditions a plan fails, and how plans compare
// when nobody agrees on how likely the futures are.
//
// Fails and Satisfied are conditions in the language of package expression. Boxes
// stand in the order in which they were found, each in the cases outside those before
// it.
type Discovery struct {
	Head
	Fails     string     `json:"fails"`     // the event, as a condition on a world
	Satisfied string     `json:"satisfied"` // what makes a plan acceptable
	Worlds    int        `json:"worlds"`    // draws
	Searched  int        `json:"searched"`  // of them that boxes were looked for in; the others were held out
	Share     float64    `json:"share"`     // of all draws that fail
	Inputs    []Input    `json:"inputs"`
	Boxes     []FoundBox `json:"boxes"`
	Sentences []string   `json:"sentences,omitempty"` // one per box, of older programs only

	Draws      []CaseDot  `json:"draws"` // of the first box's inputs, for the chart
	Robustness Robustness `json:"robustness"`
	Futures    []Future   `json:"futures"`
}

// FoundBox is a region of inputs in which a plan fails often.
//
// Density and coverage trade off along the trajectory; those in HeldOut are the ones to quote.
type FoundBox struct {
	Limits     []Limit    `json:"limits"`
	Cases      int        `json:"cases"`    // draws inside
	Hits       int        `json:"hits"`     // of them that fail
	Coverage   float64    `json:"coverage"` // share of all failures inside
	Density    float64    `json:"density"`  // share of failures among those inside
	Mass       float64    `json:"mass"`     // share of the draws searched that lie inside
	HeldOut    *HeldOut   `json:"held_out,omitempty"`
	Trajectory []PeelStep `json:"trajectory"`
}

// HeldOut is the same on draws that did not help to find the box, nor any other.
//
//	Density  = Hits/Cases              how often the plan fails inside
//	Coverage = Hits/(Share·Worlds)     how many of its failures lie inside
//
// A box is a finding where Interval lies above Share: then it holds failures on draws
// it never saw.
type HeldOut struct {
	Worlds   int       `json:"worlds"` // draws held out
	Share    float64   `json:"share"`  // of them that fail
	Cases    int       `json:"cases"`  // of them inside the box and outside earlier ones
	Hits     int       `json:"hits"`
	Coverage float64   `json:"coverage"`
	Density  float64   `json:"density"`
	Interval *Interval `json:"interval,omitempty"` // of the density; nil: too few blocks inside
}

// Limit is what a box says of one input.
type Limit struct {
	Input  int      `json:"input"` // index into Inputs
	Low    *float64 `json:"low,omitempty"`
	High   *float64 `json:"high,omitempty"`
	Chance float64  `json:"chance"` // quasi-p-value
}

// PeelStep is one box of the peeling trajectory.
type PeelStep struct {
	Cases    int     `json:"cases"`
	Coverage float64 `json:"coverage"`
	Density  float64 `json:"density"`
	Limits   int     `json:"limits"` // inputs with a limit
}

// CaseDot is a draw: the values of the first box's inputs, in the order of its
// limits, and whether the plan fails there.
type CaseDot struct {
	Values []float64 `json:"values"`
	Fails  bool      `json:"fails"`
}

// Robustness compares plans by three metrics.
//
// Three metrics because they answer three wishes: most on average, least regret at its
// 90 % quantile, acceptable most often. No weight joins them; where they disagree that
// is the answer.
type Robustness struct {
	Quantile    float64      `json:"quantile"` // of regret
	Plans       []RobustPlan `json:"plans"`
	ByMean      int          `json:"by_mean"` // index of the best plan by each metric
	ByRegret    int          `json:"by_regret"`
	BySatisfied int          `json:"by_satisfied"` // beside the reference; -1 where there is no other choice
	Conflict    bool         `json:"conflict"`
}

// RobustPlan is one plan by the three metrics.
type RobustPlan struct {
	Title      string  `json:"title"`
	Mean       float64 `json:"mean"`
	MeanRegret float64 `json:"mean_regret"`
	Regret     float64 `json:"regret"`
	Satisfied  float64 `json:"satisfied"` // share of draws

	SatisfiedIn *Interval `json:"satisfied_in,omitempty"` // of that share; nil: too few blocks
}

// Future is a group of draws that resemble each other, and the mean regret of
// every plan in it.
//
// A third of the draws each, by the value of one input: lower, middle and upper. Low
// and High are in its unit and belong to the middle one.
type Future struct {
	Input  int       `json:"input"`          // index into Inputs, of one whose draws lie
	Low    *float64  `json:"low,omitempty"`  // from here on; nil: from the least
	High   *float64  `json:"high,omitempty"` // to here; nil: to the most
	Name   string    `json:"name,omitempty"` // that in words, of older programs only
	Draws  int       `json:"draws"`
	Regret []float64 `json:"regret"`
}
