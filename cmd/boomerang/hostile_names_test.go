package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"boomerang/cmd/internal/terminal"
)

// hostileNames are parts of names that a terminal, a shell, a spreadsheet or the
// program's own flags would obey.
var hostileNames = []string{
	"a\x1b[2Jb", "a\u202eb", "a\u009bb", "a\x07b", "a\rb", "a\nerror: forged", "=cmd|' C calc'!A0", "$(touch touched)",
	"`;touch touched`", "-lead", "\xff\xfe", "a\u2066b", "a\x7fb",
}

// allHostile is all of them in one name, but what no name may hold (a line break).
var allHostile = "-=cmd|' C calc'!A0 \x1b[2J\u202e\u2066\u009b\x07\x7f$(touch touched)`;touch touched`"

// notObeyed fails where a text holds what a terminal obeys, or a line the program never
// said.
func notObeyed(t *testing.T, args []string, text string) {
	t.Helper()
	if i := strings.IndexFunc(text, func(c rune) bool {
		return c != '\n' && c != '\t' && unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c)
	}); i >= 0 {
		t.Errorf("%q: a terminal obeys %q", args, text[i:min(len(text), i+40)])
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "error: forged") || strings.HasPrefix(line, "forged") {
			t.Errorf("%q: a line was forged: %q", args, text)
		}
	}
}

// tellHostile gives a command and looks at all it says.
func tellHostile(t *testing.T, args []string) (code int, said string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &errs)
	notObeyed(t, args, out.String())
	notObeyed(t, args, errs.String())
	if code == terminal.ExitCrash {
		t.Errorf("%q: exit code 1: %s", args, &errs)
	}
	return code, errs.String()
}

// TestHostileNamesInErrors: whatever stands where a file, a folder or a value is named,
// every verb refuses it without a word that is obeyed.
func TestHostileNamesInErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, part := range hostileNames {
		name := part + ".toml"
		missing := names{name, name, name, name, name, filepath.Join(part, "\x1b", "out"), name}
		for verb, args := range stories(missing) {
			if verb == "list" || verb == "init" {
				continue
			}
			for _, args := range [][]string{
				args, append([]string{verb, "-s", part + "=" + part}, args[1:]...),
				append([]string{verb, "--" + part}, args[1:]...),
			} {
				if code, said := tellHostile(t, args); code != terminal.ExitUsage || said == "" {
					t.Errorf("%q: exit code %d, %q", args, code, said)
				}
			}
		}
		tellHostile(t, []string{part})
		tellHostile(t, []string{"describe", part})
		tellHostile(t, []string{"batch", part + "*", "--design", part})
	}
	unharmed(t)
}

// unharmed fails where a name was run as a command.
func unharmed(t *testing.T) {
	t.Helper()
	for _, dir := range []string{".", "out"} {
		if _, err := os.Lstat(filepath.Join(dir, "touched")); err == nil {
			t.Error("a name was run as a command")
		}
	}
}

// hostileTexts are titles and names inside a scenario.
const hostileTexts = `title = "\u001b[2J \u202e \u009b \u0007 \nforged"
question = "\u001b[2J \u202e \u009b \u0007 \nforged?"
[plan.cut]
title = "=A0 \u001b[m \u202e\u2066\u0007\nforged"
`

// TestHostileNamesInAnswers: every verb does its work with files, folders and titles of
// such names, and shows them without obeying them.
func TestHostileNamesInAnswers(t *testing.T) {
	manyCommands(t)
	if testing.Short() {
		t.Skip("plays with every verb")
	}
	t.Chdir(t.TempDir())
	file := func(of string) string { return allHostile + of }
	n := names{
		file("s.toml"), file("h.csv"), file("t.csv"), file("done"), file("parts"), file("out"), file("p.toml"),
	}
	furnish(t, n, hostileTexts)
	for verb, args := range stories(n) {
		os.RemoveAll(n.out)
		if code, said := tellHostile(t, args); code != terminal.ExitFine {
			t.Errorf("%q: exit code %d, %s", args, code, said)
		}
		if slices.Contains([]string{"run", "check", "show", "verify", "diff"}, verb) {
			tellHostile(t, slices.Insert(slices.Clone(args), 1, "--json"))
		}
	}
	for _, more := range [][]string{
		{"batch", "-o", file("k8s"), "--engine", "kubernetes", "--reps", "9", "--", n.scenario},
		{"batch", "-o", file("batch"), "--plans-only", "--reps", "2", "--", "*.toml", n.scenario, file("no")},
		{"diff", "--markdown", "--", n.done, n.done},
		{"init", "--", n.scenario},
	} {
		tellHostile(t, more)
	}
	unharmed(t)
}

// TestHostileTextsInFiles: mistakes inside files name what is there: keys, cells, heads of
// columns, files that a pattern finds, and files on a list.
func TestHostileTextsInFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	furnish(t, plainNames, "")
	odd := `\u001b[2J\u202e\u009b\nerror: forged`
	for name, text := range map[string]string{
		"key.toml":     "\"" + odd + "\" = 1\n",
		"plan.toml":    "[plan.\"" + odd + "\"]\ncut.share = 2\n",
		"value.toml":   "months = \"" + odd + "\"\n",
		"extends.toml": "extends = \"" + odd + "\"\n",
		"expr.toml":    "[threshold.\"" + odd + "\"]\nplan = \"" + odd + "\"\nexpr = \"" + odd + "\"\n",
		"broken.toml":  "a = \x1b[2J\u202e\n",
	} {
		write(name, text)
		for _, verb := range []string{"check", "run", "show", "trace", "batch"} {
			if code, said := tellHostile(t, []string{verb, name}); code != terminal.ExitUsage {
				t.Errorf("%s of %s: exit code %d, %s", verb, name, code, said)
			}
		}
	}
	odd = "\x1b[2J\u202e\u009b\nerror: forged"
	write("a\nerror: forged.toml", "months = 1\n")
	write("head.csv", "\""+odd+"\",month\n\""+odd+"\",\""+odd+"\"\n")
	for _, args := range [][]string{
		{"batch", "*.toml", "--plans-only"},
		{"batch", "small.toml", "--design", "head.csv"},
		{"backtest", "small.toml", "--against", "head.csv"},
		{"calibrate", "head.csv", "-o", "out"},
		{"calibrate", "head.csv", "-o", "out", "--opened", "month"},
	} {
		if code, said := tellHostile(t, args); code != terminal.ExitUsage {
			t.Errorf("%q: exit code %d, %s", args, code, said)
		}
	}
	write(filepath.Join("done", odd[:8]+"\nerror: forged"), "x")
	tellHostile(t, []string{"verify", "done"})
	tellHostile(t, []string{"verify", "done", "--json"})
	tellHostile(t, []string{"merge", "parts", "done", "-o", "out"})
}
