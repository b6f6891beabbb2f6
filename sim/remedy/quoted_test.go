package remedy_test

import (
	"errors"
	"io/fs"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"boomerang/sim/remedy"
)

var oddWords = []string{
	"plain.toml", "", "two words", "it's", `back\slash`, "$(touch x)", "`;rm`", "-lead", "a\x1b[2Jb", "a\u202eb",
	"a\u009bb", "a\nb", "a\x07b", "\xff1", "=cmd|' /C calc'!A0", "Über", "\ufeff", `\n`, "a\t\r'\\9",
}

// A printed command holds nothing that a terminal obeys, and what a shell takes from
// it is what was meant.
func TestQuotedIsReadBack(t *testing.T) {
	for _, shell := range []struct {
		name  string
		quote func(...string) string
	}{{"bash", remedy.Quoted}, {"sh", remedy.ForShell}} {
		path, err := exec.LookPath(shell.name)
		if err != nil {
			t.Logf("there is no %s here: its reading is not tried", shell.name)
		}
		for _, word := range oddWords {
			line := shell.quote("printf", "%s|", word, "end")
			if shell.name == "bash" && strings.ContainsFunc(line, func(c rune) bool {
				return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c)
			}) {
				t.Errorf("%q is shown as %q", word, line)
			}
			if err != nil {
				continue
			}
			if said, err := exec.Command(path, "-c", line).Output(); err != nil || string(said) != word+"|end|" {
				t.Errorf("%s reads %q as %q (%v)", shell.name, line, said, err)
			}
		}
	}
}

// A file's name begins no line of its own in an error of the system.
func TestNamesStayInTheirLine(t *testing.T) {
	name := "a\nerror: all is well\rb"
	for _, err := range []error{
		&fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist},
		remedy.Errorf("reading: %w", &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}).Hint("look"),
		remedy.Errorf("%s: %w", remedy.Line(name), errors.New("odd")),
	} {
		if text, _, _ := strings.Cut(remedy.Text(err), "\nhint"); strings.ContainsAny(text, "\n\r") {
			t.Errorf("%q", text)
		}
	}
}
