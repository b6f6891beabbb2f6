package drive

import (
	"math"
	"testing"

	"boomerang/sim/experiment"
	"boomerang/sim/stats"
)

// TestPrimKnownBox: the box of LosingBox is found, with its two limits and no
// third one, on points and on blocks that were held out.
func TestPrimKnownBox(t *testing.T) {
	var c Cases
	const n = 1600
	d := experiment.Design{Seed: 4, Inputs: 8}
	for w := 0; len(c.Hit) < n; w++ {
		p := d.Point(w)
		if p.Repeat {
			continue
		}
		c.Inputs, c.Hit, c.Group = append(c.Inputs, p.U), append(c.Hit, LosingBox(p.U) == 1), append(c.Group, p.Block)
	}
	boxes := Prim(c, .9)
	if len(boxes) == 0 {
		t.Fatal("no box")
	}
	b := boxes[0]
	if len(b.Limits) != 2 || b.Limits[0].Input != 0 || b.Limits[1].Input != 1 {
		t.Fatalf("limits %+v, want u0 from .7 and u1 to .4", b.Limits)
	}
	if b.Limits[0].Low == nil || math.Abs(*b.Limits[0].Low-.7) > .03 || b.Limits[0].High != nil {
		t.Errorf("u0: %+v", b.Limits[0])
	}
	if b.Limits[1].High == nil || math.Abs(*b.Limits[1].High-.4) > .03 || b.Limits[1].Low != nil {
		t.Errorf("u1: %+v", b.Limits[1])
	}
	// .12 of the cube is inside; outside .0176 of it loses: coverage .87
	if b.Density < .95 || math.Abs(b.Coverage-.12/.1376) > .05 {
		t.Errorf("density %.3f, coverage %.3f", b.Density, b.Coverage)
	}
	h := b.HeldOut
	if h == nil || h.Density < .85 || h.Coverage < .7 || h.Interval == nil || h.Interval.Hi < .95 {
		t.Fatalf("held out: %+v", h)
	}
	// what was held out helped nowhere: counted here by hand
	cases, hits := 0, 0
	for i, x := range c.Inputs {
		if HeldOut(c.Group[i]) && x[0] >= *b.Limits[0].Low && x[1] <= *b.Limits[1].High {
			cases++
			hits += int(stats.Indicator(c.Hit[i]))
		}
	}
	if cases != h.Cases || hits != h.Hits || h.Cases > h.Worlds || math.Abs(float64(h.Worlds)-n/3) > 8 {
		t.Errorf("%d of %d by hand, %+v", hits, cases, h)
	}
	for i := 1; i < len(b.Trajectory); i++ {
		if b.Trajectory[i].Density < b.Trajectory[i-1].Density || b.Trajectory[i].Cases >= b.Trajectory[i-1].Cases {
			t.Fatalf("peel %d: %+v after %+v", i, b.Trajectory[i], b.Trajectory[i-1])
		}
	}
}

// TestPrimKnownBoxes: two corners that have no input in common are found one after the other, and no third box
// where both are taken away; a corner of fewer failures than a box may hold is not looked for.
func TestPrimKnownBoxes(t *testing.T) {
	for second, want := range map[float64]int{.25: 2, .04: 1} {
		var c Cases
		d := experiment.Design{Seed: 4, Inputs: 5}
		for w := range 1200 {
			p := d.Point(w)
			u := p.U
			c.Inputs, c.Group = append(c.Inputs, u), append(c.Group, p.Block)
			c.Hit = append(c.Hit, u[0] > .7 && u[1] > .7 || u[2] < second && u[3] < second)
		}
		boxes := Prim(c, .9)
		if len(boxes) != want {
			t.Fatalf("a second corner of %v: %d boxes, want %d", second, len(boxes), want)
		}
		for k, b := range boxes {
			if len(b.Limits) != 2 || b.Limits[0].Input != 2*k || b.Limits[1].Input != 2*k+1 || b.Density < .9 {
				t.Errorf("box %d: %+v", k, b)
			}
		}
	}
}

