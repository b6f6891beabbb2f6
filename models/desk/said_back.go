package desk

import (
	"math"

	"boomerang/sim/dates"
	"boomerang/sim/portable"
)

// Month is a mean month of the running desk, at full size: what a report of its own shows.
//
// A mean month has 365/12 days, its weekdays in proportion and no season; the month played before day 0 has
// 30 days that begin where they begin, so that it is put to the mean month to be compared.
type Month struct {
	Contacts, Repeats float64 // all contacts, and those that are not the first of their issue
	HandleMinutes     float64 // mean of a contact answered
	Heads, FullTime   float64 // on the payroll, and the same in full-time jobs
	Occupancy, Level  float64
}

// MeanMonth puts the month before day 0 to a mean month.
//
//	first contacts · (365/12) / Σ_days weekday · season · growth,   repeats · (365/12) / Σ_days that of returns
//
// The days of the sums are those played. First contacts come on the days that issues arise, repeats on
// the days the desk is open (returns.go), both follow the season, which repeats lag by days only.
func (o DayOne) MeanMonth(p Params) Month {
	b := newStaffed(statusQuo(p))
	n := int(math.Round(dates.EngineMonth))
	first, back := 0.0, 0.0
	for day := -n; day < 0; day++ {
		season := b.monthWeight[b.Horizon.monthOfYear(day)] *
			portable.Pow(1+b.Arrivals.GrowthPerYear, float64(day)/dates.PlainYear)
		wd := b.weekday(b.dayZero + engineDay(day))
		first += b.dayWeight[wd] * season / dates.EngineMonth
		back += b.returnDays[wd].weight * season / dates.EngineMonth
	}
	repeats := o.ContactsPerMonth * o.RepeatRate
	m := Month{
		Contacts: ratioOr0(o.ContactsPerMonth-repeats, first), Repeats: ratioOr0(repeats, back),
		HandleMinutes: o.HandleMinutes, Heads: o.Heads, FullTime: o.Heads * p.fullTime(),
		Occupancy: o.Occupancy, Level: o.Level,
	}
	m.Contacts += m.Repeats
	return m
}
