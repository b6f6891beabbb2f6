package stats

import (
	"math"

	"boomerang/sim/portable"
)

// Split divides the variance of worlds into what is not known (the draw of the
// assumptions) and chance (everything else).
//
// Total variance is ignorance plus chance; only the first shrinks with knowledge and only the second
// with larger companies.
type Split struct {
	Total       float64 // variance of a world
	ChanceShare float64 // in [0, 1]
	Interval    *Interval
}

// SplitVariance estimates the split from blocks of draws, of equal size, and
// the last draw of every block played again under new chance. Chance is half
// the mean squared difference of the two; the total is
// mean(x²) − x̄² + Var(x̄), without bias whatever the dependence inside a block.
//
// The interval is a jackknife over blocks on Fisher's z of the correlation
// between the two plays, ½·log((2−s)/s) for a chance share s, which is nearly
// normal (Fisher 1921). It needs 4 blocks. Nil when nothing varies.
func SplitVariance(blocks [][]float64, again []float64, level float64) (*Split, string) {
	if warning := need(4, len(blocks), "blocks"); warning != "" {
		return nil, warning
	}
	all := newComponents(blocks, again)
	total, share := all.split()
	if !(total > 0) {
		return nil, ""
	}
	s := &Split{Total: total, ChanceShare: min(max(share, 0), 1)}
	without := make([]float64, len(blocks))
	for b := range blocks {
		_, part := all.without(b).split()
		without[b] = fisher(part)
	}
	iv, _ := jackknifed(fisher(share), without, level)
	if math.IsNaN(iv.Lo) || math.IsNaN(iv.Hi) {
		return s, "pairs agree too well, or too badly, for an interval of the chance share"
	}
	iv.Lo, iv.Hi = unfisher(iv.Hi), unfisher(iv.Lo)
	clipped := iv.Clip(0, 1)
	s.Interval = &clipped
	return s, ""
}

func fisher(share float64) float64 { return math.Log((2-share)/share) / 2 }
func unfisher(z float64) float64   { return 2 / (1 + portable.Exp(2*z)) }

// components are sums over blocks that the split is a function of; values are
// measured from the grand mean, so that large means lose no digits.
type components struct {
	n       float64 // blocks
	mean    float64 // Σ block means
	mean2   float64 // Σ squared block means
	square  float64 // Σ mean squares inside blocks
	chance  float64 // Σ half squared differences of pairs
	byBlock []components
}

// newComponents gathers by block what the split of variance is made of: mean, square, squared mean and
// half the squared difference between a block's last value and the same draw under another key of
// chance. Values are taken from the grand mean, since squares of money lose their digits otherwise.
func newComponents(blocks [][]float64, again []float64) *components {
	var grand Moments
	for _, xs := range blocks {
		grand.Merge(MomentsOf(xs))
	}
	c := &components{}
	for b, xs := range blocks {
		part := components{n: 1}
		for _, x := range xs {
			d := x - grand.Mean()
			part.mean += d / float64(len(xs))
			part.square += d * d / float64(len(xs))
		}
		part.mean2 = part.mean * part.mean
		d := xs[len(xs)-1] - again[b]
		part.chance = d * d / 2
		c.add(part, 1)
		c.byBlock = append(c.byBlock, part)
	}
	return c
}

func (c *components) add(o components, sign float64) {
	c.n += sign * o.n
	c.mean += sign * o.mean
	c.mean2 += sign * o.mean2
	c.square += sign * o.square
	c.chance += sign * o.chance
}

func (c *components) without(b int) *components {
	rest := *c
	rest.add(c.byBlock[b], -1)
	return &rest
}

// split returns the variance of a world and the share of chance in it.
func (c *components) split() (total, share float64) {
	mean := c.mean / c.n
	spread := (c.mean2 - c.n*mean*mean) / (c.n - 1) // of block means
	total = c.square/c.n - mean*mean + spread/c.n
	return total, c.chance / c.n / total
}
