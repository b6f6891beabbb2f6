package answer

import (
	"fmt"
	"strings"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// sourceTables are what the tables beside the tickets say, and what all of them together narrow and do
// not.
func sourceTables(c *result.Calibration) (tables []drawing.Table) {
	if f := c.FromSessions; f != nil {
		tables = append(tables, readTable(result.OfSessions, &f.TableRead), sessionsTable(f),
			groupsTable("Contained by query type", f.Categories))
	}
	if f := c.FromSurveys; f != nil {
		tables = append(tables, readTable(result.OfSurveys, &f.TableRead), surveysTable(f),
			groupsTable("Satisfied by handler and query type", f.Categories))
	}
	if f := c.FromCustomers; f != nil {
		tables = append(tables, readTable(result.OfCustomers, &f.TableRead), customersTable(f), segmentsTable(f))
	}
	return append(tables, learntTable(c), openTable(c))
}

// readTable shows how a table was read: its columns, the words in them, what was left out.
func readTable(of string, r *result.TableRead) drawing.Table {
	t := drawing.Table{
		Title:   fmt.Sprintf("How %s was read (%s)", r.Source, of),
		Columns: drawing.Head("Read as", "Column or word", "How", "Rows"),
	}
	how := map[bool]string{true: "told", false: "guessed from its name"}
	for _, k := range r.Input.Columns {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(k.Role), drawing.Words(k.Name), drawing.Words(how[k.Told]), drawing.Words(""),
		})
	}
	for _, w := range r.Words {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(w.Role + " " + w.As), drawing.Words("“" + w.Word + "”"),
			drawing.Words(map[bool]string{true: "told", false: "guessed from the word"}[w.Told]),
			drawing.Number(float64(w.Rows), wording.Thousands(w.Rows)),
		})
	}
	t.Notes = append(t.Notes, fmt.Sprintf("%s of %s rows used, %s to %s; %s.", wording.Thousands(r.Input.Kept),
		wording.Thousands(r.Input.Rows), r.First, r.Last, r.Input.Form))
	for _, l := range r.Input.Losses {
		what := "row"
		if l.Partly {
			what = "value"
		}
		t.Notes = append(t.Notes, fmt.Sprintf("%s left out: %s (line %s).", count(l.Rows, what), l.Why,
			strings.Trim(strings.Join(strings.Fields(fmt.Sprint(l.Lines)), ", "), "[]")))
	}
	for _, w := range r.Warnings {
		t.Notes = append(t.Notes, wording.Capital(w)+".")
	}
	return t
}

// figureRows collects figures with their intervals.
type figureRows struct{ drawing.Table }

func newFigures(title string) *figureRows {
	return &figureRows{drawing.Table{Title: title, Columns: drawing.Head("Figure", "Value", "90 % interval", "From")}}
}

func (t *figureRows) add(name string, form func(x float64) string, of string, m *result.Measured) {
	if m == nil {
		return
	}
	iv := wording.None
	if m.Interval != nil {
		iv = form(m.Interval.Lo) + " to " + form(m.Interval.Hi)
	}
	t.Rows = append(t.Rows, []drawing.Cell{
		drawing.Words(name), drawing.Number(m.Value, form(m.Value)), drawing.Words(iv),
		drawing.Words(fmt.Sprintf("%s %s", wording.Thousands(m.N), of)),
	})
}

func (t *figureRows) between(name string, form func(x float64) string, of string, r *result.Between) {
	if r == nil {
		return
	}
	t.Rows = append(t.Rows, []drawing.Cell{
		drawing.Words(name), drawing.Words("a range"), drawing.Words(form(r.Lo) + " to " + form(r.Hi)),
		drawing.Words(fmt.Sprintf("%s %s", wording.Thousands(r.N), of)),
	})
}

func threeFigures(x float64) string { return fmt.Sprintf("%.3g", x) }
func points(x float64) string       { return fmt.Sprintf("%.1f points", x) }
func share(x float64) string        { return wording.Units{}.Quantity(x, result.UnitShare) }

