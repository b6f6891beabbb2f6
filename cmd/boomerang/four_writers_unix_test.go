//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
)

// atOnce starts commands together and returns how each ended and what it said.
func (b *bench) atOnce(t *testing.T, commands [][]string) (codes []int, said []string) {
	t.Helper()
	var running []*exec.Cmd
	var errs []*bytes.Buffer
	for _, args := range commands {
		cmd := exec.Command(b.program(t, "visited"), args...)
		cmd.Env = b.environment()
		text := new(bytes.Buffer)
		cmd.Stderr = text
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running, errs = append(running, cmd), append(errs, text)
	}
	for i, cmd := range running {
		cmd.Wait()
		codes, said = append(codes, cmd.ProcessState.ExitCode()), append(said, errs[i].String())
	}
	return codes, said
}

// TestFourWritersAtOnce gives every writer's command four times at once into one place:
// one of them at least comes to its end, each other is refused with who holds the folder,
// or follows, and the place has exactly the undisturbed bytes. Of init one alone writes.
// By default every third of the quick writers.
func TestFourWritersAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("plays with many writers")
	}
	b, refusals := sharedBench(t), 0
	for i, w := range tried() {
		if os.Getenv("BOOMERANG_LONG") == "" && i%3 != 0 {
			continue
		}
		out := newPlace(t)
		b.begin(t, w, out)
		args := b.commandOf(w, out)
		codes, said := b.atOnce(t, [][]string{args, args, args, args})
		ended := 0
		for i, code := range codes {
			switch {
			case code == terminal.ExitFine:
				ended++
			case w.once && code == terminal.ExitUsage && strings.Contains(said[i], "is there already"):
				refusals++
			case code == terminal.ExitUsage && strings.Contains(said[i], "another run is writing to this folder"):
				refusals++
			default:
				t.Errorf("%s: one of four ends with %d: %s", w.name, code, said[i])
			}
		}
		if ended == 0 || w.once && ended != 1 {
			t.Errorf("%s: %d of four came to their end", w.name, ended)
		}
		b.settled(t, w, out, "four at once")
		nothingElse(t, w.name, out)
	}
	t.Logf("%d were refused", refusals)
}

// TestFourVerbsAtOnce lets four different verbs write to one folder at once and then one
// after another: the folder is what it is where they never met.
func TestFourVerbsAtOnce(t *testing.T) {
	long(t)
	b := sharedBench(t)
	four := func(out string) (commands [][]string) {
		for _, words := range []string{
			"run HERE/small.toml --plans-only --reps 9 -o OUT --charts=false",
			"sweep HERE/small.toml --grid cut.share=0,0.3 --reps 9 -o OUT", "resume OUT --charts=false", "report OUT",
		} {
			commands = append(commands, b.args(words, out))
		}
		return commands
	}
	calm, met := newPlace(t), newPlace(t)
	for _, args := range four(calm) {
		b.mustTell(t, args)
	}
	b.mustTell(t, four(met)[0]) // so that there is something to resume and to report
	codes, said := b.atOnce(t, four(met))
	for i, code := range codes {
		if code != terminal.ExitFine && !strings.Contains(said[i], "another run is writing to this folder") &&
			!strings.Contains(said[i], "is unfinished") {
			t.Errorf("%s, at once, ends with %d: %s", four(met)[i][0], code, said[i])
		}
	}
	for _, args := range four(met) {
		b.mustTell(t, args)
	}
	if got, want := bytesAt(t, met), bytesAt(t, calm); got != want {
		t.Errorf("four verbs at once left other bytes, first in %q", firstDifference(got, want))
	}
	if left, _ := filepath.Glob(filepath.Join(met, ".*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
