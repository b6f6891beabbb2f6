package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// writesItself are the calls that change a disk. Only where all writing goes through
// package folder do the full disk, the gate and the list hold for it.
var writesItself = regexp.MustCompile(
	`\bos\.(WriteFile|Create|CreateTemp|OpenFile|Mkdir\w*|Rename|Link|Symlink|Remove|RemoveAll|Truncate)\(`)

// mayWrite are the files beside package folder that change a disk, and why.
var mayWrite = map[string]string{
	"sim/result/store_open.go":     "the rows that grow in place; every step asks folder.Step",
	"scenarios/export/sheet.go":    "a temporary folder, into which a long spreadsheet is unpacked",
	"cmd/internal/inside/built.go": "a temporary folder, into which the go command compiles the engine of a page",
}

// TestWritingGoesThroughFolder: no file of the program but those of sim/folder changes
// the disk past it.
func TestWritingGoesThroughFolder(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, e fs.DirEntry, err error) error {
		name := strings.TrimPrefix(filepath.ToSlash(path), "../../")
		switch {
		case err != nil:
			return err
		case e.IsDir() && strings.HasPrefix(e.Name(), ".") && len(e.Name()) > 2, name == "sim/folder":
			return fs.SkipDir
		case !strings.HasSuffix(name, ".go"), strings.HasSuffix(name, "_test.go"):
			return nil
		}
		text, err := os.ReadFile(path)
		if call := writesItself.Find(text); call != nil {
			if seen[name] = true; mayWrite[name] == "" {
				t.Errorf("%s calls %s…): write through package folder", name, call)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range mayWrite {
		if !seen[name] {
			t.Errorf("%s writes no more: take it off the list", name)
		}
	}
}
