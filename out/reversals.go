package out

import (
	"slices"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// published says what is on record of companies that hired back. Two samples: the second is of those who
// rehired in a survey of its own, and no part of the first. Neither enters a calculation.
var published = []string{
	"Published: 32 % of companies that made people redundant for AI had to rehire (Orgvue, 12 March 2026).",
	"Published, another sample: of 600 HR leaders who had cut for AI, 32.7 % rehired 25 to 50 % of the roles and " +
		"35.6 % more than half; 52 % of those who rehired did so within six months (Careerminds, February 2026).",
	"Shares of futures are given the triggers and actions of each board, which are assumed; the published are " +
		"shares of companies that differ in both.",
}

// reversals sets how often a plan is turned back, and how many are hired back when, beside what is published.
func (r reader) reversals() (t drawing.Table) {
	t.Columns = drawing.Head("Plan", "Turned back", "Anybody hired back", "… within 6 months, of these",
		"Places filled again within 6 months", "… within 12 months")
	for _, p := range r.Rivals() {
		back, soon := r.Probability(p.Name, result.HiredBack), r.Probability(p.Name, result.HiredBackSoon)
		if back == nil || soon == nil || !(r.Mean(p.Name, result.LaidOff) > 0) {
			continue
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(r.Title(p)), reversed(r, p.Name), shareCell(back.Value), shareCell(soon.Value / back.Value),
			shareCell(r.Mean(p.Name, result.Rehired6Months)), shareCell(r.Mean(p.Name, result.Rehired12Months)),
		})
	}
	if len(t.Rows) > 0 {
		t.Notes = append([]string{"Months count from the latest layoff; places filled again are means of all futures."},
			published...)
	}
	return t
}

// shareCell is a share in words; of nothing there is none.
func shareCell(v float64) drawing.Cell {
	switch {
	case !stats.IsFinite(v):
		return drawing.Cell{Text: wording.None}
	case v == 0:
		return drawing.Number(0, "none")
	}
	return drawing.Number(v, wording.Percent(v))
}

// reversed says when a plan is turned back and how often, or that its board can never do so.
func reversed(r reader, plan string) drawing.Cell {
	for _, w := range r.Warnings {
		if w.Kind == result.BoardIdle && slices.Contains(w.Names, plan) {
			return drawing.Words("never: its board cannot act")
		}
	}
	return happens(result.ReversedDay)(r, plan)
}
