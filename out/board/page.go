package board

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// Page is page one as data and sentences, before any layout.
type Page struct {
	Title, Question string
	Verdict         string   // a few words, the largest on the page
	Sentences       []string // two or three
	Plans           Plans
	When            Timeline
	Boxes           []Box
	Waits           string // how many still wait when the months end, as the last box begins; "" where few do
	Record          string // how the scenario fares against what was published; "" where nothing was
	Foot            string
}

// Box is a heading with at most three lines.
type Box struct {
	Name  string
	Lines []string
}

// page is what the sentences of one result are made of.
type page struct {
	view.View
	runs *result.Runs // may be nil
	view.Answered
	picture futures
}

// Of puts page one together; false where a result has no plan to compare or no money, and is
// told by its queue instead. Runs may be nil.
func Of(v view.View, runs *result.Runs) (*Page, bool) {
	if v.Subject() == nil || v.Estimate(v.Subject().Name, result.Net) == nil || v.WithoutMoney() {
		return nil, false
	}
	p := page{View: v, runs: runs, Answered: v.Answer(), picture: futuresOf(v, runs)}
	return &Page{
		Title: wording.Clean(v.Scenario.Title), Question: v.Question(), Verdict: p.verdict(),
		Sentences: append(p.sentences(), p.learnt()...),
		Plans:     p.plans(), When: p.timeline(), Boxes: p.boxes(), Waits: p.unanswered(),
		Record: p.record(), Foot: p.foot(),
	}, true
}

func (p page) record() string {
	if p.Result.Record == nil {
		return ""
	}
	return wording.RecordShort(p.Result.Record, p.Units)
}

// Words is how many words page one has of its own, beside the question, its table and its band of dates:
// signs alone are none.
func (p *Page) Words() (n int) {
	for _, word := range strings.Fields(strings.Join(p.Text()[1:], " ")) {
		if strings.ContainsFunc(word, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			n++
		}
	}
	return n
}

// Text is everything page one says beside its table and its band of dates, in the order of reading.
func (p *Page) Text() (all []string) {
	all = append([]string{p.Question, p.Verdict}, p.Sentences...)
	all = append(all, p.Plans.Title, p.Plans.Caption)
	for _, b := range p.Boxes {
		all = append(append(all, b.Name), b.Lines...)
	}
	return append(all, p.Record, p.Foot)
}

// learnt says what the worlds were matched to, and what the plan asked about looked like before.
func (p page) learnt() (sentences []string) {
	if p.Learnt == nil {
		return nil
	}
	sentences = []string{wording.LearntShort(p.Learnt)}
	if s := wording.Moved(p.Result, p.Subject().Name, "“"+p.Short(*p.Subject())+"”", p.Units); s != "" {
		sentences = append(sentences, s)
	}
	return sentences
}

func (p page) foot() string {
	return fmt.Sprintf("No forecast: the report's assumptions played out, against “%s”.", p.referenceName())
}

func (p page) referenceName() string {
	if ref := p.Reference(); ref != nil {
		return p.Short(*ref)
	}
	return "the reference"
}

// afterMonths says how many months are counted after the horizon, "24 months"; "" where none are.
func (p page) afterMonths() string {
	for _, g := range append(p.Givens, p.Assumptions...) {
		if g.Path == "money.terminal_months" && g.Value != "0" {
			if n, err := strconv.Atoi(g.Value); err == nil {
				return wording.Months(n)
			}
			return wording.Clean(g.Value) + " months"
		}
	}
	return ""
}
