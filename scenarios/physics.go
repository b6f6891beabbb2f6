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
	known := len(*problems)
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
		if p.Reference && params.Arrivals.OpenPerHour == 0 {
			s.checkContacts(params, problems)
		}
		for _, found := range params.Check(ctx) {
			s.report(p, found, problems)
		}
		s.checkDeepest(p, problems)
	}
	if len(*problems) == known {
		s.checkWorstChurn(problems)
	}
	s.checkCells(problems)
}

// tail is how far out in a distribution a value is still asked for by checkDeepest.
const tail = .001

// checkDeepest refuses a cut by number that some world cannot carry out: the most
// people that may have to go, of the fewest that may be there. At the medians the
// model has been asked already.
func (s *draft) checkDeepest(p *Plan, problems *Problems) {
	deepest := slices.Repeat([]float64{.5}, len(s.Unknowns))
	asked := false
	for _, st := range p.resolved.settings {
		switch {
		case st.dim < 0:
		case st.path == "cut.heads":
			deepest[st.dim], asked = 1-tail, true
		case st.key.Path == "humans.heads" || st.key.Path == "humans.fte" || st.key.Path == "pool.*.heads":
			deepest[st.dim], asked = tail, true
		}
	}
	if !asked {
		return
	}
	params, err := p.Params(deepest)
	middle, errMiddle := p.Params(nil)
	if err != nil || errMiddle != nil || len(middle.TooDeep()) > 0 {
		return
	}
	for _, found := range params.TooDeep() {
		st := p.resolved.get("cut.heads")
		key := st.path
		if p.resolved.says(st.path) {
			key = prefixed(p.Name, st.path)
		}
		refuse(problems, st.pos, Problem{
			Key: key, What: "in some worlds " + found.What, Got: st.echo(),
			Hint: "give the distribution an end that fits, max = …, or write cut.share", Physics: true,
		})
	}
}

// checkWorstChurn refuses what is not known of churn where some world cannot have it: of a
// stated scale the largest, at the least churn and the most issues, of a share over service
// the largest, at the most churn and the fewest issues. Whatever else is drawn is at its
// median; where nothing of these is drawn the model has been asked already.
func (s *draft) checkWorstChurn(problems *Problems) {
	p := &s.Plans[0] // of the company, which all plans share
	middle, err := p.Params(nil)
	if err != nil {
		return
	}
	churn, issues, unknown := 1-tail, tail, "churn.service_share"
	if middle.Churn.StatesScale() {
		churn, issues, unknown = tail, 1-tail, "churn.scale"
	}
	worst := slices.Repeat([]float64{.5}, len(s.Unknowns))
	var widest *setting
	for i := range p.resolved.settings {
		st := &p.resolved.settings[i]
		switch {
		case st.dim < 0:
			continue
		case st.path == unknown, st.path == "churn.margin_correlation":
			worst[st.dim] = 1 - tail
		case st.key.Path == "segment.*.churn_per_year":
			worst[st.dim] = churn
		case st.key.Path == "segment.*.issues_per_year":
			worst[st.dim] = issues
		default:
			continue
		}
		if widest == nil || st.path == unknown {
			widest = st
		}
	}
	if widest == nil {
		return
	}
	params, err := p.Params(worst)
	if err != nil {
		return
	}
	for _, found := range params.ImpossibleChurn() {
		refuse(problems, widest.pos, Problem{
			Key: widest.path, What: "in some worlds " + found.What, Got: widest.echo(),
			Hint: "give the distribution an end that fits, max = …; " + found.Hint, Physics: true,
		})
	}
}

// checkCells refuses cells of the grid that cut more people than there are.
func (s *draft) checkCells(problems *Problems) {
	if s.Grid == nil || !slices.ContainsFunc(s.Grid.Axes, func(a Axis) bool { return a.Path == "cut.heads" }) {
		return
	}
	for _, cell := range s.Cells() {
		params, err := cell.Params(nil)
		if err != nil {
			continue
		}
		for _, found := range params.TooDeep() {
			i := slices.IndexFunc(cell.cell, func(st setting) bool { return st.path == "cut.heads" })
			refuse(problems, cell.cell[i].pos, Problem{
				Key: "grid.cut.heads", What: found.What, Got: cell.cell[i].echo(), Hint: found.Hint, Physics: true,
			})
			return
		}
	}
}

// maxAudited is the number of issues a year up to which sizing the desk by
// formula takes no longer than a few seconds.
const maxAudited = 1e8

func (s *draft) issuesPerYear() float64 {
	total := 0.0
	for _, name := range s.names["segment"] {
		issues := s.base.get("segment." + name + ".issues_per_year").value
		if contacts := s.base.get("segment." + name + ".contacts_per_month").value; !contacts.auto {
			total += 12 * contacts.median() // an issue takes one contact at least
		} else if !issues.auto {
			total += s.top["segment."+name+".customers"].value.median() * issues.median()
		}
	}
	if all := s.base.get("arrivals.contacts_per_month").value; !all.auto {
		total = max(total, 12*all.median())
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
