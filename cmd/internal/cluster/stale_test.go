package cluster

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// A folder that another run has taken and not finished is no answer of a cluster.
func TestStaleResultIsNotCollected(t *testing.T) {
	b := &Batch{O: &play.Options{Out: t.TempDir()}}
	l := &batchLine{Folder: "f", worlds: 9, whole: 9, ofParts: 9, hash: "new"}
	dir := filepath.Join(b.O.Out, l.Folder)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, hash := range []string{"new", "old"} {
		if err := folder.Write(dir, func(f *folder.Folder) error {
			return errors.Join(result.WriteManifest(f, &result.Manifest{Worlds: 9, Hash: "new"}),
				result.Write(f, &result.Result{Worlds: 9, Hash: hash}),
				result.WriteTiming(f, &result.Timing{Played: 9}))
		}); err != nil {
			t.Fatal(err)
		}
		if got := b.answer(l); (got != nil) != (hash == "new") {
			t.Errorf("with a result of %s: answered is %v", hash, got != nil)
		}
	}
}
