package export

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	xencoding "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// headers are what ticket systems and languages call the number of a ticket, the times it
// was opened and resolved, its category, whether it was reopened, satisfaction and channel.
var headers = map[string]string{
	"Zendesk":    "Ticket ID|Created at|Solved at|Ticket form|Reopens|Satisfaction Score|Via",
	"Freshdesk":  "Ticket ID|Created time|Resolved time|Type|Reopened|Survey results|Source",
	"Salesforce": "Case Number|Date/Time Opened|Date/Time Closed|Case Reason|Re-opened|CSAT|Case Origin",
	"ServiceNow": "Number|Opened|Resolved|Category|Reopen count|Satisfaction|Contact type",
	"Jira": "Issue key|Created|Resolved|Issue Type|Custom field (Reopened)|Custom field " +
		"(Satisfaction)|Custom field (Channel)",
	"HubSpot": "Ticket ID|Create date|Close date|Category|Reopened|CSAT|Source",
	"Intercom": "Conversation ID|Conversation started at|Conversation closed at|Topic|Reopens|Conversation " +
		"rating|Channel",
	"Genesys":    "Conversation ID|Start Time|End Time|Wrap-up|Reopened|CSAT|Media Type",
	"Five9":      "CALL ID|TIMESTAMP|END TIME|DISPOSITION|REOPENED|CSAT|MEDIA TYPE",
	"German":     "Ticketnummer|Erstellt am|Gelöst am|Kategorie|Wiedereröffnet|Zufriedenheit|Kanal",
	"French":     "Numéro de ticket|Date de création|Date de résolution|Catégorie|Réouvertures|Satisfaction|Canal",
	"Spanish":    "Número de ticket|Fecha de creación|Fecha de resolución|Categoría|Reabierto|Satisfacción|Canal",
	"Portuguese": "Número|Data de criação|Data de resolução|Categoria|Reaberto|Satisfação|Canal",
	"Japanese":   "チケット番号|作成日時|解決日時|カテゴリ|再オープン|満足度|チャネル",
	"with units": "Ticket #|Created (UTC)|Resolved (UTC)|Category|Reopened?|Rating (1-5)|Channel",
}

// inRoles is how the columns of headers are read.
var inRoles = []Role{Ticket, Opened, Resolved, Category, Reopened, Satisfaction, Channel}

// sevenColumns is a file of 240 tickets under a header.
func sevenColumns(header, mark, layout string, category func(i int) string) string {
	return file(strings.ReplaceAll(header, "|", mark), 240, func(i int, at time.Time) string {
		return strings.Join([]string{
			fmt.Sprint(i), at.Format(layout), at.Add(5 * time.Hour).Format(layout), category(i), fmt.Sprint(i % 4 / 3),
			fmt.Sprint(1 + i%5), []string{"phone", "mail"}[i%2],
		}, mark)
	})
}

func TestHeadersOfSystemsAndLanguages(t *testing.T) {
	for system, header := range headers {
		text := sevenColumns(header, ",", time.DateTime, func(i int) string { return []string{"A", "B"}[i%2] })
		e, err := Read(t.Context(), write(t, text), Options{})
		if err != nil {
			t.Errorf("%s: %v", system, err)
			continue
		}
		for i, name := range strings.Split(header, "|") {
			found := ""
			for _, c := range e.Columns {
				if c.Role == inRoles[i] {
					found = c.Name
				}
			}
			if found != name {
				t.Errorf("%s: %s is %q, want %q", system, inRoles[i], found, name)
			}
		}
	}
}

