package experiment

import (
	"math"
	"slices"

	"boomerang/sim/experiment/expression"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// column is one value of every draw, block by block, NaN where there is none.
// Means and quantiles rest on draws only: the second play of a draw would give
// that draw double weight, so it serves the split alone.
//
// One representation for means, shares, quantiles and splits: [block][draw], so that no estimator can
// forget which draws belong together.
type column struct {
	blocks [][]float64
	again  []float64 // the last draw of each block under new chance; nil without
	lean   *controls // what its mean leans on; nil: nothing
}

// columnOf divides one value a world, of the worlds estimates rest on, into
// blocks.
func (r *Runs) columnOf(values []float64) column {
	draws, worlds := r.Design.Draws(), r.Design.Worlds()
	c := column{blocks: make([][]float64, 0, len(values)/worlds+1)}
	for from := 0; from < len(values); from += worlds {
		end := min(from+draws, len(values))
		c.blocks = append(c.blocks, values[from:end:end])
		if draws < worlds && end < len(values) {
			c.again = append(c.again, values[end])
		}
	}
	return c
}

// measured takes one measure of one plan.
func (r *Runs) measured(plan, measure int) column {
	return r.leaning(r.columnOf(r.valuesOf(plan, measure)), r.Controls.Measures, measure)
}

// leaning lets the mean of a column lean on what is known of the draws, where those of
// its kind do.
func (r *Runs) leaning(c column, kind []bool, measure int) column {
	if measure < len(kind) && kind[measure] {
		c.lean = r.fit()
	}
	return c
}

// gained takes plan minus reference; a gap on either side is a gap.
func (r *Runs) gained(plan, reference, measure int) column {
	a, b := r.valuesOf(plan, measure), r.valuesOf(reference, measure)
	gain := make([]float64, len(a))
	for w := range gain {
		gain[w] = a[w] - b[w]
	}
	return r.leaning(r.columnOf(gain), r.Controls.Measures, measure)
}

// mapped takes a value of one measure of one plan.
func (r *Runs) mapped(plan, measure int, value func(float64) float64) column {
	all := slices.Clone(r.valuesOf(plan, measure))
	for w, x := range all {
		all[w] = value(x)
	}
	return r.columnOf(all)
}

// judged takes a value of the measures an expression speaks of, for a plan.
func (r *Runs) judged(n *expression.Node, plan int, value func(rows [][]float64) float64) column {
	var rows [][]float64
	of := n.Measures(plan)
	columns := make([][]float64, len(of))
	for i, at := range of {
		columns[i] = r.valuesOf(at.Plan, at.Measure)
		for len(rows) <= at.Plan {
			rows = append(rows, nil)
		}
		rows[at.Plan] = append(rows[at.Plan], make([]float64, max(0, at.Measure+1-len(rows[at.Plan])))...)
	}
	all := make([]float64, r.Used())
	for w := range all {
		for i, at := range of {
			rows[at.Plan][at.Measure] = columns[i][w]
		}
		all[w] = value(rows)
	}
	return r.columnOf(all)
}

// leaningOn lets the column of an expression lean where all of its measures do: a sum of
// means is then the sum of the means that are printed. A probability leans on nothing.
func (r *Runs) leaningOn(n *expression.Node, c column) column {
	if slices.ContainsFunc(n.Statistics(), func(s *expression.Node) bool { return s.Op == "p" }) {
		return c
	}
	for _, measure := range n.MeasuresOnce() {
		if measure >= len(r.Controls.Measures) || !r.Controls.Measures[measure] {
			return c
		}
	}
	c.lean = r.fit()
	return c
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

// draws are the values of a column, in order and sorted.
type draws struct{ values, sorted []float64 }

func (c column) known() draws {
	xs := c.values()
	return draws{xs, stats.Sorted(xs)}
}

// turn changes the sign of every value.
func (d draws) turn() {
	for i := range d.values {
		d.values[i], d.sorted[i] = -d.values[i], -d.sorted[i]
	}
	slices.Reverse(d.sorted)
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

// worth are the values of blocks that the mean is the mean of, where it leans on what
// is known of the draws; nil where it is that of the draws.
func (c column) worth() []float64 {
	if c.lean == nil || len(c.blocks) != len(c.lean.own) {
		return nil
	}
	return c.lean.values(c.blocks)
}

// mean returns the mean, and its interval or why there is none. NaN without a value.
func (c column) mean(level float64) (mean float64, iv *result.Interval, why string) {
	if worth := c.worth(); worth != nil {
		iv, why = stats.Controlled(worth, level)
		return stats.MomentsOf(worth).Mean(), iv, why
	}
	xs := c.values()
	if len(xs) == 0 {
		return math.NaN(), nil, ""
	}
	sums, counts := c.sums()
	iv, why = stats.BlockMeans(sums, counts, level)
	return stats.MomentsOf(xs).Mean(), iv, why
}

// interval is that of the mean, and why there is none.
func (c column) interval(level float64) (*result.Interval, string) {
	_, iv, why := c.mean(level)
	return iv, why
}

// variance is that of the mean.
func (c column) variance() float64 {
	if worth := c.worth(); worth != nil {
		return stats.MomentsOf(worth).Variance() / float64(len(worth))
	}
	return stats.MeanVariance(c.sums())
}

// share returns the mean of a column of zeros and ones as a probability; effect is the
// design effect of such shares.
//
// Rounded to whole hits: a share of zeros and ones is one up to rounding, and the exact bounds count.
func (c column) share(level float64, effect stats.Effect) (float64, *result.Interval) {
	moments := stats.MomentsOf(c.values())
	if len(c.blocks) < FewBlocks {
		return moments.Mean(), nil
	}
	iv, _ := stats.ShareInBlocks(c.blocks, effect, level)
	return moments.Mean(), iv
}

// effect is the design effect of shares that some measures decide, pooled over the
// plans.
func (r *Runs) effect(plans int, measures []int) stats.Effect {
	var columns [][][]float64
	for _, measure := range measures {
		for plan := range plans {
			columns = append(columns, r.measured(plan, measure).blocks)
		}
	}
	return stats.DesignEffect(columns...)
}

// blocksTimes are the values there are, block by block, times a number.
func (c column) blocksTimes(times float64) [][]float64 {
	out := make([][]float64, len(c.blocks))
	for b, block := range c.blocks {
		for _, x := range block {
			if !math.IsNaN(x) {
				out[b] = append(out[b], times*x)
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
	q := &result.Quantiles{P5: at(.05), P25: at(.25), P50: at(.50), P75: at(.75), P95: at(.95)}
	if n := len(sorted); n < result.FewDraws {
		q.P5, q.P95 = sorted[0], sorted[n-1]
	}
	return q
}
