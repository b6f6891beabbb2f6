package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/play"
	"boomerang/sim/folder"
	"boomerang/sim/result"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(andTidies{m}, map[string]func(){
		"boomerang": main, "visited": visitedMain, "deaf": deaf, "refused": refused,
	})
}

// andTidies runs the tests, and takes the bench away that they share.
type andTidies struct{ m *testing.M }

// Run is that of the tests.
func (a andTidies) Run() int {
	defer tidyBench()
	return a.m.Run()
}

// TestScripts plays the command-line stories under testdata/script: all in CI, by themselves the
// short ones.
func TestScripts(t *testing.T) {
	tiny, err := os.ReadFile("../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	params := testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			if err := os.WriteFile(e.WorkDir+"/tickets.csv", ticketExport(1_200), 0o644); err != nil {
				return err
			}
			return os.WriteFile(e.WorkDir+"/tiny.toml", tiny, 0o644)
		},
	}
	if !playsStories() {
		params.Dir, params.Files = "", scriptsOf(shortStories)
	}
	testscript.Run(t, params)
}

// program runs this test binary as the command itself: testscript's Main turns
// it into boomerang when it is called by that name.
func program(t testing.TB) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "boomerang")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	return link
}

// bytesBelow joins every file of a folder but timing.json and the numbers of jobs.
func bytesBelow(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == result.TimingFile {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		if jobNumbers(rel) {
			return nil
		}
		fmt.Fprintf(&all, "== %s\n%s\n", rel, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// jobNumbers reports whether a file holds, or lists, the numbers of jobs a cluster gave:
// those of another time are others.
func jobNumbers(rel string) bool {
	return strings.HasSuffix(filepath.Dir(rel), play.PartsSuffix) &&
		slices.Contains([]string{"slurm.json", folder.ListFile}, filepath.Base(rel))
}
