package main

import (
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// thresholds judges what the scenario demands of its plans.
func thresholds(p *part) []result.Threshold {
	table, used := p.table(), p.used()
	var all []result.Threshold
	for _, th := range p.scenario.Thresholds {
		t, err := experiment.ParseThreshold(th.Expr, table)
		if err != nil {
			panic("cmd: threshold " + th.Name + " was read before the run: " + err.Error())
		}
		for i, plan := range p.plans {
			if plan.Name != th.Plan {
				continue
			}
			outcome, detail := t.Judge(used, table, i)
			all = append(all, result.Threshold{Name: th.Name, Plan: th.Plan, Expr: th.Expr, Outcome: outcome, Detail: detail})
		}
	}
	return all
}
