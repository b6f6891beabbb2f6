package drive

import (
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// regretQuantile is the share of worlds whose regret a plan must answer for.
const regretQuantile = .9

// Robustness compares plans over the same draws by three metrics that need not
// agree (Herman, Reed, Zeff and Characklis 2015): the mean, the 90 % quantile of
// regret (how far behind the best plan of each draw), and the share of draws
// that satisfy. It returns one row per plan and the best plan by each; Conflict
// is set where they differ.
//
// nets[d][j] is the value of plan d in draw j; satisfied[d][j] whether the plan
// is acceptable there.
func Robustness(nets [][]float64, satisfied [][]bool) result.Robustness {
	r := result.Robustness{Quantile: regretQuantile}
	n := len(nets[0])
	for d := range nets {
		regrets, met := make([]float64, n), 0
		for j := range n {
			best := math.Inf(-1)
			for e := range nets {
				best = max(best, nets[e][j])
			}
			regrets[j] = best - nets[d][j]
			met += int(stats.Indicator(satisfied[d][j]))
		}
		r.Plans = append(r.Plans, result.RobustPlan{
			Mean: meanOf(nets[d]), MeanRegret: meanOf(regrets),
			Regret: stats.Quantile(stats.Sorted(regrets), regretQuantile), Satisfied: ratio(met, n),
		})
	}
	for d, p := range r.Plans {
		if p.Mean > r.Plans[r.ByMean].Mean {
			r.ByMean = d
		}
		if p.Regret < r.Plans[r.ByRegret].Regret {
			r.ByRegret = d
		}
		if p.Satisfied > r.Plans[r.BySatisfied].Satisfied {
			r.BySatisfied = d
		}
	}
	r.Conflict = r.ByMean != r.ByRegret || r.ByMean != r.BySatisfied
	return r
}
