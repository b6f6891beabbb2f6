package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A long function without a comment is one that the next reader has to play in their head before they may change it;
// of a short one the name says enough.
const mostUndocumented = 15

// The engine and the models are formulas, units and sources as much as they are code: leastComment is the number of
// comment lines they have, together, to a line of code. Blank lines and tests count
// for neither; a line with code and a comment behind it is one of code.
const leastComment = .35

// sources calls see with every file of Go in some rooms of the house, parsed with its comments, tests excluded.
func sources(t *testing.T, rooms []string, see func(name string, set *token.FileSet, file *ast.File)) {
	t.Helper()
	for _, room := range rooms {
		err := filepath.WalkDir(filepath.Join("../..", room), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			see(strings.TrimPrefix(filepath.ToSlash(path), "../../"), set, file)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// undocumented lists the functions of a file that are longer than mostUndocumented lines and have no comment.
func undocumented(set *token.FileSet, file *ast.File) (names []string) {
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Doc != nil {
			continue
		}
		if n := set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1; n > mostUndocumented {
			names = append(names, f.Name.Name)
		}
	}
	return names
}

// TestHouseLongFunctionsAreDocumented: in every room, exported or not.
func TestHouseLongFunctionsAreDocumented(t *testing.T) {
	sources(t, []string{"sim", "models", "scenarios", "out", "cmd"},
		func(name string, set *token.FileSet, file *ast.File) {
			for _, f := range undocumented(set, file) {
				t.Errorf("%s: %s is longer than %d lines and says nothing of what it is for", name, f, mostUndocumented)
			}
		})
}

// linesOf counts the lines of a file that hold nothing but comment, and those that hold code.
func linesOf(set *token.FileSet, file *ast.File, text string) (comment, code int) {
	within := map[int]bool{}
	for _, group := range file.Comments {
		for line := set.Position(group.Pos()).Line; line <= set.Position(group.End()).Line; line++ {
			within[line] = true
		}
	}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		alone := within[i+1] && (strings.HasPrefix(line, "//") || strings.HasPrefix(line, "/*"))
		switch {
		case line == "" || i+1 == set.Position(file.Package).Line:
		case alone:
			comment++
		default:
			code++
		}
	}
	return comment, code
}

// TestHouseCommentsOfTheModel holds the engine and the models to leastComment.
func TestHouseCommentsOfTheModel(t *testing.T) {
	comment, code := 0, 0
	sources(t, []string{"sim", "models"}, func(name string, set *token.FileSet, file *ast.File) {
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		m, n := linesOf(set, file, string(text))
		comment, code = comment+m, code+n
	})
	ratio := float64(comment) / float64(code)
	t.Logf("%d comment lines to %d of code: %.3f", comment, code, ratio)
	if ratio < leastComment {
		t.Errorf("%.3f comment lines to a line of code in sim and models, want %.2f: what is missing are formulas, "+
			"units, sources and reasons", ratio, leastComment)
	}
}

// What the two measures above make of code whose answer is plain.
func TestHouseCommentMeasures(t *testing.T) {
	text := "// Package p is one.\npackage p\n\n// A is\n//\n//\ttwo lines.\nvar A = 1 // not a third\n\n" +
		"func short() {\n}\n\nfunc long() {\n" + strings.Repeat("\tA++\n", mostUndocumented) +
		"}\n\n// told is.\nfunc told() {\n" +
		strings.Repeat("\tA++\n", mostUndocumented) + "}\n"
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "p.go", text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	if got := undocumented(set, file); len(got) != 1 || got[0] != "long" {
		t.Errorf("undocumented: %v, want long alone", got)
	}
	comment, code := linesOf(set, file, text)
	if wantCode := 1 + 2 + 2*(mostUndocumented+2); comment != 5 || code != wantCode {
		t.Errorf("%d comment lines and %d of code, want 5 and %d", comment, code, wantCode)
	}
}
