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
// person at the terminal (an error, a hint, a note, the help of a verb or a flag)
// or defines what it stands beside.

// mostWords is how many words a text may have there: "churn.scale at 0.5".
const mostWords = 4

// silentFolders make results.
var silentFolders = []string{
	"cmd/boomerang", "cmd/internal/play", "sim/experiment", "sim/experiment/drive", "models/desk", "models/fit",
	"models/textbook",
}

// toAPerson are the calls whose texts go to the person at the terminal, or say
// what is wrong with the program.
var toAPerson = []string{
	"Errorf", "New", "Hint", "Note", "Warn", "TooLarge", "announce", "panic", "StringVar", "StringVarP", "BoolVar",
	"BoolVarP", "IntVar", "IntVarP", "Uint64Var", "Float64Var", "DurationVar", "StringArrayVar", "StringArrayVarP",
	"StringSliceVar", "Var",
}

// ofTerminal are the calls of package terminal that say something there.
var ofTerminal = []string{"Text"}

// defining are fields whose texts stand where they define: the help of a verb or a
// flag, what a measure or a column means, the name of a formula.
var defining = []string{"Use", "Short", "Long", "Example", "Usage", "Meaning", "Estimator"}

// stillTelling are the files that have sentences all the same, and why.
var stillTelling = map[string]string{
	"cmd/boomerang/describe.go": "reference pages, printed: no result holds them",
	"cmd/boomerang/evidence.go": "a reference page as well",
	"cmd/boomerang/licences.go": "a reference page of others' texts",

	"cmd/boomerang/guarantees.go": "a reference page, each line a sentence with its test",

	"cmd/boomerang/events.go":    "what the columns of a table mean",
	"cmd/boomerang/calibrate.go": "a scenario it reads to know a base's categories, and the help of the flags of roles",

	"cmd/internal/play/watch.go": "what went wrong in a world, told at once: no result holds it",

	"cmd/boomerang/fixed_keys.go": "problems of flags, told by whoever finds them, with their hints",

	"models/desk/check.go":             "problems of a scenario, told by whoever finds them",
	"models/desk/pools.go":             "problems of a scenario",
	"models/desk/feeling.go":           "problems of a scenario",
	"models/desk/constants.go":         "what constants mean, and their sources",
	"models/desk/other_desks.go":       "what other desks publish, and where",
	"models/desk/treatments_people.go": "why formulas leave a mechanism of people out",
	"models/desk/treatments.go":        "why formulas leave a mechanism out: for the reference page and a test",
	"models/desk/actions.go":           "a customer's life, told as it happens (trace, events)",
	"models/desk/assistant.go":         "a customer's life",
	"models/desk/churn.go":             "a customer's life",
	"models/desk/issues.go":            "a customer's life",
	"models/desk/returns.go":           "a customer's life",
	"models/desk/trace.go":             "a customer's life",
}

func TestHouseProse(t *testing.T) {
	for _, dir := range silentFolders {
		files, err := filepath.Glob(filepath.Join("../..", dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(files), err)
		}
		for _, path := range files {
			name := dir + "/" + filepath.Base(path)
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			found := sentences(t, string(source))
			if stillTelling[name] != "" {
				if len(found) == 0 {
					t.Errorf("%s has no sentence any more: take it off the list", name)
				}
				continue
			}
			for _, text := range found {
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
			return !said(x)
		case *ast.Field:
			return x.Tag == nil
		case *ast.KeyValueExpr:
			key, ok := x.Key.(*ast.Ident)
			return !ok || !slices.Contains(defining, key.Name)
		case *ast.AssignStmt:
			left, ok := x.Lhs[0].(*ast.SelectorExpr)
			return !ok || !slices.Contains(defining, left.Sel.Name)
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

// said reports whether a call says its texts to a person: by its name, or because
// it prints to the terminal.
func said(call *ast.CallExpr) bool {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return slices.Contains(toAPerson, f.Name)
	case *ast.SelectorExpr:
		of, _ := f.X.(*ast.Ident)
		switch {
		case of != nil && of.Name == "terminal":
			return slices.Contains(ofTerminal, f.Sel.Name)
		case of != nil && of.Name == "fmt" && strings.HasPrefix(f.Sel.Name, "Fprint"):
			to, ok := call.Args[0].(*ast.SelectorExpr)
			return ok && (to.Sel.Name == "Out" || to.Sel.Name == "Err")
		}
		return slices.Contains(toAPerson, f.Sel.Name)
	}
	return false
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
		`fmt.Fprintf(t.Out, "%d files were drawn in %s\n", n, dir)`:                                0,
		`fmt.Fprintf(&b, "%d files were drawn in %s\n", n, dir)`:                                   1,
		`what := terminal.Text("%d settings of %s, %d runs", a, b, c)`:                             0,
		`c := cobra.Command{Short: "Say what differs between two scenarios"}`:                      0,
		`a.Warnings = append(a.Warnings, "the plan fails in every world played")`:                  1,
		`return axis, "want low:high, and low below high"`:                                         1,
		`m := result.Move{Title: "Map every AI tool that customers meet"}`:                         1,
	} {
		if got := sentences(t, "package p\nfunc f() error {\n"+body+"\n}\n"); len(got) != want {
			t.Errorf("%s: %q", body, got)
		}
	}
}
