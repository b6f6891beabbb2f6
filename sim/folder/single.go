package folder

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"boomerang/sim/remedy"
)

// errNoName refuses a file without a name, as of a variable that is not set.
var errNoName = errors.New("the file to write has no name")

// WriteFile writes one file that stands alone, whole or not at all. Where there is
// one already it is replaced only if ours says that it is one we wrote; the folder
// must exist.
//
// A single file has no folder of ours and so no list; ours looks at what is in it. A
// pipe or a device is refused, since replacing it by a file is never what was meant.
// The folder is not made: a misspelt path would become a new one.
func WriteFile(path string, ours func(path string) bool, write func(io.Writer) error) error {
	if path == "" {
		return errNoName
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return remedy.Errorf("%s is no plain file but %s", path, kindOf(info.Mode())).
			Hint("choose another name with -o")
	case !ours(path):
		return remedy.Errorf("%s is there already, and boomerang did not write it", path).
			Hint("choose another name with -o")
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return err
	}
	sweepBeside(path)
	return replace(path, write)
}

// NewFile writes one file that stands alone, whole or not at all, where there is nothing
// of its name: the error wraps os.ErrExist where there is, even where it came meanwhile.
// The folder must exist.
func NewFile(path string, write func(io.Writer) error) error {
	if path == "" {
		return errNoName
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return cmp.Or(err, error(&fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}))
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return err
	}
	sweepBeside(path)
	w, err := stage(path, write)
	if err != nil {
		return err
	}
	defer os.Remove(w.temp)
	if err := appearNew(w, path); err != nil {
		return err
	}
	err = Flush(filepath.Dir(path))
	if err != nil {
		os.Remove(path) // it came a moment ago, and the same command is to write it again
	}
	return err
}

// appearNew gives a whole file a name that none has. A second name is refused where there
// is one; a file system that knows no second names has only the look before.
func appearNew(w whole, path string) error {
	if err := step("rename", path); err != nil {
		return err
	}
	if err := os.Link(w.temp, path); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	return os.Rename(w.temp, path)
}

// sweepBeside removes what killed writers of a file left beside it.
func sweepBeside(path string) {
	dir, own := filepath.Dir(path), temporary+filepath.Base(path)
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		end, ours := strings.CutPrefix(e.Name(), own)
		if ours && e.Type().IsRegular() && wholeEnd.MatchString(end) && abandoned(filepath.Join(dir, e.Name())) {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
