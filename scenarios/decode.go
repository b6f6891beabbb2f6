package scenarios

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
)

// leaf is one value of one layer.
type leaf struct {
	key   *key
	path  string // dotted, without the plan or "grid"
	row   string // the name in place of "*"
	value value
	text  string // as a file would write it
	pos   Position
	half  string // the "80/20" it is one half of; "" = stated by itself
}

// layer is what one file, or the flags, say.
type layer struct {
	file    string
	shipped bool // comes with the program
	base    []leaf
	plans   map[string][]leaf
	axes    []Axis
	names   map[string][]string // names declared per named table, in file order
	extends leaf

	currency string // of its amounts; "" of flags
}

// source is one document to decode.
type source struct {
	name string // as a person knows it: what problems are filed under
	dir  string // where its relative "extends" look; "" for shipped scenarios
	data []byte

	shipped bool // comes with the program
}

// decode turns a document into a layer. It goes on after a problem, so that
// all of them are found.
func (s source) decode(problems *Problems) *layer {
	doc := string(bytes.TrimPrefix(s.data, []byte("\uFEFF")))
	file := Position{File: s.name}
	if len(doc) > maxBytes {
		*problems = append(*problems, Problem{
			What: "is too large for a scenario",
			Got:  fmt.Sprintf("%d bytes", len(doc)), Want: fmt.Sprintf("at most %d", maxBytes),
		}.at(file))
		return nil
	}
	marks, tooDeep := positions(doc)
	if tooDeep > 0 {
		*problems = append(*problems, Problem{What: "nests too deeply", Want: fmt.Sprintf("at most %d levels",
			maxDepth)}.at(Position{File: s.name, Line: tooDeep}))
		return nil
	}
	var tree map[string]any
	if _, err := toml.Decode(doc, &tree); err != nil {
		*problems = append(*problems, syntax(err).at(Position{File: s.name, Line: lineOf(err)}))
		return nil
	}
	w := walker{file: s.name, marks: marks, problems: problems, out: newLayer()}
	w.bare = func(path []string) []string { return marks[joinedPath(path)].bare }
	w.out.file, w.out.shipped = s.name, s.shipped
	w.table(nil, tree)
	w.out.vouch()
	return w.out
}

// declare notes a name of a named table, once. It stops a little beyond the
// bound, which assemble reports.
func (l *layer) declare(kind, name string) {
	if known := l.names[kind]; len(known) <= maxRows && !slices.Contains(known, name) {
		l.names[kind] = append(known, name)
	}
}

func newLayer() *layer {
	return &layer{plans: map[string][]leaf{}, names: map[string][]string{}}
}

func lineOf(err error) int {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return parse.Position.Line
	}
	return 0
}

// syntax rewrites a decoder's error for a person.
func syntax(err error) Problem {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return Problem{What: strings.TrimPrefix(err.Error(), "toml: ")}
	}
	p := Problem{What: "is not valid TOML: " + strings.TrimPrefix(parse.Message, "toml: ")}
	switch {
	case strings.Contains(p.What, "expected value but found"):
		p.Hint = "text, durations and percentages stand in quotes"
	case strings.Contains(p.What, "already been defined"):
		p.Hint = "a key or table may be written once in a file"
	}
	return p
}

// walker visits a decoded document and files its leaves.
type walker struct {
	file     string
	marks    map[string]mark
	problems *Problems
	out      *layer
	bare     func(path []string) []string // values without quotes as a person wrote them
}

func (w *walker) pos(path []string) Position {
	m := w.marks[joinedPath(path)]
	return Position{File: w.file, Line: m.line, Column: m.column}
}

// maxProblems is more than anybody reads at once.
const maxProblems = 200

func (w *walker) refuse(path []string, p Problem) {
	if len(*w.problems) >= maxProblems {
		return
	}
	p.Key = dotted(path)
	*w.problems = append(*w.problems, p.at(w.pos(path)))
}

func dotted(path []string) string { return toml.Key(path).String() }

