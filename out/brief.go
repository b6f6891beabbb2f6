package out

import (
	"slices"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
)

// againName is how much of a plan's name the second table of a page repeats.
const againName = 36

// brief says when and how often in as few letters as a narrow column has; its
// head says that the share is of worlds.
var brief = strings.NewReplacer("from the first month", "month 1", "; never in ", "; never ",
	", in every future played", ", all", ", in ", ", ", " of futures", "", "in no future played", "none")

// moments are the lines that say when and how often something happens.
var moments = []rowID{paybackRow, turningRow, overtakenRow, alarmRow, reversedRow}

// shortenAgain shortens a table that follows one with the plans' full names.
func shortenAgain(t drawing.Table, rows []row) {
	for i := range t.Rows {
		t.Rows[i][0].Text = wording.Clip(t.Rows[i][0].Text, againName)
	}
	for j, x := range rows {
		if !slices.Contains(moments, x.id) {
			continue
		}
		t.Columns[j+1].Name += ", share of futures"
		for i := range t.Rows {
			t.Rows[i][j+1].Text = brief.Replace(t.Rows[i][j+1].Text)
		}
	}
}
