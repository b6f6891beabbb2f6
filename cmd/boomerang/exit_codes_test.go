package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
)

// codesOf are the exit codes each verb may give.
var codesOf = map[string][]int{
	"run": {0, 1, 2, 3, 4, 130}, "resume": {0, 1, 2, 3, 4, 130}, "merge": {0, 1, 2, 3, 4, 130},
	"batch": {0, 1, 2, 3, 4, 130}, "verify": {0, 2, 3, 4, 130},
	"verify-model": {0, 2, 3, 130},

	"sweep": {0, 1, 2, 4, 130}, "sensitivity": {0, 1, 2, 4, 130}, "discover": {0, 1, 2, 4, 130},
	"select": {0, 1, 2, 4, 130}, "optimize": {0, 1, 2, 4, 130}, "backtest": {0, 1, 2, 4, 130},
	"assess": {0, 1, 2, 4, 130}, "learn": {0, 1, 2, 4, 130}, "start": {0, 1, 2, 4, 130},
	"events": {0, 1, 2, 130}, "calibrate": {0, 1, 2, 130}, "report": {0, 1, 2, 130},

	"trace": {0, 2, 130}, "check": {0, 2, 130}, "show": {0, 2, 130}, "diff": {0, 2, 130}, "describe": {0, 2, 130},
	"list": {0, 2}, "init": {0, 1, 2}, "explore": {0, 1, 2, 130},
}

// judgement are the commands that end with a judgement, by verb and code.
var judgement = map[string]map[int][]string{
	"run": {
		3: {"run", "failed.toml", "-o", "out", "--plans-only", "--reps", "36", "--charts=false"},
		4: {"run", "failed.toml", "-o", "out", "--plans-only", "--reps", "1", "--charts=false"},
	},
	"batch": {
		3: {"batch", "failed.toml", "-o", "out", "--plans-only", "--reps", "36"},
		4: {"batch", "failed.toml", "-o", "out", "--plans-only", "--reps", "1"},
	},
	"resume": {3: {"resume", "failed", "--charts=false"}, 4: {"resume", "unsure", "--charts=false"}},
	"merge": {
		3: {"merge", "failed-parts", "-o", "out", "--charts=false"},
		4: {"merge", "unsure-parts", "-o", "out", "--charts=false"},
	},
	"verify":       {3: {"verify", "altered"}, 4: {"verify", "unlisted"}},
	"verify-model": {3: {"verify-model", "missed.toml"}},
	"optimize": {4: slices.Concat([]string{
		"optimize", "small.toml", "--over", "cut.share=0:0.5", "--subject",
		"p(net > 1e9) > 0.5", "-o", "out",
	}, smallest["optimize"])},
}

// furnishJudgements makes what the judgements are about.
func furnishJudgements(t *testing.T) {
	t.Helper()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("failed.toml", "extends = \"./small.toml\"\n[threshold.t]\nplan = \"cut\"\nexpr = \"p(net > 1e12) > 0.5\"\n")
	write("missed.toml", strings.Replace(soundProblem, "10.4", "10.9", 1)) // which no formula gives
	for _, args := range [][]string{
		{"run", "failed.toml", "--plans-only", "--reps", "36", "--charts=false", "-o", "failed"},
		{"run", "failed.toml", "--plans-only", "--reps", "1", "--charts=false", "-o", "unsure"},
		{"run", "failed.toml", "--plans-only", "--reps", "36", "--shard", "1/1", "-o", "failed-parts"},
		{"run", "failed.toml", "--plans-only", "--reps", "1", "--shard", "1/1", "-o", "unsure-parts"},
		{"run", "small.toml", "--plans-only", "--charts=false", "-o", "altered"},
	} {
		var said bytes.Buffer
		if code := run(args, nil, &said, &said); code == terminal.ExitUsage || code == terminal.ExitCrash {
			t.Fatalf("%q: exit code %d, %s", args, code, said.String())
		}
	}
	write("altered/result.json", "{}")
	if err := os.Mkdir("unlisted", 0o755); err != nil {
		t.Fatal(err)
	}
}

// TestExitCodes: every verb gives, in every case it may come to, the code of the table,
// and no other: done, a full disk, bad usage, a judgement, a signal, and a budget that is no signal.
func TestExitCodes(t *testing.T) {
	if testing.Short() {
		t.Skip("plays with every verb")
	}
	t.Chdir(t.TempDir())
	furnish(t, plainNames, "")
	furnishJudgements(t)
	for verb, args := range stories(plainNames) {
		seen := map[int]bool{}
		try := func(what string, want int, ctx context.Context, args []string) {
			t.Helper()
			os.RemoveAll("out")
			var out, said bytes.Buffer
			code := runUntil(ctx, args, strings.NewReader(""), &out, &said)
			if seen[code] = true; code != want {
				t.Errorf("%s, %s: exit code %d, want %d: %s", verb, what, code, want, said.String())
			}
		}
		may := func(code, otherwise int) int {
			if slices.Contains(codesOf[verb], code) {
				return code
			}
			return otherwise
		}
		try("done", 0, t.Context(), args)
		try("bad usage", 2, t.Context(), slices.Insert(slices.Clone(args), 1, "--nonsense"))
		gone, stop := context.WithCancel(t.Context())
		stop()
		try("a signal", may(130, 0), gone, args)
		if c, _, err := newRoot(terminal.Silent()).Find(args[:1]); err == nil && c.Flags().Lookup("budget") != nil {
			spent := slices.Insert(slices.Clone(args), 1, "--budget", "1ns")
			// of what is resumed all is played
			try("a spent budget", map[bool]int{false: 4, true: 0}[verb == "resume"], t.Context(), spent)
		}
		end := folder.Inject(func(what, path string) error {
			return &os.PathError{Op: what, Path: path, Err: syscall.ENOSPC}
		})
		try("a full disk", may(1, 0), t.Context(), args)
		end()
		for code, args := range judgement[verb] {
			try("a judgement", code, t.Context(), args)
		}
		if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, codesOf[verb]) {
			t.Errorf("%s gave %v, the table says %v", verb, got, codesOf[verb])
		}
	}
}

// TestExitCodesAreTold: one table, in the help and in the README, that holds every code
// of a verb.
func TestExitCodesAreTold(t *testing.T) {
	var help bytes.Buffer
	run([]string{"--help"}, nil, &help, &help)
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for place, text := range map[string]string{"the help": help.String(), "README.md": string(readme)} {
		if !strings.Contains(text, terminal.ExitTable()) {
			t.Errorf("%s does not have the table of exit codes:\n%s", place, terminal.ExitTable())
		}
	}
	known := map[int]bool{}
	for _, c := range terminal.ExitCodes {
		known[c.Code] = true
	}
	for verb, codes := range codesOf {
		for _, code := range codes {
			if !known[code] {
				t.Errorf("%s gives %d, which the table does not have", verb, code)
			}
		}
	}
}
