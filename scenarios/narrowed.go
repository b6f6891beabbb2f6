package scenarios

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/models/fit"
	"boomerang/sim/result"
)

// Tables beside the tickets narrow keys of the language: each figure they give is written over what the
// base holds possible, with its range and grade "data".
//
//	sessions   assistant.deflection, .abandonment, .silent, .session, .price or .session_cost
//	surveys    experience.assistant_gap, survey.response
//	customers  segment.*.customers, .margin_per_month, .churn_per_year, .contract, .renewal_month,
//	           .renewal_share, .issues_per_year; churn.new_per_year

// narrowed is a key with what a table says of it.
type narrowed struct {
	path  string // in the key table
	under string // name of a segment, where the path has a "*"
	value string // as a file has it, without source; `"word"` or { … without its brace
	rests string // what it rests on, a comment
	from  string // OfSessions, OfSurveys, OfCustomers
	file  string // its name
	n     int
	what  string // of n
}

// name of the key in its table of the file.
func (x *narrowed) name() string { return x.path[strings.LastIndexByte(x.path, '.')+1:] }

// key is the whole path.
func (x *narrowed) key() string { return strings.Replace(x.path, "*", x.under, 1) }

// line writes it.
func (x *narrowed) line() string {
	if !strings.HasPrefix(x.value, "{") {
		return fmt.Sprintf("%s = %s", x.name(), x.value)
	}
	return fmt.Sprintf("%s = %s, source = %s, grade = \"data\" }", x.name(), x.value,
		tomlText(fmt.Sprintf("%s, %d %s", oneLine(x.file), x.n, x.what)))
}

// AssumedOfSessions is what a log of sessions cannot show, from the key table.
func AssumedOfSessions() fit.Assumed {
	escalate := byPath["assistant.over_escalation"].Sweep
	return fit.Assumed{
		Repeat: builtInNumber("humans.repeat"), EscalateLow: number64(escalate[0]), EscalateHi: number64(escalate[1]),
	}
}

// AssumedWithheld is the share of the unhappy who tell nobody, from the key table.
func AssumedWithheld() float64 { return builtInNumber("survey.withheld") }

func builtInNumber(path string) float64 { return number64(byPath[path].Default) }

func number64(text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("scenarios: no number in the key table: " + text) // a mistake of the program
	}
	return x
}

// spread writes a figure with its interval inside what its key may be, in a unit of time where it has one.
func spread(path string, m *result.Measured, unit string) string {
	k := byPath[path]
	put := func(x float64) string {
		text := figures(min(max(x, k.Range.Low), k.Range.High))
		if unit != "" {
			return fmt.Sprintf("%q", text+" "+unit)
		}
		return text
	}
	iv := m.Interval
	if iv == nil || !(iv.Lo < m.Value && m.Value < iv.Hi) || put(iv.Lo) == put(m.Value) || put(iv.Hi) == put(m.Value) {
		return "{ value = " + put(m.Value)
	}
	text := fmt.Sprintf("{ p5 = %s, p50 = %s, p95 = %s", put(iv.Lo), put(m.Value), put(iv.Hi))
	// The tails of the law beyond its intervals stay inside the key.
	if k.Range.Low == 0 && iv.Lo < 2*(iv.Hi-iv.Lo) {
		text += ", min = " + put(0)
	}
	if top := k.Range.High; !math.IsInf(top, 1) && top-iv.Hi < 2*(iv.Hi-iv.Lo) {
		text += ", max = " + put(top)
	}
	return text
}

// between writes a range whose inside nothing tells apart.
func between(path string, r *result.Between) string {
	k := byPath[path]
	lo, hi := max(r.Lo, k.Range.Low), min(r.Hi, k.Range.High)
	if figures(lo) == figures(hi) {
		return "{ value = " + figures(lo)
	}
	return fmt.Sprintf("{ low = %s, high = %s", figures(lo), figures(hi))
}

// everywhereMet is the share of contacts from which on an assistant meets all there are.
const everywhereMet = .95

