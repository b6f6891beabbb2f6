package play

import (
	"context"
	"slices"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// aside is a further question of a run, answered beside its plans in the same
// worlds: other settings or other plans are played, part by part, and what each
// gave is added to the result.
type aside struct {
	parts []*Part
	whole bool // nothing can be told before every part was played
	read  func(r *result.Result, part int) error
	end   func(r *result.Result) // after the parts; nil: nothing more is told
}

// asides are the questions every run asks beside its plans, in the order they are
// played and told. Each may have nothing to ask of a scenario: nil.
var asides = []func(ctx context.Context, of asideOf) *aside{
	gridAside, stressAside, decompositionAside, variantsAside,
	lagAside,
}

// asideOf is what an aside is made of: the scenario, which may be read again with
// other settings, its plans, and how many worlds the plans get.
type asideOf struct {
	src    *Source
	plans  *Study
	worlds int
	run    *Part // the plans as they are played: what a part's few worlds are tied to
}

// anchor ties a part to the run.
func (of asideOf) anchor(p *Part) experiment.Anchor {
	return experiment.Anchor{Full: of.run.Used(), Part: p.Used(), Study: of.run.Table()}
}

// tie ties the estimates of one of a part's plans to those of a plan of the run, and
// returns the chance of a net loss so tied; nothing where the run has no such plan.
func (of asideOf) tie(p *Part, plan int, as string, estimates []result.Estimate) (loss float64,
	interval *result.Interval, tied bool,
) {
	full := slices.IndexFunc(of.run.Plans, func(own scenarios.Plan) bool { return own.Name == as })
	if full < 0 {
		return 0, nil, false
	}
	a := of.anchor(p)
	for k := range estimates {
		if e := &estimates[k]; e.Plan == p.Plans[plan].Name {
			measure := slices.IndexFunc(p.Table().Measures, func(m result.Measure) bool { return m.Name == e.Measure })
			at := experiment.PlanMeasure{Plan: plan, Measure: measure}
			a.Tie(e, at, experiment.PlanMeasure{Plan: full, Measure: measure})
		}
	}
	loss, interval = a.Share(experiment.PlanMeasure{Plan: plan, Measure: NetColumn},
		experiment.PlanMeasure{Plan: full, Measure: NetColumn})
	return loss, interval, true
}

// Asides answer with fewer worlds than the plans: their figures are read off
// charts and ranges, not off tables.
const (
	gridWorlds   = 36
	stressWorlds = 18
)

// part is a study of an aside with at most so many worlds.
func (of asideOf) part(st *Study, label string, most int) *Part {
	return &Part{Study: st, Label: label, Worlds: min(of.worlds, most)}
}

// pairOf is a scenario's reference and one plan, as a study.
func (of asideOf) pairOf(s *scenarios.Scenario, plan string) *Study {
	return NewStudy(s, of.plans.Seed, OnlyPlans(s, plan))
}

// tell adds what was played of an aside to the result. Parts are played in turn,
// so those after the first that is missing are missing too.
func (a *aside) tell(r *result.Result) error {
	played := 0
	for _, p := range a.parts {
		if p.Runs != nil && p.Runs.Prefix() > 0 {
			played++
		}
	}
	if played < len(a.parts) && a.whole {
		return nil
	}
	for k := range a.parts {
		if p := a.parts[k]; p.Runs == nil || p.Runs.Prefix() == 0 {
			continue
		}
		if err := a.read(r, k); err != nil {
			return err
		}
	}
	if a.end != nil {
		a.end(r)
	}
	return nil
}
