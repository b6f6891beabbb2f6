package expression

import (
	"math"
	"slices"

	"boomerang/sim/stats"
)

// Comparisons counts those of a condition: over so many the level is shared.
//
// With k of them each is judged at 1 − (1 − level)/k (Bonferroni); "p(a < 0 and b < 0)
// < .1" is one, since what stands inside p() is no judgment.
func (n *Node) Comparisons() (count int) {
	if n.Kind == Comparison {
		return 1
	}
	for _, part := range n.Parts {
		count += part.Comparisons()
	}
	return count
}

// mirror is a comparison read from the right.
var mirror = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}

// Against brings a comparison to the form: something, op, a constant.
//
// Two statistics become the sign of their difference, a < b ⇔ a − b < 0: for means and
// probabilities that is one number a world, hence an interval of paired differences.
// Turned round only, never multiplied out, so no sign can be lost.
func (n *Node) Against() (left *Node, op string, bound float64) {
	a, b := n.Parts[0], n.Parts[1]
	switch {
	case b.constant():
		return a, n.Op, b.constantValue()
	case a.constant():
		return b, mirror[n.Op], a.constantValue()
	}
	return &Node{Kind: arithmetic, Op: "-", Parts: []*Node{a, b}}, n.Op, 0
}

// Linear reports whether an expression is a sum of multiples of means and
// probabilities.
//
// Then the whole is Σ of one number a world over N, because means and shares are such
// sums and constants come out of them. Quantiles are not, nor are products and
// quotients of two statistics.
func (n *Node) Linear() bool {
	switch {
	case n.constant():
		return true
	case n.Kind == Statistic:
		return n.Op != "quantile"
	case n.Op == "/":
		return n.Parts[0].Linear() && n.Parts[1].constant()
	case n.Op == "*" && !n.Parts[0].constant() && !n.Parts[1].constant():
		return false
	}
	return n.Parts[0].Linear() && n.Parts[1].Linear()
}

// PerWorld is what a world adds to a linear expression.
//
// A constant adds itself in every world, so that the mean over worlds is the constant.
func (n *Node) PerWorld(rows [][]float64, plan int) float64 {
	switch {
	case n.Op == "p":
		return stats.Indicator(n.Parts[0].Holds(rows, plan))
	case n.Op == "mean":
		return n.Parts[0].Value(rows, plan)
	case n.Kind == arithmetic:
		return combine(n.Op, n.Parts[0].PerWorld(rows, plan), n.Parts[1].PerWorld(rows, plan))
	}
	return n.Value(rows, plan)
}

// Statistics lists the means, quantiles and probabilities of an expression, from left to right.
func (n *Node) Statistics() (all []*Node) {
	if n.Kind == Statistic {
		return []*Node{n}
	}
	for _, part := range n.Parts {
		all = append(all, part.Statistics()...)
	}
	return all
}

// Span is a range of numbers.
type Span struct{ Lo, Hi float64 }

// anything is the range of what may be any number.
var anything = Span{math.Inf(-1), math.Inf(1)}

// Over is the range of an expression when every statistic has one: interval
// arithmetic (Moore 1966). A divisor that may be 0 leaves anything possible.
//
// It forgets that the same statistic may stand twice, so x − x has a range: never too narrow, at worst
// too wide.
func (n *Node) Over(of map[*Node]Span) Span {
	switch n.Kind {
	case Statistic:
		return of[n]
	case Literal:
		return Span{n.Number, n.Number}
	}
	a, b := n.Parts[0].Over(of), n.Parts[1].Over(of)
	if n.Op == "/" && b.Lo <= 0 && b.Hi >= 0 {
		return anything
	}
	ends := []float64{
		combine(n.Op, a.Lo, b.Lo), combine(n.Op, a.Lo, b.Hi), combine(n.Op, a.Hi, b.Lo),
		combine(n.Op, a.Hi, b.Hi),
	}
	if slices.ContainsFunc(ends, math.IsNaN) {
		return anything
	}
	return Span{slices.Min(ends), slices.Max(ends)}
}
