package folder

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// A folder below that lost its list, or has one that is not ours, is not passed over as if
// it had never had one; and only a folder whose files are all listed is finished.
func TestListLostBelow(t *testing.T) {
	for name, lose := range map[string]func(path string) error{
		"deleted": os.Remove,
		"emptied": func(path string) error { return os.WriteFile(path, nil, 0o644) },
		"changed for the mark": func(path string) error {
			mark := filepath.Join(filepath.Dir(path), "manifest.json")
			return errors.Join(os.Rename(mark, path+"x"), os.Rename(path, mark), os.Rename(path+"x", path))
		},
		"another": func(path string) error { return os.WriteFile(path, []byte("rows\n"), 0o644) },
	} {
		top := t.TempDir()
		for _, shard := range []string{"shard-1-of-2", "shard-2-of-2"} {
			done(t, Write(filepath.Join(top, shard), func(f *Folder) error {
				return f.Put("manifest.json", []byte(`{"version":3,"program":"","model":"","scenario":"","hash":""}`))
			}))
		}
		if v, err := Verify(context.Background(), top); err != nil || !v.Sealed() || v.Files != 2 {
			t.Fatalf("%+v, %v", v, err)
		}
		below := filepath.Join(top, "shard-2-of-2")
		if !Finished(below) {
			t.Error("a whole folder is not finished")
		}
		done(t, lose(filepath.Join(below, ListFile)))
		v, err := Verify(context.Background(), top)
		if err != nil || len(v.Flaws) != 1 || !errors.Is(v.Flaws[0].Err, ErrListDamaged) {
			t.Errorf("%s: %+v, %v", name, v, err)
		}
		if Finished(below) {
			t.Errorf("%s: it is said to be finished", name)
		}
	}
	dir := t.TempDir()
	f, err := Take(dir)
	done(t, err)
	_, err = f.Grow("worlds.log")
	done(t, err)
	if done(t, f.Close()); Finished(dir) {
		t.Error("a folder is finished while a file is being written")
	}
}
