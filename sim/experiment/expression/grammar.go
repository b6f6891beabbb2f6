package expression

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar of conditions. One tree for numbers and conditions, worlds and
// statistics alike: which of them a place wants is checked afterwards
// (meaning.go), where the answer can say more than "unexpected token".
type (
	// In the order of binding, loosest first:
	//	or        and {"or" and}
	//	and       not {"and" not}
	//	not       "not" not | comparison
	//	compared  sum [("<" | "<=" | ">" | ">=") sum]
	//	sum       product {("+" | "-") product}
	//	product   factor {("*" | "/") factor}
	//	factor    "-" factor | number | "(" or ")" | name ["(" or ")"]
	// A comparison has no comparison beside it: "1 < x < 2" is refused where another language would
	// read it as (1 < x) < 2.
	disjunction struct {
		Parts []*conjunction `parser:"@@ ( 'or' @@ )*"`
	}
	conjunction struct {
		Parts []*negation `parser:"@@ ( 'and' @@ )*"`
	}
	negation struct {
		Pos   lexer.Position
		Not   *negation   `parser:"  'not' @@"`
		Plain *comparison `parser:"| @@"`
	}
	comparison struct {
		Pos, EndPos lexer.Position

		Left  *sum   `parser:"@@"`
		Op    *token `parser:"( @@"`
		Right *sum   `parser:"  @@ )?"`
	}
	token struct {
		Pos  lexer.Position
		Text string `parser:"@Compare"`
	}
	sum struct {
		First *product  `parser:"@@"`
		Rest  []*addend `parser:"@@*"`
	}
	addend struct {
		Pos  lexer.Position
		Op   string   `parser:"@( '+' | '-' )"`
		Term *product `parser:"@@"`
	}
	product struct {
		First *factor       `parser:"@@"`
		Rest  []*multiplier `parser:"@@*"`
	}
	multiplier struct {
		Pos  lexer.Position
		Op   string  `parser:"@( '*' | '/' )"`
		Term *factor `parser:"@@"`
	}
	factor struct {
		Pos      lexer.Position
		Minus    *factor      `parser:"  '-' @@"`
		Number   string       `parser:"| @Number"`
		Inner    *disjunction `parser:"| '(' @@ ')'"`
		Name     string       `parser:"| @Name"`
		Argument *disjunction `parser:"  ( '(' @@ ')' )?"`
	}
)

// A name is that of a measure, of a measure of a named plan, or of a statistic
// (p97.5); one with a hyphen stands in quotes, but for that of the plan. It is
// built when the first is read: most commands read none.
var grammar = sync.OnceValue(func() *participle.Parser[disjunction] {
	return participle.MustBuild[disjunction](participle.Lexer(lexer.MustSimple([]lexer.SimpleRule{
		{Name: "Space", Pattern: `\s+`},
		{Name: "Number", Pattern: `(\d[\d_]*(\.\d*)?|\.\d+)([eE][-+]?\d+)?(\s*%)?`},
		{Name: "Word", Pattern: `(and|or|not)\b`},
		{Name: "Name", Pattern: `p\d+\.\d+|'[^']*'|(plan\.[\w-]+\.)?[A-Za-z_][\w.]*`},
		{Name: "Compare", Pattern: `<=|>=|[<>]`},
		{Name: "Sign", Pattern: `[-+*/()]`},
		{Name: "Other", Pattern: `==|!=|&&|\|\||.`},
	})), participle.Elide("Space"))
})

// longest is more than anybody writes, and keeps the recursion shallow.
const longest = 1000

// kind is what a node of an expression does.
type kind int

const (
	Literal kind = iota
	measure
	arithmetic
	Comparison
	Logic
	Statistic // the mean, a quantile or a probability over worlds
)

// Node is an expression as the model of the computer sees it: at is its place
// in the text, from 0.
//
// One node type for all: an expression is small, and five types would need five walks.
type Node struct {
	Kind    kind
	at      int
	Op      string  // + - * /, < <= > >=, and or not; of a statistic "mean", "p" or "quantile"
	Number  float64 // a literal; the probability of a quantile
	plan    int     // of a measure; judged for the plan the expression is about
	measure int
	Parts   []*Node
	Name    string // as written, of a name or a call; of a comparison all of it
	from    int    // where a comparison begins
	to      int    // and ends
}

// judged stands for the plan an expression is about.
const judged = -1

// parse reads an expression. The mistake says where it cannot be read.
//
// Length is limited so that the depth of recursion is; what is refused is told with the byte where
// reading stopped.
//
// A thousand characters nest at most a thousand brackets deep, some stack frames each:
// no expression can exhaust the memory of a process that reads a stranger's file.
func parse(expr string) (*Node, *Mistake) {
	if len(expr) > longest {
		return nil, &Mistake{At: longest, What: fmt.Sprintf("is longer than %d characters", longest)}
	}
	tree, err := grammar().ParseString("", expr)
	if err != nil {
		return nil, unreadable(expr, err)
	}
	root := tree.node()
	root.quote(expr)
	return root, nil
}

// quote gives every comparison its own words.
func (n *Node) quote(expr string) {
	if n.Kind == Comparison {
		n.Name = strings.TrimSpace(expr[n.from:n.to])
	}
	for _, part := range n.Parts {
		part.quote(expr)
	}
}

func (d *disjunction) node() *Node {
	var parts []*Node
	for _, c := range d.Parts {
		parts = append(parts, c.node())
	}
	return joined("or", parts)
}

