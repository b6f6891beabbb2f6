package terminal

import (
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// A first look is what can be said before a job is over. It stands on standard error, so
// that what is asked for goes to standard output once. On a terminal that shows both, the
// answer takes its place; elsewhere it stays, a plain text said once.

// look is a first look that stands on the terminal.
type look struct {
	from   int  // lines written before it
	said   int  // notes said before it
	stands bool // and may be taken away
}

// LookWidth is how many columns a first look may have.
func (t *Terminal) LookWidth() int {
	if f, ok := t.errFile(); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 40 {
			return w
		}
	}
	return t.Width
}

func (t *Terminal) errFile() (*os.File, bool) {
	f, ok := t.controls.to.(*os.File)
	return f, ok && t.interactive
}

// Look shows a first look, where anything but errors and the answer is shown.
func (t *Terminal) Look(text string) {
	if t.Quiet || text == "" {
		return
	}
	if j := t.journey; j != nil {
		j.clear()
	}
	text = strings.TrimRight(text, "\n")
	t.look = look{
		from: t.controls.count(), said: t.said, stands: t.interactive && t.answers && fits(text, t.LookWidth()),
	}
	fmt.Fprintln(t.Err, text)
}

// fits reports whether every line of a text is one line of a terminal: what it breaks
// cannot be counted.
func fits(text string, width int) bool {
	for line := range strings.Lines(text) {
		if utf8.RuneCountInString(strings.TrimRight(line, "\n")) > width {
			return false
		}
	}
	return true
}

// Refine takes the first look away where the answer follows in its place, and leaves what
// the job said last. What was noted below it meanwhile is never taken away: then it stays.
func (t *Terminal) Refine() {
	at := t.look
	t.look = look{}
	if !at.stands || t.said != at.said {
		return
	}
	if lines := t.controls.count() - at.from; lines > 0 {
		t.controls.control(fmt.Sprintf("\r\x1b[%dA\x1b[J", lines), "", "")
	}
	if t.closed != "" {
		fmt.Fprintln(t.Err, t.closed)
	}
}
