package dates

import (
	"fmt"
	"math"
)

// names of the months, in order.
var names = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

// Name is the name of a month, 1 to 12: "November".
func Name(month int) string { return names[month-1] }

// Short is the name in three letters: "Nov".
func Short(month int) string { return Name(month)[:3] }

// Label names the month a date is in: "Nov 2024".
func (d Date) Label() string { return fmt.Sprintf("%s %04d", Short(d.Month), d.Year) }

// DaysIn is the length of a month, 1 to 12, in days.
func DaysIn(year, month int) int {
	switch {
	case month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	}
	return 30 + (month+month/8)%2
}

// MonthNumber counts the months since January of year 0, which is 0.
func (d Date) MonthNumber() int { return 12*d.Year + d.Month - 1 }

// MonthNumbered is the first day of the month with that MonthNumber.
func MonthNumbered(number int) Date {
	year := floorDiv(number, 12)
	return Date{Year: year, Month: number - 12*year + 1, Day: 1}
}

// AfterMonths is the same day k months later, or the last day of a month that is
// too short for it; earlier where k is negative. In a scenario that starts on d
// it is the first day of month k, where month 0 begins on d.
//
//	2024-01-31: 2024-01-31, 2024-02-29, 2024-03-31, 2024-04-30 …
func (d Date) AfterMonths(k int) Date {
	first := MonthNumbered(d.MonthNumber() + k)
	first.Day = min(d.Day, DaysIn(first.Year, first.Month))
	return first
}

// MonthOf is the month of a scenario that starts on d in which its day lies, day
// 0 being d: the k with AfterMonths(k) ≤ the day < AfterMonths(k+1). Days before
// the start lie in months −1, −2 …
func (d Date) MonthOf(day int) int {
	at := d.Plus(day)
	k := at.MonthNumber() - d.MonthNumber()
	if at.Compare(d.AfterMonths(k)) < 0 {
		k--
	}
	return k
}

// MonthStart is the first day of month k, counted from d, where month 0 begins. With
// no date to count from, d zero, months have 365/12 days each, alternately 30 and 31.
func (d Date) MonthStart(k int) int {
	if d.IsZero() {
		return floorDiv(k*PlainYear, 12)
	}
	return d.AfterMonths(k).Since(d)
}

// MonthAt is the month in which a day lies that is counted from d, as MonthOf, also
// where d is zero.
func (d Date) MonthAt(day int) int {
	if !d.IsZero() {
		return d.MonthOf(day)
	}
	k := floorDiv(day*12, PlainYear)
	if d.MonthStart(k+1) <= day {
		k++
	}
	return k
}

// InMonths is how many months lie between d and a moment so many days later: whole
// months up to its own, of which the part that is over counts.
func (d Date) InMonths(days float64) float64 {
	k := d.MonthAt(int(math.Floor(days)))
	begin, end := d.MonthStart(k), d.MonthStart(k+1)
	return float64(k) + (days-float64(begin))/float64(end-begin)
}
