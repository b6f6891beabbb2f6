package sim_test

import (
	"os"
	"strings"
	"testing"
)

// TestTutorialRuns: every line of code of the package comment's first section
// is in the example that go test executes.
func TestTutorialRuns(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	section, _, _ := strings.Cut(string(doc), "// # Time and ties")
	lines := 0
	for line := range strings.Lines(section) {
		code, isCode := strings.CutPrefix(line, "//\t")
		if !isCode {
			continue
		}
		lines++
		if !strings.Contains(string(example), strings.TrimSpace(code)) {
			t.Errorf("the tutorial says %q, the example does not", strings.TrimSpace(code))
		}
	}
	if lines < 40 || lines >= 60 {
		t.Errorf("the tutorial has %d lines of code, want fewer than 60", lines)
	}
}
