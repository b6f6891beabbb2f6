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
