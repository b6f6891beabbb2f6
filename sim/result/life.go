package result

// Lives is one customer's life under every plan: the same person, the same
// issues, the same luck.
//
// A life is one draw and proves nothing; it shows how the mechanisms meet in one
// person. Chance and assumptions are those of one world throughout, so that lives
// differ by what the plans do alone.
type Lives struct {
	Customer int    `json:"customer"`
	World    uint64 `json:"world"`
	Start    string `json:"start"`  // day 0, YYYY-MM-DD
	Months   int    `json:"months"` // played from day 0
	Lives    []Life `json:"lives"`

	Why *LifeWhy `json:"why,omitempty"` // this customer; nil: the one asked for
}

// LifeWhy is why a customer was picked: Lost loses them and Kept keeps them, both
// titles of plans, whose names are LostPlan and KeptPlan.
// Cause is what went wrong last before the decision to leave, Instead
// what became of the same issue where they are kept.
type LifeWhy struct {
	Lost     string    `json:"lost"`
	Kept     string    `json:"kept"`
	LostPlan string    `json:"lost_plan"`
	KeptPlan string    `json:"kept_plan"`
	Role     KeptRole  `json:"role"` // of Kept
	Cause    *LifeNote `json:"cause,omitempty"`
	Decided  *LifeNote `json:"decided,omitempty"`
	Instead  *LifeNote `json:"instead,omitempty"`
}

// KeptRole is why a plan is the one a customer is kept under.
type KeptRole string

// The roles.
const (
	KeptNamed      KeptRole = "named"       // by the command
	KeptRun        KeptRole = "recommended" // by the run of the scenario
	KeptFirstOrder KeptRole = "first_order" // best to first order: there is no run
	KeptReference  KeptRole = "reference"   // nothing else is recommended, or keeps anybody
)

// Life is that life under one plan.
type Life struct {
	Plan  string     `json:"plan"`
	Title string     `json:"title"`
	End   LifeEnd    `json:"end"`
	Due   *float64   `json:"due,omitempty"`  // day from day 0 of a departure decided but not yet come
	Gone  *float64   `json:"gone,omitempty"` // day from day 0 of the departure, where there is one
	Going bool       `json:"going"`          // still here, but the decision to leave is made
	Notes []LifeNote `json:"notes"`
}

// LifeEnd is how a life stands at the horizon.
type LifeEnd string

// The ends.
const (
	EndStays   LifeEnd = "stays"
	EndService LifeEnd = "left_because_of_service"
	EndOther   LifeEnd = "left_for_other_reasons"
	EndDue     LifeEnd = "leaves_later" // the decision is made
)

// LifeNote is one thing that happened.
//
// What is for readers; programs use Turn.
type LifeNote struct {
	At   string  `json:"at"`   // local time, YYYY-MM-DD HH:MM
	Day  float64 `json:"day"`  // from day 0; negative: before it
	Turn string  `json:"turn"` // kind: issue, assistant, answered, failed, …
	What string  `json:"what"` // in plain words
}
