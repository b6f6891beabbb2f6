package play

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// TestStoreThatCannotBeOpened: a store of something else may be removed, one the
// system does not open may not.
func TestStoreThatCannotBeOpened(t *testing.T) {
	shape := result.Shape{Model: "m", Measures: 1}
	shut, other := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(shut, result.WorldsFile), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, result.WorldsFile), []byte("something else that somebody keeps here"),
		0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenStore(terminal.Silent(), shut, shape); err == nil || strings.Contains(remedy.Text(err),
		"remove") || !strings.Contains(remedy.Text(err), "what is stored is kept") {
		t.Errorf("what cannot be opened: %v", err)
	}
	if _, err := OpenStore(terminal.Silent(), other, shape); err == nil || !strings.Contains(remedy.Text(err),
		"or remove "+other) {
		t.Errorf("what is no store: %v", err)
	}
}
