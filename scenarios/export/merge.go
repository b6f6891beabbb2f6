package export

import (
	"slices"
	"strings"

	"boomerang/models/fit"
)

// hashed adds a text to a hash (FNV-1a).
func hashed(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

const emptyHash = 14695981039346656037

// rowHash is the hash of all cells of a row.
func rowHash(row []string) uint64 {
	h := uint64(emptyHash)
	for _, cell := range row {
		h = hashed(h, cell) * 1099511628211
	}
	return h
}

// Why a row of a ticket that stands several times is not counted by itself.
const (
	sameRow    = "the same row again"
	olderState = "an earlier or later state of the same ticket: the last state counts"
	otherStart = "the same ticket again, opened at another time"
)

// keep takes a ticket in. Rows of one ticket are its states, as logs write one row for
// each change: the last state counts, by the time it was written or else by its place in
// the file, which may have the newest first, and what it leaves blank is as it was. Without
// a ticket number two equal rows may be two tickets: they are kept, and counted.
func (r *reader) keep(row []string, line int, t fit.Ticket, written int64) {
	number := r.cell(row, Ticket)
	if number == "" {
		whole := rowHash(row)
		if _, there := r.seen[whole]; there {
			r.doubles++
		}
		r.seen[whole] = int32(len(r.Tickets))
		r.append(t, 0, written)
		return
	}
	key, whole := hashed(emptyHash, number), rowHash(row)
	i, there := r.seen[key]
	if !there {
		r.seen[key] = int32(len(r.Tickets))
		r.append(t, whole, written)
		return
	}
	before := &r.Tickets[i]
	switch {
	case r.whole[i] == whole:
		r.lost.state(sameRow, line)
		return
	case before.Opened != t.Opened && !r.eventTimes():
		r.lost.add(otherStart, line, false)
		return
	}
	r.lost.state(olderState, line)
	if written == r.written[i] && marksDiffer(*before, t) {
		r.inPlace(*before, t)
	}
	if written < r.written[i] || written == r.written[i] && r.newestFirst {
		*before = r.laterOf(*before, t)
		return
	}
	*before, r.whole[i], r.written[i] = r.laterOf(t, *before), whole, written
}

// marksDiffer reports whether two states of a ticket say different things of it that grow or fall with time.
func marksDiffer(a, b fit.Ticket) bool {
	differ := func(x, y float32) bool { return x >= 0 && y >= 0 && x != y }
	return differ(a.Reopened, b.Reopened) || differ(a.Reassigned, b.Reassigned) || differ(a.Touches, b.Touches) ||
		differ(a.Handle, b.Handle) || differ(a.Satisfaction, b.Satisfaction)
}

// inPlace books two states of a ticket that their place in the file alone puts in order. What only grows, how often it
// was reopened and passed on and written in, tells whether that is the order of time.
func (r *reader) inPlace(above, below fit.Ticket) {
	if r.newestFirst {
		above, below = below, above
	}
	grew, fell := false, false
	for _, x := range [][2]float32{
		{above.Reopened, below.Reopened}, {above.Reassigned, below.Reassigned}, {above.Touches, below.Touches},
	} {
		if x[0] >= 0 && x[1] >= 0 {
			grew, fell = grew || x[1] > x[0], fell || x[1] < x[0]
		}
	}
	switch {
	case fell:
		r.backwards++
	case grew:
		r.forwards++
	default:
		r.unordered++
	}
}

// mostBackwards is the share of states against the order of the file up to which that is the order of time: a count
// that somebody corrected falls, too.
const mostBackwards = .02

// outOfOrder is how many states have an order that nothing tells: none where what only grows does so down the file.
func (r *reader) outOfOrder() int {
	told := r.forwards + r.backwards
	if told > 0 && float64(r.backwards) <= mostBackwards*float64(told) {
		return 0
	}
	return told + r.unordered
}

// revisions are names of columns that number the states of a ticket.
var revisions = []string{
	"sysmodcount", "modcount", "modificationcount", "revision", "revisionnumber", "updatecount", "updatenumber",
	"changenumber", "versionnumber", "sequence", "sequencenumber",
}

// numbersStates finds the column that numbers the states of tickets, where none has their times.
func (r *reader) numbersStates() {
	r.revision = -1
	if r.Has(Updated) || !r.Has(Ticket) || r.options.Columns[Updated] == "-" {
		return
	}
	for at, h := range r.header {
		if c := r.contents[at]; slices.Contains(revisions, bare(h)) && c.filled > 0 && c.numbers == c.filled {
			r.revision = at
			return
		}
	}
}

// append adds a ticket.
func (r *reader) append(t fit.Ticket, whole uint64, written int64) {
	r.Tickets, r.Kept = append(r.Tickets, t), r.Kept+1
	if r.place(Ticket) >= 0 {
		r.whole, r.written = append(r.whole, whole), append(r.written, written)
	}
}

// eventTimes reports whether the opening column has, by its name, the time of a row and
// not that of the ticket.
func (r *reader) eventTimes() bool {
	name := bare(r.columnName(Opened))
	for _, word := range []string{"timestamp", "datetime", "date", "time", "datum", "fecha", "data", "日時", "日付"} {
		if name == word {
			return true
		}
	}
	return strings.Contains(name, "event")
}

// laterOf is the later state of a ticket, with what it leaves open from the earlier one.
// It was opened when the earlier of the two says.
func (r *reader) laterOf(later, earlier fit.Ticket) fit.Ticket {
	fill := func(to *float32, from float32) {
		if *to < 0 {
			*to = from
		}
	}
	if first := min(earlier.Opened, later.Opened); first < later.Opened {
		if later.Lasted >= 0 && r.place(Resolved) >= 0 { // the end stays where it was
			later.Lasted += float32(later.Opened - first)
		}
		later.Opened = first
	}
	fill(&later.Lasted, earlier.Lasted)
	fill(&later.Handle, earlier.Handle)
	fill(&later.Touches, earlier.Touches)
	fill(&later.Reassigned, earlier.Reassigned)
	fill(&later.Reopened, earlier.Reopened)
	fill(&later.Satisfaction, earlier.Satisfaction)
	if later.Category < 0 {
		later.Category = earlier.Category
	}
	if later.Channel < 0 {
		later.Channel = earlier.Channel
	}
	if later.Customer == 0 {
		later.Customer = earlier.Customer
	}
	return later
}
