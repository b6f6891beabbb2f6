package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"boomerang": main, "deaf": deaf})
}

// TestScripts plays the command-line stories under testdata/script.
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
	if testing.Short() { // under the race detector: the stories in which several things happen at once
		params.Dir = ""
		for _, name := range []string{"run", "batch", "shards", "sweep", "select"} {
			params.Files = append(params.Files, "testdata/script/"+name+".txt")
		}
	}
	testscript.Run(t, params)
}

// program runs this test binary as the command itself: testscript's Main turns
// it into boomerang when it is called by that name.
func program(t *testing.T) string {
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
