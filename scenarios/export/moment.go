package export

import (
	"strings"

	"boomerang/sim/dates"
)

// moment is a date and time as written, and the zone it was written with.
type moment struct {
	minute  int64 // wall clock, since 1 January 1970
	offset  int   // minutes east, where zoned
	zoned   bool
	vague   bool // the name of the zone is that of several
	clock   bool // a time of day was written
	slashed bool // day and month might be the other way round
	first   int  // of a slashed date: its first number
	second  int
	counted numbering // written as one number
}

// instant is the moment on one clock for the whole world.
func (m moment) instant() int64 { return m.minute - int64(m.offset) }

// order says which of two numbers is the day.
type order int

const (
	unknown order = iota
	dayFirst
	monthFirst
	yearFirst // 24/01/31, where years have two figures
)

// Years outside are slips of the pen.
const firstYear, lastYear = 1990, 2100

// DatesRead are forms of dates that are read, for whoever has others.
const DatesRead = "2024-12-31 23:59, 31.12.2024, 12/31/2024 11:59 PM, 31-Dec-24, December 31, 2024 at 9:15 AM, " +
	"20241231T2359Z, seconds or milliseconds since 1970, spreadsheet serials"

// longestMoment is what no written date reaches.
const longestMoment = 80

// parse reads a moment: ISO 8601 with or without zone and in its compact form,
// 31.12.2024, 31/12/2024 or 12/31/2024 by the order, names of months, RFC 2822, and
// numbers: seconds or milliseconds since 1970, serials of a spreadsheet. Of a range of
// times its beginning counts. Of a slashed date with unknown order only its shape counts.
func parse(s string, o order) (m moment, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) > longestMoment {
		return m, false
	}
	if m, ok = figures(s, o); ok {
		return m, true
	}
	if m, ok = named(s); ok {
		return m, true
	}
	plain := plainly(s)
	if m, ok = figures(plain, o); ok {
		return m, true
	}
	if m, ok = named(plain); ok {
		return m, true
	}
	minutes, rest, ok := clockIn(plain) // 09:15 31/12/2024
	if !ok || len(rest) < 6 || strings.IndexByte(plain, ':') < 0 {
		return m, false
	}
	rest = strings.TrimLeft(rest, " ,-")
	if m, ok = figures(rest, o); !ok {
		m, ok = named(rest)
	}
	if m.clock {
		return m, false
	}
	m.minute, m.clock = m.minute+int64(minutes), true
	return m, ok
}

