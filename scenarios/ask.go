package scenarios

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"boomerang/scenarios/numeral"
	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// Question is one of the ten that make a scenario file, in the words of whoever runs
// a desk. An answer is read as the key it becomes reads a file, with its bounds.
type Question struct {
	Name    string // of its flag
	Text    string
	Example string // as a person would answer
	read    func(text string) (reply, *fault)
}

// reply is what an answer says: values of keys as a file writes them.
type reply struct {
	said     string // by the person
	lines    []keyText
	currency string
	day      dates.Date // of a cut
}

type keyText struct{ path, text string }

// number is what the text of a plain number says.
func (k keyText) number() float64 {
	v, _, _ := byPath[k.path].spoken(k.text)
	return v.number
}

// Questions are all of them, in the order they are asked.
var Questions = []Question{
	{
		result.Contacts, "How many contacts a month reach your support, in all channels, repeats included?",
		"21,000", one("arrivals.contacts_per_month"),
	},
	{result.Customers, "How many customers do you have?", "90,000", one("segment.*.customers")},
	{
		result.Margin, "What margin does a customer bring a month, before the cost of support?", "$12",
		one("segment.*.margin_per_month"),
	},
	{result.Churn, "What share of the customers leaves in a year?", "20 %", one("segment.*.churn_per_year")},
	{
		result.Heads, "How many people answer contacts: heads, full-time equivalents, or both with part-timers?",
		`60, "52 FTE", or "60 people, 52 FTE"`, readHeads,
	},
	{
		"hours", "When is the desk open? One span, or seven from Monday on, with commas.",
		"08:00-20:00", readOpening,
	},
	{
		"handle", "How long does a contact take a person, on the mean, and how many at once if more than one?",
		`6 min, or "9 min, 2 at once"`, readHandle,
	},
	{
		"hard", "What share of the problems is hard: no known procedure, judgement needed?", "25 %",
		one("category.*.share"),
	},
	{
		"assistant", "What share of the contacts do you expect the assistant to end without a person?", "41 %",
		one("assistant.deflection"),
	},
	{
		"cut", "What cut is planned, and when are people told? A share or a number of people, and a date.",
		`30 % on 2025-03-01, or "18 people on 2025-03-01"`, readCut,
	},
}

// Ask reads the answer to a question; Problems say what is wrong with it, in the words
// in which a file is refused, under the name of its flag.
func (q *Question) Ask(text string) error {
	if _, f := q.read(strings.TrimSpace(text)); f != nil {
		return Problems{{Key: "--" + q.Name, What: f.what, Got: f.got, Want: f.want, Hint: f.hint}}
	}
	return nil
}

// one reads an answer that is the value of one key.
func one(path string) func(string) (reply, *fault) {
	return func(text string) (reply, *fault) {
		k := byPath[path]
		v, as, f := k.spoken(text)
		return reply{said: text, lines: []keyText{{path, as}}, currency: v.currency}, f
	}
}

// spoken reads a value as people say it: numbers without quotes, everything with
// spaces and separators. It returns the value, and its text as a file has it.
func (k *key) spoken(text string) (v value, written string, f *fault) {
	if text == "" {
		return v, "", &fault{what: "is empty", got: `""`, want: k.Range.say(k.Unit)}
	}
	if text == "auto" { // what the question asks for
		return v, "", &fault{what: "is no answer", got: quoted(text), want: k.Range.say(k.Unit)}
	}
	var raw any = text
	x, err := numeral.Read(text)
	var d *numeral.Doubt
	switch timed := k.Unit.dim == clock || k.Unit.dim == calendar; {
	case timed || k.Unit.dim == amount:
	case errors.As(err, &d):
		return v, "", twoReadings(d, quoted(text))
	case err == nil:
		raw = x
	case k.Unit.dim == plain:
		return v, "", &fault{what: "is not a number", got: quoted(text), want: k.Range.say(k.Unit)}
	}
	if v, f = k.read(raw); f != nil && f.got == "" {
		f.got = quoted(text)
	}
	if k.Unit.dim == amount { // a currency is the file's
		return v, writtenOut(v.number), f
	}
	return v, sayRaw(raw), f
}

func sayRaw(raw any) string {
	if x, isNumber := raw.(float64); isNumber {
		return writtenOut(x)
	}
	return written(raw)
}

// writtenOut is a number without exponent.
func writtenOut(x float64) string { return numeral.Plain(x) }

