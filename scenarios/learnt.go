package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Learnt are draws of unknowns that were learnt from what is known of a company, in place of those of their own laws.
//
// A draw is a quantile of the law each unknown had when it was learnt; where a file gives it another law the draw
// means nothing, and the file is refused.
type Learnt struct {
	Name     string // that tells these draws from all others
	Unknowns []string
	Laws     []string    // of each
	Ties     []string    // of each, what it was correlated with
	Rows     [][]float64 // of equal weight, in whole blocks: [draw][unknown]
}

// LawOf is the law of an unknown in the words of the program: that of the base, else the first that is stated.
func (s *Scenario) LawOf(unknown int) string {
	i := slices.IndexFunc(s.Assumptions, func(a Assumption) bool { return a.Unknown == unknown })
	if i < 0 {
		return ""
	}
	return s.Assumptions[i].Dist.String()
}

// TiesOf says what an unknown is correlated with and how; "" where with nothing.
func (s *Scenario) TiesOf(unknown int) string {
	if s.copula == nil {
		return ""
	}
	i := slices.Index(s.copula.of, unknown)
	if i < 0 {
		return ""
	}
	return strings.Join(each(s.copula.weights(i), func(w weighted) string {
		return fmt.Sprintf("%v of %s", w.weight, s.Unknowns[w.of])
	}), ", ")
}

// learnFrom notes which unknowns are drawn from what was learnt, and refuses those whose law is another.
func (s *draft) learnFrom(problems *Problems) {
	l := s.learnt
	if l == nil {
		return
	}
	s.learntAt = make([]int, len(s.Unknowns))
	for i, path := range s.Unknowns {
		at := slices.Index(l.Unknowns, path)
		if s.learntAt[i] = at; at < 0 {
			continue
		}
		a := s.Assumptions[slices.IndexFunc(s.Assumptions, func(a Assumption) bool { return a.Unknown == i })]
		if law := s.LawOf(i); law != l.Laws[at] {
			*problems = append(*problems, Problem{
				Key: a.Path, What: "has another range than the one it was learnt under", Got: law,
				Want: l.Laws[at],
				Hint: "learn again from this file, or give it the range of the file that was learnt from",
			}.at(a.At))
		}
	}
	for d, row := range l.Rows {
		s.learntDraws = append(s.learntDraws, make([]float64, len(s.learntAt)))
		for i, at := range s.learntAt {
			if s.learntDraws[d][i] = math.NaN(); at >= 0 {
				s.learntDraws[d][i] = row[at]
			}
		}
	}
}

// LearntBy is the name of the draws that unknowns are drawn from; "" where from their laws alone.
func (s *Scenario) LearntBy() string {
	if s.learnt == nil {
		return ""
	}
	return s.learnt.Name
}

// LearntDraws are the draws by [draw][unknown], NaN of what is drawn from its law; nil where nothing was learnt.
func (s *Scenario) LearntDraws() [][]float64 { return s.learntDraws }

// LearntOf divides the unknowns of the scenario into those that are drawn from what was learnt and the others, and
// names what was learnt and is no unknown here.
func (s *Scenario) LearntOf() (learnt, others, unread []string) {
	if s.learnt == nil {
		return nil, s.Unknowns, nil
	}
	for i, path := range s.Unknowns {
		if s.learntAt[i] >= 0 {
			learnt = append(learnt, path)
		} else {
			others = append(others, path)
		}
	}
	for _, path := range s.learnt.Unknowns {
		if !slices.Contains(s.Unknowns, path) {
			unread = append(unread, path)
		}
	}
	return learnt, others, unread
}

// LearntTies refuses draws that were learnt under other correlations than the scenario states.
func (s *Scenario) LearntTies() error {
	if s.learnt == nil {
		return nil
	}
	for i, path := range s.Unknowns {
		if at := s.learntAt[i]; at >= 0 && s.TiesOf(i) != s.learnt.Ties[at] {
			return Problems{{
				Key: path, What: "has other correlations than those it was learnt under",
				Hint: "learn again from this file and with these settings",
			}}
		}
	}
	return nil
}

// source names where the independent number of an unknown comes from: its stream, or what was learnt.
func (s *Scenario) source(dim int) string {
	if s.learnt != nil && s.learntAt[dim] >= 0 {
		return "learnt " + s.learnt.Name + " " + s.Unknowns[dim]
	}
	return fmt.Sprint(s.streams[dim])
}
