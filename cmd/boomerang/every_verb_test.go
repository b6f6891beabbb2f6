package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
)

// names are those of the files a story is told with.
type names struct{ scenario, history, tickets, done, parts, out, problem string }

// plainNames are names nobody stumbles over.
var plainNames = names{"small.toml", "history.csv", "tickets.csv", "done", "parts", "out", "mine.toml"}

// smallScenario is a desk whose plans have a threshold to keep.
const smallScenario = `extends = "TINY"
months = 1
scale = 0.0005
pre_months = 1
worlds = 2
`

// soundProblem is one of verify-model.
const soundProblem = `title   = "CUSUM"
source  = "Montgomery, Introduction to Statistical Quality Control, 9.3"
system  = "chart"
formula = "cusum"
worlds  = 20
[given]
slack = 0.5
limit = 5
shift = 1
sides = 2
[tabulated]
run_length = "10.4"
`

// furnish writes the files of the stories into the working folder: the inputs, a
// finished result and the two halves of one.
func furnish(t *testing.T, n names, more string) {
	t.Helper()
	for name, text := range map[string]string{
		n.scenario: strings.Replace(smallScenario, "TINY", filepath.ToSlash(tinyScenario), 1) + more,
		n.tickets:  string(ticketExport(600)),
		n.history:  "month,contacts\n2025-01,90000\n",
		n.problem:  soundProblem,
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"run", "--plans-only", "--charts=false", "-o", n.done, "--", n.scenario},
		{"run", "--plans-only", "--reps", "18", "--shard", "1/2", "-o", n.parts, "--", n.scenario},
		{"run", "--plans-only", "--reps", "18", "--shard", "2/2", "-o", n.parts, "--", n.scenario},
	} {
		var said bytes.Buffer
		if code := run(args, nil, &said, &said); code != terminal.ExitFine {
			t.Fatalf("%q: exit code %d, %s", args, code, said.String())
		}
	}
}

// tinyScenario is the absolute path of the scenario that others extend, told before the
// working folder changes.
var tinyScenario = func() string {
	path, _ := filepath.Abs("../../scenarios/testdata/tiny.toml")
	return path
}()

// stories is, for every verb, a command that ends well.
func stories(n names) map[string][]string {
	plays := func(verb string, more ...string) []string {
		return slices.Concat([]string{verb, "-o", n.out}, smallest[verb], more, []string{"--", n.scenario})
	}
	return map[string][]string{
		"run":          plays("run", "--plans-only", "--reps", "1"),
		"sweep":        plays("sweep", "--grid", "cut.share=0,0.3"),
		"sensitivity":  plays("sensitivity"),
		"discover":     plays("discover", "--fails", "net < 0"),
		"select":       plays("select"),
		"optimize":     plays("optimize", "--over", "cut.share=0:0.5"),
		"backtest":     plays("backtest", "--against", n.history),
		"assess":       plays("assess"),
		"learn":        plays("learn", "--against", n.history),
		"batch":        plays("batch", "--plans-only", "--reps", "1"),
		"resume":       {"resume", "--", n.done},
		"trace":        {"trace", "--customer", "3", "--", n.scenario},
		"report":       {"report", "--", n.done},
		"verify":       {"verify", "--", n.done},
		"verify-model": {"verify-model", "--", n.problem},
		"check":        {"check", "--", n.scenario},
		"show":         {"show", "--", n.scenario},
		"list":         {"list"},
		"init":         {"init", "--", n.out},
		"diff":         {"diff", "--", n.done, n.done},
		"merge":        {"merge", "-o", n.out, "--", n.parts},
		"describe":     {"describe", "--", "model", n.scenario},
		"events":       {"events", "-o", n.out, "--", n.scenario},
		"calibrate":    {"calibrate", "--over", "base-fintech", "-o", n.out, "--", n.tickets},
		"start": {
			"start", "--customers", "500", "--reps", "1", "--plans-only", "--charts=false", "-o", n.out, "--",
			n.tickets,
		},
	}
}

// TestEveryVerbHasAStory: a verb that is not told of is tried by no test below.
func TestEveryVerbHasAStory(t *testing.T) {
	told := stories(plainNames)
	for _, verb := range newRoot(terminal.Silent()).Commands() {
		// explore ends when it is stopped: cmd/internal/serve and .ci/explore tell its stories
		if told[verb.Name()] == nil && verb.Name() != "explore" {
			t.Errorf("%s has no story in every_verb_test.go", verb.Name())
		}
		if codesOf[verb.Name()] == nil {
			t.Errorf("%s has no exit codes in exit_codes_test.go", verb.Name())
		}
		delete(told, verb.Name())
	}
	for verb := range told {
		t.Errorf("there is no verb %s any more", verb)
	}
}
