//go:build unix

package main

import (
	"bytes"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
)

// unlockedVerbs write to no folder that another run may be writing to: they only read,
// or write one file.
var unlockedVerbs = map[string]bool{
	"trace": true, "verify": true, "verify-model": true,
	"check": true, "show": true, "list": true, "init": true, "diff": true,
	"describe": true, "events": true,
}

// TestTakenFolder: while a process writes to a folder every other verb that would is
// refused with exit code 2 and told who it is, and changes nothing.
func TestTakenFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("asks every verb")
	}
	t.Chdir(t.TempDir())
	furnish(t, plainNames, "")
	for _, dir := range []string{plainNames.out, plainNames.done} {
		f, err := folder.Take(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
	}
	for verb, args := range stories(plainNames) {
		if unlockedVerbs[verb] {
			continue
		}
		var out, said bytes.Buffer
		code := run(args, nil, &out, &said)
		const want = "another run is writing to this folder: process "
		if code != terminal.ExitUsage || !strings.Contains(said.String(), want) {
			t.Errorf("%q: exit code %d, %s", args, code, said.String())
		}
	}
}

// TestFourRunsAtOnce: of four processes that are given one folder at the same time each
// does its work or says who has it, and the folder is whole.
func TestFourRunsAtOnce(t *testing.T) {
	for _, verb := range []string{"run", "batch"} {
		t.Run(verb, func(t *testing.T) {
			t.Chdir(t.TempDir())
			furnish(t, plainNames, "")
			boomerang := program(t)
			var fine, refused int
			var mu sync.Mutex
			var all sync.WaitGroup
			for range 4 {
				all.Go(func() {
					cmd := exec.Command(boomerang, stories(plainNames)[verb]...)
					said, _ := cmd.CombinedOutput()
					mu.Lock()
					defer mu.Unlock()
					switch code := cmd.ProcessState.ExitCode(); {
					case code == terminal.ExitFine:
						fine++
					case code == terminal.ExitUsage && strings.Contains(string(said), "another run is writing"):
						refused++
					default:
						t.Errorf("exit code %d: %s", code, said)
					}
				})
			}
			all.Wait()
			if fine == 0 || fine+refused != 4 {
				t.Errorf("%d did their work, %d were refused", fine, refused)
			}
			t.Logf("%d did their work, %d were refused", fine, refused)
			var out bytes.Buffer
			if code := run([]string{"verify", plainNames.out}, nil, &out, &out); code != terminal.ExitFine {
				t.Errorf("verify: exit code %d, %s", code, &out)
			}
		})
	}
}
