package experiment

import (
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// column is one value of every draw, block by block, NaN where there is none.
// Means and quantiles rest on draws only: the second play of a draw would give
// that draw double weight, so it serves the split alone.
type column struct {
	blocks [][]float64
	again  []float64 // the last draw of each block under new chance; nil without
}

// column takes one value out of the worlds estimates rest on.
func (r *Runs) column(value func(Outcome) float64) column {
	return r.columnOf(func(w int) float64 { return value(r.outcomes[w]) })
}

// columnOf takes one value of each of those worlds, by number.
func (r *Runs) columnOf(value func(world int) float64) column {
	var c column
	used, draws, worlds := r.Used(), r.Design.Draws(), r.Design.Worlds()
	all := make([]float64, 0, used) // one piece of memory for all blocks
	c.blocks = make([][]float64, 0, used/worlds+1)
	for w := range used {
		switch place := w % worlds; {
		case place == 0:
			c.blocks = append(c.blocks, nil)
			fallthrough
		case place < draws:
			all = append(all, value(w))
			c.blocks[len(c.blocks)-1] = all[len(all)-1-place : len(all) : len(all)]
		default:
			c.again = append(c.again, value(w))
		}
	}
	return c
}

// measured takes one measure of one plan.
func (r *Runs) measured(plan, measure int) column {
	return r.column(func(o Outcome) float64 { return o.Rows[plan][measure] })
}

// gained takes plan minus reference; a gap on either side is a gap.
func (r *Runs) gained(plan, reference, measure int) column {
	return r.column(func(o Outcome) float64 { return o.Rows[plan][measure] - o.Rows[reference][measure] })
}

// values returns the draws that have a value, in order.
func (c column) values() []float64 {
	xs := make([]float64, 0, c.draws())
	for _, block := range c.blocks {
		for _, x := range block {
			if !math.IsNaN(x) {
				xs = append(xs, x)
			}
		}
	}
	return xs
}

// draws returns the number of draws, with and without a value.
func (c column) draws() int {
	n := 0
	for _, block := range c.blocks {
		n += len(block)
	}
	return n
}

// sums returns what interval formulas over blocks take.
func (c column) sums() (sums []float64, counts []int) {
	sums, counts = make([]float64, len(c.blocks)), make([]int, len(c.blocks))
	for b, block := range c.blocks {
		for _, x := range block {
			if !math.IsNaN(x) {
				sums[b] += x
				counts[b]++
			}
		}
	}
	return sums, counts
}

// interval returns the interval of the mean, and why there is none.
func (c column) interval(level float64) (*result.Interval, string) {
	sums, counts := c.sums()
	return stats.BlockMeans(sums, counts, level)
}

// share returns the mean of a column of zeros and ones as a probability.
func (c column) share(level float64) (float64, *result.Interval) {
	sums, counts := c.sums()
	iv, _ := stats.BlockShare(sums, counts, level)
	return stats.MomentsOf(c.values()).Mean(), iv
}

// like returns a column with other values in the place of those there are.
func (c column) like(values []float64) column {
	out := column{blocks: make([][]float64, len(c.blocks))}
	for b, block := range c.blocks {
		out.blocks[b] = make([]float64, len(block))
		for i, x := range block {
			if out.blocks[b][i] = x; !math.IsNaN(x) {
				out.blocks[b][i], values = values[0], values[1:]
			}
		}
	}
	return out
}

// quantiles returns the quantiles of worlds, nil without values.
func quantiles(sorted []float64) *result.Quantiles {
	if len(sorted) == 0 {
		return nil
	}
	at := func(p float64) float64 { return stats.Quantile(sorted, p) }
	return &result.Quantiles{P5: at(.05), P25: at(.25), P50: at(.50), P75: at(.75), P95: at(.95)}
}

// indicator is 1 for true.
func indicator(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
