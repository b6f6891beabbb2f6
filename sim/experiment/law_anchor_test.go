package experiment

import (
	"context"
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// tied is a study and two of its blocks under another setting, with known answers: with A
// and D as in theory_design_test.go, the setting gives S = 1.5·A + U₂ − 1 + sN.
func tied(seed int) Anchor {
	full := &Runs{Design: Design{Seed: uint64(seed), Inputs: 3}}
	part := &Runs{Design: full.Design}
	for w := range 12 * worldsPerBlock {
		out, _ := known(context.Background(), full.Design.Point(w))
		full.Add(w, out)
		if p := full.Design.Point(w); w < 2*worldsPerBlock {
			noise := noise * sim.NewFates(p.Seed, p.Chance).Of(2).Normal(0, 0)
			part.Add(w, Outcome{Rows: [][]float64{{1.5*out.Rows[0][0] + p.U[2] - 1 + noise}}})
		}
	}
	return Anchor{Full: full, Part: part, Study: knownStudy}
}

// The anchored mean has no bias, its interval covers, and its error is smaller than that of
// the part alone. The interval takes the residuals for independent, which those of a
// hypercube are not where one unknown decides them, as here: it is wider than it need be.
func TestAnchorCovers(t *testing.T) {
	const truth = 1.5*.5 + .5 - 1
	below, err := ParseCondition("x < 0", knownStudy)
	if err != nil {
		t.Fatal(err)
	}
	var means, alone stats.Moments
	var covered, shares tally
	chance := 0. // P(S < 0), from the parts themselves: they are unbiased
	for seed := range 1500 {
		for _, x := range tied(seed).Part.measured(0, 0).values() {
			chance += stats.Indicator(x < 0) / 1500 / 16
		}
	}
	for seed := range 1500 {
		a := tied(seed)
		mean, iv := a.Mean(PlanMeasure{}, PlanMeasure{})
		means.Add(mean)
		covered.add(iv, truth)
		alone.Add(stats.MomentsOf(a.Part.measured(0, 0).values()).Mean())
		_, iv = a.Chance(below, 0, 0)
		shares.add(iv, chance)
	}
	checkMean(t, "anchored mean", means, truth)
	if c := covered.hits / covered.n; c < .88 {
		t.Errorf("coverage of the mean %.3f", c)
	}
	if c := shares.hits / shares.n; c < .86 {
		t.Errorf("coverage of the share %.3f", c)
	}
	if means.SD() > .95*alone.SD() {
		t.Errorf("the error is %v, that of the part alone %v", means.SD(), alone.SD())
	}
}

// The same setting gives the figure of all worlds; a part of all worlds its own.
func TestAnchorOfTheSame(t *testing.T) {
	a := tied(1)
	a.Part = a.Full.First(2 * worldsPerBlock)
	all := stats.MomentsOf(a.Full.measured(1, 0).values()).Mean()
	mean, iv := a.Mean(PlanMeasure{Plan: 1}, PlanMeasure{Plan: 1})
	if math.Abs(mean-all) > 1e-12 || iv == nil || iv.Excludes(all) {
		t.Errorf("the same plan anchored is %v in %v, the run's figure %v", mean, iv, all)
	}
	a.Part = a.Full
	_, whole, _ := a.Full.measured(0, 0).mean(.9)
	if mean, iv := a.Mean(PlanMeasure{}, PlanMeasure{Plan: 1}); *iv != *whole ||
		mean != stats.MomentsOf(a.Full.measured(0, 0).values()).Mean() {
		t.Errorf("a part of all worlds is %v in %v, want its own mean and interval", mean, iv)
	}
	e := result.Estimate{Measure: result.Net, Mean: &mean, Difference: &result.Difference{}}
	a.Tie(&e, PlanMeasure{Plan: 1}, PlanMeasure{Plan: 1})
	if e.Difference.Mean != *e.Mean || !e.Difference.Clear == e.Interval.Excludes(0) {
		t.Errorf("net and its difference part: %+v", e)
	}
}
