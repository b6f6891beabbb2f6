package experiment

import (
	"math"
	"slices"

	"boomerang/sim/experiment/expression"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// column is what a statistic is taken over: a value a draw, 0 or 1 for a
// probability.
func (j sample) column(n *expression.Node) column {
	inner := n.Parts[0]
	if n.Op == "p" {
		return j.take(inner, func(rows [][]float64) float64 { return stats.Indicator(inner.Holds(rows, j.plan)) })
	}
	return j.take(inner, func(rows [][]float64) float64 { return inner.Value(rows, j.plan) })
}

// statistic is the value of a mean, a probability or a quantile and its
// interval; NaN without a value.
func (j sample) statistic(n *expression.Node) (float64, *result.Interval) {
	c := j.column(n)
	xs := c.values()
	if len(xs) == 0 {
		return math.NaN(), nil
	}
	switch n.Op {
	case "p":
		return c.share(j.level, j.effect(n.Parts[0]))
	case "mean":
		mean, iv, _ := c.mean(j.level)
		return mean, iv
	}
	sorted := stats.Sorted(xs)
	iv, _ := stats.OrderQuantile(sorted, n.Number, j.level)
	return stats.Quantile(sorted, n.Number), iv
}

// estimate is the value of an expression over worlds and its interval.
//
// Intervals of sums are taken of the sum itself, world by world, wherever that is possible; the range
// of intervals is the last resort and wide.
func (j sample) estimate(n *expression.Node) (float64, *result.Interval) {
	if n.Kind == expression.Statistic {
		return j.statistic(n)
	}
	if value, iv := j.folded(n); iv != nil {
		return value, iv
	}
	all := n.Statistics()
	level := j.level
	j.level = shared(level, len(all))
	points, ranges := map[*expression.Node]expression.Span{}, map[*expression.Node]expression.Span{}
	known := true
	for _, s := range all {
		x, iv := j.statistic(s)
		points[s] = expression.Span{Lo: x, Hi: x}
		if known = known && iv != nil; known {
			ranges[s] = expression.Span{Lo: iv.Lo, Hi: iv.Hi}
		}
	}
	value := n.Over(points).Lo
	if !known {
		return value, nil
	}
	r := n.Over(ranges)
	return value, &result.Interval{
		Lo: r.Lo, Hi: r.Hi, Level: level,
		Estimator: "range over the intervals of its parts, Bonferroni",
	}
}

// folded is the interval of a sum of means and probabilities, as the mean of one
// number a world; nil where it is not such a sum, where a value is missing in
// some world, or where no world differs and a probability is in it: that needs
// the bound of stats.Share.
//
// Pairing is the point: mean(savings) − mean(loss) by its parts would ignore that both move in the
// same worlds.
func (j sample) folded(n *expression.Node) (float64, *result.Interval) {
	if !n.Linear() {
		return math.NaN(), nil
	}
	c := j.take(n, func(rows [][]float64) float64 { return n.PerWorld(rows, j.plan) })
	if len(c.values()) == 0 || len(c.values()) < c.draws() {
		return math.NaN(), nil
	}
	mean, iv, _ := c.mean(j.level)
	if iv == nil || iv.Hi == iv.Lo &&
		slices.ContainsFunc(n.Statistics(), func(s *expression.Node) bool { return s.Op == "p" }) {
		return math.NaN(), nil
	}
	return mean, iv
}

// Excess is how far rows of one plan miss the threshold, 0 where they meet it:
// relative to the size of what is compared, a probability to 1. Of conditions
// joined by and it is the sum, by or the least.
//
// 0 if and only if the condition holds for the points, intervals left aside: it guides
// a search and judges nothing. The verdict on a finalist is Judge's, on other worlds.
func (t Threshold) Excess(rows [][]float64) float64 {
	return sampleOf([][][]float64{rows}, .9).excess(t.root, false)
}

// excess is by how much a condition is missed, 0 where it is met: the gap of a comparison relative to
// the larger side, summed over "and", the least over "or", with "not" carried inwards (De Morgan).
// Without unit, so that a search can walk towards what is allowed from money and shares alike.
func (j sample) excess(n *expression.Node, negated bool) float64 {
	if n.Op == "not" {
		return j.excess(n.Parts[0], !negated)
	}
	if n.Kind == expression.Logic {
		sum, least := 0., math.Inf(1)
		for _, part := range n.Parts {
			e := j.excess(part, negated)
			sum, least = sum+e, min(least, e)
		}
		if (n.Op == "and") != negated {
			return sum
		}
		return least
	}
	a, b := j.point(n.Parts[0]), j.point(n.Parts[1])
	if expression.Compared(n.Op, a, b) != negated {
		return 0
	}
	if gap := math.Abs(a-b) / max(1e-9, j.size(n.Parts[0]), j.size(n.Parts[1])); gap > 1e-9 {
		return gap
	}
	return 1e-9 // a value is missing, or it lies on the bound
}

// point is the value of an expression over worlds.
func (j sample) point(n *expression.Node) float64 {
	points := map[*expression.Node]expression.Span{}
	for _, s := range n.Statistics() {
		x, _ := j.statistic(s)
		points[s] = expression.Span{Lo: x, Hi: x}
	}
	return n.Over(points).Lo
}

// size is what a difference in an expression is measured by.
//
// Money is measured by the mean absolute value over worlds and not by the mean, which may be near 0.
func (j sample) size(n *expression.Node) float64 {
	switch {
	case n.Kind == expression.Literal:
		return math.Abs(n.Number)
	case n.Op == "p":
		return 1
	case n.Kind == expression.Statistic:
		sum, xs := 0., j.column(n).values()
		for _, x := range xs {
			sum += math.Abs(x)
		}
		return sum / max(1, float64(len(xs)))
	}
	a, b := j.size(n.Parts[0]), j.size(n.Parts[1])
	switch n.Op {
	case "*":
		return a * b
	case "/":
		return a / max(1e-9, b)
	}
	return max(a, b)
}
