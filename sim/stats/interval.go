package stats

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// Interval is a two-sided confidence interval. Level is its nominal coverage,
// Estimator the name of the formula behind it.
//
// An interval is of an estimate, simulation error; the spread of worlds is told in quantiles. Lo and
// Hi are in the unit of what is estimated.
type Interval struct {
	Lo        float64 `json:"lo"`
	Hi        float64 `json:"hi"`
	Level     float64 `json:"level"`
	Estimator string  `json:"estimator"`
}

// HalfWidth returns half the width.
func (iv Interval) HalfWidth() float64 { return (iv.Hi - iv.Lo) / 2 }

// Excludes reports whether x lies outside.
func (iv Interval) Excludes(x float64) bool { return x < iv.Lo || x > iv.Hi }

// Clip returns the interval cut to the range a quantity can have.
func (iv Interval) Clip(lo, hi float64) Interval {
	iv.Lo, iv.Hi = min(max(iv.Lo, lo), hi), min(max(iv.Hi, lo), hi)
	return iv
}

// Turned is the interval of 1 minus a share; nil of none.
func (iv *Interval) Turned() *Interval {
	if iv == nil {
		return nil
	}
	return &Interval{Lo: 1 - iv.Hi, Hi: 1 - iv.Lo, Level: iv.Level, Estimator: iv.Estimator}
}

// Times is the interval of a multiple; nil of none. A negative one turns the ends round: what lies
// between a and b lies, times −1, between −b and −a.
func (iv *Interval) Times(by float64) *Interval {
	if iv == nil {
		return nil
	}
	lo, hi := iv.Lo*by, iv.Hi*by
	return &Interval{Lo: min(lo, hi), Hi: max(lo, hi), Level: iv.Level, Estimator: iv.Estimator}
}

// Mean returns the interval of the mean of independent values (Student 1908):
// x̄ ± t(n−1)·s/√n. It needs 2 values.
func Mean(xs []float64, level float64) (*Interval, string) {
	if warning := need(2, len(xs), "values"); warning != "" {
		return nil, warning
	}
	m := MomentsOf(xs)
	return student(m.Mean(), m.Variance()/float64(m.N()), m.N()-1, level).by("independent values, t")
}

// Paired returns the interval of the mean of a−b, pair by pair. It panics when
// the lengths differ.
//
// Var(a − b) = Var a + Var b − 2 Cov(a, b): common worlds make the covariance nearly as large as the
// variances.
func Paired(a, b []float64, level float64) (*Interval, string) {
	if len(a) != len(b) {
		panic(fmt.Sprintf("stats: %d values paired with %d", len(a), len(b)))
	}
	d := make([]float64, len(a))
	for i := range a {
		d[i] = a[i] - b[i]
	}
	iv, warning := Mean(d, level)
	if iv != nil {
		iv.Estimator = "paired differences, t"
	}
	return iv, warning
}

// Separate returns the interval of mean b minus mean a of two experiments that
// share nothing, from the interval of each: half-widths add as the root of their
// squares. Of t-intervals with any variances and degrees of freedom the coverage
// is at least the level (Banerjee 1960). It needs both.
func Separate(a, b *Interval) (*Interval, string) {
	if a == nil || b == nil {
		return nil, "one of two means has no interval"
	}
	half := math.Hypot(a.HalfWidth(), b.HalfWidth())
	change := (b.Lo+b.Hi)/2 - (a.Lo+a.Hi)/2
	return Interval{
		Lo: change - half, Hi: change + half,
		Level: min(a.Level, b.Level),
	}.by("separate runs, root of squared t half-widths")
}

// FewBlocks is how many blocks an interval takes at least: t(2) at 90 % is 2.9, and the
// spread of 3 means is a guess.
const FewBlocks = 4

