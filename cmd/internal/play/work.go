package play

import (
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// apart is the work of a world in which every plan plays a past of its own, over that of
// one as it is played, where all plans go on from one past; in months simulated:
//
//	plans · (past + horizon) / (past + plans · horizon)
func (st *Study) apart() float64 {
	params, err := scenarios.ParamsOf(st.Plans, nil)
	if err != nil || len(params) == 0 {
		return 0
	}
	past, horizon := float64(params[0].Horizon.PreMonths), float64(params[0].Horizon.Months)
	plans := float64(len(params))
	return plans * (past + horizon) / (past + plans*horizon)
}

// Spent is what the plans of a job took, and what an experiment would have taken that
// draws the unknowns at random, and gives each plan a past and a chance of its own, to
// know what the plan it gains least with changes as well; in seconds of one processor.
// None where nothing was played, or where the gain cannot be told.
func (j *Job) Spent(r *result.Result) (ours, theirs float64, ok bool) {
	p := j.Plans
	if p.Played == 0 || r.Design.Apart == 0 {
		return 0, 0, false
	}
	least := 0.
	for _, plan := range r.Plans {
		if _, f := r.Reduction(plan.Name); f > 0 && (least == 0 || f < least) {
			least = f
		}
	}
	ours = p.clock.seconds() * float64(r.Worlds) / float64(p.Played)
	return ours, ours * r.Design.Apart * least, least > 0
}
