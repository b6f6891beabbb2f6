package play

import (
	"context"
	"slices"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Learnt are draws that worlds are played with instead of those of the laws of the file.
type Learnt struct {
	draws *result.LearntDraws
	data  []byte // learnt.parquet as it was read: a run keeps a copy
	path  string // as a command named it; "" of a copy
}

// Drawable refuses more worlds than were learnt draws for, and returns how many are played.
func (st *Study) Drawable(worlds int, asked bool) (int, error) {
	d := st.Design()
	most := d.Most()
	if st.Scenario.LearntBy() == "" || d.Whole(worlds) <= most {
		return worlds, nil
	}
	if !asked {
		return most, nil
	}
	return 0, remedy.Errorf("--reps %d: the draws that were learnt fill %d worlds; more would play the "+
		"same draws again", worlds, most).Hint("--reps %d, or learn with a larger --effective", most)
}

// LearntFrom says in a result what the worlds of a scenario were drawn from.
func (s *Source) LearntFrom(of *scenarios.Scenario) *result.LearntFrom {
	if s == nil || s.learnt == nil {
		return nil
	}
	from := s.learnt.draws.From
	learnt, others, unread := of.LearntOf()
	from.Unknowns, from.Others, from.Unread = len(learnt), others, unread
	return &from
}

// LearntBlocks are as many as the draws that were learnt fill; 0 where the blocks have no end.
func (st *Study) LearntBlocks() int {
	d := st.Design()
	return d.Most() / d.Worlds()
}

// learntAside plays the plans with what was not known before anything was learnt: how far the answer moved.
func learntAside(ctx context.Context, of asideOf) *aside {
	if of.plans.Scenario.LearntBy() == "" {
		return nil
	}
	src := &Source{Name: of.src.Name, Text: of.src.Text, Set: of.src.Set, Said: of.src.Said}
	s, err := src.Load(ctx)
	if err != nil {
		return nil
	}
	a := &aside{parts: []*Part{of.part(NewStudy(s, of.plans.Seed, s.Plans), "before learning", variantWorlds)}}
	a.read = func(r *result.Result, _ int) error {
		p := a.parts[0]
		table := p.Table()
		estimates, _ := experiment.Compare(p.Used(), table)
		for i := range p.Plans {
			if i == p.Reference {
				continue
			}
			m := result.Moved{
				Plan: p.Plans[i].Name, Worlds: p.Used().Prefix(),
				Loss: experiment.Probability(p.Used(), table, i, Condition(table, "net < 0")).Value,
			}
			k := slices.IndexFunc(estimates, func(e result.Estimate) bool {
				return e.Plan == m.Plan && e.Measure == result.Net
			})
			if k >= 0 && estimates[k].Mean != nil {
				m.Net = *estimates[k].Mean
			}
			r.LearntMoved = append(r.LearntMoved, m)
		}
		return nil
	}
	return a
}
