package folder

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/sim/remedy"
)

func done(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(remedy.Text(err))
	}
}

// twoFiles is a folder with two files, committed.
func twoFiles(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a", "run")
	done(t, Write(dir, func(f *Folder) error {
		return errors.Join(f.Put("result.json", []byte("{}")), f.Put("charts/1.svg", []byte("<svg/>")))
	}))
	return dir
}

// names are the files of a folder and below, slash paths in order.
func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	done(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		all = append(all, filepath.ToSlash(name))
		return err
	}))
	return all
}

// What was staged appears together, with its list, and nothing else stays behind; the
// list is one that sha256sum reads.
func TestFilesAppearTogether(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a[1]", "run") // as a pattern it would match a1
	f, err := Take(dir)
	done(t, err)
	done(t, f.Put("charts/1.svg", []byte("old")))
	done(t, f.Put("charts/1.svg", []byte("<svg/>")))
	done(t, f.Put("result.json", []byte("{}")))
	if got := names(t, filepath.Join(dir, "charts")); slices.Contains(got, "1.svg") {
		t.Errorf("there before it was committed: %v", got)
	}
	if data, err := f.Read("result.json"); err != nil || string(data.Bytes) != "{}" {
		t.Errorf("what is staged reads as %q, %v", data.Bytes, err)
	}
	done(t, f.Commit())
	root := f.Root()
	done(t, f.Close())
	if got := names(t, dir); !slices.Equal(got, []string{ListFile, "charts/1.svg", "result.json"}) {
		t.Errorf("there are %v", got)
	}
	v, err := Verify(context.Background(), dir)
	if err != nil || !v.Sealed() || v.Files != 2 || v.Root != root || len(v.Extra) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
	if tool, err := exec.LookPath("sha256sum"); err == nil {
		check := exec.Command(tool, "--check", "--strict", ListFile)
		check.Dir = dir
		if out, err := check.CombinedOutput(); err != nil || strings.Count(string(out), ": OK") != 2 {
			t.Errorf("sha256sum: %v\n%s", err, out)
		}
	}
}

// What a killed writer left goes when the folder is next taken, wherever in it; what
// only looks like it stays.
func TestLeftoversAreSwept(t *testing.T) {
	dir := twoFiles(t)
	inner := filepath.Join(dir, "point-1")
	done(t, Write(inner, func(f *Folder) error { return f.Put("result.json", nil) }))
	for _, name := range []string{
		".new-result.json-12-1", "charts/.new-1.svg-3-10", ".new-notes", "point-1/.new-result.json-1-1",
	} {
		done(t, os.WriteFile(filepath.Join(dir, name), []byte("{"), 0o644))
	}
	f, err := Take(dir)
	done(t, err)
	done(t, f.Close())
	var left []string
	for _, name := range names(t, dir) {
		if strings.Contains(name, temporary) {
			left = append(left, name)
		}
	}
	if want := []string{".new-notes", "point-1/.new-result.json-1-1"}; !slices.Equal(left, want) {
		t.Errorf("left: %v, want %v", left, want)
	}
}

// What was never committed leaves nothing, not even the folder.
func TestNothingHalfWritten(t *testing.T) {
	top := t.TempDir()
	f, err := Take(filepath.Join(top, "a", "b"))
	done(t, err)
	done(t, f.Put("charts/1.svg", nil))
	done(t, f.Close())
	if left, _ := os.ReadDir(top); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	dir := twoFiles(t)
	before := names(t, dir)
	f, err = Take(dir)
	done(t, err)
	done(t, f.Put("result.json", []byte("other")))
	f.Remove("charts/1.svg")
	done(t, f.Close())
	if data, err := At(dir).Read("result.json"); err != nil || string(data.Bytes) != "{}" {
		t.Errorf("%q, %v", data.Bytes, err)
	}
	if after := names(t, dir); !slices.Equal(before, after) {
		t.Errorf("%v became %v", before, after)
	}
}

// Any change to any file is noticed by whoever reads it and by Verify; one to a file
// and its line in the list changes the root.
func TestEveryChangeIsNoticed(t *testing.T) {
	for name, change := range map[string]func(data []byte) []byte{
		"a bit":   func(d []byte) []byte { d[0] ^= 1; return d },
		"cut off": func(d []byte) []byte { return d[:len(d)-1] },
		"empty":   func([]byte) []byte { return nil },
		"longer":  func(d []byte) []byte { return append(d, '\n') },
	} {
		for _, file := range []string{"result.json", "charts/1.svg"} {
			dir := twoFiles(t)
			path := filepath.Join(dir, file)
			data, err := os.ReadFile(path)
			done(t, err)
			done(t, os.WriteFile(path, change(data), 0o644))
			if _, err := At(dir).Read(file); !errors.Is(err, ErrChanged) {
				t.Errorf("%s of %s: read with %v", name, file, err)
			}
			if err := Sound(dir, file); !errors.Is(err, ErrChanged) {
				t.Errorf("%s of %s: sound with %v", name, file, err)
			}
			v, err := Verify(context.Background(), dir)
			if err != nil || v.Sealed() || len(v.Flaws) != 1 || v.Flaws[0].Name != file {
				t.Errorf("%s of %s: %+v, %v", name, file, v, err)
			}
		}
	}
	dir := twoFiles(t)
	before, err := Verify(context.Background(), dir)
	done(t, err)
	l, err := readList(dir)
	done(t, err)
	l["result.json"] = SumOf([]byte("forged"))
	done(t, os.WriteFile(filepath.Join(dir, "result.json"), []byte("forged"), 0o644))
	done(t, os.WriteFile(filepath.Join(dir, ListFile), l.encode(), 0o644))
	after, err := Verify(context.Background(), dir)
	if err != nil || !after.Sealed() || after.Root == before.Root {
		t.Errorf("a forgery keeps the root %s: %+v, %v", before.Root, after, err)
	}
}

