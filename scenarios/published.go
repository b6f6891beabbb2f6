package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"boomerang/models/desk"
)

// Published is a figure from the world that a scenario is held against.
type Published struct {
	Name          string
	Measure, Over string // Over: the measure it is divided by, "" where it is not
	Against       string // what it is a change from, as a fraction; "" where it stands by itself
	Plan          string // that was carried out
	// Months covered, 1 being the first from day 0; 0 and 0: the month before day 0; -1 and -1: the whole horizon,
	// read off the run.
	From, To           int
	Low, High          float64 // both the value where no range was published; in the unit of the measure
	Error, Discrepancy float64 // standard deviations, same unit
	Source, Grade      string
	Role, Note         string
	Held               bool // drawn by lot, not looked at while the file was rebuilt
}

// WholeHorizon stands for the months of a figure that is of the whole run.
const WholeHorizon = -1

// defaultDiscrepancy is what the model is assumed to miss of a figure, as a share of it: nobody's
// measurement, stated so on every page that uses it.
const defaultDiscrepancy = .1

// AssumedDiscrepancy is what is taken for the discrepancy of a figure where the file says none.
func AssumedDiscrepancy(p *Published) float64 { return defaultDiscrepancy * math.Abs(p.Center()) }

// Center is the figure, the middle of a range.
func (p *Published) Center() float64 { return (p.Low + p.High) / 2 }

// publish reads the [published] tables. Problems are told where they are found.
func (s *draft) publish(problems *Problems) {
	for _, name := range s.names["published"] {
		for _, k := range keysPublished {
			path := strings.Replace(k.Path, "*", name, 1)
			if l, said := s.top[path]; said && l.pos.File != byDefault {
				s.published = append(s.published, [2]string{path, l.text})
			}
		}
		if p, ok := s.publishedOf(name, problems); ok {
			s.Published = append(s.Published, p)
		}
	}
}

// publishedOf is one of them, and whether it is sound.
func (s *draft) publishedOf(name string, problems *Problems) (p Published, ok bool) {
	found := len(*problems)
	at := func(key string) (leaf, bool) { l, said := s.top["published."+name+"."+key]; return l, said }
	refuseAt := func(key string, problem Problem) {
		l, said := at(key)
		if !said {
			l, _ = at("measure")
		}
		problem.Key = "published." + name + "." + key
		refuse(problems, l.pos, problem)
	}
	word := func(key string) string {
		if l, said := at(key); said && len(l.value.words) > 0 {
			return l.value.words[0]
		}
		return ""
	}
	of := func(key string) string { // a choice
		l, said := at(key)
		if !said || l.key == nil {
			return ""
		}
		return l.key.Choices[int(l.value.number)]
	}
	p = Published{Name: name, Source: word("source"), Grade: of("grade"), Role: of("role"), Note: word("note")}
	p.Against = of("against")
	p.Plan = word("plan")
	if l, said := at("held"); said {
		p.Held = l.value.number != 0
	}
	if l, said := at("plan"); said && s.plan(p.Plan) == nil {
		refuse(problems, l.pos, s.noPlan("published."+name+".plan", p.Plan))
	}
	s.publishedFigure(&p, at, refuseAt)
	s.publishedMonths(&p, at, refuseAt)
	s.publishedMeasure(&p, word("measure"), refuseAt)
	return p, len(*problems) == found
}

// reader finds a key of a table, and refuser refuses one.
type (
	reader  = func(key string) (leaf, bool)
	refuser = func(key string, problem Problem)
)

