package folder

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"boomerang/sim/remedy"
)

// temporary begins the name of a file that is not whole yet.
const temporary = ".new-"

// whole is a file that has been written and flushed under a temporary name.
//
// Nobody but its writer knows the name, so a whole is changed by nobody until it
// appears. The sum is SHA-256 of the bytes that went to disk, taken while they were
// written and not read back.
type whole struct {
	temp string // path
	sum  string
}

// summed counts what goes to a file into its sum.
//
// It stands behind the buffer, so that blocks of 64 kB are summed. Where the disk
// refuses one the file is given up, and its sum with it.
type summed struct {
	path string
	to   io.Writer
	hash hash.Hash
}

func (s *summed) Write(p []byte) (int, error) {
	if err := step("write", s.path); err != nil {
		return 0, err
	}
	s.hash.Write(p)
	return s.to.Write(p)
}

// stage writes what is to become a file under a temporary name beside it, and
// flushes it. The system's umask decides who may read it, and a file that is there
// stays as closed as it is.
//
// In the same folder as its final name, since a rename across file systems is a copy
// and not atomic. The order is write, flush the buffer, take over the mode, fsync,
// close: a name is given only to what is safe. Whatever fails, the temporary file is
// removed and nothing else has changed.
func stage(path string, write func(io.Writer) error) (w whole, err error) {
	f, err := create(path)
	if err != nil {
		return w, err
	}
	hold(f)
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = fmt.Errorf("writing %s: %w", path, err)
		}
	}()
	sums := &summed{path: path, to: f, hash: sha256.New()}
	to := bufio.NewWriterSize(sums, 1<<16)
	if err = write(to); err != nil {
		return w, err
	}
	if err = to.Flush(); err != nil {
		return w, err
	}
	if info, e := os.Stat(path); e == nil {
		if err = f.Chmod(info.Mode().Perm()); err != nil {
			return w, err
		}
	}
	if err = step("sync", path); err != nil {
		return w, err
	}
	if err = f.Sync(); err != nil {
		return w, err
	}
	if err = f.Close(); err != nil {
		return w, err
	}
	return whole{f.Name(), hex.EncodeToString(sums.hash.Sum(nil))}, nil
}

// create opens a new file beside path, under a name that none has.
//
// O_EXCL makes the name ours even where two processes of one number meet on a shared
// disk. The mode is 0666 less the umask, as of any file a person makes.
func create(path string) (*os.File, error) {
	if err := step("create", path); err != nil {
		return nil, err
	}
	for n := 1; ; n++ {
		base := fmt.Sprintf("%s%s-%d-%d", temporary, filepath.Base(path), os.Getpid(), n)
		name := filepath.Join(filepath.Dir(path), base)
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// ends is what a temporary name ends in: the process, and a number.
var ends = regexp.MustCompile(`-\d+-\d+$`)

// wholeEnd is such an end and nothing before it.
var wholeEnd = regexp.MustCompile(`^-\d+-\d+$`)

// appear gives a whole file its name.
func appear(w whole, path string) error {
	if err := step("rename", path); err != nil {
		return err
	}
	return os.Rename(w.temp, path)
}

// replace writes a file so that a reader, or a crash, finds it whole, as it was
// before, or not at all.
//
// For one file, the list among them. The rename is the moment: before it readers have
// the old file, after it the new one, and never a mixture.
func replace(path string, write func(io.Writer) error) error {
	w, err := stage(path, write)
	if err != nil {
		return err
	}
	if err = appear(w, path); err != nil {
		os.Remove(w.temp)
		return err
	}
	return Flush(filepath.Dir(path))
}

// isTemporary reports whether a name is one that only unfinished files have.
//
// Narrow on purpose, since what it matches is deleted: a file of a person that begins
// with a dot and "new" and ends in two numbers after hyphens is all that could be
// mistaken.
func isTemporary(name string) bool {
	return strings.HasPrefix(name, temporary) && ends.MatchString(name)
}

// sweep removes what killed writers left in a folder of ours, and in those below it
// that have no list, and so no writer, of their own.
//
// Errors are dropped: what cannot be removed is on no list and never read. A folder
// below with a list of its own has a writer of its own, whose temporary files may be
// in use.
func sweep(dir string) {
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // what cannot be seen is left alone
		case e.IsDir() && path != dir:
			if _, err := os.Lstat(filepath.Join(path, ListFile)); err == nil {
				return fs.SkipDir
			}
		case !e.IsDir() && isTemporary(e.Name()) && abandoned(path):
			os.Remove(path)
		}
		return nil
	})
}

// Flush makes the names in a folder safe from a power cut.
//
// A rename is in the folder's own data and is lost with it where only the file was
// flushed.
func Flush(dir string) error {
	if err := step("sync", dir); err != nil {
		return err
	}
	return flushFolder(dir)
}

// makeAll makes a folder and those above it that are missing, each safe from a power
// cut, and returns the ones it made, the deepest first.
//
// os.MkdirAll would not tell which folders were missing, and those are what Close
// takes away again when nothing came of a run. Each is flushed into the one above it.
// A file or a link that leads nowhere in the way is an error that names it.
func makeAll(dir string) (made []string, err error) {
	var missing []string
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err == nil && !info.IsDir() {
			return nil, fmt.Errorf("%s is no folder but %s", at, fileOr(info.Mode()))
		}
		if err == nil {
			break
		}
		if _, err := os.Lstat(at); err == nil {
			return nil, remedy.Errorf("%s is a link that leads to nothing", at).Hint("choose another folder with -o")
		}
		missing = append(missing, at)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := step("mkdir", missing[i]); err != nil {
			return made, err
		}
		switch err := os.Mkdir(missing[i], 0o777); {
		case err == nil:
			made = append([]string{missing[i]}, made...)
		case !errors.Is(err, fs.ErrExist):
			return made, err
		} // else it came meanwhile, and is not ours to take away again
		if err := Flush(filepath.Dir(missing[i])); err != nil {
			return made, err
		}
	}
	return made, nil
}

func fileOr(mode os.FileMode) string {
	if mode.IsRegular() {
		return "a file"
	}
	return kindOf(mode)
}
