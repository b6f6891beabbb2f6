package main

import (
	"errors"
	"strings"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// checkThresholds reads the expressions of a scenario before anything is played.
func checkThresholds(st *study) error {
	var problems scenarios.Problems
	table := st.table()
	for _, th := range st.scenario.Thresholds {
		if _, err := experiment.ParseThreshold(th.Expr, table); err != nil {
			problems = append(problems, scenarios.Problem{
				File: th.At.File, Line: th.At.Line, Key: "threshold." + th.Name + ".expr", What: err.Error(),
				Hint: measureHint(err),
			})
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

// measureHint says what an expression may have meant.
func measureHint(err error) string {
	var unknown *experiment.UnknownMeasure
	if errors.As(err, &unknown) {
		var names []string
		for _, m := range desk.Measures {
			names = append(names, m.Name)
		}
		if near := scenarios.DidYouMean(unknown.Name, names); near != "" {
			return near
		}
		if same := begun(names, unknown.Name); len(same) > 0 {
			return "did you mean " + strings.Join(same[:min(len(same), 4)], ", ") + "? boomerang list --measures names every measure"
		}
	}
	return "boomerang list --measures names every measure"
}

// begun are the names that begin with a word: "wait" means wait_mean or wait_p95.
func begun(names []string, word string) (same []string) {
	for _, n := range names {
		if strings.HasPrefix(n, strings.ToLower(word)+"_") {
			same = append(same, n)
		}
	}
	return same
}

// thresholds judges what the scenario demands of its plans.
func thresholds(p *part) []result.Threshold {
	table, used := p.table(), p.used()
	var all []result.Threshold
	for _, th := range p.scenario.Thresholds {
		t, err := experiment.ParseThreshold(th.Expr, table)
		if err != nil {
			continue // refused before the run
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
