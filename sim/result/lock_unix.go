//go:build unix

package result

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the file for this process alone; the system lets go when the
// process ends, however it ends.
func lock(f *os.File) (release func(), err error) {
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, ErrTaken
	}
	return func() {}, err // closing the file releases it
}

// hold marks a temporary file as being written, until it is closed or the
// process ends, however it ends.
func hold(f *os.File) { lock(f) }

// abandoned reports whether nobody is writing a temporary file any more.
func abandoned(name string) bool {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = lock(f)
	return err == nil
}

// syncFolder makes a rename durable.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
