package answer

import (
	"fmt"
	"io"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Started tells what a company's own scenario is made of, before it is played: what was read, and of each
// figure that decides whether it was said, learnt or assumed.
func Started(w io.Writer, c *result.Calibration, begun []result.Begun, width int) error {
	t := Text{
		Headline: fmt.Sprintf("Your tables: %s of %s rows used on %d days from %s to %s; %s contacts a year.",
			wording.Thousands(c.Input.Kept), wording.Thousands(c.Input.Rows), c.Days, c.First, c.Last,
			wording.Thousands(int(c.PerYear.Value))),
		Basis: "A scenario of your own is made of them. Every figure can be changed there; what is assumed is worth " +
			"asking for first.",
		Warnings: wording.FitDoubts(c.Warnings),
	}
	for _, table := range []drawing.Table{columnsTable(c), begunTable(begun), learntTable(c), openTable(c)} {
		if len(table.Rows) > 0 {
			t.Tables = append(t.Tables, table)
		}
	}
	return t.Write(w, width)
}

// begunTable says of each figure where it comes from.
func begunTable(begun []result.Begun) drawing.Table {
	t := drawing.Table{Title: "What is played", Columns: drawing.Head("Figure", "From", "Value")}
	for _, b := range begun {
		how, value := wording.Begun(b.Key, b.How, b.Text)
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(wording.BegunName(b.Key)), drawing.Words(how),
			drawing.Words(value),
		})
	}
	return t
}