// ofSessions are the keys that an assistant's log narrows.
func ofSessions(f *result.SessionsFit) (all []narrowed) {
	if f == nil {
		return nil
	}
	add := func(path, value, rests string, n int, what string) {
		all = append(all, narrowed{
			path: path, value: value, rests: rests, from: result.OfSessions, file: f.Source, n: n, what: what,
		})
	}
	if d := f.Deflection; d != nil {
		const path = "assistant.deflection"
		if f.Met.Lo >= everywhereMet {
			add(path, spread(path, d, ""), restsValve, d.N, result.Contacts)
		} else {
			add(path, between(path, f.Everywhere), restsCoverage, d.N, result.Contacts)
		}
	}
	if f.Left != nil {
		add("assistant.abandonment", spread("assistant.abandonment", f.Left, ""), "", f.Left.N, result.OfSessions)
	}
	if f.Silent != nil {
		add("assistant.silent", between("assistant.silent", f.Silent), restsRepeat, f.Silent.N, "contained sessions")
	}
	if f.Minutes != nil {
		add("assistant.session", spread("assistant.session", f.Minutes, "min"), "", f.Minutes.N, result.OfSessions)
	}
	switch {
	case f.Cost != nil && f.PerSolved:
		add("assistant.priced_by", `"resolution"`, restsPrice, 0, "")
		add("assistant.price", spread("assistant.price", f.Cost, ""), "", f.Cost.N, "contained sessions")
	case f.Cost != nil:
		add("assistant.priced_by", `"session"`, "", 0, "")
		add("assistant.session_cost", spread("assistant.session_cost", f.Cost, ""), "", f.Cost.N, result.OfSessions)
	}
	return all
}

// What figures rest on, as comments of the fragment.
const (
	restsValve = "Contained is not helped, and counts who gave up on the way to a person: it is too high where that " +
		"way is not one click."
	restsCoverage = "Low: it meets no more contacts than today. High: it meets all, and they are like those it meets " +
		"today, which nobody has tried: today's were not drawn by lot."
	restsRepeat = "From who came back after a contained session, with humans.repeat built-in and over_escalation in " +
		"its range; who left and never came back is not in it."
	restsPrice    = "Sessions handed over cost nothing: a price of each resolution."
	restsWithheld = "Of those asked who answered, with survey.withheld built-in: no table shows who says nothing."
	restsMix      = "At the assistant's mix of query types, survey.withheld built-in. Who met whom was not drawn by " +
		"lot: within a type the assistant may have met easier questions or more patient customers."
	restsNoType = "Without query types: the assistant's questions may be the easy ones, and then the gap is larger."
)

// ofSurveys are the keys that surveys narrow.
//
//	response = answered · (1 − w·o)/(1 − w),   w withheld, o the satisfied of those who answered
func ofSurveys(f *result.SurveysFit) (all []narrowed) {
	if f == nil {
		return nil
	}
	if r := f.Response; r != nil {
		const path = "survey.response"
		w := AssumedWithheld()
		scale := (1 - w*f.Satisfied.Value) / (1 - w)
		m := result.Measured{Value: r.Value * scale, N: r.N}
		if r.Interval != nil {
			m.Interval = &result.Interval{Lo: r.Interval.Lo * scale, Hi: r.Interval.Hi * scale}
		}
		all = append(all, narrowed{
			path: path, value: spread(path, &m, ""), rests: restsWithheld, from: result.OfSurveys, file: f.Source,
			n: r.N, what: "surveys sent",
		})
	}
	if e := f.Eligible; e != nil {
		const path = "experience.assistant_gap"
		rests := restsMix
		if len(f.Categories) == 0 {
			rests = restsNoType
		}
		all = append(all, narrowed{
			path: path, value: between(path, e), rests: rests, from: result.OfSurveys, file: f.Source,
			n: e.N, what: "answers",
		})
	}
	return all
}

// ofCustomers are the keys that a file of customers narrows, segment by segment.
func ofCustomers(c *result.Calibration, f Fragment) (all []narrowed) {
	from := c.FromCustomers
	if from == nil {
		return nil
	}
	scale := 1.
	if f.Customers > 0 {
		scale = f.Customers / float64(from.Here)
	}
	for i := range from.Segments {
		s := &from.Segments[i]
		add := func(name, value string, n int, what string) {
			all = append(all, narrowed{
				path: "segment.*." + name, under: s.Name, value: value, from: result.OfCustomers, file: from.Source,
				n: n, what: what,
			})
		}
		add(result.OfCustomers, figuresWhole(float64(s.Here)*scale), s.Here, result.OfCustomers)
		issues := c.PerYear.Value / perIssue(c, f) / (float64(from.Here) * scale)
		if s.IssuesRatio != nil {
			issues *= s.IssuesRatio.Value
		}
		all = append(all, narrowed{
			path: "segment.*.issues_per_year", under: s.Name, value: "{ value = " + figures(issues), from: "tickets",
			file: c.Source, n: c.PerYear.N, what: "days",
		})
		if s.Margin != nil {
			add("margin_per_month", spread("segment.*.margin_per_month", s.Margin, ""), s.Margin.N, result.OfCustomers)
		}
		churn := cmp.Or(s.Churn, from.Churn)
		if churn != nil {
			add("churn_per_year", spread("segment.*.churn_per_year", churn, ""), churn.N,
				"customers there a year before")
		}
		if s.Annual {
			add("contract", `"annual"`, 0, "")
		}
		if s.Annual && s.RenewalMonth > 0 {
			add("renewal_month", fmt.Sprintf("%q", byPath["segment.*.renewal_month"].Choices[s.RenewalMonth]), 0, "")
			add("renewal_share", spread("segment.*.renewal_share", s.RenewalShare, ""), s.RenewalShare.N, "contracts")
		}
	}
	if from.New != nil {
		all = append(all, narrowed{
			path: "churn.new_per_year", value: spread("churn.new_per_year", from.New, ""), from: result.OfCustomers,
			file: from.Source, n: from.New.N, what: "new customers",
		})
	}
	return all
}

