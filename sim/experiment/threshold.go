package experiment

import (
	"math"
	"slices"

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
//
// Three outcomes and not two: "not shown to hold" is not "shown not to hold", and a build that fails
// on the former would fail by chance. By Bonferroni the verdict on all comparisons together errs at
// most as often as the level says.
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

// Judge says whether a plan meets the threshold, and what each of its comparisons
// came to.
func (t Threshold) Judge(r *Runs, s Study, plan int) (outcome string, all []result.Comparison) {
	return sample{
		plan: plan, level: s.level(),
		take: func(n *expression.Node, value func([][]float64) float64) column {
			return r.leaningOn(n, r.judged(n, plan, value))
		},
		effect: func(n *expression.Node) stats.Effect {
			return r.effect(len(s.Plans), n.MeasuresOnce())
		},
	}.verdict(t.root)
}

// JudgeBlocks is Judge for rows [block][draw][measure] of one plan that are in
// no Runs.
func (t Threshold) JudgeBlocks(blocks [][][]float64, level float64) (outcome string, all []result.Comparison) {
	return sampleOf(blocks, level).verdict(t.root)
}

// sample is what a threshold is judged by: draws, from which it takes a value each
// of the measures an expression speaks of.
type sample struct {
	plan  int
	level float64 // of each comparison
	take  func(n *expression.Node, value func(rows [][]float64) float64) column

	effect func(n *expression.Node) stats.Effect // design effect of shares that n decides
}

// sampleOf is the sample a condition of one plan is judged on: blocks of worlds of rows. Worlds of a
// block depend on each other, so the design effect of the measures named widens every interval of a
// share.
func sampleOf(blocks [][][]float64, level float64) sample {
	j := sample{level: level}
	j.take = func(_ *expression.Node, value func([][]float64) float64) (c column) {
		for _, block := range blocks {
			values := make([]float64, len(block))
			for j, row := range block {
				values[j] = value([][]float64{row})
			}
			c.blocks = append(c.blocks, values)
		}
		return c
	}
	j.effect = func(n *expression.Node) stats.Effect {
		var columns [][][]float64
		for _, m := range n.MeasuresOnce() {
			c := j.take(n, func(rows [][]float64) float64 { return rows[0][m] })
			columns = append(columns, c.blocks)
		}
		return stats.DesignEffect(columns...)
	}
	return j
}

// verdict judges a whole expression, and keeps what each comparison came to in
// the order of the expression.
func (j sample) verdict(root *expression.Node) (outcome string, all []result.Comparison) {
	j.level = shared(j.level, root.Comparisons())
	outcome = j.truth(root, &all)
	return outcome, all
}

// shared is the level that k intervals need so that all hold at once with level.
//
// At 90 % and four comparisons 97.5 % each. Bonferroni and not Šidák, level^(1/k): the
// latter is exact for independent comparisons, and these look at the same worlds; it
// would gain little (97.4 %).
func shared(level float64, k int) float64 { return 1 - (1-level)/float64(max(1, k)) }

// truths in ascending order: and is the least, or the greatest.
var truths = []string{result.Failed, result.Inconclusive, result.Pass}

// truth is the outcome of a condition in three values (Kleene): "and" is as good as its worst part,
// "or" as its best, "not" turns fail and pass around and leaves open what is open. Every comparison on
// the way is added to all, so that the report can show which one decided.
func (j sample) truth(n *expression.Node, all *[]result.Comparison) string {
	if n.Kind == expression.Comparison {
		c := j.compare(n)
		c.Expr = n.Name
		*all = append(*all, c)
		return c.Outcome
	}
	var ranks []int
	for _, part := range n.Parts {
		ranks = append(ranks, slices.Index(truths, j.truth(part, all)))
	}
	switch n.Op {
	case "and":
		return truths[slices.Min(ranks)]
	case "or":
		return truths[slices.Max(ranks)]
	}
	return truths[len(truths)-1-ranks[0]]
}

// compare judges one comparison by its interval; of a mean it says in how many
// draws there is one.
func (j sample) compare(n *expression.Node) (judged result.Comparison) {
	left, op, bound := n.Against()
	if left.Op == "quantile" {
		return j.quantile(left, op, bound)
	}
	value, interval := j.estimate(left)
	judged.Figure, judged.Range = result.FigureOf(value), result.RangeOf(interval)
	judged.Outcome = judge(value, interval, func(x float64) bool { return expression.Compared(op, x, bound) })
	if left.Op == "mean" {
		c := j.column(left)
		judged.Known, judged.Draws = len(c.values()), c.draws()
	}
	return judged
}

// judge is three-valued: pass or fail where the whole interval says so.
//
// At the ends of the interval the condition is monotone, so if both ends agree all between do.
func judge(value float64, interval *result.Interval, holds func(float64) bool) (outcome string) {
	if math.IsNaN(value) || interval == nil {
		return result.Inconclusive
	}
	low, high := holds(interval.Lo), holds(interval.Hi)
	switch {
	case low && high:
		return result.Pass
	case !low && !high:
		return result.Failed
	}
	return result.Inconclusive
}

// quantile judges x(q) op b by P(x op b): x(q) < b where it is above q, and
// x(q) > b where it is above 1 − q.
//
// Through the probability, because its interval exists with few worlds and at every quantile, where
// one between order statistics needs dozens.
func (j sample) quantile(n *expression.Node, op string, b float64) result.Comparison {
	c := j.column(n)
	if len(c.values()) == 0 {
		return result.Comparison{Outcome: result.Inconclusive}
	}
	need := n.Number
	if op[0] == '>' {
		need = 1 - need
	}
	share, interval := j.take(n, func(rows [][]float64) float64 {
		return stats.Indicator(expression.Compared(op, n.Parts[0].Value(rows, j.plan), b))
	}).share(j.level, j.effect(n.Parts[0]))
	value, iv := j.statistic(n)
	return result.Comparison{
		Outcome: judge(share, interval, func(p float64) bool { return p >= need }),
		Figure:  result.FigureOf(value), Range: result.RangeOf(iv),
		Share: &result.JudgedShare{
			Op: op, Bound: b, Needed: need, Figure: share, Range: result.RangeOf(interval),
		},
	}
}
