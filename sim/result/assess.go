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
	// Board is what leadership does on an alarm in the steps that let it see one; nil where none was tried.
	Board *BoardAnswer `json:"board,omitempty"`
}

// BoardAnswer is how a plan is turned back. A step that makes leadership look costs what leadership then does.
type BoardAnswer struct {
	Rehires  float64 `json:"rehires,omitempty"` // share of the cut
	Opens    bool    `json:"opens_valve,omitempty"`
	Reroutes bool    `json:"reroutes,omitempty"` // the long tail to people
}

// Standing is which of the three controls a plan has and how mature its
// assistant is: read from the scenario, nothing played.
//
// All of it is read off keys and answers, so two people with the same file get the same standing.
//
//	Real = the level the scenario states as real, or else Supported
//	Window = Operates > Real
//
// A level is that of the Agentic Trust Framework (v0.9.1), 1 intern to 4 principal.
// Supported is 2 with the breaker in force, 3 with business rules and daily monitoring
// too, 4 with autonomy earned step by step.
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
	ID      string   `json:"id"`
	Control StepName `json:"control"`
	Text    string   `json:"text,omitempty"` // the question in words, of older programs only
	Answer  Reply    `json:"answer"`
	From    Origin   `json:"from"`
	Keys    string   `json:"keys,omitempty"` // of the scenario that answer it; "": only a person can
}

// Reply answers a question about a control.
//
// NotKnown is no "no": an answer that nobody gave leaves a control open, and the
// report asks for it instead of guessing.
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

// StepName is one of the controls, or what else is tried beside them.
type StepName string

// The three controls of the article's trust framework, and what stands around
// them.
const (
	Allowed          StepName = "allowed"
	Verified         StepName = "verified"
	ContainedControl StepName = "containment"
	Around           StepName = "around"
)

// What is tried beside the controls one by one.
const (
	AsItIs           StepName = "as_it_is"
	AllMissing       StepName = "all_missing"
	LongTailToPeople StepName = "long_tail_to_people"
	OneClick         StepName = "one_click"
	OnePage          StepName = "one_page"
)

// Control is one of the three.
//
// The mapping onto the framework: allowed, its S-2 and S-4 (allowlist, limits);
// verified, its B-3 and B-4 (baseline, anomalies); contained, its
// (breaker, kill switch, degrading).
type Control struct {
	Name   StepName      `json:"name"`
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
//
// Paired with the plan as it is in the same worlds; a step may cost money, and its sign is told as it
// comes.
type Step struct {
	Name    StepName    `json:"name"`
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

// MoveKind is one of the six of the article; each kind lists its facts of this
// company.
type MoveKind string

const (
	// MapTools: RoutingPolicy, Specificity, Contacts a month.
	MapTools MoveKind = "map_tools"
	// ActionList: RiskyShare, LeakRate, Leakage in MonthsPlayed; ActionCap and GoodStanding of each category
	// that has it.
	ActionList MoveKind = "action_allowlist"
	// FindLongTail: LongTailCategory of each; LongTailIssues, LongTailWork, RoutingPolicy, Specificity,
	// SatisfactionLongTail.
	FindLongTail MoveKind = "find_long_tail"
	// EscapeValve: ValveSteps, ValveNoRoute, ContainedGaveUp.
	EscapeValve MoveKind = "escape_valve"
	// SamePage: Dashboard, ReviewDays, DecisionDays, Contained, ContainedResolved.
	SamePage MoveKind = "same_page"
	// MaturityCheck: the levels of the assessment.
	MaturityCheck MoveKind = "maturity_check"
)

// Keys of the facts of moves.
const (
	RoutingPolicy    = "routing" // name
	Specificity      = "routing_specificity"
	RiskyShare       = "risky_share" // of sessions: would act on money or access
	LeakRate         = "leak_rate"
	ActionCap        = "action_cap"    // of the category of its name
	GoodStanding     = "good_standing" // asked of accounts in the category of its name
	LongTailCategory = "long_tail_category"
	LongTailIssues   = "long_tail_issues" // share
	LongTailWork     = "long_tail_work"   // share of the minutes of first contacts
	ValveSteps       = "valve_steps"
	ValveNoRoute     = "valve_no_route"
	DashboardSeen    = "dashboard" // name
	ReviewDays       = "review_days"
	DecisionDays     = "decision_days"
)

// Move is one of the six of the article.
type Move struct {
	Kind   MoveKind   `json:"kind,omitempty"`
	Status MoveStatus `json:"status"`
	Facts  Facts      `json:"facts,omitempty"` // of this company
	Step   *Step      `json:"step"`

	Title   string   `json:"title,omitempty"`   // in words, of older programs only
	Figures []string `json:"figures,omitempty"` // the facts in words, of older programs only
}

// MoveStatus is how far a move is made.
type MoveStatus string

// The states of a move.
const (
	Done        MoveStatus = "done"
	ToDo        MoveStatus = "to_do"
	MoveUnknown MoveStatus = "unknown"
)
