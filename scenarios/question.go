package scenarios

import (
	"slices"

	"boomerang/sim/result"
)

// ask reads the [ask] table. A plan must be there and be no reference: the reference is what
// plans are held against.
func (s *draft) ask(problems *Problems) {
	figure := func(path string) *float64 {
		l, said := s.top[path]
		if !said {
			return nil
		}
		if l.value.dist != nil {
			refuse(problems, l.pos, Problem{
				Key: path, What: "is not one number", Got: l.echo(), Want: "a number: a floor is decided, not drawn",
			})
			return nil
		}
		x := l.value.number
		return &x
	}
	s.Ask.ServiceLevel, s.Ask.SatisfactionLoss = figure("ask.service_level"), figure("ask.satisfaction_loss")
	if l, said := s.top["ask.kind"]; said {
		s.Ask.Kind = result.AskKind(l.key.Choices[int(l.value.number)])
	}
	if l, said := s.top["ask.plan"]; said {
		s.Ask.Plan = l.value.words[0]
		switch p := s.plan(s.Ask.Plan); {
		case p == nil:
			refuse(problems, l.pos, s.noPlan("ask.plan", s.Ask.Plan))
		case p.Reference:
			refuse(problems, l.pos, Problem{
				Key: "ask.plan", What: "is the reference", Got: l.echo(),
				Hint: "ask about a plan that is compared with it",
			})
		}
	}
	for _, k := range slices.Concat(keysQuestion, keysExplore) {
		if l, said := s.top[k.Path]; said && l.pos.File != byDefault {
			s.asking = append(s.asking, [2]string{k.Path, l.text})
		}
	}
}

// Deepens reports whether the grid tries how deep a cut may be.
func (g *Grid) Deepens() bool {
	return g != nil && slices.ContainsFunc(g.Axes, func(a Axis) bool { return slices.Contains(depths, a.Path) })
}
