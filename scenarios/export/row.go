package export

import (
	"context"
	"strings"

	"boomerang/models/fit"
	"boomerang/sim/remedy"
)

// Why cells are left out.
const (
	noOpening  = "opened is not a date this program can read"
	noEnd      = "resolved is not a date this program can read"
	noClock    = "the time of day cannot be read: its row counts for its day"
	vagueZone  = "the name of its time zone is that of several places"
	longHandle = "the handle time is above a day"
)

// row takes one row of data in.
func (r *reader) row(ctx context.Context, row []string, line int) error {
	cell := r.cell(row, Opened)
	opened, ok, err := r.beginning(ctx, row, cell, line)
	if err != nil {
		return err
	}
	if !ok {
		r.lost.cell(noOpening, cell, line, false)
		return nil
	}
	if r.zoned[truth(opened.zoned)]++; opened.clock {
		r.clocks[(opened.minute%1440+1440)%1440]++
	}
	if r.Has(Calls) {
		r.count(row, line, opened)
		return nil
	}
	t := fit.Ticket{Opened: opened.minute, Lasted: fit.Missing}
	if t.Lasted, err = r.lasted(ctx, row, line, opened); err != nil {
		return err
	}
	t.Category, t.Channel = r.categories.of(r.cell(row, Category)), r.channels.of(r.cell(row, Channel))
	t.Touches = r.amount(row, line, Touches)
	if t.Reassigned = r.amount(row, line, Reassigned); t.Reassigned > 0 && r.cells[Reassigned].stations {
		t.Reassigned-- // the first station is no change of hands
	}
	t.Reopened = r.amount(row, line, Reopened)
	t.Satisfaction = r.grade(row, line)
	t.Handle = r.handle(row, line)
	if c := r.cell(row, Customer); c != "" {
		t.Customer = max(1, hashed(emptyHash, c))
	}
	written := opened.minute
	if r.revision >= 0 {
		written = 0 // states stand in the order of their numbers, those without before
		if n, ok := fewDigits(strings.TrimSpace(row[r.revision])); ok {
			written = int64(n) + 1
		}
	}
	if cell := r.cell(row, Updated); cell != "" {
		if m, ok, err := r.moment(ctx, cell); err != nil {
			return err
		} else if ok {
			written = m.instant()
		}
	}
	r.keep(row, line, t, written)
	return nil
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// count takes a row of counts in.
func (r *reader) count(row []string, line int, opened moment) {
	whole := rowHash(row)
	if _, there := r.seen[whole]; there {
		r.lost.state(sameRow, line)
		return
	}
	if r.addsUp(row) {
		r.lost.state(sumOfOthers, line)
		return
	}
	r.seen[whole] = int32(len(r.Counts))
	cell := r.cell(row, Calls)
	n, ok := r.number(Calls, cell)
	switch {
	case !ok:
		r.lost.cell("the count is not a number", cell, line, false)
	case n < 0:
		r.lost.add("the count is below zero", line, false)
	case n > mostCounted:
		r.lost.add("the count is above a million million", line, false)
	default:
		r.Counts, r.Kept = append(r.Counts, fit.Count{At: opened.minute, N: n}), r.Kept+1
		r.wait(row, n)
	}
}

// wait takes in what a row of counts says of patience: how many gave up, and how many of
// those answered were so in time.
func (r *reader) wait(row []string, offered float64) {
	if !r.Has(Abandoned) || !r.Has(OnTime) {
		return
	}
	abandoned, ok := r.number(Abandoned, r.cell(row, Abandoned))
	inTime, fine := r.number(OnTime, r.cell(row, OnTime))
	answered, told := r.number(Answered, r.cell(row, Answered))
	if !told {
		answered = offered - abandoned
	}
	if ok && fine && answered > 0 && abandoned >= 0 && inTime >= 0 && inTime <= answered && abandoned <= offered {
		r.Waits = append(r.Waits, fit.Wait{Offered: offered, Abandoned: abandoned, Answered: answered, InTime: inTime})
	}
}

// within is the time in which calls are answered in time, minutes, off the name of the
// column: answered_60s. 0: it does not say.
func (r *reader) within() float64 {
	if !r.Has(OnTime) {
		return 0
	}
	name := bare(r.columnName(OnTime))
	i := strings.IndexAny(name, "0123456789")
	if i < 0 {
		return 0
	}
	seconds, _ := digits(name, &i)
	return float64(seconds) / 60
}

// beginning is when a row began: a date with its clock in another column or not, or the
// first day of a month or week.
func (r *reader) beginning(ctx context.Context, row []string, cell string, line int) (m moment, ok bool, err error) {
	c := &r.contents[r.at[Opened]]
	switch {
	case c.most(c.months):
		month, ok := parseMonth(cell)
		m.minute = int64(firstOf(month)) * 1440
		r.Spacing = ByMonth
		return m, ok, nil
	case c.most(c.weeks):
		day, ok := parseWeek(cell)
		m.minute = int64(day) * 1440
		r.Spacing = ByWeek
		return m, ok, nil
	}
	if r.place(Clock) >= 0 {
		return r.joined(ctx, cell, row, Clock, line)
	}
	return r.moment(ctx, cell)
}

// joined reads a date and the time of day in the column of a role beside it.
func (r *reader) joined(ctx context.Context, date string, row []string, role Role, line int) (m moment, ok bool,
	err error,
) {
	clock := r.cell(row, role)
	if m, ok, err = r.dated(ctx, date); err != nil || !ok {
		return m, ok, err
	}
	m.minute -= (m.minute%1440 + 1440) % 1440
	minutes, fine := clockOrHour(clock, r.contents[r.at[role]].inFigures())
	if r.endingHours && isHour(clock) {
		minutes = (minutes + 23*60) % 1440
	}
	if m.clock = fine; fine {
		m.minute += int64(minutes)
	} else if clock != "" {
		r.lost.cell(noClock, clock, line, true)
	}
	m, ok = m.in(r.zone)
	return m, ok, nil
}

// lasted is the time from opened to resolved, minutes.
func (r *reader) lasted(ctx context.Context, row []string, line int, opened moment) (float32, error) {
	if r.Has(Lasted) {
		return r.duration(row, line, Lasted), nil
	}
	cell := r.cell(row, Resolved)
	if cell == "" {
		return fit.Missing, nil
	}
	c := r.cells[Resolved]
	c.filled++
	var resolved moment
	var ok bool
	var err error
	if r.place(resolvedClock) >= 0 {
		resolved, ok, err = r.joined(ctx, cell, row, resolvedClock, line)
	} else {
		resolved, ok, err = r.moment(ctx, cell)
	}
	switch {
	case err != nil:
		return fit.Missing, err
	case !ok:
		c.lost(cell)
		r.lost.cell(noEnd, cell, line, true)
	case opened.clock != resolved.clock:
		r.lost.add("opened and resolved have not both a time of day", line, true)
		c.unitless++
	case resolved.zoned != opened.zoned:
		r.lost.add("opened and resolved are not both written with a zone", line, true)
	case resolved.instant() < opened.instant():
		r.lost.impossible("resolved before opened", cell, line)
	default:
		return float32(resolved.instant() - opened.instant()), nil
	}
	return fit.Missing, nil
}

// amount is a number that may not be below zero; yes and no are 1 and 0.
func (r *reader) amount(row []string, line int, role Role) float32 {
	cell := r.cell(row, role)
	if _, there := r.at[role]; !there {
		return fit.Missing
	}
	c := r.cells[role]
	if cell == "" {
		if c.dated && role != Touches { // the date of an event that was not
			return 0
		}
		if r.options.Blank == "no" && (role == Reopened || role == Reassigned) {
			return 0
		}
		return fit.Missing
	}
	c.filled++
	x, ok := r.number(role, cell)
	if !ok {
		word, fine := wordValue(role, cell)
		if x, ok = float64(word), fine; !fine && c.dated {
			x, ok = 1, true
		}
	}
	switch {
	case !ok:
		c.lost(cell)
		r.lost.cell(string(role)+" is not a number", cell, line, true)
	case !r.lost.outside(string(role), x, cell, line):
		return float32(x)
	}
	return fit.Missing
}

// grade is satisfaction: a number, 80 %, 4/5, or a word as Good and Bad.
func (r *reader) grade(row []string, line int) float32 {
	if !r.Has(Satisfaction) {
		return fit.Missing
	}
	cell := r.cell(row, Satisfaction)
	if cell == "" || unasked[folded(cell)] {
		return fit.Missing
	}
	c := r.cells[Satisfaction]
	c.filled++
	scale := 1.
	text := cell
	if number, ok := perCent(cell); ok {
		text, scale = number, .01
	} else if number, _, ok := parted(cell); ok {
		text = number
	} else if number, ok := starred(cell); ok {
		text = number
	}
	x, ok := r.number(Satisfaction, text)
	if !ok {
		word, fine := r.graded.word(cell)
		if x, ok = float64(word), fine; !ok {
			var n int
			n, ok = stars(cell)
			x = float64(n)
		}
	}
	switch {
	case !ok:
		c.lost(cell)
		r.lost.cell("satisfaction is not a number", cell, line, true)
	case !r.lost.outside(string(Satisfaction), x, cell, line):
		return float32(x * scale)
	}
	return fit.Missing
}

// longestHandle is a day: beyond it somebody forgot to stop the clock.
const longestHandle = 24 * 60

// handle is a handle time in minutes.
func (r *reader) handle(row []string, line int) float32 {
	x := r.duration(row, line, Handle)
	switch {
	case x == 0:
		r.lost.add("the handle time is zero", line, true)
	case x > longestHandle:
		r.lost.add(longHandle, line, true)
	default:
		return x
	}
	return fit.Missing
}

// duration is a length of time in minutes: a number in the unit of its column, h:mm:ss,
// mm:ss, 5m 30s, PT5M30S.
func (r *reader) duration(row []string, line int, role Role) float32 {
	cell := r.cell(row, role)
	if cell == "" {
		return fit.Missing
	}
	c, t := r.cells[role], r.times[role]
	c.filled++
	if x, ok := fewDigits(cell); ok && t.unit > 0 {
		return float32(x * t.unit)
	}
	x, ok, unitless := t.read(cell, r.marks[role])
	name := map[Role]string{Handle: "the handle time", Lasted: "the time to resolution"}[role]
	switch {
	case unitless:
		c.unitless++
	case !ok:
		c.lost(cell)
		r.lost.cell(name+" is not a number, h:mm:ss, mm:ss, 5m 30s or PT5M30S", cell, line, true)
	case x < 0:
		r.lost.impossible(name+" is below zero", cell, line)
	default:
		return float32(x)
	}
	return fit.Missing
}

// moment reads a date, and puts it on the clock of the company's zone.
func (r *reader) moment(ctx context.Context, cell string) (moment, bool, error) {
	m, ok, err := r.dated(ctx, cell)
	if ok {
		m, ok = m.in(r.zone)
	}
	return m, ok, err
}

// dated reads a date as it is written, and finds out once whether day or month comes
// first.
func (r *reader) dated(ctx context.Context, cell string) (moment, bool, error) {
	m, ok := parse(cell, r.dates)
	if !ok || !m.slashed || r.dates != unknown {
		return m, ok, nil
	}
	if !r.asked {
		r.asked = true
		if err := r.survey(ctx); err != nil {
			return m, false, err
		}
	}
	m, ok = parse(cell, r.dates)
	return m, ok, nil
}

// survey reads the whole file for dates whose day is above 12.
func (r *reader) survey(ctx context.Context) error {
	var proof [2]int // line that proves day first, month first
	err := r.source.sampled(ctx, 1<<40, func(row []string, line int) {
		for _, role := range []Role{Opened, Resolved} {
			m, _ := parse(r.cell(row, role), unknown)
			switch {
			case !m.slashed:
			case m.first > 12 && m.second <= 12 && proof[0] == 0:
				proof[0] = line
			case m.second > 12 && m.first <= 12 && proof[1] == 0:
				proof[1] = line
			}
		}
	})
	switch {
	case err != nil:
		return err
	case proof[0] > 0 && proof[1] > 0:
		return remedy.Errorf("dates are mixed: day first on line %d, month first on line %d", proof[0], proof[1]).
			Hint("export ISO dates (2024-12-31); --dates dmy or mdy leaves out the rows that do not fit")
	case proof[0] > 0:
		r.dates = dayFirst
	case proof[1] > 0:
		r.dates = monthFirst
	default:
		return remedy.Errorf("no date shows whether day or month comes first").
			Hint("say --dates dmy or --dates mdy")
	}
	return nil
}
