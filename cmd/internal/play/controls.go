package play

import (
	"boomerang/models/desk"
	"boomerang/sim/result"
)

// StandingOf reads from a plan which controls it has and how mature its
// assistant is; answers are what a person said beside the scenario.
func StandingOf(p desk.Params, answers map[string]string) result.Standing {
	m := p.Controls.Maturity()
	s := result.Standing{
		Operates: m.Operates, Claimed: p.Controls.Level, Supported: m.Supported, Real: m.Real, Window: m.Window(),
		Questions: filledIn(p, answers),
	}
	for _, name := range controlNames {
		s.Controls = append(s.Controls, controlOf(name, s.Questions))
	}
	return s
}

// controlOf says whether one of the three is there, from the answers about it.
func controlOf(name result.StepName, lines []result.Question) result.Control {
	c := result.Control{Name: name, Status: result.InForce}
	yes, no, refused := 0, 0, 0 // by the scenario, and by a person alone
	for i, line := range lines {
		keyed := Questions[i].holds != nil
		switch {
		case line.Control != name:
		case line.Answer == result.NotKnown:
			c.Open = append(c.Open, line.ID)
		case line.Answer == result.Yes && keyed:
			yes++
		case line.Answer == result.No && keyed:
			no++
		case line.Answer == result.No:
			refused++
		case line.Answer != result.Yes:
			c.Status = result.Claimed
		}
	}
	switch {
	case c.Status != result.InForce:
	case no > 0 && yes == 0:
		c.Status = result.Absent
	case no > 0 || refused > 0:
		c.Status = result.Partly
	}
	return c
}

// deployments are the standings of all plans of a run that have an assistant,
// at the medians of what is not known.
func (st *Study) deployments() []result.Deployment {
	var all []result.Deployment
	for i := range st.Plans {
		p, err := st.Plans[i].Params(nil)
		if err != nil || p.Routing.Policy == desk.HumansOnly {
			continue
		}
		all = append(all, result.Deployment{Plan: st.Plans[i].Name, Standing: StandingOf(p, nil)})
	}
	return all
}
