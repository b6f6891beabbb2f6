package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"
)

// TestReadme runs what the README tells people to type, those commands that
// simulate with one world of a tiny share, and looks for every file it links.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("plays every command of the README")
	}
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range regexp.MustCompile(`\]\(([^)#]+)\)`).FindAllStringSubmatch(string(text), -1) {
		if _, err := os.Stat(filepath.Join("../..", link[1])); err != nil {
			t.Errorf("README links %s: %v", link[1], err)
		}
	}
	tiny, err := filepath.Abs("../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for name, text := range companyTables() {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string][]byte{
		"tickets.csv": ticketExport(1200),
		"history.csv": []byte("month,contacts\n2025-01,90000\n2025-02,90000\n"),
	} {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	commands := regexp.MustCompile(`(?m)^ {4}go run ./cmd/boomerang (.*)$`).FindAllStringSubmatch(string(text), -1)
	if len(commands) < 5 {
		t.Fatalf("the README shows %d commands", len(commands))
	}
	for _, c := range commands {
		line, _, _ := strings.Cut(c[1], "#")
		args := smallestOf(line, tiny)
		ctx := t.Context()
		if args[0] == "explore" { // a page that is served until somebody stops it
			var stop context.CancelFunc
			ctx, stop = context.WithTimeout(ctx, time.Second)
			defer stop()
			args = append(args, "--no-open")
		}
		var out, errs bytes.Buffer
		if code := runUntil(ctx, args, nil, &out, &errs); code == terminal.ExitUsage || code == terminal.ExitCrash {
			t.Errorf("boomerang %s: exit %d\n%s", strings.Join(args, " "), code, errs.String())
		}
	}
}

// stepsOfGrid is the number of points of an axis from one value to another.
var stepsOfGrid = regexp.MustCompile(`^([a-z_.]+=[0-9.]+:[0-9.]+):[0-9]+$`)

// smallestOf are the arguments of a command as README has it, so that it plays as little as it can.
// The charts of a run are drawn by TestScripts and by "run midsize-fintech" here, once.
func smallestOf(line, tiny string) (args []string) {
	args = wordsOf(line)
	for i := range args {
		args[i] = stepsOfGrid.ReplaceAllString(args[i], "$1:2")
	}
	switch args[0] {
	case "sweep", "sensitivity", "discover", "select", "optimize", "backtest", "assess":
		args = append(args, smallest[args[0]]...)
		args = append(args, "-o", "out/"+args[0]) // not into the run's folder, whose report would be drawn again
		args = append(args, quick...)
	case "start":
		args = append(args, "--plans-only", "--reps", "1", "--charts=false", "--quiet", "--yes")
	case "run":
		args = append(args, "--plans-only", "--reps", "1")
		if args = append(args, quick...); args[1] != "midsize-fintech" {
			args = append(args, "--charts=false")
		}
	case "batch":
		if len(args) > 4 { // not the retry, which takes what the batch before it left
			args[1] = tiny
		}
		args = append(args, "--reps", "1", "--plans-only")
		args = append(args, quick...)
	case "verify-model":
		args = append(args, "--reps", "2")
	case "trace":
		args = append(args, "--customer", "3", "-s", "scale=0.001", "-s", "months=2")
	}
	return args
}

// quick are the settings of a company of few customers and a plan of a month.
var quick = []string{"-s", "scale=0.0005", "-s", "months=1", "-s", "pre_months=1", "--quiet"}

// smallest are the flags that make a verb play as little as it can.
var smallest = map[string][]string{
	"sweep":       {"--reps", "1"},
	"backtest":    {"--reps", "1"},
	"assess":      {"--reps", "1"},
	"learn":       {"--reps", "1", "--effective", "16"},
	"sensitivity": {"--reps", "9", "--chances", "1", "--trajectories", "0", "--samples", "0"},
	"discover":    {"--reps", "9"},
	"select":      {"--reps", "16"},
	"optimize":    {"--reps", "16", "--evaluations", "4", "--finalists", "2"},
}

// wordsOf splits a command line, quotes kept together.
func wordsOf(line string) (args []string) {
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args
}
