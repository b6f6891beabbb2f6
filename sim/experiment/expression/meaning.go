package expression

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"boomerang/sim/stats"
)

// reader gives the names of an expression their meaning, and collects what is
// wrong with them.
type reader struct {
	names Names
	wrong Mistakes
}

// Names are what an expression may speak of: plans, none where only the plan
// that is judged may be meant, which of them is the reference, and measures.
//
// The language knows measures and plans by what it is given and nothing else, so it can be tested
// without a model.
type Names struct {
	Plans     []string
	Reference int
	Measures  []string
}

// refuse notes a mistake and goes on: all that is wrong with an expression is told at once.
func (r *reader) refuse(n *Node, what, hint string) {
	r.wrong = append(r.wrong, Mistake{At: n.at, What: what, Hint: hint})
}

// condition reads a node where a condition is wanted: on one world, or on
// statistics over worlds.
//
// A measure without a statistic, where statistics are wanted, is meant as its mean (averaged).
func (r *reader) condition(n *Node, world bool) {
	switch n.Kind {
	case Logic:
		for _, part := range n.Parts {
			r.condition(part, world)
		}
	case Comparison:
		found := len(r.wrong)
		for i, part := range n.Parts {
			r.number(part, world)
			if !world {
				n.Parts[i] = part.averaged()
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
//
// A comparison that is decided before any world is played, or a probability held against 20 instead of
// 20 %, is a slip of the pen and never a wish.
func (r *reader) sides(n *Node) {
	if n.constant() {
		r.refuse(n, "compares no measure", "the answer is the same in every world")
		return
	}
	for i, part := range n.Parts {
		if !part.constant() {
			continue
		}
		x := part.constantValue()
		if !stats.IsFinite(x) {
			r.refuse(part, "is not a number", "")
		}
		if other := n.Parts[1-i]; other.Kind == Statistic && other.Op == "p" && (x < 0 || x > 1) {
			hint := "a probability lies between 0 and 1"
			if x > 1 && x < 100 {
				hint = fmt.Sprintf("did you mean %v%%?", x)
			}
			r.refuse(part, fmt.Sprintf("a probability is compared with %v, which is not between 0 and 1", x), hint)
		}
	}
}

// number reads a node where a number is wanted.
//
// What is certain before a world is played is refused here: a literal beyond float64, a division by a
// constant 0, a statistic within another.
func (r *reader) number(n *Node, world bool) {
	switch n.Kind {
	case Literal:
		if !stats.IsFinite(n.Number) {
			r.refuse(n, "the number is too large", "")
		}
	case measure:
		r.measured(n)
	case arithmetic:
		r.number(n.Parts[0], world)
		r.number(n.Parts[1], world)
		if d := n.Parts[1]; n.Op == "/" && d.constant() && d.constantValue() == 0 {
			r.refuse(d, "divides by 0", "")
		}
	case Statistic:
		if world {
			r.refuse(n, fmt.Sprintf("%s() is over all worlds and cannot stand inside another", n.Name),
				"inside p(), mean() and p95() every world is looked at by itself")
		}
		r.statistic(n)
	default:
		r.refuse(n, "a condition stands where a number is wanted", "p(net < 0) is the probability of a condition")
	}
}

// sayQuantile is p1 to p99, p97.5 too.
var sayQuantile = regexp.MustCompile(`^p(\d+(?:\.\d+)?)$`)

// statistic gives p(), mean() and p1() to p99() their operator, and refuses every other name, a
// statistic of a constant and a quantile outside 1 to 99: at the place where it stands, with what
// would be taken.
func (r *reader) statistic(n *Node) {
	inner := n.Parts[0]
	switch m := sayQuantile.FindStringSubmatch(n.Name); {
	case n.Name == "p":
		n.Op = "p"
		r.condition(inner, true)
		return
	case n.Name == "mean":
		n.Op = "mean"
	case m != nil:
		n.Op = "quantile"
		q, _ := strconv.ParseFloat(m[1], 64)
		if n.Number = q / 100; !(q > 0 && q < 100) {
			r.refuse(n, fmt.Sprintf("there is no quantile %s", n.Name), "want p1 to p99")
		}
	default:
		r.wrong = append(r.wrong, Mistake{
			At: n.at, What: fmt.Sprintf("there is no statistic %s()", n.Name),
			Hint: "want p(condition), mean(measure), or a quantile from p1(measure) to p99(measure); " +
				"p50 is the median",
		})
		return
	}
	r.number(inner, true)
	if len(r.wrong) == 0 && inner.constant() {
		r.refuse(inner, "names no measure", "")
	}
}

// measured finds a measure by name, and the plan it is of.
//
//	net                    of the plan that is judged
//	plan.cut-15.net        of that plan, in the same world
//	reference.net          of the plan the others are compared with
//
// A misspelt name comes with those known, and the reader of the file is told the
// nearest.
func (r *reader) measured(n *Node) {
	name := n.Name
	n.plan = judged
	switch plan, rest, dotted := strings.Cut(strings.TrimPrefix(name, "plan."), "."); {
	case !dotted:
	case len(r.names.Plans) == 0:
		r.refuse(n, "no other plan can be named here",
			"the condition is about one plan alone; a [threshold] may compare plans")
		return
	case name == "reference."+rest:
		n.plan, name = r.names.Reference, rest
	case strings.HasPrefix(name, "plan."):
		if n.plan = slices.Index(r.names.Plans, plan); n.plan < 0 {
			r.wrong = append(r.wrong, Mistake{
				At: n.at, What: fmt.Sprintf("there is no plan %q", plan), Word: plan,
				Known: r.names.Plans,
			})
			return
		}
		name = rest
	}
	if k := slices.Index(r.names.Measures, name); k >= 0 {
		n.measure = k
		return
	}
	r.wrong = append(r.wrong, Mistake{
		At: n.at, What: fmt.Sprintf("there is no measure %q", name), Word: name,
		Known: r.names.Measures,
	})
}

// averaged takes the mean over worlds of every largest part that is about one
// world: savings - loss > 0 asks for mean(savings - loss).
//
// Largest, so that all that can be said of one world is worked out there: a / b > 2
// asks for the mean of quotients and not for a quotient of means. A constant stays
// one, and what holds a statistic already is descended into.
func (n *Node) averaged() *Node {
	switch {
	case n.constant() || n.Kind == Statistic:
		return n
	case !n.has(Statistic):
		return &Node{Kind: Statistic, Op: "mean", at: n.at, Parts: []*Node{n}}
	}
	for i, part := range n.Parts {
		n.Parts[i] = part.averaged()
	}
	return n
}

// first is the first node of a tree that is so, from left to right; nil where none is.
func (n *Node) first(is func(*Node) bool) *Node {
	if is(n) {
		return n
	}
	for _, part := range n.Parts {
		if found := part.first(is); found != nil {
			return found
		}
	}
	return nil
}

// has reports whether there is a node of a kind in a tree.
func (n *Node) has(k kind) bool {
	return n.Kind == k || slices.ContainsFunc(n.Parts, func(part *Node) bool { return part.has(k) })
}

// Measures are the values of a world an expression speaks of, for a plan.
//
// With repetitions, from left to right. It says which columns have to be read from
// disk.
func (n *Node) Measures(plan int) (of []PlanMeasure) {
	if n.Kind == measure {
		if n.plan != judged {
			plan = n.plan
		}
		return []PlanMeasure{{plan, n.measure}}
	}
	for _, part := range n.Parts {
		of = append(of, part.Measures(plan)...)
	}
	return of
}

// PlanMeasure is which value of a world is meant: rows[Plan][Measure].
type PlanMeasure struct{ Plan, Measure int }

// constant reports whether a number is the same in every world.
func (n *Node) constant() bool { return !n.has(measure) }

// constantValue is the value of a constant.
func (n *Node) constantValue() float64 { return n.Value(nil, 0) }

// Value is a number in one world, [plan][measure], for the plan judged there.
func (n *Node) Value(rows [][]float64, plan int) float64 {
	switch n.Kind {
	case Literal:
		return n.Number
	case measure:
		if n.plan != judged {
			plan = n.plan
		}
		return rows[plan][n.measure]
	case arithmetic:
		return combine(n.Op, n.Parts[0].Value(rows, plan), n.Parts[1].Value(rows, plan))
	}
	panic("experiment: a statistic has no value in one world")
}

// Holds says whether a condition holds in one world; a comparison with a value
// that is missing does not.
//
// A missing value fails a comparison and its opposite alike: neither "net < 0" nor "net >= 0" holds of
// a world without a net.
func (n *Node) Holds(rows [][]float64, plan int) bool {
	test := func(part *Node) bool { return part.Holds(rows, plan) }
	switch n.Op {
	case "and":
		return !slices.ContainsFunc(n.Parts, func(part *Node) bool { return !test(part) })
	case "or":
		return slices.ContainsFunc(n.Parts, test)
	case "not":
		return !test(n.Parts[0])
	}
	return Compared(n.Op, n.Parts[0].Value(rows, plan), n.Parts[1].Value(rows, plan))
}

// Division by 0 in some world is a missing value there and not an infinity, which
// would carry the mean of all worlds away with it.
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

// Compared evaluates a comparison of two numbers; every one with NaN is false.
func Compared(op string, a, b float64) bool {
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

// Read reads an expression where a condition on one world is wanted, or one on
// statistics over worlds. The error is Mistakes.
//
// Two passes: the grammar stops at its first mistake, since what follows cannot be
// trusted; the names are all looked at, so that a file with three misspelt measures is
// mended at once. Nothing is played for either.
func Read(expr string, Names Names, world bool) (*Node, error) {
	root, mistake := parse(expr)
	if mistake != nil {
		return nil, Mistakes{*mistake}
	}
	r := reader{names: Names}
	if r.condition(root, world); len(r.wrong) > 0 {
		return nil, r.wrong
	}
	return root, nil
}

// ReadNumber reads an expression where a number of one world is wanted: net / support_cost. The error is
// Mistakes.
//
// A statistic is over worlds and a condition is true or false: neither is a number of one world. They are
// refused before anything else, because what is wrong inside them is not what has to be mended.
func ReadNumber(expr string, names Names) (*Node, error) {
	root, mistake := parse(expr)
	if mistake != nil {
		return nil, Mistakes{*mistake}
	}
	r := reader{names: names}
	other := func(n *Node) bool { return n.Kind != Literal && n.Kind != measure && n.Kind != arithmetic }
	if over := root.first(other); over != nil {
		r.refuse(over, "is no number of one world", "want measures and numbers joined by + - * /; a [threshold] asks "+
			"for p(), mean() and p95() of them")
		return nil, r.wrong
	}
	if r.number(root, true); len(r.wrong) == 0 && root.constant() {
		r.refuse(root, "names no measure", "the answer is the same in every world")
	}
	if len(r.wrong) > 0 {
		return nil, r.wrong
	}
	return root, nil
}

// MeasuresOnce are the measures an expression speaks of, of whichever plan, each once.
func (n *Node) MeasuresOnce() (all []int) {
	for _, of := range n.Measures(0) {
		if !slices.Contains(all, of.Measure) {
			all = append(all, of.Measure)
		}
	}
	return all
}
