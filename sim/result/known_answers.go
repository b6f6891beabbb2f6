package result

// Known is a problem with known answers, and what was found where it was played.
type Known struct {
	Name     string         `json:"name"`
	Title    string         `json:"title"`
	Source   string         `json:"source"` // of the answer
	System   string         `json:"system"` // that played it
	Formula  string         `json:"formula"`
	Given    map[string]any `json:"given"` // numbers of the question, each with its unit in its name
	Scenario map[string]any `json:"scenario,omitempty"`
	Seed     uint64         `json:"seed"`
	Worlds   int            `json:"worlds"`
	Answers  []KnownAnswer  `json:"answers"`
	Holds    bool           `json:"holds"` // every answer does
}

// KnownAnswer is one measure of a problem: what is true and what was found.
type KnownAnswer struct {
	Measure       string  `json:"measure"`
	Exact         float64 `json:"exact"`
	Tabulated     string  `json:"tabulated,omitempty"` // as the literature prints it
	Result        float64 `json:"result"`              // mean over worlds
	StandardError float64 `json:"standard_error"`      // of that mean
	// Errors is how far the result is from the answer in standard errors, 0 where they are one number.
	Errors float64 `json:"errors"`
	Holds  bool    `json:"holds"`
}
