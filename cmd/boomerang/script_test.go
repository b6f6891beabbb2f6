package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(andTidies{m}, map[string]func(){"boomerang": main, "deaf": deaf, "refused": refused})
}

// andTidies runs the tests, and takes the bench away that they share.
type andTidies struct{ m *testing.M }

// Run is that of the tests.
func (a andTidies) Run() int {
	defer tidyBench()
	return a.m.Run()
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
