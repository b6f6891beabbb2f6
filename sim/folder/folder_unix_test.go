//go:build unix

package folder

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Who may read a file is the umask's to say, and a file that was closed stays closed.
func TestUmask(t *testing.T) {
	before := syscall.Umask(0o077)
	defer syscall.Umask(before)
	dir := twoFiles(t)
	mode := func(name string) os.FileMode {
		info, err := os.Stat(filepath.Join(dir, name))
		done(t, err)
		return info.Mode().Perm()
	}
	for _, name := range []string{"result.json", "charts/1.svg", ListFile} {
		if got := mode(name); got != 0o600 {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := mode("charts"); got != 0o700 {
		t.Errorf("the folder: %v", got)
	}
	syscall.Umask(0o022)
	done(t, Write(dir, func(f *Folder) error { return f.Put("result.json", []byte("[]")) }))
	if got := mode("result.json"); got != 0o600 {
		t.Errorf("replaced: %v", got)
	}
	syscall.Umask(0o002) // a folder that a group shares
	if dir = twoFiles(t); mode("result.json") != 0o664 || mode("charts") != 0o775 {
		t.Errorf("shared with a group: %v, %v", mode("result.json"), mode("charts"))
	}
}

// A pipe or a device as a file of a folder is refused at once: nobody waits for it.
func TestPipeAsFile(t *testing.T) {
	dir := twoFiles(t)
	path := filepath.Join(dir, "result.json")
	done(t, os.Remove(path))
	done(t, syscall.Mkfifo(path, 0o644))
	ended := make(chan error, 2)
	go func() {
		_, err := At(dir).Read("result.json")
		ended <- err
	}()
	go func() {
		v, err := Verify(context.Background(), dir)
		if err == nil && len(v.Flaws) == 1 {
			err = v.Flaws[0].Err
		}
		ended <- err
	}()
	for range 2 {
		select {
		case err := <-ended:
			if err == nil || !strings.Contains(err.Error(), "a pipe") {
				t.Errorf("got %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("somebody waits for the pipe")
		}
	}
	alone := filepath.Join(t.TempDir(), "events.parquet")
	done(t, syscall.Mkfifo(alone, 0o644))
	if err := WriteFile(alone, func(string) bool { return true }, nil); err == nil ||
		!strings.Contains(err.Error(), "a pipe") {
		t.Errorf("replaced: %v", err)
	}
}

// Nothing is written, emptied or taken away through a link: not a chart below a linked
// folder, not rows that grow in place, not the mark of who writes. A link that leads to
// nothing stays where it is.
func TestNothingGoesThroughALink(t *testing.T) {
	place := t.TempDir()
	mine := filepath.Join(place, "mine")
	done(t, os.Mkdir(mine, 0o755))
	for _, name := range []string{"a.svg", "worlds.log", "mark"} {
		done(t, os.WriteFile(filepath.Join(mine, name), []byte("mine"), 0o644))
	}
	link := func(to, from string) {
		t.Helper()
		os.RemoveAll(from)
		done(t, os.Symlink(to, from))
	}
	refused := func(what string, err error) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), "link") {
			t.Errorf("%s: %v", what, err)
		}
	}
	dir := twoFiles(t)
	f, err := Take(dir)
	done(t, err)
	link(mine, filepath.Join(dir, "charts"))
	link(filepath.Join(mine, "worlds.log"), filepath.Join(dir, "worlds.log"))
	refused("a chart", f.Put("charts/a.svg", []byte("ours")))
	refused("a new chart", f.Put("charts/new.svg", []byte("ours")))
	_, err = f.Grow("charts/rows.log")
	refused("rows below a linked folder", err)
	f.list["worlds.log"] = pending
	_, err = f.Grow("worlds.log")
	refused("rows", err)
	for name := range f.list {
		f.Remove(name)
	}
	done(t, f.Commit())
	done(t, f.Close())

	link(filepath.Join(mine, "mark"), filepath.Join(dir, lockFile))
	_, err = Take(dir)
	refused("the mark", err)
	nowhere := filepath.Join(place, "nowhere")
	link(filepath.Join(place, "nothing"), nowhere)
	for _, dir := range []string{nowhere, filepath.Join(nowhere, "below")} {
		_, err = Take(dir)
		refused(dir, err)
	}
	refused("a single file", WriteFile(nowhere, func(string) bool { return true }, nil))
	if !isLink(nowhere) {
		t.Error("the link that leads to nothing is gone")
	}
	for _, name := range []string{"a.svg", "worlds.log", "mark"} {
		if data, err := os.ReadFile(filepath.Join(mine, name)); err != nil || string(data) != "mine" {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	if entries, _ := os.ReadDir(mine); len(entries) != 3 {
		t.Errorf("%d files beside those that were there", len(entries)-3)
	}
}
