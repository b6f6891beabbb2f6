package export

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// file is a header and rows of a file with n tickets, eight a day from 8 o'clock on of
// 1 January 2024, each row as said of its number and time.
func file(header string, n int, row func(i int, at time.Time) string) string {
	var b strings.Builder
	b.WriteString(header + "\n")
	for i := range n {
		at := time.Date(2024, 1, 1+i/8, 8+i%8, i*7%60, 0, 0, time.UTC)
		b.WriteString(row(i, at) + "\n")
	}
	return b.String()
}

// quotedCell is a cell in quotes.
func quotedCell(s string) string { return `"` + s + `"` }

// formsOfTimes are ways to write a time.
var formsOfTimes = []struct {
	name string
	form func(at time.Time) string
}{
	{"06/Jan/26 9:29 AM", func(at time.Time) string { return at.Format("02/Jan/06 3:04 PM") }},
	{"a.m.", func(at time.Time) string {
		return at.Format("02/01/2006 3:04 ") + []string{"a.m.", "p.m."}[at.Hour()/12]
	}},
	{"a. m. with hard spaces", func(at time.Time) string {
		return at.Format("02/01/2006, 3:04 ") + []string{"a.\u00a0m.", "p.\u00a0m."}[at.Hour()/12]
	}},
	{"narrow space", func(at time.Time) string { return at.Format("1/2/06, 3:04\u202fPM") }},
	{"zone by name", func(at time.Time) string { return at.Format("2006-01-02 15:04:05 EST") }},
	{"zone by hours", func(at time.Time) string { return at.Format("2006-01-02 15:04 UTC") + "+2" }},
	{"offset", func(at time.Time) string { return at.Format(time.DateTime) + " +0530" }},
	{"RFC 2822", func(at time.Time) string { return at.Format("Mon, 02 Jan 2006 15:04:05 +0100") }},
	{"RFC 2822 with a comment", func(at time.Time) string {
		return at.Format("Mon, 2 Jan 2006 15:04:05 -0500 (EST)")
	}},
	{"ISO compact", func(at time.Time) string { return at.Format("20060102T150405Z") }},
	{"fourteen figures", func(at time.Time) string { return at.Format("20060102150405") }},
	{"milliseconds", func(at time.Time) string { return fmt.Sprint(at.UnixMilli()) }},
	{"seconds with decimals", func(at time.Time) string { return fmt.Sprintf("%d.250", at.Unix()) }},
	{"serial", func(at time.Time) string { return fmt.Sprintf("%.6f", float64(at.Unix())/86400+epochSerial) }},
	{"serial with a comma", func(at time.Time) string {
		return strings.Replace(fmt.Sprintf("%.6f", float64(at.Unix())/86400+epochSerial), ".", ",", 1)
	}},
	{"in words", func(at time.Time) string { return at.Format("January 2, 2006 at 3:04 PM") }},
	{"clock with a point", func(at time.Time) string { return at.Format("02-Jan-06 15.04") }},
	{"capitals", func(at time.Time) string {
		return strings.ToUpper(at.Format("02-Jan-06 03.04.05.000000 PM"))
	}},
	{"range", func(at time.Time) string {
		return at.Format("2006-01-02 15:04 - ") + at.Add(30*time.Minute).Format("15:04")
	}},
	{"Unix", func(at time.Time) string { return at.Format("Mon Jan _2 15:04:05 UTC 2006") }},
	{"German", func(at time.Time) string {
		return at.Format("2. ") + []string{"Januar", "Februar"}[at.Month()-1] + at.Format(" 2006, 15:04 Uhr")
	}},
	{"French", func(at time.Time) string {
		return at.Format("2 ") + []string{"janv.", "févr."}[at.Month()-1] + at.Format(" 2006 à 15h04")
	}},
	{"Spanish", func(at time.Time) string {
		return at.Format("2 de ") + []string{"enero", "febrero"}[at.Month()-1] + at.Format(" de 2006 15:04")
	}},
	{"Japanese", func(at time.Time) string { return at.Format("2006年1月2日 15時04分") }},
	{"Japanese halves", func(at time.Time) string {
		return at.Format("2006/01/02 ") + []string{"午前", "午後"}[at.Hour()/12] + at.Format("3:04")
	}},
	{"zone in brackets", func(at time.Time) string {
		return at.Format("2006-01-02T15:04:05.123+01:00[Europe/Berlin]")
	}},
}

