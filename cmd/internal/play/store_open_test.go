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

// What is no store of ours is refused before anything is touched, and nobody is told to
// remove it.
func TestStoreOfSomebodyElse(t *testing.T) {
	shut, other := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(shut, result.WorldsFile), 0o755); err != nil {
		t.Fatal(err)
	}
	text := "something else that somebody keeps here"
	if err := os.WriteFile(filepath.Join(other, result.WorldsFile), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{shut, other} {
		j := &Job{Dir: dir}
		if err := j.open(terminal.Silent()); err == nil || strings.Contains(remedy.Text(err), "remove") ||
			!strings.Contains(remedy.Text(err), "it holds "+result.WorldsFile) {
			t.Errorf("%v", err)
		}
	}
	if data, err := os.ReadFile(filepath.Join(other, result.WorldsFile)); err != nil || string(data) != text {
		t.Errorf("%q, %v", data, err)
	}
	if left, _ := os.ReadDir(other); len(left) != 1 {
		t.Errorf("left there: %v", left)
	}
}
