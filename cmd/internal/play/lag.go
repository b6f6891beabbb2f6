package play

import (
	"context"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// lags tried, and the scenario's own.
var lags = []struct{ set, text string }{
	{"0 days", "none"}, {"1 quarter", "1 quarter"}, {"2 quarters", "2 quarters"}, {"4 quarters", "4 quarters"},
}

// lagAside is the plan in question under other personal lags, from the decision to
// leave to the act. Nobody has measured it, so the report says how much of the
// delay it supplies.
func lagAside(ctx context.Context, of asideOf) *aside {
	name := Subject(of.plans)
	if !cutsBehindAssistant(of.plans, name) {
		return nil
	}
	a := &aside{}
	var texts []string
	var days []float64
	add := func(s *scenarios.Scenario, text string) {
		pair := of.pairOf(s, name)
		p, err := pair.Plans[0].Params(nil)
		if err != nil || len(pair.Plans) != 2 {
			return
		}
		a.parts = append(a.parts, of.part(pair, "lag "+text, stressWorlds))
		texts, days = append(texts, text), append(days, p.Churn.LagDays)
	}
	add(of.plans.Scenario, "as in the scenario")
	for _, x := range lags {
		if s, err := of.src.Load(ctx, "churn.personal_lag="+x.set); err == nil {
			add(s, x.text)
		}
	}
	a.read = func(r *result.Result, k int) error {
		v := result.Variant{
			Question: "lag", Plan: name, Text: texts[k], Value: &days[k],
			Worlds: a.parts[k].Used().Prefix(),
		}
		return addLoss(r, a.parts[k], v)
	}
	return a
}

// addLoss adds a variant with its retention loss month by month.
func addLoss(r *result.Result, p *Part, v result.Variant) error {
	months, err := experiment.Months(p.Used(), p.Table())
	if err != nil {
		return err
	}
	for _, s := range months {
		if s.Plan == v.Plan && s.Measure == result.LossCumulative {
			v.Loss = s.Mean
			r.Variants = append(r.Variants, v)
		}
	}
	return nil
}
