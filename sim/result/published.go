package result

// Record is what a scenario's published figures are against what was simulated.
type Record struct {
	Worlds  int         `json:"worlds"`
	Figures []Published `json:"figures"`         // in the order of the file
	Signs   []PlanSign  `json:"signs,omitempty"` // of every plan but the reference
}

// PlanSign is in how many worlds the net value of a plan is above zero: in all, in those that the record does not rule
// out, and at both ends of the unknown that decides it there.
//
// Ruled out are worlds in which a check that the worlds as a whole do not contradict lies outside what its error and
// the model's discrepancy allow. Figures that contradict all worlds tell none of them apart.
type PlanSign struct {
	Plan    string  `json:"plan"`
	All     Tally   `json:"all"`
	Allowed Tally   `json:"allowed"`
	Decides string  `json:"decides,omitempty"` // key of the unknown with the largest rank correlation with net
	Rank    float64 `json:"rank,omitempty"`
	UpTo    float64 `json:"up_to,omitempty"` // of that unknown, the end of the lowest third of worlds allowed
	From    float64 `json:"from,omitempty"`  // and the begin of the highest
	Lowest  Tally   `json:"lowest"`
	Highest Tally   `json:"highest"`
}

// Tally is how many of some worlds have a net value above zero.
type Tally struct {
	Above  int `json:"above"`
	Worlds int `json:"worlds"`
}

// Published is a figure from the world beside what the model plays.
//
// Simulated are quantiles of the predictive law: the worlds, the error of the measurement and the stated
// discrepancy of the model. All figures are in Unit, or in that over OverUnit.
type Published struct {
	Name    string `json:"name"`
	Measure string `json:"measure"`
	Over    string `json:"over,omitempty"`    // the measure it is divided by
	Against string `json:"against,omitempty"` // what it is a change from, as a fraction: reference, day_zero
	Plan    string `json:"plan"`
	From    int    `json:"from"` // months covered, 1 the first from day 0; 0: the month before; −1: the horizon
	To      int    `json:"to"`
	Role    string `json:"role"` // input, check, learn

	Value       float64 `json:"value"` // the middle of a range
	Low         float64 `json:"low"`
	High        float64 `json:"high"`
	Error       float64 `json:"error"`
	Discrepancy float64 `json:"discrepancy"`
	Unit        Unit    `json:"unit"`
	OverUnit    Unit    `json:"over_unit,omitempty"`

	Simulated *Quantiles    `json:"simulated"`       // nil where no world has the measure
	Never     float64       `json:"never,omitempty"` // share of worlds in which what is dated does not happen
	Below     *float64      `json:"probability"`     // that a figure lies below the one published
	Verdict   AgainstRecord `json:"verdict"`
	Decides   string        `json:"decides,omitempty"` // key of the unknown that moves the simulated figure most
	Rank      float64       `json:"rank,omitempty"`    // its rank correlation with it
	Source    string        `json:"source"`
	Grade     string        `json:"grade"`
	Note      string        `json:"note,omitempty"`
	Held      bool          `json:"held,omitempty"` // drawn by lot, not looked at while the file was rebuilt

	Score    *float64 `json:"interval_score,omitempty"`          // of the law's 90 %, over the size of the figure
	Persists *float64 `json:"score_day_zero_persists,omitempty"` // the same of a law in which the plan changes nothing
}

// AgainstRecord is what a published figure says of the model.
type AgainstRecord string

// The verdicts.
const (
	Agrees        AgainstRecord = "agrees"        // inside the central 50 % of the predictive law
	Near          AgainstRecord = "near"          // inside 90 %
	Contradicts   AgainstRecord = "contradicts"   // outside
	Uninformative AgainstRecord = "uninformative" // the law is wider than from half to twice the figure
	NotSimulated  AgainstRecord = "not_simulated" // no world has the measure
)

// RoleCheck is the role of a figure that set nothing: the only one whose agreement is evidence.
const RoleCheck = "check"

// Checks are the figures that set no input.
func (r *Record) Checks() (all []*Published) {
	for i := range r.Figures {
		if r.Figures[i].Role == RoleCheck {
			all = append(all, &r.Figures[i])
		}
	}
	return all
}

// Verdicts counts the checks by their verdict: what is an input proves nothing.
func (r *Record) Verdicts() map[AgainstRecord]int {
	n := map[AgainstRecord]int{}
	for _, f := range r.Checks() {
		n[f.Verdict]++
	}
	return n
}
