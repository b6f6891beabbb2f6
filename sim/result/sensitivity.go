package result

// SensitivityFile is where the answer of sensitivity stands in a result folder.
const SensitivityFile = "sensitivity.json"

// InformationDraws is how many draws the value of information takes at least:
// its regression and its shuffles say nothing on fewer.
const InformationDraws = 40

// Sensitivity says which assumption moves a measure of a plan, net value where nothing else was
// asked, and what knowing it would be worth.
//
// Four views, in rising cost and trust:
//
//	tornado       one at a time, others at medians: direction and size
//	screening     Morris: average effect anywhere in the range, and whether it bends
//	indices       Sobol': share of the variance, alone and with others
//	information   what knowing it would be worth: 0 where no choice turns on it
//
// They may rank differently, and none is wrong then: they answer different questions.
// Within is in shares of variance; Middle, Perfect and every swing are in the unit of Outcome.
// Of a measure of which neither direction is good there is no value of information.
type Sensitivity struct {
	Head
	Outcome      *Measure  `json:"outcome,omitempty"` // what is looked at; nil: of older programs, net value
	Inputs       []Input   `json:"inputs"`
	Middle       float64   `json:"middle"`           // the measure with every assumption at its median
	Chances      int       `json:"chances"`          // worlds of chance behind each bar
	Trajectories int       `json:"trajectories"`     // of the screening; 0: not done
	BasePoints   int       `json:"base_points"`      // of the indices; 0: not done
	Within       float64   `json:"within,omitempty"` // half-width of total indices at which no more were added
	Worlds       int       `json:"worlds"`           // draws behind the value of information
	Others       *Index    `json:"others,omitempty"` // inputs that have no index of their own, together
	Chance       *Index    `json:"chance,omitempty"`
	Orders       int       `json:"orders,omitempty"` // of inputs that are correlated, behind their Shapley effects
	ChanceEffect *Shapley  `json:"chance_effect,omitempty"`
	Surface      *Surface  `json:"surface,omitempty"` // of the points of the indices; nil: too few
	Best         string    `json:"best"`              // title of the plan with the highest mean
	Perfect      float64   `json:"perfect"`           // value of knowing everything
	PerfectIn    *Interval `json:"perfect_in,omitempty"`
}

// Input is one assumption and what it does.
type Input struct {
	Path string   `json:"path"`
	Unit Unit     `json:"unit"`
	P10  *float64 `json:"p10,omitempty"` // quantiles; durations in days, times in minutes
	P90  *float64 `json:"p90,omitempty"`
	Low  string   `json:"low,omitempty"` // those as people write them, of older programs only
	High string   `json:"high,omitempty"`

	AtLow  *float64  `json:"at_low,omitempty"` // its mean there, all others at their medians
	AtHigh *float64  `json:"at_high,omitempty"`
	Swing  *Interval `json:"swing,omitempty"` // of the difference

	Effect      *float64     `json:"effect,omitempty"` // Morris: mean absolute effect across the middle 90 %
	EffectRange *Interval    `json:"effect_range,omitempty"`
	EffectSD    *float64     `json:"effect_sd,omitempty"`
	Index       *Index       `json:"index,omitempty"`
	Shapley     *Shapley     `json:"shapley,omitempty"`
	Information *Information `json:"information,omitempty"`
}

// Index is a pair of Sobol' indices.
//
// Both in shares of the variance of the measure; First ≤ Total but for noise.
type Index struct {
	First         float64   `json:"first"`
	FirstInterval *Interval `json:"first_interval,omitempty"`
	Total         float64   `json:"total"`
	TotalInterval *Interval `json:"total_interval,omitempty"`
	FirstBy       string    `json:"first_estimator,omitempty"`
	TotalBy       string    `json:"total_estimator,omitempty"`
	Control       string    `json:"control_variate,omitempty"` // "" where there were too few points for one
	Rank          int       `json:"rank,omitempty"`            // by total index, the best left open; 0: not ranked
	RankWorst     int       `json:"rank_worst,omitempty"`
}

// How indices are estimated, as the answer names it.
const (
	FirstEstimator   = "Saltelli et al. 2010"
	TotalEstimator   = "Jansen 1999"
	ControlVariate   = "Legendre polynomial of the other half of the base points"
	ShapleyEstimator = "Song, Nelson and Staum 2016: pairs of opposite orders, one point of either world a step"
)

// Shapley is the share of the variance of the measure that an input is given where inputs are correlated: all
// shares sum to 1.
type Shapley struct {
	Share     float64   `json:"share"`
	Interval  *Interval `json:"interval,omitempty"`
	Estimator string    `json:"estimator"`
}

// Information is the expected value of knowing one input before choosing a
// plan by the measure, in its unit.
type Information struct {
	Value    float64   `json:"value"`
	Interval *Interval `json:"interval,omitempty"`
	Noise    float64   `json:"noise"` // the most that 100 shuffled inputs show
	Clear    bool      `json:"clear"` // above the noise
}
