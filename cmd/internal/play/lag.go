package play

import (
	"context"
	"slices"

	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/result"
)

// lags tried beside the scenario's own.
var lags = []string{"0 days", "1 quarter", "2 quarters", "4 quarters"}

// lagAside is the plan in question under other personal lags, from the decision to
// leave to the act. Nobody has measured it, so the report says how much of the
// delay it supplies.
func lagAside(ctx context.Context, of asideOf) *aside {
	name := Subject(of.plans)
	if !cutsBehindAssistant(of.plans, name) {
		return nil
	}
	a := &aside{}
	var tried []result.Variant
	add := func(s *scenarios.Scenario, v result.Variant) {
		pair := of.pairOf(s, name)
		p, err := pair.Plans[0].Params(nil)
		if err != nil || len(pair.Plans) != 2 {
			return
		}
		v.Question, v.Plan = result.LagVariant, name
		label := wording.Lag(v)
		v.Value = &p.Churn.LagDays
		a.parts = append(a.parts, of.part(pair, "lag "+label, stressWorlds))
		tried = append(tried, v)
	}
	add(of.plans.Scenario, result.Variant{Stated: true})
	for _, lag := range lags {
		if s, err := of.src.Load(ctx, "churn.personal_lag="+lag); err == nil {
			add(s, result.Variant{Set: lag})
		}
	}
	a.read = func(r *result.Result, k int) error {
		v := tried[k]
		v.Worlds = a.parts[k].Used().Prefix()
		p := a.parts[k]
		plan := slices.IndexFunc(p.Plans, func(own scenarios.Plan) bool { return own.Name == name })
		loss, err := of.tie(p, plan, name).months(r, lossByMonthColumn)
		if v.Loss = loss; err == nil {
			r.Variants = append(r.Variants, v)
		}
		return err
	}
	return a
}