// table visits the entries of a table in the order of the file.
func (w *walker) table(path []string, entries map[string]any) {
	names := sortedKeys(entries)
	rank := func(name string) int { return w.marks[joinedPath(append(slices.Clone(path), name))].rank }
	sort.SliceStable(names, func(i, j int) bool { return rank(names[i]) < rank(names[j]) })
	for _, name := range names {
		w.entry(append(slices.Clone(path), name), entries[name])
	}
}

// entry files a leaf or descends into a table.
func (w *walker) entry(path []string, raw any) {
	inner, scope := scoped(path)
	if k, row := find(inner); k != nil {
		w.leaf(path, k, row, raw)
		return
	}
	if _, isArray := raw.([]map[string]any); isArray {
		w.refuse(path, Problem{
			What: "is an array of tables", Got: "[[" + dotted(path) + "]]",
			Want: "named tables such as [plan.NAME]",
		})
		return
	}
	if len(path) == 2 && named[path[0]] && !usableName(path[0], path[1]) {
		w.refuse(path, Problem{What: "is not a usable name", Got: quoted(path[1]), Want: "letters, digits, - and _"})
		return
	}
	if !section(inner, scope) {
		if len(*w.problems) >= maxProblems {
			return
		}
		w.refuse(path, Problem{What: unknown(raw), Hint: unknownHint(inner, scope)})
		return
	}
	entries, isTable := raw.(map[string]any)
	if !isTable {
		f := wrongType(raw, fmt.Sprintf("a table, [%s]", strings.Join(path, ".")))
		w.refuse(path, Problem{What: f.what, Got: f.got, Want: f.want})
		return
	}
	if len(path) == 2 && named[path[0]] {
		w.out.declare(path[0], path[1])
	}
	w.table(path, entries)
}

