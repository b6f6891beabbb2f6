package export

import (
	"context"
	"strings"

	"boomerang/scenarios/numeral"
)

// looked is how many rows are looked at before columns are chosen.
const looked = 3000

// content is what the first cells of a column hold. A cell may count several times: 45292
// is a number and may be a day of a spreadsheet.
type content struct {
	filled, blank int
	dates         int // with figures and marks, or the name of a month
	serials       int // numbers that could be days of a spreadsheet or seconds since 1970
	clocked       int // of both, with a time of day
	months        int // 2024-03, Mar 2024: no day
	weeks         int // 2024-W05
	numbers       int
	clocks        int         // 09:15, 9:15 AM, 09:00 - 09:30
	hours         int         // whole numbers 0 to 24
	late          int         // clocks and hours from 1 o'clock on
	figures       [2]int      // times of day in figures alone: 0915, and .385 of a day
	longer        int         // of the first, such as are no hour
	durations     int         // with units or colons
	units         int         // of these, such as need no unit: 5m 30s, 0:05:30
	words         int         // yes, no, good, bad
	minutes       map[int]int // times of day of dates: how often
	different     map[string]bool
}

// contents looks at the first rows of every column.
func (s *source) contents(ctx context.Context) ([]content, error) {
	all := make([]content, len(s.header))
	for i := range all {
		all[i].minutes, all[i].different = map[int]int{}, map[string]bool{}
	}
	err := s.sampled(ctx, looked, func(row []string, _ int) {
		for i := range all {
			all[i].see(strings.TrimSpace(row[i]))
		}
	})
	return all, err
}

// mostDifferent bounds what is held of a column.
const mostDifferent = 500

// see takes a cell into account.
func (c *content) see(cell string) {
	if nothing(cell) {
		c.blank++
		return
	}
	c.filled++
	if len(c.different) < mostDifferent && !c.different[cell] {
		c.different[strings.Clone(cell)] = true
	}
	if len(cell) > longestMoment {
		return
	}
	if _, err := numeral.Read(cell); err == nil || isDoubt(err) {
		c.numbers++
	}
	if m, ok := parse(cell, unknown); ok {
		if m.counted == notCounted {
			c.dates++
		} else {
			c.serials++
		}
		if m.clock {
			c.clocked++
			c.minutes[int(m.minute%1440)]++
		}
		return
	}
	if _, ok := parseMonth(cell); ok {
		c.months++
	}
	if _, ok := parseWeek(cell); ok {
		c.weeks++
	}
	if minutes, ok := clockCell(cell); ok {
		c.clocks++
		if minutes >= 60 {
			c.late++
		}
	}
	if _, part, ok := figureClock(cell); ok {
		c.figures[truth(part)]++
		c.longer += truth(!part && !isHour(cell))
	}
	if isHour(cell) {
		c.hours++
		if cell != "0" && cell != "00" {
			c.late++
		}
	}
	if k, ok := colons(cell); ok {
		c.durations++
		c.units += truth(k.n == 3)
	} else if _, ok := worded(cell); ok {
		c.durations++
		c.units++
	}
	if _, ok := answers[folded(cell)]; ok {
		c.words++
	}
}

func isDoubt(err error) bool {
	_, doubt := err.(*numeral.Doubt)
	return doubt
}

// isHour reports whether a cell is a whole number from 0 to 24.
func isHour(cell string) bool {
	i := 0
	h, n := digits(cell, &i)
	return n > 0 && n <= 2 && i == len(cell) && h <= 24
}

// inFigures reports whether all cells are times of day written as 0915, most of them longer than an hour's number,
// or all are parts of a day. Handle times in seconds end in 60 to 99 four times of ten.
func (c *content) inFigures() bool {
	return c.filled > 0 && (c.figures[0] == c.filled && c.most(c.longer) || c.figures[1] == c.filled) &&
		len(c.different) > 1
}

// most reports whether so many of the filled cells are more than half of them.
func (c *content) most(n int) bool { return 2*n > c.filled }

// dated reports whether the column holds dates.
func (c *content) dated() bool { return c.filled > 0 && c.most(c.dates+c.serials) }

// fits reports whether a column could have a role by what its cells hold; one without
// cells fits all.
func (c *content) fits(role Role) bool {
	if c.filled == 0 {
		return true
	}
	switch role {
	case Opened:
		return c.dated() || c.most(c.months) || c.most(c.weeks)
	case Resolved, Updated:
		return c.dated()
	case Clock:
		return c.most(c.clocks) || c.most(c.hours) || c.inFigures()
	case Lasted, Handle:
		return c.most(c.numbers+c.durations+c.clocks) && !c.most(c.dates)
	case Calls, Abandoned, Answered, OnTime:
		return c.most(c.numbers)
	case Touches:
		return c.most(c.numbers)
	case Category, Channel:
		return !c.most(c.dates)
	case Ticket, Customer:
		return !c.most(c.dates)
	}
	return true
}

// clockless reports whether dates have no time of day: none is written, or the same one
// in nearly all cells.
func (c *content) clockless() bool {
	if !c.dated() {
		return false
	}
	top := 0
	for _, n := range c.minutes {
		top = max(top, n)
	}
	return 10*(c.dates+c.serials-c.clocked+top) >= 9*(c.dates+c.serials) && c.dates+c.serials >= 10 ||
		c.clocked == 0
}
