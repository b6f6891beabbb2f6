package scenarios

import (
	"context"
	"slices"

	"boomerang/models/desk"
)

// checkPhysics asks the model whether it can play every plan at the medians.
func (s *draft) checkPhysics(ctx context.Context, problems *Problems) {
	if s.issuesPerYear() > maxAudited {
		s.Warnings = append(s.Warnings,
			Problem{Key: "segment", What: "is too large to check against the model here"}.at(s.file))
		return
	}
	for i := range s.Plans {
		p := &s.Plans[i]
		if len(s.asked) > 0 && !slices.Contains(s.asked, p.Name) {
			continue
		}
		params, err := p.Params(nil)
		if err != nil {
			refuse(problems, s.file, Problem{Key: "plan." + p.Name, What: err.Error()})
			continue
		}
		for _, found := range params.Check(ctx) {
			s.report(p, found, problems)
		}
	}
}

// maxAudited is the number of issues a year up to which sizing the desk by
// formula takes no longer than a few seconds.
const maxAudited = 1e8

func (s *draft) issuesPerYear() float64 {
	total := 0.0
	for _, name := range s.names["segment"] {
		total += s.top["segment."+name+".customers"].value.median() * s.top["segment."+name+
			".issues_per_year"].value.median()
	}
	return total
}

// report files a finding of the model under the line that set its key. A value
// that is not known makes it a warning: other draws may be possible.
func (s *draft) report(p *Plan, f desk.Problem, problems *Problems) {
	problem := Problem{Key: f.Key, What: f.What, Hint: f.Hint, Physics: true}
	st := p.resolved.nearest(f.Key)
	if st != nil {
		problem.Key = st.path
		if p.resolved.says(st.path) {
			problem.Key = prefixed(p.Name, st.path)
		}
	}
	switch {
	case st != nil && st.pos.File == byDefault && st.dim < 0: // nobody wrote it: the file lacks something
		refuse(problems, s.file, problem)
	case st == nil:
		refuse(problems, s.file, problem)
	case st.dim >= 0:
		s.Warnings = append(s.Warnings, problem.at(st.pos))
	default:
		problem.Got = st.text
		refuse(problems, st.pos, problem)
	}
}
