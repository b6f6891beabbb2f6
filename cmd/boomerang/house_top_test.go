package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// topLevel is what lies in the root of the repository, beside files that begin with a dot.
var topLevel = []string{"README.md", "cmd", "go.mod", "go.sum", "models", "out", "scenarios", "sim"}

// programs begin with one of these: ELF, Mach-O, PE, WebAssembly.
var programs = []string{"\x7fELF", "\xcf\xfa\xed\xfe", "MZ", "\x00asm"}

// isProgram reports whether a file begins as a compiled program does.
func isProgram(head []byte) bool {
	return slices.ContainsFunc(programs, func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) })
}

// TestHouseTopLevel: nothing is committed that has no place in the house, and no compiled program anywhere.
func TestHouseTopLevel(t *testing.T) {
	said, err := exec.Command("git", "-C", "../..", "ls-files", "-z").Output()
	if err != nil {
		t.Skip("asks git what is committed: ", err)
	}
	files := strings.Split(strings.Trim(string(said), "\x00"), "\x00")
	if len(files) < 500 {
		t.Fatalf("%d files", len(files))
	}
	for _, name := range files {
		top, _, _ := strings.Cut(name, "/")
		if !strings.HasPrefix(top, ".") && !slices.Contains(topLevel, top) {
			t.Errorf("%s: nothing of that name lies at the top", name)
		}
		f, err := os.Open(filepath.Join("../..", name))
		if err != nil {
			continue // removed, and not yet committed so
		}
		head := make([]byte, 4)
		n, _ := f.Read(head)
		f.Close()
		if isProgram(head[:n]) {
			t.Errorf("%s is a compiled program", name)
		}
	}
	self, err := os.ReadFile(os.Args[0])
	if err != nil || !isProgram(self) {
		t.Errorf("this test is not told for a program (%v)", err)
	}
}
