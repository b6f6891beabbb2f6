package play

import (
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// thresholds judges what the scenario demands of its plans.
func thresholds(p *Part) []result.Threshold {
	table, used := p.Table(), p.Used()
	var all []result.Threshold
	for _, th := range p.Scenario.Thresholds {
		t, err := experiment.ParseThreshold(th.Expr, table)
		if err != nil {
			panic("cmd: threshold " + th.Name + " was read before the run: " + err.Error())
		}
		for i, plan := range p.Plans {
			if plan.Name != th.Plan {
				continue
			}
			outcome, judged := t.Judge(used, table, i)
			all = append(all, result.Threshold{
				Name: th.Name, Plan: th.Plan, Expr: th.Expr, Outcome: outcome, Comparisons: judged,
			})
		}
	}
	return all
}