// Whatever form a column of times has, the same days and hours are read.
func TestFormsOfTimes(t *testing.T) {
	for _, c := range formsOfTimes {
		text := file("id,created_at,category", 320, func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,A", i, quotedCell(c.form(at)))
		})
		e, err := Read(t.Context(), write(t, text), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for i, x := range e.Tickets {
			at := time.Date(2024, 1, 1+i/8, 8+i%8, i*7%60, 0, 0, time.UTC)
			if x.Opened != at.Unix()/60 || !e.Clocked {
				t.Errorf("%s: %s is read as %s", c.name, c.form(at), time.Unix(60*x.Opened, 0).UTC())
				break
			}
		}
	}
}

// clocksBesideDates are files with a date and a clock, and what is read of them.
var clocksBesideDates = map[string]struct {
	header  string
	row     func(i int, at time.Time) string
	o       Options
	clocked bool
	told    string
	lasted  float32
}{
	"date at midnight": {header: "id,date,time,category", clocked: true, row: func(i int, at time.Time) string {
		return fmt.Sprintf("%d,%s,%s,A", i, at.Format("01/02/2006")+" 12:00:00 AM", at.Format("15:04"))
	}},
	"German": {header: "Nr,Datum,Uhrzeit,Kategorie", clocked: true, row: func(i int, at time.Time) string {
		return fmt.Sprintf("%d,%s,%s,A", i, at.Format("02.01.2006"), at.Format("15:04:05"))
	}},
	"slots": {header: "date,interval,category,ticket", clocked: true, row: func(i int, at time.Time) string {
		return fmt.Sprintf("%s,%s - %s,A,%d", at.Format(time.DateOnly), at.Format("15:04"),
			at.Add(3e10).Format("15:04"),
			i)
	}},
	"told": {
		header: "id,created,when,category", clocked: true, o: Options{Columns: map[Role]string{Clock: "when"}},
		row: func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,%s,A", i, at.Format(time.DateOnly), at.Format("3:04 PM"))
		},
	},
	"both ends": {
		header: "id,Opened Date,Opened Time,Closed Date,Closed Time", clocked: true, lasted: 26 * 60,
		row: func(i int, at time.Time) string {
			end := at.Add(26 * time.Hour)
			return fmt.Sprintf("%d,%s,%s,%s,%s", i, at.Format(time.DateOnly), at.Format("15:04"),
				end.Format(time.DateOnly), end.Format("15:04"))
		},
	},
	"midnight alone": {
		header: "id,created,category", told: "the time of day is 00:00 in 320 of 320 rows",
		row: func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,A", i, at.Format("01/02/2006")+" 12:00:00 AM")
		},
	},
	"a duration": {
		header: "id,date,time,category", told: "could be the time of day",
		row: func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,00:%02d:10,A", i, at.Format(time.DateOnly), i%12)
		},
	},
	"twelve hours": {
		header: "id,created,category", told: "a clock of twelve hours",
		row: func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,A", i, at.Add(time.Hour).Format("2006-01-02 03:04"))
		},
	},
	"only the end without a clock": {
		header: "id,created,resolved,category", clocked: true, told: "has a time of day",
		row: func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,%s,A", i, at.Format(time.DateTime), at.Format(time.DateOnly))
		},
	},
}

