package out

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// influence says how strongly assumptions move the answer, where that is known.
type influence struct {
	words map[string]string // by path
	order []string          // strongest first
	how   string            // a sentence: measured by what
}

// influence ranks by rank regression on the run's own rows, or, where the worlds
// are too few for that, by how far the ends of the stress tests move the mean.
func (r reading) influence(runs *result.Runs) influence {
	in := influence{words: map[string]string{}}
	plan := r.subject()
	if plan == nil {
		return in
	}
	of := "the net value of “" + r.title(*plan) + "”"
	if all, _ := Drivers(runs, plan.Name, "", r.coverage()); len(all) > 0 {
		for _, d := range all {
			in.add(d.Assumption, signedFixed(d.Weight))
		}
		in.how = "Influence: standardised rank regression of " + of + ", −1 to 1, strongest first."
		return in
	}
	for _, s := range r.swings(plan.Name) {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, e := range s.ends {
			lo, hi = min(lo, *e.Net.Mean), max(hi, *e.Net.Mean)
		}
		in.add(s.key, r.units.Quantity(hi-lo, "money"))
	}
	if len(in.order) > 0 {
		in.how = "Influence: how far both ends of the stress test move the mean of " + of + ". The others were not ranked: that takes ten worlds for each, or boomerang sensitivity."
	}
	return in
}

func (in *influence) add(path, words string) {
	in.order = append(in.order, path)
	in.words[path] = words
}

// rank sorts what has no rank behind what has one, else as before.
func (in influence) rank(path string) int {
	if i := slices.Index(in.order, path); i >= 0 {
		return i
	}
	return len(in.order)
}

// ledger is every number a reader may question: what is not known, strongest
// first, what the files say, and what the program adds by itself.
func (r reading) ledger(in influence) []Table {
	stated, defaults := r.givens()
	return []Table{r.assumptions(in), stated, defaults}
}

// grades explains the marks of evidence.
const grades = "Grades: A primary or reviewed, B reputable press, C vendor or blog, D weak, data computed from a data set, assumed measured by nobody."

// worth explains the ranges of known numbers.
const worth = "Worth varying: how far the number may be off; this run held it fixed. evidence.loose = true in the scenario file draws the stated ones anew in every world."

// assumptions is every input that is not known, what the file says of it, the
// middle 80 % of what that means, where it comes from and who answers for it.
func (r reading) assumptions(in influence) Table {
	t := Table{Title: "Assumption ledger: what is not known, drawn anew in every world",
		Columns: []Column{{Name: "Assumption"}, {"Influence", true}, {Name: "Stated"}, {"10–90 % range", true}, {Name: "Distribution"}, {Name: "Source"}, {Name: "Grade"}, {Name: "Owner"}}}
	all := slices.Clone(r.Assumptions)
	slices.SortStableFunc(all, func(a, b result.Assumption) int { return in.rank(clean(a.Path)) - in.rank(clean(b.Path)) })
	owned := 0
	for _, a := range all {
		weight := none
		if w := in.words[clean(a.Path)]; w != "" {
			weight = w
		}
		if clean(a.Owner) != "" {
			owned++
		}
		t.Rows = append(t.Rows, []Cell{words(a.Path), words(weight), words(r.stated(a)), r.span(a), words(family(a)), words(a.Source), words(a.Grade), words(owner(a))})
	}
	if len(t.Rows) > 0 {
		t.Notes = []string{grades}
		if in.how != "" {
			t.Notes = append(t.Notes, in.how)
		}
		if owned == 0 {
			t.Notes = append(t.Notes, "None of these names an owner (–): owner = \"…\" beside a value in the scenario file names one.")
		}
	}
	return t
}

// givens are the values in force that are not drawn: those a file or a setting
// states, plan by plan, and the program's own.
func (r reading) givens() (stated, defaults Table) {
	columns := []Column{{Name: "Value of"}, {Name: "Stated"}, {"Worth varying", true}, {Name: "Distribution"}, {Name: "Source"}, {Name: "Grade"}, {Name: "Owner"}}
	sourceless := 0
	stated = Table{Title: "Assumption ledger: values the scenario states as known", Columns: columns}
	defaults = Table{Title: "Assumption ledger: defaults of the program", Columns: columns, Folded: true}
	for _, a := range r.Givens {
		t, path := &stated, clean(a.Path)
		if a.Default {
			t = &defaults
		}
		if t == &stated && clean(a.Source) == "" {
			sourceless++
		}
		if a.Plan != "" {
			path += " (" + r.titleOf(a.Plan) + ")"
		}
		t.Rows = append(t.Rows, []Cell{words(path), words(r.stated(a)), r.span(a), words(family(a)), words(a.Source), words(a.Grade), words(owner(a))})
	}
	if slices.ContainsFunc(r.Givens, func(a result.Assumption) bool { return a.Low != nil }) {
		stated.Notes = append(stated.Notes, worth)
	}
	if sourceless > 0 {
		stated.Notes = append(stated.Notes, fmt.Sprintf("%s of these %s name no source: source = \"…\" beside a value names one.", thousands(sourceless), thousands(len(stated.Rows))))
	}
	if len(defaults.Rows) > 0 {
		defaults.Notes = []string{grades + " No grade: a choice or a plain fact of the model, such as a family, a switch or a zero. A value that ends in … stands in full in manifest.json and in boomerang show --resolved."}
	}
	return stated, defaults
}

// span is the range of an assumption, in its unit.
func (r reading) span(a result.Assumption) Cell {
	if a.Low == nil || a.High == nil {
		return Cell{Text: none}
	}
	return words(r.spread(*a.Low, *a.High, clean(a.Unit)))
}

func owner(a result.Assumption) string {
	if clean(a.Owner) == "" {
		return none
	}
	return a.Owner
}

// longestStated is how much of a value a line of the ledger holds: a profile of
// 168 hours is no line.
const longestStated = 48

// stated is what the file says, money with its currency.
func (r reading) stated(a result.Assumption) string {
	s := clip(strings.Trim(clean(a.Value), `"`), longestStated)
	if strings.HasPrefix(a.Unit, "money") {
		s += " " + currencyName(r)
	}
	return s
}

// family names a distribution without its numbers: "triangular, sampled".
func family(a result.Assumption) string {
	kind := "fixed"
	if a.Distribution != "" {
		kind, _, _ = strings.Cut(clean(a.Distribution), "(")
	}
	if a.Sampled {
		kind += ", sampled"
	}
	return kind
}

// spread is a range of an assumption in its unit: "$9.29–19.4 a month".
func (r reading) spread(lo, hi float64, unit string) string {
	base, every, _ := strings.Cut(unit, " per ")
	if every != "" {
		every = " a " + every
	}
	switch base {
	case "duration":
		if hi > 2*dates.EngineMonth {
			return r.units.Range(lo/dates.EngineMonth, hi/dates.EngineMonth, "months")
		}
		return r.units.Range(lo, hi, "days")
	case "time":
		if hi < 3 {
			return r.units.Range(60*lo, 60*hi, "s")
		}
		return r.units.Range(lo, hi, "minutes")
	case "money", "share":
		return r.units.Range(lo, hi, base) + every
	case "per year":
		return r.units.Range(lo, hi, "") + " a year"
	case "points of 100":
		return r.units.Range(lo, hi, "points")
	}
	return r.units.Range(lo, hi, "") + every
}
