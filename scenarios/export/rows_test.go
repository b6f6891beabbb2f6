package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"boomerang/sim/remedy"
)

// Rows of weeks and months are known by their spacing, others are refused.
func TestSpacingOfRows(t *testing.T) {
	month := func(k int) time.Time { return time.Date(2021, time.Month(1+k), 1, 0, 0, 0, 0, time.UTC) }
	week := func(k int) time.Time { return time.Date(2022, 1, 3+7*k, 0, 0, 0, 0, time.UTC) }
	for name, c := range map[string]struct {
		header string
		n      int
		cell   func(k int) string
		want   Spacing
		why    string
	}{
		"first of months": {
			"month,calls", 36, func(k int) string { return month(k).Format(time.DateOnly) }, ByMonth,
			"",
		},
		"last of months": {"period,calls", 36, func(k int) string {
			return month(k+1).AddDate(0, 0, -1).Format(time.DateOnly)
		}, ByMonth, ""},
		"months":       {"Monat;Anrufe", 30, func(k int) string { return month(k).Format("2006-01") }, ByMonth, ""},
		"named months": {"Month,Calls", 30, func(k int) string { return month(k).Format("Jan 2006") }, ByMonth, ""},
		"Mondays":      {"week,calls", 60, func(k int) string { return week(k).Format("02.01.2006") }, ByWeek, ""},
		"numbered":     {"week,calls", 50, func(k int) string { return fmt.Sprintf("2023-W%02d", 1+k) }, ByWeek, ""},
		"worded weeks": {"week;calls", 50, func(k int) string { return fmt.Sprintf("Week %d, 2023", 1+k) }, ByWeek, ""},
		"days": {"date,calls", 60, func(k int) string {
			return month(0).AddDate(0, 0,
				k).Format(time.DateOnly)
		}, ByTime, ""},
		"working days": {"date,calls", 60, func(k int) string {
			return month(0).AddDate(0, 0,
				k+k/5*2+3).Format(time.DateOnly)
		}, ByTime, ""},
		"quarters": {
			"date,calls", 40, func(k int) string { return month(3 * k).Format(time.DateOnly) }, ByTime,
			"91 days apart",
		},
		"year and week": {
			"year,week,calls", 52, func(k int) string { return fmt.Sprintf("2023,%d", k+1) }, ByTime,
			"two columns",
		},
		"wide": {
			"team,Jan 2024,Feb 2024,Mar 2024,Apr 2024", 5, func(int) string { return "A,1,2,3" },
			ByTime, "beside each other",
		},
		"wide hours": {
			"date,00:00,01:00,02:00,03:00", 5, func(int) string { return "2024-01-01,1,2,3" }, ByTime,
			"beside each other",
		},
	} {
		text := c.header + "\n"
		comma := ","
		if strings.Contains(c.header, ";") {
			comma = ";"
		}
		for k := range c.n {
			text += fmt.Sprintf("%s%s%d\n", c.cell(k), comma, 100+k)
		}
		e, err := Read(t.Context(), write(t, text), Options{})
		switch {
		case c.why != "" && (err == nil || !strings.Contains(err.Error(), c.why) || len(remedy.Hints(err)) == 0):
			t.Errorf("%s: %v, want %q and a remedy", name, err, c.why)
		case c.why == "" && (err != nil || e.Spacing != c.want || len(e.Counts) != c.n):
			t.Errorf("%s: %v, %+v", name, err, e)
		}
	}
}

// Of rows that are states of a ticket the last counts, in whatever order they stand.
func TestStatesOfATicket(t *testing.T) {
	var states []string
	for i := range 120 {
		for k := range 3 {
			states = append(states, fmt.Sprintf("T%d,2024-01-%02d %02d:15,2024-02-01 %02d:15,%d,A", i, 1+i/8, 8+i%8, k,
				k/2*((i+1)%4/3)))
		}
	}
	back := slices.Clone(states)
	slices.Reverse(back)
	for name, c := range map[string]struct {
		header string
		rows   []string
	}{
		"in order":      {"number,opened_at,sys_updated_at,reopen_count,category", states},
		"newest first":  {"number,opened_at,sys_updated_at,reopen_count,category", back},
		"no time of it": {"number,opened_at,note,reopen_count,category", states},
		"neither":       {"number,opened_at,note,reopen_count,category", back},
		"events":        {"number,opened,timestamp,reopen_count,category", states},
	} {
		o := Options{}
		if name == "events" {
			o.Columns = map[Role]string{Opened: "timestamp"}
		}
		e, err := Read(t.Context(), write(t, c.header+"\n"+strings.Join(c.rows, "\n")+"\n"), o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		reopened := 0
		for _, x := range e.Tickets {
			reopened += int(x.Reopened)
		}
		if len(e.Tickets) != 120 || reopened != 30 {
			t.Errorf("%s: %d tickets, %d reopened", name, len(e.Tickets), reopened)
		}
	}
	agents := file("id,opened_at,category", 320, func(i int, at time.Time) string {
		return fmt.Sprintf("%d,%s,A", i%5, at.Format(time.DateTime))
	})
	_, err := Read(t.Context(), write(t, agents), Options{})
	if err == nil || !strings.Contains(err.Error(), "opened at another time") ||
		!strings.Contains(remedy.Text(err), "--ticket -") {
		t.Errorf("an id of something else: %v", err)
	}
}

// A column with the name of a count makes no counts of rows with what tickets have.
func TestCountsAreNotGuessedOfTickets(t *testing.T) {
	for name, c := range map[string]struct {
		header, cells string
		minutes       bool // times of day such as tickets have
		refused       bool
	}{
		"number, category, handle": {"id,created_at,category,contacts,handle_sec", "A,2,300", false, false},
		"number and category":      {"id,created_at,type,n", "A,2", false, false},
		"category and handle":      {"x,created_at,category,contacts,handle_sec", "A,2,300", false, true},
		"times of tickets":         {"x,created_at,category,contacts,handle_sec", "A,2,300", true, false},
		"handle":                   {"x,created_at,calls,aht_sec", "2,300", false, true},
	} {
		text := file(c.header, 320, func(i int, at time.Time) string {
			if !c.minutes {
				at = at.Truncate(time.Hour)
			}
			return fmt.Sprintf("%d,%s,%s", i, at.Format(time.DateTime), c.cells)
		})
		e, err := Read(t.Context(), write(t, text), Options{})
		if c.refused && (err == nil || !strings.Contains(remedy.Text(err), "--calls")) ||
			!c.refused && (err != nil || len(e.Tickets) != 320) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
