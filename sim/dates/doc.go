// Package dates is the one civil calendar of the program: which date day 40 of a
// scenario is, when its month 9 begins, what that month is called.
//
// Two calendars meet here and must not be mixed:
//
//	           durations                       civil dates
//	           "6 months", rates a year        2024-02-01, 2024-02-02 …
//	a month    365/12 days, every one alike    28 to 31 days
//	for        what a file states as a length  the ledger, rows, axes, names
//
// Month k of a scenario begins k months after its start, on the same day of the
// month or the last of a shorter one; it is named after the month it begins in, so
// that no name is skipped and none comes twice. February costs less than March
// for it has fewer days, as in every company's books.
//
//	start, _ := dates.Parse("2024-01-31")
//	start.AfterMonths(1)         // 2024-02-29: February has no 31st
//	start.AfterMonths(2)         // 2024-03-31: and March is not moved by that
//	start.AfterMonths(9).Label() // "Oct 2024"
//	start.Plus(40)               // 2024-03-11
//	start.MonthOf(40)            // 1: month 1 lasts from 29 February to 30 March
//
// Days are those of the proleptic Gregorian calendar, without hours or zones;
// the package knows no clock, so that nothing played can depend on today.
package dates

// Lengths, in days.
const (
	// PlainYear is a year without a leap day. Every year of the engine is one.
	PlainYear = 365

	// EngineMonth is a month as a duration, a twelfth of a year: "6 months" in a
	// scenario file, and the months after the horizon, which have no date.
	EngineMonth = PlainYear / 12.

	// CivilYear is the mean year of data that carry dates: from March 1900 to
	// February 2100 every fourth year has a leap day, and an export with a year
	// outside 1990 to 2100 is refused. (The mean of the whole calendar, 365.2425,
	// counts leap days left out in 1900 and 2100, which no data here span.)
	CivilYear = 365.25
)
