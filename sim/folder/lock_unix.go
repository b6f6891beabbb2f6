//go:build unix

package folder

import (
	"errors"
	"os"
	"syscall"

	"boomerang/sim/remedy"
)

// lockedBySystem takes the lock of a file, which the system lets go when the process
// ends, however it ends.
//
// Why the loop: release removes the file while it is locked. Who opened it just before
// holds a lock on a file that has no name any more, and a third would make a new one
// beside it.
//
//	A locks, works, removes .lock ──┐
//	B opened the old file ──────────┴→ locks it; same() is false → opens anew
//	C makes a new .lock, locks it      B finds it taken
func lockedBySystem(path string) (*lock, error) {
	for {
		if err := step("create", path); err != nil {
			return nil, err
		}
		if err := plainOrNothing(path); err != nil { // it would be emptied, and taken away in the end
			return nil, err
		}
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o666)
		if err != nil {
			return nil, err
		}
		if err := flock(f); err != nil {
			defer f.Close()
			if errors.Is(err, errNoLocks) {
				os.Remove(path) // it would look like a lock
			}
			if !errors.Is(err, ErrTaken) {
				return nil, err
			}
			return nil, remedy.Errorf("%w%s", ErrTaken, named(path)).
				Hint("give the same command again when it has ended, or choose another folder with -o")
		}
		if same(f, path) {
			f.Truncate(0)
			f.WriteString(self())
			return &lock{f, path}, nil
		}
		f.Close() // its process let go and took the file away between opening and locking
	}
}

// same reports whether an open file still has its name.
func same(f *os.File, path string) bool {
	ours, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(ours, named)
}

// flock locks a file for this process alone, and does not wait.
//
// flock and not fcntl: an fcntl lock falls when the process closes any descriptor of
// the file, which a library may do unseen. A file system that says it cannot lock
// (ENOTSUP, ENOSYS, ENOLCK, EINVAL) leads to the other way; every other error is told.
func flock(f *os.File) error {
	err := step("lock", f.Name())
	if err == nil {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	}
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		return ErrTaken
	case errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.ENOLCK),
		errors.Is(err, syscall.EINVAL):
		return errNoLocks
	default:
		return err
	}
}

// hold marks a temporary file as being written, until it is closed or the process
// ends, however it ends.
func hold(f *os.File) { flock(f) }

// abandoned reports whether nobody is writing a temporary file any more.
//
// A temporary file that can be locked has no writer. O_NONBLOCK, since opening a pipe
// of such a name could wait for its other end. Where files cannot be locked nothing
// counts as abandoned.
func abandoned(name string) bool {
	f, err := os.OpenFile(name, os.O_RDWR|syscall.O_NONBLOCK, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	return flock(f) == nil
}

// running reports whether a process of this machine has not ended.
func running(pid int) bool {
	err := syscall.Kill(pid, 0)
	return pid > 0 && (err == nil || errors.Is(err, syscall.EPERM))
}

// flushFolder makes a rename durable.
func flushFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
