package export

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"boomerang/models/fit"

	"golang.org/x/text/encoding/charmap"
)

// Western encodings are told apart by the letters inside of words, and their categories come out as written.
func TestWesternEncodings(t *testing.T) {
	for name, c := range map[string]struct {
		encoding *charmap.Charmap
		words    [3]string
	}{
		"Polish":      {charmap.Windows1250, [3]string{"płatność", "opóźnienie", "wysyłka"}},
		"Czech":       {charmap.Windows1250, [3]string{"věrnost", "přihlášení", "doručení"}},
		"Mac, German": {charmap.Macintosh, [3]string{"Rückgabe", "Schließung", "Störung"}},
		"Mac, French": {charmap.Macintosh, [3]string{"réclamation", "modèle", "reçus"}},
		"German":      {charmap.Windows1252, [3]string{"Rückgabe", "Schließung", "Störung"}},
		"French":      {charmap.Windows1252, [3]string{"œuvre l’été", "modèle", "reçus"}},
		"Danish":      {charmap.Windows1252, [3]string{"forsøg", "købt", "påmindelse"}},
	} {
		text := file("id,created_at,category", 240, func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,%s", i, at.Format(time.DateTime), c.words[i%3])
		})
		data, err := c.encoding.NewEncoder().String(text)
		if err != nil {
			t.Fatal(name, err)
		}
		e, err := Read(t.Context(), write(t, data), Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		if !slices.Equal(e.Categories, c.words[:]) {
			t.Errorf("%s: %v, %s", name, e.Categories, e.Form)
		}
	}
}

// Answers in words stand on the rungs of the scale that the words of the column make.
func TestScalesInWords(t *testing.T) {
	for scale, words := range map[string][]string{
		"of 5":           {"Very poor", "Poor", "Fair", "Good", "Excellent"},
		"of 5, very":     {"Very poor", "Poor", "Fair", "Good", "Very good"},
		"of 4":           {"Poor", "Fair", "Good", "Excellent"},
		"of 4, average":  {"poor", "average", "good", "excellent"},
		"of 5, patients": {"Poor", "Fair", "Good", "Very Good", "Excellent"},
	} {
		e, doubts := one(t, "csat", Options{}, func(i int) string { return words[i%len(words)] })
		want, _, _ := strings.Cut(scale, ",")
		for i, x := range e.Tickets {
			if x.Satisfaction != float32(1+i%len(words)) {
				t.Fatalf("%s: %s is %v; %s", scale, words[i%len(words)], x.Satisfaction, doubts)
			}
		}
		if e.Scale != want {
			t.Errorf("%v: %s", words, e.Scale)
		}
	}
	ends := func(i int) string { return []string{"Good", "Poor"}[i%2] }
	if e, _ := one(t, "csat", Options{}, ends); e.Scale != "share" {
		t.Errorf("good and poor: %q", e.Scale)
	}
}

// Counts are whole, whatever stands between cells; averages beside them keep their mark.
func TestCountsAreWhole(t *testing.T) {
	for cell, delimiter := range map[string]string{"1,600": ";", "1.600": ",", "1.601": ";"} {
		text := daily("date"+delimiter+"calls", 90, func(i int, day string) []string {
			return []string{day + delimiter + cell[:4] + fmt.Sprint(i%10)}
		})
		e, err := Read(t.Context(), write(t, text), Options{})
		if err != nil || len(e.Counts) != 90 || e.Counts[3].N != 1603 {
			t.Errorf("%s between %s: %v", cell, delimiter, err)
		}
	}
	text := daily("date;calls", 90, func(i int, day string) []string {
		return []string{fmt.Sprintf("%s;%d,5", day, i)}
	})
	if e, err := Read(t.Context(), write(t, text), Options{}); err != nil || e.Counts[3].N != 3.5 {
		t.Errorf("halves: %v", err)
	}
}

// A time of day in figures alone is joined to its date; handle times in seconds are not.
func TestClocksInFigures(t *testing.T) {
	for form, write1 := range map[string]func(minute int) string{
		"0915": func(m int) string { return fmt.Sprintf("%02d%02d", m/60, m%60) },
		"915":  func(m int) string { return fmt.Sprint(m/60*100 + m%60) },
		".385": func(m int) string { return strings.TrimPrefix(fmt.Sprintf("%.5f", float64(m)/1440), "0") },
		"0.38": func(m int) string { return fmt.Sprintf("%.5f", float64(m)/1440) },
	} {
		text := file("id,date,time,category", 320, func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,%s,A", i, at.Format(time.DateOnly), write1(i*37%1440))
		})
		e, err := Read(t.Context(), write(t, text), Options{})
		if err != nil || !e.Clocked {
			t.Errorf("%s: %v", form, err)
			continue
		}
		for i, x := range e.Tickets {
			if got := int(x.Opened % 1440); got != i*37%1440 {
				t.Errorf("%s: minute %d, not %d", form, got, i*37%1440)
				break
			}
		}
	}
	text := file("id,date,time,category", 320, func(i int, at time.Time) string {
		return fmt.Sprintf("%d,%s,%d,A", i, at.Format(time.DateOnly), 100+i*37%400)
	})
	if e, err := Read(t.Context(), write(t, text), Options{}); err != nil || e.Clocked {
		t.Errorf("seconds: %v", err)
	}
}

// States of tickets in an order that what only grows confirms need no doubt; in any other, a column of their numbers
// tells which is the last.
func TestStatesByTheirNumber(t *testing.T) {
	var rows []string
	for i := range 240 {
		ticket, state := i/2, i%2
		rows = append(rows, fmt.Sprintf("T%d,2024-01-%02d 08:15,%d,%d,A", ticket, 1+ticket/8, state, state))
	}
	shuffled := slices.Clone(rows)
	for i := range shuffled {
		j := i * 97 % (i + 1)
		shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
	}
	for _, c := range []struct {
		column string
		rows   []string
		doubt  bool
	}{{"note", rows, false}, {"note", shuffled, true}, {"sys_mod_count", shuffled, false}, {"revision", rows, false}} {
		text := "number,opened_at," + c.column + ",reopen_count,category\n" + strings.Join(c.rows, "\n") + "\n"
		e, err := Read(t.Context(), write(t, text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, n := mean(e, func(x fit.Ticket) float32 { return x.Reopened })
		doubt := strings.Contains(strings.Join(e.Warnings, "\n"), "--updated")
		if doubt != c.doubt || n != 120 || !c.doubt && math.Abs(got-1) > 1e-9 {
			t.Errorf("%s: %v reopened of %d, doubt %v", c.column, got, n, e.Warnings)
		}
	}
}
