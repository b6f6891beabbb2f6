package stats

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"boomerang/sim"
)

// covered plays experiments and returns the share of intervals that hold the
// truth, with its standard error. No interval counts as a miss.
func covered(t *testing.T, times int, truth float64, play func(k sim.Key) (*Interval, string)) (share, se float64) {
	t.Helper()
	hits := 0
	for i := range times {
		iv, _ := play(sim.NewFates(20, 26).Of(uint64(i)))
		if iv != nil && !iv.Excludes(truth) {
			hits++
		}
	}
	share = float64(hits) / float64(times)
	return share, math.Sqrt(.09 / float64(times))
}

func normals(k sim.Key, purpose sim.Purpose, n int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = k.Normal(purpose, uint32(i))
	}
	return xs
}

// Student's interval is exact for normal values, at any size.
func TestMeanCoversNominally(t *testing.T) {
	for _, n := range []int{2, 3, 10} {
		share, se := covered(t, 10000, 5, func(k sim.Key) (*Interval, string) {
			xs := normals(k, 1, n)
			for i := range xs {
				xs[i] = 5 + 3*xs[i]
			}
			return Mean(xs, .90)
		})
		near(t, "coverage", share, .90, 4*se)
	}
}

// Pairing removes what both plans share, here nine tenths of the deviation.
func TestPairedCoversNominally(t *testing.T) {
	share, se := covered(t, 10000, 1, func(k sim.Key) (*Interval, string) {
		a, b := normals(k, 1, 6), normals(k, 2, 6)
		for i, world := range normals(k, 3, 6) {
			a[i], b[i] = 1+9*world+a[i], 9*world+b[i]
		}
		return Paired(a, b, .90)
	})
	near(t, "coverage", share, .90, 4*se)
}

// The interval of two separate runs covers at least as often as it says, however
// unequal the runs, and little more than that (Banerjee 1960).
func TestSeparateCoversAtLeast(t *testing.T) {
	for _, c := range []struct {
		na, nb int
		sb     float64 // deviation of b; that of a is 1
	}{{2, 2, 1}, {3, 12, 3}, {12, 3, 3}, {40, 4, .1}} {
		share, se := covered(t, 10000, 2, func(k sim.Key) (*Interval, string) {
			a, b := normals(k, 1, c.na), normals(k, 2, c.nb)
			for i := range b {
				b[i] = 2 + c.sb*b[i]
			}
			x, _ := Mean(a, .90)
			y, _ := Mean(b, .90)
			return Separate(x, y)
		})
		if share < .90-4*se || share > .98 {
			t.Errorf("%v: coverage %.3f", c, share)
		}
	}
	if iv, why := Separate(nil, &Interval{}); iv != nil || why == "" {
		t.Error("one mean without an interval gives none")
	}
}

// Values of one block share a part, which would fool an interval over values:
// block means are exact for normal blocks.
func TestBlockMeansCoverNominally(t *testing.T) {
	fooled, _ := covered(t, 4000, 0, func(k sim.Key) (*Interval, string) { return Mean(shared(k, 6), .90) })
	if fooled > .6 {
		t.Errorf("an interval over dependent values covers %v: this test has lost its point", fooled)
	}
	share, se := covered(t, 10000, 0, func(k sim.Key) (*Interval, string) {
		xs := shared(k, 6)
		sums, counts := make([]float64, 6), make([]int, 6)
		for i, x := range xs {
			sums[i/8] += x
			counts[i/8]++
		}
		return BlockMeans(sums, counts, .90)
	})
	near(t, "coverage", share, .90, 4*se)
}

// shared returns blocks of 8 values with a common part.
func shared(k sim.Key, blocks int) []float64 {
	common, xs := normals(k, 1, blocks), normals(k, 2, 8*blocks)
	for i := range xs {
		xs[i] += common[i/8]
	}
	return xs
}

// With values missing at random the ratio estimator covers to first order in
// 1/B; at 20 blocks within .02 and sampling error.
func TestBlockMeansWithGapsCover(t *testing.T) {
	share, se := covered(t, 10000, 0, func(k sim.Key) (*Interval, string) {
		sums, counts := make([]float64, 20), make([]int, 20)
		for i, x := range shared(k, 20) {
			if k.Uniform(3, uint32(i)) < .5 {
				sums[i/8] += x
				counts[i/8]++
			}
		}
		return BlockMeans(sums, counts, .90)
	})
	near(t, "coverage", share, .90, .02+4*se)
}

// Newcombe (1998), Statistics in Medicine 17, table I, method 3, at 95 %.
func TestWilsonAgainstNewcombe(t *testing.T) {
	for _, c := range []struct {
		hits, trials int
		lo, hi       float64
	}{{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718}} {
		iv, _ := Wilson(c.hits, c.trials, .95)
		near(t, "low end", iv.Lo, c.lo, 5e-5)
		near(t, "high end", iv.Hi, c.hi, 5e-5)
	}
}

