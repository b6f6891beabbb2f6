package result

import (
	"errors"
	"syscall"
	"testing"

	"boomerang/sim/folder"
)

// A folder whose writer was stopped while its manifest appeared still tells what to play:
// the manifest is the old one or the new, whole, and says so itself. Whatever else was
// appearing is not read.
func TestManifestOfAStoppedWriter(t *testing.T) {
	for at := range 40 {
		dir := t.TempDir()
		write := func(worlds int) error {
			return folder.Write(dir, func(f *folder.Folder) error {
				return errors.Join(WriteManifest(f, &Manifest{Worlds: worlds}), Write(f, &Result{}))
			})
		}
		if err := write(1); err != nil {
			t.Fatal(err)
		}
		steps := 0
		end := folder.Inject(func(string, string) error {
			if steps++; steps > at {
				return syscall.ENOSPC
			}
			return nil
		})
		err := write(2)
		end()
		m, unread := ReadManifest(dir)
		if unread != nil || m.Worlds != 1 && m.Worlds != 2 {
			t.Errorf("step %d (%v): %+v, %v", at, err, m, unread)
		}
		if err == nil {
			return
		}
	}
	t.Error("40 steps were too few")
}