// Whatever is done to the list itself, nothing is read past it: a bit that is flipped,
// a line that is gone, the end that is cut off, the list that is missing or empty.
func TestTheListIsNoticed(t *testing.T) {
	dir := twoFiles(t)
	path := filepath.Join(dir, ListFile)
	whole, err := os.ReadFile(path)
	done(t, err)
	try := func(name string, data []byte) {
		done(t, os.WriteFile(path, data, 0o644))
		bad := 0
		for _, file := range []string{"result.json", "charts/1.svg"} {
			if _, err := At(dir).Read(file); err != nil {
				bad++
			}
		}
		if v, err := Verify(context.Background(), dir); bad == 0 || err == nil && v.Sealed() && len(v.Extra) == 0 {
			t.Errorf("%s: %d of 2 files refused, %+v, %v", name, bad, v, err)
		}
	}
	for i := range whole {
		data := slices.Clone(whole)
		data[i] ^= 1 << (i % 8)
		try("a bit", data)
	}
	for cut := range len(whole) {
		try("cut off", whole[:cut])
	}
	lines := strings.SplitAfter(string(whole), "\n")
	for i := range lines[:len(lines)-1] {
		try("a line less", []byte(strings.Join(slices.Delete(slices.Clone(lines), i, i+1), "")))
	}
}

// A file that nobody put on the list is not read, and not replaced.
func TestFileOfSomebodyElse(t *testing.T) {
	dir := twoFiles(t)
	done(t, os.WriteFile(filepath.Join(dir, "sweep.json"), []byte("mine"), 0o644))
	if _, err := At(dir).Read("sweep.json"); !errors.Is(err, ErrNotListed) {
		t.Errorf("read with %v", err)
	}
	err := Write(dir, func(f *Folder) error { return f.Put("sweep.json", []byte("ours")) })
	if err == nil || !strings.Contains(err.Error(), "sweep.json is there already") {
		t.Errorf("replaced with %v", err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "sweep.json")); string(data) != "mine" {
		t.Errorf("it holds %q", data)
	}
	if v, err := Verify(context.Background(), dir); err != nil || !slices.Equal(v.Extra, []string{"sweep.json"}) {
		t.Errorf("%+v, %v", v, err)
	}
}

// The gate: what may be taken, and what is refused untouched.
func TestGate(t *testing.T) {
	manifest := func(version string) string {
		return `{"version": ` + version + `, "program": "1", "model": "m", "scenario": "", "hash": "ab"}`
	}
	for name, c := range map[string]struct {
		files map[string]string
		want  string // of the error; "" it is taken
		sums  int    // files that are on the list, and read, once it is taken
	}{
		"empty":              {},
		"a killed writer's":  {files: map[string]string{".new-result.json-12-3": "{"}},
		"a note":             {files: map[string]string{"note.txt": "x"}, want: "note.txt"},
		"a hidden file":      {files: map[string]string{".gitignore": "x"}, want: ".gitignore"},
		"a foreign manifest": {files: map[string]string{"manifest.json": `{"version": 2}`}, want: "manifest.json"},
		"a browser's": {
			files: map[string]string{"manifest.json": `{"version": "1.0"}`},
			want:  "manifest.json",
		},
		"a foreign list":         {files: map[string]string{ListFile: "abc  x\n", "x": "y"}, want: ListFile},
		"rows alone":             {files: map[string]string{"worlds.log": "something"}, want: "worlds.log"},
		"an older program's":     {files: map[string]string{"manifest.json": manifest("2"), "runs.csv": "a"}, sums: 2},
		"one that lost its list": {files: map[string]string{"manifest.json": manifest("3"), "runs.csv": "a"}},
		"one with a broken list": {files: map[string]string{
			"manifest.json": manifest("3"), "runs.csv": "a", ListFile: heading + "x",
		}},
	} {
		dir := t.TempDir()
		for file, text := range c.files {
			done(t, os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644))
		}
		f, err := Take(dir)
		if c.want != "" {
			if err == nil || !strings.Contains(err.Error(), "it holds "+c.want) ||
				strings.Contains(remedy.Text(err), "remove") {
				t.Errorf("%s: %v", name, err)
			}
			if got := names(t, dir); len(got) != len(c.files) {
				t.Errorf("%s: there are %v", name, got)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		read := 0
		for _, file := range []string{"manifest.json", "runs.csv"} {
			if _, err := f.Read(file); err == nil {
				read++
			}
			done(t, f.Put(file, []byte("new"))) // they are ours to replace
		}
		if read != c.sums {
			t.Errorf("%s: %d files are believed, want %d", name, read, c.sums)
		}
		done(t, f.Commit())
		done(t, f.Close())
		if v, err := Verify(context.Background(), dir); err != nil || !v.Sealed() {
			t.Errorf("%s: %+v, %v", name, v, err)
		}
	}
	file := filepath.Join(t.TempDir(), "file")
	done(t, os.WriteFile(file, nil, 0o644))
	if _, err := Take(filepath.Join(file, "below")); err == nil ||
		!strings.Contains(err.Error(), "is no folder but a file") {
		t.Errorf("below a file: %v", err)
	}
}

// A folder of an older program that is taken lists its own files, and leaves those of a
// folder below to that folder.
func TestOlderFolderBelow(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"batch.json": `{"version": 2, "asked": {}, "scenarios": []}`, "points.csv": "a", "sweep-1/worlds.log": "b",
		"one/manifest.json": `{"version": 2, "program": "1", "model": "m", "scenario": "", "hash": "ab"}`,
		"one/runs.csv":      "c",
	} {
		path := filepath.Join(dir, name)
		done(t, os.MkdirAll(filepath.Dir(path), 0o755))
		done(t, os.WriteFile(path, []byte(text), 0o644))
	}
	f, err := Take(dir)
	done(t, err)
	defer f.Close()
	if got := f.Listed(); !slices.Equal(got, []string{"batch.json", "points.csv", "sweep-1/worlds.log"}) {
		t.Errorf("listed: %v", got)
	}
}

