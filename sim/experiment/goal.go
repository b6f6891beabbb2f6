package experiment

import (
	"cmp"
	"slices"
	"strings"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Goal is what a study plays for: a half-width that the interval of a mean or of a chance
// shall reach, or that the order of the plans is clear.
//
// Half of the width of the interval at the study's level. A goal on a measure that
// exists in few worlds may never be met; the study then ends at Worlds and says so.
type Goal struct {
	Plan       int
	Measure    int
	Difference bool    // of plan minus reference
	HalfWidth  float64 // in the measure's unit; of a chance a share

	Chance *Condition // of the plan, instead of a mean; nil: a mean
	Order  bool       // of all plans by their means of the measure, instead of either
}

// standing is how far the worlds are from a goal: whether it is met, and what a result
// says of it.
func (r *Runs) standing(s Study, g Goal) (met bool, told result.Goal) {
	if g.Order {
		return r.ordered(s, g)
	}
	told = result.Goal{
		Plan: s.Plans[g.Plan], Measure: s.Measures[g.Measure].Name, Difference: g.Difference, HalfWidth: g.HalfWidth,
	}
	var iv *result.Interval
	if g.Chance != nil {
		told.Kind, told.Measure, told.Expr = result.ChanceGoal, "", g.Chance.Expr
		iv = Probability(r, s, g.Plan, *g.Chance).Interval
	} else {
		iv, _ = r.about(s, g).interval(s.level())
	}
	if iv == nil {
		return false, told
	}
	half := iv.HalfWidth()
	told.Reached = &half
	return half <= g.HalfWidth, told
}

// ordered is the standing of the order of the plans by the means of a measure, best first:
// clear where the difference of every two neighbours is. The intervals of all neighbours
// hold together (Bonferroni): of k plans each has the level
//
//	1 − (1 − level)/(k − 1)
//
// Neighbours that agree in every world are one plan under two names, and no order is asked
// of them. Plans without the measure in some world are left out.
//
// Neighbours and not all pairs: if each plan is clearly ahead of the next, the order is. Differences
// are paired, world by world: two intervals that overlap say nothing of a difference that is clear.
func (r *Runs) ordered(s Study, g Goal) (clear bool, told result.Goal) {
	m := s.Measures[g.Measure]
	told = result.Goal{Kind: result.OrderGoal, Measure: m.Name}
	var plans []int
	means := make([]float64, len(s.Plans))
	for i := range s.Plans {
		c := r.measured(i, g.Measure)
		if xs := c.values(); len(xs) > 0 && len(xs) == c.draws() {
			means[i], plans = stats.MomentsOf(xs).Mean(), append(plans, i)
		}
	}
	slices.SortStableFunc(plans, func(a, b int) int {
		if m.Better == result.Lower {
			a, b = b, a
		}
		return cmp.Compare(means[b], means[a])
	})
	for k, i := range plans {
		told.Order = append(told.Order, s.Plans[i])
		if k == 0 {
			continue
		}
		told.Pairs++
		if r.apart(plans[k-1], i, g.Measure, 1-(1-s.level())/float64(len(plans)-1)) {
			told.Clear++
		}
	}
	return told.Clear == told.Pairs, told
}

// apart reports whether two plans differ clearly at a level, or not in a single world.
func (r *Runs) apart(a, b, measure int, level float64) bool {
	c := r.gained(a, b, measure)
	if !slices.ContainsFunc(c.values(), func(x float64) bool { return x != 0 }) {
		return len(c.blocks) > 0
	}
	iv, _ := c.interval(level)
	return iv != nil && iv.Excludes(0)
}

// reached reports whether every goal is met, and in which order plans stood where one was
// asked for: a look that finds another order than the one before it finds nothing twice.
func (r *Runs) reached(s Study, goals []Goal) (all bool, order string) {
	all = true
	for _, g := range goals {
		met, told := r.standing(s, g)
		all, order = all && met, order+strings.Join(told.Order, "\n")
	}
	return all, order
}