// figures reads a date written in figures alone.
func figures(s string, o order) (m moment, ok bool) {
	i := 0
	a, n := digits(s, &i)
	switch {
	case n == 4 && i < len(s) && strings.IndexByte("-/.", s[i]) >= 0:
		return m.iso(s, a)
	case (n == 1 || n == 2) && i+1 < len(s) && strings.IndexByte("-/.", s[i]) >= 0 && isDigit(s[i+1]):
		return m.short(s, a, o)
	case n >= 5:
		return numbered(s)
	}
	return m, false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// digits reads a run of digits at i; what is longer than any date is cut.
func digits(s string, i *int) (value, n int) {
	for *i < len(s) && isDigit(s[*i]) {
		if n >= 19 {
			return value, n + 1
		}
		value, n = value*10+int(s[*i]-'0'), n+1
		*i++
	}
	return value, n
}

func (m moment) iso(s string, year int) (moment, bool) {
	i := 5
	month, n := digits(s, &i)
	if i >= len(s) || s[i] != s[4] || n > 2 {
		return m, false
	}
	i++
	day, n := digits(s, &i)
	return m.at(dates.Date{Year: year, Month: month, Day: day}, s[i:], n > 0 && n <= 2)
}

// short reads a date of numbers, 3/4/2024 or 3.4.24. Points mean day first; strokes are read as the
// file's other dates have shown, or by this one itself where a part above 12 can only be a day.
func (m moment) short(s string, first int, o order) (moment, bool) {
	i := strings.IndexAny(s, "-/.")
	mark := s[i]
	i++
	second, n := digits(s, &i)
	if i >= len(s) || s[i] != mark || n > 2 {
		return m, false
	}
	i++
	year, n := digits(s, &i)
	if n == 2 {
		year += 2000
	}
	m.first, m.second = first, second
	day, month := first, second
	if o == yearFirst && n == 2 {
		return m.at(dates.Date{Year: 2000 + first, Month: second, Day: year - 2000}, s[i:], true)
	}
	if m.slashed = mark != '.'; m.slashed && (o == monthFirst || o == unknown && second > 12) {
		day, month = second, first
	}
	return m.at(dates.Date{Year: year, Month: month, Day: day}, s[i:], n == 2 || n == 4)
}

// at adds the clock and zone in the rest of the text.
func (m moment) at(d dates.Date, rest string, ok bool) (moment, bool) {
	if !ok || d.Year < firstYear || d.Year > lastYear || !d.Valid() {
		return m, false
	}
	m.minute = int64(d.Number()) * 1440
	rest = between(rest)
	if rest == "" {
		return m, true
	}
	minutes, rest, ok := clockIn(rest)
	if !ok {
		return m, false
	}
	m.minute, m.clock = m.minute+int64(minutes), true
	return m.zone(rest)
}

// between steps over what stands between a date and its clock.
func between(rest string) string {
	rest = strings.TrimLeft(rest, " ,Tt|@;")
	if strings.HasPrefix(rest, "- ") {
		rest = strings.TrimLeft(rest[2:], " ")
	}
	for _, word := range []string{"at ", "um ", "à ", "a las ", "às ", "alle ", "om "} {
		if len(rest) > len(word) && strings.EqualFold(rest[:len(word)], word) {
			return strings.TrimLeft(rest[len(word):], " ")
		}
	}
	return rest
}

// clockIn reads a time of day at the beginning of a text: 9:15, 09:15:30.250, 9.15,
// 9h15, 0915, 091530, each with AM or PM or without, and 9 AM. 24:00 is the end of a day.
func clockIn(s string) (minutes int, rest string, ok bool) {
	i := 0
	hour, n := digits(s, &i)
	minute, second := 0, 0
	switch {
	case n == 4:
		hour, minute = hour/100, hour%100
	case n == 6:
		hour, minute, second = hour/10000, hour/100%100, hour%100
	case n == 0 || n > 2:
		return 0, s, false
	case i < len(s) && strings.IndexByte(":.h", s[i]) >= 0:
		mark := s[i]
		i++
		if minute, n = digits(s, &i); n != 2 {
			return 0, s, false
		}
		if i+1 < len(s) && s[i] == mark && isDigit(s[i+1]) {
			i++
			if second, n = digits(s, &i); n != 2 {
				return 0, s, false
			}
		}
	default: // 9 AM
		if half, rest := halfOf(s[i:]); half != 0 && hour >= 1 && hour <= 12 {
			return half.on(hour) * 60, rest, true
		}
		return 0, s, false
	}
	if i+1 < len(s) && (s[i] == '.' || s[i] == ',') && isDigit(s[i+1]) { // a fraction of a second
		i++
		digits(s, &i)
	}
	half, rest := halfOf(s[i:])
	switch {
	case minute > 59 || second > 60 || hour > 24 || hour == 24 && minute > 0:
		return 0, s, false
	case half != 0 && hour > 12:
		return 0, s, false
	case half != 0:
		hour = half.on(hour)
	}
	return hour*60 + minute, rest, true
}

// half is AM or PM; 0: neither.
type half int

const (
	morning half = 1 + iota
	afternoon
)

// on puts an hour of twelve onto the clock of twenty-four.
func (h half) on(hour int) int {
	if h == afternoon {
		return hour%12 + 12
	}
	return hour % 12
}

// halfOf reads AM or PM at the beginning of a text.
func halfOf(s string) (h half, rest string) {
	s = strings.TrimLeft(s, " ")
	if len(s) < 2 || s[1]|0x20 != 'm' || len(s) > 2 && isLetter(s[2]) {
		return 0, s
	}
	switch s[0] | 0x20 {
	case 'a':
		return morning, strings.TrimSpace(s[2:])
	case 'p':
		return afternoon, strings.TrimSpace(s[2:])
	}
	return 0, s
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
