package scenarios

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"boomerang/models/desk"
	"boomerang/sim/experiment"
	"boomerang/sim/experiment/expression"
	"boomerang/sim/result"
)

// checkThresholds asks that every threshold is about a plan there is, and that
// its expression can be judged.
func (s *draft) checkThresholds(problems *Problems) {
	for _, t := range s.Thresholds {
		path := "threshold." + t.Name + ".plan"
		if l, said := s.top[path]; said && s.plan(t.Plan) == nil {
			refuse(problems, l.pos, s.noPlan(path, t.Plan))
		}
		if _, said := s.top["threshold."+t.Name+".expr"]; !said {
			continue // told to be missing
		}
		place := Problem{File: t.At.File, Line: t.At.Line, Column: t.At.Column, Key: "threshold." + t.Name + ".expr"}
		if _, err := experiment.ParseThreshold(t.Expr, s.vocabulary()); err != nil {
			*problems = append(*problems, ExpressionProblems(t.Expr, err, place)...)
		}
	}
}

// vocabulary is what an expression may name: the plans, and the measures of a
// row.
func (s *draft) vocabulary() experiment.Study {
	v := experiment.Study{Plans: s.names["plan"]}
	for i, p := range s.Plans {
		if p.Reference {
			v.Reference = i
		}
	}
	segments := make([]desk.Segment, len(s.names["segment"]))
	for i, name := range s.names["segment"] {
		segments[i].Name = name
	}
	for _, m := range desk.MeasuresOf(segments) {
		v.Measures = append(v.Measures, result.Measure{Name: m.Name})
	}
	for _, o := range s.Outputs {
		v.Measures = append(v.Measures, result.Measure{Name: o.Name})
	}
	return v
}

// ExpressionProblems tells what is wrong with an expression, each mistake with a
// caret below its place. The column of place is where the expression begins, 0
// where that is not known.
func ExpressionProblems(expr string, err error, place Problem) (all Problems) {
	var wrong expression.Mistakes
	if !errors.As(err, &wrong) {
		place.What = err.Error()
		return Problems{place}
	}
	for _, m := range wrong {
		p := place
		p.What, p.Hint = m.What, m.Hint
		before := utf8.RuneCountInString(expr[:m.At])
		if p.Column > 0 {
			p.Column += before
		}
		p.Marked = marked(expr, before)
		if m.Word != "" {
			p.Hint = wordHint(m)
		}
		all = append(all, p)
	}
	return all
}

// marked writes an expression with a caret below one of its characters; of a
// long one, what stands around it.
func marked(expr string, at int) string {
	const around = 50
	text := []rune(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, expr))
	at = min(at, len(text))
	from, to := max(0, at-around), min(len(text), at+around)
	return string(text[from:to]) + "\n" + strings.Repeat(" ", at-from) + "^"
}

// wordHint says what a misspelt name may have meant.
func wordHint(m expression.Mistake) string {
	if near := didYouMean(m.Word, m.Known); near != "" {
		return near
	}
	var same []string
	for _, name := range m.Known {
		if strings.HasPrefix(name, strings.ToLower(m.Word)+"_") || strings.HasPrefix(name, m.Word+"-") {
			if strings.Contains(name, "-") {
				name = "'" + name + "', with its quotes"
			}
			same = append(same, name)
		}
	}
	switch {
	case len(same) > 0:
		return "did you mean " + strings.Join(same[:min(len(same), 4)], ", ") + "?"
	case len(m.Known) <= 12:
		return fmt.Sprintf("there are %s", strings.Join(m.Known, ", "))
	}
	return "boomerang list --measures names every measure"
}
