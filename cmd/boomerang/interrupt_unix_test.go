//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"
)

// patience is how long a program may take to end after it was asked to; far more
// than it needs, so that a busy machine fails nothing.
const patience = 20 * time.Second

// interrupted starts a command, asks it to stop when it has had time to be at work,
// and returns its exit code and what it wrote on standard error. A program that was
// not yet listening is killed by the signal: then it gets more time.
func interrupted(t *testing.T, start func() *exec.Cmd) (code int, said string) {
	t.Helper()
	for wait := 700 * time.Millisecond; ; wait *= 3 {
		if code, said = interruptedAfter(t, start(), wait); code >= 0 || wait > 10*time.Second {
			return code, said
		}
	}
}

func interruptedAfter(t *testing.T, cmd *exec.Cmd, wait time.Duration) (code int, said string) {
	t.Helper()
	var errors bytes.Buffer
	cmd.Stderr = &errors
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(wait)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(patience):
		cmd.Process.Kill()
		t.Fatalf("%v goes on after it was asked to stop", cmd.Args[1:])
	}
	return cmd.ProcessState.ExitCode(), errors.String()
}

// TestStopsReading: whatever a verb waits for, a signal ends it.
func TestStopsReading(t *testing.T) {
	for _, args := range [][]string{
		{"check", "-"},
		{"run", "-"},
		{"show", "-", "--resolved"},
		{"sweep", "-", "--grid", "cut.share=0,0.1"},
		{"trace", "-"},
	} {
		t.Run(strings.Join(args[:2], " "), func(t *testing.T) {
			t.Parallel() // it only waits
			code, said := interrupted(t, func() *exec.Cmd {
				cmd := exec.Command(program(t), args...)
				never, err := cmd.StdinPipe() // open, and nobody writes
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { never.Close() })
				return cmd
			})
			if code != terminal.ExitInterrupted || !strings.Contains(said, "stopped") {
				t.Errorf("exit code %d, said %q", code, said)
			}
		})
	}
}

// A pipe or a device in the place of a file may never answer, or never end: it is
// refused at once.
func TestPipesAndDevices(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	tiny := "../../scenarios/testdata/tiny.toml"
	base := filepath.Join(dir, "base.toml")
	if err := os.WriteFile(base, []byte("extends = \"pipe\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{pipe, "/dev/zero", "/dev/tty"} {
		for _, args := range [][]string{
			{"check", source},
			{"run", source},
			{"show", source, "--resolved"},
			{"check", base},
			{"calibrate", source, "-o", filepath.Join(dir, "fit")},
			{"calibrate", source, "--calls", "calls", "-o", filepath.Join(dir, "fit")},
			{"batch", tiny, "--design", source, "-o", filepath.Join(dir, "batch")},
			{"sweep", tiny, "--design", source, "-o", filepath.Join(dir, "sweep")},
			{"backtest", tiny, "--against", source},
			{"learn", tiny, "--against", source},
			{"start", source, "--customers", "800", "-o", filepath.Join(dir, "start")},
			{"run", tiny, "--draws", source},
			{"explore", source, "--no-open"},
			{"explore", tiny, "--no-open", "--rows", source},
			{"verify-model", source},
			{"resume", source},
			{"report", source},
			{"verify", source},
			{"events", tiny, "-o", source},
		} {
			ctx, stop := context.WithTimeout(t.Context(), patience)
			cmd := exec.CommandContext(ctx, program(t), args...)
			cmd.WaitDelay = time.Second
			said, _ := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != terminal.ExitUsage || ctx.Err() != nil {
				t.Errorf("%v: exit code %d, said %q", args, code, said)
			}
			stop()
		}
	}
}

// TestStopsPlaying: a world at full size takes seconds; a signal is heeded inside it.
func TestStopsPlaying(t *testing.T) {
	for _, args := range [][]string{
		{"run", "midsize-fintech"},
		{"sweep", "midsize-fintech", "--grid", "cut.share=0,0.1,0.2"},
		{"sensitivity", "midsize-fintech"},
		{"assess", "midsize-fintech"},
		{"select", "midsize-fintech"},
		{"discover", "midsize-fintech"},
	} {
		t.Run(args[0], func(t *testing.T) {
			code, said := interrupted(t, func() *exec.Cmd {
				out := filepath.Join(t.TempDir(), "out")
				return exec.Command(program(t), append(slices.Clone(args), "--full-size", "--yes", "-o", out)...)
			})
			if code != terminal.ExitInterrupted {
				t.Errorf("exit code %d, said %q", code, said)
			}
		})
	}
}

// TestSecondSignalKills: a program that does not heed the first ends with the second.
func TestSecondSignalKills(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "deaf")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(link)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for _, want := range []string{"listening", "asked"} {
		if !lines.Scan() || lines.Text() != want {
			t.Fatalf("said %q, want %q", lines.Text(), want)
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	var killed *exec.ExitError
	select {
	case err = <-ended:
	case <-time.After(patience):
		cmd.Process.Kill()
		t.Fatal("a second signal does not end it")
	}
	if !errors.As(err, &killed) || killed.Sys().(syscall.WaitStatus).Signal() != syscall.SIGINT {
		t.Errorf("ended with %v, want to be killed by the signal", err)
	}
}
