package scenarios

import (
	"bytes"
	"fmt"
	"strings"
	"text/template"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Start is what makes a scenario of a company's tables: what they say, and what was said beside them in
// the words of the ten questions, "" where nobody said it.
type Start struct {
	Of       *result.Calibration
	Base     string // that the fragment lies over; "": what nobody knows, shared by all industries
	Fragment string // name of its file, beside the scenario

	Customers float64 // told; 0: as the file of customers has them
	Heads     string
	Margin    string
	Churn     string
	Hours     string
	Handle    string
	Hard      string
	Deflects  string
	Cut       string
}

// keepsAway is the share of contacts from which on today's assistant is a part of the desk: what its people
// get is not what the plans' company, which begins without one, would get.
const keepsAway = .05

// started is the file.
const started = `# Written by "boomerang start" from {{.Source}}. It is yours: change what you know better, then
#
#   boomerang check FILE     every mistake at once, and your desk said back to you
#   boomerang run   FILE     the plans against keeping everyone
#
# What your tables say stands in {{.Fragment}}, with its sources and ranges; what is here goes over it.

question = {{text .Question}}
extends  = [{{range .Bases}}{{text .}}, {{end}}{{text .Below}}]
start    = {{.Start}}            # day 0, the month after the last row: the assistant goes live
months   = 18                    # losses come late: 12 months can show the wrong sign
worlds   = 90                    # for a first answer; more make it surer
{{with .Scale}}scale    = {{.}}                 # share of the customers that is simulated; --full-size plays all
{{end}}{{with .Currency}}currency = {{text .}}                # your margins'; other prices are taken one for one
{{end}}evidence = { source = "said to boomerang start, or its assumption", grade = "assumed", sweep = "10 %" }
{{range .Tables}}
[{{.Name}}]
{{range .Lines}}{{.}}
{{end}}{{end}}
# --- The plans -----------------------------------------------------------------

[plan.keep-everyone]             # the reference: what happens if you do nothing
reference          = true
title              = "Keep everyone, no assistant"
routing.policy     = "humans_only"

[plan.cut]
title              = {{text .CutTitle}}
routing.policy     = "everything"    # the assistant meets every contact first
{{.CutLine}}
cut.when           = {{.When}}

[plan.cut-routine-only]
title              = "The same cut, the assistant for routine questions only"
routing.policy     = "bounded_only"
{{.CutLine}}
cut.when           = {{.When}}

[plan.nobody-goes]
title              = "The assistant for routine questions only, nobody goes"
routing.policy     = "bounded_only"

# --- What chart 1 plays ---------------------------------------------------------

[grid]
plan      = "cut"
cut.share = [0, 0.1, 0.2, 0.3, 0.4]
`

var startedFile = template.Must(template.New("started").Funcs(template.FuncMap{"text": tomlText}).Parse(started))

// tableLines is a table of the file.
type tableLines struct {
	Name  string
	Lines []string
}

// firstCut is the cut that is played where nobody said one, to be looked at beside the other depths of
// chart 1.
const firstCut = "20 %"

// simulatedAtFirst is how many customers a first answer simulates: a minute or two.
const simulatedAtFirst = 40_000

// starting is a file being made.
type starting struct {
	of     *Start
	tables []tableLines
	begun  []result.Begun
	wrong  Problems
}

// FromTables writes a scenario over a fragment, and says of what decides it where each figure comes from.
func FromTables(s Start) (text []byte, begun []result.Begun, err error) {
	w := &starting{of: &s}
	cut, start := w.cut()
	segments, customers, currency := w.segments()
	w.heads()
	w.said("humans", "hours", s.Hours, "humans.open", s.Hours == "", byPath["humans.open"].Default)
	handled := s.Of.Handle != nil
	w.said("humans", "handle", s.Handle, "humans.handle", s.Handle == "" && !handled,
		byPath["category.*.handle"].Default+", hard "+byPath["category.*.handle"].LongTail)
	w.categories()
	deflects := s.Of.FromSessions != nil && s.Of.FromSessions.Deflection != nil
	w.said("assistant", "assistant", s.Deflects, "assistant.deflection", s.Deflects == "" && !deflects, "")
	for _, name := range segments {
		w.said("segment."+name, result.Margin, s.Margin, "segment.*.margin_per_month",
			s.Margin == "" && !w.learnt(result.Margin), byPath["segment.*.margin_per_month"].Default)
		w.said("segment."+name, result.Churn, s.Churn, "segment.*.churn_per_year",
			s.Churn == "" && !w.learnt(result.Churn), byPath["segment.*.churn_per_year"].Default)
	}
	if len(w.wrong) > 0 {
		return nil, nil, w.wrong
	}
	data := struct {
		Source, Fragment, Question, Below, Scale, Currency, CutTitle, CutLine string
		Bases                                                                 []string
		Start, When                                                           dates.Date
		Tables                                                                []tableLines
	}{
		Source: oneLine(sources(s.Of)), Fragment: s.Fragment, Below: "./" + s.Fragment,
		Question: "What happens if we cut " + cut.depth() + " of support behind an assistant?",
		CutTitle: "Cut " + cut.depth() + ", the assistant takes everything", CutLine: cut.line(),
		Bases: []string{"base-unknowns", "base-deflection"}, Start: start, When: cut.day, Tables: w.tables,
		Currency: currency,
	}
	if s.Base != "" {
		data.Bases = []string{s.Base}
	}
	if customers > simulatedAtFirst {
		data.Scale = trim(roundTo(simulatedAtFirst / customers))
	}
	var b bytes.Buffer
	err = startedFile.Execute(&b, data)
	return b.Bytes(), w.begun, err
}

// heads are as many as were said, or as the service level needs: where nobody said any, and where those said
// answer what today's assistant leaves, for the reference plan has none.
func (w *starting) heads() {
	from, said := w.of.Of.FromSessions, w.of.Heads
	if said != "" && from != nil && from.Deflection != nil && from.Deflection.Value > keepsAway {
		if err := questionNamed(result.Heads).Ask(said); err != nil {
			w.wrong = append(w.wrong, err.(Problems)...)
		}
		w.begun = append(w.begun, result.Begun{Key: "humans.heads", How: result.Unused, Text: said})
		return
	}
	w.said("humans", result.Heads, said, "humans.heads", said == "", byPath["humans.heads"].Auto)
}

// sources are the names of the files.
func sources(c *result.Calibration) string {
	names := []string{c.Source}
	if c.FromSessions != nil {
		names = append(names, c.FromSessions.Source)
	}
	if c.FromSurveys != nil {
		names = append(names, c.FromSurveys.Source)
	}
	if c.FromCustomers != nil {
		names = append(names, c.FromCustomers.Source)
	}
	return strings.Join(names, ", ")
}

// said reads what was said of a question, and writes it into a table; else it books whether the figure is
// assumed or comes from the tables.
func (w *starting) said(table, question, text, key string, assumed bool, as string) {
	b := result.Begun{Key: key, How: result.ByTables}
	switch {
	case text != "":
		q := questionNamed(question)
		if err := q.Ask(text); err != nil {
			w.wrong = append(w.wrong, err.(Problems)...)
			return
		}
		r, _ := q.read(strings.TrimSpace(text))
		w.line(table, r.line())
		b.How, b.Text = result.BySaid, text
	case assumed:
		b.How, b.Text = result.ByAssuming, as
	}
	for _, before := range w.begun {
		if before.Key == key {
			return
		}
	}
	w.begun = append(w.begun, b)
}

// line adds a line to a table.
func (w *starting) line(table, line string) {
	for i := range w.tables {
		if w.tables[i].Name == table {
			w.tables[i].Lines = append(w.tables[i].Lines, line)
			return
		}
	}
	w.tables = append(w.tables, tableLines{table, []string{line}})
}

// questionNamed is one of the ten.
func questionNamed(name string) *Question {
	for i := range Questions {
		if Questions[i].Name == name {
			return &Questions[i]
		}
	}
	panic("scenarios: no question " + name) // a mistake of the program
}

// cut is the cut that was said, or the first one to look at, a month after the assistant goes live, which
// is the month after the last row.
func (w *starting) cut() (cut reply, start dates.Date) {
	last, _ := dates.Parse(w.of.Of.Last)
	start = dates.MonthNumbered(last.MonthNumber() + 1)
	text, b := w.of.Cut, result.Begun{Key: "cut.share", How: result.BySaid, Text: w.of.Cut}
	if text == "" {
		text = fmt.Sprintf("%s on %s", firstCut, start.AfterMonths(1))
		b.How, b.Text = result.ByAssuming, text
	}
	q := questionNamed("cut")
	if err := q.Ask(text); err != nil {
		w.wrong = append(w.wrong, err.(Problems)...)
		return cut, start
	}
	cut, _ = q.read(strings.TrimSpace(text))
	w.begun = append(w.begun, b)
	return cut, cut.day.AfterMonths(-1)
}

// StartOf is day 0 of a cut as it was said, "" where nobody said one that can be read: volume is stated
// for that day.
func StartOf(cut string) string {
	if cut == "" || questionNamed("cut").Ask(cut) != nil {
		return ""
	}
	r, _ := questionNamed("cut").read(strings.TrimSpace(cut))
	return r.day.AfterMonths(-1).String()
}

// segments are the names of those the fragment has, how many customers they are together, and the currency
// their margins are in, "" for the built-in one.
func (w *starting) segments() (names []string, customers float64, currency string) {
	from := w.of.Of.FromCustomers
	if w.of.Margin != "" {
		if r, f := questionNamed(result.Margin).read(strings.TrimSpace(w.of.Margin)); f == nil {
			currency = r.currency
		}
	}
	if from == nil {
		names = []string{result.OfCustomers}
	} else {
		currency = from.Currency
		for i := range from.Segments {
			names, customers = append(names, from.Segments[i].Name), customers+float64(from.Segments[i].Here)
		}
	}
	if currency == builtIn()["currency"].value.words[0] {
		currency = ""
	}
	return names, max(customers, w.of.Customers), currency
}

// learnt reports whether the customers' file gave a figure of every segment.
func (w *starting) learnt(what string) bool {
	from := w.of.Of.FromCustomers
	if from == nil {
		return false
	}
	for i := range from.Segments {
		s := &from.Segments[i]
		if what == result.Margin && s.Margin == nil || what == result.Churn && s.Churn == nil && from.Churn == nil {
			return false
		}
	}
	return true
}

// categories are those of the fragment, or two that everybody has.
func (w *starting) categories() {
	if len(w.of.Of.Categories) > 0 {
		how, text := result.ByAssuming, "none of them"
		for _, k := range w.of.Of.Categories {
			if k.LongTail {
				how, text = result.ByTables, ""
			}
		}
		w.begun = append(w.begun, result.Begun{Key: "category.*.kind", How: how, Text: text})
		return
	}
	text, how := w.of.Hard, result.BySaid
	if text == "" {
		text, how = "25 %", result.ByAssuming
	}
	q := questionNamed("hard")
	if err := q.Ask(text); err != nil {
		w.wrong = append(w.wrong, err.(Problems)...)
		return
	}
	r, _ := q.read(text)
	hard, _, _ := byPath["category.*.share"].spoken(text)
	w.line("category.routine", `kind = "bounded"`)
	w.line("category.routine", "share = "+trim(1-hard.number))
	w.line("category.hard", `kind = "long_tail"`)
	w.line("category.hard", r.line())
	w.begun = append(w.begun, result.Begun{Key: "category.*.share", How: how, Text: text})
}
