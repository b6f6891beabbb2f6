package terminal

import (
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"boomerang/out/wording"
	"boomerang/sim/remedy"
)

// visible is the one way to a terminal: whatever a title, a file's name or an error
// holds, nothing that a terminal would obey passes it. Both streams of the program go
// through it, into a file or a pipe as well: what is there is shown later.
type visible struct {
	mu   sync.Mutex
	to   io.Writer
	kept []byte // the beginning of a character whose end was not written yet

	lines int // written so far
}

// count is how many lines were written.
func (v *visible) count() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.lines
}

// Write passes the text on with what a terminal obeys written out.
func (v *visible) Write(p []byte) (int, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	text := append(v.kept, p...)
	whole := len(text) - len(unfinished(text))
	v.kept = append([]byte(nil), text[whole:]...)
	v.lines += strings.Count(string(text[:whole]), "\n")
	if _, err := io.WriteString(v.to, wording.Visible(string(text[:whole]))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// unfinished is the beginning of a character at the end of a text.
func unfinished(text []byte) []byte {
	for i := len(text) - 1; i >= max(0, len(text)-utf8.UTFMax); i-- {
		if utf8.RuneStart(text[i]) {
			if !utf8.FullRune(text[i:]) {
				return text[i:]
			}
			break
		}
	}
	return nil
}

// control writes to a terminal what it is to obey, around a text that it is not. It
// comes first or last in what is written.
func (v *visible) control(before, text, after string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	io.WriteString(v.to, before+wording.Visible(text)+after)
}

// OneLine refuses arguments that hold a line break: in a message it would begin a line
// that the program never said. Everything else in a name is shown as what it is.
func OneLine(args []string) error {
	for _, arg := range args {
		if strings.ContainsAny(arg, "\n\r") {
			return remedy.Errorf("an argument holds a line break: %s", remedy.Line(arg)).
				Hint(`rename the file; in a value, TOML takes \n for a line break`)
		}
	}
	return nil
}