// BlockMeans returns the interval of the mean over independent blocks of
// values that depend on each other inside a block. Each block gives its sum and
// how many values went into it. With equal counts it is the t-interval of the
// block means; with unequal ones the ratio estimator of survey sampling,
// m ± t(B−1)·√(Σ(Sᵦ−m·nᵦ)²/(B(B−1)))/n̄ (Cochran 1977, 6.3). It needs FewBlocks
// blocks with a value.
//
// Blocks are independent by design, and their means nearly normal by averaging eight draws; counts
// differ where a measure does not exist in some world. Draws inside a block depend on each other, and
// no formula for independent values is theirs.
func BlockMeans(sums []float64, counts []int, level float64) (*Interval, string) {
	total, n, full := 0.0, 0, 0
	for b, c := range counts {
		total += sums[b]
		n += c
		if c > 0 {
			full++
		}
	}
	if warning := need(FewBlocks, full, "blocks with a value"); warning != "" {
		return nil, warning
	}
	return student(total/float64(n), MeanVariance(sums, counts), full-1, level).by("block means, t")
}

// Controlled returns the interval of the mean of blocks whose values were controlled by what
// the other blocks say (experiment.Controls): m ± t(B−1)·s/√B. Two such values share the fit to
// the rest, but each errs by its own draws alone, so that their covariance is of a smaller
// order; TestControlsCover has the coverage from 4 blocks on. It needs FewBlocks.
func Controlled(blocks []float64, level float64) (*Interval, string) {
	if warning := need(FewBlocks, len(blocks), "blocks"); warning != "" {
		return nil, warning
	}
	m := MomentsOf(blocks)
	return student(m.Mean(), m.Variance()/float64(m.N()), m.N()-1, level).by("block values under controls, t")
}

// MeanVariance is the variance of the mean of values in blocks, Σ(Sᵦ−m·nᵦ)²/(B(B−1))/n̄².
func MeanVariance(sums []float64, counts []int) float64 {
	total, n := 0., 0
	for b, c := range counts {
		total, n = total+sums[b], n+c
	}
	blocks, mean, squares := float64(len(sums)), total/float64(n), 0.
	for b, c := range counts {
		d := (sums[b] - mean*float64(c)) * blocks / float64(n)
		squares += d * d
	}
	return squares / (blocks * (blocks - 1))
}

// Wilson returns the score interval of a probability from independent trials
// (Wilson 1927). It is not for rows of one design. It needs 1 trial.
//
// It is kept for trials that are independent; unlike p ± z·√(p(1−p)/n) it does not shrink to nothing
// at 0 and 1.
func Wilson(hits, trials int, level float64) (*Interval, string) {
	if warning := need(1, trials, "trials"); warning != "" {
		return nil, warning
	}
	n, z := float64(trials), portable.NormalQuantile((1+level)/2)
	p := float64(hits) / n
	centre := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return Interval{Lo: centre - half, Hi: centre + half, Level: level}.by("Wilson score")
}

// OrderQuantile returns the interval of the p-quantile of independent values
// between two order statistics (Thompson 1936): coverage is at least the level
// for every continuous law. Values are ascending. It needs enough of them that
// both ends exist: 29 for a 90 % interval of the 90 % quantile.
//
// Without any assumption on the law; the price is that it exists only with enough values beyond the
// quantile.
func OrderQuantile(sorted []float64, p, level float64) (*Interval, string) {
	n := len(sorted)
	below := func(k int) float64 { // the chance that at most k values lie below the quantile
		return portable.BinomialCDF(float64(max(n, 1)), p, float64(k))
	}
	tail := (1 - level) / 2
	lo := 0 // the largest 1-based rank with P(below ≤ lo−1) ≤ tail
	for lo < n && below(lo) <= tail {
		lo++
	}
	hi := n + 1 // the smallest 1-based rank with P(below ≥ hi) ≤ tail
	for hi > 1 && 1-below(hi-2) <= tail {
		hi--
	}
	if lo < 1 || hi > n {
		return nil, fmt.Sprintf("%d values are too few for an interval of the %g %% quantile", n, 100*p)
	}
	return Interval{Lo: sorted[lo-1], Hi: sorted[hi-1], Level: level}.by("order statistics")
}

