package export

import (
	"fmt"
	"strings"

	"boomerang/models/fit"
	"boomerang/sim/remedy"
)

// fewestRows is what nothing can be learnt below.
const fewestRows = 100

// believable refuses a file in which too many rows hold what cannot be, and warns
// of other columns that lose as much.
func (r *reader) believable() error {
	for _, l := range r.Losses {
		if !l.Partly || float64(l.Rows) <= r.options.MostLost*float64(r.Kept) {
			continue
		}
		if l.Impossible {
			return remedy.Errorf("%s in %d of %d rows, more than %g %%: a column is not what it is taken "+
				"for (line %s)",
				l.Why, l.Rows, r.Kept, 100*r.options.MostLost, lineNumbers(l.Lines)).
				Hint("name the right columns, leave one out with \"-\", or allow more with --most-lost")
		}
		r.Warnings = append(r.Warnings,
			fmt.Sprintf("%s in %d of %d rows: what comes from that column stands for the others only", l.Why, l.Rows,
				r.Kept))
	}
	return nil
}

// marks are numbers of a ticket that some exports write only where there is one.
var marks = []struct {
	role Role
	of   func(t *fit.Ticket) *float32
}{
	{Reopened, func(t *fit.Ticket) *float32 { return &t.Reopened }},
	{Reassigned, func(t *fit.Ticket) *float32 { return &t.Reassigned }},
}

// blankMarks leaves out a column that marks some tickets, says of none that it is not
// marked, and is blank for the others: whether blank means no, it does not say.
func (r *reader) blankMarks() {
	for _, m := range marks {
		marked, unmarked := 0, 0
		for i := range r.Tickets {
			switch x := *m.of(&r.Tickets[i]); {
			case x > 0:
				marked++
			case x == 0:
				unmarked++
			}
		}
		if marked == 0 || unmarked > 0 || marked == len(r.Tickets) {
			continue
		}
		for i := range r.Tickets {
			*m.of(&r.Tickets[i]) = fit.Missing
		}
		r.Warnings = append(r.Warnings, fmt.Sprintf("the column %s marks %d of %d rows and never says no: it is "+
			"left out, since blank may mean no or not known; write 0 where it means no", m.role, marked,
			len(r.Tickets)))
	}
}

// finish decides whether the whole can be trusted, and what of it.
func (r *reader) finish() error {
	r.Losses = r.lost.all
	lost := r.lost.rows()
	if r.Rows > 0 && float64(lost) > r.options.MostLost*float64(r.Rows) {
		return remedy.Errorf("%d of %d rows cannot be used, more than %g %%: what is left cannot be trusted to "+
			"stand for all\n%s",
			lost, r.Rows, 100*r.options.MostLost, strings.Join(Told(r.Losses), "\n")).
			Hint("name the right columns, mend the file, or allow more with --most-lost")
	}
	if err := r.believable(); err != nil {
		return err
	}
	if r.Kept < fewestRows {
		return fmt.Errorf("usable rows: %d; at least %d are needed before a figure means anything", r.Kept, fewestRows)
	}
	warn := func(format string, args ...any) { r.Warnings = append(r.Warnings, fmt.Sprintf(format, args...)) }
	if r.doubles > 0 {
		warn("%d rows equal another row; without a ticket number (--ticket) they may be doubles or two tickets: kept",
			r.doubles)
	}
	if r.zoned[0] > 0 && r.zoned[1] > 0 {
		warn("%d times are written with a zone and %d without: hours of the day are taken as written", r.zoned[1],
			r.zoned[0])
	}
	if r.plainTimes > 0 {
		return remedy.Errorf("the handle times have no unit").
			Hint("say --handle-unit s, min or h, or --handle - to leave them out")
	}
	r.Clocked = 2*r.clocks > r.Kept
	if r.categories.prose(r.Kept) {
		warn("the category column holds %d different texts: it is free text, not a category, and is left out",
			len(r.categories.names))
		r.categories = newLabels()
		for i := range r.Tickets {
			r.Tickets[i].Category = -1
		}
	}
	if r.channels.prose(r.Kept) {
		warn("the channel column holds %d different texts: it is left out", len(r.channels.names))
		r.channels = newLabels()
		for i := range r.Tickets {
			r.Tickets[i].Channel = -1
		}
	}
	r.blankMarks()
	r.Categories, r.Channels = r.categories.written(), r.channels.written()
	if r.Has(Calls) {
		r.Tickets = nil
	}
	return nil
}
