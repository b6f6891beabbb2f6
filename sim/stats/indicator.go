package stats

// Indicator is 1 where a condition holds and 0 where it does not: the mean of
// indicators over draws is the share of draws in which it holds.
func Indicator(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
