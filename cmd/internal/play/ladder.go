package play

import (
	"context"
	"fmt"

	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/result"
)

// LadderWorlds is how often every step of a ladder is played.
const LadderWorlds = 4

// ladderCuts are the steps: from nobody to a cut no desk survives.
var ladderCuts = []float64{0, .2, .4, .6, .75}

// CutLadder plays a company at cuts of a share of its heads on day 0, at the medians: people
// answer everything behind an open valve, no assistant, and the board may do nothing. It
// is a face check of the model and no plan: a desk that loses most of its callers and is said to gain
// must be able to name the line that pays for it.
func CutLadder(ctx context.Context, p desk.Params, seed uint64) (*result.Ladder, error) {
	var plans []desk.Params
	for _, cut := range ladderCuts {
		plans = append(plans, ladderStep(p, cut))
	}
	l := &result.Ladder{Worlds: LadderWorlds, Months: p.Horizon.Months, Steps: make([]result.LadderStep, len(plans))}
	sums := make([]map[string]float64, len(plans))
	for w := range uint64(LadderWorlds) {
		rows, err := desk.World{Fates: sim.NewFates(seed, w), Plans: plans, Days: true}.Play(ctx)
		if err != nil {
			return nil, err
		}
		for i, row := range rows {
			if sums[i] == nil {
				sums[i] = map[string]float64{}
			}
			for k, m := range desk.MeasuresOf(p.Segments) {
				sums[i][m.Name] += row.Values[k] / LadderWorlds
			}
			last := row.Days[len(row.Days)-len(desk.DayMeasures):]
			for _, name := range []string{result.WaitingEnd, result.BacklogEnd} {
				k, _ := desk.Column(desk.DayMeasures, name)
				sums[i]["last day: "+name] += last[k] / LadderWorlds
			}
		}
	}
	for i, s := range sums {
		if len(s) == 0 {
			return nil, fmt.Errorf("step %d was not played", i)
		}
		step := result.LadderStep{
			Cut: ladderCuts[i], ServiceLevel: s[result.ServiceLevel], Abandonment: s[result.Abandonment],
			Satisfaction: s[result.Satisfaction], Churn: s[result.Churn], Net: s[result.Net],
			Waiting: s["last day: "+result.WaitingEnd] + s["last day: "+result.BacklogEnd],
			Daily:   s[result.Contacts] / float64(p.Horizon.MonthEnd(p.Horizon.Months-1)),
		}
		for _, line := range result.LadderLines {
			switch brings := sums[0][line] - s[line]; {
			case brings > step.PaysMoney:
				step.Pays, step.PaysMoney = line, brings
			case -brings > step.CostMoney:
				step.Costs, step.CostMoney = line, -brings
			}
		}
		l.Steps[i] = step
	}
	return l, nil
}

// ladderStep is a company that cuts a share of its heads at once.
func ladderStep(p desk.Params, cut float64) desk.Params {
	p.Routing.Policy = desk.HumansOnly
	p.Valve.Steps, p.Valve.NoRoute = 0, 0
	p.Cut = desk.Cut{Share: cut, By: desk.Layoff, Stages: 1}
	p.Leadership.RehireShare, p.Leadership.OpenValve, p.Leadership.Reroute = 0, false, false
	return p
}