// publishedFigure reads the value or the range, and what is uncertain of it.
func (s *draft) publishedFigure(p *Published, at reader, refuse refuser) {
	sound := true
	wrong := func(key string, problem Problem) {
		sound = false
		refuse(key, problem)
	}
	figure := func(key string) (x float64, said bool) {
		l, said := at(key)
		if said && l.value.dist != nil {
			wrong(key, Problem{
				What: "is not one number", Got: l.echo(), Want: "a number; what is uncertain of it is its error",
			})
		}
		return l.value.number, said
	}
	value, hasValue := figure("value")
	low, hasLow := figure("low")
	high, hasHigh := figure("high")
	p.Low, p.High = value, value
	switch {
	case hasValue && (hasLow || hasHigh):
		wrong("value", Problem{What: "is stated beside a range", Want: "value alone, or low and high"})
	case !hasValue && !(hasLow && hasHigh):
		wrong("value", Problem{What: "is missing", Want: "value, or low and high"})
	case hasLow && low > high:
		wrong("low", Problem{What: "is above high", Got: fmt.Sprint(low), Want: fmt.Sprintf("at most %v", high)})
	case hasLow:
		p.Low, p.High = low, high
	}
	p.Error, _ = figure("error")
	d, said := figure("discrepancy")
	if p.Discrepancy = d; !said {
		p.Discrepancy = AssumedDiscrepancy(p)
	}
	if sound && p.Discrepancy == 0 {
		wrong("discrepancy", Problem{
			What: "is missing", Want: "how far the model may be off a figure of 0, above 0",
		})
	}
}

// mostMonths is the longest horizon a scenario may have.
var mostMonths = int(byPath["months"].Range.High)

// publishedMonths reads when the figure is of. One after the months played is kept: a run may be shorter than the
// record, and then it is not simulated.
func (s *draft) publishedMonths(p *Published, at reader, refuse refuser) {
	p.From, p.To = WholeHorizon, WholeHorizon
	months, hasMonths := at("months")
	day, hasDay := at("date")
	switch {
	case hasMonths && hasDay:
		refuse("date", Problem{What: "is stated beside months", Want: "one of the two"})
	case hasMonths:
		var ok bool
		if p.From, p.To, ok = monthSpan(months.value.words[0]); !ok || p.To > mostMonths {
			refuse("months", Problem{
				What: "are no months", Got: months.echo(),
				Want: fmt.Sprintf(`"1-12", 3 or 0 for the month before day 0, up to %d`, mostMonths),
			})
		}
	case hasDay:
		p.From = s.Start.MonthAt(day.value.day.Since(s.Start)) + 1
		if p.To = p.From; p.From < 0 || p.From > mostMonths {
			refuse("date", Problem{
				What: "is in no month that can be played", Got: day.echo(),
				Want: fmt.Sprintf("a day of the month before %s or of the %d months from then", s.Start, mostMonths),
			})
		}
	}
}

// monthSpan reads "1-12", "3" or "0".
func monthSpan(text string) (from, to int, ok bool) {
	a, b, both := strings.Cut(strings.ReplaceAll(text, "–", "-"), "-")
	from, err := strconv.Atoi(strings.TrimSpace(a))
	to = from
	if both && err == nil {
		to, err = strconv.Atoi(strings.TrimSpace(b))
	}
	return from, to, err == nil && from >= 0 && to >= from && (from > 0 || to == 0)
}

// publishedMeasure reads the measure, or the two of a ratio.
func (s *draft) publishedMeasure(p *Published, text string, refuse refuser) {
	if text == "" {
		return // told to be missing
	}
	a, b, ratio := strings.Cut(text, "/")
	p.Measure, p.Over = strings.TrimSpace(a), strings.TrimSpace(b)
	known := s.measuresWhen(p)
	if p.Against == AgainstDayZero {
		known = slices.DeleteFunc(slices.Clone(known), func(m string) bool {
			return !slices.Contains(desk.DayZeroMeasures(), m)
		})
	}
	names := []string{p.Measure}
	if ratio {
		names = append(names, p.Over)
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			hint := didYouMean(name, known)
			if hint == "" {
				hint = "of the months asked there are " + strings.Join(known[:min(8, len(known))], ", ") +
					" …: boomerang list --measures names them"
			}
			refuse("measure", Problem{What: "is no measure of those months", Got: quoted(name), Hint: hint})
		}
	}
}

// measuresWhen are the measures there are of the months of a figure.
func (s *draft) measuresWhen(p *Published) (known []string) {
	switch {
	case p.From == 0:
		return desk.DayZeroMeasures()
	case p.From == WholeHorizon:
		for _, m := range s.vocabulary().Measures {
			known = append(known, m.Name)
		}
		return known
	}
	for _, m := range desk.SeriesMeasures {
		known = append(known, m.Name)
	}
	return known
}
