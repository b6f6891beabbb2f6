package export

import (
	"fmt"
	"strings"
	"testing"
)

// rows are n rows of a file, each of what is said of row i.
func rows(header string, n int, row func(i int) string) string {
	var b strings.Builder
	b.WriteString(header + "\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,2024-01-%02d %02d:00,%s\n", i, 1+i/24, i%24, row(i))
	}
	return b.String()
}

// A column that is called like a count makes no file of counts of tickets with a number:
// where something else is a ticket's they are tickets, which is told; where nothing is, or
// the person says what it is, nothing is guessed.
func TestCountsBesideTicketNumbers(t *testing.T) {
	for _, name := range []string{"calls", "contacts", "count", "volume", "tickets", "n", "Anzahl"} {
		for _, cell := range []string{"1", "0", "loud"} {
			text := rows("id,created_at,category,"+name, 120, func(int) string { return "A," + cell })
			e, err := Read(t.Context(), write(t, text), Options{})
			if err != nil {
				t.Errorf("%s, %s: %v", name, cell, err)
				continue
			}
			if len(e.Tickets) != 120 || len(e.Counts) != 0 ||
				cell != "loud" && !strings.Contains(strings.Join(e.Warnings, " "), name) {
				t.Errorf("%s, %s: %d tickets, %d counts, told %q", name, cell, len(e.Tickets), len(e.Counts),
					e.Warnings)
			}
		}
		text := rows("id,created_at,"+name, 120, func(int) string { return "3" })
		if _, err := Read(t.Context(), write(t, text), Options{}); err == nil ||
			!strings.Contains(err.Error(), "ticket or a count") {
			t.Errorf("%s beside a number alone: %v", name, err)
		}
		for role, counts := range map[Role]int{Calls: 120, Ticket: 120} {
			told := map[Role]string{role: "-"}
			if role == Calls {
				told[Calls] = name
			}
			e, err := Read(t.Context(), write(t, text), Options{Columns: told})
			if err != nil || len(e.Counts) != counts {
				t.Errorf("%s, told %v: %v", name, told, err)
			}
		}
	}
}

// A column that marks some tickets and is blank for all others is left out, since blank
// may mean no or not known; one that says no somewhere, or marks all, is read.
func TestBlankBesideMarks(t *testing.T) {
	for _, c := range []struct {
		cells     [4]string
		known     int // of 160
		explained bool
	}{
		{[4]string{"1", "", "", ""}, 0, true},
		{[4]string{"yes", "", "2", ""}, 0, true},
		{[4]string{"1", "0", "", ""}, 80, false},
		{[4]string{"true", "false", "false", "false"}, 160, false},
		{[4]string{"1", "1", "1", "1"}, 160, false},
		{[4]string{"", "", "", ""}, 0, false},
	} {
		for _, name := range []string{"reopened", "transfers"} {
			text := rows("id,created_at,category,"+name, 160, func(i int) string { return "A," + c.cells[i%4] })
			e, err := Read(t.Context(), write(t, text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, x := range e.Tickets {
				n += truth(x.Reopened >= 0 || x.Reassigned >= 0)
			}
			if n != c.known || strings.Contains(strings.Join(e.Warnings, " "), "blank may mean") != c.explained {
				t.Errorf("%s %q: %d known, told %q", name, c.cells, n, e.Warnings)
			}
		}
	}
}
