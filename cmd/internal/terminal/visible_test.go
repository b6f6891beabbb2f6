package terminal

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"
)

// obeyed reports whether a terminal would obey a character of a text.
func obeyed(text string) bool {
	return strings.ContainsFunc(text, func(c rune) bool {
		return c != '\n' && c != '\t' && unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c)
	})
}

// Both streams write out what a terminal would obey, however the text is cut into
// writes, and leave everything else as it is.
func TestNothingObeyedPasses(t *testing.T) {
	text := "a\x1b[2Jb\u202ec\u009bd\x07e\rf\x7f g Ü € 👍\n\t\xffh"
	want := `a\u001b[2Jb\u202ec\u009bd\u0007e\u000df\u007f g Ü € 👍` + "\n\t" + `\xffh`
	for cut := 1; cut <= len(text); cut++ {
		var out, said bytes.Buffer
		term := New(nil, &out, &said)
		for rest := text; rest != ""; rest = rest[min(cut, len(rest)):] {
			part := rest[:min(cut, len(rest))]
			for _, to := range []interface{ Write([]byte) (int, error) }{term.Out, term.Err} {
				if n, err := to.Write([]byte(part)); n != len(part) || err != nil {
					t.Fatal(n, err)
				}
			}
		}
		if out.String() != want || said.String() != want {
			t.Fatalf("cut every %d bytes: %q and %q", cut, &out, &said)
		}
	}
}

// Notes, errors, progress and answers in JSON: all go that way, and JSON says the same.
func TestEveryWayIsVisible(t *testing.T) {
	name := "x\x1b[2J\u202e\u009b\x07"
	var out, said bytes.Buffer
	term := New(nil, &out, &said)
	term.Note("%s", name)
	term.Warn("%s", name)
	term.Fail(errors.New(name))
	term.Crash(name, []byte(name))
	p := term.Progress(name, 2)
	p.began = p.began.Add(-time.Minute)
	p.Step()
	p.End()
	if err := term.JSON(map[string]string{"name": name}); err != nil {
		t.Fatal(err)
	}
	if obeyed(said.String()) || obeyed(out.String()) || strings.Count(said.String(), `x\u001b[2J`) != 7 {
		t.Errorf("%q, %q", &said, &out)
	}
	var back map[string]string
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || back["name"] != name {
		t.Errorf("%q, %v", back, err)
	}
	said.Reset()
	term.interactive = true
	p = term.Progress(name, 2)
	p.began = p.began.Add(-time.Minute)
	p.Step()
	if line, ok := strings.CutPrefix(strings.TrimSuffix(said.String(), "\x1b[K"), "\r"); !ok || obeyed(line) {
		t.Errorf("on a terminal %q", &said)
	}
}

func TestOneLine(t *testing.T) {
	for _, bad := range []string{"a\nb", "-o=\r"} {
		if err := OneLine([]string{"run", bad}); err == nil || strings.ContainsAny(err.Error(), "\n\r") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if err := OneLine([]string{"run", "a b\x1b\t", ""}); err != nil {
		t.Error(err)
	}
}
