package result

// VariantKind is what variants of a plan are tried for.
type VariantKind string

// The three questions.
const (
	FrictionVariant VariantKind = "friction" // what hiding the human buys
	TriggerVariant  VariantKind = "trigger"  // when whoever leads turns back
	LagVariant      VariantKind = "lag"      // how much of the delay is the assumed personal lag
)

// Dashboards a board may look at, as the file names them.
const (
	CostDashboard  = "cost_only"
	JointDashboard = "joint"
)

// Variant is a plan with one of its own settings changed, in the same worlds as
// the others of its question.
//
// Each question has one plan and a few values, and the one that is Stated repeats the
// plan as it is, so that a curve through them can be held against the run.
type Variant struct {
	Question VariantKind `json:"question"`
	Plan     string      `json:"plan"`
	Stated   bool        `json:"stated,omitempty"` // the plan as it is stated
	// Value is what is set: friction in extra steps to a human, a trigger as the share by which retention falls or
	// the points by which satisfaction does, a lag in days; nil where nothing is, but for a lag.
	Value      *float64 `json:"value,omitempty"`
	Set        string   `json:"set,omitempty"`         // of a lag, the value as a file writes it: "2 quarters"
	Dashboard  string   `json:"dashboard,omitempty"`   // of a trigger, what the board looks at
	Rehired    float64  `json:"rehired,omitempty"`     // share of the cut an added reversal hires back
	NoReversal bool     `json:"no_reversal,omitempty"` // as stated, where the plan says nothing of what a reversal does

	Worlds    int        `json:"worlds"`
	Estimates []Estimate `json:"estimates,omitempty"`
	Loss      Numbers    `json:"loss,omitempty"`     // mean retention loss so far, by month
	Survival  *Survival  `json:"survival,omitempty"` // of the reversal

	Text   string `json:"text,omitempty"`   // what is set in words, of older programs only
	Action string `json:"action,omitempty"` // what an added reversal does in words, of older programs only
}

// Survival is the share of worlds in which something has not happened yet.
//
// Times in Unit from day 0; all columns have one number per time. It never rises.
//
// Share(t) = share of worlds with T > t, the empirical survivor function; Lo and Hi
// hold at each time alone.
type Survival struct {
	Plan  string  `json:"plan"`
	Name  string  `json:"name"` // of the moment: reversed_day
	Unit  Unit    `json:"unit"`
	Level float64 `json:"level"` // of the intervals
	Times Numbers `json:"times"`
	Share Numbers `json:"share"`
	Lo    Numbers `json:"lo"`
	Hi    Numbers `json:"hi"`
}
