package play

import (
	"cmp"
	"math"
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// allowedSDs is how many standard deviations of error and discrepancy a world may lie off a published figure: the
// central 90 % of a normal law.
const allowedSDs = 1.645

// signs are the signs of every plan but the reference, in all worlds and in those that the record does not rule out.
func (st *Study) signs(r *result.Record, worlds []*inWorld) (all []result.PlanSign) {
	var allowed []*inWorld
	for _, w := range worlds {
		if allows(r, w) {
			allowed = append(allowed, w)
		}
	}
	for plan := range st.Plans {
		if plan == st.Reference {
			continue
		}
		s := result.PlanSign{Plan: st.Plans[plan].Name, All: above(worlds, plan), Allowed: above(allowed, plan)}
		st.atBothEnds(&s, allowed, plan)
		all = append(all, s)
	}
	return all
}

// allows reports whether the record does not rule a world out.
func allows(r *result.Record, w *inWorld) bool {
	for k := range r.Figures {
		f := &r.Figures[k]
		if f.Role != result.RoleCheck || f.Verdict != result.Agrees && f.Verdict != result.Near {
			continue
		}
		off := max(f.Low-w.figures[k], w.figures[k]-f.High, 0)
		if !(off <= allowedSDs*math.Hypot(f.Error, f.Discrepancy)) { // what is missing is ruled out
			return false
		}
	}
	return true
}

// above counts the worlds in which a plan's net value is above zero.
func above(worlds []*inWorld, plan int) (t result.Tally) {
	for _, w := range worlds {
		t.Worlds++
		if w.nets[plan] > 0 {
			t.Above++
		}
	}
	return t
}

// atBothEnds finds the unknown that decides the net value of a plan, and counts at both ends of it; of too few worlds
// for thirds nothing is said.
func (st *Study) atBothEnds(s *result.PlanSign, worlds []*inWorld, plan int) {
	third := len(worlds) / 3
	if third < fewInAThird {
		return
	}
	nets, best := make([]float64, len(worlds)), -1
	for w := range worlds {
		nets[w] = worlds[w].nets[plan]
	}
	for i, a := range st.Scenario.Assumptions {
		drawn := make([]float64, len(worlds))
		for w := range worlds {
			drawn[w] = worlds[w].inputs[i]
		}
		if rank := stats.RankCorrelation(drawn, nets); math.Abs(rank) > math.Abs(s.Rank) {
			s.Decides, s.Rank, best = a.Path, rank, i
		}
	}
	if best < 0 {
		return
	}
	order := slices.Clone(worlds)
	slices.SortStableFunc(order, func(a, b *inWorld) int { return cmp.Compare(a.inputs[best], b.inputs[best]) })
	low, high := order[:third], order[len(order)-third:]
	s.UpTo, s.From = low[third-1].inputs[best], high[0].inputs[best]
	s.Lowest, s.Highest = above(low, plan), above(high, plan)
}

// fewInAThird is how many worlds a third has at least to be told.
const fewInAThird = 3
