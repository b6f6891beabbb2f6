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

// Indices estimates Sobol' indices of groups of axes from n base points:
// first-order by Saltelli et al. (2010), total by Jansen (1999),
//
//	S = ⟨f(B)·(f(AB) − f(A))⟩ / V      T = ⟨(f(A) − f(AB))²⟩ / 2V
//
// with AB = A but the group's axes from B, and values centred. It plays
// n·(groups+2) points, in that order: A, B, AB₁, AB₂, … of the first base
// point, then of the second, so that a larger n only adds points. Inputs must
// be independent.
//
// Each average is taken of f less a polynomial g, whose own share is added in
// closed form: a control variate. g is fitted to the other half of the base
// points (each half a Sobol' net), so it cannot bend the estimate its own way
// and the averages stay unbiased however bad it is. Measured with 64 points,
// intervals of total indices were a fifth narrower on the g-function, and on
// midsize-fintech a third to a half (silent share ±.21 to ±.14, margin ±.06 to
// ±.02).
//
// Intervals are percentiles of a bootstrap over base points, g held; those of a
// Sobol' sequence spread more evenly than that assumes, so they are rather too
// wide.
//
// Total and first together tell additivity: Σ first near 1 means that inputs act alone, total well
// above first that an input works through others. Chance is a group of its own, so that its share is
// an index like any other.
//
// First-order S is the share of variance that goes when the group alone is known,
// total T what stays when everything else is known; both are shares of V = Var f,
// without unit. For independent inputs 0 ≤ S ≤ T ≤ 1 and Σ S ≤ 1 ≤ Σ T over groups
// that hold every axis once. Estimates may leave these bounds by noise and are
// reported as they are: cutting them would bias the sums.
//
// Centring: f(B)·(f(AB) − f(A)) has the same mean for any constant taken off f, but a
// variance that grows with the square of that constant, and net value may lie far from
// 0 and vary little.
func Indices(ctx context.Context, f Function, groups [][]int, d IndexDesign) ([]result.Index, error) {
	points := d.points(groups)
	ys, err := f(ctx, points)
	if err != nil {
		return nil, err
	}
	parts := d.parts(groups, points, ys)
	all := make([]int, d.N)
	for i := range all {
		all[i] = i
	}
	first, total := indicesOf(parts, all)
	key := sim.NewFates(d.Seed, experiment.DesignKey-4).Of(0)
	firsts, totals := make([][]float64, len(groups)), make([][]float64, len(groups))
	picked := make([]int, d.N)
	for r := range resamples {
		for i := range picked {
			picked[i] = int(key.Uniform(experiment.PurposeResample, uint32(r)<<16|uint32(i)) * float64(d.N))
		}
		s, t := indicesOf(parts, picked)
		for g := range groups {
			firsts[g], totals[g] = append(firsts[g], s[g]), append(totals[g], t[g])
		}
	}
	out := make([]result.Index, len(groups))
	for g := range groups {
		out[g] = result.Index{
			First: first[g], Total: total[g], FirstInterval: percentiles(firsts[g], d.Level),
			TotalInterval: percentiles(totals[g], d.Level),
			FirstBy:       result.FirstEstimator, TotalBy: result.TotalEstimator,
		}
		if d.N/2 >= fewestBase {
			out[g].Control = result.ControlVariate
		}
		if g < d.Ranked {
			out[g].Rank, out[g].RankWorst = ranksOpen(totals[:d.Ranked], g, d.Level)
		}
	}
	return out, nil
}

// ranksOpen are the best and the worst rank that resamples leave open for a group:
// another stands surely above it where it does in all but one tail of them.
//
// Ranks are reported as a range, for two indices with overlapping intervals have no order.
//
// Counted by pairs in the same resamples, so that two indices that rise and fall
// together can be told apart though their intervals overlap.
func ranksOpen(totals [][]float64, g int, level float64) (best, worst int) {
	best, worst = 1, len(totals)
	for other := range totals {
		above := 0.
		for r := range totals[g] {
			above += stats.Indicator(totals[other][r] > totals[g][r]) / float64(len(totals[g]))
		}
		switch sure := (1 + level) / 2; {
		case other == g:
		case above >= sure:
			best++
		case 1-above >= sure:
			worst--
		}
	}
	return best, worst
}

// IndexDesign is the size of a Sobol' index study.
type IndexDesign struct {
	Axes   int
	N      int // base points
	Seed   uint64
	Level  float64
	Ranked int // so many groups, the first, are ranked by their total index
}

