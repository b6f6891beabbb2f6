package drive

import (
	"math"
	"slices"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// resamples is how often a bootstrap draws.
const resamples = 1000

// Deepest returns the largest x at which the probability of a gain is at least
// at, between the cells of a row by straight lines. The interval comes from a
// bootstrap of blocks: cells of a row were played in the same worlds, so each
// resample takes the same blocks of all of them (Efron and Tibshirani 1993,
// ch. 13). A bootstrap of few blocks is far too sure of itself (two that agree
// never differ), so the interval also holds what the intervals of cells of few
// blocks leave open. xs ascend; row[i] are the blocks at xs[i].
//
// The largest x and not the first crossing: a probability may dip and rise again along a row, and the
// question is how far one can go. Straight lines between cells are a reading aid; the interval says
// nothing of their curvature.
//
// Between the last safe cell i and the next,
//
//	x* = xᵢ + (xᵢ₊₁ − xᵢ)·(pᵢ − at)/(pᵢ − pᵢ₊₁)
//
// with p the share of draws above 0. Where the last cell is safe the answer is that
// cell and "beyond": nothing was played past it, so nothing is said about it. Where no
// cell is safe there is no value, which is another thing than an answer of 0.
//
//	p │•───•──╲
//	at│- - - - •- - -╱•╲- - -    the largest crossing counts, here the second
//	  │         ╲  ╱     ╲
//	  └───────────────────•── x
//
// Cells differ in the number of blocks: a resample takes the same places of each list,
// so that cells with equally many blocks stay paired, and others are paired only in
// part. 1,000 resamples leave an error of about .7 points in either tail of a 90 %
// interval, √(.05·.95/1000).
func Deepest(xs []float64, row Field, at, level float64) result.Crossing {
	shares := make([][]float64, len(row))
	now := make([]float64, len(row))
	for i, blocks := range row {
		for _, block := range blocks {
			shares[i] = append(shares[i], shareAbove(block))
		}
		now[i] = meanOf(shares[i])
	}
	key := sim.NewFates(0, experiment.DesignKey-3).Of(uint64(len(xs)))
	found := make([]float64, resamples)
	p := make([]float64, len(row))
	for r := range found {
		for i, s := range shares {
			p[i] = resampled(s, key, uint32(r))
		}
		found[r] = deepest(xs, p, at)
	}
	slices.Sort(found)
	tail := (1 - level) / 2
	lo, hi := found[int(tail*resamples)], found[resamples-1-int(tail*resamples)]
	low, high := ends(now, row, level)
	lo, hi = min(lo, deepest(xs, low, at)), max(hi, deepest(xs, high, at))
	c := result.Crossing{Level: level, Estimator: "straight lines between cells, bootstrap of blocks"}
	c.Value, c.Beyond = ended(deepest(xs, now, at), xs)
	c.Lo, _ = ended(lo, xs)
	c.Hi, c.HiBeyond = ended(hi, xs)
	return c
}

// surePlace is how many blocks a cell must have for its bootstrap alone: t of 5
// degrees of freedom is a quarter above the normal quantile.
const surePlace = 6

// ends are the probabilities of a row with cells of few blocks at the ends of
// their intervals.
//
// From six blocks on the bootstrap speaks alone.
//
// Both rows are pushed to their ends at once, all cells low or all high. That is wider
// than any one cell needs, and deliberately so: cells share their worlds, hence err to
// the same side.
func ends(now []float64, row Field, level float64) (low, high []float64) {
	low, high = slices.Clone(now), slices.Clone(now)
	for i, blocks := range row {
		if len(blocks) >= surePlace {
			continue
		}
		if iv := (Allocation{Level: level}).Judge(blocks).Interval; iv != nil {
			low[i], high[i] = iv.Lo, iv.Hi
		}
	}
	return low, high
}

// Least returns the smallest x at which the probability is at least at, for a
// row whose probabilities rise: Deepest of the mirrored row.
//
// For keys of which more is safer (a hiring lead cut short, an open valve). The
// bootstrap keeps its key, since it depends on the number of cells alone; so a row and
// its mirror image give mirrored answers.
func Least(xs []float64, row Field, at, level float64) result.Crossing {
	mirrored, back := make([]float64, len(xs)), make(Field, len(row))
	for i := range xs {
		mirrored[i], back[i] = -xs[len(xs)-1-i], row[len(xs)-1-i]
	}
	c := Deepest(mirrored, back, at, level)
	flip := func(x *float64) *float64 {
		if x == nil {
			return nil
		}
		y := -*x
		return &y
	}
	// In the mirror the low end of the interval is the high one.
	return result.Crossing{
		Value: flip(c.Value), Beyond: c.Beyond, Lo: flip(c.Hi), LoBeyond: c.HiBeyond, Hi: flip(c.Lo),
		Level: c.Level, Estimator: c.Estimator,
	}
}

// deepest is −∞ where no x is safe and +∞ where the last one still is.
//
// A cell whose right neighbour was not played (NaN) is passed over: a line to nowhere
// has no crossing.
func deepest(xs, p []float64, at float64) float64 {
	last := len(xs) - 1
	if p[last] >= at {
		return math.Inf(1)
	}
	for i := last - 1; i >= 0; i-- {
		if p[i] >= at && !math.IsNaN(p[i+1]) {
			return xs[i] + (xs[i+1]-xs[i])*(p[i]-at)/(p[i]-p[i+1])
		}
	}
	return math.Inf(-1)
}

// ended turns the infinities of deepest into what a result says: no value, or
// the last x and beyond.
func ended(x float64, xs []float64) (*float64, bool) {
	switch {
	case math.IsInf(x, -1):
		return nil, false
	case math.IsInf(x, 1):
		return &xs[len(xs)-1], true
	}
	return &x, false
}

// resampled is the mean of as many blocks as there are, drawn with replacement:
// the k-th draw of a resample takes the same place in every list.
//
// The occurrence packs both numbers: 12 bits for the place, 20 for the resample, so
// lists up to 4,096 blocks and a million resamples never share a random number.
func resampled(blocks []float64, key sim.Key, resample uint32) float64 {
	sum := 0.
	for k := range blocks {
		u := key.Uniform(experiment.PurposeResample, resample<<12|uint32(k))
		sum += blocks[int(u*float64(len(blocks)))]
	}
	return sum / float64(len(blocks))
}

func shareAbove(block []float64) float64 {
	hits := 0.
	for _, x := range block {
		hits += stats.Indicator(x > 0)
	}
	return hits / float64(len(block))
}

func meanOf(xs []float64) float64 {
	sum := 0.
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}
