package out

import (
	"testing"

	"boomerang/out/drawing"
	"boomerang/out/internal/sample"
)

// Rows are never wider than the page, whatever the table.
func TestPrintWidths(t *testing.T) {
	r, runs := sample.Result(12)
	p, err := newReport(r, runs)
	if err != nil {
		t.Fatal(err)
	}
	wide := drawing.Table{Columns: make([]drawing.Column, 30)}
	for i := range wide.Columns {
		wide.Columns[i].Name = "unbreakable_name_of_a_column"
	}
	for _, table := range append(p.Decision.Tables, p.Turning, p.Audit, p.Ledger[0], wide) {
		sum := -float64(drawing.CellGap)
		for _, w := range table.PrintWidths(drawing.Bold(drawing.SmallSize, drawing.Ink)) {
			if w <= 0 {
				t.Errorf("%q has a column of width %v", table.Title, w)
			}
			sum += float64(w + drawing.CellGap)
		}
		if sum > float64(drawing.PrintWidth)+.01 {
			t.Errorf("%q is %v points wide, the page %v", table.Title, sum, drawing.PrintWidth)
		}
	}
}
