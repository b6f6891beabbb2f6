package play

import (
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// lagged is the plan the scenario is about under another personal lag, from the
// decision to leave to the act. Nobody has measured it, so the report says how
// much of the delay it supplies.
type lagged struct {
	*Part
	plan, text string
	days       float64
}

// lags tried, and the scenario's own.
var lags = []struct{ set, text string }{
	{"0 days", "none"}, {"1 quarter", "1 quarter"}, {"2 quarters", "2 quarters"}, {"4 quarters", "4 quarters"},
}

func newLags(src *Source, plans *Study, seed uint64, worlds int) (all []*lagged) {
	name := Subject(plans)
	if name == "" {
		return nil
	}
	add := func(s *scenarios.Scenario, text string) {
		var pair []scenarios.Plan
		for _, p := range s.Plans {
			if p.Reference || p.Name == name {
				pair = append(pair, p)
			}
		}
		p, err := pair[0].Params(nil)
		if err != nil || len(pair) != 2 {
			return
		}
		all = append(all, &lagged{
			Part: &Part{Study: NewStudy(s, seed, pair), Label: "lag " + text, Worlds: worlds},
			plan: name, text: text, days: p.Churn.LagDays,
		})
	}
	add(plans.Scenario, "as in the scenario")
	for _, x := range lags {
		if s, err := src.Load("churn.personal_lag=" + x.set); err == nil {
			add(s, x.text)
		}
	}
	return all
}

// addLags reads the retention loss month by month under each lag.
func (j *Job) addLags(r *result.Result) error {
	for _, l := range j.lags {
		if l.Runs == nil || l.Runs.Prefix() == 0 {
			return nil
		}
		months, err := experiment.Months(l.Used(), l.Table())
		if err != nil {
			return err
		}
		for _, s := range months {
			if s.Plan == l.plan && s.Measure == result.LossCumulative {
				days := l.days
				r.Variants = append(r.Variants, result.Variant{
					Question: "lag", Plan: l.plan, Text: l.text, Value: &days, Worlds: l.Used().Prefix(), Loss: s.Mean,
				})
			}
		}
	}
	return nil
}
