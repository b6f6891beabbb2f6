package play

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/stats"
)

// Values nobody measured and no world draws are screened to first order, which plays
// nothing: of those that could turn the recommendation, so many are played at both
// ends.
const mostDoubtful = 2

// couldTurn is the share of a lead that an end must take away to first order: that is
// rough, so half of the lead counts.
const couldTurn = .5

// doubtful is what was found of a scenario to first order: the keys to be played, and how many were screened.
type doubtful struct {
	keys     []stressKey
	screened int
}

// doubtfulOf is doubtfulKeys of a scenario as its source says it. That takes as long as hundreds of solved plans, and
// a batch makes a job of each line twice: the source keeps it.
func (s *Source) doubtfulOf(ctx context.Context, st *Study, known []stressKey) doubtful {
	if s.doubtful != nil {
		return *s.doubtful
	}
	keys, screened := doubtfulKeys(ctx, st, known)
	d := doubtful{keys, screened}
	if ctx.Err() == nil {
		s.doubtful = &d
	}
	return d
}

// doubtfulKeys are the values to be played at their ends besides those every run is
// shown under, the one that takes most of a lead first, and how many were screened.
func doubtfulKeys(ctx context.Context, st *Study, known []stressKey) (keys []stressKey, screened int) {
	if st.Scenario.IsQueue() {
		return nil, 0
	}
	doubtful := slices.DeleteFunc(st.Scenario.Doubtful(), func(d scenarios.Doubtful) bool {
		return slices.ContainsFunc(known, func(k stressKey) bool { return k.path == d.Path })
	})
	own, ends := firstOrders(ctx, st, doubtful)
	takes := make([]float64, len(doubtful))
	var order []int
	for i := range doubtful {
		if takes[i] = takesOfLead(st, own, ends[i]); takes[i] >= couldTurn {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(takes[b], takes[a]) })
	for _, i := range order[:min(len(order), mostDoubtful)] {
		d := doubtful[i]
		keys = append(keys, stressKey{path: d.Path, ends: d.Ends, of: func(p *desk.Params) float64 { return *d.At(p) }})
	}
	return keys, len(doubtful)
}

// takesOfLead is the largest share of a lead that an end of a value takes away to first
// order: of the lead of the plan that is best over any other, the reference among them,
// and of what the plan in question gains or loses.
func takesOfLead(st *Study, own []float64, ends [2][]float64) (takes float64) {
	best, subject := st.Reference, Subject(st)
	for i := range own {
		if st.Plans[i].Choice && own[i] > own[best] {
			best = i
		}
	}
	taken := func(a, b int) {
		lead := own[a] - own[b]
		for _, end := range ends {
			if end == nil {
				continue
			}
			if less := lead - (end[a] - end[b]); lead > 0 && less > 0 {
				takes = max(takes, less/lead)
			}
		}
	}
	for i := range own {
		if st.Plans[i].Choice || i == st.Reference {
			taken(best, i)
		}
		if st.Plans[i].Name == subject {
			taken(i, st.Reference)
			taken(st.Reference, i)
		}
	}
	return takes
}

// firstOrders are the net values of all plans against the reference to first order, as
// the scenario is and with each value at its ends; nil at an end that is none.
func firstOrders(ctx context.Context, st *Study, all []scenarios.Doubtful) (own []float64, ends [][2][]float64) {
	ends = make([][2][]float64, len(all))
	nets := make([][]float64, 1+2*len(all)) // [variant][plan]
	for k := range nets {
		nets[k] = make([]float64, len(st.Plans))
	}
	wrong := make([]error, len(st.Plans))
	atOnce(len(st.Plans), func(i int) {
		variants, err := variantsOf(st.Plans[i], all)
		if wrong[i] = err; err != nil {
			return
		}
		for k, net := range desk.FirstOrder(ctx, variants[0], variants) {
			nets[k][i] = net
		}
	})
	if errors.Join(wrong...) != nil {
		return make([]float64, len(st.Plans)), ends
	}
	for k := range nets {
		reference := nets[k][st.Reference]
		for i := range nets[k] {
			nets[k][i] -= reference
		}
		if k > 0 && !slices.ContainsFunc(nets[k], func(x float64) bool { return !stats.IsFinite(x) }) {
			ends[(k-1)/2][(k-1)%2] = nets[k]
		}
	}
	return nets[0], ends
}

// variantsOf are a plan as it is, and with each value it leaves to others at its ends.
func variantsOf(plan scenarios.Plan, all []scenarios.Doubtful) (variants []desk.Params, err error) {
	for k := range 1 + 2*len(all) {
		p, err := plan.Params(nil)
		if err != nil {
			return nil, err
		}
		if k > 0 && !all[(k-1)/2].StatedBy(plan) {
			d := all[(k-1)/2]
			if x := d.At(&p); x != nil {
				*x = [2]float64{d.Low, d.High}[(k-1)%2]
			}
		}
		variants = append(variants, p)
	}
	return variants, nil
}
