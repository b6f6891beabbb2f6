package export

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/models/fit"
)

// zoneDoubts tells what is not known of the clocks of the file.
func (r *reader) zoneDoubts() {
	at := r.contents[r.at[Opened]]
	switch {
	case r.zone != nil && r.zoned[0] > 0 && at.clocked > 0 && r.zoned[1] == 0:
		r.warn("times are written without a zone: they are taken for UTC and put onto the clock of %s",
			r.options.TimeZone)
	case r.zone == nil && r.zoned[0] > 0 && r.zoned[1] > 0:
		r.warn("%d times are written with a zone and %d without: hours of the day are taken as written", r.zoned[1],
			r.zoned[0])
	case r.zone == nil && at.serials > at.dates && r.zoned[1] > r.zoned[0]:
		r.warn("times count seconds since 1970, which are UTC: hours of the day are those of UTC; --time-zone puts " +
			"them " +
			"onto a company's clock")
	}
}

// What makes a time of day a stamp of rows that have none: it stands in this share of
// them, and so many times as often as times do on average.
const stampedShare, stampedTimes = .05, 10

// clockDoubts finds out whether rows have a time of day: not where one stands in most of
// them. Others that are far too frequent are named and left out of the hours.
func (r *reader) clockDoubts() error {
	rows, different, top := 0, 0, 0
	for minute, n := range r.clocks {
		rows, different = rows+int(n), different+truth(n > 0)
		if n > r.clocks[top] {
			top = minute
		}
	}
	all := len(r.Tickets) + len(r.Counts)
	r.Clocked = 2*rows > all
	if !r.Clocked {
		return nil
	}
	if 2*int(r.clocks[top]) > rows {
		r.Clocked = false
		r.warn("the time of day is %s in %d of %d rows: there is none, and no hours are fitted%s", clockText(top),
			r.clocks[top], rows, midnightOf(top))
		return nil
	}
	var named []string
	for minute, n := range r.clocks {
		if x := float64(n); x > stampedShare*float64(rows) && x > stampedTimes*float64(rows-int(n))/float64(max(1,
			different-1)) {
			r.Stamped = append(r.Stamped, minute)
			named = append(named, fmt.Sprintf("%s in %d of %d rows%s", clockText(minute), n, rows, midnightOf(minute)))
		}
	}
	if len(named) > 0 {
		r.warn("a time of day is far more frequent than others: %s. Such rows have a date only; they count for "+
			"their day "+
			"and are left out of the hours of the week", strings.Join(named, ", "))
	}
	if r.twelveHours() {
		r.Clocked = false
		r.warn("no time of day is before 1:00 or from 13:00 on: a clock of twelve hours without AM and PM, and no " +
			"hours " +
			"are fitted")
		return nil
	}
	r.shifted()
	return nil
}

func clockText(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// midnightOf says where a time of day is midnight in UTC.
func midnightOf(minute int) string {
	switch {
	case minute == 0:
		return " (midnight: a date without a clock)"
	case minute%30 != 0:
		return ""
	case minute >= 14*60:
		return fmt.Sprintf(" (midnight UTC where clocks are %g hours behind)", float64(1440-minute)/60)
	case minute <= 11*60:
		return fmt.Sprintf(" (midnight UTC where clocks are %g hours ahead)", float64(minute)/60)
	}
	return ""
}

// twelveHours reports whether hours run from 1 to 12 and no further.
func (r *reader) twelveHours() bool {
	var hours [24]int32
	for minute, n := range r.clocks {
		hours[minute/60] += n
	}
	for h, n := range hours {
		if (h == 0 || h > 12) && n > 0 {
			return false
		}
	}
	return hours[1] > 0 && hours[12] > 0 && len(r.Tickets) >= fewestRows
}

// Busy hours of a company that closes: the least stretch that holds this share of
// contacts is no longer than so many hours, and its middle lies between two hours of the
// day. Outside, the clock of the file may be that of another place.
const (
	busyShare            = .9
	longestBusy          = 14
	earliest, latestNoon = 9., 17.
)

// shifted hints at a clock that is not the company's.
func (r *reader) shifted() {
	if r.zone != nil {
		return
	}
	var load [24]float64
	total := 0.
	add := func(minute int64, n float64) {
		m := int((minute%1440 + 1440) % 1440)
		if !slices.Contains(r.Stamped, m) {
			load[m/60] += n
			total += n
		}
	}
	for _, c := range r.Counts {
		add(c.At, c.N)
	}
	for _, t := range r.Tickets {
		add(t.Opened, 1)
	}
	from, hours := busy(load, busyShare*total)
	middle := float64(from) + float64(hours)/2
	if middle >= 24 {
		middle -= 24
	}
	if total == 0 || hours > longestBusy || middle >= earliest && middle <= latestNoon {
		return
	}
	r.warn("contacts come mostly from %d to %d o'clock: if the company works by day, these times are of another "+
		"zone, as "+
		"UTC; --time-zone Europe/Berlin or America/New_York puts them onto its clock", from, (from+hours)%24)
}

// busy is the shortest stretch of hours, over midnight or not, with at least so much.
func busy(load [24]float64, least float64) (from, hours int) {
	for hours = 1; hours < 24; hours++ {
		best := -1.
		for start := range 24 {
			sum := 0.
			for h := range hours {
				sum += load[(start+h)%24]
			}
			if sum > best {
				best, from = sum, start
			}
		}
		if best >= least {
			return from, hours
		}
	}
	return 0, 24
}

// Timed are the rows that tell something of hours of the day.
func (e *Export) Timed(counts []fit.Count) []fit.Count {
	if len(e.Stamped) == 0 {
		return counts
	}
	var timed []fit.Count
	for _, c := range counts {
		if !slices.Contains(e.Stamped, int((c.At%1440+1440)%1440)) {
			timed = append(timed, c)
		}
	}
	return timed
}
