package drive

import (
	"math"
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// regretQuantile is the share of worlds whose regret a plan must answer for.
const regretQuantile = .9

// Robustness compares plans over the same draws by three metrics that need not
// agree (Herman, Reed, Zeff and Characklis 2015): the mean, the 90 % quantile of
// regret (how far behind the best plan of each draw), and the share of draws
// that satisfy. It returns one row per plan and the best plan by each; Conflict
// is set where they differ, and a tie is no difference.
//
// nets[d][j] is the value of plan d in draw j; satisfied[d][j] whether the plan
// is acceptable there. Only choices are the best by a metric or what regret is
// measured against. The reference, which others are measured against, is worth 0 in
// every draw and satisfies by definition: it is not compared by that.
//
// Regret is against the best choice of the same draw, hindsight included; the quantile instead of the
// largest, since the worst of n draws grows with n.
//
// With n draws and the best over the plans somebody may choose,
//
//	regret_d(j) = max_e net_e(j) − net_d(j),   Regret_d = 90 % quantile over j
//
// Minimax regret is Savage's (1951, JASA 46:55); a plan that nobody may choose (a
// counterfactual) may have a negative regret, and its row says so. Ties keep the plan
// that comes first by mean, so that no conflict is made out of rounding.
func Robustness(nets [][]float64, satisfied [][]bool, reference int, choice []bool) result.Robustness {
	r := result.Robustness{Quantile: regretQuantile}
	n := len(nets[0])
	for d := range nets {
		regrets, met := make([]float64, n), 0
		for j := range n {
			best := math.Inf(-1)
			for e := range nets {
				if choice[e] {
					best = max(best, nets[e][j])
				}
			}
			regrets[j] = best - nets[d][j]
			met += int(stats.Indicator(satisfied[d][j]))
		}
		r.Plans = append(r.Plans, result.RobustPlan{
			Mean: meanOf(nets[d]), MeanRegret: meanOf(regrets),
			Regret: stats.Quantile(stats.Sorted(regrets), regretQuantile), Satisfied: ratio(met, n),
		})
	}
	best := func(from int, among []bool, merit func(p result.RobustPlan) float64) int {
		for d, p := range r.Plans {
			if among[d] && merit(p) > merit(r.Plans[from]) {
				from = d
			}
		}
		return from
	}
	r.ByMean = best(reference, choice, func(p result.RobustPlan) float64 { return p.Mean })
	r.ByRegret = best(r.ByMean, choice, func(p result.RobustPlan) float64 { return -p.Regret })
	others := slices.Clone(choice)
	others[reference] = false
	first := r.ByMean // beside the reference
	if first == reference {
		if first = slices.Index(others, true); first >= 0 {
			first = best(first, others, func(p result.RobustPlan) float64 { return p.Mean })
		}
	}
	if r.BySatisfied = first; first >= 0 {
		r.BySatisfied = best(first, others, func(p result.RobustPlan) float64 { return p.Satisfied })
	}
	r.Conflict = r.ByMean != r.ByRegret || r.ByMean != reference && r.ByMean != r.BySatisfied
	return r
}
