package export

import (
	"slices"
	"strings"

	"boomerang/sim/remedy"
)

// weekdays are names of the days of the week, without accents.
var weekdays = names(
	"monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch",
	"donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles "+
		"jueves",
	"viernes sabado domingo segunda terca quarta quinta sexta")

// fewestWide is how many columns named like stretches of time make a wide table.
const fewestWide = 4

// layout refuses tables whose times stand in the header, or in two columns that make no
// date, with what has to be done to them.
func (r *reader) layout() error {
	if r.options.Columns[Opened] != "" {
		return nil
	}
	for _, k := range []struct {
		kind string
		is   func(string) bool
	}{
		{"days", func(h string) bool { m, ok := parse(h, dayFirst); return ok && m.counted == notCounted }},
		{"months", func(h string) bool { _, ok := parseMonth(h); return ok || monthNames[folded(h)] > 0 }},
		{"weeks", func(h string) bool { _, ok := parseWeek(h); return ok || isWeekNumber(h) }},
		{"days of the week", func(h string) bool { return slices.Contains(weekdays, folded(h)) }},
		{"hours", func(h string) bool {
			_, ok := clockCell(h)
			return ok || isHour(h) || isHour(strings.TrimLeft(bare(h), "hour"))
		}},
		{"quarters", func(h string) bool {
			name := bare(h)
			return len(name) >= 2 && len(name) <= 6 && (name[0] == 'q' && name[1] >= '1' && name[1] <= '4' ||
				len(name) == 6 && isYear(name[:4]) && name[4] == 'q')
		}},
		{"years", isYear},
	} {
		var wide []string
		for _, h := range r.header {
			if k.is(h) {
				wide = append(wide, h)
			}
		}
		if len(wide) >= fewestWide {
			return remedy.Errorf("%d columns are named like %s (%s to %s): the times stand beside each other",
				len(wide), k.kind,
				wide[0], wide[len(wide)-1]).
				Hint("reshape the table: one row for each of them, with a column for the time and one for the " +
					"count; a " +
					"spreadsheet does so by \"unpivot\"")
		}
	}
	return r.twoPartTimes()
}

// twoPartTimes refuses a year beside a week or month where no column holds a date.
func (r *reader) twoPartTimes() error {
	if at := r.place(Opened); at >= 0 && (r.contents[at].dated() || r.contents[at].weeks+r.contents[at].months > 0) {
		return nil
	}
	find := func(names ...string) string {
		for _, h := range r.header {
			if slices.Contains(names, bare(h)) {
				return h
			}
		}
		return ""
	}
	year := find("year", "jahr", "annee", "ano", "anno", "jaar", "fiscalyear", "calendaryear", "isoyear", "年")
	week := find("week", "weekno", "weeknumber", "weeknum", "isoweek", "calendarweek", "kw", "kalenderwoche", "woche",
		"semaine", "semana", "settimana", "週", "wk")
	month := find("month", "monat", "mois", "mes", "mese", "monthno", "monthnumber", "月", "maand")
	switch {
	case year != "" && week != "":
		return remedy.Errorf("the time stands in two columns, %q and %q", year, week).
			Hint("add a column with the date of the week's Monday, as 2024-01-29, and name it by --opened")
	case year != "" && month != "":
		return remedy.Errorf("the time stands in two columns, %q and %q", year, month).
			Hint("add a column with the month as 2024-03, and name it by --opened")
	}
	return nil
}

// isYear reports whether a header is a year.
func isYear(h string) bool {
	i := 0
	y, n := digits(strings.TrimSpace(h), &i)
	return n == 4 && i == len(strings.TrimSpace(h)) && y >= firstYear && y <= lastYear
}

// isWeekNumber reports whether a header is W05, Week 5 or KW 5.
func isWeekNumber(h string) bool {
	name := bare(h)
	for _, word := range []string{"week", "kw", "wk", "w", "semaine", "semana", "sem"} {
		if rest, found := strings.CutPrefix(name, word); found && rest != "" && len(rest) <= 2 && isDigit(rest[0]) {
			return true
		}
	}
	return false
}
