package result

// AssessFile is where the answer of assess lies in a result folder.
const AssessFile = "assess.json"

// Assessment is which controls a deployment has, what the missing ones cost,
// and what to do this week.
type Assessment struct {
	Head
	Worlds int `json:"worlds"`
	Standing
	Steps []Step `json:"steps"` // all that was tried beside the controls
	Moves []Move `json:"moves"`
}

// Standing is which of the three controls a plan has and how mature its
// assistant is: read from the scenario, nothing played.
type Standing struct {
	Operates  int        `json:"operates"`  // maturity level the assistant works at
	Claimed   int        `json:"claimed"`   // as stated, 0: nothing is
	Supported int        `json:"supported"` // by the controls in force
	Real      int        `json:"real"`
	Window    bool       `json:"window"` // operates beyond its real level
	Questions []Question `json:"questions"`
	Controls  []Control  `json:"controls"`
}

// Deployment is the standing of one plan of a run.
type Deployment struct {
	Plan string `json:"plan"`
	Standing
}

// Question is one line of the questionnaire.
type Question struct {
	ID      string `json:"id"`
	Control string `json:"control"`
	Text    string `json:"text"`
	Answer  Reply  `json:"answer"`
	From    Origin `json:"from"`
	Keys    string `json:"keys,omitempty"` // of the scenario that answer it; "": only a person can
}

// Reply answers a question about a control.
type Reply string

// The four replies.
const (
	Yes      Reply = "yes"
	No       Reply = "no"
	NotKnown Reply = "unknown"
	OnPaper  Reply = "claimed" // and not in force, because the level is lower
)

// Origin is where a reply comes from.
type Origin string

// The origins of a reply.
const (
	FromNobody    Origin = "nobody"
	FromKeys      Origin = "keys"      // of the scenario
	FromLevel     Origin = "level"     // those keys, and the real level
	FromFlag      Origin = "flag"      // a person said so
	FlagOverruled Origin = "overruled" // a person said otherwise than the level stated
)

// Control is one of the three.
type Control struct {
	Name   string        `json:"name"`
	Status ControlStatus `json:"status"`
	Step   *Step         `json:"step"`           // switched on; nil: it is in force, or cannot be tried
	Open   []string      `json:"open"`           // questions about it that nobody answered
	Note   string        `json:"note,omitempty"` // those in words, of older programs only
}

// ControlStatus is how far a control is there.
type ControlStatus string

// The states of a control.
const (
	InForce ControlStatus = "in_force"
	Absent  ControlStatus = "missing"
	Partly  ControlStatus = "partly"
	Claimed ControlStatus = "claimed" // and not in force
)

// Step is the plan with something switched on, against the plan as it is, in
// the same worlds.
type Step struct {
	Name    string      `json:"name"`
	Set     []string    `json:"set"`     // settings of the plan
	Changes []StepGain  `json:"changes"` // net first
	Loss    Probability `json:"loss"`    // of a net loss against the reference, with it
	Without Probability `json:"without"` // … as the plan is
}

// StepGain is the change of one measure.
type StepGain struct {
	Measure string     `json:"measure"`
	Title   string     `json:"title"`
	Unit    Unit       `json:"unit"`
	Better  Better     `json:"better"`
	AsIs    float64    `json:"as_is"`
	Change  Difference `json:"change"`
}

// Move is one of the six of the article.
type Move struct {
	Title   string     `json:"title"`
	Status  MoveStatus `json:"status"`
	Figures []string   `json:"figures"` // of this company
	Step    *Step      `json:"step"`
}

// MoveStatus is how far a move is made.
type MoveStatus string

// The states of a move.
const (
	Done        MoveStatus = "done"
	ToDo        MoveStatus = "to_do"
	MoveUnknown MoveStatus = "unknown"
)
