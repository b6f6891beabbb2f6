package result

// PilotFile is where the answer of learn --plan-pilot lies in a result folder.
const PilotFile = "pilot.json"

// Pilot is what trying the assistant on some contacts would be worth before a plan is chosen.
//
// A pilot is played as the first months of a plan that has the assistant; that only a share of contacts meets it is
// in the chance of its figures alone, which are counted from so many fewer sessions.
type Pilot struct {
	Head
	Share     float64      `json:"share"`   // of contacts that meet the assistant
	Worlds    int          `json:"worlds"`  // draws behind the values
	Best      string       `json:"best"`    // title of the plan chosen without a pilot
	Mean      float64      `json:"mean"`    // its mean net
	Perfect   float64      `json:"perfect"` // value of knowing everything
	PerfectIn *Interval    `json:"perfect_in,omitempty"`
	Trials    []PilotTrial `json:"trials"` // every measure and length, the most worth first
}

// PilotTrial is one measure observed for some weeks.
//
// Net is Value less Cost and Delay: what the platform costs for the weeks, and what the plan that would be chosen
// earns until the figure of the pilot is known, which it loses by starting later.
//
// The value of a sample is what choosing after it earns more than choosing before (Raiffa and Schlaifer 1961), by
// regression of every plan's net on the figure that may be seen (Strong, Oakley, Brennan and Breeze 2015, Medical
// Decision Making 35):
//
//	EVSI = E max_d E[net_d | seen] − max_d E[net_d]
type PilotTrial struct {
	Measure     string      `json:"measure"`
	Unit        Unit        `json:"unit"`
	Weeks       int         `json:"weeks"`
	Months      float64     `json:"months"`      // until the choice: those of the pilot, and until its figure is known
	Data        Quantiles   `json:"data"`        // that may be seen
	Chance      float64     `json:"chance"`      // standard deviation of the figure by the sessions of the pilot
	Discrepancy float64     `json:"discrepancy"` // and of what the model may miss of it, assumed
	Worth       Information `json:"worth"`
	Cost        float64     `json:"cost"`
	Delay       float64     `json:"delay"`
	Net         float64     `json:"net"`
}