// figuresWhole writes a number of customers.
func figuresWhole(x float64) string { return strconv.FormatFloat(math.Round(x), 'f', -1, 64) }

// perIssue is how many contacts an issue takes: rows that follow another over the same are no issues, and
// of what was contained neither are those that came back over it.
//
//	1/((1 − followed)·(1 − contained of all · back over the same))
func perIssue(c *result.Calibration, f Fragment) float64 {
	per := max(1, f.PerIssue)
	if c.Followed != nil && c.Followed.Value < 1 {
		per = 1 / (1 - c.Followed.Value)
	}
	if s := c.FromSessions; s != nil && s.Deflection != nil && s.Unsolved != nil {
		per /= 1 - s.Deflection.Value*s.Unsolved.Value
	}
	return per
}

// decisive are the keys that decide most verdicts and that a company's tables could narrow or cannot, in
// the order they are told: the table that could, "" where none does.
var decisive = []struct{ path, by string }{
	{"assistant.deflection", result.OfSessions},
	{"assistant.silent", result.OfSessions},
	{"assistant.abandonment", result.OfSessions},
	{"assistant.over_escalation", ""},
	{"experience.assistant_gap", result.OfSurveys},
	{"survey.response", result.OfSurveys},
	{"survey.withheld", ""},
	{"segment.*.churn_per_year", result.OfCustomers},
	{"segment.*.margin_per_month", result.OfCustomers},
	{"churn.service_share", ""},
	{"churn.personal_lag", ""},
	{"humans.heads", ""},
	{"humans.patience", ""},
	{"workforce.attrition_per_year", ""},
	{"money.cost_per_head_year", ""},
}

// Why a decisive key is not narrowed.
const (
	NoTable   = "no_table"   // the table that could is not given
	NotInIt   = "not_in_it"  // it is, and has no column or too few rows for it
	NoTableIs = "nothing_is" // no table of the three tells
)

// Narrowed lists the keys the tables narrow, and the decisive ones they do not. Nothing where there is no
// table beside the tickets.
func Narrowed(c *result.Calibration, f Fragment) (learnt []result.Learnt, open []result.Unlearnt) {
	all := narrowedBy(c, f)
	given := map[string]bool{
		result.OfSessions: c.FromSessions != nil, result.OfSurveys: c.FromSurveys != nil,
		result.OfCustomers: c.FromCustomers != nil,
	}
	for i := range all {
		x := &all[i]
		if k := byPath[x.path]; k.Kind == quantity && x.name() != result.OfCustomers && x.from != "tickets" {
			learnt = append(learnt, result.Learnt{
				Key: x.key(), Text: strings.TrimPrefix(x.value, "{ "), Of: x.from, Before: k.tried(), Rests: x.rests,
			})
		}
	}
	for _, d := range decisive {
		if slices.ContainsFunc(all, func(x narrowed) bool { return x.path == d.path }) {
			continue
		}
		why := NoTableIs
		switch {
		case d.by != "" && given[d.by]:
			why = NotInIt
		case d.by != "":
			why = NoTable
		}
		open = append(open, result.Unlearnt{Key: d.path, By: d.by, Why: why})
	}
	return learnt, open
}

// tried are the ends of what is worth trying of a key: those of the table, else those of its default law.
func (k *key) tried() (ends [2]string) {
	if k.Sweep[0] != "" {
		return k.Sweep
	}
	for part := range strings.SplitSeq(strings.Trim(k.Default, "{ }"), ",") {
		name, value, _ := strings.Cut(part, "=")
		switch strings.TrimSpace(name) {
		case "min", "low":
			ends[0] = strings.TrimSpace(value)
		case "max", "high":
			ends[1] = strings.TrimSpace(value)
		}
	}
	return ends
}

// narrowedBy is every key the tables narrow.
func narrowedBy(c *result.Calibration, f Fragment) []narrowed {
	return slices.Concat(ofSessions(c.FromSessions), ofSurveys(c.FromSurveys), ofCustomers(c, f))
}
