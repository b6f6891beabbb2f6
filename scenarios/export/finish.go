package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"boomerang/models/fit"
	"boomerang/sim/remedy"
)

// fewestRows is what nothing can be learnt of tickets below.
const fewestRows = 100

// finish decides whether the whole can be trusted, and what of it.
func (r *reader) finish() error {
	if err := r.trusted(); err != nil {
		return err
	}
	if r.doubles > 0 {
		r.warn("%d rows equal another row; without a ticket number (--ticket) they may be doubles or two tickets: kept",
			r.doubles)
	}
	if n := r.outOfOrder(); n > 0 {
		r.warn("%d rows are states of a ticket that stands in another row and says otherwise, and nothing tells which "+
			"was written later: the one further %s in the file counts; --updated names the column of their times",
			n, map[bool]string{true: "up", false: "down"}[r.newestFirst])
	}
	r.otherTable()
	r.unreadColumns()
	r.blankMarks()
	r.mixedGrades()
	r.zoneDoubts()
	if err := r.clockDoubts(); err != nil {
		return err
	}
	if err := r.rowSpacing(); err != nil {
		return err
	}
	if r.categories.prose(r.Kept) {
		r.warn("the category column holds %d different texts: it is free text, not a category, and is left out",
			len(r.categories.names))
		r.categories = newLabels()
		for i := range r.Tickets {
			r.Tickets[i].Category = -1
		}
	}
	if r.channels.prose(r.Kept) {
		r.warn("the channel column holds %d different texts: it is left out", len(r.channels.names))
		r.channels = newLabels()
		for i := range r.Tickets {
			r.Tickets[i].Channel = -1
		}
	}
	r.Categories, r.Channels = r.categories.written(), r.channels.written()
	if r.Has(Calls) {
		r.Tickets = nil
	}
	return nil
}

// trusted refuses a file that lost too much, or in which too many rows hold what cannot
// be.
func (r *reader) trusted() error {
	r.Losses = r.lost.all
	if lost := r.lost.rows(); r.Rows > 0 && float64(lost) > r.options.MostLost*float64(r.Rows) {
		hint := "name the right columns, mend the file, or allow more with --most-lost"
		for _, l := range r.Losses {
			switch {
			case l.Why == noOpening && float64(l.Rows) > r.options.MostLost*float64(r.Rows):
				hint = fmt.Sprintf("name the column of dates by --opened (%s is taken for it), or write them in a "+
					"form that "+
					"is read: %s", quoted(r.columnName(Opened)), DatesRead)
			case l.Why == otherStart && 2*l.Rows > lost:
				hint = fmt.Sprintf("%s is taken for the number of a ticket: say --ticket - where it is none; where "+
					"rows are "+
					"updates of tickets, name the column by --opened that is the same in all rows of a ticket",
					quoted(r.columnName(Ticket)))
			}
		}
		return remedy.Errorf("%d of %d rows cannot be used, more than %g %%: what is left cannot be trusted to "+
			"stand for all\n%s",
			lost, r.Rows, 100*r.options.MostLost, strings.Join(Told(r.Losses), "\n")).Hint("%s", hint)
	}
	for _, l := range r.Losses {
		if l.Impossible && float64(l.Rows) > r.options.MostLost*float64(r.Kept) {
			return remedy.Errorf("%s in %d of %d rows, more than %g %%: a column is not what it is taken "+
				"for (line %s; the first is like %q)",
				l.Why, l.Rows, r.Kept, 100*r.options.MostLost, lineNumbers(l.Lines), l.Like).
				Hint("name the right columns, leave one out with \"-\", or allow more with --most-lost")
		}
	}
	if fewest := cmp.Or(r.options.fewest, fewestRows); !r.Has(Calls) && r.Kept < fewest {
		return remedy.Errorf("usable rows: %d; at least %d are needed before a figure means anything", r.Kept, fewest)
	}
	if r.Kept == 0 {
		return remedy.Errorf("usable rows: 0")
	}
	return nil
}

// values are the numbers of a ticket by their role.
var values = []struct {
	role Role
	of   func(t *fit.Ticket) *float32
}{
	{Resolved, func(t *fit.Ticket) *float32 { return &t.Lasted }},
	{Lasted, func(t *fit.Ticket) *float32 { return &t.Lasted }},
	{Handle, func(t *fit.Ticket) *float32 { return &t.Handle }},
	{Touches, func(t *fit.Ticket) *float32 { return &t.Touches }},
	{Reassigned, func(t *fit.Ticket) *float32 { return &t.Reassigned }},
	{Reopened, func(t *fit.Ticket) *float32 { return &t.Reopened }},
	{Satisfaction, func(t *fit.Ticket) *float32 { return &t.Satisfaction }},
}

// withhold leaves a column out: none of its values is kept.
func (r *reader) withhold(role Role) {
	for _, v := range values {
		if v.role != role {
			continue
		}
		for i := range r.Tickets {
			*v.of(&r.Tickets[i]) = fit.Missing
		}
	}
}

// formsRead are the forms of cells that are read, by role.
var formsRead = map[Role]string{
	Resolved:     DatesRead,
	Handle:       "300 with a unit in the column's name, 0:05:30, 05:30, 5m 30s, PT5M30S",
	Lasted:       "3.5 with a unit in the column's name, 3:30:00, 3h 30m, 1 day 03:30:00, PT3H30M",
	Satisfaction: "4, 80 %, 4/5, Good and Bad",
}

