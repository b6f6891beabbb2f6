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

// ShareInBlocks is Share of indicators, 0 or 1, that stand in blocks, with the design
// effect of these very indicators moderated by one pooled over others: the variance of
// their blocks' means has as many degrees of freedom as there are blocks less one, and
// is averaged with the pooled one as if that had moderation more (Smyth 2004, Statistical
// Applications in Genetics and Molecular Biology 3, art. 3). With few blocks the pooled
// effect decides, which does not depend on the count; with many the indicators' own,
// since thresholds differ: what one unknown decides is worth more in a hypercube than
// what chance decides. The ratio is widened by Student's t for all of the degrees.
func ShareInBlocks(blocks [][]float64, pooled Effect, level float64) (*Interval, string) {
	var sums []float64
	var counts []int
	hits, trials := 0., 0.
	for _, block := range blocks {
		sum, n := 0., 0
		for _, x := range block {
			if !math.IsNaN(x) {
				sum, n = sum+x, n+1
			}
		}
		if n > 0 {
			sums, counts = append(sums, sum), append(counts, n)
		}
		hits, trials = hits+sum, trials+float64(n)
	}
	ratio, df := pooled.Ratio, pooled.DF
	if p := hits / trials; len(sums) > 1 && p > 0 && p < 1 {
		own, mine, theirs := MeanVariance(sums, counts)/(p*(1-p)/trials), float64(len(sums)-1), min(df, moderation)
		ratio = (mine*own + theirs*ratio) / (mine + theirs)
		df = mine + theirs
	}
	t, z := portable.StudentQuantile(df, (1+level)/2), portable.NormalQuantile((1+level)/2)
	return Share(math.Round(hits), trials, max(leastEffect, ratio*(t/z)*(t/z)), level)
}

// moderation is how many degrees of freedom a pooled effect is worth beside an
// indicator's own.
const moderation = 12.

// Effect is a design effect, the variance of a share under a design over that of
// independent draws, and the degrees of freedom it is known with.
type Effect struct{ Ratio, DF float64 }

// Independent is the effect of draws that are no blocks, which is known.
var Independent = Effect{1, math.Inf(1)}

// Evidence about the design effect of shares: as much as of earlier degrees of freedom
// says that draws are independent, and at most so many degrees a block.
const effectPrior, effectPerBlock = 1., 3.

// leastEffect keeps an interval from closing where one unknown decides alone, and its
// ends rising with the count.
const leastEffect = .2

// DesignEffect estimates what ShareInBlocks takes, pooled over columns of values in
// blocks (one a plan, NaN for what never happens) and over three thresholds of each: the
// variance of the blocks' shares below its 30, 50 and 70 % points, over p(1−p)/draws. It
// leans towards 1 where blocks are few (Korn and Graubard 1998).
//
// Below 1 for a hypercube: 8 draws of a block are worth more than 8 independent ones as far as the
// answer is additive in the inputs.
func DesignEffect(columns ...[][]float64) Effect {
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
	return Effect{sum / weight, df}
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
