package main

import (
	"math"
	"slices"

	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// What a contest is decided by: any measure of a row that has a better direction.

// decideBy finds the measure that decides, and how large a lead is worth finding where nobody said:
// none of a measure in a unit of which nothing is known to be small, and then worlds go to the plans in
// doubt instead.
func (a *contestRun) decideBy(so *selectOptions) (err error) {
	if a.by, a.of, err = a.own.Output(so.flag, so.by); err != nil {
		return err
	}
	if a.of.Better == result.Neither {
		return remedy.Errorf("%s: neither more nor less of it is better", so.flag).
			Hint("choose by another, or define one of the scenario's own that says which: "+
				"[measure.NAME] expr = \"%s\", better = \"lower\"", so.by)
	}
	if so.delta > 0 {
		return nil
	}
	switch a.of.Unit {
	case result.UnitMoney:
		so.delta = a.smallLead()
	case result.UnitShare:
		so.delta = .01
	case result.UnitPoints:
		so.delta = 1
	default:
		if so.method == "kn" {
			return remedy.Errorf("--method kn: the smallest lead worth finding is wanted, in %s", a.of.Unit).
				Hint("--delta says it; --method ocba needs none")
		}
	}
	return nil
}

// zero reports whether the reference has 0 in every world by what the measure is: what it gains over
// itself.
func (a *contestRun) zero() bool { return a.of.Name == result.Net || a.of.Name == result.NetTerminal }

// sign turns a measure of which less is better round: the procedures look for the highest mean.
func (a *contestRun) sign() float64 {
	if a.of.Better == result.Lower {
		return -1
	}
	return 1
}

// present refuses a contest by what some world has no value of: the worlds that have one are others for
// every entrant, and no longer the same worlds.
func (a *contestRun) present(values [][]float64) error {
	for _, means := range values {
		if slices.ContainsFunc(means, math.IsNaN) {
			return remedy.Errorf("--measure %s: there are worlds in which it has no value, and plans cannot be "+
				"compared there", a.of.Name).
				Hint("choose by a measure that every world has")
		}
	}
	return nil
}

// smallLead is 1 % of the payroll of the horizon at full size.
func (q *question) smallLead() float64 {
	p, err := q.own.Plans[q.own.Reference].Params(nil)
	if err != nil || !(p.Humans.Heads*p.Money.CostPerHeadYear > 0) {
		return 10_000
	}
	return .01 * p.Humans.Heads * p.Money.CostPerHeadYear * float64(q.own.Scenario.Months) / 12
}
