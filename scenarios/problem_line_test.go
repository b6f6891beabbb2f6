package scenarios

import (
	"strings"
	"testing"
)

// A problem is told on its own lines: nothing in it begins another.
func TestProblemKeepsToItsLine(t *testing.T) {
	const odd = "a\nerror: forged\rb"
	p := Problem{File: odd, Line: 1, Key: odd, What: odd, Got: odd, Want: odd}
	if text := p.String(); strings.ContainsAny(text, "\n\r") || strings.Count(text, "forged") != 5 {
		t.Errorf("%q", text)
	}
}
