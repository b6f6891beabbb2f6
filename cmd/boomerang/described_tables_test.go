package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// deskFile is a file of the model, parsed.
func deskFile(t *testing.T, name string) *ast.File { return parsed(t, "../../models/desk/"+name+".go") }

// quotedFrom is what stands beside the code of some files of a folder.
func quotedFrom(t *testing.T, dir string, files ...string) string {
	var b strings.Builder
	for _, name := range files {
		file := parsed(t, "../../"+dir+"/"+name+".go")
		if file.Doc != nil {
			fmt.Fprintf(&b, "%s\n\n", asMarkdown(file.Doc.Text()))
		}
		describeFile(&b, file)
	}
	return b.String()
}

// quotedPackage is the comment on a package, up to where it speaks of working on it.
func quotedPackage(t *testing.T, dir string) string {
	text, _, _ := strings.Cut(parsed(t, "../../"+dir+"/doc.go").Doc.Text(), "\n# To add a mechanism")
	return asMarkdown(text)
}

// quotedChance is the algorithm behind every random number.
func quotedChance(t *testing.T) string {
	return quotedFrom(t, "sim", "time", "fates") + listed(t, "sim/fates.go") + quotedFrom(t, "sim", "ziggurat") +
		listed(t, "sim/ziggurat.go")
}

// listed are the functions of a file that are more than one expression, in full: where every bit counts, a formula is
// not enough.
func listed(t *testing.T, path string) string {
	text, err := os.ReadFile("../../" + path)
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range file.Decls {
		from, to := set.Position(d.Pos()).Offset, set.Position(d.End()).Offset
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT || bytes.Contains(text[from:to], []byte("error")) {
			continue
		}
		fmt.Fprintf(&b, "%s\n\n", text[from:to])
	}
	return "In full:\n\n\t" + strings.ReplaceAll(strings.TrimSpace(b.String()), "\n", "\n\t") + "\n\n"
}

// quotedLaws is how a uniform becomes a value: the laws of what is not known, and the functions they stand on.
func quotedLaws(t *testing.T) string {
	return quotedFrom(t, "sim/distribution", trimmed(sourcesOf(t, "sim/distribution"))...) + "\n" +
		quotedFrom(t, "sim/portable", "doc", "exp", "normal", "quantile", "gamma", "beta")
}

// quotedDesign is which draws and which chance a world has.
func quotedDesign(t *testing.T) string { return quotedFrom(t, "sim/experiment", "design", "column") }

func trimmed(files []string) (names []string) {
	for _, f := range files {
		names = append(names, strings.TrimSuffix(f, ".go"))
	}
	return names
}

// ordinal are the constants of a group that count from a first one, with their comments.
type ordinal struct {
	name, meaning string
	number        int
}

// countedFrom is the group of constants in a file that holds a name, numbered as iota does.
func countedFrom(t *testing.T, file *ast.File, first string) (doc string, all []ordinal) {
	t.Helper()
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST || g.Specs[0].(*ast.ValueSpec).Names[0].Name != first {
			continue
		}
		from := 0
		if strings.HasSuffix(code(g.Specs[0].(*ast.ValueSpec).Values[0]), "iota + 1") {
			from = 1
		}
		for i, spec := range g.Specs {
			v := spec.(*ast.ValueSpec)
			if i > 0 && len(v.Values) > 0 {
				t.Fatalf("%s has a value of its own", v.Names[0])
			}
			all = append(all, ordinal{v.Names[0].Name, inOneCell(v.Comment.Text()), from + i})
		}
		return g.Doc.Text(), all
	}
	t.Fatalf("no group begins with %s", first)
	return "", nil
}

// quotedEvents are the kinds of events in the order in which those of one moment come.
func quotedEvents(t *testing.T) string {
	file := deskFile(t, "events")
	doc, kinds := countedFrom(t, file, "HourStruck")
	handlers := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		if c, ok := n.(*ast.CaseClause); ok && len(c.List) == 1 {
			var calls []string
			for _, s := range c.Body {
				calls = append(calls, code(s))
			}
			handlers[code(c.List[0])] = strings.Join(calls, "; ")
		}
		return true
	})
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n| order | event | handled by |\n|--:|---|---|\n", asMarkdown(doc))
	for _, k := range kinds {
		fmt.Fprintf(&b, "| %d | `%s` | `%s` |\n", k.number, k.name, inOneCell(handlers[k.name]))
	}
	return b.String()
}

