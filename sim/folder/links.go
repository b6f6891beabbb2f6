package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"boomerang/sim/remedy"
)

// Links below a folder of ours. The folder itself may be named by a link: that is what its
// owner asked for. A link inside it leads to what is on no list of ours, and whatever goes
// through it (a chart below a linked folder, rows that a linked file grows by, the mark of
// who writes) would alter files of somebody else. A link in place of a listed file is
// harmless: the whole file that replaces it replaces the link.

// throughLink names the first folder below f on the way to a name that is a link; "" where
// there is none.
func (f *Folder) throughLink(name string) string {
	for at := filepath.Dir(f.path(name)); len(at) > len(filepath.Clean(f.dir)); at = filepath.Dir(at) {
		if isLink(at) {
			return at
		}
	}
	return ""
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// refusedLink says that nothing is written through a link.
func refusedLink(path string) error {
	return remedy.Errorf("%s is a link, and what it leads to is not the folder's", path).
		Hint("put the file or folder itself in its place, or choose another folder with -o")
}

// plainOrNothing refuses a link, a folder, a pipe or a device where a file is to be opened
// for writing.
func plainOrNothing(path string) error {
	switch info, err := os.Lstat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return refusedLink(path)
	case !info.Mode().IsRegular():
		return remedy.Errorf("%s is no plain file but %s", path, kindOf(info.Mode())).
			Hint("move it away, or choose another folder with -o")
	}
	return nil
}
