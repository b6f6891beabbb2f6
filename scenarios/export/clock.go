package export

import (
	"slices"
	"strings"
)

// clockNames are names of a column that holds the time of day of a date beside it.
var clockNames = []string{
	"time", "clock", "timeofday", "calltime", "starttime", "opentime", "openedtime", "createdtime", "hour", "hourofday",
	"interval", "timeslot", "slot", "halfhour", "uhrzeit", "zeit", "stunde", "heure", "hora", "ora", "tijd", "uur",
	"時刻", "時間", "时间", "时刻",
}

// clockCell reads a cell that holds a time of day and no date: 09:15, 9:15 AM, 9 PM,
// 09:00 - 09:30 and 09:00-09:30, of which the beginning counts.
func clockCell(cell string) (minutes int, ok bool) {
	if len(cell) > 30 {
		return 0, false
	}
	minutes, rest, ok := clockIn(cell)
	if !ok || rest != "" {
		minutes, rest, ok = clockIn(plainly(cell))
	}
	if !ok || strings.IndexByte(cell, ':') < 0 && strings.ToLower(cell) == cell && !strings.HasSuffix(cell, "m") &&
		!strings.Contains(cell, "h") && !strings.ContainsAny(cell, "時时分") {
		return 0, false
	}
	if rest == "" {
		return minutes, minutes < 1440
	}
	if rest[0] == '-' || rest[0] == '/' {
		_, end, fine := clockIn(strings.TrimSpace(rest[1:]))
		return minutes, fine && end == "" && minutes < 1440
	}
	m, fine := moment{}.zone(rest)
	return minutes, fine && m.zoned && minutes < 1440
}

// figureClock reads a time of day written in figures alone: 0915 and 915, whose last two are below 60, or .385 of a
// day. One cell may be many things; a column in which all can be read so, and some not otherwise, is one of clocks.
func figureClock(cell string) (minutes int, part, ok bool) {
	if rest := strings.TrimLeft(cell, "0"); strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ",") {
		const enough = 10 // figures to tell a minute
		x, fine := plainNumber("0." + rest[1:min(len(rest), 1+enough)])
		return min(int(x*1440+.5), 1439), fine, fine
	}
	x, fine := fewDigits(cell)
	n := int(x)
	return n/100*60 + n%100, false, fine && len(cell) <= 4 && n < 2400 && n%100 < 60
}

// clockOrHour reads a cell of a column of times of day: a clock, or a whole hour. In a column of figures, 15 is a
// quarter past midnight whose zeros a spreadsheet took.
func clockOrHour(cell string, figures bool) (minutes int, ok bool) {
	if figures {
		minutes, _, ok = figureClock(cell)
		return minutes, ok
	}
	if isHour(cell) {
		i := 0
		h, _ := digits(cell, &i)
		return h % 24 * 60, true
	}
	if minutes, ok = clockCell(cell); ok {
		return minutes, true
	}
	minutes, rest, ok := clockIn(cell) // 0915, 9.15
	if ok && rest == "" {
		return minutes, minutes < 1440
	}
	if x, fine := plainNumber(cell); fine && x < 1 && strings.ContainsAny(cell, ".,") { // a part of a day
		return int(x*1440 + .5), true
	}
	return 0, false
}

// clockOf finds the column with the time of day of another that holds dates without:
// one named like it with time for date ("Closed Date", "Closed Time"), or for the opening
// one with a name of a clock. −1: none. How few are late says that it may be a duration.
func (r *reader) clockOf(at int, any bool) int {
	name := bare(r.header[at])
	var twin []string
	for _, pair := range [][2]string{
		{"date", "time"},
		{"date", "hour"},
		{"datum", "uhrzeit"},
		{"datum", "zeit"},
		{"fecha", "hora"},
		{
			"data",
			"hora",
		},
		{"data", "ora"},
		{"date", "heure"},
		{"datum", "tijd"},
		{"日付", "時刻"},
		{"日期", "时间"},
		{"day", "time"},
		{
			"day",
			"hour",
		},
	} {
		if strings.Contains(name, pair[0]) {
			twin = append(twin, strings.Replace(name, pair[0], pair[1], 1))
		}
	}
	if any {
		twin = append(twin, clockNames...)
	}
	for _, want := range twin {
		for i, h := range r.header {
			if i != at && bare(h) == want && r.contents[i].filled > 0 && r.contents[i].fits(Clock) && !r.taken(i) {
				return i
			}
		}
	}
	return -1
}

// taken reports whether a column has a role already.
func (r *reader) taken(at int) bool {
	return slices.ContainsFunc(r.Columns, func(c Column) bool { return c.at == at })
}

// joinClocks finds the columns with times of day of dates that have none.
func (r *reader) joinClocks() {
	for _, pair := range [][2]Role{{Opened, Clock}, {Resolved, resolvedClock}} {
		date, clock := r.place(pair[0]), r.place(pair[1])
		if date < 0 || clock >= 0 || r.options.Columns[pair[1]] == "-" || !r.contents[date].clockless() {
			continue
		}
		at := r.clockOf(date, pair[0] == Opened)
		if at < 0 {
			continue
		}
		if c := r.contents[at]; 4*c.late < c.clocks+c.hours && !c.inFigures() {
			r.warn("the column %s could be the time of day of %s or a duration, most being below one hour: it is not "+
				"joined; --clock says that it is the time of day", quoted(r.header[at]), quoted(r.header[date]))
			continue
		}
		r.give(pair[1], at, false)
	}
	if at := r.place(Clock); at >= 0 && !r.contents[at].inFigures() {
		hours := r.contents[at].different
		if r.endingHours = hours["24"] && !hours["0"] && !hours["00"]; r.endingHours {
			r.warn("the hours in %s are 1 to 24: each is taken to be told by its end, 24 for the last of its day",
				quoted(r.header[at]))
		}
	}
}
