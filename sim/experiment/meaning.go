package experiment

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// reader gives the names of an expression their meaning, and collects what is
// wrong with them.
type reader struct {
	names names
	wrong Mistakes
}

// names are what an expression may speak of: plans, none where only the plan
// that is judged may be meant, which of them is the reference, and measures.
type names struct {
	plans     []string
	reference int
	measures  []string
}

func (r *reader) refuse(n *node, what, hint string) {
	r.wrong = append(r.wrong, Mistake{At: n.at, What: what, Hint: hint})
}

// condition reads a node where a condition is wanted: on one world, or on
// statistics over worlds.
func (r *reader) condition(n *node, world bool) {
	switch n.kind {
	case logic:
		for _, part := range n.parts {
			r.condition(part, world)
		}
	case compare:
		found := len(r.wrong)
		for i, part := range n.parts {
			r.number(part, world)
			if !world {
				n.parts[i] = part.averaged()
			}
		}
		if len(r.wrong) == found {
			r.sides(n)
		}
	default:
		r.refuse(n, "a number stands where a condition is wanted", "compare it with another, by <, <=, > or >=")
		r.number(n, world)
	}
}

// sides looks at a comparison as a whole.
func (r *reader) sides(n *node) {
	if n.constant() {
		r.refuse(n, "compares no measure", "the answer is the same in every world")
		return
	}
	for i, part := range n.parts {
		if !part.constant() {
			continue
		}
		x := part.at0()
		if x-x != 0 {
			r.refuse(part, "is not a number", "")
		}
		if other := n.parts[1-i]; other.kind == statistic && other.op == "p" && (x < 0 || x > 1) {
			hint := "a probability lies between 0 and 1"
			if x > 1 && x < 100 {
				hint = fmt.Sprintf("did you mean %v%%?", x)
			}
			r.refuse(part, fmt.Sprintf("a probability is compared with %v, which is not between 0 and 1", x), hint)
		}
	}
}

// number reads a node where a number is wanted.
func (r *reader) number(n *node, world bool) {
	switch n.kind {
	case literal:
		if n.number-n.number != 0 {
			r.refuse(n, "the number is too large", "")
		}
	case measure:
		r.measured(n)
	case arithmetic:
		r.number(n.parts[0], world)
		r.number(n.parts[1], world)
		if d := n.parts[1]; n.op == "/" && d.constant() && d.at0() == 0 {
			r.refuse(d, "divides by 0", "")
		}
	case statistic:
		if world {
			r.refuse(n, fmt.Sprintf("%s() is over all worlds and cannot stand inside another", n.name), "inside p(), mean() and p95() every world is looked at by itself")
		}
		r.statistic(n)
	default:
		r.refuse(n, "a condition stands where a number is wanted", "p(net < 0) is the probability of a condition")
	}
}

// sayQuantile is p1 to p99, p97.5 too.
var sayQuantile = regexp.MustCompile(`^p(\d+(?:\.\d+)?)$`)

func (r *reader) statistic(n *node) {
	inner := n.parts[0]
	switch m := sayQuantile.FindStringSubmatch(n.name); {
	case n.name == "p":
		n.op = "p"
		r.condition(inner, true)
		return
	case n.name == "mean":
		n.op = "mean"
	case m != nil:
		n.op = "quantile"
		q, _ := strconv.ParseFloat(m[1], 64)
		if n.number = q / 100; !(q > 0 && q < 100) {
			r.refuse(n, fmt.Sprintf("there is no quantile %s", n.name), "want p1 to p99")
		}
	default:
		r.wrong = append(r.wrong, Mistake{At: n.at, What: fmt.Sprintf("there is no statistic %s()", n.name),
			Hint: "want p(condition), mean(measure), or a quantile from p1(measure) to p99(measure); p50 is the median"})
		return
	}
	r.number(inner, true)
	if len(r.wrong) == 0 && inner.constant() {
		r.refuse(inner, "names no measure", "")
	}
}

