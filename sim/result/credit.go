package result

// Credit divides a plan's effect between its parts: the same plan with the cut
// alone, with the assistant alone, and by attrition alone, each against the
// reference in the same worlds. What the parts do not add up to is their
// interaction.
type Credit struct {
	Plan   string       `json:"plan"`
	Worlds int          `json:"worlds"`
	Parts  []CreditPart `json:"parts"`
}

// CreditPart is one variant of the plan and the means it gives, in money and
// in points of satisfaction.
type CreditPart struct {
	Name         string   `json:"name"` // "the cut alone", …
	Savings      Estimate `json:"savings"`
	Loss         Estimate `json:"retention_loss"`
	Net          Estimate `json:"net"`
	Satisfaction Estimate `json:"satisfaction"`
}
