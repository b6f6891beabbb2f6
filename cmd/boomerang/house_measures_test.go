package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"boomerang/models/desk"
)

// One name for a measure: code says result.NetTerminal, never "net_terminal". A
// constant that is misspelt does not compile; a text that is misspelt finds
// nothing, in the one report that looks.
//
// The rule: in Go files that are no tests, no string is equal to the name of a
// measure, one word or several, but where the constants are declared. A word that
// only looks like one stands in otherWords. Tests write names as users do, and
// expressions such as "net < 0" are texts people write: neither is looked at.

// measureNames is where the constants are.
const measureNames = "sim/result/measure_names.go"

// otherWords lists, by file, words that are no measure there, and what they are.
var otherWords = map[string]map[string]string{
	"cmd/boomerang/calibration.go":         {"contacts": "what a row of an export is"},
	"out/internal/sample/sample_series.go": {"payroll": "a source somebody names"},
	"scenarios/export/column.go": {
		"satisfaction": "a header of an export",
		"abandoned":    "a header of an export",
	},
	"scenarios/export/customers.go": {"margin": "a header of an export", "joined": "another"},
	"scenarios/export/sessions.go":  {"margin": "a role of a column", "abandoned": "another"},
	"scenarios/export/table_words.go": {
		"contained": "a word of a log", "abandoned": "another", "churn": "a word of a status",
	},
	"scenarios/fragment.go":       {"contacts": "what a row of an export is"},
	"scenarios/keys_assistant.go": {"contained": "a choice of a key"},
	"sim/result/sources.go":       {"sessions": "a table of a company's", "customers": "another"},
	"sim/result/unit.go": {
		"contacts": "a unit", "customers": "a unit", "heads": "a unit", "issues": "a unit",
		"trips": "a unit", "incidents": "a unit",
	},
}

// namedMeasures lists the strings of a file that are names of measures.
func namedMeasures(set *token.FileSet, file *ast.File, names map[string]bool) (found []measureLiteral) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && names[text] {
				found = append(found, measureLiteral{text, set.Position(n.Pos()).Line})
			}
		}
		return true
	})
	return found
}

type measureLiteral struct {
	name string
	line int
}

// allMeasureNames are those of every resolution.
func allMeasureNames() map[string]bool {
	names := map[string]bool{}
	for _, m := range slices.Concat(desk.Measures, desk.SeriesMeasures, desk.DayMeasures) {
		names[m.Name] = true
	}
	return names
}

func TestHouseNamesMeasuresByConstant(t *testing.T) {
	names, met := allMeasureNames(), map[string]bool{}
	declared := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() && strings.HasPrefix(e.Name(), ".") && len(e.Name()) > 2 {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(filepath.ToSlash(path), "../../")
		for _, found := range namedMeasures(set, file, names) {
			switch {
			case name == measureNames:
				declared[found.name] = true
			case otherWords[name][found.name] != "":
				met[name+found.name] = true
			default:
				t.Errorf("%s:%d: %q is a measure: name it by the constant in %s", name, found.line, found.name,
					measureNames)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range names {
		if !declared[name] {
			t.Errorf("%s has no constant for %s", measureNames, name)
		}
	}
	for file, words := range otherWords {
		for word := range words {
			if !met[file+word] {
				t.Errorf("%s does not say %q any more: take it off the list", file, word)
			}
		}
	}
}

// TestNamedMeasures: the rule finds look-ups of one word and of several, and
// leaves imports, parts of words and expressions alone.
func TestNamedMeasures(t *testing.T) {
	names := map[string]bool{"net": true, "wait_mean": true}
	for body, want := range map[string]int{
		`var x = estimate("net")`:                     1,
		"var x = []string{`net`, \"wait_mean\"}":      2,
		`func f(s string) bool { return s == "net" }`: 1,

		`import "net"`:                   0,
		`var x = "net < 0"`:              0,
		`var x = "wait_mean_" + segment`: 0,
	} {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, "x.go", "package x\n"+body, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := namedMeasures(set, file, names); len(got) != want {
			t.Errorf("%s: found %s, want %d", body, fmt.Sprint(got), want)
		}
	}
}
