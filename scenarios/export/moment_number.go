package export

import (
	"math"
	"strconv"
	"strings"

	"boomerang/sim/dates"
)

// numbering is what a date written as one number counts.
type numbering uint8

const (
	notCounted numbering = iota
	sinceEpoch           // seconds, or thousandths and less, since 1970 in UTC
	serial               // days of a spreadsheet
)

// epochSerial is 1 January 1970 as a spreadsheet counts days.
const epochSerial = 25569

// compact are the digits of ISO 8601 without marks: 20241231, and with a clock.
func compact(s string, n int) (m moment, ok bool) {
	i := 0
	v, _ := digits(s, &i)
	rest := s[i:]
	clock := ""
	switch n {
	case 12:
		clock, v = s[8:12], v/10_000
	case 14:
		clock, v = s[8:14], v/1_000_000
	case 8:
	default:
		return m, false
	}
	d := dates.Date{Year: v / 10_000, Month: v / 100 % 100, Day: v % 100}
	return m.at(d, clock+rest, true)
}

// numbered reads a date written as one number, its decimals behind a point or a comma:
// year, month and day, seconds since 1970, or a spreadsheet's days.
func numbered(s string) (m moment, ok bool) {
	i := 0
	whole, n := digits(s, &i)
	if n == 8 || n == 12 || n == 14 {
		return compact(s, n)
	}
	fraction := 0.
	if i < len(s) {
		if s[i] != '.' && s[i] != ',' {
			return m, false
		}
		for _, c := range []byte(s[i+1:]) {
			if !isDigit(c) {
				return m, false
			}
		}
		fraction, _ = strconv.ParseFloat("0."+s[i+1:], 64)
	}
	switch n {
	case 5:
		m.counted = serial
		day := whole - epochSerial
		seconds := math.Round(fraction * 86_400)
		m.minute = int64(day)*1440 + int64(seconds/60)
		m.clock = strings.ContainsAny(s, ".,") && fraction > 0
	case 10, 13, 16, 19:
		seconds := whole
		for range n - 10 {
			seconds /= 10
		}
		m.counted, m.minute, m.zoned, m.clock = sinceEpoch, int64(seconds/60), true, true
	default:
		return m, false
	}
	year := dates.Numbered(int(m.minute / 1440)).Year
	return m, year >= firstYear && year <= lastYear
}
