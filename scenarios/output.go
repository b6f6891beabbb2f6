package scenarios

import (
	"fmt"
	"regexp"
	"slices"

	"boomerang/models/desk"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// Output is a measure of the scenario's own: an expression over the measures of a plan in
// one world.
//
//	[measure.return]
//	expr   = "net / support_cost"
//	unit   = "share"
//	better = "higher"
//
// It is worked out from rows when they are read and never stored with them, so that another
// expression plays no world again.
type Output struct {
	Name   string
	Title  string // "" where the file gives none
	Expr   string
	Unit   result.Unit
	Better result.Better
	At     Position // of the expression
}

// usualLevel is the coverage of intervals where a file says nothing: Flat leaves it out, so that
// manifests of older programs are what they were.
const usualLevel = .9

// ownBetter are the words of measure.*.better.
var ownBetter = []string{"higher", "lower", "neither"}

// ownUnits are the units a measure of one's own may have: those that numbers are written in.
func ownUnits() (names []string) {
	for _, u := range result.Units() {
		if u != result.UnitNone && u != result.UnitOwn && u != result.UnitAsSet {
			names = append(names, u.String())
		}
	}
	return names
}

// betterWord is a direction as files write it.
func betterWord(b result.Better) string {
	if b == result.Neither {
		return "neither"
	}
	return string(b)
}

// outputs reads the [measure] tables, in the order of the files.
func (s *draft) outputs() {
	for _, name := range s.names["measure"] {
		at := "measure." + name
		o := Output{Name: name, Better: result.Neither}
		if l, said := s.top[at+".expr"]; said {
			o.Expr, o.At = l.value.words[0], l.pos
		}
		if l, said := s.top[at+".title"]; said {
			o.Title = l.value.words[0]
		}
		if l, said := s.top[at+".unit"]; said {
			_ = o.Unit.UnmarshalText([]byte(l.key.Choices[int(l.value.number)])) // one of Units
		}
		if l, said := s.top[at+".better"]; said {
			if word := l.key.Choices[int(l.value.number)]; word != "neither" {
				o.Better = result.Better(word)
			}
		}
		s.Outputs = append(s.Outputs, o)
	}
}

// columnNames are the names of a row's other columns, and the words of the language.
var columnNames = []string{
	"world", "block", "chance", "used", "plan", "month", "day", "reference", "and", "or", "not", "mean", "p",
}

// plainName is a name that a condition reads without quotes, and a table as a column.
var plainName = regexp.MustCompile(`^[A-Za-z_]\w*$`)

// checkOutputs asks of every measure of the scenario's own that its name is free and its
// expression can be worked out.
func (s *draft) checkOutputs(problems *Problems) {
	known := s.vocabulary().Measures
	known = known[:len(known)-len(s.Outputs)]
	for _, o := range s.Outputs {
		taken := func(m result.Measure) bool { return m.Name == o.Name }
		_, monthly := desk.Column(desk.SeriesMeasures, o.Name)
		path := "measure." + o.Name
		switch {
		case !plainName.MatchString(o.Name):
			refuse(problems, o.At, Problem{
				Key: path, What: "is not a name for a measure", Got: o.Name,
				Want: "letters, digits and _, a letter first",
			})
		case monthly || slices.ContainsFunc(known, taken) || slices.Contains(columnNames, o.Name):
			refuse(problems, o.At, Problem{
				Key: path, What: "has a name that is taken", Got: o.Name,
				Hint: fmt.Sprintf("call it own_%s; boomerang list --measures names every measure", o.Name),
			})
		}
		if o.Expr != "" {
			place := Problem{File: o.At.File, Line: o.At.Line, Column: o.At.Column, Key: path + ".expr"}
			if _, err := experiment.ParseOutput(o.Expr, known); err != nil {
				*problems = append(*problems, ExpressionProblems(o.Expr, err, place)...)
			}
		}
		known = append(known, result.Measure{Name: o.Name})
	}
}
