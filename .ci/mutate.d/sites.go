package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// edit is one change of a source file: the bytes from to to become text.
type edit struct {
	from, to int
	operator string // what kind of change
	text     string
}

// site is a place of a source file that can be changed in one or more ways.
type site struct {
	file  string // below the root
	line  int
	edits []edit
}

// finder gathers the sites of one file.
type finder struct {
	set    *token.FileSet
	source []byte
	file   string
	sites  []site
}

// sitesOf lists every site of the code of some folders, tests left out, in the
// order of files and lines.
func sitesOf(root string, folders []string) (all []site, err error) {
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil {
			return nil, err
		}
		sort.Strings(files)
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f := finder{set: token.NewFileSet()}
			if f.file, err = filepath.Rel(root, file); err != nil {
				return nil, err
			}
			if f.source, err = os.ReadFile(file); err != nil {
				return nil, err
			}
			tree, err := parser.ParseFile(f.set, file, f.source, parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			ast.Inspect(tree, f.look)
			all = append(all, f.sites...)
		}
	}
	return all, nil
}

// add notes a site that begins at a token.
func (f *finder) add(at token.Pos, edits ...edit) {
	f.sites = append(f.sites, site{f.file, f.set.Position(at).Line, edits})
}

func (f *finder) offset(p token.Pos) int { return f.set.Position(p).Offset }

func (f *finder) text(n ast.Node) string {
	return string(f.source[f.offset(n.Pos()):f.offset(n.End())])
}

// replace is the edit that puts a text in the place of a node.
func (f *finder) replace(n ast.Node, operator, text string) edit {
	return edit{f.offset(n.Pos()), f.offset(n.End()), operator, text}
}

// swap is the edit that puts one operator in the place of another.
func (f *finder) swap(at token.Pos, kind string, was, is token.Token) edit {
	o := f.offset(at)
	return edit{o, o + len(was.String()), kind + " " + was.String() + " → " + is.String(), is.String()}
}

// others are what may stand in the place of a binary operator.
var others = map[token.Token][]token.Token{
	token.ADD: {token.SUB}, token.SUB: {token.ADD}, token.MUL: {token.QUO}, token.QUO: {token.MUL},
	token.LSS: {token.LEQ, token.GEQ}, token.LEQ: {token.LSS, token.GTR},
	token.GTR: {token.GEQ, token.LEQ}, token.GEQ: {token.GTR, token.LSS},
	token.EQL: {token.NEQ}, token.NEQ: {token.EQL}, token.LAND: {token.LOR}, token.LOR: {token.LAND},
	token.ADD_ASSIGN: {token.SUB_ASSIGN}, token.SUB_ASSIGN: {token.ADD_ASSIGN},
	token.MUL_ASSIGN: {token.QUO_ASSIGN}, token.QUO_ASSIGN: {token.MUL_ASSIGN},
	token.INC: {token.DEC}, token.DEC: {token.INC},
}

// swaps are the edits of an operator.
func (f *finder) swaps(at token.Pos, kind string, op token.Token) (edits []edit) {
	for _, other := range others[op] {
		edits = append(edits, f.swap(at, kind, op, other))
	}
	return edits
}

// look adds the sites that a node is itself; tags and import paths hold none.
func (f *finder) look(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec, *ast.ArrayType:
		return false
	case *ast.BinaryExpr:
		if edits := f.swaps(n.OpPos, kindOf(n.Op), n.Op); len(edits) > 0 && !isText(n.X) && !isText(n.Y) {
			f.add(n.OpPos, edits...)
		}
	case *ast.UnaryExpr:
		if n.Op == token.SUB || n.Op == token.NOT {
			f.add(n.Pos(), f.replace(n, "sign: without "+n.Op.String(), f.text(n.X)))
		}
	case *ast.BasicLit:
		f.number(n)
	case *ast.CallExpr:
		f.call(n)
	case *ast.IfStmt:
		f.add(n.Cond.Pos(), f.replace(n.Cond, "condition negated", "!("+f.text(n.Cond)+")"))
	case *ast.AssignStmt:
		f.assignment(n)
	case *ast.IncDecStmt:
		f.add(n.Pos(), append(f.swaps(n.TokPos, "arithmetic", n.Tok), f.deleted(n))...)
	case *ast.ExprStmt:
		f.add(n.Pos(), f.deleted(n))
	}
	return true
}

func kindOf(op token.Token) string {
	switch op {
	case token.LAND, token.LOR:
		return "boolean"
	case token.ADD, token.SUB, token.MUL, token.QUO:
		return "arithmetic"
	}
	return "comparison"
}

// isText tells a string literal: texts are joined, not added.
func isText(x ast.Expr) bool {
	lit, ok := x.(*ast.BasicLit)
	return ok && lit.Kind == token.STRING
}

func (f *finder) deleted(n ast.Node) edit { return f.replace(n, "statement deleted", "") }

// number changes a constant by one either way, or doubles it.
func (f *finder) number(n *ast.BasicLit) {
	v, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != token.INT && n.Kind != token.FLOAT || err != nil {
		return
	}
	var edits []edit
	for _, to := range []float64{v + 1, v - 1, 2 * v} {
		if to == v || len(edits) == 2 && to == v+1 { // twice one is one more
			continue
		}
		text := strconv.FormatFloat(to, 'g', -1, 64)
		if n.Kind == token.FLOAT && !strings.ContainsAny(text, ".e") {
			text += "." // what is declared by it stays a float
		}
		edits = append(edits, f.replace(n, "constant "+n.Value+" → "+text, "("+text+")"))
	}
	f.add(n.Pos(), edits...)
}

// opposites are functions that may stand for each other.
var opposites = map[string]string{
	"min": "max", "max": "min", "math.Min": "math.Max", "math.Max": "math.Min",
	"math.Floor": "math.Ceil", "math.Ceil": "math.Floor", "slices.Min": "slices.Max", "slices.Max": "slices.Min",
	"slices.MinFunc": "slices.MaxFunc", "slices.MaxFunc": "slices.MinFunc",
}

func (f *finder) call(n *ast.CallExpr) {
	name := f.text(n.Fun)
	if other, ok := opposites[name]; ok {
		f.add(n.Pos(), f.replace(n.Fun, name+" → "+other, other))
	}
}

// assignment is deleted, or its operation turned; what declares a name stays.
func (f *finder) assignment(n *ast.AssignStmt) {
	if n.Tok == token.DEFINE {
		return
	}
	edits := append(f.swaps(n.TokPos, "arithmetic", n.Tok), f.deleted(n))
	if n.Tok == token.ADD_ASSIGN && isText(n.Rhs[0]) {
		edits = edits[1:]
	}
	f.add(n.Pos(), edits...)
}
