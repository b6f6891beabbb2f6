//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"boomerang/cmd/internal/cluster"
	"boomerang/cmd/internal/play"
	"boomerang/sim/result"
)

// These tests hurt a live run and expect the bytes of an undisturbed one.

// small is a batch of one quick scenario with everything that run plays.
func small(t *testing.T) (dir string, args []string) {
	t.Helper()
	tiny, err := filepath.Abs("../../scenarios/testdata/tiny.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	text := fmt.Sprintf("extends = %q\nmonths = 2\nscale = 0.05\n", tiny)
	if err := os.WriteFile(filepath.Join(dir, "small.toml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir, []string{
		"batch", filepath.Join(dir, "small.toml"), "--plans-only", "--reps", "72", "--daily",
		"--quiet", "-o",
	}
}

func mustRun(t *testing.T, cmd *exec.Cmd) time.Duration {
	t.Helper()
	began := time.Now()
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, text)
	}
	return time.Since(began)
}

// TestKilledAnywhere kills a live run at random moments, 5 times or, with
// BOOMERANG_LONG, 200, goes on after each kill, and compares what is left when
// a run at last comes to its end. Each start may find anything the kill before
// left behind. In every other round it goes on with --retry-failed, once there is
// a summary to go by.
func TestKilledAnywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("kills live runs for some seconds")
	}
	kills := 5
	if os.Getenv("BOOMERANG_LONG") != "" {
		kills = 200
	}
	boomerang := program(t)
	dir, args := small(t)
	calm := filepath.Join(dir, "calm")
	whole := mustRun(t, exec.Command(boomerang, append(args, calm)...))
	want := bytesBelow(t, calm)
	random := rand.New(rand.NewPCG(1, 2))
	hurt, retried, finished := 0, 0, 0
	for round := 0; hurt < kills; round++ {
		to := filepath.Join(dir, fmt.Sprint("hurt-", round))
		command := append(args, to)
		for !finish(t, boomerang, command, time.Duration(random.Int64N(int64(whole)))) {
			hurt++
			if _, err := os.Stat(filepath.Join(to, cluster.BatchFile)); round%2 == 1 && err == nil {
				command, retried = []string{"batch", "--retry-failed", "--quiet", "-o", to}, retried+1
			}
		}
		finished++
		if got := bytesBelow(t, to); got != want {
			t.Fatalf("after %d kills the folder has other bytes (%d, undisturbed %d)", hurt, len(got), len(want))
		}
		os.RemoveAll(to)
	}
	t.Logf("%d kills, %d of them followed by --retry-failed, %d runs came to their end, all with the same bytes", hurt,
		retried, finished)
}

// finish starts the program and kills it after a time; true when it had come
// to its end before.
func finish(t *testing.T, program string, args []string, after time.Duration) bool {
	t.Helper()
	cmd := exec.Command(program, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killer := time.AfterFunc(after, func() { cmd.Process.Signal(syscall.SIGKILL) })
	defer killer.Stop()
	err := cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
		return false
	}
	if err != nil {
		t.Fatalf("a run that was not killed failed: %v\n%s", err, said.String())
	}
	return true
}

// TestFullDisk lets a run hit a limit on the size of files, which fails a
// write as a full disk does, and goes on with room again.
func TestFullDisk(t *testing.T) {
	sh, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash to set a limit on files with")
	}
	boomerang := program(t)
	dir, args := small(t)
	calm, full := filepath.Join(dir, "calm"), filepath.Join(dir, "full")
	mustRun(t, exec.Command(boomerang, append(args, calm)...))
	for _, blocks := range []int{1, 16, 40} { // of 1,024 bytes
		line := fmt.Sprintf("trap '' XFSZ; ulimit -f %d; exec %q %s", blocks, boomerang,
			strings.Join(append(args, full), " "))
		text, err := exec.Command(sh, "-c", line).CombinedOutput()
		if err == nil {
			t.Fatalf("%d KB were enough: the test tests nothing", blocks)
		}
		if !strings.Contains(string(text), "file too large") {
			t.Errorf("%d KB: the run says %q", blocks, text)
		}
		if blocks > 1 && (strings.Count(string(text), "FAILED") != 2 ||
			!strings.Contains(string(text), "0 of 1 scenarios done, 1 failed")) {
			t.Errorf("%d KB: no summary in %q", blocks, text)
		}
	}
	mustRun(t, exec.Command(boomerang, "batch", "--retry-failed", "--quiet", "-o", full))
	if bytesBelow(t, full) != bytesBelow(t, calm) {
		t.Error("a run that met a full disk ends with other bytes")
	}
}