// quotedPurposes are what random numbers decide, with the numbers that key them, and who draws.
func quotedPurposes(t *testing.T) string {
	file := deskFile(t, "fates")
	doc, purposes := countedFrom(t, file, "fateSpacing")
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", asMarkdown(doc))
	for _, c := range file.Comments { // what holds for all of them stands within the group
		if text := c.Text(); strings.HasPrefix(text, "\"Of an issue\"") {
			fmt.Fprintf(&b, "%s\n\n", asMarkdown(text))
		}
	}
	drawn := drawsOf(t)
	fmt.Fprint(&b, "| purpose | name | number of | drawn as, in |\n|--:|---|---|---|\n")
	for _, p := range purposes {
		fmt.Fprintf(&b, "| %d | `%s` | %s | %s |\n", p.number, p.name, p.meaning, strings.Join(drawn[p.name], "; "))
	}
	fmt.Fprintf(&b, "\nWhat forks draw stands in their table. Where the purpose is a variable: %s.\n\n",
		strings.Join(drawn[""], "; "))
	rest := *file
	rest.Decls = nil
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST &&
			g.Specs[0].(*ast.ValueSpec).Names[0].Name == "fateSpacing" {
			continue
		}
		rest.Decls = append(rest.Decls, d)
	}
	rest.Comments = nil
	describeFile(&b, &rest)
	return b.String()
}

// draws are the ways in which a key gives a number.
var draws = []string{"Bits", "Uniform", "Exp", "Normal", "Happens"}

// drawsOf are the expressions that draw for a purpose, each with the function it stands in; under no name those whose
// purpose is a variable.
func drawsOf(t *testing.T) map[string][]string {
	drawn := map[string][]string{}
	for _, name := range sourcesOf(t, "models/desk") {
		for _, d := range parsed(t, "../../models/desk/"+name).Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			ast.Inspect(f.Body, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				where, named := "`"+inOneCell(code(call))+"` in `"+f.Name.Name+"`", false
				for _, a := range call.Args {
					if id, ok := a.(*ast.Ident); ok && strings.HasPrefix(id.Name, "fate") {
						drawn[id.Name], named = append(drawn[id.Name], where), true
					}
				}
				if sel, ok := call.Fun.(*ast.SelectorExpr); ok && !named && slices.Contains(draws, sel.Sel.Name) &&
					code(sel.X) != "portable" {
					drawn[""] = append(drawn[""], where)
				}
				return true
			})
		}
	}
	return drawn
}

// fieldsOf are the elements of a literal by the names of their fields.
func fieldsOf(n ast.Expr) map[string]ast.Expr {
	all := map[string]ast.Expr{}
	if l, ok := n.(*ast.CompositeLit); ok {
		for _, e := range l.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				all[code(kv.Key)] = kv.Value
			}
		}
	}
	return all
}

// variable is the value of a variable of a file.
func variable(t *testing.T, file *ast.File, name string) ast.Expr {
	t.Helper()
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, spec := range g.Specs {
				if v := spec.(*ast.ValueSpec); v.Names[0].Name == name && len(v.Values) == 1 {
					return v.Values[0]
				}
			}
		}
	}
	t.Fatalf("there is no variable %s", name)
	return nil
}

// quotedForks is all that can happen to an issue: each fork with its chance, its number and its two ways.
func quotedForks(t *testing.T) string {
	file := deskFile(t, "forks")
	_, forks := countedFrom(t, file, "exhausted")
	life := fieldsOf(variable(t, file, "life"))
	chances := statedChances(t)
	var b strings.Builder
	fmt.Fprint(&b, "| fork | decided by | chance of the first way | first way | second way |\n|---|---|---|---|---|\n")
	for _, f := range forks[:len(forks)-1] {
		at := fieldsOf(life[f.name])
		by := "certain either way"
		if fate := at["fate"]; fate != nil {
			nth := "ofIssue"
			if at["nth"] != nil {
				nth = code(at["nth"])
			}
			by = "`" + code(fate) + "`, " + nth
			if at["high"] != nil {
				by += " + " + code(at["high"])
			}
			if at["splits"] != nil {
				by = "the number of the fork before: " + by
			}
		}
		ways := fieldsOf(at["ways"])
		fmt.Fprintf(&b, "| `%s` (%s) | %s | %s | %s | %s |\n", f.name, f.meaning, by, chances[f.name],
			wayOf(ways["yes"]), wayOf(ways["no"]))
	}
	if len(life) != len(forks)-1 {
		t.Errorf("%d forks in the table of %d", len(life), len(forks)-1)
	}
	return b.String()
}

