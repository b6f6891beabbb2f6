package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/width"
)

// The house rules, as a test: which room may look into which, how long a
// function and a file may be, a comment on every package, and nothing in the
// engine or the models that would make a run depend on the clock, on a global
// random source or on the order of a map.

// mayImport lists, for each folder, the project's packages it may use beside
// those below itself; a folder that is not listed has the rule of the one it lies
// in.
var mayImport = map[string][]string{
	"cmd/boomerang":        {"cmd/internal", "scenarios", "models", "sim", "out"},
	"cmd/internal/cluster": {"cmd/internal/play", "cmd/internal/terminal", "scenarios", "out", "sim"},
	"cmd/internal/explore": {"cmd/internal/play", "cmd/internal/terminal", "scenarios", "out", "sim"},
	"cmd/inpage": {
		"cmd/internal/explore", "cmd/internal/play", "cmd/internal/terminal", "models", "scenarios", "sim",
	},
	"cmd/internal/inside": {"out/live", "sim/remedy"},
	"cmd/internal/serve": {
		"cmd/internal/explore", "cmd/internal/play", "cmd/internal/terminal", "out", "sim",
	},
	"cmd/internal/play":     {"cmd/internal/terminal", "scenarios", "models", "sim", "out"},
	"cmd/internal/problems": {"scenarios", "models", "sim"},
	"cmd/internal/terminal": {"scenarios", "sim", "out"},
	"scenarios":             {"scenarios/input", "scenarios/numeral", "models", "sim"},
	"scenarios/input":       {"sim/remedy"},
	"scenarios/numeral":     {},
	"models":                {"models", "sim"},
	"out":                   {"out", "sim/folder", "sim/result", "sim/stats", "sim/dates"},
	"out/answer": {
		"out/chart", "out/view", "out/drawing", "out/wording", "sim/folder", "sim/result", "sim/stats",
		"sim/dates",
	},
	"out/chart": {"out/view", "out/drawing", "out/wording", "sim/result", "sim/stats", "sim/dates"},
	"out/live": {
		"out/board", "out/chart", "out/view", "out/drawing", "out/wording", "sim/result", "sim/stats",
	},
	"out/view":                  {"out/wording", "sim/result", "sim/stats", "sim/dates"},
	"out/drawing":               {"out/wording", "sim/folder", "sim/result", "sim/stats"},
	"out/wording":               {"sim/result", "sim/stats", "sim/dates"},
	"sim":                       {},
	"sim/experiment":            {"sim", "sim/experiment/expression"},
	"sim/experiment/drive":      {"sim"},
	"sim/experiment/expression": {"sim/stats"},
	"sim/result":                {"sim"},
	"sim/stats":                 {"sim"},
	"sim/distribution":          {"sim"},
	"sim/folder":                {"sim/remedy"},
}

// ruleOf is what a folder may import, by the nearest folder above it that has a
// rule.
func ruleOf(dir string) (rule string) {
	for at := range mayImport {
		if (dir == at || strings.HasPrefix(dir, at+"/")) && len(at) > len(rule) {
			rule = at
		}
	}
	return rule
}

const (
	mostFunction = 70
	mostFile     = 400
	mostColumns  = 120 // a tab counting four, a letter of East Asia two
)

func TestHouse(t *testing.T) {
	commented, faults := map[string]bool{}, map[string]int{}
	err := filepath.WalkDir("../..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() && strings.HasPrefix(e.Name(), ".") && len(e.Name()) > 2 {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(filepath.ToSlash(path), "../../")
		dir := filepath.ToSlash(filepath.Dir(name))
		if n := set.Position(file.End()).Line; n > mostFile {
			t.Errorf("%s has %d lines, at most %d", name, n, mostFile)
		}
		commented[dir] = commented[dir] || file.Doc != nil
		checkColumns(t, path, name)
		checkFunctions(t, set, file, name)
		if strings.HasSuffix(name, "_test.go") {
			return nil
		}
		checkImports(t, file, name)
		for _, f := range bitFaults(name, file) {
			t.Errorf("%s: %s", name, f)
		}
		for _, f := range calendarFaults(set, file) {
			if faults[dir]++; dir != "sim/dates" && ownCalendar[dir] == "" {
				t.Errorf("%s:%s", name, f)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir := range ownCalendar {
		if faults[dir] == 0 {
			t.Errorf("%s has no calendar of its own any more: take it off the list", dir)
		}
	}
	for dir, ok := range commented {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// checkColumns refuses lines that an editor beside another does not show whole.
func checkColumns(t *testing.T, path, name string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(text), "\n") {
		if n := columnsOf(line); n > mostColumns {
			t.Errorf("%s:%d has %d columns, at most %d", name, i+1, n, mostColumns)
		}
	}
}

// columnsOf is how wide an editor shows a line (Unicode Standard Annex 11 for what is wide).
func columnsOf(line string) (n int) {
	for _, c := range line {
		switch kind := width.LookupRune(c).Kind(); {
		case c == '\t':
			n += 4
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

func TestColumnsOfALine(t *testing.T) {
	for line, want := range map[string]int{"": 0, "\tab": 6, "−é": 2, "日本": 4} {
		if got := columnsOf(line); got != want {
			t.Errorf("%q has %d columns, want %d", line, got, want)
		}
	}
}

func checkFunctions(t *testing.T, set *token.FileSet, file *ast.File, name string) {
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if n := set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1; n > mostFunction {
			t.Errorf("%s: %s has %d lines, at most %d", name, f.Name.Name, n, mostFunction)
		}
	}
}

func checkImports(t *testing.T, file *ast.File, name string) {
	room, _, _ := strings.Cut(name, "/")
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		if room == "sim" || room == "models" {
			switch path {
			case "time", "math/rand", "math/rand/v2", "crypto/rand":
				t.Errorf("%s imports %s: a run may depend on nothing but its seed", name, path)
			}
		}
		inside, ok := strings.CutPrefix(path, "boomerang/")
		if !ok {
			continue
		}
		dir := filepath.ToSlash(filepath.Dir(name))
		rule := ruleOf(dir)
		allowed := strings.HasPrefix(inside, dir+"/")
		for _, p := range mayImport[rule] {
			allowed = allowed || inside == p || strings.HasPrefix(inside, p+"/")
		}
		if !allowed {
			t.Errorf("%s imports %s: package %s may not look there", name, inside, rule)
		}
	}
}