// TestPrimFindsNothingInNoise: failures that no input explains give no box that
// holds on other blocks.
func TestPrimFindsNothingInNoise(t *testing.T) {
	var c Cases
	d := experiment.Design{Seed: 9, Inputs: 6}
	for w := range 450 {
		p := d.Point(w)
		c.Inputs, c.Hit, c.Group = append(c.Inputs, p.U[:5]), append(c.Hit, p.U[5] < .3), append(c.Group, p.Block)
	}
	for _, b := range Prim(c, .9) {
		if b.HeldOut != nil && b.HeldOut.Density > .45 {
			t.Errorf("noise of .3 gives a box of held-out density %.2f", b.HeldOut.Density)
		}
	}
	c.Hit = make([]bool, len(c.Hit))
	if Prim(c, .9) != nil {
		t.Error("a box although nothing fails")
	}
}

// TestRobustnessConflict: three plans of which each is best by one metric.
// The reference is worth 0 everywhere and so satisfies net ≥ 0 by definition; a tie is
// no disagreement; what nobody can choose wins nothing and is missed by nobody.
func TestRobustnessAmongChoices(t *testing.T) {
	nets := [][]float64{{0, 0, 0, 0}, {5, 5, 5, -1}, {9, 9, 9, 9}}
	ok := [][]bool{{true, true, true, true}, {true, true, true, false}, {true, true, true, true}}
	r := Robustness(nets, ok, 0, []bool{true, true, false})
	if r.ByMean != 1 || r.ByRegret != 1 || r.BySatisfied != 1 || r.Conflict {
		t.Errorf("of two choices the better is by all metrics: %+v", r)
	}
	if r.Plans[0].Regret != 5 || r.Plans[1].MeanRegret != .25 {
		t.Errorf("regret is measured against what can be chosen: %+v", r.Plans)
	}
	twice := [][]float64{{0, 0}, {3, 3}, {3, 3}}
	met := [][]bool{{true, true}, {true, true}, {true, true}}
	if r := Robustness(twice, met, 0, []bool{true, true, true}); r.Conflict {
		t.Errorf("a tie is told as a disagreement: %+v", r)
	}
}

// Where the reference is the best plan it is not the one that satisfies most often: by that only the others
// are compared, and that they differ from it is no disagreement. Without others nobody is.
func TestReferenceNeverSatisfiesMostOften(t *testing.T) {
	nets := [][]float64{{0, 0, 0}, {-3, -3, -3}, {-9, -9, 1}}
	ok := [][]bool{{true, true, true}, {false, false, false}, {false, false, true}}
	r := Robustness(nets, ok, 0, []bool{true, true, true})
	if r.ByMean != 0 || r.BySatisfied != 2 || r.Conflict {
		t.Errorf("%+v", r)
	}
	if r := Robustness(nets[:1], ok[:1], 0, []bool{true}); r.BySatisfied != -1 || r.Conflict {
		t.Errorf("the reference alone: %+v", r)
	}
}

func TestRobustnessConflict(t *testing.T) {
	nets := [][]float64{
		{10, 10, 10, 10, 10, 10, 10, 10, 10, -50}, // often well, once terribly
		{4, 4, 4, 4, 4, 4, 4, 4, 4, -1},           // never far behind
		{1, 1, 1, 1, 1, 1, 1, 1, 1, 1},            // always acceptable
	}
	ok := make([][]bool, 3)
	for d := range nets {
		for _, x := range nets[d] {
			ok[d] = append(ok[d], x >= 0)
		}
	}
	all := []bool{true, true, true}
	r := Robustness(nets, ok, 1, all)
	if r.ByMean != 0 && r.ByMean != 1 || r.BySatisfied != 2 || !r.Conflict {
		t.Errorf("%+v", r)
	}
	if got := r.Plans[2].MeanRegret; math.Abs(got-8.1) > 1e-12 { // nine times 9, once 0
		t.Errorf("mean regret %v, want 8.1", got)
	}
	if got := r.Plans[1]; math.Abs(got.Mean-3.5) > 1e-12 || math.Abs(got.Satisfied-.9) > 1e-12 {
		t.Errorf("%+v", got)
	}
}