// unreadColumns leaves out columns of which too many cells could not be read: those that
// could are not like the others. What has no unit is left out and asked for.
func (r *reader) unreadColumns() {
	for _, v := range values {
		c := r.cells[v.role]
		if c == nil || c.filled == 0 {
			continue
		}
		name := quoted(r.columnName(v.role))
		most := r.options.MostLost * float64(c.filled)
		flag := map[Role]string{Handle: "--handle-unit ms, s, min or h", Lasted: "--lasted-unit ms, s, min or " +
			"h"}[v.role]
		switch {
		case float64(c.unread) > most:
			forms := formsRead[v.role]
			if forms == "" {
				forms = "numbers, yes and no"
			}
			r.withhold(v.role)
			r.warn("%d of %d cells of %s cannot be read as %s: the column is left out. The first is like %q; read "+
				"are %s",
				c.unread, c.filled, name, v.role, c.like, forms)
		case flag != "" && c.unitless > 0 && float64(c.unitless) > most:
			r.withhold(v.role)
			r.warn("the times in %s have no unit: they are left out; say %s", name, flag)
		case flag == "" && v.role == Resolved && float64(c.unitless) > most:
			r.withhold(v.role)
			r.warn("only one of %s and %s has a time of day: how long tickets are open is left out",
				quoted(r.columnName(Opened)), name)
		case float64(c.unread+c.unitless) > .05*float64(c.filled):
			r.warn("%d of %d cells of %s are left out: what comes from it stands for the others only",
				c.unread+c.unitless, c.filled, name)
		}
	}
}

// blankMarks leaves out a column of marks where most cells are blank, or where it marks
// some tickets and says of none that it is not marked: whether blank means no, it does not
// say.
func (r *reader) blankMarks() {
	for _, role := range []Role{Reopened, Reassigned} {
		c := r.cells[role]
		if c == nil {
			continue
		}
		marked, unmarked := 0, 0
		for i := range r.Tickets {
			x := r.Tickets[i].Reopened
			if role == Reassigned {
				x = r.Tickets[i].Reassigned
			}
			marked, unmarked = marked+truth(x > 0), unmarked+truth(x == 0)
		}
		all := len(r.Tickets)
		blank := all - marked - unmarked
		name := quoted(r.columnName(role))
		switch {
		case c.dated:
			r.warn("%s holds dates: %d of %d rows have one and count as %s, the others as not", name, marked, all, role)
		case marked+unmarked == 0 || blank == 0:
			if r.options.Blank == "no" && c.filled < all && unmarked > 0 {
				r.warn("blanks of %s count as no, as --blank says", name)
			}
		case 2*blank > all || unmarked == 0:
			r.withhold(role)
			r.warn("the column %s marks %d of %d rows, says no in %d and is blank in %d: it is left out, since "+
				"blank may "+
				"mean no or not known; --blank no says that it means no (%.0f %% would be %s), --blank unknown "+
				"keeps it out",
				role, marked, all, unmarked, blank, 100*float64(marked)/float64(all), role)
		case 10*blank > all:
			r.warn("%s is blank in %d of %d rows: its rate stands for the others; --blank no says that blank means "+
				"no", name,
				blank, all)
		}
	}
}

// mixedGrades leaves out satisfaction written in ways that make no one scale.
func (r *reader) mixedGrades() {
	if !r.Has(Satisfaction) || r.graded.kinds() <= 1 || r.cells[Satisfaction].filled == 0 {
		return
	}
	r.withhold(Satisfaction)
	r.Scale = ""
	r.warn("%s is written in several ways (numbers in %d cells, per cent in %d, words in %d, out of a highest "+
		"number in "+
		"%d scales): it is left out; write it in one", quoted(r.columnName(Satisfaction)), r.graded.plain,
		r.graded.percent, r.graded.words, len(r.graded.outOf))
}

// rowSpacing finds out what a row of counts stands for, and refuses what is neither days
// nor weeks nor months.
func (r *reader) rowSpacing() error {
	told := r.options.Rows
	if len(r.Counts) == 0 && r.Spacing == ByTime && r.Clocked {
		return nil
	}
	var days []int
	for _, c := range r.Counts {
		days = append(days, fit.Day(c.At))
	}
	for _, t := range r.Tickets {
		days = append(days, fit.Day(t.Opened))
	}
	if r.Spacing == ByTime && told == "" {
		r.Spacing = spacing(days)
	}
	switch told {
	case "week":
		r.Spacing = ByWeek
	case "month":
		r.Spacing = ByMonth
	}
	if r.Spacing != ByTime {
		r.Clocked = false
		if told == "" {
			r.warn("rows are one %s apart: volume, growth and months are fitted, days and hours are not; --rows "+
				"day says "+
				"that each stands for its day alone", r.Spacing)
		}
		if len(r.Tickets) > 0 {
			r.Counts = fit.Counts(r.Tickets)
		}
		return nil
	}
	if len(r.Counts) == 0 || told == "day" {
		return nil
	}
	slices.Sort(days)
	days = slices.Compact(days)
	var gaps []float64
	for i := 1; i < len(days); i++ {
		gaps = append(gaps, float64(days[i]-days[i-1]))
	}
	if apart := medianOf(gaps); apart >= 5 {
		return remedy.Errorf("rows are about %g days apart: a row is neither a day nor a week nor a month", apart).
			Hint("export one row a day, week or month; --rows day says that each row stands for its day alone")
	}
	return nil
}

// medianOf is the middle of some numbers, 0 of none.
func medianOf(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	sorted := slices.Clone(xs)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}
