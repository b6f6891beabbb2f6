package dates

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
)

// Date is a day of the Gregorian calendar: Month 1 to 12, Day from 1. The zero
// Date is no day.
//
// Civil days without zones: a scenario's day is the company's.
type Date struct{ Year, Month, Day int }

// IsZero reports whether d is no day, as a date that was never set.
func (d Date) IsZero() bool { return d == Date{} }

// Parse reads a date as String writes it, 2024-02-29; false where it is none.
func Parse(s string) (Date, bool) {
	if len(s) != len("2024-02-29") {
		return Date{}, false
	}
	var d Date
	d.Year, _ = strconv.Atoi(s[:4])
	d.Month, _ = strconv.Atoi(s[5:7])
	d.Day, _ = strconv.Atoi(s[8:])
	if d.Year < 0 || !d.Valid() || d.String() != s {
		return Date{}, false
	}
	return d, true
}

// Valid reports whether there is such a day.
func (d Date) Valid() bool {
	return 1 <= d.Month && d.Month <= 12 && 1 <= d.Day && d.Day <= DaysIn(d.Year, d.Month)
}

// daysBefore1970 are the days from 1 March of year 0 to 1 January 1970, and
// daysOfEra those of the 400 years after which the calendar repeats itself.
const daysBefore1970, daysOfEra = 719468, 146097

// Number counts the days since 1 January 1970, which is 0. Years begin in March
// here, so that the leap day is the last of its year (Hinnant, “chrono-Compatible
// Low-Level Date Algorithms”, days_from_civil).
func (d Date) Number() int {
	y, m := d.Year, d.Month
	if m <= 2 {
		y, m = y-1, m+12
	}
	era := floorDiv(y, 400)
	of := y - era*400
	day := (153*(m-3)+2)/5 + d.Day - 1
	return era*daysOfEra + of*PlainYear + of/4 - of/100 + day - daysBefore1970
}

// Numbered is the date with that Number (Hinnant's civil_from_days).
func Numbered(number int) Date {
	number += daysBefore1970
	era := floorDiv(number, daysOfEra)
	day := number - era*daysOfEra
	of := (day - day/1460 + day/36524 - day/146096) / PlainYear
	day -= of*PlainYear + of/4 - of/100
	m := (5*day + 2) / 153 // months since March
	d := Date{Year: era*400 + of, Month: m + 3, Day: day - (153*m+2)/5 + 1}
	if d.Month > 12 {
		d.Year, d.Month = d.Year+1, d.Month-12
	}
	return d
}

// Plus is the date so many days later, or earlier where they are negative.
func (d Date) Plus(days int) Date { return Numbered(d.Number() + days) }

// Since counts the days from start to d; negative where d is earlier.
func (d Date) Since(start Date) int { return d.Number() - start.Number() }

// Compare is negative where d is before e, 0 where they are one day, else positive.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Weekday is Monday = 0 to Sunday = 6.
func (d Date) Weekday() int { return WeekdayOf(d.Number()) }

// WeekdayOf is the weekday of a day by its Number: 1 January 1970 was a Thursday.
func WeekdayOf(number int) int { return number + 3 - 7*floorDiv(number+3, 7) }

// String is the date as ISO 8601 has it: "2024-02-29".
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// InWords is the date as a person writes it: "29 Feb 2024".
func (d Date) InWords() string { return strconv.Itoa(d.Day) + " " + d.Label() }

// minutesPerDay is as in the engine, which knows no daylight saving.
const minutesPerDay = 24 * 60

// Clock is the date and time of a minute counted from the start of d, cut to
// whole minutes: minute 1505.7 of 2024-02-28 is "2024-02-29 01:05".
func (d Date) Clock(minute float64) string {
	whole := int(math.Floor(minute))
	day := floorDiv(whole, minutesPerDay)
	whole -= day * minutesPerDay
	return fmt.Sprintf("%s %02d:%02d", d.Plus(day), whole/60, whole%60)
}

// floorDiv is a/b rounded down, for b > 0; Go rounds towards 0.
func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
