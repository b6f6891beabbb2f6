package export

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"boomerang/sim/result"
)

// handled writes n tickets with these handle times in turn.
func handled(n int, delimiter string, cells ...string) string {
	var b strings.Builder
	b.WriteString(strings.Join([]string{"ticket", "opened_at", "handle_seconds"}, delimiter) + "\n")
	for i := range n {
		cell := cells[i%len(cells)]
		if delimiter == "," {
			cell = `"` + cell + `"`
		}
		fmt.Fprintf(&b, "%d%s2024-01-%02d %02d:15%s%s\n", i, delimiter, 1+i/24, i%24, delimiter, cell)
	}
	return b.String()
}

// What a mark in a column of numbers means is decided once, by its cells, by the
// delimiter, or by whoever knows; never by the cell alone.
func TestMarksOfAColumn(t *testing.T) {
	for _, c := range []struct {
		delimiter string
		cells     []string
		decimal   string
		want      float64 // mean seconds
		refused   string
	}{
		{",", []string{"1.200,0", "600,0"}, "", 900, ""},
		{",", []string{"1,200.0", "600.0"}, "", 900, ""},
		{";", []string{"1.200", "600"}, "", 900, ""},
		{";", []string{"1200.5", "599.5"}, "", 900, ""}, // cells beat the delimiter
		{",", []string{"1.200", "1.800"}, "", 0, `could be 1.2 or 1200`},
		{",", []string{"1.200", "1.800"}, "comma", 1500, ""},
		{",", []string{"1.200", "1.800"}, "point", 1.5, ""},
		{",", []string{"1,200", "1,800"}, "", 0, `could be 1.2 or 1200`},
		{",", []string{"12,5", "13.5"}, "", 0, `decimal point in "13.5" and a decimal comma in "12,5"`},
		{",", []string{"1200", "600"}, "dot", 0, "want point or comma"},
	} {
		e, err := Read(t.Context(), write(t, handled(240, c.delimiter, c.cells...)), Options{Decimal: c.decimal})
		if c.refused != "" {
			if err == nil || !strings.Contains(err.Error(), c.refused) || !strings.Contains(err.Error()+"--decimal",
				"--decimal") {
				t.Errorf("%q: %v, want %q", c.cells, err, c.refused)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", c.cells, err)
			continue
		}
		sum := 0.0
		for _, ticket := range e.Tickets {
			sum += float64(ticket.Handle) * 60
		}
		if got := sum / float64(len(e.Tickets)); math.Abs(got-c.want) > .01 {
			t.Errorf("%q, decimal %q: mean %v s, want %v", c.cells, c.decimal, got, c.want)
		}
	}
}

// A history cell of a country that separates thousands by a point is no small number.
func TestMarksOfAHistory(t *testing.T) {
	measures := []result.Measure{{Name: "contacts"}, {Name: "wait_mean", Unit: result.UnitMinutes}}
	refused := "month,contacts\n2024-01,1.450\n2024-02,1.520\n"
	if _, err := ReadHistory(t.Context(), write(t, refused), measures, nil); err == nil ||
		!strings.Contains(err.Error(), "could be 1.45 or 1450") {
		t.Errorf("1.450 contacts: %v", err)
	}
	h, err := ReadHistory(t.Context(), write(t, "month;contacts;wait_mean\n2024-01;1.450;2,5\n2024-02;990;3\n"),
		measures, nil)
	if err != nil || h.Values["contacts"][0] != 1450 || h.Values["contacts"][1] != 990 ||
		h.Values["wait_mean"][0] != 2.5 {
		t.Errorf("%+v %v", h, err)
	}
}
