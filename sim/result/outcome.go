package result

// Outcome is what one world gave: one row and one series per plan. NaN means
// that the measure has no value in this world; infinities are refused.
type Outcome struct {
	Rows   [][]float64 // [plan][measure]
	Series [][]float64 // [plan][month*k+measure], k monthly measures; nil without any
}
