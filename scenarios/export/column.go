package export

import (
	"fmt"
	"slices"
	"strings"

	"boomerang/sim/remedy"
)

// Role is what a column is read as.
type Role string

// The roles, by the name of their flag.
const (
	Opened       Role = "opened"       // when the ticket, or the stretch of a count, began
	Clock        Role = "clock"        // its time of day, where another column has the date alone
	Resolved     Role = "resolved"     // when it was resolved
	Lasted       Role = "lasted"       // instead: how long that took
	Category     Role = "category"     // what triage knows
	Touches      Role = "touches"      // times somebody worked on it
	Reassigned   Role = "reassigned"   // times it changed hands
	Reopened     Role = "reopened"     // times, or true and false
	Handle       Role = "handle"       // time of an agent
	Satisfaction Role = "satisfaction" // a number, a share or a word, any scale
	Channel      Role = "channel"
	Customer     Role = "customer"  // any name or number; only a hash is kept
	Ticket       Role = "ticket"    // its number, to find rows that stand twice
	Updated      Role = "updated"   // when a row of a ticket was written, where each change has one
	Calls        Role = "calls"     // contacts in the stretch: a file of counts
	Abandoned    Role = "abandoned" // of these, given up
	Answered     Role = "answered"
	OnTime       Role = "on-time" // answered in 60 s, or as the name says

	resolvedClock Role = "the time of day of resolved"
)

// Roles lists every role with a flag in the order of help and messages.
var Roles = []Role{
	Opened, Clock, Resolved, Lasted, Category, Touches, Reassigned, Reopened, Handle, Satisfaction, Channel, Customer,
	Ticket, Updated, Calls, Abandoned, Answered, OnTime,
}

// Column is a column of the file and what it is read as.
type Column struct {
	Role Role
	Name string // as the header has it
	Told bool   // by the person; else guessed
	at   int
}

// give makes a column be read as a role.
func (r *reader) give(role Role, at int, told bool) {
	r.Columns = append(r.Columns, Column{role, r.header[at], told, at})
	r.at[role] = at
}

// take takes a role from its column.
func (r *reader) take(role Role) {
	r.Columns = slices.DeleteFunc(r.Columns, func(c Column) bool { return c.Role == role })
	delete(r.at, role)
}

// place of the column of a role, −1 where it has none.
func (r *reader) place(role Role) int {
	if at, there := r.at[role]; there {
		return at
	}
	return -1
}

// columnName is the header of the column of a role.
func (r *reader) columnName(role Role) string { return r.header[r.at[role]] }

// columns finds a column for each role: as told, else by a known name whose cells could
// be that.
func (r *reader) columns() error {
	r.at = map[Role]int{}
	var missing []string
	for _, role := range Roles {
		name := r.options.Columns[role]
		if name == "" || name == "-" {
			continue
		}
		at := slices.Index(r.header, name)
		if at < 0 {
			at = slices.IndexFunc(r.header, func(h string) bool {
				return strings.EqualFold(strings.TrimSpace(h),
					name)
			})
		}
		if at < 0 {
			missing = append(missing, fmt.Sprintf("--%s %s: the file has no such column", role, name))
			continue
		}
		r.give(role, at, true)
	}
	if len(missing) > 0 {
		return remedy.Errorf("%s", strings.Join(missing, "\n")).Hint("its columns are %s", headerOf(r.header))
	}
	for _, role := range Roles {
		if r.options.Columns[role] == "" && role != Clock {
			r.guess(role)
		}
	}
	if r.place(Opened) < 0 && r.options.Columns[Opened] == "" {
		r.onlyDates()
	}
	if r.place(Resolved) >= 0 && r.place(Lasted) >= 0 && r.options.Columns[Lasted] == "" {
		r.take(Lasted) // the moment tells more
	}
	return nil
}

// guess finds a column by the names a role has: one whose cells could be that, before one
// whose cells could not and which the reader will have to say so of.
func (r *reader) guess(role Role) {
	first := -1
	better := func(at int) bool { return true }
	if role == Handle || role == Lasted { // one that says its unit, before one that does not
		better = func(at int) bool {
			return unitOf(r.header[at]) > 0 || r.contents[at].most(r.contents[at].units)
		}
	}
	for _, form := range []func(string) string{bare, withoutUnit, withoutOwner, withoutUnitWord} {
		for _, name := range known[role] {
			for at, h := range r.header {
				if form(h) != name || r.taken(at) || !r.contents[at].fits(role) {
					continue
				}
				if better(at) {
					r.give(role, at, false)
					return
				}
				if first < 0 {
					first = at
				}
			}
		}
	}
	if first >= 0 {
		r.give(role, first, false)
		return
	}
	if role == Calls || role == Clock || role == Updated || role == Lasted || role == Abandoned || role == Answered ||
		role == OnTime {
		return // what cannot be one is none
	}
	for _, name := range known[role] {
		for at, h := range r.header {
			if bare(h) == name && !r.taken(at) && !r.otherRole(role, at) {
				r.give(role, at, false)
				return
			}
		}
	}
}

