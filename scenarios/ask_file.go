package scenarios

import (
	"bytes"
	"fmt"
	"strings"
	"text/template"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// answered is the file that the ten answers make. What a person said stands behind
// each number, so that it is known again.
const answered = `# Written by "boomerang init --ask" from ten answers. Change what you know better,
# then:
#
#   boomerang check FILE     every mistake at once, and your desk said back to you
#   boomerang run   FILE     the plans against keeping everyone
#
# All keys, with their units, defaults and sources: scenarios/README.md. Any number may
# be uncertain: { low = 0.2, high = 0.5 }.

question = {{text .Question}}
extends  = ["base-unknowns", "base-deflection"]    # what nobody knows of assistants and of leaving
start    = {{.Start}}            # day 0: the assistant goes live, a month before the cut
months   = 18                    # losses come late: 12 months can show the wrong sign
{{with .Scale}}scale    = {{.}}                 # share of the customers that is simulated; --full-size plays all
{{end}}{{with .Currency}}currency = {{text .}}                # your margin's; other prices are taken one for one
{{end}}evidence = { source = "answers to boomerang init --ask", grade = "assumed", sweep = "10 %" }

# --- The company ---------------------------------------------------------------

[arrivals]
{{line .Contacts}}

[segment.customers]              # one section per group of customers; here all are alike
{{line .Customers}}
{{line .Margin}}
{{line .Churn}}

[humans]
{{line .Heads}}
{{line .Hours}}
{{line .Handle}}

[category.routine]               # a known procedure
kind               = "bounded"
share              = {{.Routine}}

[category.hard]                  # judgement
kind               = "long_tail"
{{line .Hard}}

# --- The plans -----------------------------------------------------------------

[assistant]
{{line .Assistant}}

[plan.keep-everyone]             # the reference: what happens if you do nothing
reference          = true
title              = "Keep everyone, no assistant"
routing.policy     = "humans_only"

[plan.cut]
title              = {{text .CutTitle}}
routing.policy     = "everything"    # the assistant meets every contact first
{{line .Cut}}
cut.when           = {{.When}}

[plan.cut-routine-only]
title              = "The same cut, the assistant for routine questions only"
routing.policy     = "bounded_only"
{{line .Cut}}
cut.when           = {{.When}}

[plan.nobody-goes]
title              = "The assistant for routine questions only, nobody goes"
routing.policy     = "bounded_only"

# --- What chart 1 plays, and when the answer is no ----------------------------------

[grid]
plan      = "cut"
cut.share = [0, 0.1, 0.2, 0.3, 0.4]

[threshold.appetite]
plan = "cut"
expr = "p(net < 0) < 0.2"
`

// answeredFile is read once: a mistake in it is one of the program.
var answeredFile = template.Must(template.New("answered").Funcs(template.FuncMap{
	"text": tomlText, "line": reply.line,
}).Parse(answered))

// line is a reply as lines of its table, with what was said behind the first.
func (r reply) line() string {
	said := strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, r.said)
	lines := make([]string, len(r.lines))
	for i, l := range r.lines {
		name, behind := l.path, "from the line above"
		if !strings.HasPrefix(l.path, "cut.") { // in the table of a plan
			name = l.path[strings.LastIndex(l.path, ".")+1:]
		}
		if i == 0 {
			behind = "you said: " + strings.ToValidUTF8(said, "?")
		}
		lines[i] = fmt.Sprintf("%-18s = %-14s # %s", name, l.text, behind)
	}
	return strings.Join(lines, "\n")
}

// mostAtOnce is how many customers are simulated where there are more: some minutes a run.
const mostAtOnce = 400_000

// writeAnswers fills the file.
func writeAnswers(of map[string]reply) ([]byte, error) {
	cut := of["cut"]
	hard, _, _ := byPath["category.*.share"].spoken(of["hard"].said)
	data := struct {
		Question, CutTitle, Currency, Routine, Scale     string
		Start, When                                      dates.Date
		Contacts, Customers, Margin, Churn, Heads, Hours reply
		Handle, Hard, Assistant, Cut                     reply
	}{
		Question: "What happens if we cut " + cut.depth() + " of support behind an assistant?",
		CutTitle: "Cut " + cut.depth() + ", the assistant takes everything",
		Routine:  trim(1 - hard.number),
		Start:    cut.day.AfterMonths(-1), When: cut.day,
		Contacts:  of[result.Contacts],
		Customers: of[result.Customers], Margin: of[result.Margin], Churn: of[result.Churn],
		Heads: of[result.Heads], Hours: of["hours"], Handle: of["handle"], Hard: of["hard"],
		Assistant: of["assistant"], Cut: cut,
	}
	if c := of[result.Margin].currency; c != builtIn()["currency"].value.words[0] {
		data.Currency = c
	}
	if n, _, _ := byPath["segment.*.customers"].spoken(of[result.Customers].said); n.number > mostAtOnce {
		data.Scale = trim(roundTo(mostAtOnce / n.number))
	}
	var b bytes.Buffer
	err := answeredFile.Execute(&b, data)
	return b.Bytes(), err
}

// depth is how deep a cut is, as it was said.
func (r reply) depth() string {
	depth, _, _ := strings.Cut(r.said, " on ")
	return strings.TrimSpace(depth)
}