func (c *conjunction) node() *Node {
	var parts []*Node
	for _, n := range c.Parts {
		parts = append(parts, n.node())
	}
	return joined("and", parts)
}

// joined are parts under a connective, or the only one.
//
// "a and b and c" is one node of three parts and not two of two, since the level is
// shared out over comparisons and not over connectives.
func joined(op string, parts []*Node) *Node {
	if len(parts) == 1 {
		return parts[0]
	}
	return &Node{Kind: Logic, Op: op, at: parts[0].at, Parts: parts}
}

func (n *negation) node() *Node {
	if n.Not != nil {
		return &Node{Kind: Logic, Op: "not", at: n.Pos.Offset, Parts: []*Node{n.Not.node()}}
	}
	return n.Plain.node()
}

func (c *comparison) node() *Node {
	if c.Op == nil {
		return c.Left.node()
	}
	return &Node{
		Kind: Comparison, Op: c.Op.Text, at: c.Op.Pos.Offset, to: c.EndPos.Offset, from: c.Pos.Offset,
		Parts: []*Node{c.Left.node(), c.Right.node()},
	}
}

func (s *sum) node() *Node {
	out := s.First.node()
	for _, a := range s.Rest {
		out = &Node{Kind: arithmetic, Op: a.Op, at: a.Pos.Offset, Parts: []*Node{out, a.Term.node()}}
	}
	return out
}

func (p *product) node() *Node {
	out := p.First.node()
	for _, m := range p.Rest {
		out = &Node{Kind: arithmetic, Op: m.Op, at: m.Pos.Offset, Parts: []*Node{out, m.Term.node()}}
	}
	return out
}

// node turns what was parsed into the tree that is judged: a minus is 0 − x, brackets leave no trace,
// and a name with an argument is a statistic, whatever it is called: whether there is such a one is
// asked later, with its place.
func (f *factor) node() *Node {
	n := &Node{at: f.Pos.Offset}
	switch {
	case f.Minus != nil:
		n.Kind, n.Op = arithmetic, "-"
		n.Parts = []*Node{{Kind: Literal, at: n.at}, f.Minus.node()}
	case f.Number != "":
		n.Kind, n.Number = Literal, numberOf(f.Number)
	case f.Inner != nil:
		return f.Inner.node()
	default:
		n.Kind, n.Name = measure, strings.Trim(f.Name, "'")
		if f.Argument != nil {
			n.Kind, n.Parts = Statistic, []*Node{f.Argument.node()}
		}
	}
	return n
}

// numberOf reads 0.2, 20%, 1_000_000 or 1e6; the grammar lets nothing else
// through.
//
// A percentage is a hundredth, so p(net < 0) < 20 is refused where 20% is meant
// (sides), and 1e400 is +Inf here and refused by number.
func numberOf(text string) float64 {
	text, percent := strings.CutSuffix(strings.ReplaceAll(text, "_", ""), "%")
	x, _ := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if percent {
		x /= 100
	}
	return x
}

// Mistake is what is wrong with an expression, and where.
//
// At counts bytes and not characters: whoever shows the expression with a mark below
// it has to count the characters before At.
type Mistake struct {
	At    int    // byte of the expression, from 0
	What  string // is wrong
	Hint  string // the remedy; may be empty
	Word  string // misspelt, one of Known was meant
	Known []string
}

// Mistakes are everything that is wrong with an expression.
type Mistakes []Mistake

// Error joins what is wrong.
func (ms Mistakes) Error() string {
	var lines []string
	for _, m := range ms {
		lines = append(lines, m.What)
	}
	return strings.Join(lines, "; ")
}

// meant are the remedies for what people write out of habit.
var meant = map[string]string{
	"=":  "want <, <=, > or >=: no estimate is exactly a number",
	"==": "want <, <=, > or >=: no estimate is exactly a number",
	"!=": "want <, <=, > or >=: no estimate is exactly a number",
	"&&": "did you mean and?", "||": "did you mean or?", "!": "did you mean not?", "&": "did you mean and?",
	"|": "did you mean or?",
	"<": "compare two at a time and join them with and", ">": "compare two at a time and join them with and",
	"<=": "compare two at a time and join them with and", ">=": "compare two at a time and join them with and",
	")": "there is no ( for it", "%": "a percentage is a number with % behind it, such as 20%",
	"^": "want + - * /", ",": "a statistic takes one expression", ";": "want one condition; join several with and",
}

// forms shows what an expression looks like.
const forms = "want for instance p(net < 0) < 0.2, p95(wait_mean) < 10 or mean(satisfaction) >= 75"

// unreadable says where and why the grammar stopped.
//
// Habits of other languages (==, &&, ^) get the remedy at once: the parser's own message names tokens
// nobody has seen.
func unreadable(expr string, err error) *Mistake {
	m := &Mistake{What: "cannot be read", Hint: forms}
	var unexpected *participle.UnexpectedTokenError
	var other participle.Error
	switch {
	case errors.As(err, &unexpected):
		t := unexpected.Unexpected
		if m.At = t.Pos.Offset; t.EOF() {
			m.At, m.What = len(expr), "cannot be read: it ends too early"
			if strings.Count(expr, "(") > strings.Count(expr, ")") {
				m.Hint = "a ) is missing"
			}
			break
		}
		m.What = fmt.Sprintf("cannot be read from %q on", t.Value)
		if hint := meant[t.Value]; hint != "" {
			m.Hint = hint
		}
	case errors.As(err, &other):
		m.At = other.Position().Offset
	}
	m.At = min(max(m.At, 0), len(expr))
	return m
}
