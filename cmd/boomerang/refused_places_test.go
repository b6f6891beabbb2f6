package main

import (
	"path/filepath"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
)

// A root that is none, as of a variable that is not set, is refused: verify would compare
// nothing and say that all is well.
func TestVerifyComparesARootOrRefuses(t *testing.T) {
	b := sharedBench(t)
	for _, root := range []string{"", " ", "zz", strings.Repeat("a", 63), strings.Repeat("g", 64)} {
		code, said, _ := tell([]string{"verify", filepath.Join(b.dir, "done"), "--root", root})
		if code != terminal.ExitUsage || !strings.Contains(said, "--root") {
			t.Errorf("--root %q: exit code %d, %s", root, code, said)
		}
	}
	code, said, _ := tell([]string{"verify", filepath.Join(b.dir, "done"), "--root", strings.Repeat("a", 64)})
	if code != terminal.ExitFailed {
		t.Errorf("another root: exit code %d, %s", code, said)
	}
}

// No part of a run becomes the whole: merge refuses a shard as -o, by whatever name, and
// leaves it as it is.
func TestMergeLeavesItsShards(t *testing.T) {
	b := sharedBench(t)
	parts := filepath.Join(t.TempDir(), "parts")
	copied(t, filepath.Join(b.dir, "parts"), parts)
	before := bytesBelow(t, parts)
	for _, out := range []string{
		filepath.Join(parts, "shard-1-of-2"), parts + "/./shard-2-of-2/", parts + "/../parts/shard-1-of-2",
	} {
		code, said, _ := tell([]string{"merge", parts, "-o", out})
		if code != terminal.ExitUsage || !strings.Contains(said, "is a shard") {
			t.Errorf("-o %s: exit code %d, %s", out, code, said)
		}
	}
	if bytesBelow(t, parts) != before {
		t.Error("a shard was altered")
	}
}

// A file without a name is refused in words.
func TestFileWithoutAName(t *testing.T) {
	code, said, _ := tell([]string{"init", ""})
	if code != terminal.ExitUsage || !strings.Contains(said, "no name") {
		t.Errorf("exit code %d, %s", code, said)
	}
}
