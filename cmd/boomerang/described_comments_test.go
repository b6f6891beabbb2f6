package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What stands beside the code, as Markdown: the comments of types, fields, functions and constants, with the values
// of constants and the formula of a function that is one expression. Nothing else of the code is shown.

// asMarkdown is a doc comment as Markdown; links to names of the code are words.
func asMarkdown(text string) string {
	p := comment.Parser{LookupSym: func(string, string) bool { return false }}
	print := comment.Printer{HeadingLevel: 6, HeadingID: func(*comment.Heading) string { return "" }}
	return codeName.ReplaceAllString(strings.TrimSpace(string(print.Markdown(p.Parse(text)))), "$1")
}

// codeName is a name of the code in brackets, as comments link to it; [S], [A] and [DATA] are grades.
var codeName = regexp.MustCompile(`\\?\[([A-Z]\w*[a-z][\w.]*)\]`)

// inOneCell is a comment as a cell of a table.
func inOneCell(text string) string {
	return inCell(strings.Join(strings.Fields(text), " "))
}

// code is a node as it is written, on one line.
func code(n any) string {
	var b bytes.Buffer
	if err := printer.Fprint(&b, token.NewFileSet(), n); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// parsedOnce are the files read so far: several texts quote one file.
var parsedOnce = map[string]*ast.File{}

// parsed is a file of the code with its comments.
func parsed(t *testing.T, path string) *ast.File {
	t.Helper()
	if file := parsedOnce[path]; file != nil {
		return file
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	parsedOnce[path] = file
	return file
}

// sourcesOf are the files of a folder that are no tests, by name.
func sourcesOf(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join("../..", dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && !strings.HasSuffix(e.Name(), "_test.go") {
			names = append(names, e.Name())
		}
	}
	return names
}

// describeFile writes what stands beside the code of a file: the state, the constants, the rules.
func describeFile(b *strings.Builder, file *ast.File) {
	for _, loose := range looseComments(file) {
		fmt.Fprintf(b, "%s\n\n", asMarkdown(loose))
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					describeType(b, d, spec)
				case *ast.ValueSpec:
					if d.Tok == token.CONST && spec == d.Specs[0] {
						describeConstants(b, d)
					}
				}
			}
		case *ast.FuncDecl:
			describeFunction(b, d)
		}
	}
}

// looseComments are those above the first declaration that belong to none.
func looseComments(file *ast.File) (texts []string) {
	owned := map[*ast.CommentGroup]bool{file.Doc: true}
	first := file.End()
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			continue
		}
		first = min(first, d.Pos())
		switch d := d.(type) {
		case *ast.GenDecl:
			owned[d.Doc] = true
		case *ast.FuncDecl:
			owned[d.Doc] = true
		}
	}
	for _, c := range file.Comments {
		if !owned[c] && c.End() < first && !strings.HasPrefix(c.List[0].Text, "//go:") {
			texts = append(texts, c.Text())
		}
	}
	return texts
}

// describeType writes a type with its fields, those of one comment apart from those of another.
func describeType(b *strings.Builder, d *ast.GenDecl, spec *ast.TypeSpec) {
	doc := spec.Doc.Text()
	if doc == "" {
		doc = d.Doc.Text()
	}
	of, isStruct := spec.Type.(*ast.StructType)
	if !isStruct {
		if doc != "" {
			fmt.Fprintf(b, "**type `%s`** = `%s`. %s\n\n", spec.Name, code(spec.Type), asMarkdown(doc))
		}
		return
	}
	fmt.Fprintf(b, "**State `%s`.** %s\n\n", spec.Name, asMarkdown(doc))
	if rows := fieldRows(of); rows != "" {
		fmt.Fprintf(b, "| variable | type | meaning |\n|---|---|---|\n%s\n", rows)
	}
}

// fieldRows are the fields of a struct that have a comment.
func fieldRows(of *ast.StructType) string {
	var b strings.Builder
	for _, f := range of.Fields.List {
		var names []string
		for _, n := range f.Names {
			names = append(names, "`"+n.Name+"`")
		}
		said := strings.TrimSpace(f.Doc.Text() + " " + f.Comment.Text())
		if len(names) == 0 {
			names = []string{"`" + code(f.Type) + "`"}
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s |\n", strings.Join(names, ", "), inOneCell(code(f.Type)), inOneCell(said))
	}
	return b.String()
}

// describeConstants writes a group of constants: names, values, comments.
func describeConstants(b *strings.Builder, d *ast.GenDecl) {
	if doc := d.Doc.Text(); doc != "" {
		fmt.Fprintf(b, "%s\n\n", asMarkdown(doc))
	}
	fmt.Fprint(b, "| constant | value | meaning |\n|---|---|---|\n")
	repeated := ""
	for i, spec := range d.Specs {
		v := spec.(*ast.ValueSpec)
		said := inOneCell(v.Doc.Text() + " " + v.Comment.Text())
		if d.Doc == nil && v.Doc == nil && i == 0 && len(d.Specs) == 1 {
			said = inOneCell(v.Comment.Text())
		}
		for k, n := range v.Names {
			value := ""
			switch {
			case k < len(v.Values) && !strings.Contains(code(v.Values[k]), "iota"):
				value = code(v.Values[k])
			case k < len(v.Values):
				repeated = code(v.Values[k])
				fallthrough
			default:
				value = strings.ReplaceAll(repeated, "iota", fmt.Sprint(i))
			}
			if n.Name != "_" {
				fmt.Fprintf(b, "| `%s` | `%s` | %s |\n", n.Name, inOneCell(value), said)
			}
		}
	}
	fmt.Fprintln(b)
}

// describeFunction writes what a function is for, by which formula; of one that is a single expression the
// expression too.
func describeFunction(b *strings.Builder, d *ast.FuncDecl) {
	doc, formula := d.Doc.Text(), ""
	if d.Body != nil && len(d.Body.List) == 1 {
		if r, ok := d.Body.List[0].(*ast.ReturnStmt); ok && len(r.Results) == 1 {
			if _, literal := r.Results[0].(*ast.FuncLit); !literal {
				formula = code(r.Results[0])
			}
		}
	}
	if doc == "" && formula == "" {
		return
	}
	fmt.Fprintf(b, "**`%s`**", signature(d))
	if formula != "" {
		fmt.Fprintf(b, " = `%s`", formula)
	}
	if doc != "" {
		fmt.Fprintf(b, "\n\n%s", asMarkdown(doc))
	}
	fmt.Fprint(b, "\n\n")
}

// signature is the head of a function without the word func.
func signature(d *ast.FuncDecl) string {
	head := *d
	head.Body, head.Doc = nil, nil
	return strings.TrimPrefix(code(&head), "func ")
}
