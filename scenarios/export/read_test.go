package export

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/sim/remedy"
)

const header = "ticket,opened_at,resolved_at,category,touches,comment\n"

// good writes rows of n good tickets, one an hour from 1 January 2024.
func good(n int) string {
	var b strings.Builder
	for i := range n {
		d, h := 1+i/24, i%24
		fmt.Fprintf(&b, "%d,2024-%02d-%02d %02d:15,2024-12-31 23:59,%s,%d,hello\n", i, 1+(d-1)/28, 1+(d-1)%28, h,
			[]string{"billing", "login"}[i%2], 1+i%5)
	}
	return b.String()
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestFormsOfTheSameFile: delimiter, byte order mark, line ends and quotes make
// no difference.
func TestFormsOfTheSameFile(t *testing.T) {
	plain := header + good(300)
	for name, text := range map[string]string{
		"plain":      plain,
		"semicolons": strings.ReplaceAll(plain, ",", ";"),
		"tabs":       strings.ReplaceAll(plain, ",", "\t"),
		"bars":       strings.ReplaceAll(plain, ",", "|"),
		"CRLF":       strings.ReplaceAll(plain, "\n", "\r\n"),
		"BOM":        "\ufeff" + plain,
		"quotes":     strings.ReplaceAll(plain, "hello", "\"a \"\"b\"\",\nc\""),
		"iso":        strings.ReplaceAll(plain, " ", "T"),
		"mixed": strings.Replace(strings.Replace(plain, "2024-01-01 00:15", "01.01.2024 00:15", 1),
			"2024-01-02 00:15", "2 Jan 2024 00:15", 1),
		"no end": strings.TrimSuffix(plain, "\n"),
		"blank":  strings.Replace(plain, "\n5,", "\n\n\n5,", 1),
	} {
		e, err := Read(t.Context(), write(t, text), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if e.Kept != 300 || len(e.Losses) != 0 || strings.Join(e.Categories, " ") != "billing login" ||
			e.Tickets[24].Opened-e.Tickets[0].Opened != 1440 {
			t.Errorf("%s: %d kept, %v, %v", name, e.Kept, e.Losses, e.Categories)
		}
	}
}

// TestDirtIsLeftOutAndCounted: one row of each kind among good ones.
func TestDirtIsLeftOutAndCounted(t *testing.T) {
	dirty := header + good(300) +
		",,,,,\n" +
		"5,2024-01-01 05:15,2024-12-31 23:59,login,1,hello\n" + // as before: the same row again
		"6,2024-01-01 06:15,2024-12-31 23:59,login,9,other\n" +
		"901,yesterday,,login,1,x\n" +
		"902,2024-02-30 10:00,,login,1,x\n" +
		"903,2024-01-05 10:00,2024-01-05 09:00,login,1,x\n" +
		"904,2024-01-05 10:00,,login,-2,x\n" +
		"905,2024-01-05 10:00\n" +
		header +
		"906,2024-01-05 10:00,,lo\"gin,1,x\n"
	e, err := Read(t.Context(), write(t, dirty), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{
		"empty row": 1, "the same row again": 1, olderState: 1,
		"opened is not a date this program can read": 2, "resolved before opened": 1, "touches is below zero": 1,
		"not as many cells as the header has columns": 1, "the header again": 1, "quotes do not match": 1,
	}
	for _, l := range e.Losses {
		if want[l.Why] != l.Rows {
			t.Errorf("%q: %d rows, want %d", l.Why, l.Rows, want[l.Why])
		}
		delete(want, l.Why)
	}
	if len(want) > 0 {
		t.Errorf("not seen: %v", want)
	}
	if e.Kept != 302 {
		t.Errorf("%d kept", e.Kept)
	}
}

// TestWhatCannotBeTrustedIsRefused, each with a word of the reason.
func TestWhatCannotBeTrustedIsRefused(t *testing.T) {
	slashed := func(f func(i int) string) string {
		var b strings.Builder
		b.WriteString("opened,category\n")
		for i := range 200 {
			fmt.Fprintf(&b, "%s 10:00,a\n", f(i))
		}
		return b.String()
	}
	for why, c := range map[string]struct {
		text string
		o    Options
	}{
		"the file is empty":         {text: "\n \n"},
		"usable rows":               {text: header + good(1)},
		"resolved before opened in": {text: strings.ReplaceAll(header+good(200), "2024-12-31", "2023-12-31")},
		"touches is below zero in": {
			text: strings.ReplaceAll(header+good(200), ",3,hello", ",-3,hello"),
			o:    Options{MostLost: .1},
		},
		"one column":               {text: strings.ReplaceAll(header+good(200), ",", "~")},
		"leave --delimiter away":   {text: header + good(200), o: Options{Delimiter: ';'}},
		"zero bytes":               {text: "a,b\n\x00,1\n"},
		"a spreadsheet or archive": {text: "PK\x03\x04zzz"},
		"bare carriage return":     {text: "opened,b\r1,2\r"},
		"no column says when":      {text: "site,provider\nnorth,south\n"},
		"no such column": {
			text: header + good(200),
			o:    Options{Columns: map[Role]string{Category: "reason"}},
		},
		"cannot be used": {text: header + good(150) + strings.Repeat("x,never,,a,1,y\n", 1) + many(100)},
		"day or month comes first": {text: slashed(func(i int) string {
			return fmt.Sprintf("%02d/%02d/2024", 1+i%12, 1+
				i%9)
		})},
		"dates are mixed": {text: slashed(func(i int) string {
			return []string{
				"13/02/2024",
				"02/13/2024",
			}[i%2]
		})},
		"does not close":       {text: header + good(150) + "x,\"2024\n" + good(150)},
		"want dmy, mdy or ymd": {text: header + good(200), o: Options{Dates: "ydm"}},
	} {
		_, err := Read(t.Context(), write(t, c.text), c.o)
		if err == nil || !strings.Contains(remedy.Text(err), why) {
			t.Errorf("want %q, got %v", why, err)
		}
	}
}

// many are rows with n different dates that are none.
func many(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "y%d,never,,a,1,y\n", i)
	}
	return b.String()
}

// TestFreeTextStaysInside: no cell of a comment, an address or a number that
// could name a person is in anything the package gives out.
func TestFreeTextStaysInside(t *testing.T) {
	const secret = "jane.roe@example.org"
	var b strings.Builder
	b.WriteString("opened,category,comment\n")
	for i := range 300 {
		category := "billing"
		switch i % 50 {
		case 1:
			category = secret
		case 2:
			category = "card 4111111111111111"
		case 3:
			category = "She called me on Tuesday and then again"
		}
		fmt.Fprintf(&b, "2024-01-%02d 10:%02d,%s,%s\n", 1+i%28, i%60, category, secret)
	}
	b.WriteString(secret + ",billing,x\n")
	e, err := Read(t.Context(), write(t, b.String()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	said := fmt.Sprint(e.Categories, e.Losses, e.Warnings, e.Columns, Told(e.Losses))
	for _, word := range []string{"jane", "4111", "Tuesday"} {
		if strings.Contains(said, word) {
			t.Errorf("%q came out: %s", word, said)
		}
	}
	_, err = Read(t.Context(), write(t, secret+",x\n"+secret+",y\n"), Options{})
	if err == nil || strings.Contains(remedy.Text(err), "jane") {
		t.Errorf("a file without a header shows its first row: %v", err)
	}
	prose := "opened,category\n"
	for i := range 400 {
		prose += fmt.Sprintf("2024-01-%02d 10:%02d,note %d\n", 1+i%28, i%60, i)
	}
	if e, err = Read(t.Context(), write(t, prose), Options{}); err != nil || len(e.Categories) != 0 ||
		len(e.Warnings) == 0 {
		t.Errorf("free text for a category: %v %v", e, err)
	}
}

// TestDoublesWithoutATicketNumberAreKept, and said.
func TestDoublesWithoutATicketNumberAreKept(t *testing.T) {
	e, err := Read(t.Context(), write(t, "opened,category\n"+strings.Repeat("2024-01-01 10:00,a\n", 150)), Options{})
	if err != nil || e.Kept != 150 || !strings.Contains(e.Warnings[0], "149 rows equal") {
		t.Errorf("%+v %v", e, err)
	}
}
