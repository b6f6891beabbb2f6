package view

import (
	"testing"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// What nobody can choose is shown beside the others and never preferred.
func TestCounterfactualsAreNotPreferred(t *testing.T) {
	r := View{Result: &result.Result{Plans: []result.Plan{
		{Name: "keep", Reference: true}, {Name: "claim", NoChoice: true}, {Name: "cut"},
	}}}
	for k, mean := range []float64{0, 9, 5} {
		r.Estimates = append(r.Estimates, result.Estimate{
			Plan: r.Plans[k].Name, Measure: result.Net, N: 36, Mean: &mean,
			Interval: &stats.Interval{Lo: mean - 1, Hi: mean + 1, Level: .9},
		})
	}
	if got := r.Preferred(); len(got) != 1 || got[0].Name != "cut" {
		t.Errorf("preferred are %+v, want the cut alone", got)
	}
	r.Plans[1].NoChoice = false
	if got := r.Preferred(); len(got) != 2 || got[0].Name != "claim" {
		t.Errorf("preferred are %+v, want the better first", got)
	}
}

// A plan ahead at the horizon and clearly behind with what comes after is preferred nowhere, and
// named as passing; one whose end is open is preferred.
func TestLostAgainIsNotPreferred(t *testing.T) {
	later, open := gain, gain
	later.after, open.after = told{-3e6, 1e5}, told{-1e4, 1e5}
	v := Of(results(result.AskPays, later, open, loss))
	if got := v.Preferred(); len(got) != 1 || got[0].Name != "b" {
		t.Errorf("preferred are %+v, want b alone", got)
	}
	best, passing := v.Best(), v.Passing()
	if best == nil || best.Name != "b" || passing == nil || passing.Name != "a" {
		t.Errorf("best %+v, passing %+v", best, passing)
	}
	if got := v.Answer(); got.Advised == nil || got.Advised.Name != "b" || got.Word != No {
		t.Errorf("answer %+v", got)
	}
}

// Where the plan recommended is not ahead with what comes after, the one that is has a name.
func TestLastingStaysAhead(t *testing.T) {
	open, lasting, most, never := gain, gain, gain, gain
	open.after, lasting.after, most.after = told{0, 1e5}, told{2e6, 1e5}, told{3e6, 1e5}
	never.after = told{-3e6, 1e5}
	v := Of(results(result.AskPays, open, lasting, most, never))
	if got := v.Lasting(v.Plans[1]); got == nil || got.Name != "c" {
		t.Errorf("lasting beside an open end is %+v, want the one furthest ahead", got)
	}
	if got := v.Lasting(v.Plans[2]); got != nil {
		t.Errorf("lasting beside a plan that is ahead is %+v, want none", got)
	}
	v = Of(results(result.AskPays, open, never, loss))
	if got := v.Lasting(v.Plans[1]); got != nil {
		t.Errorf("lasting where none is ahead: %+v", got)
	}
	v = Of(results(result.AskPays, open, most))
	v.Plans[2].NoChoice = true
	if got := v.Lasting(v.Plans[1]); got != nil {
		t.Errorf("lasting is %+v, which nobody can choose", got)
	}
}
