package export

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"boomerang/models/fit"
	"boomerang/sim/remedy"

	"github.com/xuri/excelize/v2"
	xencoding "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// daily is a table with a row or more for each of n days.
func daily(header string, n int, rows func(i int, day string) []string) string {
	text := header + "\n"
	for i := range n {
		day := time.Date(2023, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		text += strings.Join(rows(i, day), "\n") + "\n"
	}
	return text
}

// A table of counts whose counts have a name nobody knows is no file of tickets, one a row; tickets beside a number
// are not taken for one.
func TestCountsWithoutAKnownName(t *testing.T) {
	half := func(header string) string {
		return daily(header, 60, func(i int, day string) (rows []string) {
			for k := range 16 {
				rows = append(rows, fmt.Sprintf("%s,%02d:%02d,%d,300", day, 9+k/2, k%2*30, 3+k%4))
			}
			return rows
		})
	}
	one := func(i int, day string) []string { return []string{fmt.Sprintf("%s,%d,%d", day, 90+i%9, i%7)} }
	two := func(i int, day string) []string {
		return []string{fmt.Sprintf("%s,A,%d", day, 90+i%9), fmt.Sprintf("%s,B,%d", day, i%7)}
	}
	for name, text := range map[string]string{
		"by days": daily("date,inbound,outbound", 120, one), "by channels": daily("Date,Phone,Email", 120, one),
		"by groups": daily("date,category,cases", 120, two), "by half hours": half("Date,Interval,ACD Calls,Avg Time"),
	} {
		if _, err := Read(t.Context(), write(t, text), Options{}); err == nil ||
			!strings.Contains(remedy.Text(err), "--calls") {
			t.Errorf("%s: %v", name, err)
		}
	}
	e, err := Read(t.Context(), write(t, half("Interval Start,Time,Offer,Goal")), Options{})
	if err != nil || len(e.Counts) != 960 {
		t.Errorf("a known name: %v", err)
	}
	busy := daily("created,category,priority", 60, func(i int, day string) (rows []string) {
		for k := range 1 + i*7%11 {
			rows = append(rows, fmt.Sprintf("%s,A,%d", day, k%3))
		}
		return rows
	})
	if e, err := Read(t.Context(), write(t, busy), Options{}); err != nil || len(e.Tickets) < 200 {
		t.Errorf("tickets by their day: %v", err)
	}
}

// Rows of counts that add others up are not counted beside them, wherever they stand.
func TestRowsThatAddUp(t *testing.T) {
	for _, word := range []string{"Total", "Summe", "Gesamtergebnis", "All", "合計", "Monthly total", "Total 2023"} {
		text := daily("date,region,calls", 90, func(i int, day string) []string {
			return []string{day + ",North,70", day + ",South,30", fmt.Sprintf("%s,%s,100", day, word)}
		})
		e, err := Read(t.Context(), write(t, text), Options{})
		if err != nil || len(e.Counts) != 180 || len(e.Losses) != 1 || e.Losses[0].Rows != 90 {
			t.Errorf("%s: %v, %+v", word, err, e)
		}
	}
	everywhere := daily("date,queue_name,calls", 90, func(i int, day string) []string {
		return []string{day + ",All,100"}
	})
	if e, err := Read(t.Context(), write(t, everywhere), Options{}); err != nil || len(e.Counts) != 90 {
		t.Errorf("a word in all rows says nothing: %v", err)
	}
}

// The first of the stations of a ticket is no change of hands.
func TestStations(t *testing.T) {
	for column, want := range map[string]float64{"Assignee stations": .5, "reassignment_count": 1.5} {
		e, _ := one(t, column, Options{}, func(i int) string { return fmt.Sprint(1 + i%2) })
		if got, n := mean(e, func(x fit.Ticket) float32 { return x.Reassigned }); got != want || n != 320 {
			t.Errorf("%s: %v of %d", column, got, n)
		}
	}
}

// Letters of an encoding that is not read are refused, never shown as other letters.
func TestLettersOfOtherEncodings(t *testing.T) {
	for name, c := range map[string]struct {
		encoding xencoding.Encoding
		words    [3]string
		read     bool
	}{
		"EUC-JP":       {japanese.EUCJP, [3]string{"ログイン", "請求", "返金"}, true},
		"Shift-JIS":    {japanese.ShiftJIS, [3]string{"ログイン", "請求", "返金"}, true},
		"GBK":          {simplifiedchinese.GBK, [3]string{"登录问题", "账单查询", "退款申请"}, false},
		"Big5":         {traditionalchinese.Big5, [3]string{"登錄問題", "賬單查詢", "退款申請"}, false},
		"EUC-KR":       {korean.EUCKR, [3]string{"로그인", "결제문의", "환불요청"}, false},
		"Windows-1251": {charmap.Windows1251, [3]string{"вход", "оплата", "возврат"}, false},
		"Latin-1":      {charmap.ISO8859_1, [3]string{"Größe", "déçue", "fußläufig"}, true},
	} {
		text := file("id,created_at,category", 240, func(i int, at time.Time) string {
			return fmt.Sprintf("%d,%s,%s", i, at.Format(time.DateTime), c.words[i%3])
		})
		data, err := c.encoding.NewEncoder().String(text)
		if err != nil {
			t.Fatal(name, err)
		}
		e, err := Read(t.Context(), write(t, data), Options{})
		if c.read && (err != nil || !slices.Equal(e.Categories, c.words[:])) {
			t.Errorf("%s: %v", name, err)
		} else if !c.read && (err == nil || !strings.Contains(remedy.Text(err), "UTF-8")) {
			t.Errorf("%s is not refused: %v", name, err)
		}
	}
}

// Where nothing tells which state of a ticket is the last, that is said; a column of its time tells.
func TestStatesInNoOrder(t *testing.T) {
	var states [2][]string
	for i := range 240 {
		k := i / 120
		states[k] = append(states[k], fmt.Sprintf("T%d,2024-01-%02d 08:15,2024-02-0%d 08:15,%d,A",
			i%120, 1+i%120/8, 1+k, k))
	}
	all := slices.Concat(states[1], states[0]) // the later first
	for header, reopened := range map[string]float64{"changed_at": 1, "note": -1} {
		text := "number,opened_at," + header + ",reopen_count,category\n" + strings.Join(all, "\n") + "\n"
		e, err := Read(t.Context(), write(t, text), Options{})
		if err != nil || len(e.Tickets) != 120 {
			t.Fatal(header, err)
		}
		got, _ := mean(e, func(x fit.Ticket) float32 { return x.Reopened })
		told := strings.Contains(strings.Join(e.Warnings, "\n"), "--updated")
		if told == (reopened >= 0) || reopened >= 0 && got != reopened {
			t.Errorf("%s: %v reopened, told %v", header, got, e.Warnings)
		}
	}
}

// Hours 1 to 24 are told by their end: none is lost over midnight.
func TestHoursByTheirEnd(t *testing.T) {
	text := daily("date,hour,calls", 60, func(i int, day string) (rows []string) {
		for h := 1; h <= 24; h++ {
			rows = append(rows, fmt.Sprintf("%s,%d,%d", day, h, h))
		}
		return rows
	})
	e, err := Read(t.Context(), write(t, text), Options{})
	if err != nil || !strings.Contains(strings.Join(e.Warnings, ""), "by its end") {
		t.Fatal(err)
	}
	for _, c := range e.Counts {
		if hour := c.At % 1440 / 60; hour != int64(c.N)-1 {
			t.Fatalf("%v at %d o'clock", c.N, hour)
		}
	}
}

// In a spreadsheet that counts days from 1904 dates are shifted, and numbers that could be days are not.
func TestDaysFrom1904(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	yes := true
	style, err := book.NewStyle(&excelize.Style{NumFmt: 22})
	if err == nil {
		err = book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
	}
	if err != nil {
		t.Fatal(err)
	}
	book.SetSheetRow("Sheet1", "A1", &[]any{"Ticket", "Created at", "handle_ms"})
	for i := range 240 {
		at := 45292 - 1462 + float64(i/8) + .375 // 1 January 2024, 9 o'clock
		book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+2), &[]any{i, at, 45_000})
	}
	book.SetCellStyle("Sheet1", "B2", "B241", style)
	path := filepath.Join(t.TempDir(), "tickets.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	e, err := Read(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := time.Date(2024, 1, 1, 9, 0, 0, 0, time.UTC).Unix() / 60
	if x := e.Tickets[0]; x.Opened != want || x.Handle != .75 {
		t.Errorf("%+v, opened %d wanted", x, want)
	}
}