// points are the points to play, base point by base point: a, b, then a with each group of axes taken
// from b in turn (Saltelli 2010, Computer Physics Communications 181). Coordinates are quantiles in
// [0, 1); a and b are halves of one Sobol point of twice the dimensions, so that a longer design
// begins with a shorter one.
//
// A Sobol point of 2·axes dimensions needs that many axes of the sequence, which has
// at most 160: so 80 axes here, chance included.
func (d IndexDesign) points(groups [][]int) (points [][]float64) {
	s := experiment.NewSobol(2*d.Axes, d.Seed)
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

// indexTerms are what a base point adds to the averages: f − g and the square of f beyond
// that of g over all its points, each of which is uniform, and for each group the
// products of the two indices beyond those of g; g's own are added.
type indexTerms struct {
	mean, square float64
	first, total []float64
}

// fewestBase is how many base points a half needs for a polynomial.
const fewestBase = 16

// parts are those of all base points, each with the polynomial of the half it
// is not in.
//
// Cross-fitting: half 1 is corrected by the polynomial of half 2 and the other way
// round. A polynomial fitted to the points it corrects would follow their noise, and
// what is left would be biased.
func (d IndexDesign) parts(groups [][]int, points [][]float64, ys []float64) []indexTerms {
	k, half := len(groups)+2, d.N/2
	terms := termsOf(d.Axes, groups)
	if half < fewestBase {
		terms = terms[:1]
	}
	centre := meanOf(ys)
	shifted := make([]float64, len(ys)) // so that large means lose no digits
	for i, y := range ys {
		shifted[i] = y - centre
	}
	other := [2]surrogate{fit(terms, points[half*k:], shifted[half*k:]), fit(terms, points[:half*k], shifted[:half*k])}
	parts := make([]indexTerms, d.N)
	for i := range parts {
		g := other[0]
		if i >= half {
			g = other[1]
		}
		parts[i] = partOf(g, groups, points[i*k:(i+1)*k], shifted[i*k:(i+1)*k])
	}
	return parts
}

// partOf is that of one base point: points and values A, B, AB₁, AB₂, …
//
// Each term is "estimate of f − estimate of g + exact value of g": its mean is that of
// f for any g, its spread that of f − g.
//
//	first:  f_B·(f_AB − f_A) − g_B·(g_AB − g_A) + Var of g's terms of the group alone
//	total:  ½(f_A − f_AB)² − ½(g_A − g_AB)² + Var of g's terms that hold any of the group
func partOf(s surrogate, groups [][]int, points [][]float64, f []float64) indexTerms {
	var p indexTerms
	p.square, _, _ = s.variance(nil)
	g, n := make([]float64, len(f)), float64(len(f))
	for i, u := range points {
		g[i] = s.at(u)
		p.mean += (f[i] - g[i]) / n
		p.square += (f[i]*f[i] - g[i]*g[i]) / n
	}
	for k, group := range groups {
		_, alone, any := s.variance(group)
		ab, gab := f[k+2], g[k+2]
		p.first = append(p.first, f[1]*(ab-f[0])-g[1]*(gab-g[0])+alone)
		p.total = append(p.total, ((f[0]-ab)*(f[0]-ab)-(g[0]-gab)*(g[0]-gab))/2+any)
	}
	return p
}

// indicesOf estimates from the parts of some base points.
func indicesOf(parts []indexTerms, picked []int) (first, total []float64) {
	groups, n := len(parts[0].first), float64(len(picked))
	first, total = make([]float64, groups), make([]float64, groups)
	mean, square := 0., 0.
	for _, i := range picked {
		mean += parts[i].mean / n
		square += parts[i].square / n
	}
	v := square - mean*mean
	if !(v > 0) {
		return first, total
	}
	for _, i := range picked {
		for g := range groups {
			first[g] += parts[i].first[g] / v / n
			total[g] += parts[i].total[g] / v / n
		}
	}
	return first, total
}

// percentiles is the interval between the tails of a bootstrap.
func percentiles(xs []float64, level float64) *result.Interval {
	sorted := stats.Sorted(xs)
	tail := (1 - level) / 2
	return &result.Interval{
		Lo: stats.Quantile(sorted, tail), Hi: stats.Quantile(sorted, 1-tail), Level: level,
		Estimator: "bootstrap percentiles",
	}
}

// Swing is what one input does alone, all others at their medians: the paired
// means at its 10 % and 90 % quantile over worlds of chance.
type Swing struct {
	Low, High  float64
	Difference *result.Interval // of high minus low, nil below two worlds
}

// Swings are those of a tornado: its middle, and the worlds of chance behind every
// bar.
type Swings struct {
	Middle  float64
	Chances int
	Bars    []Swing
}

// Tornado plays every axis at .1 and .9 with all others at .5, each in the same
// worlds; the last axis of a point is the world's chance, from chances. All bars
// are played in a world before the next one, so that more chances only add points,
// and where f fails the bars rest on as many as were whole, or, before the first
// is, are those of the first axes.
//
// One at a time, the others at medians: it shows direction and size to a reader, and misses what only
// happens jointly; hence the indices beside it.
//
// Cost: (2·axes + 1) runs a world of chance. 10 % and 90 % and not the ends, since
// stated laws are widest where least is known. Bars whose interval holds 0 are no
// finding; the report says so, not this package.
func Tornado(ctx context.Context, f Function, axes int, chances []float64, level float64) (s Swings, err error) {
	var points [][]float64
	bars := 2*axes + 1
	for _, c := range chances {
		for bar := range bars {
			u := make([]float64, axes+1)
			for i := range u {
				u[i] = .5
			}
			u[axes] = c
			if bar > 0 {
				u[(bar-1)/2] = [2]float64{.1, .9}[(bar-1)%2]
			}
			points = append(points, u)
		}
	}
	ys, err := f(ctx, points)
	for len(ys) >= (s.Chances+1)*bars && whole(ys[s.Chances*bars:][:bars]) {
		s.Chances++
	}
	part := func(bar int) (worlds []float64) {
		for c := range max(1, s.Chances) {
			worlds = append(worlds, ys[c*bars+bar])
		}
		return worlds
	}
	if len(ys) < bars || !whole(part(0)) {
		return Swings{}, err
	}
	s.Chances, s.Middle = max(1, s.Chances), meanOf(part(0))
	for axis := range axes {
		low, high := part(1+2*axis), part(2+2*axis)
		if !whole(low) || !whole(high) {
			break
		}
		w := Swing{Low: meanOf(low), High: meanOf(high)}
		w.Difference, _ = stats.Paired(high, low, level)
		s.Bars = append(s.Bars, w)
	}
	return s, err
}

// whole reports whether every value is there.
func whole(ys []float64) bool { return !slices.ContainsFunc(ys, math.IsNaN) }

// Spread is the distance between the ends.
func (s Swing) Spread() float64 { return math.Abs(s.High - s.Low) }