// TestNoSpaceLeft fills a small file system of its own, where a test may mount
// one, and goes on when it has grown.
func TestNoSpaceLeft(t *testing.T) {
	boomerang := program(t)
	dir, args := small(t)
	calm, disk := filepath.Join(dir, "calm"), filepath.Join(dir, "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=192k", "boomerang",
		disk).CombinedOutput(); err != nil {
		t.Skipf("no file system of its own can be mounted here: %s", text)
	}
	defer exec.Command("umount", disk).Run()
	full := filepath.Join(disk, "full")
	text, err := exec.Command(boomerang, append(args, full)...).CombinedOutput()
	if err == nil || !strings.Contains(string(text), "no space left on device") {
		t.Fatalf("%v: the run says %q", err, text)
	}
	mustRun(t, exec.Command("mount", "-o", "remount,size=64m", disk))
	mustRun(t, exec.Command(boomerang, append(args, calm)...))
	mustRun(t, exec.Command(boomerang, append(args, full)...))
	if bytesBelow(t, full) != bytesBelow(t, calm) {
		t.Error("a run that met a full disk ends with other bytes")
	}
}

// TestSpoiltFiles truncates and flips bits in the files of a finished folder;
// the same command heals it or refuses it with the reason, and never gives
// other bytes.
func TestSpoiltFiles(t *testing.T) {
	manyCommands(t)
	boomerang := program(t)
	dir, args := small(t)
	args[4] = "9"
	calm := filepath.Join(dir, "calm")
	mustRun(t, exec.Command(boomerang, append(args, calm)...))
	want := bytesBelow(t, calm)
	random := rand.New(rand.NewPCG(3, 4))
	days := filepath.Join(play.DaysFolder, result.WorldsFile)
	for _, name := range []string{
		result.WorldsFile, result.WorldsFile, days, result.DailyParquet, result.ResultFile,
		result.RunsFile, result.ManifestFile, cluster.BatchFile,
	} {
		for _, cut := range []bool{true, false} {
			paths, _ := filepath.Glob(filepath.Join(calm, "small-*", name))
			if name == cluster.BatchFile {
				paths = []string{filepath.Join(calm, name)}
			}
			data, err := os.ReadFile(paths[0])
			if err != nil {
				t.Fatal(err)
			}
			at := random.IntN(len(data))
			if filepath.Base(name) == result.WorldsFile {
				at = 100 + random.IntN(len(data)-100) // behind the header, which is refused: store_test.go
			}
			if data[at] ^= 1 << random.IntN(8); cut {
				data = data[:at]
			}
			if err := os.WriteFile(paths[0], data, 0o644); err != nil {
				t.Fatal(err)
			}
			mustRun(t, exec.Command(boomerang, append(args, calm)...))
			if bytesBelow(t, calm) != want {
				t.Errorf("%s spoilt at byte %d (cut: %v): other bytes", name, at, cut)
			}
		}
	}
}

// TestTwoWritersAtOnce starts two runs on one folder: one is refused, or both
// follow each other, and the bytes are those of one.
func TestTwoWritersAtOnce(t *testing.T) {
	boomerang := program(t)
	dir, args := small(t)
	calm, both := filepath.Join(dir, "calm"), filepath.Join(dir, "both")
	mustRun(t, exec.Command(boomerang, append(args, calm)...))
	first := exec.Command(boomerang, append(args, both)...)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	for { // until the first has its store
		if logs, _ := filepath.Glob(filepath.Join(both, "*", result.WorldsFile)); len(logs) > 0 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	text, err := exec.Command(boomerang, append(args, both)...).CombinedOutput()
	if err != nil && !strings.Contains(string(text), "another run is writing to this folder") {
		t.Errorf("the second says %q", text)
	}
	if err := first.Wait(); err != nil {
		t.Error("the first was disturbed: ", err)
	}
	mustRun(t, exec.Command(boomerang, append(args, both)...))
	if bytesBelow(t, both) != bytesBelow(t, calm) {
		t.Error("two writers left other bytes")
	}
}
