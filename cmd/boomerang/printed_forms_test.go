package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"

	"github.com/spf13/cobra"
)

// printed is a command as some text of the program spells it.
type printed struct{ place, text string }

// command is a verb and what follows it up to the end of a clause.
var command = regexp.MustCompile(`\bboomerang ([a-z]+)((?: [^\n;,)”]*)?)`)

// flagWord is a flag in the words of a command.
var flagWord = regexp.MustCompile(`(?:^| )(--?[a-z][a-z-]*)`)

// spoken are verbs of sentences about the program, which are no commands.
var spoken = []string{"authors", "did", "knows", "made", "plays", "result", "scenario", "window", "wrote"}

// literal joins a string made of literals by + and by a call of Quoted; any other part is
// NAME.
func literal(e ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "NAME", false
		}
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		x, okX := literal(e.X)
		y, okY := literal(e.Y)
		return x + y, okX || okY
	case *ast.CallExpr:
		if f, is := e.Fun.(*ast.SelectorExpr); is && f.Sel.Name == "Quoted" {
			var words []string
			for _, a := range e.Args {
				word, _ := literal(a)
				words = append(words, word)
			}
			return strings.Join(words, " "), true
		}
	}
	return "NAME", false
}

// printedBy collects every command in the texts of a file.
func printedBy(t *testing.T, path string) (all []printed) {
	t.Helper()
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		e, is := n.(ast.Expr)
		if !is {
			return true
		}
		text, ok := literal(e)
		if !ok {
			return true
		}
		for _, m := range command.FindAllString(text, -1) {
			all = append(all, printed{files.Position(e.Pos()).String(), m})
		}
		return false // its parts have been joined
	})
	return all
}

// wrong says why a command as spelled would be refused: its verb or a flag is unknown.
func (p printed) wrong() string {
	m := command.FindStringSubmatch(p.text)
	var out bytes.Buffer
	root := newRoot(terminal.New(strings.NewReader(""), &out, &out))
	verb, _, err := root.Find([]string{m[1]})
	if err != nil || verb == root {
		return "there is no verb " + m[1]
	}
	for _, word := range strings.Fields(m[2]) { // describe data: a verb may have its own
		sub, _, err := verb.Find([]string{word})
		if err != nil || sub == verb {
			break
		}
		verb = sub
	}
	for _, f := range flagWord.FindAllStringSubmatch(m[2], -1) {
		if !knownFlag(verb, f[1]) {
			return m[1] + " has no flag " + f[1]
		}
	}
	return namesTooLittle(verb, m[2])
}

// namesTooLittle says what a command with flags lacks: a verb alone is one that is
// spoken of.
func namesTooLittle(verb *cobra.Command, words string) string {
	if !flagWord.MatchString(words) || verb.ParseFlags(strings.Fields(strings.TrimSuffix(words, "."))) != nil {
		return ""
	}
	if args := verb.Flags().Args(); len(args) == 0 && verb.ValidateArgs(args) != nil {
		return verb.Name() + " names no file"
	}
	return ""
}

// playsNothing are verbs that play nothing.
var playsNothing = []string{"list", "show", "describe", "check"}

// runs gives a command as it is spelled, where it is complete and plays nothing, and
// reports whether it did.
func (p printed) runs(t *testing.T) bool {
	t.Helper()
	words := strings.Fields(p.text)[1:]
	if i := slices.Index(words, ">"); i > 0 {
		words = words[:i]
	}
	prose := func(w string) bool { return w == "names" || strings.Contains(w, "mine") || strings.ToLower(w) != w }
	if !slices.Contains(playsNothing, words[0]) || slices.ContainsFunc(words[1:], prose) {
		return false
	}
	var out, errs bytes.Buffer
	if code := run(words, strings.NewReader(""), &out, &errs); code != terminal.ExitFine || out.Len() == 0 {
		t.Errorf("%s: %q gives %d, %s", p.place, p.text, code, errs.String())
	}
	return true
}

func knownFlag(verb *cobra.Command, word string) bool {
	verb.InitDefaultHelpFlag()
	name := strings.TrimLeft(word, "-")
	if strings.HasPrefix(word, "--") {
		return verb.Flags().Lookup(name) != nil || verb.InheritedFlags().Lookup(name) != nil
	}
	return verb.Flags().ShorthandLookup(name[:1]) != nil || verb.InheritedFlags().ShorthandLookup(name[:1]) != nil
}

// TestPrintedCommandsExist: every command in any text the program prints, hints and
// examples too, is one of its verbs with flags that verb has.
func TestPrintedCommandsExist(t *testing.T) {
	var all []printed
	err := filepath.WalkDir("../..", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			all = append(all, printedBy(t, path)...)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, p := range all {
		verb := strings.Fields(p.text)[1]
		if why := p.wrong(); why != "" && !slices.Contains(spoken, verb) {
			t.Errorf("%s: %q: %s", p.place, p.text, why)
		}
		if p.runs(t) {
			ran++
		}
	}
	if ran < 5 {
		t.Errorf("only %d commands were run", ran)
	}
	if len(all) < 50 {
		t.Errorf("only %d commands were found", len(all))
	}
	for _, bad := range []string{
		"boomerang resme DIR", "boomerang list --measure", "boomerang sweep FILE --gird x=1",
		"boomerang sweep --grid x=1:2:3",
	} {
		if (printed{text: bad}).wrong() == "" {
			t.Errorf("%q is let through", bad)
		}
	}
}
