package result

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/sim/folder"
	"boomerang/sim/remedy"
)

// sample writes a result of two plans in three worlds with its rows.
func written(t *testing.T) (dir string, r *Result) {
	t.Helper()
	dir = t.TempDir()
	rows := &Runs{Plans: []string{"keep", "cut"}, Measures: []string{"net"}}
	for w := range 3 {
		rows.Worlds = append(rows.Worlds, RunWorld{World: w, Rows: [][]float64{{0}, {12.5}}})
	}
	r = &Result{Worlds: 3, Plans: []Plan{{Name: "keep"}, {Name: "cut"}}}
	done(t, folder.Write(dir, func(f *folder.Folder) (err error) {
		if r.RunsSHA256, err = WriteRuns(f, rows, rows.All()); err != nil {
			return err
		}
		return Write(f, r)
	}))
	return dir, r
}

// change rewrites a file of a folder.
func change(t *testing.T, path string, to func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, to(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Rows that are not those of the result are refused with the remedy, whatever
// happened to them; one digit is enough.
func TestRowsOfAnotherResult(t *testing.T) {
	digit := func(data []byte) []byte { return bytes.Replace(data, []byte("12.5"), []byte("12.4"), 1) }
	half := func(data []byte) []byte { return data[:len(data)/2] }
	for name, c := range map[string]struct {
		to   func([]byte) []byte
		want string
		old  bool // of a program that knew no checksum
	}{
		"a digit":      {to: digit, want: "checksum"},
		"cut off":      {to: half, want: "checksum"},
		"empty":        {to: func([]byte) []byte { return nil }, want: "checksum"},
		"old, cut off": {to: half, want: "runs.csv", old: true},
		"old, a plan less": {
			to:   func(d []byte) []byte { return d[:bytes.LastIndexByte(d[:len(d)-1], '\n')+1] },
			want: "1 of 2 plans", old: true,
		},
		"old, too many": {
			to:   func(d []byte) []byte { return append(d, "3,0,0,1,keep,0\n3,0,0,1,cut,1\n"...) },
			want: "4 worlds of 2 plans", old: true,
		},
	} {
		dir, r := written(t)
		if _, err := ReadRuns(dir, r); err != nil {
			t.Fatal(err)
		}
		if c.old {
			done(t, os.Remove(filepath.Join(dir, folder.ListFile)))
			r.RunsSHA256 = ""
			if _, err := ReadRuns(dir, r); err != nil {
				t.Errorf("%s: without a checksum: %v", name, err)
			}
		}
		change(t, filepath.Join(dir, RunsFile), c.to)
		_, err := ReadRuns(dir, r)
		if err == nil || !strings.Contains(remedy.Text(err), c.want) || !strings.Contains(remedy.Text(err),
			"resume "+dir) {
			t.Errorf("%s: got %v, want %q and the remedy", name, err, c.want)
		}
	}
	dir, r := written(t)
	os.Remove(filepath.Join(dir, RunsFile))
	if _, err := ReadRuns(dir, r); err == nil || errors.Is(err, os.ErrNotExist) || !strings.Contains(remedy.Text(err),
		"resume "+dir) {
		t.Errorf("missing rows are not a missing result: %v", err)
	}
}

// A result knows its own bytes; one of an older program, without a checksum, is
// read as it is.
func TestChangedResult(t *testing.T) {
	dir, r := written(t)
	if got, err := Read(dir); err != nil || got.SHA256 != r.SHA256 || len(r.SHA256) != 64 {
		t.Fatalf("%v: %q", err, r.SHA256)
	}
	path := filepath.Join(dir, ResultFile)
	written, _ := os.ReadFile(path)
	if encoded, err := Encode(r); err != nil || !bytes.Equal(encoded, written) {
		t.Error("the result in memory is not the one on disk")
	}
	digit := func(data []byte) []byte { return bytes.Replace(data, []byte(`"worlds": 3`), []byte(`"worlds": 4`), 1) }
	change(t, path, digit)
	if _, err := Read(dir); err == nil || !strings.Contains(remedy.Text(err),
		"checksum") || !strings.Contains(remedy.Text(err), "resume "+dir) {
		t.Errorf("a changed digit: %v", err)
	}
	change(t, path, func(data []byte) []byte {
		data = bytes.Replace(data, []byte(`"version": 3`), []byte(`"version": 2`), 1)
		return bytes.Replace(data, []byte(" \"sha256\": \""+r.SHA256+"\",\n"), nil, 1)
	})
	if _, err := Read(dir); err == nil {
		t.Error("a checksum that was taken out is read past the list")
	}
	done(t, os.Remove(filepath.Join(dir, folder.ListFile)))
	if got, err := Read(dir); err != nil || got.Worlds != 4 {
		t.Errorf("without a checksum: %v", err)
	}
}

// A manifest without a result is a run that has not ended.
func TestUnfinished(t *testing.T) {
	dir := t.TempDir()
	if err := folder.Write(dir, func(f *folder.Folder) error { return WriteManifest(f, &Manifest{}) }); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(dir); !errors.Is(err, os.ErrNotExist) || !strings.Contains(remedy.Text(err),
		"unfinished") || !strings.Contains(remedy.Text(err), "resume "+dir) {
		t.Errorf("got %v", err)
	}
}
