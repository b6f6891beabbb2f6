package result

// Credit divides a plan's effect between its parts: the same plan with the cut
// alone, with the assistant alone, and by attrition alone, each against the
// reference in the same worlds. What the parts do not add up to is their
// interaction.
//
//	interaction = whole − cut alone − assistant alone
//
// The interaction is a result and no remainder to be shared out: a cut that is safe
// with the assistant and ruinous without has a large positive one, and giving half of
// it to each would say that either works alone. Attrition alone is a part for
// comparison only and enters no sum.
type Credit struct {
	Plan   string       `json:"plan"`
	Worlds int          `json:"worlds"`
	Parts  []CreditPart `json:"parts"`
}

// PartKind is what is left of a plan in one of its parts.
type PartKind string

// The parts of a plan.
const (
	WholePlan      PartKind = "whole"
	CutAlone       PartKind = "cut"
	AssistantAlone PartKind = "assistant"
	AttritionAlone PartKind = "attrition"
)

// CreditPart is one variant of the plan and the means it gives, in money and
// in points of satisfaction.
type CreditPart struct {
	Kind         PartKind `json:"kind"`
	Name         string   `json:"name,omitempty"` // the kind in words, of older programs only
	Savings      Estimate `json:"savings"`
	Loss         Estimate `json:"retention_loss"`
	Net          Estimate `json:"net"`
	Satisfaction Estimate `json:"satisfaction"`
}
