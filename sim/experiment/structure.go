package experiment

import (
	"boomerang/sim/stats"
	"math"
	"slices"
)

func (n *node) comparisons() (count int) {
	if n.kind == compare {
		return 1
	}
	for _, part := range n.parts {
		count += part.comparisons()
	}
	return count
}

// mirror is a comparison read from the right.
var mirror = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}

// against brings a comparison to the form: something, op, a constant.
func (n *node) against() (left *node, op string, bound float64) {
	a, b := n.parts[0], n.parts[1]
	switch {
	case b.constant():
		return a, n.op, b.at0()
	case a.constant():
		return b, mirror[n.op], a.at0()
	}
	return &node{kind: arithmetic, op: "-", parts: []*node{a, b}}, n.op, 0
}

// linear reports whether an expression is a sum of multiples of means and
// probabilities.
func (n *node) linear() bool {
	switch {
	case n.constant():
		return true
	case n.kind == statistic:
		return n.op != "quantile"
	case n.op == "/":
		return n.parts[0].linear() && n.parts[1].constant()
	case n.op == "*" && !n.parts[0].constant() && !n.parts[1].constant():
		return false
	}
	return n.parts[0].linear() && n.parts[1].linear()
}

// perWorld is what a world adds to a linear expression.
func (n *node) perWorld(rows [][]float64, plan int) float64 {
	switch {
	case n.op == "p":
		return stats.Indicator(n.parts[0].holds(rows, plan))
	case n.op == "mean":
		return n.parts[0].value(rows, plan)
	case n.kind == arithmetic:
		return combine(n.op, n.parts[0].perWorld(rows, plan), n.parts[1].perWorld(rows, plan))
	}
	return n.value(rows, plan)
}

func (n *node) statistics() (all []*node) {
	if n.kind == statistic {
		return []*node{n}
	}
	for _, part := range n.parts {
		all = append(all, part.statistics()...)
	}
	return all
}

// span is a range of numbers.
type span struct{ lo, hi float64 }

// anything is the range of what may be any number.
var anything = span{math.Inf(-1), math.Inf(1)}

// over is the range of an expression when every statistic has one: interval
// arithmetic (Moore 1966). A divisor that may be 0 leaves anything possible.
func (n *node) over(of map[*node]span) span {
	switch n.kind {
	case statistic:
		return of[n]
	case literal:
		return span{n.number, n.number}
	}
	a, b := n.parts[0].over(of), n.parts[1].over(of)
	if n.op == "/" && b.lo <= 0 && b.hi >= 0 {
		return anything
	}
	ends := []float64{combine(n.op, a.lo, b.lo), combine(n.op, a.lo, b.hi), combine(n.op, a.hi, b.lo), combine(n.op, a.hi, b.hi)}
	if slices.ContainsFunc(ends, math.IsNaN) {
		return anything
	}
	return span{slices.Min(ends), slices.Max(ends)}
}