// otherRole reports whether a column has a name of another role, too, which its cells fit.
func (r *reader) otherRole(role Role, at int) bool {
	for _, other := range Roles {
		if other != role && slices.Contains(known[other], bare(r.header[at])) && r.contents[at].fits(other) {
			return true
		}
	}
	return role == Opened && r.contents[at].most(r.contents[at].clocks)
}

// withoutUnit is a bare header without what stands in brackets: "Created (UTC)".
func withoutUnit(header string) string {
	if at := strings.IndexAny(header, "([（"); at > 0 {
		return bare(header[:at])
	}
	return bare(header)
}

// withoutUnitWord is a bare header without the unit at its end: handleTimeMillis.
func withoutUnitWord(header string) string {
	words := strings.Fields(uncameled(strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(header)))
	if n := len(words); n > 1 && perWord[folded(words[n-1])] > 0 {
		return bare(strings.Join(words[:n-1], " "))
	}
	return bare(header)
}

// owners are words before a name that say whose it is: "Case: Created Date".
var owners = []string{
	"ticket", "case", "incident", "issue", "conversation", "call", "request", "interaction", "contact", "hs", "sys",
	"customfield", "chat", "session", "segment",
}

// withoutOwner is a bare header without such a word.
func withoutOwner(header string) string {
	if rest, found := strings.CutPrefix(header, "Custom field ("); found { // as Jira exports them
		return bare(rest)
	}
	name := withoutUnit(header)
	for _, owner := range owners {
		if rest, found := strings.CutPrefix(name, owner); found && rest != "" && rest != "s" {
			return rest
		}
	}
	return name
}

// onlyDates takes the only column of dates for the opening one.
func (r *reader) onlyDates() {
	found := -1
	for at := range r.header {
		if !r.contents[at].dated() || r.contents[at].dates == 0 || r.taken(at) {
			continue
		}
		if found >= 0 {
			return
		}
		found = at
	}
	if found >= 0 {
		r.give(Opened, found, false)
		r.warn("%s is taken for the time of opening, being the only column of dates", quoted(r.header[found]))
	}
}

// ofTickets are columns a file of counts has no use for.
var ofTickets = []Role{Resolved, Lasted, Category, Touches, Reassigned, Reopened, Handle, Satisfaction, Customer}

// rowsAre decides whether a row is a ticket or a count where a column has the name of a
// count. Beside a number of the ticket and something else that only tickets have, rows are
// tickets, and that is told. Where only one of the two stands, nothing is guessed.
func (r *reader) rowsAre() error {
	for _, role := range []Role{Abandoned, Answered, OnTime} {
		if r.place(Calls) < 0 && r.place(role) >= 0 && r.options.Columns[role] == "" {
			r.take(role)
		}
	}
	if r.place(Calls) < 0 || r.options.Columns[Calls] != "" {
		return nil
	}
	name := r.columnName(Calls)
	ticket, other := r.place(Ticket) >= 0, slices.ContainsFunc(ofTickets, r.Has)
	if r.place(Abandoned) >= 0 || r.place(Answered) >= 0 { // tickets are not abandoned
		ticket, other = false, false
	}
	irregular := r.irregular()
	switch {
	case ticket && (other || irregular), other && irregular:
		r.take(Calls)
		r.warn("a row is taken for a ticket, since rows have %s; where %s counts contacts, say so by --calls",
			map[bool]string{true: "a number of the ticket", false: "times as tickets have"}[ticket], quoted(name))
	case ticket || other:
		what := "a number of the ticket"
		if !ticket {
			what = "what tickets have (" + string(ofTickets[slices.IndexFunc(ofTickets, r.Has)]) + ")"
		}
		return remedy.Errorf("a row could be a ticket or a count: columns hold %s, and %s", what, quoted(name)).
			Hint("say --calls %s where a row counts contacts, or --calls - where it is a ticket", quoted(name))
	}
	return nil
}

// irregular reports whether times are such as no stretches of a count begin at: minutes
// that are no multiples of five.
func (r *reader) irregular() bool {
	odd, all := 0, 0
	for minute, n := range r.contents[r.place(Opened)].minutes {
		all += n
		if minute%5 != 0 {
			odd += n
		}
	}
	return all > 0 && 2*odd > all
}

// headerOf names the columns, for a message. A file without a header would show
// a person's row here, so anything that does not look like a name is not shown.
func headerOf(header []string) string {
	var names []string
	for _, h := range header {
		names = append(names, shown(h))
	}
	if len(names) > 30 {
		names = append(names[:30], "…")
	}
	return strings.Join(names, ", ")
}

// shown is a name of a column as it may be told.
func shown(header string) string {
	if safe(header) {
		return header
	}
	return "(not shown)"
}

// quoted is that in quotes.
func quoted(header string) string { return fmt.Sprintf("%q", shown(header)) }

// Has reports whether a role has a column.
func (r *reader) Has(role Role) bool {
	_, there := r.at[role]
	return there
}
