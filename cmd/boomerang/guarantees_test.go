package main

import (
	"bytes"
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
)

// testsThereAre are the names of all tests of the project, and targetsThereAre those of its fuzz targets.
func testsThereAre(t *testing.T) map[string]bool {
	t.Helper()
	return functionsThereAre(t, regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\)`))
}

func targetsThereAre(t *testing.T) map[string]bool {
	t.Helper()
	return functionsThereAre(t, regexp.MustCompile(`(?m)^func (Fuzz\w+)\(f \*testing\.F\)`))
}

// functionsThereAre are the names in the heads of functions of all test files.
func functionsThereAre(t *testing.T, head *regexp.Regexp) map[string]bool {
	t.Helper()
	there := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, found := range head.FindAllSubmatch(text, -1) {
			there[string(found[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return there
}

// TestEveryGuaranteeIsHeld: no line of the page is without a condition and a test that
// there is, and the page prints them all.
func TestEveryGuaranteeIsHeld(t *testing.T) {
	var page bytes.Buffer
	if code := run([]string{"describe", "guarantees"}, nil, &page, &page); code != terminal.ExitFine {
		t.Fatalf("exit code %d, %s", code, &page)
	}
	there := testsThereAre(t)
	for _, g := range slices.Concat(promised, notPromised) {
		switch {
		case !there[g.Test]:
			t.Errorf("%q is held by %q, and there is no such test", g.Sentence, g.Test)
		case g.Where == "" || !strings.HasSuffix(g.Sentence, "."):
			t.Errorf("%q says not where it holds, or is no sentence", g.Sentence)
		case !strings.Contains(page.String(), g.Sentence) || !strings.Contains(page.String(), g.Test):
			t.Errorf("%q is not on the page", g.Sentence)
		}
	}
}

// TestTimingIsBeyondTheRoot: the page says that timing.json can be forged unseen, and is
// to say so as long as it can.
func TestTimingIsBeyondTheRoot(t *testing.T) {
	b := sharedBench(t)
	in := newPlace(t)
	copied(t, filepath.Join(b.dir, "done"), in)
	sound, err := folder.Verify(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(in, "timing.json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before := sumOf(path)
	edited := bytes.Replace(data, []byte(`"started": "2`), []byte(`"started": "1`), 1)
	if err := os.WriteFile(path, edited, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, _ := tell([]string{"verify", in}); code != terminal.ExitFailed {
		t.Errorf("a careless edit: exit code %d", code)
	}
	forge(t, in, path, before)
	if code, said, _ := tell([]string{"verify", in, "--root", sound.Root}); code != terminal.ExitFine {
		t.Errorf("it is found now (%d, %s): take the line off the page", code, said)
	}
}

// TestSystemsWithoutFlush: which systems have neither locks nor folders that can be
// flushed is what the page says.
func TestSystemsWithoutFlush(t *testing.T) {
	for system, without := range map[string]bool{
		"windows": true, "js": true, "linux": false, "darwin": false, "freebsd": false,
	} {
		context := build.Default
		context.GOOS = system
		match, err := context.MatchFile("../../sim/folder", "lock_other.go")
		if err != nil || match != without {
			t.Errorf("%s: %v, %v", system, match, err)
		}
	}
	var page bytes.Buffer
	if err := guarantees(&page); err != nil || strings.Count(page.String(), "Windows, WebAssembly") != 2 {
		t.Errorf("%v\n%s", err, &page)
	}
}
