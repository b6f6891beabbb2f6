package result

// Stress is a plan's answer with one assumption set to an end of its range.
type Stress struct {
	Plan   string      `json:"plan"`
	Key    string      `json:"key"`   // path in the scenario
	Text   string      `json:"text"`  // the value as a file writes it
	Value  float64     `json:"value"` // in the model's unit
	Worlds int         `json:"worlds"`
	Net    Estimate    `json:"net"`
	Loss   Probability `json:"loss"` // of a net below 0
}

// Sign is what a mean is over a whole range of an assumption.
type Sign string

// The signs a mean can keep, and that it keeps none.
const (
	Positive    Sign = "positive"
	Negative    Sign = "negative"
	Zero        Sign = "zero"
	ChangesSign Sign = "changes"
)

// BreakEven is the value of an assumption at which a plan's mean net changes
// sign, by linear interpolation between stress tests.
//
//	value = low + (high − low) · net(low) / (net(low) − net(high))
//
// Straight lines between few points: it says about where, and has no interval. Beyond
// is an extrapolation, told only to say that the sign is far from turning.
type BreakEven struct {
	Plan   string   `json:"plan"`
	Key    string   `json:"key"`
	Sign   Sign     `json:"sign"`             // of the mean net from Low to High
	Value  *float64 `json:"value,omitempty"`  // where it changes; nil where it does not
	Low    float64  `json:"low"`              // of the range tried
	High   float64  `json:"high"`             // of the range tried
	Beyond *float64 `json:"beyond,omitempty"` // where the straight line through both ends would cross 0, above High
}
