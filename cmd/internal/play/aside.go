package play

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"boomerang/scenarios"
	"boomerang/sim/result"
)

// aside is a further question of a run, answered beside its plans in the same
// worlds: other settings or other plans are played, part by part, and what each
// gave is added to the result.
type aside struct {
	name  string // of the kind of question
	parts []*Part
	whole bool // nothing can be told before every part was played
	read  func(r *result.Result, part int) error
	end   func(r *result.Result) // after the parts; nil: nothing more is told
}

// asides are the questions every run asks beside its plans, in the order they are
// played and told. Each may have nothing to ask of a scenario: nil.
var asides = []struct {
	name string
	ask  func(ctx context.Context, of asideOf) *aside
}{
	{"grid", gridAside},
	{"stress", stressAside},
	{"credit", decompositionAside},
	{"variant", variantsAside},
	{"lag", lagAside},
	{"learnt", learntAside},
}

// askedOfAll are the asides that have something to ask of a scenario. Each reads it again
// with settings of its own, and all at the same time.
func askedOfAll(ctx context.Context, of asideOf) []*aside {
	all := make([]*aside, len(asides))
	atOnce(len(asides), func(i int) {
		if all[i] = asides[i].ask(ctx, of); all[i] != nil {
			all[i].name = asides[i].name
		}
	})
	return slices.DeleteFunc(all, func(a *aside) bool { return a == nil })
}

// atOnce calls f of 0 to n−1, as many at a time as there are processors. A panic in one
// of them is one of the caller's.
func atOnce(n int, f func(i int)) {
	var g errgroup.Group
	var broke atomic.Value
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		g.Go(func() error {
			defer func() {
				if v := recover(); v != nil {
					broke.CompareAndSwap(nil, fmt.Sprintf("%v\n%s", v, debug.Stack()))
				}
			}()
			f(i)
			return nil
		})
	}
	_ = g.Wait() // f has no error to tell
	if v := broke.Load(); v != nil {
		panic(v)
	}
}

// asideOf is what an aside is made of: the scenario, which may be read again with
// other settings, its plans, and how many worlds the plans get.
type asideOf struct {
	src    *Source
	plans  *Study
	worlds int
	run    *Part // the plans as they are played: what a part's few worlds are tied to
}

// Asides answer with fewer worlds than the plans where those have more than by default:
// their figures are read off charts and ranges, not off tables.
const (
	gridWorlds    = 45
	variantWorlds = 36
	stressWorlds  = 18
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
