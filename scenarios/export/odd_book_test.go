package export

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/sim/remedy"

	"github.com/xuri/excelize/v2"
)

// Sheets that are hidden are not asked about; of several in sight, and of one with a title over its columns, the
// refusal says what to do.
func TestOddBooks(t *testing.T) {
	lookup := func(b *excelize.File) {
		b.NewSheet("lookup")
		b.SetSheetRow("lookup", "A1", &[]any{"code", "name"})
		b.SetSheetRow("lookup", "A2", &[]any{"1", "A"})
	}
	for what, c := range map[string]struct {
		change func(b *excelize.File)
		want   string // in the refusal; "": read
	}{
		"hidden": {func(b *excelize.File) { lookup(b); b.SetSheetVisible("lookup", false) }, ""},
		"two":    {lookup, "--sheet"},
		"title": {func(b *excelize.File) {
			b.InsertRows("Sheet1", 1, 2)
			b.SetCellValue("Sheet1", "A1", "Tickets of 2024")
			b.MergeCell("Sheet1", "A1", "D1")
		}, "the first row must name the columns"},
	} {
		b := excelize.NewFile()
		b.SetSheetRow("Sheet1", "A1", &[]any{"Ticket", "Created at", "Category", "handle_min"})
		for i := range 240 {
			b.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+2), &[]any{
				i, fmt.Sprintf("2024-01-%02d 09:%02d", 1+i/8, i%8), "A", 5,
			})
		}
		c.change(b)
		path := filepath.Join(t.TempDir(), "tickets.xlsx")
		if err := b.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		b.Close()
		e, err := Read(t.Context(), path, Options{})
		if c.want == "" && (err != nil || e.Kept != 240) || c.want != "" && (err == nil ||
			!strings.Contains(remedy.Text(err), c.want)) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
