package stats

import (
	"math"

	"boomerang/sim/portable"
)

// Share returns the interval of a probability from hits among trials that were drawn
// in blocks: Clopper and Pearson's with the mid-P correction (Lancaster 1961; Agresti
// and Gottard 2007), for as many independent trials as the drawn ones are worth,
// trials/effect (Korn and Graubard 1998). effect is the design effect, the variance
// of a share under the design over that of independent draws. It holds for middling
// shares; below a tenth and above nine tenths a design of blocks helps little, and
// trials count as independent there: towards them effect goes to 1 by ramp. Where all
// trials agree the bound is Clopper and Pearson's exact one. It needs 1 trial.
//
// Mid-P and not the exact interval inside, because the exact one is wider there than its level asks;
// at 0 and n hits exactness costs nothing and is what readers know as the rule of
// three (bound ≈ 3/n at 95 % one-sided).
func Share(hits, trials, effect, level float64) (*Interval, string) {
	if warning := need(1, int(trials), "trials"); warning != "" {
		return nil, warning
	}
	p, tail := hits/trials, (1-level)/2
	n := trials / ramp(p, effect)
	iv := Interval{Lo: 0, Hi: 1, Level: level}
	switch x := p * n; {
	case hits == 0:
		iv.Hi = 1 - portable.Pow(tail, 1/trials)
		return iv.by("no hit, exact bound")
	case hits == trials:
		iv.Lo = portable.Pow(tail, 1/trials)
		return iv.by("no miss, exact bound")
	default:
		iv.Lo = solveShare(func(p float64) float64 { return midP(x, n, p) }, tail)
		iv.Hi = solveShare(func(p float64) float64 { return midP(x, n, p) }, 1-tail)
	}
	return iv.by("mid-P interval for the draws' worth in independent ones")
}

// Evidence about the design effect of shares: as much as of earlier degrees of freedom
// says that draws are independent, and at most so many degrees a block.
const effectPrior, effectPerBlock = 2., 3.

// leastEffect keeps an interval from closing where one unknown decides alone, and its
// ends rising with the count.
const leastEffect = .2

// DesignEffect estimates what Share takes, pooled over columns of values in blocks (one
// a plan, NaN for what never happens) and over three thresholds of each: the variance
// of the blocks' shares below its 30, 50 and 70 % points, over p(1−p)/draws. Pooled, it
// does not depend on the count that an interval is for, so that a higher count never
// has lower ends. It leans towards 1 where blocks are few, and is widened by Student's
// t for their number (Korn and Graubard 1998); 1 where a block is one draw.
//
// Below 1 for a hypercube: 8 draws of a block are worth more than 8 independent ones as far as the
// answer is additive in the inputs.
func DesignEffect(level float64, columns ...[][]float64) float64 {
	sum, weight, df := effectPrior, effectPrior, effectPrior
	for _, blocks := range columns {
		df = max(df, effectPrior+effectPerBlock*float64(len(blocks)-1))
		for _, q := range [...]float64{.3, .5, .7} {
			if ratio, ok := effectAt(blocks, q); ok {
				sum += float64(len(blocks)-1) / effectPerBlock * ratio
				weight += float64(len(blocks)-1) / effectPerBlock
			}
		}
	}
	if weight == effectPrior {
		return 1
	}
	t, z := portable.StudentQuantile(df, (1+level)/2), portable.NormalQuantile((1+level)/2)
	return max(leastEffect, sum/weight*(t/z)*(t/z))
}

// effectAt is the variance of the blocks' shares below the q-quantile over that of
// independent draws; false where nothing can be said.
func effectAt(blocks [][]float64, q float64) (ratio float64, ok bool) {
	var all []float64
	largest := 0
	for _, block := range blocks {
		largest = max(largest, len(block))
		for _, x := range block {
			if math.IsNaN(x) {
				x = math.Inf(1)
			}
			all = append(all, x)
		}
	}
	if len(blocks) < 2 || largest < 2 {
		return 0, false
	}
	cut, n := Sorted(all)[int(q*float64(len(all)))], float64(len(all))
	var sums []float64
	var counts []int
	hits := 0.
	for _, block := range blocks {
		below := 0.
		for _, x := range block {
			below += Indicator(x < cut)
		}
		sums, counts, hits = append(sums, below), append(counts, len(block)), hits+below
	}
	p := hits / n
	if p < .1 || p > .9 {
		return 0, false
	}
	return MeanVariance(sums, counts) / (p * (1 - p) / n), true
}

// ramp is 1 for shares up to lowest and effect from middling on, and the same
// from above.
func ramp(p, effect float64) float64 {
	const lowest, middling = .1, .25
	at := (min(p, 1-p) - lowest) / (middling - lowest)
	return 1 + (effect-1)*min(1, max(0, at))
}

// midP is the chance of more than x hits of n, and half that of x, where a trial hits
// with chance p; x and n need not be whole.
func midP(x, n, p float64) float64 {
	return (portable.BetaCDF(x, n-x+1, p) + portable.BetaCDF(x+1, n-x, p)) / 2
}

// solveShare is the p at which a rising function of it reaches a value.
func solveShare(f func(p float64) float64, value float64) float64 {
	lo, hi := 0., 1.
	for range 50 {
		if mid := (lo + hi) / 2; f(mid) < value {
			lo = mid
		} else {
			hi = mid
		}
	}
	return math.Max(0, (lo+hi)/2)
}
