package experiment

import (
	"math"
	"slices"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// column is what a statistic is taken over: a value a draw, 0 or 1 for a
// probability.
func (j jury) column(n *node) column {
	inner := n.parts[0]
	if n.op == "p" {
		return j.take(inner, func(rows [][]float64) float64 { return stats.Indicator(inner.holds(rows, j.plan)) })
	}
	return j.take(inner, func(rows [][]float64) float64 { return inner.value(rows, j.plan) })
}

// statistic is the value of a mean, a probability or a quantile and its
// interval; NaN without a value.
func (j jury) statistic(n *node) (float64, *result.Interval) {
	c := j.column(n)
	xs := c.values()
	if len(xs) == 0 {
		return math.NaN(), nil
	}
	switch n.op {
	case "p":
		return c.share(j.level)
	case "mean":
		iv, _ := c.interval(j.level)
		return stats.MomentsOf(xs).Mean(), iv
	}
	sorted := stats.Sorted(xs)
	iv, _ := stats.OrderQuantile(sorted, n.number, j.level)
	return stats.Quantile(sorted, n.number), iv
}

// estimate is the value of an expression over worlds and its interval.
func (j jury) estimate(n *node) (float64, *result.Interval) {
	if n.kind == statistic {
		return j.statistic(n)
	}
	if value, iv := j.folded(n); iv != nil {
		return value, iv
	}
	all := n.statistics()
	level := j.level
	j.level = shared(level, len(all))
	points, ranges := map[*node]span{}, map[*node]span{}
	known := true
	for _, s := range all {
		x, iv := j.statistic(s)
		points[s] = span{x, x}
		if known = known && iv != nil; known {
			ranges[s] = span{iv.Lo, iv.Hi}
		}
	}
	value := n.over(points).lo
	if !known {
		return value, nil
	}
	r := n.over(ranges)
	return value, &result.Interval{Lo: r.lo, Hi: r.hi, Level: level, Estimator: "range over the intervals of its parts, Bonferroni"}
}

// folded is the interval of a sum of means and probabilities, as the mean of one
// number a world; nil where it is not such a sum, where a value is missing in
// some world, or where no world differs and a probability is in it: that needs
// the bound of BlockShare.
func (j jury) folded(n *node) (float64, *result.Interval) {
	if !n.linear() {
		return math.NaN(), nil
	}
	c := j.take(n, func(rows [][]float64) float64 { return n.perWorld(rows, j.plan) })
	if len(c.values()) == 0 || len(c.values()) < c.draws() {
		return math.NaN(), nil
	}
	iv, _ := c.interval(j.level)
	if iv == nil || iv.Hi == iv.Lo && slices.ContainsFunc(n.statistics(), func(s *node) bool { return s.op == "p" }) {
		return math.NaN(), nil
	}
	return stats.MomentsOf(c.values()).Mean(), iv
}

// Excess is how far rows of one plan miss the threshold, 0 where they meet it:
// relative to the size of what is compared, a probability to 1. Of conditions
// joined by and it is the sum, by or the least.
func (t Threshold) Excess(rows [][]float64) float64 {
	return juryOf([][][]float64{rows}, .9).excess(t.root, false)
}

func (j jury) excess(n *node, negated bool) float64 {
	if n.op == "not" {
		return j.excess(n.parts[0], !negated)
	}
	if n.kind == logic {
		sum, least := 0., math.Inf(1)
		for _, part := range n.parts {
			e := j.excess(part, negated)
			sum, least = sum+e, min(least, e)
		}
		if (n.op == "and") != negated {
			return sum
		}
		return least
	}
	a, b := j.point(n.parts[0]), j.point(n.parts[1])
	if compared(n.op, a, b) != negated {
		return 0
	}
	if gap := math.Abs(a-b) / max(1e-9, j.size(n.parts[0]), j.size(n.parts[1])); gap > 1e-9 {
		return gap
	}
	return 1e-9 // a value is missing, or it lies on the bound
}

// point is the value of an expression over worlds.
func (j jury) point(n *node) float64 {
	points := map[*node]span{}
	for _, s := range n.statistics() {
		x, _ := j.statistic(s)
		points[s] = span{x, x}
	}
	return n.over(points).lo
}

// size is what a difference in an expression is measured by.
func (j jury) size(n *node) float64 {
	switch {
	case n.kind == literal:
		return math.Abs(n.number)
	case n.op == "p":
		return 1
	case n.kind == statistic:
		sum, xs := 0., j.column(n).values()
		for _, x := range xs {
			sum += math.Abs(x)
		}
		return sum / max(1, float64(len(xs)))
	}
	a, b := j.size(n.parts[0]), j.size(n.parts[1])
	switch n.op {
	case "*":
		return a * b
	case "/":
		return a / max(1e-9, b)
	}
	return max(a, b)
}
