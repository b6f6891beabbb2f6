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
)

// temporary begins the name of a file that is not whole yet.
const temporary = ".new-"

// whole is a file that has been written and flushed under a temporary name.
type whole struct {
	temp string // path
	sum  string
}

// summed counts what goes to a file into its sum.
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
func isTemporary(name string) bool {
	return strings.HasPrefix(name, temporary) && ends.MatchString(name)
}

// sweep removes what killed writers left in a folder of ours, and in those below it
// that have no list, and so no writer, of their own.
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
func Flush(dir string) error {
	if err := step("sync", dir); err != nil {
		return err
	}
	return flushFolder(dir)
}

// makeAll makes a folder and those above it that are missing, each safe from a power
// cut, and returns the ones it made, the deepest first.
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
		missing = append(missing, at)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := step("mkdir", missing[i]); err != nil {
			return made, err
		}
		if err := os.Mkdir(missing[i], 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return made, err
		}
		made = append([]string{missing[i]}, made...)
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
