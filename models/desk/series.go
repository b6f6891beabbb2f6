package desk

import "math"

// monthly is the share of one tally in another within a month.
func monthly(k, of countIndex) func(*planTotals, int) float64 {
	return func(a *planTotals, m int) float64 { return ratio(a.month(m).counted(k), a.month(m).counted(of)) }
}

// noReturn is the share of a month's contained sessions without a return; NaN
// where the horizon does not show all the days it could come in.
func noReturn(a *planTotals, m int) float64 {
	if a.d.base.Horizon.MonthEnd(m)+returnDays > a.d.base.days {
		return math.NaN()
	}
	return 1 - ratio(a.month(m).counted(tReturned), a.month(m).counted(tContained))
}

// stocked is a tally of staff or money of the month, which is kept at full size.
func stocked(k fullIndex) func(*planTotals, int) float64 {
	return func(a *planTotals, m int) float64 { return a.month(m).booked(k) }
}