var (
	goodName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,60}$`)
	// Categories are a company's own words, in its own letters; files are never called by them.
	goodCategory = regexp.MustCompile(`^[\p{L}\p{M}\p{N}_-]{1,60}$`)
)

// usableName reports whether a table of a section may be called so.
func usableName(section, name string) bool {
	if section == "category" {
		return goodCategory.MatchString(name)
	}
	return goodName.MatchString(name)
}

func unknown(raw any) string {
	if _, isTable := raw.(map[string]any); isTable {
		return "is not a known section"
	}
	return "is not a known key"
}

// scoped strips the plan or "grid" from a path: what is left is a key of the
// base. The scope is "plan", "grid" or "".
func scoped(path []string) (inner []string, scope string) {
	switch {
	case path[0] == "plan" && len(path) > 2:
		if k, _ := find(path); k != nil {
			return path, ""
		}
		return path[2:], "plan"
	case path[0] == "grid" && len(path) > 1 && path[1] != "plan":
		return path[1:], "grid"
	}
	return path, ""
}

// section reports whether a path is a table of the language.
func section(path []string, scope string) bool {
	meta := slices.Contains(metaTables, path[0])
	switch {
	case scope != "" && meta:
		return false // a plan holds neither plans nor grids
	case len(path) == 1:
		return slices.Contains(sections, path[0])
	}
	return len(path) == 2 && named[path[0]]
}

// sections are the first parts of all keys that have more than one.
var sections = func() []string {
	var all []string
	for _, k := range table {
		if first, _, ok := strings.Cut(k.Path, "."); ok && !slices.Contains(all, first) {
			all = append(all, first)
		}
	}
	return all
}()

func unknownHint(path []string, scope string) string {
	if scope != "" && slices.Contains(metaTables, path[0]) {
		return "plans and grids hold keys of the company only"
	}
	if len(path) == 1 {
		if hint := didYouMean(path[0], sections); hint != "" {
			return hint
		}
	}
	return keyHint(path)
}

// leaf reads a value and files it under the base, its plan or the grid.
func (w *walker) leaf(path []string, k *key, row string, raw any) {
	inner, scope := scoped(path)
	if row != "" && !usableName(inner[0], row) {
		w.refuse(path, Problem{What: "is not a usable name", Got: quoted(row), Want: "letters, digits, - and _"})
		return
	}
	if scope != "" && k.Base {
		w.refuse(path, Problem{
			What: "cannot differ between plans",
			Hint: "plans are compared in the same company over the same time: set it at the top level",
		})
		return
	}
	if scope == "grid" {
		w.axis(path, k, row, raw)
		return
	}
	parts, f := k.parts(raw)
	if f != nil {
		w.refuse(path, f.problem())
		return
	}
	for _, p := range parts {
		l, f := w.read(path, p.key, p.raw)
		if f != nil {
			w.refuse(path, f.problem())
			return
		}
		l.row, l.path = row, strings.Join(inner, ".")
		if len(parts) > 1 {
			l.path, l.half = p.key.Path, written(raw)
		}
		w.put(path, scope, l)
	}
}

// put files a leaf under the base or its plan.
func (w *walker) put(path []string, scope string, l leaf) {
	switch {
	case l.key.Path == "extends":
		w.out.extends = l
	case scope == "plan":
		w.out.plans[path[1]] = w.add(path, w.out.plans[path[1]], l)
	default:
		w.out.base = w.add(path, w.out.base, l)
	}
}

// add appends a leaf to those of its table, unless they say it already.
func (w *walker) add(path []string, leaves []leaf, l leaf) []leaf {
	if other := saidTwice(leaves, l); other != nil && w.marks != nil {
		w.refuse(path, Problem{What: "is stated twice", Got: l.said(), Hint: other.said() +
			" states it too: keep one of the two"})
		return leaves
	}
	return append(leaves, l)
}

func (f *fault) problem() Problem {
	return Problem{What: f.what, Got: f.got, Want: f.want, Hint: f.hint}
}

func (w *walker) read(path []string, k *key, raw any) (leaf, *fault) {
	v, f := k.read(raw)
	if k.Kind == quantity {
		if doubt := w.doubt(path, k, raw); doubt != nil {
			f = doubt
		}
	}
	return leaf{key: k, value: v, text: written(raw), pos: w.pos(path)}, f
}

// maxAxis bounds the values of one axis of a grid.
const maxAxis = 200

// axis reads the values a key takes in the grid.
func (w *walker) axis(path []string, k *key, row string, raw any) {
	items, ok := raw.([]any)
	if !ok || len(items) == 0 || k.Kind > choice {
		f := wrongType(raw, "an array of values, such as [0, 0.2, 0.4]")
		w.refuse(path, f.problem())
		return
	}
	if len(items) > maxAxis {
		w.refuse(path, Problem{
			What: "has too many values", Got: fmt.Sprint(len(items)),
			Want: fmt.Sprintf("at most %d", maxAxis),
		})
		return
	}
	inner, _ := scoped(path)
	a := Axis{Path: strings.Join(inner, "."), Meaning: k.Meaning, Unit: k.Unit.of}
	for _, item := range items {
		l, f := w.read(path, k, item)
		if halves, _ := k.parts(item); len(halves) > 1 {
			f = &fault{
				what: "is two values in one", got: written(item), want: "the share alone on a grid's axis",
				hint: k.Within + " holds for all of them",
			}
		}
		if f == nil && l.value.dist != nil {
			f = &fault{what: "has the wrong type", got: "a distribution", want: "plain values on a grid's axis"}
		}
		if f != nil {
			w.refuse(path, f.problem())
			return
		}
		l.row, l.path = row, a.Path
		a.Texts, a.Values, a.leaves = append(a.Texts, l.text), append(a.Values, l.value.number), append(a.leaves, l)
	}
	w.out.axes = append(w.out.axes, a)
}

// echo is the value as a problem shows it: what it is, not where it comes from.
func (l leaf) echo() string { return stated(l.text) }

// echoAt is echo in a problem that is filed elsewhere: where the value stands as well.
func (l leaf) echoAt(at Position) string {
	switch {
	case l.pos.File == at.File:
		return l.echo()
	case l.pos.Line > 0:
		return fmt.Sprintf("%s in %s:%d", l.echo(), l.pos.File, l.pos.Line)
	}
	return l.echo() + " in " + l.pos.File
}