// The same file in other encodings is the same, and says how it is written.
func TestEncodings(t *testing.T) {
	words := [2]string{"Störung – été", "Gebühren €"}
	german := sevenColumns(headers["German"], ";", "02.01.2006 15:04", func(i int) string { return words[i%2] })
	japanese_ := [2]string{"請求", "ログイン"}
	eastern := sevenColumns(headers["Japanese"], ",", "2006/01/02 15:04", func(i int) string { return japanese_[i%2] })
	for name, c := range map[string]struct {
		text     string
		encoding xencoding.Encoding
		form     string
		words    [2]string
	}{
		"Windows-1252": {german, charmap.Windows1252, "Windows-1252", words},
		"Latin-1": {
			strings.NewReplacer("–", "-", "€", "E").Replace(german), charmap.ISO8859_1, "Windows-1252",
			[2]string{"Störung - été", "Gebühren E"},
		},
		"UTF-16":        {german, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16", words},
		"UTF-16 big":    {german, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-16", words},
		"UTF-16 no BOM": {german, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16", words},
		"UTF-8":         {german, xencoding.Nop, "UTF-8", words},
		"with BOM":      {"\ufeff" + german, xencoding.Nop, "byte order mark", words},
		"sep":           {"sep=;\r\n" + german, xencoding.Nop, "semicolon", words},
		"Shift-JIS":     {eastern, japanese.ShiftJIS, "Shift-JIS", japanese_},
		"Japanese":      {eastern, xencoding.Nop, "UTF-8", japanese_},
	} {
		data, err := c.encoding.NewEncoder().String(c.text)
		if err != nil {
			t.Fatal(name, err)
		}
		e, err := Read(t.Context(), write(t, data), Options{})
		if err != nil || fmt.Sprint(e.Categories) != fmt.Sprint(c.words[:]) || !strings.Contains(e.Form, c.form) ||
			len(e.Columns) != len(inRoles) || len(e.Tickets) != 240 {
			t.Errorf("%s: %v, %+v", name, err, e)
		}
	}
}

// A sheet of a spreadsheet is read like text: dates and times of day as they are stored,
// one sheet of several by its name.
func TestSpreadsheets(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	fill := func(sheet string, rows int) {
		style, err := book.NewStyle(&excelize.Style{NumFmt: 22})
		if err != nil {
			t.Fatal(err)
		}
		short, err := book.NewStyle(&excelize.Style{NumFmt: 46}) // [h]:mm:ss
		if err != nil {
			t.Fatal(err)
		}
		header := []any{"Ticket", "Created at", "Category", "Handle time", "Note", ""}
		if err := book.SetSheetRow(sheet, "A1", &header); err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			at := time.Date(2024, 1, 1+i/8, 8+i%8, i*7%60, 0, 0, time.UTC)
			row := []any{i, at, []string{"Störung", "Login"}[i%2], float64(200+i%100) / 86400}
			cell := fmt.Sprintf("A%d", i+2)
			if err := book.SetSheetRow(sheet, cell, &row); err != nil {
				t.Fatal(err)
			}
			book.SetCellStyle(sheet, fmt.Sprintf("B%d", i+2), fmt.Sprintf("B%d", i+2), style)
			book.SetCellStyle(sheet, fmt.Sprintf("D%d", i+2), fmt.Sprintf("D%d", i+2), short)
		}
	}
	fill("Sheet1", 240)
	path := filepath.Join(t.TempDir(), "tickets.xlsx")
	save := func() {
		if err := book.SaveAs(path); err != nil {
			t.Fatal(err)
		}
	}
	save()
	check := func(o Options) {
		t.Helper()
		e, err := Read(t.Context(), path, o)
		if err != nil || len(e.Tickets) != 240 || e.Form != "XLSX" || e.Categories[0] != "Störung" || !e.Clocked {
			t.Fatalf("%v %+v", err, e)
		}
		x := e.Tickets[1]
		if want := time.Date(2024, 1, 1, 9, 7, 0, 0, time.UTC).Unix() / 60; x.Opened != want || x.Handle != 201./60 {
			t.Errorf("%+v, opened %d wanted", x, want)
		}
	}
	check(Options{})
	if _, err := book.NewSheet("Other"); err != nil {
		t.Fatal(err)
	}
	fill("Other", 3)
	save()
	if _, err := Read(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), "2 sheets") {
		t.Errorf("two sheets: %v", err)
	}
	check(Options{Sheet: "Sheet1"})
	if err := os.WriteFile(path, []byte("PK\x03\x04zzz"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), "cannot be opened") {
		t.Errorf("no spreadsheet: %v", err)
	}
}
