package out

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/out/answer"
	"boomerang/out/chart"
	"boomerang/out/drawing"
	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// influence ranks by rank regression on the run's own rows, or, where the worlds
// are too few for that, by how far the ends of the stress tests move the mean.
func (r reader) influence(runs *result.Runs) answer.Influence {
	in := answer.Influence{Words: map[string]string{}}
	plan := r.Subject()
	if plan == nil {
		return in
	}
	of := "the net value of “" + r.Title(*plan) + "”"
	if all, _ := view.Drivers(runs, plan.Name, "", r.Coverage()); len(all) > 0 {
		for _, d := range all {
			in.Add(d.Assumption, wording.SignedFixed(d.Weight))
		}
		in.How = "Influence: standardised rank regression of " + of + ", −1 to 1, strongest first."
		return in
	}
	for _, s := range chart.SwingsOf(r.View, plan.Name) {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, e := range s.Ends {
			lo, hi = min(lo, *e.Net.Mean), max(hi, *e.Net.Mean)
		}
		in.Add(s.Key, r.Units.Quantity(hi-lo, result.UnitMoney))
	}
	if len(in.Order) > 0 {
		in.How = "Influence: how far both ends of the stress test move the mean of " + of +
			". The others were not ranked: that takes ten futures for each, or boomerang sensitivity."
	}
	return in
}

// ledger is every number a reader may question: what is not known, strongest
// first, what the files say, and what the program adds by itself.
func (r reader) ledger(in answer.Influence) []drawing.Table {
	stated, defaults := r.givens()
	return []drawing.Table{r.assumptions(in), stated, defaults}
}

// grades explains the marks of evidence.
const grades = "Grades: A primary or reviewed, B reputable press, C vendor or blog, D weak, data computed from a " +
	"data set, assumed measured by nobody."

// worth explains the ranges of known numbers.
const worth = "Worth varying: how far the number may be off; this run held it fixed. evidence.loose = true in the " +
	"scenario file draws the stated ones anew in every future."

// unranged explains where none is known.
const unranged = "“" + wording.NoRange + "”: nobody has measured the number, no source says how far it may be off, " +
	"and no run tries what it decides; -s key=value does."

// assumptions is every input that is not known, what the file says of it, the
// middle 80 % of what that means, where it comes from and who answers for it.
func (r reader) assumptions(in answer.Influence) drawing.Table {
	t := drawing.Table{
		Title: "Assumption ledger: what is not known, drawn anew in every future",
		Columns: []drawing.Column{
			{Name: "Assumption"},
			{Name: "Influence", Right: true},
			{Name: "Stated"},
			{Name: "10–90 % range", Right: true},
			{Name: "Distribution"},
			{Name: "Source"},
			{Name: "Grade"},
			{Name: "Owner"},
		},
	}
	all := slices.Clone(r.Assumptions)
	slices.SortStableFunc(all, func(a, b result.Assumption) int {
		return in.Rank(wording.Clean(a.Path)) - in.Rank(wording.Clean(b.Path))
	})
	owned := 0
	for _, a := range all {
		weight := wording.None
		if w := in.Words[wording.Clean(a.Path)]; w != "" {
			weight = w
		}
		if wording.Clean(a.Owner) != "" {
			owned++
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(a.Path), drawing.Words(weight), drawing.Words(r.stated(a)),
			r.span(a), drawing.Words(family(a)), drawing.Words(a.Source), drawing.Words(a.Grade),
			drawing.Words(owner(a)),
		})
	}
	if len(t.Rows) > 0 {
		t.Notes = []string{grades}
		if in.How != "" {
			t.Notes = append(t.Notes, in.How)
		}
		if owned == 0 {
			t.Notes = append(t.Notes,
				"None of these names an owner (–): owner = \"…\" beside a value in the scenario file names one.")
		}
	}
	return t
}

// givens are the values in force that are not drawn: those a file or a setting
// states, plan by plan, and the program's own.
func (r reader) givens() (stated, defaults drawing.Table) {
	columns := []drawing.Column{
		{Name: "Value of"},
		{Name: "Stated"},
		{Name: "Worth varying", Right: true},
		{Name: "Distribution"},
		{Name: "Source"},
		{Name: "Grade"},
		{Name: "Owner"},
	}
	sourceless := 0
	stated = drawing.Table{Title: "Assumption ledger: values the scenario states as known", Columns: columns}
	defaults = drawing.Table{Title: "Assumption ledger: defaults of the program", Columns: columns, Folded: true}
	for _, a := range r.Givens {
		t, path := &stated, wording.Clean(a.Path)
		if a.Default {
			t = &defaults
		}
		if t == &stated && wording.Clean(a.Source) == "" {
			sourceless++
		}
		if a.Plan != "" {
			path += " (" + r.TitleOf(a.Plan) + ")"
		}
		t.Rows = append(t.Rows, []drawing.Cell{
			drawing.Words(path), drawing.Words(r.stated(a)), r.span(a),
			drawing.Words(family(a)), drawing.Words(a.Source), drawing.Words(a.Grade), drawing.Words(owner(a)),
		})
	}
	if slices.ContainsFunc(r.Givens, func(a result.Assumption) bool { return a.Unranged && a.Default }) {
		defaults.Notes = append(defaults.Notes, unranged)
	}
	if slices.ContainsFunc(r.Givens, func(a result.Assumption) bool { return a.Low != nil }) {
		stated.Notes = append(stated.Notes, worth)
	}
	if sourceless > 0 {
		stated.Notes = append(stated.Notes,
			fmt.Sprintf("%s of these %s name no source: source = \"…\" beside a value names one.",
				wording.Thousands(sourceless), wording.Thousands(len(stated.Rows))))
	}
	if len(defaults.Rows) > 0 {
		defaults.Notes = append(defaults.Notes, grades+" No grade: a choice or a plain fact of the model, such "+
			"as a family, a switch or a zero. A value that ends in … stands in full in manifest.json and in "+
			"boomerang show FILE --resolved.")
	}
	return stated, defaults
}

// span is the range of an assumption, in its unit.
func (r reader) span(a result.Assumption) drawing.Cell {
	if a.Unranged {
		return drawing.Words(wording.NoRange)
	}
	if a.Low == nil || a.High == nil {
		return drawing.Cell{Text: wording.None}
	}
	return drawing.Words(r.Units.Spread(*a.Low, *a.High, a.Unit))
}

func owner(a result.Assumption) string {
	if wording.Clean(a.Owner) == "" {
		return wording.None
	}
	return a.Owner
}

// longestStated is how much of a value a line of the ledger holds: a profile of
// 168 hours is no line.
const longestStated = 48

// stated is what the file says, money with its currency.
func (r reader) stated(a result.Assumption) string {
	s := wording.Clip(strings.Trim(wording.Clean(a.Value), `"`), longestStated)
	if a.Unit.IsMoney() {
		s += " " + view.CurrencyName(r.View)
	}
	return s
}

// family names a distribution without its numbers: "triangular, sampled".
func family(a result.Assumption) string {
	kind := "fixed"
	if a.Distribution != "" {
		kind, _, _ = strings.Cut(wording.Clean(a.Distribution), "(")
	}
	if a.Sampled {
		kind += ", sampled"
	}
	return kind
}
