package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"boomerang/sim/remedy"
)

// WriteFile writes one file that stands alone, whole or not at all. Where there is
// one already it is replaced only if ours says that it is one we wrote; the folder
// must exist.
//
// A single file has no folder of ours and so no list; ours looks at what is in it. A
// pipe or a device is refused, since replacing it by a file is never what was meant.
// The folder is not made: a misspelt path would become a new one.
func WriteFile(path string, ours func(path string) bool, write func(io.Writer) error) error {
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
	return replace(path, write)
}
