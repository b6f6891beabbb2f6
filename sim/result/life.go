package result

// Lives is one customer's life under every plan: the same person, the same
// issues, the same luck.
type Lives struct {
	Customer int    `json:"customer"`
	World    uint64 `json:"world"`
	Start    string `json:"start"`  // day 0, YYYY-MM-DD
	Months   int    `json:"months"` // played from day 0
	Lives    []Life `json:"lives"`
}

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
type LifeNote struct {
	At   string  `json:"at"`   // local time, YYYY-MM-DD HH:MM
	Day  float64 `json:"day"`  // from day 0; negative: before it
	Turn string  `json:"turn"` // kind: issue, assistant, answered, failed, …
	What string  `json:"what"` // in plain words
}
