package result

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/sim/remedy"
)

// TestFileForAFolder: a file where the folder of a result is asked for is called one, and not damaged.
func TestFileForAFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "runs.csv")
	if err := os.WriteFile(path, []byte("a,b\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, noResult := Read(path)
	_, noManifest := ReadManifest(path)
	for _, err := range []error{noResult, noManifest} {
		if text := remedy.Text(err); !strings.Contains(text, path+" is a file, not the folder") ||
			strings.Contains(text, "damaged") {
			t.Errorf("%s", text)
		}
	}
}