// One writer at a time, whoever is next is told who; the folder is free once it is
// let go.
func TestOneWriter(t *testing.T) {
	for _, way := range []func(string) (*lock, error){taken, func(dir string) (*lock, error) {
		return lockedByName(filepath.Join(dir, heldFile))
	}} {
		dir := t.TempDir()
		l, err := way(dir)
		done(t, err)
		if _, err := way(dir); !errors.Is(err, ErrTaken) || !strings.Contains(err.Error(), "process "+pid()+" on ") {
			t.Errorf("taken twice: %v", err)
		}
		l.release()
		l, err = way(dir)
		done(t, err)
		l.release()
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("left: %v", left)
		}
	}
}

func pid() string { return strings.Fields(self())[1] }

// A process that has ended holds nothing; one of another machine may.
func TestHolderThatEnded(t *testing.T) {
	path := filepath.Join(t.TempDir(), heldFile)
	done(t, os.WriteFile(path, []byte(hostName()+" 2147483646\n"), 0o644))
	l, err := lockedByName(path)
	done(t, err)
	l.release()
	done(t, os.WriteFile(path, []byte("another.example 2147483646\n"), 0o644))
	if _, err := lockedByName(path); !errors.Is(err, ErrTaken) || !strings.Contains(remedy.Text(err), "delete "+path) {
		t.Errorf("of another machine: %v", err)
	}
}

// A file that grows is ours and unread until it is whole.
func TestGrowingFile(t *testing.T) {
	dir := t.TempDir()
	f, err := Take(dir)
	done(t, err)
	path, err := f.Grow("days/worlds.log")
	done(t, err)
	done(t, os.WriteFile(path, []byte("rows"), 0o644))
	done(t, f.Close()) // as a kill would
	if _, err := At(dir).Read("days/worlds.log"); !errors.Is(err, ErrBeingWritten) {
		t.Errorf("read with %v", err)
	}
	if err := Sound(dir, "days/worlds.log"); err != nil {
		t.Errorf("it carries its own checks: %v", err)
	}
	if v, err := Verify(context.Background(), dir); err != nil || v.Sealed() ||
		!errors.Is(v.Flaws[0].Err, ErrBeingWritten) {
		t.Errorf("%+v, %v", v, err)
	}
	done(t, Write(dir, func(f *Folder) error { return f.Put("days/worlds.log", []byte("rows in order")) }))
	if data, err := At(dir).Read("days/worlds.log"); err != nil || string(data.Bytes) != "rows in order" {
		t.Errorf("%q, %v", data.Bytes, err)
	}
}

// A folder covers the list of one below it, and Verify goes down.
func TestFolderBelow(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, "point-1")
	done(t, Write(inner, func(f *Folder) error { return f.Put("result.json", []byte("{}")) }))
	done(t, Write(dir, func(f *Folder) error {
		return errors.Join(f.Put("batch.json", []byte("{}")), f.Cover("point-1/"+ListFile))
	}))
	v, err := Verify(context.Background(), dir)
	if err != nil || !v.Sealed() || v.Files != 3 {
		t.Fatalf("%+v, %v", v, err)
	}
	done(t, os.WriteFile(filepath.Join(inner, "result.json"), []byte("[]"), 0o644))
	v, err = Verify(context.Background(), dir)
	if err != nil || len(v.Flaws) != 1 || v.Flaws[0].Name != "point-1/result.json" {
		t.Errorf("%+v, %v", v, err)
	}
}
