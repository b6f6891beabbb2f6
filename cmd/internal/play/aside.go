package play

import (
	"context"

	"boomerang/scenarios"
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

// Asides answer with fewer worlds than the plans: their figures are read off
// charts and ranges, not off tables.
const (
	gridWorlds   = 36
	stressWorlds = 18
)

// part is a study of an aside with at most so many worlds.
func (of asideOf) part(st *Study, label string, most int) *Part {
	return &Part{Study: st, Label: label, Worlds: min(of.worlds, most), once: true}
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
