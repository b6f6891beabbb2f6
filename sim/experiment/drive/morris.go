package drive

import (
	"context"
	"math"
	"slices"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// How trajectories are laid: four levels, steps of 2/3 (Morris 1991), and
// candidates for every one that is kept.
const (
	morrisStep       = 2. / 3
	morrisCandidates = 20
)

// Effects is what Morris screening says of an input: the mean absolute effect
// of moving it across its range, and the standard deviation of the effect,
// which is large where the input bends or works through others.
type Effects struct {
	MeanAbsolute float64
	Interval     *result.Interval // of it, over trajectories
	SD           float64
}

// Screening is the effect of every axis over so many trajectories.
type Screening struct {
	Trajectories int
	Effects      []Effects // none where no two trajectories were finished
}

// Morris screens axes with r trajectories of axes+1 points. The trajectories
// are those of many candidates that lie farthest apart (Campolongo, Cariboni
// and Saltelli 2007), found greedily (Ruano et al. 2012). Levels stretch over
// the middle 90 % of every input, so an effect is per that range. Every
// trajectory has one chance, the last coordinate of its points. Where f fails,
// the effects are those of the first trajectories, if it finished two or more.
//
// It screens: r·(axes + 1) runs rank axes roughly, where Sobol indices take hundreds of runs for each.
// Absolute effects, since effects of both signs would cancel (the μ* of Campolongo et al.). An effect
// is per range of the input:
//
//	μ*ᵢ = mean over trajectories of |f(x + Δeᵢ) − f(x)| / Δ,   Δ = 2/3 of the middle 90 %
//
// Cost: r·(axes + 1) runs. Four levels p and a step Δ = p/(2(p − 1)) = 2/3 are
// Morris's own choice: with an even p every level is then taken equally often. A path
// through two axes looks so:
//
//	  1 │       •       from (0, 1/3) axis 1 goes up by 2/3, then axis 2:
//	2/3 │       ↑       every step moves one axis and gives one effect of it
//	1/3 •──────→•
//	  0 └───────────
//	    0  1/3 2/3 1
//
// The outer 5 % on either side are left out because stated laws have unbounded tails
// there (a normal at u = 0 is −∞), and one absurd run would decide the mean.
//
// A trajectory has one chance throughout, so its effects are paired; different
// trajectories have different ones, so the spread over trajectories holds chance as
// well as bending.
func Morris(ctx context.Context, f Function, axes, r int, seed uint64, level float64) (Screening, error) {
	chosen := farApart(candidates(axes, r*morrisCandidates, seed), r)
	var points [][]float64
	fates := sim.NewFates(seed, experiment.DesignKey-5)
	for t, path := range chosen {
		chance := fates.Of(uint64(t)).Uniform(experiment.PurposeShift, 0)
		for _, x := range path {
			u := make([]float64, axes+1)
			for i := range x {
				u[i] = .05 + .9*x[i]
			}
			u[axes] = chance
			points = append(points, u)
		}
	}
	ys, err := f(ctx, points)
	trajectories := 0
	for len(ys) >= (trajectories+1)*(axes+1) && whole(ys[trajectories*(axes+1):][:axes+1]) {
		trajectories++
	}
	if trajectories < 2 {
		return Screening{}, err
	}
	effects := make([][]float64, axes)
	for t, path := range chosen[:trajectories] {
		for k := range axes {
			at := t*(axes+1) + k
			axis := moved(path[k], path[k+1])
			effects[axis] = append(effects[axis], (ys[at+1]-ys[at])/(path[k+1][axis]-path[k][axis]))
		}
	}
	out := Screening{trajectories, make([]Effects, axes)}
	for axis, es := range effects {
		m := stats.MomentsOf(es)
		for i := range es {
			es[i] = math.Abs(es[i])
		}
		out.Effects[axis] = Effects{MeanAbsolute: meanOf(es), SD: m.SD()}
		out.Effects[axis].Interval, _ = stats.Mean(es, level)
	}
	return out, err
}

// moved is the axis two neighbours of a trajectory differ on.
func moved(a, b []float64) int {
	for i := range a {
		if a[i] != b[i] {
			return i
		}
	}
	panic("experiment: a trajectory stands still")
}

// candidates are random trajectories on the grid of four levels: every axis
// moves once, by a step up or down, in random order.
//
// A step up is possible from 0 and 1/3, a step down from 2/3 and 1: the level decides
// the direction, as in Morris's design.
func candidates(axes, n int, seed uint64) (all [][][]float64) {
	fates := sim.NewFates(seed, experiment.DesignKey-6)
	for t := range n {
		key := fates.Of(uint64(t))
		x := make([]float64, axes)
		order := make([]int, axes)
		for i := range x {
			x[i] = float64(key.Bits(experiment.PurposeInside, uint32(i))%4) / 3
			order[i] = i
		}
		for i := axes - 1; i > 0; i-- {
			j := key.Bits(experiment.PurposeShuffle, uint32(i)) % uint64(i+1)
			order[i], order[j] = order[j], order[i]
		}
		path := [][]float64{slices.Clone(x)}
		for _, axis := range order {
			if x[axis] < .5 {
				x[axis] += morrisStep
			} else {
				x[axis] -= morrisStep
			}
			path = append(path, slices.Clone(x))
		}
		all = append(all, path)
	}
	return all
}

// farApart keeps r trajectories: the first two are the pair farthest apart, and
// each further one adds the most distance to those kept.
//
// Greedy instead of all subsets: the best 8 of 160 would be some 10¹³ of them.
//
// Distance is the square root of the sum of squared pairwise distances (Campolongo et
// al. 2007); its square is compared here, since the root keeps the order. O(n²)
// apartnesses of (axes + 1)² point distances each: with 20 candidates for each of 8
// trajectories and 30 axes some ten million, done once.
func farApart(all [][][]float64, r int) (kept [][][]float64) {
	if len(all) <= r {
		return all
	}
	far := make([][]float64, len(all))
	bestA, bestB := 0, 1
	for a := range all {
		far[a] = make([]float64, len(all))
		for b := range a {
			far[a][b] = apartness(all[a], all[b])
			far[b][a] = far[a][b]
			if far[a][b] > far[bestA][bestB] {
				bestA, bestB = a, b
			}
		}
	}
	chosen := []int{bestA, bestB}[:min(2, r)]
	for len(chosen) < r {
		best, most := -1, -1.
		for c := range all {
			sum := 0.
			for _, k := range chosen {
				sum += far[c][k] * far[c][k]
			}
			if !slices.Contains(chosen, c) && sum > most {
				best, most = c, sum
			}
		}
		chosen = append(chosen, best)
	}
	for _, c := range chosen {
		kept = append(kept, all[c])
	}
	return kept
}

// apartness is the sum of the distances between all pairs of their points.
func apartness(a, b [][]float64) (sum float64) {
	for _, p := range a {
		for _, q := range b {
			d := 0.
			for i := range p {
				d += (p[i] - q[i]) * (p[i] - q[i])
			}
			sum += math.Sqrt(d)
		}
	}
	return sum
}
