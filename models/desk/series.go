package desk

import "math"

// monthly is the share of one tally in another within a month.
func monthly(k, of int) func(*account, int) float64 {
	return func(a *account, m int) float64 { return ratio(a.month(m)[k], a.month(m)[of]) }
}

// noReturn is the share of a month's contained sessions without a return; NaN
// where the horizon does not show all the days it could come in.
func noReturn(a *account, m int) float64 {
	if MonthEnd(m)+returnDays > a.d.base.days {
		return math.NaN()
	}
	return 1 - ratio(a.month(m)[tReturned], a.month(m)[tContained])
}

// stocked is a tally of staff or money of the month, which is kept at full size.
func stocked(k int) func(*account, int) float64 {
	return func(a *account, m int) float64 { return a.month(m)[k] }
}
