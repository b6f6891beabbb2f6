package out

import (
	"fmt"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// A scenario without money, a textbook queue above all, has no net value to compare
// plans by: it is told by its queue, plan by plan, the reference among them. So is a
// plan that stands alone.

// queueLine is a measure of the queue as a person reads it.
type queueLine struct{ name, measure string }

var queueLines = []queueLine{
	{"Arrivals that find everybody busy", result.WaitProbability},
	{"Mean time in line, of all", result.WaitMean},
	{"Mean time in line, of those answered", result.WaitAnswered},
	{"Answered within the stated time", result.ServiceLevel},
	{"Hung up", result.Abandonment},
	{"Occupancy", result.Occupancy},
	{"Mean number in line", result.QueueMean},
	{"Mean number being answered", result.InServiceMean},
	{"Mean number at the desk, in line or being answered", result.AtDeskMean},
	{"Mean number between two contacts", result.ReturningMean},
}

// channelLines are told where anybody writes or is offered a callback.
var channelLines = []queueLine{
	{"Mean age of cases when they are answered", result.CaseWait},
	{"Mean number of cases in the backlog", result.BacklogMean},
	{"Cases closed by themselves, of those closed or answered", result.CasesClosed},
	{"Contacts over a case on file, per case", result.ChaseUps},
	{"Offered a callback", result.CallbacksOffered},
	{"Took a callback", result.CallbacksTaken},
	{"Callbacks given up, every call missed", result.CallbacksMissed},
	{"Mean time until called back", result.CallbackWait},
}

// queueTables are the queue of every plan: measures down, a few plans across at a time.
func (r reader) queueTables() (tables []drawing.Table) {
	const alone = "There is no plan to compare with the reference."
	if len(r.Plans) == 0 {
		return []drawing.Table{{Notes: []string{alone}}}
	}
	for from := 0; from < len(r.Plans); from += view.PlansAcross {
		plans := r.Plans[from:min(from+view.PlansAcross, len(r.Plans))]
		t := drawing.Table{Columns: []drawing.Column{{Name: "The queue"}}}
		for _, p := range plans {
			t.Columns = append(t.Columns, drawing.Column{Name: r.Title(p), Right: true})
		}
		for _, l := range r.queueLines() {
			cells := []drawing.Cell{drawing.Words(l.name)}
			for _, p := range plans {
				cells = append(cells, r.queueCell(p.Name, l.measure))
			}
			t.Rows = append(t.Rows, cells)
		}
		tables = append(tables, t)
	}
	last := &tables[len(tables)-1]
	last.Notes = []string{fmt.Sprintf("Means of the futures; in brackets the %s interval of the mean. Numbers are "+
		"means over day and night.", r.Level())}
	if len(r.Rivals()) == 0 {
		last.Notes = append(last.Notes, alone)
	}
	return tables
}

// queueLines are those that the result has, the waits of segments behind the others.
func (r reader) queueLines() (lines []queueLine) {
	for _, l := range queueLines {
		if r.Measure(l.measure) != nil {
			lines = append(lines, l)
		}
	}
	for _, l := range channelLines {
		if r.happens(l.measure) {
			lines = append(lines, l)
		}
	}
	for _, m := range r.Measures {
		if segment, of := strings.CutPrefix(m.Name, result.WaitMeanOf); of {
			lines = append(lines, queueLine{"Mean time in line, of " + wording.Clean(segment), m.Name})
		}
	}
	return lines
}

// happens reports whether a measure is anything but 0 under any plan.
func (r reader) happens(measure string) bool {
	for _, p := range r.Plans {
		if e := r.Estimate(p.Name, measure); e != nil && e.Mean != nil && *e.Mean != 0 {
			return true
		}
	}
	return false
}

// queueCell is a mean with its interval. Means of numbers are no counts: they keep
// their decimals.
func (r reader) queueCell(plan, measure string) drawing.Cell {
	e, unit := r.Estimate(plan, measure), r.unit(measure)
	if e == nil || e.Mean == nil {
		return drawing.Cell{Text: wording.None}
	}
	if unit == result.UnitCustomers || unit == result.UnitIssues {
		unit = result.UnitNone
	}
	text := r.Units.Quantity(*e.Mean, unit)
	if iv := e.Interval; iv != nil && iv.Lo < iv.Hi {
		text += " (" + r.Units.Range(iv.Lo, iv.Hi, unit) + ")"
	}
	return drawing.Number(*e.Mean, text)
}
