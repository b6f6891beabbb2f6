//go:build unix

package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"boomerang/cmd/internal/terminal"
)

// killed starts a writer's command and kills it, and what it started, after a time; false
// where it had come to its end before.
func (b *bench) killed(t *testing.T, w *writer, out string, after time.Duration) bool {
	t.Helper()
	cmd := exec.Command(b.program(t, "visited"), b.commandOf(w, out)...)
	cmd.Env, cmd.SysProcAttr = b.environment(), &syscall.SysProcAttr{Setpgid: true}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killer := time.AfterFunc(after, func() { syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) })
	defer killer.Stop()
	cmd.Wait()
	if cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
		return true
	}
	if code := cmd.ProcessState.ExitCode(); code != terminal.ExitFine {
		t.Fatalf("%s, not killed, ended with %d: %s", w.name, code, &said)
	}
	return false
}

// TestEveryWriterKilled kills every writer at random moments, one time after another in
// the same place, and then lets the same command come to its end: its folder has the
// bytes of an undisturbed run (timing.json apart), verify is content, nothing is left
// beside them, and a person's file is as it was. 200 kills of all writers with
// BOOMERANG_LONG, else 8 of the quick ones.
func TestEveryWriterKilled(t *testing.T) {
	manyCommands(t)
	if testing.Short() {
		t.Skip("kills live runs for some seconds")
	}
	kills := 8
	if os.Getenv("BOOMERANG_LONG") != "" {
		kills = 200
	}
	b, random, lasts := sharedBench(t), rand.New(rand.NewPCG(7, 8)), map[string]time.Duration{}
	hurt, byWriter := 0, map[string]int{}
	for round := 0; hurt < kills; round++ {
		w := tried()[round%len(tried())]
		if lasts[w.name] == 0 {
			calm := newPlace(t)
			b.begin(t, w, calm)
			began := time.Now()
			if b.killed(t, w, calm, time.Hour) {
				t.Fatal("killed before its time")
			}
			lasts[w.name] = time.Since(began)
		}
		out := newPlace(t)
		b.begin(t, w, out)
		ended := false
		for range 1 + round%3 { // each finds what the kill before left
			if ended = !b.killed(t, w, out, time.Duration(random.Int64N(int64(lasts[w.name])))); ended {
				break
			}
			hurt++
			byWriter[w.name]++
		}
		if _, err := os.Stat(out); !ended && !(w.once && err == nil) {
			b.killed(t, w, out, time.Hour)
		}
		b.settled(t, w, out, "kills")
		nothingElse(t, w.name, out)
	}
	t.Logf("%d kills: %v", hurt, byWriter)
}
