package view

import (
	"math"
	"math/rand/v2"
	"testing"

	"boomerang/sim/result"
)

// made are worlds of three independent inputs and a net value of them.
func made(net func(x []float64) float64) *result.Runs {
	rnd := rand.New(rand.NewPCG(3, 4))
	runs := &result.Runs{Plans: []string{"a"}, Inputs: []string{"x", "y", "z"}, Measures: []string{"net"}}
	for w := range 400 {
		x := []float64{rnd.Float64(), rnd.Float64(), rnd.Float64()}
		runs.Worlds = append(runs.Worlds,
			result.RunWorld{World: w, Block: w / 10, Inputs: x, Rows: [][]float64{{net(x)}}})
	}
	return runs
}

// Ranks are blind to any increasing transformation: a monotone function of one
// input has weight 1 there, 0 elsewhere, and fits exactly.
func TestDriversOfMonotoneFunction(t *testing.T) {
	ds, fit := Drivers(made(func(x []float64) float64 { return -math.Exp(20 * x[1]) }), "a", "", .9)
	if ds[0].Assumption != "y" || math.Abs(ds[0].Weight+1) > 1e-9 || math.Abs(ds[1].Weight) > 1e-9 ||
		math.Abs(fit-1) > 1e-9 {
		t.Errorf("drivers %+v, fit %v, want y with −1 and fit 1", ds, fit)
	}
}

// For independent uniform inputs and a linear function the standardised
// coefficients are b_i / √Σb²; with b = 2, 1, 0 and ranks of a nearly uniform
// outcome they come within a few hundredths (Saltelli et al. 2008, 1.2.5).
func TestDriversOfLinearFunction(t *testing.T) {
	ds, fit := Drivers(made(func(x []float64) float64 { return 2*x[0] + x[2] }), "a", "", .9)
	for i, want := range []float64{2 / math.Sqrt(5), 1 / math.Sqrt(5), 0} {
		if math.Abs(ds[i].Weight-want) > .05 {
			t.Errorf("driver %d: %+v, want %.3f", i, ds[i], want)
		}
		if !(ds[i].Lo <= ds[i].Weight && ds[i].Weight <= ds[i].Hi) {
			t.Errorf("driver %d lies outside its interval: %+v", i, ds[i])
		}
	}
	if fit < .95 || !ds[0].ClearOf(ds[1]) {
		t.Errorf("fit %v, drivers %+v", fit, ds)
	}
}

func TestDriversNeedRows(t *testing.T) {
	runs := made(func(x []float64) float64 { return x[0] })
	runs.Worlds = runs.Worlds[:20]
	if ds, _ := Drivers(runs, "a", "", .9); ds != nil {
		t.Errorf("20 futures for 3 inputs gave %v", ds)
	}
	if ds, _ := Drivers(made(func([]float64) float64 { return 7 }), "a", "", .9); ds != nil {
		t.Errorf("a constant net value gave %v", ds)
	}
}

// Of a lead only the difference counts: an input that moves two plans alike is
// no driver of the choice between them, whatever it does to either. With
// 2x + z against 2x the lead is z, whose ranks explain all and alone.
func TestDriversOfALead(t *testing.T) {
	runs := made(func(x []float64) float64 { return 2*x[0] + x[2] })
	runs.Plans = append(runs.Plans, "b")
	for i, w := range runs.Worlds {
		runs.Worlds[i].Rows = append(w.Rows, []float64{2 * w.Inputs[0]})
	}
	ds, fit := Drivers(runs, "a", "b", .9)
	if ds[0].Assumption != "z" || math.Abs(ds[0].Weight-1) > 1e-9 || math.Abs(ds[1].Weight) > 1e-9 ||
		math.Abs(fit-1) > 1e-9 {
		t.Errorf("drivers %+v, fit %v, want z with 1 and fit 1", ds, fit)
	}
	if ds, _ := Drivers(runs, "a", "nobody", .9); ds != nil {
		t.Errorf("a plan without rows gave %v", ds)
	}
}

// Two plans that draw one key from one number give it the same ranks; the weight
// is that of the plan's own range, once, as if the other plan were not there.
func TestDriversOfPlansOwnRanges(t *testing.T) {
	runs := made(func(x []float64) float64 { return 2*x[0] + x[2] })
	alone, _ := Drivers(runs, "a", "", .9)
	runs.Inputs = []string{"plan.b.k.x", "y", "z", "plan.a.k.x", "k.x"}
	for i, w := range runs.Worlds {
		runs.Worlds[i].Inputs = append(w.Inputs, w.Inputs[0]/10, 7+w.Inputs[0])
	}
	ds, _ := Drivers(runs, "a", "", .9)
	if len(ds) != 3 || ds[0].Assumption != "plan.a.k.x" || math.Abs(ds[0].Weight-alone[0].Weight) > 1e-9 {
		t.Errorf("drivers %+v, alone %+v", ds, alone)
	}
	runs.Plans, runs.Worlds = append(runs.Plans, "c"), twice(runs.Worlds)
	if ds, _ := Drivers(runs, "c", "", .9); len(ds) != 3 || ds[0].Assumption != "k.x" {
		t.Errorf("drivers of a plan that reads what everybody does: %+v", ds)
	}
}

// twice gives a second plan the row of the first.
func twice(worlds []result.RunWorld) (all []result.RunWorld) {
	for _, w := range worlds {
		w.Rows = append(w.Rows, w.Rows[0])
		all = append(all, w)
	}
	return all
}
