package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Results carry data; only out writes sentences. Where results are made, a text of
// more than a few words is a sentence on its way into one, unless it goes to the
// person at the terminal: an error, a hint, a note, the help of a flag.

// mostWords is how many words a text may have there: "churn.scale at 0.5".
const mostWords = 4

// silentFolders make results.
var silentFolders = []string{"cmd/internal/play", "sim/experiment"}

// toAPerson are the calls whose texts go to the person at the terminal, or say
// what is wrong with the program.
var toAPerson = []string{
	"Errorf", "New", "Hint", "Note", "Warn", "panic", "StringVar", "StringVarP", "BoolVar", "BoolVarP", "IntVar",
	"IntVarP", "Uint64Var", "Float64Var", "DurationVar", "StringArrayVar", "StringArrayVarP", "StringSliceVar",
}

// stillTelling are the files whose sentences still go into results (findings of
// the audit, the questionnaire, why a study stopped), or to the terminal by a way
// this test does not see.
var stillTelling = []string{
	"cmd/internal/play/audit.go", "cmd/internal/play/baseline.go", "cmd/internal/play/questions.go",
	"sim/experiment/stop.go", "sim/experiment/design.go",
	"cmd/internal/play/afford.go", "cmd/internal/play/shards.go", // what the terminal says of a cost, and of shards
}

func TestHouseProse(t *testing.T) {
	for _, dir := range silentFolders {
		files, err := filepath.Glob(filepath.Join("../..", dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(files), err)
		}
		for _, path := range files {
			name := dir + "/" + filepath.Base(path)
			if strings.HasSuffix(name, "_test.go") || slices.Contains(stillTelling, name) {
				continue
			}
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range sentences(t, string(source)) {
				t.Errorf("%s writes %q: put what it says into the result as data, and the words into out", name, text)
			}
		}
	}
}

// sentences are the texts of a file with too many words.
func sentences(t *testing.T, source string) (all []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.CallExpr:
			name := ""
			switch f := x.Fun.(type) {
			case *ast.SelectorExpr:
				name = f.Sel.Name
			case *ast.Ident:
				name = f.Name
			}
			return !slices.Contains(toAPerson, name)
		case *ast.Field:
			return x.Tag == nil
		case *ast.KeyValueExpr: // a formula has a name, which may be long
			key, ok := x.Key.(*ast.Ident)
			return !ok || key.Name != "Estimator"
		case *ast.AssignStmt:
			left, ok := x.Lhs[0].(*ast.SelectorExpr)
			return !ok || left.Sel.Name != "Estimator"
		case *ast.BasicLit:
			if text, err := strconv.Unquote(x.Value); x.Kind == token.STRING && err == nil &&
				len(strings.Fields(text)) > mostWords {
				all = append(all, text)
			}
		}
		return true
	})
	return all
}

// TestSentencesAreFound: the rule sees what crossed the seam before, and lets pass
// what is said to a person.
func TestSentencesAreFound(t *testing.T) {
	for body, want := range map[string]int{
		`b.Text = fmt.Sprintf("mean net changes sign at about %.3g", x)`:                           1,
		`w := result.Warning{About: "scale", Text: "only a few contacts are handled"}`:             1,
		`return remedy.Errorf("there is no such plan in it").Hint("name another one with --plan")`: 0,
		`return fmt.Errorf("holds another run of that name: %w", err)`:                             0,
		`t.Note("%d worlds reused, %d played in all", a, b)`:                                       0,
		`label := key + " at " + text`:                                                             0,
	} {
		if got := sentences(t, "package p\nfunc f() error {\n"+body+"\n}\n"); len(got) != want {
			t.Errorf("%s: %q", body, got)
		}
	}
}