// sessionsTable is what the assistant's log says.
func sessionsTable(f *result.SessionsFit) drawing.Table {
	t := newFigures("The assistant")
	t.add("Sessions that end without a person (contained)", share, result.OfSessions, &f.Contained)
	t.add("… of them left half way, of all", share, result.OfSessions, f.Left)
	t.add("Contained, of all contacts", share, result.Contacts, f.Deflection)
	t.between("Contacts that meet the assistant", share, result.Contacts, f.Met)
	t.between("Contained, were it met by all: as today to as sessions", share, result.Contacts, f.Everywhere)
	t.add("Handed over, with a ticket within a day", share, result.OfSessions, f.Linked)
	t.add("Back within 7 days of a contained session", share, result.OfSessions, f.Back7)
	t.add("Back within 30 days", share, result.OfSessions, f.Back30)
	t.add("Back over the same: above chance", share, result.OfSessions, f.Unsolved)
	t.between("Failures nobody noticed at once", share, result.OfSessions, f.Silent)
	t.add("Length, minutes", threeFigures, result.OfSessions, f.Minutes)
	cost := "Cost of a session"
	if f.PerSolved {
		cost = "Price of a contained session; handed over, it costs nothing"
	}
	t.add(cost, threeFigures, result.OfSessions, f.Cost)
	if f.Back30 == nil {
		t.Notes = append(t.Notes, "No customer is known in the log: who came back is not seen, and rows are taken as "+
			"independent, which makes intervals too narrow where a few customers write often.")
	}
	if f.Deflection != nil && f.Linked == nil {
		t.Notes = append(t.Notes, "The log and the tickets do not name customers alike: whether a session handed over "+
			"is also a ticket is not seen, and the interval of contained, of all contacts, spans both.")
	}
	if f.Held != nil {
		t.Notes = append(t.Notes, wording.HeldBackShare(f.Held))
	}
	return t.Table
}

// surveysTable is what surveys say.
func surveysTable(f *result.SurveysFit) drawing.Table {
	t := newFigures("Surveys (" + f.Scale + ")")
	t.add("Asked who answered", share, "surveys sent", f.Response)
	t.add("Satisfied, of those who answered", share, "answers", &f.Satisfied)
	for i := range f.Handlers {
		t.add("… "+f.Handlers[i].Handler, share, "answers", &f.Handlers[i].Share)
	}
	t.add("People ahead of the assistant, as answered", points, "answers", f.RawGap)
	t.add("… at the same query types", points, "answers", f.Gap)
	t.between("… over all sessions it was eligible for", points, "answers", f.Eligible)
	if f.Gap != nil {
		t.Notes = append(t.Notes, fmt.Sprintf("Confounded: who met the assistant was not drawn by lot. Query types "+
			"are taken out (the gap went from %.1f to %.1f points), what differs within them is not.", f.RawGap.Value,
			f.Gap.Value))
	}
	if f.Held != nil {
		t.Notes = append(t.Notes, wording.HeldBackShare(f.Held))
	}
	return t.Table
}

// groupsTable is a share by group; none of none.
func groupsTable(title string, all []result.GroupShare) drawing.Table {
	t := newFigures(title)
	for i := range all {
		name := all[i].Category
		if all[i].Handler != "" {
			name = all[i].Handler + ", " + name
		}
		t.add(name, share, "rows", &all[i].Share)
	}
	return t.Table
}

// seasonLevel is the chance of so uneven months without a season below which there is one.
const seasonLevel = .01

// customersTable is what a file of customers says.
func customersTable(f *result.CustomersFit) drawing.Table {
	t := newFigures(fmt.Sprintf("Customers (%s here on %s, %s left since %s)", wording.Thousands(f.Here), f.AsOf,
		wording.Thousands(f.Leavers), f.From))
	t.add("Leave in a year", share, "customers there a year before", f.Churn)
	if n := len(f.Monthly); n > 0 {
		least, most := 0, 0
		for i := range f.Monthly {
			if f.Monthly[i].Value < f.Monthly[least].Value {
				least = i
			}
			if f.Monthly[i].Value > f.Monthly[most].Value {
				most = i
			}
		}
		t.add("Leave in a month: the last, "+f.Monthly[n-1].Name, share, result.OfCustomers, &f.Monthly[n-1])
		t.add("… the fewest, "+f.Monthly[least].Name, share, result.OfCustomers, &f.Monthly[least])
		t.add("… the most, "+f.Monthly[most].Name, share, result.OfCustomers, &f.Monthly[most])
	}
	for i := range f.Survival {
		p := &f.Survival[i]
		t.add(fmt.Sprintf("Still there after %.0f months", p.Months), share, "at risk", &p.Share)
	}
	t.add("New a year, per customer there", threeFigures, "new customers", f.New)
	t.add("Margin a month", threeFigures, result.OfCustomers, f.Margin)
	t.add("Departures within a month of a renewal", share, "departures", f.AtRenewal)
	if e := f.Experience; e != nil {
		for i := range e.Rates {
			name := map[string]string{"bad": "after a bad end", "contact": "after another contact", "none": "else"}
			t.add("Leave a year, "+name[e.Rates[i].Name], threeFigures, "departures", &e.Rates[i].Rate)
		}
		t.add("… bad end over other contact, like with like", threeFigures, "departures", e.Ratio)
		t.add("… of all departures, were that the cause", share, "departures", e.Share)
	}
	t.Notes = customerNotes(f)
	return t.Table
}

