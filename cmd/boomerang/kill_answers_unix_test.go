//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestKilledAnswers kills assess and backtest at random moments, twice or, with
// BOOMERANG_LONG, four times with twice as many worlds, and goes on with
// the same command until it comes to its end: the folder has the bytes of an
// undisturbed one.
func TestKilledAnswers(t *testing.T) {
	manyCommands(t)
	if testing.Short() {
		t.Skip("kills live runs for some seconds")
	}
	boomerang := program(t)
	tiny, err := filepath.Abs("../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	history := filepath.Join(dir, "history.csv")
	if err := os.WriteFile(history, []byte("month,contacts\n2025-01,2400\n2025-02,2500\n2025-03,3000\n"),
		0o644); err != nil {
		t.Fatal(err)
	}
	random, most, worlds := rand.New(rand.NewPCG(5, 6)), 2, "18"
	if os.Getenv("BOOMERANG_LONG") != "" {
		most, worlds = 4, "90"
	}
	for _, args := range [][]string{
		{"assess", tiny, "--reps", worlds, "-o"},
		{"backtest", tiny, "--against", history, "--reps", worlds, "-o"},
	} {
		calm, hurt := filepath.Join(dir, "calm-"+args[0]), filepath.Join(dir, "hurt-"+args[0])
		whole := mustRun(t, exec.Command(boomerang, append(args, calm)...))
		kills := 0
		for kills < most && !finish(t, boomerang, append(args, hurt), time.Duration(random.Int64N(int64(whole)))) {
			kills++
		}
		mustRun(t, exec.Command(boomerang, append(args, hurt)...))
		if bytesBelow(t, hurt) != bytesBelow(t, calm) {
			t.Errorf("%s: other bytes after %d kills", args[0], kills)
		}
		again, err := exec.Command(boomerang, append(args, hurt)...).CombinedOutput()
		if want := "reused, 0 played"; err != nil || !strings.Contains(string(again), want) {
			t.Errorf("%s, asked again, played again: %v\n%s", args[0], err, again)
		}
		t.Logf("%s: %d kills", args[0], kills)
	}
}
