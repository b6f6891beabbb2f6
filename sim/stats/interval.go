package stats

// Interval is a two-sided confidence interval. Level is its nominal coverage,
// Estimator the name of the formula behind it.
type Interval struct {
	Lo        float64 `json:"lo"`
	Hi        float64 `json:"hi"`
	Level     float64 `json:"level"`
	Estimator string  `json:"estimator"`
}
