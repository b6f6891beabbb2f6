package drive

import (
	"context"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// normals is a contest of entrants with known means: a common part of every
// block, which pairing removes, and one of their own.
func normals(means []float64, common, own float64, seed uint64) Contest {
	return func(_ context.Context, entrants []int, from, to int) ([][]float64, error) {
		values := make([][]float64, len(entrants))
		for i, e := range entrants {
			for b := from; b < to; b++ {
				key := sim.NewFates(seed, uint64(b)).Of(1)
				z := func(p sim.Purpose, k uint32) float64 { return distuv.UnitNormal.Quantile(key.Uniform(p, k)) }
				values[i] = append(values[i], means[e]+common*z(1, 0)+own*z(2, uint32(e)))
			}
		}
		return values, nil
	}
}

const contests = 300

// TestKNKeepsItsPromise repeats a contest in which the best leads by exactly
// delta, the hardest case the procedure promises for: correct in 95 %.
func TestKNKeepsItsPromise(t *testing.T) {
	means, right, blocks := []float64{0, 0, 1, 0, 0}, 0, 0
	for r := range contests {
		e, err := KN(context.Background(), normals(means, 3, 1, uint64(r)), len(means),
			IndifferenceZone{Delta: 1, Alpha: .05, Most: 1000})
		if err != nil || !e.Whole || len(e.Left) != 1 {
			t.Fatal(e, err)
		}
		right += int(stats.Indicator(e.Left[0] == 2))
		for _, c := range e.Contenders {
			blocks += len(c)
		}
	}
	if least := .95 - 4*math.Sqrt(.95*.05/contests); float64(right) < least*contests {
		t.Errorf("right in %d of %d, want at least %.0f", right, contests, least*contests)
	}
	if mean := float64(blocks) / contests; mean > 5*60 {
		t.Errorf("%.0f blocks a contest", mean)
	}
}

// TestKNLeavesSeveral: too few blocks do not pretend.
func TestKNLeavesSeveral(t *testing.T) {
	e, _ := KN(context.Background(), normals([]float64{0, .01}, 0, 5, 1), 2,
		IndifferenceZone{Delta: .1, Alpha: .05, Most: 12})
	if len(e.Left) != 2 || len(e.Contenders[0]) != 12 {
		t.Errorf("left %v after %d blocks", e.Left, len(e.Contenders[0]))
	}
}

// TestOCBASpendsOnTheDoubtful: with the same budget it is right more often than
// equal shares, and the probability it states is not above what it achieves.
func TestOCBASpendsOnTheDoubtful(t *testing.T) {
	means := []float64{1, .6, 0, -1, -2, -3, -4, -5}
	const budget = 8 * 24
	right, equal, stated, onRival, onLast := 0, 0, 0., 0, 0
	for r := range contests {
		play := normals(means, 2, 1.5, uint64(r))
		c, err := OCBA(context.Background(), play, len(means), budget, 1)
		if err != nil {
			t.Fatal(err)
		}
		right += int(stats.Indicator(c.Best() == 0))
		stated += c.Correct() / contests
		onRival, onLast = onRival+len(c[1]), onLast+len(c[7])
		plain := make(Contenders, len(means))
		for i := range plain {
			_ = plain.add(context.Background(), play, []int{i}, 0, budget/len(means))
		}
		equal += int(stats.Indicator(plain.Best() == 0))
	}
	if right <= equal {
		t.Errorf("right in %d of %d, equal shares in %d", right, contests, equal)
	}
	if onRival < 3*onLast {
		t.Errorf("%d blocks on the closest rival, %d on the last", onRival, onLast)
	}
	achieved := float64(right) / contests
	if stated > achieved+4*math.Sqrt(achieved*(1-achieved)/contests) {
		t.Errorf("states %.3f, achieves %.3f", stated, achieved)
	}
}

// TestSearchNoisyBowl climbs a bowl through noise, with both optimisers: after
// the selection among finalists the winner lies near the top.
func TestSearchNoisyBowl(t *testing.T) {
	for _, axes := range []int{2, 5, 9} {
		const best = .62
		f := NoisyBowl(best, .3, 5)
		sample := func(x []float64, from, to int) (mean float64) {
			for w := from; w < to; w++ {
				mean += f(x, w) / float64(to-from)
			}
			return mean
		}
		found, err := Search(context.Background(), func(_ context.Context, points [][]float64) ([]float64, error) {
			var ys []float64
			for _, x := range points {
				ys = append(ys, sample(x, 0, 16))
			}
			return ys, nil
		}, axes, SearchDesign{Evaluations: 80 * axes, Seed: 1})
		if err != nil {
			t.Fatal(axes, err)
		}
		if len(found) > 80*axes {
			t.Errorf("%d evaluations", len(found))
		}
		finalists := Finalists(found, 5, .05)
		e, _ := KN(context.Background(), func(_ context.Context, some []int, from, to int) ([][]float64, error) {
			var values [][]float64
			for _, i := range some {
				var v []float64
				for b := from; b < to; b++ {
					v = append(v, sample(finalists[i].Point, 1000+8*b, 1008+8*b))
				}
				values = append(values, v)
			}
			return values, nil
		}, len(finalists), IndifferenceZone{Delta: .01, Alpha: .05, Most: 200})
		winner := finalists[e.Best()].Point
		lost, start := 0., 0.
		for i, v := range winner {
			lost += (v - best) * (v - best)
			start += (.5 - best) * (.5 - best)
			if axes == 2 && math.Abs(v-best) > .06 {
				t.Errorf("two axes: axis %d at %v, want %v", i, v, best)
			}
		}
		// Random points lie (1/12 + .12²) from the top on each axis.
		if lost > .01*float64(axes) {
			t.Errorf("%d axes: the winner %.2v is worth %.3f less than the top; the middle of the cube %.3f", axes,
				winner, lost, start)
		}
	}
}

// TestSearchStops hands back what it has when the world ends.
func TestSearchStops(t *testing.T) {
	n := 0
	found, err := Search(context.Background(), func(_ context.Context, points [][]float64) ([]float64, error) {
		if n += len(points); n > 12 {
			return nil, context.Canceled
		}
		return make([]float64, len(points)), nil
	}, 2, SearchDesign{Evaluations: 20, Seed: 1})
	if err == nil || len(found) < 10 {
		t.Errorf("%d candidates, %v", len(found), err)
	}
}
