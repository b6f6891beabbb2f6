package drive

import (
	"context"
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/experiment"
)

// coins is a design whose cells gain with known probabilities, independently.
func coins(p []float64, seed uint64) PlayCells {
	return func(_ context.Context, cells []int, from, to int) ([][][]float64, error) {
		values := make([][][]float64, len(cells))
		for i, c := range cells {
			for b := from; b < to; b++ {
				block := make([]float64, experiment.DrawsPerBlock)
				for j := range block {
					// one number for all cells: they share a world
					u := sim.NewFates(seed, uint64(b)).Of(uint64(j)).Uniform(1, 0)
					block[j] = p[c] - u
				}
				values[i] = append(values[i], block)
			}
		}
		return values, nil
	}
}

var sweepRule = Allocation{At: .8, Near: .25, HalfWidth: .10, Level: .90, First: 4, Least: 10, Step: 2, Most: 32}

// TestAllocationSpendsNearTheFrontier plays cells of known probability: all of
// those near the frontier are known to the half-width, those far from it get
// few worlds.
func TestAllocationSpendsNearTheFrontier(t *testing.T) {
	p := []float64{.02, .1, .2, .6, .7, .8, .9, .99}
	field, err := sweepRule.Play(context.Background(), len(p), coins(p, 3))
	if err != nil {
		t.Fatal(err)
	}
	for c := range p {
		g := sweepRule.Judge(field[c])
		switch {
		case p[c] < .3 && len(field[c]) > 8:
			t.Errorf("P = %v is far from the frontier and got %d blocks", p[c], len(field[c]))
		case p[c] > .5 && (!g.Near || g.Inconclusive || len(field[c]) < sweepRule.Least):
			t.Errorf("P = %v: %+v after %d blocks", p[c], g, len(field[c]))
		}
	}
}

// TestAllocationMarksWhatItCannotKnow gives too few blocks.
func TestAllocationMarksWhatItCannotKnow(t *testing.T) {
	rule := sweepRule
	rule.Most = 5
	field, _ := rule.Play(context.Background(), 1, coins([]float64{.7}, 1))
	if g := rule.Judge(field[0]); !g.Inconclusive || len(field[0]) != 5 {
		t.Errorf("%d blocks, %+v: want 5 and inconclusive", len(field[0]), g)
	}
}

// TestAllocationCoverage repeats the sequential rule and counts how often its
// 90 % interval holds the truth. Looking until it is narrow costs coverage; the
// rule may lose at most 4 points of it beyond the error of 600 repetitions.
func TestAllocationCoverage(t *testing.T) {
	const repetitions = 600
	for _, p := range []float64{.6, .75, .9} {
		held := 0
		for r := range repetitions {
			field, _ := sweepRule.Play(context.Background(), 1, coins([]float64{p}, uint64(r)))
			if iv := sweepRule.Judge(field[0]).Interval; !iv.Excludes(p) {
				held++
			}
		}
		share := float64(held) / repetitions
		if least := .86 - 4*math.Sqrt(.9*.1/repetitions); share < least {
			t.Errorf("P = %v: covered in %.3f of %d, want at least %.3f", p, share, repetitions, least)
		}
	}
}

// TestFrontierKnown: P(gain) falls on a straight line from 1 at 0 to .5 at .5,
// so that the deepest x with P ≥ .8 is .2, and so is the least x of the mirror.
func TestFrontierKnown(t *testing.T) {
	xs := []float64{0, .1, .2, .3, .4, .5}
	var p, up []float64
	for i, x := range xs {
		p, up = append(p, 1-x), append(up, 1-xs[len(xs)-1-i])
	}
	held, heldUp := 0, 0
	const repetitions = 300
	for r := range repetitions {
		row, _ := sweepRule.Play(context.Background(), len(p), coins(p, uint64(r)))
		c := Deepest(xs, row, .8, .90)
		if c.Value != nil && *c.Lo <= .2 && .2 <= *c.Hi {
			held++
		}
		row, _ = sweepRule.Play(context.Background(), len(up), coins(up, uint64(r)))
		c = Least(xs, row, .8, .90)
		if c.Value != nil && *c.Lo <= .3 && (c.Hi == nil || .3 <= *c.Hi) {
			heldUp++
		}
	}
	// A percentile bootstrap of ten blocks is a little narrow: 84 % is allowed.
	least := int((.84 - 4*math.Sqrt(.9*.1/repetitions)) * repetitions)
	if held < least || heldUp < least {
		t.Errorf("the interval holds the frontier in %d and %d of %d, want at least %d", held, heldUp, repetitions,
			least)
	}
}

// TestFrontierEnds: no cell safe, every cell safe.
func TestFrontierEnds(t *testing.T) {
	xs := []float64{.1, .2}
	flat := func(v float64) Field {
		block := []float64{v, v, v, v}
		return Field{{block, block, block}, {block, block, block}}
	}
	if c := Deepest(xs, flat(-1), .8, .9); c.Value != nil || c.Beyond || c.Hi != nil {
		t.Errorf("nothing safe: %+v", c)
	}
	if c := Deepest(xs, flat(1), .8, .9); !c.Beyond || *c.Value != .2 || !c.HiBeyond {
		t.Errorf("all safe: %+v", c)
	}
	if c := Least(xs, flat(1), .8, .9); !c.Beyond || *c.Value != .1 {
		t.Errorf("all safe, least: %+v", c)
	}
}

// TestFrontierOfFewBlocks: a row of few blocks never excludes what the interval
// of one of its cells leaves open, although a bootstrap of so few would.
func TestFrontierOfFewBlocks(t *testing.T) {
	six := []float64{1, 1, 1, 1, 1, 1, -1, -1}
	half := [][]float64{six, six, six, six}
	lost := []float64{-1, -1, -1, -1, -1, -1, -1, -1}
	none := [][]float64{lost, lost, lost, lost}
	rule := Allocation{At: .8, Level: .9}
	if iv := rule.Judge(half).Interval; iv == nil || iv.Hi < .8 {
		t.Fatalf("%+v: the test wants a cell that may be safe", iv)
	}
	if c := Deepest([]float64{.1, .5}, Field{none, half}, .8, .9); c.Value != nil || !c.HiBeyond || *c.Hi != .5 {
		t.Errorf("%+v: want no cut known to be safe, and .5 not excluded", c)
	}
	if c := Deepest([]float64{.1, .5}, Field{none, none}, .8, .9); c.Hi != nil {
		t.Errorf("%+v: every cell is far from safe", c)
	}
}