// jackknifed returns the interval of a smooth statistic of independent blocks,
// given its value on all of them and without each (Tukey 1958):
// the t-interval of the pseudo-values Bθ − (B−1)θ₋ᵢ.
func jackknifed(all float64, without []float64, level float64) (*Interval, string) {
	n := float64(len(without))
	pseudo := make([]float64, len(without))
	for i, x := range without {
		pseudo[i] = n*all - (n-1)*x
	}
	iv, warning := Mean(pseudo, level)
	if iv != nil {
		iv.Estimator = "jackknife over blocks, t"
	}
	return iv, warning
}

// resamples is how often Bootstrap draws; the ends of a 90 % interval then
// have a sampling error of about 1 % in probability.
const resamples = 999

// Bootstrap returns the bias-corrected and accelerated interval (Efron 1987)
// of any statistic of independent values. The key decides every resample. It
// needs 10 values.
//
// Bias correction z₀ = Φ⁻¹(share of resamples below), acceleration a from the jackknife; the ends are
// the quantiles
//
//	Φ(z₀ + (z₀ + z_p)/(1 − a(z₀ + z_p)))
//
// of the resamples: second-order accurate where a plain percentile interval is not.
func Bootstrap(xs []float64, level float64, statistic func([]float64) float64, key sim.Key) (*Interval, string) {
	if warning := need(10, len(xs), "values"); warning != "" {
		return nil, warning
	}
	all := statistic(slices.Clone(xs))
	draws, sample := make([]float64, resamples), make([]float64, len(xs))
	low := 0.0 // share of resamples below the statistic, ties by halves
	for r := range draws {
		for i := range sample {
			sample[i] = xs[key.Bits(sim.Purpose(r), uint32(i))%uint64(len(xs))]
		}
		draws[r] = statistic(sample)
		if draws[r] < all {
			low += 1. / resamples
		} else if draws[r] == all {
			low += .5 / resamples
		}
	}
	if low <= 0 || low >= 1 {
		return nil, "the bootstrap lies on one side of the estimate"
	}
	slices.Sort(draws)
	bias, skew := portable.NormalQuantile(low), acceleration(xs, statistic)
	end := func(p float64) float64 {
		z := bias + portable.NormalQuantile(p)
		return Quantile(draws, portable.NormalCDF(bias+z/(1-skew*z)))
	}
	return Interval{Lo: end((1 - level) / 2), Hi: end((1 + level) / 2), Level: level}.by("bootstrap, BCa")
}

// acceleration is a sixth of the skewness of the jackknife values, Efron's
// estimate of how fast the standard error changes with the statistic.
func acceleration(xs []float64, statistic func([]float64) float64) float64 {
	without := make([]float64, len(xs))
	for i := range xs {
		without[i] = statistic(slices.Delete(slices.Clone(xs), i, i+1))
	}
	mean := MomentsOf(without).Mean()
	squares, cubes := 0.0, 0.0
	for _, x := range without {
		d := mean - x
		squares += d * d
		cubes += d * d * d
	}
	if squares == 0 {
		return 0
	}
	return cubes / (6 * portable.Pow(squares, 1.5))
}

// student returns centre ± t(df)·√variance.
func student(centre, variance float64, df int, level float64) Interval {
	half := tQuantile(df, level) * math.Sqrt(variance)
	return Interval{Lo: centre - half, Hi: centre + half, Level: level}
}

// tQuantiles remembers quantiles of Student's t, which take as long as the rest
// of a result: every measure of every plan asks for the same one.
var tQuantiles sync.Map

type tPoint struct {
	df    int
	level float64
}

// tQuantile is the (1+level)/2 quantile of t(df).
func tQuantile(df int, level float64) float64 {
	at := tPoint{df, level}
	if q, ok := tQuantiles.Load(at); ok {
		return q.(float64)
	}
	q := portable.StudentQuantile(float64(df), (1+level)/2)
	tQuantiles.Store(at, q)
	return q
}

// by signs an interval with its estimator and no warning.
func (iv Interval) by(estimator string) (*Interval, string) {
	iv.Estimator = estimator
	return &iv, ""
}

// need returns a warning when there is less data than an interval takes.
func need(want, have int, of string) string {
	if have >= want {
		return ""
	}
	return fmt.Sprintf("an interval needs at least %d %s, got %d", want, of, have)
}
