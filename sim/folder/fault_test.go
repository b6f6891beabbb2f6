package folder

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

var errFull = errors.New("no space left on device")

// Wherever a step fails, or a process is killed, while files appear: no reader takes an
// old file and a new one for a pair, what is listed is sound, and whoever takes the
// folder next can write all of them anew.
func TestEveryStepMayFail(t *testing.T) {
	files := []string{"result.json", "charts/1.svg", "runs.csv"}
	write := func(dir, text string) error {
		return Write(dir, func(f *Folder) error {
			for _, name := range files {
				if err := f.Put(name, []byte(text)); err != nil {
					return err
				}
			}
			f.Remove("charts/2.svg")
			return nil
		})
	}
	for n := 0; ; n++ {
		dir := t.TempDir()
		done(t, write(dir, "old"))
		done(t, Write(dir, func(f *Folder) error { return f.Put("charts/2.svg", []byte("old")) }))
		steps := 0
		end := Inject(func(what, path string) error {
			if steps++; steps > n { // a process that was killed does nothing more
				return fmt.Errorf("%s: %w", what, errFull)
			}
			return nil
		})
		err := write(dir, "new")
		end()
		if err == nil {
			if n < 20 {
				t.Errorf("only %d steps", n)
			}
			break
		}
		if !errors.Is(err, errFull) {
			t.Errorf("step %d: %v", n, err)
		}
		seen := map[string]bool{}
		for _, name := range files {
			if data, err := At(dir).Read(name); err == nil {
				seen[string(data.Bytes)] = true
			} else if !errors.Is(err, ErrBeingWritten) {
				t.Errorf("step %d: %s: %v", n, name, err)
			}
		}
		if len(seen) > 1 {
			t.Errorf("step %d: old and new files are read side by side", n)
		}
		v, err := Verify(context.Background(), dir)
		done(t, err)
		for _, f := range v.Flaws {
			if !errors.Is(f.Err, ErrBeingWritten) {
				t.Errorf("step %d: %s: %v", n, f.Name, f.Err)
			}
		}
		done(t, write(dir, "new"))
		if v, err := Verify(context.Background(), dir); err != nil || !v.Sealed() || len(v.Extra) > 0 {
			t.Errorf("step %d, written again: %+v, %v", n, v, err)
		}
	}
}

// A list that is gone is told: of a folder that had one it is damage.
func TestListThatIsGone(t *testing.T) {
	dir := t.TempDir()
	text := `{"version": 3, "program": "1", "model": "m", "scenario": "", "hash": "ab"}`
	done(t, Write(dir, func(f *Folder) error { return f.Put("manifest.json", []byte(text)) }))
	done(t, os.Remove(filepath.Join(dir, ListFile)))
	v, err := Verify(context.Background(), dir)
	if err != nil || len(v.Flaws) != 1 || v.Flaws[0].Name != ListFile || !errors.Is(v.Flaws[0].Err, ErrListDamaged) {
		t.Errorf("%+v, %v", v, err)
	}
}
