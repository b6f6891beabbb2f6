package result

import (
	"fmt"
	"os"
	"path/filepath"
)

// temporary begins the name of a file that is not whole yet.
const temporary = ".new-"

// WriteFile writes a file so that a reader, or a crash, finds it whole, as it
// was before, or not at all: into a temporary file of the same folder, flushed,
// renamed, and the folder flushed. The folder must exist.
func WriteFile(path string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), temporary+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("result: %w", err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = fmt.Errorf("result: writing %s: %w", path, err)
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = f.Chmod(0o644); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}