// measured finds a measure by name, and the plan it is of.
func (r *reader) measured(n *node) {
	name := n.name
	n.plan = judged
	switch plan, rest, dotted := strings.Cut(strings.TrimPrefix(name, "plan."), "."); {
	case !dotted:
	case len(r.names.plans) == 0:
		r.refuse(n, "no other plan can be named here", "the condition is about one plan alone; a [threshold] may compare plans")
		return
	case name == "reference."+rest:
		n.plan, name = r.names.reference, rest
	case strings.HasPrefix(name, "plan."):
		if n.plan = slices.Index(r.names.plans, plan); n.plan < 0 {
			r.wrong = append(r.wrong, Mistake{At: n.at, What: fmt.Sprintf("there is no plan %q", plan), Word: plan, Known: r.names.plans})
			return
		}
		name = rest
	}
	if k := slices.Index(r.names.measures, name); k >= 0 {
		n.measure = k
		return
	}
	r.wrong = append(r.wrong, Mistake{At: n.at, What: fmt.Sprintf("there is no measure %q", name), Word: name, Known: r.names.measures})
}

// averaged takes the mean over worlds of every largest part that is about one
// world: savings - loss > 0 asks for mean(savings - loss).
func (n *node) averaged() *node {
	switch {
	case n.constant() || n.kind == statistic:
		return n
	case !n.has(statistic):
		return &node{kind: statistic, op: "mean", at: n.at, parts: []*node{n}}
	}
	for i, part := range n.parts {
		n.parts[i] = part.averaged()
	}
	return n
}

// has reports whether there is a node of a kind in a tree.
func (n *node) has(k kind) bool {
	return n.kind == k || slices.ContainsFunc(n.parts, func(part *node) bool { return part.has(k) })
}

// measures are the values of a world an expression speaks of, for a plan.
func (n *node) measures(plan int) (of []place) {
	if n.kind == measure {
		if n.plan != judged {
			plan = n.plan
		}
		return []place{{plan, n.measure}}
	}
	for _, part := range n.parts {
		of = append(of, part.measures(plan)...)
	}
	return of
}

// place is where in the rows of a world a value stands.
type place struct{ plan, measure int }

// constant reports whether a number is the same in every world.
func (n *node) constant() bool { return !n.has(measure) }

// at0 is the value of a constant.
func (n *node) at0() float64 { return n.value(nil, 0) }

// value is a number in one world, [plan][measure], for the plan judged there.
func (n *node) value(rows [][]float64, plan int) float64 {
	switch n.kind {
	case literal:
		return n.number
	case measure:
		if n.plan != judged {
			plan = n.plan
		}
		return rows[plan][n.measure]
	case arithmetic:
		return combine(n.op, n.parts[0].value(rows, plan), n.parts[1].value(rows, plan))
	}
	panic("experiment: a statistic has no value in one world")
}

// holds says whether a condition holds in one world; a comparison with a value
// that is missing does not.
func (n *node) holds(rows [][]float64, plan int) bool {
	test := func(part *node) bool { return part.holds(rows, plan) }
	switch n.op {
	case "and":
		return !slices.ContainsFunc(n.parts, func(part *node) bool { return !test(part) })
	case "or":
		return slices.ContainsFunc(n.parts, test)
	case "not":
		return !test(n.parts[0])
	}
	return compared(n.op, n.parts[0].value(rows, plan), n.parts[1].value(rows, plan))
}

func combine(op string, a, b float64) float64 {
	switch op {
	case "+":
		return a + b
	case "-":
		return a - b
	case "*":
		return a * b
	}
	if b == 0 {
		return math.NaN() // as a measure that is missing
	}
	return a / b
}

func compared(op string, a, b float64) bool {
	switch op {
	case "<":
		return a < b
	case "<=":
		return a <= b
	case ">":
		return a > b
	}
	return a >= b
}

// read reads an expression where a condition on one world is wanted, or one on
// statistics over worlds. The error is Mistakes.
func read(expr string, names names, world bool) (*node, error) {
	root, mistake := parse(expr)
	if mistake != nil {
		return nil, Mistakes{*mistake}
	}
	r := reader{names: names}
	if r.condition(root, world); len(r.wrong) > 0 {
		return nil, r.wrong
	}
	return root, nil
}
