package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"boomerang/sim/experiment/expression"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Threshold is a condition on the outcome of a plan:
//
//	p(net < 0) < 20%                               a probability
//	p95(wait_mean) < 10                            a quantile of worlds, p1 to p99
//	mean(savings - retention_loss) > 0             a mean; without mean() the same
//	p(net > plan.cut-15.net) > 0.5                 another plan in the same world
//	mean(net) > 0 and not p(net < -1e6) >= 0.1     conditions joined
//
// The answer is pass, fail or inconclusive, by intervals. What stands inside
// p(), mean() or a quantile is worked out world by world first, so that plans
// stay paired. Sums of means and probabilities, too, are one number a world,
// and their interval is that of its mean; anything else (products, quotients,
// sums with quantiles) has the range its statistics leave it, each at the level
// 1 − (1−level)/k if there are k (Bonferroni), which holds whatever their
// dependence. A comparison of a quantile with a number is one of a probability:
// the q-quantile of x lies below b where P(x < b) exceeds q.
//
// and, or, not follow Kleene's three-valued logic. The level is shared out over
// the comparisons in the same way, so that the verdict on all of them has it.
type Threshold struct {
	Expr string
	root *expression.Node
}

// Condition is a condition on one world: "net < 0 and wait_mean > 5".
type Condition struct {
	Expr string
	root *expression.Node
}

// ParseThreshold reads an expression over the measures and plans of a study; a
// study without plans allows only the plan that is judged. The error is
// Mistakes.
func ParseThreshold(expr string, s Study) (Threshold, error) {
	root, err := parseFor(expr, s, false)
	return Threshold{Expr: expr, root: root}, err
}

// ParseCondition reads a condition on one world. The error is Mistakes.
func ParseCondition(expr string, s Study) (Condition, error) {
	root, err := parseFor(expr, s, true)
	return Condition{expr, root}, err
}

func parseFor(expr string, s Study, world bool) (*expression.Node, error) {
	of := expression.Names{Plans: s.Plans, Reference: s.Reference}
	for _, m := range s.Measures {
		of.Measures = append(of.Measures, m.Name)
	}
	return expression.Read(expr, of, world)
}

// Holds says whether a world, a row a plan, meets the condition for one of the
// plans; a missing value meets no comparison.
func (c Condition) Holds(rows [][]float64, plan int) bool { return c.root.Holds(rows, plan) }

// Judge says whether a plan meets the threshold.
func (t Threshold) Judge(r *Runs, s Study, plan int) (outcome, detail string) {
	return jury{plan: plan, level: s.level(), take: func(n *expression.Node, value func([][]float64) float64) column {
		return r.judged(n, plan, value)
	}}.verdict(t.root)
}

// JudgeBlocks is Judge for rows [block][draw][measure] of one plan that are in
// no Runs.
func (t Threshold) JudgeBlocks(blocks [][][]float64, level float64) (outcome, detail string) {
	return juryOf(blocks, level).verdict(t.root)
}

// jury is what a threshold is judged by: draws, from which it takes a value each
// of the measures an expression speaks of.
type jury struct {
	plan  int
	level float64 // of each comparison
	take  func(n *expression.Node, value func(rows [][]float64) float64) column
}

func juryOf(blocks [][][]float64, level float64) jury {
	return jury{level: level, take: func(_ *expression.Node, value func([][]float64) float64) (c column) {
		for _, block := range blocks {
			values := make([]float64, len(block))
			for j, row := range block {
				values[j] = value([][]float64{row})
			}
			c.blocks = append(c.blocks, values)
		}
		return c
	}}
}

// verdict judges a whole expression. Of several comparisons each is told.
func (j jury) verdict(root *expression.Node) (outcome, detail string) {
	n := root.Comparisons()
	j.level = shared(j.level, n)
	var said []string
	outcome = j.truth(root, func(c *expression.Node, outcome, detail string) {
		if n > 1 {
			detail = fmt.Sprintf("%s: %s, %s", c.Name, told[outcome], detail)
		}
		said = append(said, detail)
	})
	return outcome, strings.Join(said, "; ")
}

// told is what came of one comparison of several: that one fails says nothing yet
// of the whole, behind a not least of all.
var told = map[string]string{result.Pass: "holds", result.Failed: "does not hold", result.Inconclusive: "open"}

// shared is the level that k intervals need so that all hold at once with level.
func shared(level float64, k int) float64 { return 1 - (1-level)/float64(max(1, k)) }

// truths in ascending order: and is the least, or the greatest.
var truths = []string{result.Failed, result.Inconclusive, result.Pass}

func (j jury) truth(n *expression.Node, tell func(c *expression.Node, outcome, detail string)) string {
	if n.Kind == expression.Comparison {
		outcome, detail := j.compare(n)
		tell(n, outcome, detail)
		return outcome
	}
	var ranks []int
	for _, part := range n.Parts {
		ranks = append(ranks, slices.Index(truths, j.truth(part, tell)))
	}
	switch n.Op {
	case "and":
		return truths[slices.Min(ranks)]
	case "or":
		return truths[slices.Max(ranks)]
	}
	return truths[len(truths)-1-ranks[0]]
}

func (j jury) compare(n *expression.Node) (outcome, detail string) {
	left, op, bound := n.Against()
	if left.Op == "quantile" {
		return j.quantile(left, op, bound)
	}
	value, interval := j.estimate(left)
	outcome, detail = judge(value, interval, func(x float64) bool { return expression.Compared(op, x, bound) })
	if left.Op == "mean" {
		if c := j.column(left); len(c.values()) < c.draws() {
			detail += fmt.Sprintf(", over the %d of %d draws in which there is one", len(c.values()), c.draws())
		}
	}
	return outcome, detail
}

// judge is three-valued: pass or fail where the whole interval says so.
func judge(value float64, interval *result.Interval, holds func(float64) bool) (outcome, detail string) {
	if math.IsNaN(value) {
		return result.Inconclusive, "no draw has a value"
	}
	if interval == nil {
		return result.Inconclusive, fmt.Sprintf("%.4g, too few worlds for an interval", value)
	}
	detail = fmt.Sprintf("%.4g (%.4g to %.4g at %.3g %%)", value, interval.Lo, interval.Hi, 100*interval.Level)
	low, high := holds(interval.Lo), holds(interval.Hi)
	switch {
	case low && high:
		return result.Pass, detail
	case !low && !high:
		return result.Failed, detail
	}
	return result.Inconclusive, detail
}

// quantile judges x(q) op b by P(x op b): x(q) < b where it is above q, and
// x(q) > b where it is above 1 − q.
func (j jury) quantile(n *expression.Node, op string, b float64) (outcome, detail string) {
	c := j.column(n)
	if len(c.values()) == 0 {
		return result.Inconclusive, "no draw has a value"
	}
	need := n.Number
	if op[0] == '>' {
		need = 1 - need
	}
	share, interval := j.take(n, func(rows [][]float64) float64 {
		return stats.Indicator(expression.Compared(op, n.Parts[0].Value(rows, j.plan), b))
	}).share(j.level)
	outcome, judged := judge(share, interval, func(p float64) bool { return p >= need })
	said := fmt.Sprintf("%.4g, too few worlds for its interval", stats.Quantile(stats.Sorted(c.values()), n.Number))
	if value, iv := j.statistic(n); iv != nil {
		said = fmt.Sprintf("%.4g (%.4g to %.4g at %.3g %%)", value, iv.Lo, iv.Hi, 100*iv.Level)
	}
	return outcome, fmt.Sprintf("%s; share of worlds %s %v: %s, needed %.4g", said, op, b, judged, need)
}