// wayOf is where a way leads, after what, and what it leaves.
func wayOf(n ast.Expr) string {
	w := fieldsOf(n)
	text := "→ `" + code(w["to"]) + "`"
	for _, part := range []struct{ field, words string }{{"after", "after"}, {"marks", "remembers"}} {
		if w[part.field] != nil {
			text += "; " + part.words + " `" + inOneCell(code(w[part.field])) + "`"
		}
	}
	if l, ok := w["counts"].(*ast.CompositeLit); ok {
		for _, e := range l.Elts {
			text += "; counts `" + code(e) + "`"
		}
	}
	return text
}

// statedChances are those that a plan states (chances.go), and those by the day or by an issue's record (course.go).
func statedChances(t *testing.T) map[string]string {
	all := map[string]string{}
	ast.Inspect(deskFile(t, "chances"), func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == len(a.Rhs) {
			for i, left := range a.Lhs {
				if at, ok := left.(*ast.IndexExpr); ok && code(at.X) == "o" {
					all[code(at.Index)] = "`" + code(a.Rhs[i]) + "`"
				}
			}
		}
		return true
	})
	ast.Inspect(deskFile(t, "course"), func(n ast.Node) bool {
		f, ok := n.(*ast.FuncDecl)
		if ok && (f.Name.Name == "chance" || f.Name.Name == "chanceToday") {
			ast.Inspect(f.Body, func(n ast.Node) bool {
				if c, ok := n.(*ast.CaseClause); ok && len(c.List) == 1 {
					var steps []string
					for _, s := range c.Body {
						steps = append(steps, "`"+inOneCell(code(s))+"`")
					}
					all[code(c.List[0])] = strings.Join(steps, "; ")
				}
				return true
			})
		}
		return !ok
	})
	return all
}

// quotedParts are the parts of the state of a replication, what happens at dawn, in which order, and how a past and
// its plans are played.
func quotedParts(t *testing.T) string {
	var b strings.Builder
	file := deskFile(t, "desk")
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			if s, ok := d.Specs[0].(*ast.TypeSpec); ok && (s.Name.Name == "Desk" || s.Name.Name == "clock") {
				describeType(&b, d, s)
			}
		case *ast.FuncDecl:
			switch d.Name.Name {
			case "playPast", "startPlan", "playPlan", "playDay":
				describeFunction(&b, d)
			case "dawn":
				describeFunction(&b, d)
				fmt.Fprint(&b, "In this order:\n\n")
				for _, s := range steps(d.Body, "") {
					fmt.Fprintf(&b, "1. %s\n", s)
				}
				fmt.Fprintln(&b)
			}
		}
	}
	for _, d := range deskFile(t, "world").Decls {
		if f, ok := d.(*ast.FuncDecl); ok && (f.Name.Name == "Play" || f.Name.Name == "statusQuo") && f.Recv != nil {
			describeFunction(&b, f)
		}
	}
	return b.String()
}

// steps are the calls of a block in their order, each with the condition under which it is made.
func steps(block *ast.BlockStmt, when string) (all []string) {
	for _, s := range block.List {
		switch s := s.(type) {
		case *ast.ExprStmt, *ast.AssignStmt:
			all = append(all, "`"+code(s)+"`"+when)
		case *ast.IfStmt:
			all = append(all, steps(s.Body, when+" where `"+code(s.Cond)+"`")...)
		case *ast.SwitchStmt:
			for _, c := range s.Body.List {
				c := c.(*ast.CaseClause)
				label := " in all other cases"
				if len(c.List) > 0 {
					label = " where `" + code(c.List[0]) + "`"
				}
				all = append(all, steps(&ast.BlockStmt{List: c.Body}, when+label)...)
			}
		}
	}
	return all
}

func itoa(n int) string { return strconv.Itoa(n) }
