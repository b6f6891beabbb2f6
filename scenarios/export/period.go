package export

import (
	"slices"
	"strings"
	"unicode"

	"boomerang/models/fit"
	"boomerang/sim/dates"
)

// parseMonth reads 2024-03, 03/2024, 202403, Mar 2024, März-24, 2024年3月 and 2024-03-01.
func parseMonth(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if len(s) > longestMoment {
		return 0, false
	}
	words := strings.FieldsFunc(folded(s), func(c rune) bool {
		return !unicode.IsDigit(c) && (!unicode.IsLetter(c) || c == '年' || c == '月')
	})
	year, month := 0, 0
	switch {
	case len(words) == 1 && len(words[0]) == 6:
		i := 0
		v, n := digits(words[0], &i)
		if year, month = v/100, v%100; n != 6 {
			return 0, false
		}
	case len(words) == 2 || len(words) == 3 && words[1] == "de":
		a, b := words[0], words[len(words)-1]
		if len(b) == 4 || monthNames[a] > 0 {
			a, b = b, a
		} // a: year, b: month
		if month = monthNames[b]; month == 0 {
			if i := 0; len(b) <= 2 {
				v, n := digits(b, &i)
				if month = v; n != len(b) || len(a) != 4 {
					return 0, false
				}
			}
		}
		i := 0
		v, n := digits(a, &i)
		if year = v; n == 2 && len(a) == 2 && monthNames[b] > 0 {
			year += 2000
		} else if n != 4 || len(a) != 4 {
			return 0, false
		}
	default:
		m, ok := parse(s, unknown)
		return dates.Numbered(fit.Day(m.minute)).MonthNumber(), ok && !m.slashed && m.counted == notCounted
	}
	ok := month >= 1 && month <= 12 && year >= firstYear && year <= lastYear
	return dates.Date{Year: year, Month: month}.MonthNumber(), ok
}

// weekWords writes the word for a week as a W.
var weekWords = strings.NewReplacer("WEEK", "W", "WOCHE", "W", "SEMAINE", "W", "SEMANA", "W", "SETTIMANA", "W")

// parseWeek reads 2024-W05, 2024W05, W05 2024, KW 5/2024 and Week 5, 2024, and returns its Monday.
func parseWeek(s string) (day int, ok bool) {
	s = weekWords.Replace(strings.ToUpper(strings.TrimSpace(s)))
	at := strings.IndexByte(s, 'W')
	if at < 0 || len(s) > 12 {
		return 0, false
	}
	i := at + 1
	if i < len(s) && s[i] == 'K' || i < len(s) && s[i] == ' ' {
		i++
	}
	week, n := digits(s, &i)
	rest := strings.Trim(s[:at]+s[i:], " -_/,K")
	j := 0
	year, k := digits(rest, &j)
	if n == 0 || n > 2 || k != 4 || j != len(rest) || week < 1 || week > 53 || year < firstYear || year > lastYear {
		return 0, false
	}
	fourth := dates.Date{Year: year, Month: 1, Day: 4}.Number() // always in week 1 (ISO 8601)
	return fourth - dates.WeekdayOf(fourth) + 7*(week-1), true
}

// Spacing is how much time a row of a file of counts stands for.
type Spacing string

// The spacings.
const (
	ByTime  Spacing = "" // days or less: the clock and the calendar tell
	ByWeek  Spacing = "week"
	ByMonth Spacing = "month"
)

// Spacings of --rows.
var Spacings = []string{"day", "week", "month"}

// spacing tells from the days of the rows how far they are apart: all on the first or the
// last day of months are rows of months, all seven days apart such of weeks.
func spacing(days []int) Spacing {
	slices.Sort(days)
	days = slices.Compact(days)
	if len(days) < 3 {
		return ByTime
	}
	first, last, week := true, true, true
	once, seven := 0, 0
	for i, day := range days {
		d := dates.Numbered(day)
		first = first && d.Day == dates.Numbered(days[0]).Day && d.Day <= 28
		last = last && dates.Numbered(day+1).Day == 1
		if i > 0 {
			gap := day - days[i-1]
			week = week && gap%7 == 0
			seven += truth(gap == 7)
			once += truth(gap <= 31)
		}
	}
	switch {
	case (first || last) && 2*once >= len(days)-1:
		return ByMonth
	case week && len(days) >= 6 && 2*seven >= len(days)-1:
		return ByWeek
	}
	return ByTime
}

// firstOf is the first day of a month by its number.
func firstOf(month int) int { return dates.MonthNumbered(month).Number() }
