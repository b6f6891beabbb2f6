package export

import (
	"strconv"
	"strings"
	"time"

	"boomerang/sim/dates"
)

// moment is a date and time as written, and the zone it was written with.
type moment struct {
	minute  int64 // wall clock, since 1 January 1970
	offset  int   // minutes east, where zoned
	zoned   bool
	clock   bool // a time of day was written
	slashed bool // day and month might be the other way round
	first   int  // of a slashed date: its first number
	second  int
}

// instant is the moment on one clock for the whole world.
func (m moment) instant() int64 { return m.minute - int64(m.offset) }

// order says which of two numbers is the day.
type order int

const (
	unknown order = iota
	dayFirst
	monthFirst
)

// Years outside are slips of the pen.
const firstYear, lastYear = 1990, 2100

// parse reads a moment: ISO 8601 with or without zone, 31.12.2024, 31/12/2024 or
// 12/31/2024 by the order, names of months, and seconds or milliseconds since
// 1970. Of a slashed date with unknown order only its shape counts.
func parse(s string, o order) (m moment, ok bool) {
	s = strings.TrimSpace(s)
	i := 0
	a, n := digits(s, &i)
	switch {
	case n == 4 && i < len(s) && strings.IndexByte("-/.", s[i]) >= 0:
		return m.iso(s, a)
	case (n == 1 || n == 2) && i < len(s) && strings.IndexByte("-/.", s[i]) >= 0 && i+1 < len(s) && isDigit(s[i+1]):
		return m.short(s, a, o)
	case n == len(s) && (n == 10 || n == 13):
		return epoch(s)
	}
	return named(s)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// digits reads a run of digits at i; what is longer than any date is cut.
func digits(s string, i *int) (value, n int) {
	for *i < len(s) && isDigit(s[*i]) {
		if value, n = value*10+int(s[*i]-'0'), n+1; n > 13 {
			break
		}
		*i++
	}
	return value, n
}

func (m moment) iso(s string, year int) (moment, bool) {
	i := 5
	month, _ := digits(s, &i)
	if i >= len(s) || s[i] != s[4] {
		return m, false
	}
	i++
	day, n := digits(s, &i)
	return m.at(dates.Date{Year: year, Month: month, Day: day}, s[i:], n > 0)
}

// short reads a date of numbers, 3/4/2024 or 3.4.24. Points mean day first; strokes are read as the
// file's other dates have shown, or by this one itself where a part above 12 can only be a day.
func (m moment) short(s string, first int, o order) (moment, bool) {
	i := strings.IndexAny(s, "-/.")
	mark := s[i]
	i++
	second, _ := digits(s, &i)
	if i >= len(s) || s[i] != mark {
		return m, false
	}
	i++
	year, n := digits(s, &i)
	if n == 2 {
		year += 2000
	}
	m.first, m.second = first, second
	day, month := first, second
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
	rest = strings.TrimLeft(rest, "T ,")
	if rest == "" {
		return m, true
	}
	i := 0
	hour, n := digits(rest, &i)
	if n == 0 || n > 2 || i >= len(rest) || rest[i] != ':' {
		return m, false
	}
	i++
	minute, n := digits(rest, &i)
	if n != 2 || minute > 59 {
		return m, false
	}
	if i < len(rest) && rest[i] == ':' {
		i++
		if s, n := digits(rest, &i); n != 2 || s > 60 {
			return m, false
		}
		if i < len(rest) && (rest[i] == '.' || rest[i] == ',') {
			i++
			digits(rest, &i)
		}
	}
	hour, rest = noon(hour, strings.TrimSpace(rest[i:]))
	if hour > 23 {
		return m, false
	}
	m.minute, m.clock = m.minute+int64(hour*60+minute), true
	return m.zone(rest)
}

// noon applies AM or PM.
func noon(hour int, rest string) (int, string) {
	if len(rest) < 2 || hour > 12 {
		return hour, rest
	}
	switch strings.ToUpper(rest[:2]) {
	case "AM":
		return hour % 12, strings.TrimSpace(rest[2:])
	case "PM":
		return hour%12 + 12, strings.TrimSpace(rest[2:])
	}
	return hour, rest
}

// zone reads Z, UTC or ±hh:mm.
func (m moment) zone(s string) (moment, bool) {
	switch {
	case s == "":
		return m, true
	case s == "Z" || s == "UTC":
		m.zoned = true
		return m, true
	case s[0] != '+' && s[0] != '-':
		return m, false
	}
	i := 1
	h, n := digits(s, &i)
	minutes := 0
	switch {
	case n == 4 && i == len(s):
		h, minutes = h/100, h%100
	case n == 2 && i < len(s) && s[i] == ':':
		i++
		minutes, _ = digits(s, &i)
	case n != 2:
		return m, false
	}
	if m.offset = h*60 + minutes; s[0] == '-' {
		m.offset = -m.offset
	}
	m.zoned = true
	return m, i == len(s) && h <= 14 && minutes < 60
}

// epoch reads seconds or milliseconds since 1970, in UTC.
func epoch(s string) (moment, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if len(s) == 13 {
		n /= 1000
	}
	year := dates.Numbered(int(n / 86400)).Year
	return moment{minute: n / 60, zoned: true, clock: true}, err == nil && year >= firstYear && year <= lastYear
}

var layouts = []string{
	"2 Jan 2006", "2-Jan-2006", "2-Jan-06", "Jan 2, 2006", "January 2, 2006", "2 January 2006",
	"Mon, 2 Jan 2006",
}

// named reads dates with the name of a month, a clock after it or not.
func named(s string) (m moment, ok bool) {
	for _, layout := range layouts {
		for _, clock := range []string{"", " 15:04", " 15:04:05", " 3:04 PM", " 3:04:05 PM"} {
			if t, err := time.Parse(layout+clock, s); err == nil && t.Year() >= firstYear && t.Year() <= lastYear {
				return moment{minute: t.Unix() / 60, clock: clock != ""}, true
			}
		}
	}
	return m, false
}
