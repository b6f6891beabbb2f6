package dates

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// anyDate draws a date of a thousand years around 1970, month ends often.
func anyDate(t *rapid.T) Date {
	d := Date{Year: rapid.IntRange(1470, 2470).Draw(t, "year"), Month: rapid.IntRange(1, 12).Draw(t, "month")}
	last := DaysIn(d.Year, d.Month)
	d.Day = last - rapid.IntRange(0, last-1).Draw(t, "days to the end of the month")
	return d
}

// TestAgreesWithPackageTime: the standard library is the witness of every date,
// weekday, length of month and written form.
func TestAgreesWithPackageTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start, days := anyDate(t), rapid.IntRange(-200_000, 200_000).Draw(t, "days")
		began := time.Date(start.Year, time.Month(start.Month), start.Day, 0, 0, 0, 0, time.UTC)
		got, want := start.Plus(days), began.AddDate(0, 0, days)
		if y, m, d := want.Date(); got != (Date{y, int(m), d}) || !got.Valid() {
			t.Fatalf("%s and %d days: %s, want %s", start, days, got, want)
		}
		if int64(got.Number())*86400 != want.Unix() || got.Since(start) != days {
			t.Fatalf("%s has number %d and is %d days on", got, got.Number(), got.Since(start))
		}
		if got.Weekday() != (int(want.Weekday())+6)%7 || Name(got.Month) != want.Month().String() ||
			got.String() != want.Format(time.DateOnly) || got.InWords() != want.Format("2 Jan 2006") {
			t.Fatalf("%s: %s, weekday %d", want, got.InWords(), got.Weekday())
		}
		length := time.Date(got.Year, time.Month(got.Month+1), 0, 0, 0, 0, 0, time.UTC).Day()
		if DaysIn(got.Year, got.Month) != length {
			t.Fatalf("%s has %d days, want %d", got.Label(), DaysIn(got.Year, got.Month), length)
		}
		whole := rapid.IntRange(-1_000_000, 1_000_000).Draw(t, "whole minutes")
		minute := float64(whole) + rapid.Float64Range(0, .999).Draw(t, "part of a minute")
		clock := began.Add(time.Duration(whole) * time.Minute).Format("2006-01-02 15:04")
		if start.Clock(minute) != clock {
			t.Fatalf("minute %v of %s: %s, want %s", minute, start, start.Clock(minute), clock)
		}
	})
}

// TestMonthOfADay: a day lies in month k exactly if it is not before the first
// day of k and before that of k + 1; months follow each other by name.
func TestMonthOfADay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start, k := anyDate(t), rapid.IntRange(-300, 300).Draw(t, "k")
		first, next := start.AfterMonths(k), start.AfterMonths(k+1)
		length := next.Since(first)
		if length < 28 || length > 31 || next.MonthNumber() != first.MonthNumber()+1 {
			t.Fatalf("start on %s: month %d begins on %s, the next on %s", start, k, first, next)
		}
		day := first.Since(start) + rapid.IntRange(0, length-1).Draw(t, "day of the month")
		if start.MonthOf(day) != k {
			t.Fatalf("start on %s: day %d is in month %d, want %d", start, day, start.MonthOf(day), k)
		}
	})
}

// TestParseReadsString: what String writes, Parse reads.
func TestParseReadsString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t)
		got, ok := Parse(d.String())
		if !ok || got != d || Numbered(d.Number()) != d || d.Compare(got) != 0 || d.Compare(d.Plus(1)) >= 0 {
			t.Fatalf("%s is read as %s, %v", d, got, ok)
		}
	})
}
