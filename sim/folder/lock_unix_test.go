//go:build unix

package folder

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"boomerang/sim/remedy"
)

// withoutLocks is a file system whose locks fail with an error of the system.
func withoutLocks(t *testing.T, errno syscall.Errno) {
	t.Helper()
	t.Cleanup(Inject(func(what, path string) error {
		if what == "lock" {
			return errno
		}
		return nil
	}))
}

// Where a file system has no locks a mark stands in their place, which names machine and
// process, and whoever is refused is told that nobody can see whether that one has ended.
func TestFileSystemWithoutLocks(t *testing.T) {
	for _, errno := range []syscall.Errno{syscall.ENOTSUP, syscall.ENOSYS, syscall.ENOLCK, syscall.EINVAL} {
		withoutLocks(t, errno)
		dir := filepath.Join(t.TempDir(), "run")
		f, err := Take(dir)
		done(t, err)
		mark, err := os.ReadFile(filepath.Join(dir, heldFile))
		if err != nil || string(mark) != self() {
			t.Errorf("%v: the mark says %q (%v)", errno, mark, err)
		}
		if _, err := os.Lstat(filepath.Join(dir, lockFile)); err == nil {
			t.Errorf("%v: a file stays that looks like a lock", errno)
		}
		_, err = Take(dir)
		said := ""
		if errors.Is(err, ErrTaken) {
			said = remedy.Text(err)
		}
		for _, want := range []string{
			"process " + pid() + " on " + hostName(), "no locks", "delete " + filepath.Join(dir, heldFile),
		} {
			if !strings.Contains(said, want) {
				t.Errorf("%v: %q is not in %q", errno, want, said)
			}
		}
		done(t, f.Put("result.json", []byte("{}")))
		done(t, errors.Join(f.Commit(), f.Close()))
		again, err := Take(dir)
		done(t, err)
		done(t, again.Close())
	}
}

// A lock that fails for another reason is no lock.
func TestLockThatFails(t *testing.T) {
	withoutLocks(t, syscall.EIO)
	if _, err := Take(filepath.Join(t.TempDir(), "run")); !errors.Is(err, syscall.EIO) {
		t.Errorf("got %v", err)
	}
}

// Of many that find the mark of a process that ended, one has the folder.
func TestDeadMarkIsTakenOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), heldFile)
	for range 200 {
		done(t, os.WriteFile(path, []byte(hostName()+" 2147483646\n"), 0o644))
		var holders atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				switch _, err := lockedByName(path); {
				case err == nil:
					holders.Add(1)
				case !errors.Is(err, ErrTaken):
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := holders.Load(); n != 1 {
			t.Fatalf("%d have the folder", n)
		}
		done(t, os.Remove(path))
	}
	done(t, os.WriteFile(path, []byte(unknownHost+" 2147483646\n"), 0o644))
	if _, err := lockedByName(path); !errors.Is(err, ErrTaken) {
		t.Errorf("of a machine without a name: %v", err)
	}
}

// Every folder that is made is safe from a power cut before anything stands in it: its
// name is flushed in the folder above, and all of that before the list.
func TestNewFoldersAreFlushed(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "a", "b", "run")
	var steps []string
	end := Inject(func(what, path string) error {
		steps = append(steps, what+" "+strings.TrimPrefix(path, root))
		return nil
	})
	defer end()
	done(t, Write(dir, func(f *Folder) error { return f.Put("charts/deep/1.svg", []byte("<svg/>")) }))
	at := func(step string, from int) int {
		for i := from; i < len(steps); i++ {
			if steps[i] == step {
				return i
			}
		}
		t.Fatalf("no %q after %d steps of %q", step, from, steps)
		return 0
	}
	whole := at("rename /a/b/run/charts/deep/1.svg", 0)
	for _, folder := range []string{"/a", "/a/b", "/a/b/run", "/a/b/run/charts", "/a/b/run/charts/deep"} {
		above := strings.TrimSuffix(filepath.Dir(folder), "/")
		made := at("mkdir "+folder, 0)
		flushed := at("sync "+above, made)
		if flushed > whole || flushed != made+1 {
			t.Errorf("%s is made at step %d, and its name flushed at %d", folder, made, flushed)
		}
	}
	if list := at("rename /a/b/run/"+ListFile, whole); at("sync /a/b/run/charts/deep", whole) > list {
		t.Errorf("the list stands before what it lists: %q", steps)
	}
}