// A date and its clock in two columns are one time; a clock that is none is said.
func TestClocksBesideDates(t *testing.T) {
	for name, c := range clocksBesideDates {
		e, err := Read(t.Context(), write(t, file(c.header, 320, c.row)), c.o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if told := strings.Join(e.Warnings, "\n"); e.Clocked != c.clocked || c.told == "" && told != "" ||
			!strings.Contains(told, c.told) {
			t.Errorf("%s: clocked %v, told %q", name, e.Clocked, told)
		}
		lasted := max(c.lasted, -1)
		if c.lasted == 0 {
			lasted = -1
		}
		for i, x := range e.Tickets {
			at := time.Date(2024, 1, 1+i/8, 8+i%8, i*7%60, 0, 0, time.UTC)
			if x.Lasted != lasted || name != "twelve hours" && c.clocked && x.Opened != at.Unix()/60 {
				t.Errorf("%s: row %d is %+v", name, i, x)
				break
			}
		}
	}
}

// A time of day far more frequent than others is named, and left out of the hours.
func TestStampedTimes(t *testing.T) {
	text := file("id,created,category", 640, func(i int, at time.Time) string {
		if i%3 == 0 {
			at = time.Date(at.Year(), at.Month(), at.Day(), 20, 0, 0, 0, time.UTC)
		}
		return fmt.Sprintf("%d,%s,A", i, at.Format(time.DateTime))
	})
	e, err := Read(t.Context(), write(t, text), Options{})
	if err != nil || !e.Clocked || fmt.Sprint(e.Stamped) != "[1200]" ||
		!strings.Contains(strings.Join(e.Warnings, " "), "20:00 in 214 of 640 rows (midnight UTC where clocks are "+
			"4 hours") {
		t.Fatalf("%v %v %v", err, e.Stamped, e.Warnings)
	}
}

// Times in UTC of a company elsewhere are hinted at, and put onto its clock by the table
// of zones, in winter and in summer.
func TestTimesOfAnotherZone(t *testing.T) {
	place, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	text := func(layout string) string {
		return file("id,created,category", 1600, func(i int, at time.Time) string {
			local := time.Date(at.Year(), at.Month(), at.Day(), 9+i%9, i*7%60, 0, 0, place)
			return fmt.Sprintf("%d,%s,A", i, local.UTC().Format(layout))
		})
	}
	for _, layout := range []string{time.RFC3339, time.DateTime, "2006-01-02 15:04:05 UTC"} {
		e, err := Read(t.Context(), write(t, text(layout)), Options{})
		if err != nil || !strings.Contains(strings.Join(e.Warnings, " "), "--time-zone") {
			t.Fatalf("%s: %v, told %q", layout, err, e.Warnings)
		}
		if e, err = Read(t.Context(), write(t, text(layout)), Options{TimeZone: "America/New_York"}); err != nil {
			t.Fatal(err)
		}
		for i, x := range e.Tickets {
			if got := x.Opened % 1440; got != int64(60*(9+i%9)+i*7%60) {
				t.Fatalf("%s: row %d is at minute %d of its day", layout, i, got)
			}
		}
	}
	if _, err := Read(t.Context(), write(t, text(time.RFC3339)), Options{TimeZone: "Mars/Olympus"}); err == nil ||
		!strings.Contains(err.Error(), "not a time zone") {
		t.Errorf("Mars: %v", err)
	}
	working := file("id,created,category", 320, func(i int, at time.Time) string {
		return fmt.Sprintf("%d,%s,A", i, at.Format(time.DateTime))
	})
	if e, err := Read(t.Context(), write(t, working), Options{}); err != nil || len(e.Warnings) > 0 {
		t.Errorf("a working day: %v %q", err, e.Warnings)
	}
}

// A file whose times cannot be read is refused with what a cell is like, without its
// words, and with what is read.
func TestRefusedTimesShowACell(t *testing.T) {
	text := file("id,created,category", 200, func(i int, at time.Time) string {
		return fmt.Sprintf("%d,week %d for Jane 5551234567,A", i, i)
	})
	_, err := Read(t.Context(), write(t, text), Options{})
	if err == nil || !strings.Contains(err.Error(), "week 0 xxx xxxx 5551999999") {
		t.Errorf("%v", err)
	}
}
