package result

// AskKind is what a scenario asks of its plans.
type AskKind string

// The questions a page can answer.
const (
	AskPays    AskKind = "pays"               // does the plan earn money?
	AskDepth   AskKind = "how_deep"           // down to which cut does it?
	AskCompare AskKind = "compare"            // which plan is best?
	AskSafe    AskKind = "safe_for_customers" // does it hold the floor, and earn money?
)

// Ask is what a run was asked: of which plan (Result.Subject), what, and the floor below
// which no answer is yes. A floor that is nil was not stated.
type Ask struct {
	Plan             string   `json:"plan,omitempty"`
	Kind             AskKind  `json:"kind,omitempty"`
	ServiceLevel     *float64 `json:"service_level,omitempty"`     // least share answered in time
	SatisfactionLoss *float64 `json:"satisfaction_loss,omitempty"` // most points lost against the reference
}
