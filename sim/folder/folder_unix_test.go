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
