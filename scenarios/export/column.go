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
	Resolved     Role = "resolved"     // when it was resolved
	Category     Role = "category"     // what triage knows
	Touches      Role = "touches"      // times somebody worked on it
	Reassigned   Role = "reassigned"   // times it changed hands
	Reopened     Role = "reopened"     // times, or true and false
	Handle       Role = "handle"       // time of an agent
	Satisfaction Role = "satisfaction" // a number, any scale
	Channel      Role = "channel"
	Customer     Role = "customer" // any name or number; only a hash is kept
	Ticket       Role = "ticket"   // its number, to find rows that stand twice
	Calls        Role = "calls"    // contacts in the stretch: a file of counts
)

// Roles lists every role in the order of help and messages.
var Roles = []Role{
	Opened, Resolved, Category, Touches, Reassigned, Reopened, Handle, Satisfaction, Channel, Customer,
	Ticket, Calls,
}

// known are the names a column of a role often has, best first, letters and
// digits only.
var known = map[Role][]string{
	Opened: {
		"openedat", "opened", "createdat", "created", "opentime", "dateopened", "createddate",
		"creationdate", "datecreated", "submittedat", "starttime", "timestamp", "datetime", "time", "date",
	},
	Resolved: {
		"resolvedat", "resolved", "resolveddate", "resolutiontime", "solvedat", "solved", "closedat",
		"closed", "closeddate", "dateclosed",
	},
	Category:   {"category", "tickettype", "issuetype", "querytype", "contactreason", "reason", "topic", "type"},
	Touches:    {"touches", "touchcount", "interactions", "replies", "contactspercase", "sysmodcount"},
	Reassigned: {"reassigned", "reassignments", "reassignmentcount", "transfers"},
	Reopened:   {"reopened", "reopens", "reopencount", "reopenedcount"},
	Handle: {
		"handletime", "handle", "aht", "handleminutes", "handleseconds", "handletimeminutes",
		"handletimeseconds", "handletimemin", "handletimesec", "handletimes", "handlemin", "handlesec", "handlinghours",
		"agentminutes", "talktime", "duration",
	},
	Satisfaction: {"satisfaction", "csat", "csatscore", "satisfactionscore", "rating"},
	Channel:      {"channel", "via", "source", "contacttype"},
	Customer:     {"customer", "customerid", "requesterid", "requester", "callerid", "accountid", "userid"},
	Ticket:       {"ticket", "ticketid", "ticketnumber", "caseid", "casenumber", "number", "id"},
	Calls:        {"calls", "contacts", "count", "volume", "offered", "callsoffered", "tickets", "n"},
}

// bare keeps letters and digits of a header, lower case.
func bare(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			return c
		case 'A' <= c && c <= 'Z':
			return c + 'a' - 'A'
		}
		return -1
	}, s)
}

// Column is a column of the file and what it is read as.
type Column struct {
	Role Role
	Name string // as the header has it
	Told bool   // by the person; else guessed
	at   int
}

// columnsOf finds a column for each role: as told, else by a known name.
func columnsOf(header []string, told map[Role]string) (columns []Column, err error) {
	taken := map[int]bool{}
	var missing []string
	for _, role := range Roles {
		name := told[role]
		if name == "" || name == "-" {
			continue
		}
		at := slices.Index(header, name)
		if at < 0 {
			at = slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
		}
		if at < 0 {
			missing = append(missing, fmt.Sprintf("--%s %s: the file has no such column", role, name))
			continue
		}
		columns, taken[at] = append(columns, Column{role, header[at], true, at}), true
	}
	if len(missing) > 0 {
		return nil, remedy.Errorf("%s", strings.Join(missing, "\n")).Hint("its columns are %s", headerOf(header))
	}
	for _, role := range Roles {
		if told[role] != "" {
			continue
		}
		if at := guess(header, known[role], taken); at >= 0 {
			columns, taken[at] = append(columns, Column{role, header[at], false, at}), true
		}
	}
	slices.SortFunc(columns, func(a, b Column) int { return slices.Index(Roles, a.Role) - slices.Index(Roles, b.Role) })
	return columns, nil
}

// ofTickets are columns a file of counts has no use for.
var ofTickets = []Role{Resolved, Category, Touches, Reassigned, Reopened, Handle, Satisfaction, Customer}

// rowsAre decides whether a row is a ticket or a count where the names of columns say
// both: a number of the ticket and, by its name alone, a count. With something else that
// only tickets have the rows are tickets, and that is told; without, it is refused.
func (r *reader) rowsAre() error {
	calls := slices.IndexFunc(r.Columns, func(c Column) bool { return c.Role == Calls && !c.Told })
	if calls < 0 || !r.Has(Ticket) {
		return nil
	}
	name := r.Columns[calls].Name
	if !slices.ContainsFunc(ofTickets, r.Has) {
		return remedy.Errorf("a row could be a ticket or a count: columns hold a number of the ticket, and %q", name).
			Hint("say --calls %q where a row counts contacts, or --calls - where it is a ticket", name)
	}
	r.Columns = slices.Delete(r.Columns, calls, calls+1)
	r.Warnings = append(r.Warnings, fmt.Sprintf("a row is taken for a ticket, since rows have a number of the ticket; "+
		"where %s counts contacts, say so by --calls", name))
	return nil
}

func guess(header, names []string, taken map[int]bool) int {
	for _, name := range names {
		for at, h := range header {
			if bare(h) == name && !taken[at] {
				return at
			}
		}
	}
	return -1
}

// headerOf names the columns, for a message. A file without a header would show
// a person's row here, so anything that does not look like a name is not shown.
func headerOf(header []string) string {
	var names []string
	for _, h := range header {
		if safe(h) {
			names = append(names, h)
		} else {
			names = append(names, "(not shown)")
		}
	}
	if len(names) > 30 {
		names = append(names[:30], "…")
	}
	return strings.Join(names, ", ")
}