// customerNotes say what the figures rest on.
func customerNotes(f *result.CustomersFit) (notes []string) {
	if f.Found {
		notes = append(notes, fmt.Sprintf("Who left is known from %s on, the day after the first departure in the "+
			"file: the time before is not counted, for those who left then may be missing. Another day: "+
			"--customers-as from=YYYY-MM-DD.", f.From))
	}
	if f.Ahead > 0 {
		notes = append(notes, fmt.Sprintf("%s ends are dated after %s: these customers are still here.",
			wording.Thousands(f.Ahead), f.AsOf))
	}
	if f.Churn == nil {
		notes = append(notes, "Churn is not fitted: fewer than 60 days in which departures are known, or too few "+
			"customers then.")
	} else if f.Years < 1 {
		notes = append(notes, fmt.Sprintf("Churn is put on a year from %.0f days: a season, or renewals once a year, "+
			"are not in it.", f.Years*dates.PlainYear))
	}
	switch {
	case f.Season == nil:
		notes = append(notes, "A season of leaving is not fitted: that takes two years and five departures a month.")
	case f.SeasonTest < seasonLevel:
		notes = append(notes, fmt.Sprintf("Leaving has a season (so uneven months by chance: p %.1g): the language "+
			"has it as renewal months only.", f.SeasonTest))
	default:
		notes = append(notes, "Leaving has no season beyond chance.")
	}
	if f.Experience != nil && f.Experience.Ratio != nil {
		notes = append(notes, "Confounded: customers with bad ends differ in more than these, and some write because "+
			"they leave (too high); trouble that no ticket shows, and departures that come quarters after it, are not "+
			"seen (too low: of a desk played here whose service causes a third of departures, with a lag of two "+
			"quarters, it finds none). Compared within segments and time as a customer; it sets no key.")
	}
	if f.Held != nil {
		notes = append(notes, wording.HeldDepartures(f.Held))
	}
	return notes
}

// segmentsTable is each segment; none where there is one only.
func segmentsTable(f *result.CustomersFit) drawing.Table {
	t := drawing.Table{Title: "Segments", Columns: drawing.Head("Segment", "Here", "Margin a month", "Leave a year",
		"Renewals")}
	if len(f.Segments) < 2 {
		return t
	}
	for i := range f.Segments {
		s := &f.Segments[i]
		margin, churn, renewals := wording.None, wording.None, wording.None
		if s.Margin != nil {
			margin = threeFigures(s.Margin.Value)
		}
		if s.Churn != nil {
			churn = share(s.Churn.Value)
		}
		if s.Annual {
			renewals = "annual"
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(s.Name), drawing.Number(float64(s.Here), wording.Thousands(s.Here)), drawing.Words(margin),
			drawing.Words(churn), drawing.Words(renewals),
		})
	}
	return t
}

// learntTable is what the tables narrow, beside what is held possible without them.
func learntTable(c *result.Calibration) drawing.Table {
	t := drawing.Table{Title: "What these tables narrow", Columns: drawing.Head("Key", "From", "Tried without", "Now")}
	for _, l := range c.Learnt {
		before := wording.None
		if l.Before[0] != "" {
			before = strings.Trim(l.Before[0], `"`) + " to " + strings.Trim(l.Before[1], `"`)
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(l.Key), drawing.Words(l.Of), drawing.Words(before),
			drawing.Words(strings.ReplaceAll(l.Text, `"`, "")),
		})
		if l.Rests != "" {
			t.Notes = append(t.Notes, l.Key+": "+l.Rests)
		}
	}
	return t
}

// openTable is what decides and none of the tables tells.
func openTable(c *result.Calibration) drawing.Table {
	t := drawing.Table{
		Title:   "What decides, and these tables do not tell: state it, or keep the base's range",
		Columns: drawing.Head("Key", "What it is", "What would tell"),
	}
	for _, u := range c.Unlearnt {
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(u.Key), drawing.Words(wording.WhatIs(u.Key)), drawing.Words(wording.HowKnown(u)),
		})
	}
	return t
}
