//go:build !unix

package result

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// lock takes the file for this process alone through a file beside it. A killed
// process leaves it behind; the error says what to delete.
func lock(f *os.File) (release func(), err error) {
	name := f.Name() + ".lock"
	l, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%w (if not, delete %s)", ErrTaken, name)
	}
	if err != nil {
		return nil, err
	}
	return func() { l.Close(); os.Remove(name) }, nil
}

// hold does nothing, and nothing tells who writes a temporary file: what a kill
// leaves of one outside a run's folder stays.
func hold(*os.File) {}

func abandoned(string) bool { return false }

// syncFolder does nothing where folders cannot be flushed.
func syncFolder(string) error { return nil }
