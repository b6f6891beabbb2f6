package terminal

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// A first look is said once. On a terminal that shows the answer too it is taken away,
// with all that was rewritten below it, and the closing line of the job is said again; a
// note below it, a line the terminal broke, or an answer that goes elsewhere keep it.
func TestFirstLook(t *testing.T) {
	for _, c := range []struct {
		name                       string
		interactive, answers, note bool
		quiet, wide                bool
		taken                      string
	}{
		{"piped", false, false, false, false, false, ""},
		{"terminal", true, true, false, false, false, "\r\x1b[3A\x1b[J"},
		{"answer elsewhere", true, false, false, false, false, ""},
		{"a note below", true, true, true, false, false, ""},
		{"quiet", true, true, false, true, false, ""},
		{"broken by the terminal", true, true, false, false, true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var said bytes.Buffer
			term := New(nil, nil, &said)
			term.interactive, term.answers, term.Quiet = c.interactive, c.answers, c.quiet
			j := term.Journey(Phase{Label: "plans", Worlds: 1, Each: 1}, Phase{Label: "grid", Worlds: 1, Each: 1})
			j.began = j.began.Add(-2 * time.Second)
			term.Progress("plans", 1).Step()
			text := "First look.\na and b\n"
			if c.wide {
				text = strings.Repeat("x", 101) + "\n"
			}
			term.Look(text)
			if c.note {
				term.Note("something happened")
			}
			term.Progress("grid", 1).Step()
			j.Arrive()
			before := said.String()
			times := strings.Count(before, strings.TrimSpace(text))
			if times != map[bool]int{true: 0, false: 1}[c.quiet] {
				t.Errorf("the look is said in %q", before)
			}
			term.Refine()
			after := said.String()[len(before):]
			if !strings.HasPrefix(after, c.taken) || c.taken == "" && after != "" ||
				c.taken != "" && !strings.Contains(after, "2 of 2 phases: 2 worlds in") {
				t.Errorf("then %q, want it to begin with %q", after, c.taken)
			}
			length := said.Len()
			if term.Refine(); said.Len() != length {
				t.Error("taken away twice")
			}
		})
	}
}
