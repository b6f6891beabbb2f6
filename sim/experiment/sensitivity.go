package experiment

import (
	"context"
	"math"
	"slices"

	"boomerang/sim"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Indices estimates Sobol' indices of groups of axes from n base points:
// first-order by Saltelli et al. (2010), total by Jansen (1999),
//
//	S = ⟨f(B)·(f(AB) − f(A))⟩ / V      T = ⟨(f(A) − f(AB))²⟩ / 2V
//
// with AB = A but the group's axes from B, and values centred. It plays
// n·(groups+2) points, in that order: A, B, AB₁, AB₂, … of the first base
// point, then of the second, so that a larger n only adds points. Inputs must
// be independent. Intervals are percentiles of a bootstrap over base points;
// those of a Sobol' sequence spread more evenly than that assumes, so they are
// rather too wide.
func Indices(ctx context.Context, f Function, groups [][]int, d IndexDesign) ([]result.Index, error) {
	ys, err := f(ctx, d.points(groups))
	if err != nil {
		return nil, err
	}
	k := len(groups) + 2
	rows := make([][]float64, d.N)
	for i := range rows {
		rows[i] = ys[i*k : (i+1)*k]
	}
	all := make([]int, d.N)
	for i := range all {
		all[i] = i
	}
	first, total := indicesOf(rows, all)
	key := sim.NewFates(d.Seed, designKey-4).Of(0)
	firsts, totals := make([][]float64, len(groups)), make([][]float64, len(groups))
	picked := make([]int, d.N)
	for r := range resamples {
		for i := range picked {
			picked[i] = int(key.Uniform(purposeResample, uint32(r)<<16|uint32(i)) * float64(d.N))
		}
		s, t := indicesOf(rows, picked)
		for g := range groups {
			firsts[g], totals[g] = append(firsts[g], s[g]), append(totals[g], t[g])
		}
	}
	out := make([]result.Index, len(groups))
	for g := range groups {
		out[g] = result.Index{First: first[g], Total: total[g], FirstInterval: percentiles(firsts[g], d.Level), TotalInterval: percentiles(totals[g], d.Level)}
	}
	return out, nil
}

// IndexDesign is the size of a Sobol' index study.
type IndexDesign struct {
	Axes  int
	N     int // base points
	Seed  uint64
	Level float64
}

func (d IndexDesign) points(groups [][]int) (points [][]float64) {
	s := NewSobol(2*d.Axes, d.Seed)
	for i := range d.N {
		u := s.Point(i)
		a, b := u[:d.Axes], u[d.Axes:]
		points = append(points, a, b)
		for _, g := range groups {
			mixed := slices.Clone(a)
			for _, axis := range g {
				mixed[axis] = b[axis]
			}
			points = append(points, mixed)
		}
	}
	return points
}

// indicesOf estimates from rows of f(A), f(B), f(AB₁), …
func indicesOf(rows [][]float64, picked []int) (first, total []float64) {
	var m stats.Moments
	for _, i := range picked {
		m.Add(rows[i][0])
		m.Add(rows[i][1])
	}
	groups := len(rows[0]) - 2
	first, total = make([]float64, groups), make([]float64, groups)
	v, n := m.Variance(), float64(len(picked))
	if !(v > 0) {
		return first, total
	}
	for _, i := range picked {
		a, b := rows[i][0], rows[i][1]-m.Mean()
		for g := range groups {
			ab := rows[i][g+2]
			first[g] += b * (ab - a) / v / n
			total[g] += (a - ab) * (a - ab) / (2 * v) / n
		}
	}
	return first, total
}

// percentiles is the interval between the tails of a bootstrap.
func percentiles(xs []float64, level float64) *result.Interval {
	sorted := stats.Sorted(xs)
	tail := (1 - level) / 2
	return &result.Interval{Lo: stats.Quantile(sorted, tail), Hi: stats.Quantile(sorted, 1-tail), Level: level, Estimator: "bootstrap percentiles"}
}

// Swing is what one input does alone, all others at their medians: the paired
// means at its 10 % and 90 % quantile over worlds of chance.
type Swing struct {
	Low, High  float64
	Difference *result.Interval // of high minus low, nil below two worlds
}

// Tornado plays every axis at .1 and .9 with all others at .5, each in the same
// worlds; the last axis of a point is the world's chance, from chances.
func Tornado(ctx context.Context, f Function, axes int, chances []float64, level float64) (middle float64, swings []Swing, err error) {
	var points [][]float64
	add := func(axis int, at float64) {
		for _, c := range chances {
			u := make([]float64, axes+1)
			for i := range u {
				u[i] = .5
			}
			u[axes] = c
			if axis >= 0 {
				u[axis] = at
			}
			points = append(points, u)
		}
	}
	add(-1, 0)
	for axis := range axes {
		add(axis, .1)
		add(axis, .9)
	}
	ys, err := f(ctx, points)
	if err != nil {
		return 0, nil, err
	}
	n := len(chances)
	part := func(k int) []float64 { return ys[k*n : (k+1)*n] }
	for axis := range axes {
		low, high := part(1+2*axis), part(2+2*axis)
		s := Swing{Low: meanOf(low), High: meanOf(high)}
		s.Difference, _ = stats.Paired(high, low, level)
		swings = append(swings, s)
	}
	return meanOf(part(0)), swings, nil
}

// Spread is the distance between the ends.
func (s Swing) Spread() float64 { return math.Abs(s.High - s.Low) }
