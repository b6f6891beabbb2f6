package experiment

import (
	"context"
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// around is a study, two settings around another in half of its worlds, and that other in
// two blocks: a plane through the two but for a product and chance of its own, with known
// means.
func around(seed int) (b Between, truth float64) {
	full := &Runs{Design: Design{Seed: uint64(seed), Inputs: 3}}
	lead, few := &Runs{Design: full.Design}, &Runs{Design: full.Design}
	for w := range 12 * worldsPerBlock {
		p := full.Design.Point(w)
		out, _ := known(context.Background(), p)
		full.Add(w, out)
		one := 1.2*out.Rows[0][0] + .5*p.U[1]
		two := .8*out.Rows[0][0] - .3*p.U[1] + p.U[1]*p.U[2]
		own := .5*one + .5*two + .1*p.U[0]*p.U[2] + .2*noise*sim.NewFates(p.Seed, p.Chance).Of(3).Normal(0, 0)
		if w < 6*worldsPerBlock {
			lead.Add(w, Outcome{Rows: [][]float64{{one}, {two}}})
		}
		if w < 2*worldsPerBlock {
			few.Add(w, Outcome{Rows: [][]float64{{own}}})
		}
	}
	b = Between{Few: few, Around: []Lead{{lead, 0}, {lead, 1}}, Full: full, Study: knownStudy}
	return b, .5*(.6+.25) + .5*(.4-.15+.25) + .025
}

// The mean of a setting between others has no bias, its interval and that of a chance
// cover, and both are narrower than those of the anchor alone.
func TestBetweenCovers(t *testing.T) {
	below, err := ParseCondition("x < .6", knownStudy)
	if err != nil {
		t.Fatal(err)
	}
	const times = 1000
	chance := 0.
	for seed := range times {
		b, _ := around(seed)
		for _, x := range b.Few.measured(0, 0).values() {
			chance += stats.Indicator(x < .6) / times / 16
		}
	}
	var means stats.Moments
	var covered, shares tally
	width, alone, shareWidth, shareAlone, truth := 0., 0., 0., 0., 0.
	for seed := range times {
		b, mean := around(seed)
		truth = mean
		m, iv := b.Mean(0, PlanMeasure{})
		means.Add(m)
		covered.add(iv, truth)
		width += iv.HalfWidth()
		_, p := b.Chance(below, 0, 0)
		shares.add(p, chance)
		shareWidth += p.HalfWidth()
		a := Anchor{Full: b.Full, Part: b.Few, Study: b.Study}
		_, iv = a.Mean(PlanMeasure{}, PlanMeasure{})
		alone += iv.HalfWidth()
		_, iv = a.Chance(below, 0, 0)
		shareAlone += iv.HalfWidth()
	}
	checkMean(t, "mean between", means, truth)
	if c := covered.hits / covered.n; c < .88 {
		t.Errorf("coverage of the mean %.3f", c)
	}
	if c := shares.hits / shares.n; c < .88 {
		t.Errorf("coverage of the chance %.3f", c)
	}
	if width > .75*alone || shareWidth > .75*shareAlone {
		t.Errorf("intervals of %.2f and %.2f times those of the anchor alone", width/alone, shareWidth/shareAlone)
	}
}

// A setting that is a plane through the others has their figures and no error of its own;
// settings that say the same count once; without others, or where a value is missing, few
// worlds have to do.
func TestPlanes(t *testing.T) {
	b, _ := around(3)
	lead := b.Around[0].Runs
	exact := &Runs{Design: lead.Design}
	for w := range 2 * worldsPerBlock {
		rows := lead.outcomes[w].Rows
		exact.Add(w, Outcome{Rows: [][]float64{{2*rows[0][0] - rows[1][0] + 1}}})
	}
	b.Few = exact
	b.Around = append(b.Around, b.Around[0])
	one, _ := lead.measured(0, 0).interval(.9)
	mean, iv := b.Mean(0, PlanMeasure{})
	first, second := lead.measured(0, 0).values(), lead.measured(1, 0).values()
	want := 2*stats.MomentsOf(first).Mean() - stats.MomentsOf(second).Mean()
	y, xs := b.columns(0, 0)
	p, ok := planeOf(y, xs)
	if !ok || p.norm[2] != 0 || p.square > 1e-20 || p.df != 13 {
		t.Errorf("the plane is %+v", p)
	}
	a := Anchor{Full: b.Full, Part: exact, Study: b.Study}
	tied, _ := a.tie(p.over(xs), b.Full.measured(0, 0))
	told := stats.MomentsOf(p.over(xs).values()).Mean()
	if math.Abs(mean-tied) > 1e-12 || math.Abs(told-want-1) > 1e-12 || iv == nil || one == nil {
		t.Errorf("mean %v in %v, by the plane %v", mean, iv, want)
	}
	b.Around = nil
	alone, own := a.Mean(PlanMeasure{}, PlanMeasure{})
	if mean, iv := b.Mean(0, PlanMeasure{}); mean != alone || *iv != *own {
		t.Errorf("without others %v in %v, the anchor has %v", mean, iv, alone)
	}
	e := result.Estimate{Measure: result.Net, Mean: &alone, Difference: &result.Difference{}}
	b, _ = around(4)
	if b.Tie(&e, 0, PlanMeasure{}); e.N != 48 || e.Difference.Mean != *e.Mean || e.Quantiles == nil {
		t.Errorf("the estimate is %+v", e)
	}
}

// A moment that never comes in some worlds has no plane; whether it came has one, and its
// chance an interval that covers. What never happens anywhere is bounded by all draws.
func TestBetweenOfMoments(t *testing.T) {
	below, err := ParseCondition("x < .6", knownStudy)
	if err != nil {
		t.Fatal(err)
	}
	never, err := ParseCondition("x < -9", knownStudy)
	if err != nil {
		t.Fatal(err)
	}
	moments := func(r *Runs) { // only what is below .9 happens
		for _, out := range r.outcomes {
			for _, row := range out.Rows {
				if row[0] > .9 {
					row[0] = math.NaN()
				}
			}
		}
	}
	chance, few := 0., 0.
	var shares tally
	var all []*result.Interval
	for seed := range 600 {
		b, _ := around(seed)
		moments(b.Few)
		moments(b.Around[0].Runs)
		for _, x := range b.Few.measured(0, 0).values() {
			chance += stats.Indicator(x < .6) / 600 / 16
		}
		_, iv := b.Chance(below, 0, 0)
		all = append(all, iv)
		if _, iv = b.Chance(never, 0, 0); iv == nil || iv.Lo != 0 {
			t.Fatalf("never in %v", iv)
		}
		few += iv.Hi / 600
	}
	for _, iv := range all {
		shares.add(iv, chance)
	}
	if c := shares.hits / shares.n; c < .87 {
		t.Errorf("coverage of the chance %.3f", c)
	}
	if exact := 1 - math.Pow(.05, 1./48); math.Abs(few-exact) > 1e-9 {
		t.Errorf("what never happens is bounded by %v, of 48 draws by %v", few, exact)
	}
}