// readHeads reads heads, or full-time equivalents where the answer says so, or both: then a head is paid for
// its part of a full-time job.
//
//	weekly hours of a head = those of a full-time job · full-time equivalents / heads
func readHeads(text string) (reply, *fault) {
	heads, jobs, both := strings.Cut(text, ", ")
	r, f := readPeople(heads)
	r.said = text
	if !both || f != nil {
		return r, f
	}
	more, f := readPeople(jobs)
	if f != nil {
		return r, f
	}
	full := builtIn()["humans.weekly_hours"].value.number
	people, equivalents := r.lines[0].path, more.lines[0].path
	n, fte := r.lines[0].number(), more.lines[0].number()
	if people != "humans.heads" || equivalents != "humans.fte" || fte > n {
		return r, &fault{
			what: "is not heads and the full-time equivalents they are", got: quoted(text),
			want: `"60 people, 52 FTE"`,
		}
	}
	r.lines = append(r.lines, more.lines[0], keyText{"humans.weekly_hours", trim(full * fte / n)},
		keyText{"humans.full_time_hours", trim(full)})
	return r, nil
}

// readPeople reads one number of people.
func readPeople(text string) (reply, *fault) {
	path, body := "humans.heads", text
	for _, word := range []string{"full-time equivalents", "full-time", "FTEs", "FTE", "fte"} {
		if rest, ok := strings.CutSuffix(body, word); ok {
			path, body = "humans.fte", rest
			break
		}
	}
	for _, word := range []string{" heads", " people", " agents"} {
		body = strings.TrimSuffix(body, word)
	}
	return one(path)(strings.TrimSpace(body))
}

// readHandle reads a handle time, and how many contacts an agent handles at once where the answer says so.
func readHandle(text string) (reply, *fault) {
	minutes, atOnce, both := strings.Cut(text, ", ")
	r, f := one("humans.handle")(minutes)
	r.said = text
	if !both || f != nil {
		return r, f
	}
	more, f := one("humans.concurrency")(strings.TrimSpace(strings.TrimSuffix(atOnce, "at once")))
	r.lines = append(r.lines, more.lines...)
	return r, f
}

// readOpening reads a span of opening hours, or seven with commas.
func readOpening(text string) (reply, *fault) {
	var raw any = text
	if days := strings.Split(text, ","); len(days) > 1 {
		raw = each(days, strings.TrimSpace)
		items := make([]any, len(days))
		for i, d := range days {
			items[i] = strings.TrimSpace(d)
		}
		raw = items
	}
	_, f := byPath["humans.open"].read(raw)
	if f == nil && strings.Count(text, "closed") >= max(1, strings.Count(text, ",")+1) {
		f = &fault{what: "never opens", got: quoted(text), want: "a span such as 08:00-20:00 on one day at least"}
	}
	return reply{said: text, lines: []keyText{{"humans.open", written(raw)}}}, f
}

// readCut reads "30 % on 2025-03-01" or "18 people on 2025-03-01".
func readCut(text string) (reply, *fault) {
	bad := func(what string) *fault {
		return &fault{what: what, got: quoted(text), want: `"30 % on 2025-03-01" or "18 people on 2025-03-01"`}
	}
	depth, when, found := strings.Cut(text, " on ")
	day, ok := dates.Parse(strings.TrimSpace(when))
	switch {
	case !found:
		return reply{}, bad("has no date")
	case !ok:
		return reply{}, bad("has no date that can be read")
	}
	path, body := "cut.share", strings.TrimSpace(depth)
	for _, word := range []string{" people", " heads", " agents"} {
		if rest, ok := strings.CutSuffix(body, word); ok {
			path, body = "cut.heads", strings.TrimSpace(rest)
		}
	}
	r, f := one(path)(body)
	if f != nil {
		f.got = quoted(text)
		return r, f
	}
	if v, _, _ := byPath[path].spoken(body); !(v.number > 0) || math.IsNaN(v.number) {
		return r, bad("cuts nobody")
	}
	r.said, r.day = text, day
	return r, nil
}

// FromAnswers writes a scenario file from an answer to each question, in their order.
// The error is about answers that cannot be read.
func FromAnswers(answers []string) ([]byte, error) {
	if len(answers) != len(Questions) {
		return nil, fmt.Errorf("%d answers to %d questions", len(answers), len(Questions))
	}
	replies := make(map[string]reply, len(answers))
	for i := range Questions {
		q := &Questions[i]
		if err := q.Ask(answers[i]); err != nil {
			return nil, err
		}
		replies[q.Name], _ = q.read(strings.TrimSpace(answers[i]))
	}
	return writeAnswers(replies)
}
