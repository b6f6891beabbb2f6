package folder

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Flaw is a file of a folder that is not what its list says.
type Flaw struct {
	Name string // slash path below the folder that was asked about
	Err  error  // wraps ErrChanged, ErrBeingWritten, ErrListDamaged or ErrNotListed
}

// Verdict is what holding a folder against its list found, those below it included.
//
// Extra is no flaw: people put notes beside results. Without any list Files is 0, and
// the folder is not sealed, whatever is in it.
type Verdict struct {
	Dir   string
	Root  string // of the folder's own list; "" where it has none
	Files int    // that were held against a list
	Flaws []Flaw
	Extra []string // files that no list names: not ours, and never read

	// Lists of another program beside files of our names: flaws where other folders of
	// the same tree are ours, and somebody else's where none is.
	doubted []Flaw
}

// Sealed reports whether every file is what was written.
func (v *Verdict) Sealed() bool { return v.Files > 0 && len(v.Flaws) == 0 }

// Verify reads every file of a folder and of the folders below it and holds them
// against their lists. It ends with the context.
//
// All flaws and not the first: whoever repairs a folder wants the list of them. Cost
// is one reading of every byte on a list. The error is one of reading, or of the
// context; what is wrong with files stands in the verdict.
func Verify(ctx context.Context, dir string) (*Verdict, error) {
	if _, err := os.ReadDir(dir); err != nil {
		return nil, err
	}
	v := &Verdict{Dir: dir}
	err := v.verify(ctx, dir, "")
	if v.Files > 0 {
		v.Flaws = append(v.Flaws, v.doubted...)
	}
	slices.SortStableFunc(v.Flaws, func(a, b Flaw) int { return strings.Compare(a.Name, b.Name) })
	return v, err
}

// verify takes a folder whose names begin with a prefix.
//
// A folder whose mark says that it must have a list and that has none is a flaw: else
// taking the list away would turn an altered folder into an old one.
func (v *Verdict) verify(ctx context.Context, dir, prefix string) error {
	l, err := readList(dir)
	foreign := errors.Is(err, fs.ErrNotExist) || errors.Is(err, errForeign)
	switch {
	case err != nil && (!foreign || versionIn(dir) >= FirstListed):
		v.flaw(prefix+ListFile, errors.Join(ErrListDamaged, err))
	case errors.Is(err, errForeign) && marked(dir):
		v.doubted = append(v.doubted, Flaw{prefix + ListFile, errors.Join(ErrListDamaged, err)})
	}
	if err == nil && prefix == "" {
		v.Root = SumOf(l.encode())
	}
	for _, name := range slices.Sorted(maps.Keys(l)) {
		v.Files++
		if err := checked(ctx, filepath.Join(dir, filepath.FromSlash(name)), l[name]); err != nil {
			v.flaw(prefix+name, err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return v.walk(ctx, dir, prefix, "", l, err == nil)
}

// marked reports whether a folder has a file of the name of a mark of ours, whatever it
// holds: one whose list and mark changed places is not passed over.
func marked(dir string) bool {
	for name := range marks {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}

// checked holds a file against its line.
func checked(ctx context.Context, path, sum string) error {
	switch sum {
	case pending:
		return ErrBeingWritten
	case own:
		data, err := readRegular(path)
		if err != nil {
			return errors.Join(ErrChanged, err)
		}
		return holds(sum, data)
	}
	is, err := sumOfStream(ctx, path)
	if err != nil {
		return errors.Join(ErrChanged, err)
	}
	if is != sum {
		return ErrChanged
	}
	return nil
}

func (v *Verdict) flaw(name string, err error) { v.Flaws = append(v.Flaws, Flaw{name, err}) }

// walk finds what the list does not name, and the folders with lists of their own.
func (v *Verdict) walk(ctx context.Context, dir, prefix, below string, l list, listed bool) error {
	entries, err := os.ReadDir(filepath.Join(dir, filepath.FromSlash(below)))
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := below + e.Name()
		_, known := l[name]
		switch {
		case e.IsDir():
			path := filepath.Join(dir, filepath.FromSlash(name))
			if _, err := os.Lstat(filepath.Join(path, ListFile)); err == nil || versionIn(path) >= FirstListed {
				err = v.verify(ctx, path, prefix+name+"/")
				if err != nil {
					return err
				}
			} else if err := v.walk(ctx, dir, prefix, name+"/", l, listed); err != nil {
				return err
			}
		case known, e.Name() == ListFile, e.Name() == lockFile, e.Name() == heldFile:
		case listed:
			v.Extra = append(v.Extra, prefix+name)
		}
	}
	return nil
}