// Exact coverage by summing the binomial: near the level on average over p
// (Brown, Cai and DasGupta 2001).
func TestWilsonCoversOnAverage(t *testing.T) {
	sum, points := 0.0, 0
	for p := .05; p < .951; p += .01 {
		law := distuv.Binomial{N: 40, P: p}
		for k := range 41 {
			if iv, _ := Wilson(k, 40, .90); !iv.Excludes(p) {
				sum += law.Prob(float64(k))
			}
		}
		points++
	}
	near(t, "coverage", sum/float64(points), .90, .01)
}

// Coverage between ranks lo and hi is P(lo ≤ K < hi), K binomial, for every
// continuous law (Thompson 1936): known exactly, and at least the level.
func TestOrderQuantileCovers(t *testing.T) {
	for _, p := range []float64{.05, .25, .5, .9} {
		const n = 120
		ranks := make([]float64, n)
		for i := range ranks {
			ranks[i] = float64(i + 1)
		}
		at, _ := OrderQuantile(ranks, p, .90)
		law := distuv.Binomial{N: n, P: p}
		exact := law.CDF(at.Hi-1) - law.CDF(at.Lo-1)
		if exact < .90 {
			t.Errorf("exact coverage at %v is %v", p, exact)
		}
		share, se := covered(t, 4000, -math.Log(1-p), func(k sim.Key) (*Interval, string) {
			xs := make([]float64, n)
			for i := range xs {
				xs[i] = k.Exp(1, uint32(i))
			}
			return OrderQuantile(Sorted(xs), p, .90)
		})
		near(t, "coverage", share, exact, 4*se)
	}
}

// BCa is second-order accurate: at 40 skewed values within .03 and sampling
// error of the level.
func TestBootstrapCovers(t *testing.T) {
	share, se := covered(t, 800, 1, func(k sim.Key) (*Interval, string) {
		xs := make([]float64, 40)
		for i := range xs {
			xs[i] = k.Exp(5000, uint32(i))
		}
		return Bootstrap(xs, .90, mean, k)
	})
	near(t, "coverage", share, .90, .03+4*se)
}

// A world is draw + chance with known variances. Total and share are compared
// with the truth by their means over studies, the interval by its coverage.
func TestSplitVariance(t *testing.T) {
	for _, chance := range []float64{.03, .3, .8} {
		var totals Moments
		share, se := covered(t, 4000, chance, func(k sim.Key) (*Interval, string) {
			blocks, again := make([][]float64, 16), normals(k, 3, 16)
			draws, luck := normals(k, 1, 128), normals(k, 2, 128)
			for b := range blocks {
				for i := 8 * b; i < 8*b+8; i++ {
					blocks[b] = append(blocks[b], 1e6+math.Sqrt(1-chance)*draws[i]+math.Sqrt(chance)*luck[i])
				}
				again[b] = 1e6 + math.Sqrt(1-chance)*draws[8*b+7] + math.Sqrt(chance)*again[b]
			}
			s, warning := SplitVariance(blocks, again, .90)
			totals.Add(s.Total)
			return s.Interval, warning
		})
		near(t, "total", totals.Mean(), 1, 4*totals.SD()/math.Sqrt(4000))
		near(t, "coverage", share, .90, .01+4*se)
	}
}

// The tail of a standard normal: E[x | x < q₅] = −φ(q₅)/.05 = −2.0627.
func TestShortfallCovers(t *testing.T) {
	truth := -distuv.UnitNormal.Prob(distuv.UnitNormal.Quantile(.05)) / .05
	share, se := covered(t, 2000, truth, func(k sim.Key) (*Interval, string) {
		xs, blocks := normals(k, 1, 800), make([][]float64, 100)
		for b := range blocks {
			blocks[b] = xs[8*b : 8*b+8]
		}
		return ShortfallOver(blocks, .05, .90)
	})
	near(t, "coverage", share, .90, .03+4*se)
}

// Draws of a block may depend on each other as they like: the total variance
// of a world, here 1 + 1, stays without bias.
func TestSplitTotalUnderDependence(t *testing.T) {
	var totals Moments
	for i := range 4000 {
		k := sim.NewFates(5, 5).Of(uint64(i))
		xs, blocks := shared(k, 6), make([][]float64, 6)
		for b := range blocks {
			blocks[b] = xs[8*b : 8*b+8]
		}
		s, _ := SplitVariance(blocks, normals(k, 3, 6), .90)
		totals.Add(s.Total)
	}
	near(t, "total", totals.Mean(), 2, 4*totals.SD()/math.Sqrt(4000))
}
