package result

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// temporary begins the name of a file that is not whole yet.
const temporary = ".new-"

// WriteFile writes a file so that a reader, or a crash, finds it whole, as it
// was before, or not at all: into a temporary file of the same folder, flushed,
// renamed, and the folder flushed. The folder must exist.
func WriteFile(path string, data []byte) error {
	return StreamFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// StreamFile is WriteFile for what is too large to hold: write is given a
// buffered writer into the temporary file.
//
// Order matters: data flushed before the rename, the folder after it; else a crash can leave a whole
// name on an empty file.
func StreamFile(path string, write func(io.Writer) error) (err error) {
	sweepOf(path)
	f, err := os.CreateTemp(filepath.Dir(path), temporary+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("result: %w", err)
	}
	hold(f)
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = fmt.Errorf("result: writing %s: %w", path, err)
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err = write(w); err != nil {
		return err
	}
	if err = w.Flush(); err != nil {
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

// sweepOf removes what killed runs left of writing a file.
func sweepOf(path string) {
	for _, name := range leftIn(filepath.Dir(path), temporary+filepath.Base(path)+"-") {
		if abandoned(name) {
			os.Remove(name)
		}
	}
}

// leftIn lists the files of a folder whose names begin with a prefix; the
// folder's own name may hold what a pattern would take for a wildcard.
func leftIn(dir, prefix string) (paths []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			paths = append(paths, filepath.Join(dir, e.Name()))
		}
	}
	return paths
}
