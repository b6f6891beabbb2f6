package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
)

// refusal is a disk that refuses its at-th step that changes it, counted from 1, and the
// later ones too where it stays full.
type refusal struct {
	at    int
	errno syscall.Errno
	stays bool
}

// String is how a refusal is told, and handed to another process.
func (r refusal) String() string { return fmt.Sprintf("%d %d %t", r.at, int(r.errno), r.stays) }

// stepping counts steps, and refuses those of a refusal (nil: none).
type stepping struct {
	refusal *refusal
	steps   atomic.Int64
	refused atomic.Int64
}

func (c *stepping) step(what, path string) error {
	n := int(c.steps.Add(1))
	r := c.refusal
	if r == nil || n < r.at || n > r.at && !r.stays || r.errno == syscall.ENOSPC && what == "remove" {
		return nil // a full disk still lets files go
	}
	c.refused.Add(1)
	return &os.PathError{Op: what, Path: path, Err: r.errno}
}

// playedOn is how a command went on a disk.
type playedOn struct {
	code           int
	said           string
	steps, refused int
}

// playOn plays a writer's command into a place, on a disk that refuses.
func (b *bench) playOn(t *testing.T, w *writer, out string, r *refusal) playedOn {
	t.Helper()
	args := b.commandOf(w, out)
	if w.apart {
		return b.playApart(t, args, r)
	}
	c := &stepping{refusal: r}
	defer folder.Inject(c.step)()
	code, said, answered := tell(args)
	return playedOn{code, said + answered, int(c.steps.Load()), int(c.refused.Load())}
}

// play is playOn a disk that refuses nothing.
func (b *bench) play(t *testing.T, w *writer, out string) (code int, said string) {
	t.Helper()
	got := b.playOn(t, w, out, nil)
	return got.code, got.said
}

// refused is boomerang on a disk that refuses what the environment says, and leaves word
// of the steps it took. The programs it starts have a sound disk.
func refused() {
	if len(os.Args) < 2 || os.Args[1] != "batch" {
		main()
	}
	c := &stepping{}
	var r refusal
	var errno int
	if n, _ := fmt.Sscanf(os.Getenv("REFUSE"), "%d %d %t", &r.at, &errno, &r.stays); n == 3 {
		r.errno = syscall.Errno(errno)
		c.refusal = &r
	}
	folder.Inject(c.step)
	code := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	os.WriteFile(os.Getenv("STEPS"), fmt.Appendln(nil, c.steps.Load(), c.refused.Load()), 0o644)
	os.Exit(code)
}

// program is this test binary under the name of a command of TestMain, in a folder from
// which jobs may be sent.
func (b *bench) program(t *testing.T, name string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(b.dir, "bin", name)
	if err := os.Link(self, path); err != nil && !errors.Is(err, os.ErrExist) {
		t.Skip("the test binary cannot be given another name: ", err)
	}
	return path
}

// environment is that of a program beside which sbatch and squeue are ours.
func (b *bench) environment(more ...string) []string {
	path := "PATH=" + filepath.Join(b.dir, "bin") + string(os.PathListSeparator) + os.Getenv("PATH")
	return append(append(os.Environ(), path), more...)
}

func (b *bench) playApart(t *testing.T, args []string, r *refusal) (got playedOn) {
	t.Helper()
	steps := filepath.Join(t.TempDir(), "steps")
	cmd := exec.Command(b.program(t, "refused"), args...)
	cmd.Env = b.environment("STEPS=" + steps)
	if r != nil {
		cmd.Env = append(cmd.Env, "REFUSE="+r.String())
	}
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	got.code, got.said = cmd.ProcessState.ExitCode(), said.String()
	text, _ := os.ReadFile(steps)
	fmt.Sscan(string(text), &got.steps, &got.refused)
	return got
}

// TestFullDiskAtEveryStep refuses steps of every writer, as a disk does that is full from
// there on (no space, or no room for another file) or fails once: the command ends with
// exit code 1 and says what helps, or did without; nothing that is listed is half written
// and nothing of a person's is lost; and the same command, given again, ends with the
// undisturbed bytes. With BOOMERANG_LONG every step is refused in both ways, in CI a
// few of each quick writer and one of each that draws much, and by default those of every eighth writer.
func TestFullDiskAtEveryStep(t *testing.T) {
	if testing.Short() {
		t.Skip("plays with many writers")
	}
	b := sharedBench(t)
	for i := range writers {
		w := &writers[i]
		if !playsStories() && i%8 != 3 {
			continue
		}
		t.Run(w.name, func(t *testing.T) {
			steps := b.undisturbed(t, w).steps
			if steps == 0 {
				t.Fatal("not a step was counted")
			}
			tries, refusals := 0, 0
			for _, r := range refusalsOf(w, i, steps) {
				tries++
				refusals += b.refuseAt(t, w, r)
			}
			if refusals == 0 {
				t.Error("no step was refused")
			}
			t.Logf("%d steps, %d refusals tried, %d steps refused", steps, tries, refusals)
		})
	}
}

// refusalsOf are those a writer is tried with, the i-th of all, that takes so many steps.
func refusalsOf(w *writer, i, steps int) (all []refusal) {
	kinds := []refusal{{errno: syscall.ENOSPC, stays: true}, {errno: syscall.EIO}}
	stride := 30
	switch {
	case os.Getenv("BOOMERANG_LONG") != "":
		stride = 1
	case !w.quick:
		stride = steps
	}
	few := max(1, steps-9) // a second try may take a step or two less
	for n := 1 + i*53%min(stride, few); n <= steps; n += stride {
		for k, r := range kinds {
			if r.at = n; stride == 1 || (n/stride+i)%2 == k {
				all = append(all, r)
			}
		}
	}
	return all
}

// refuseAt tries one refusal, and counts the steps that were refused.
func (b *bench) refuseAt(t *testing.T, w *writer, r refusal) int {
	t.Helper()
	out := newPlace(t)
	b.begin(t, w, out)
	got := b.playOn(t, w, out, &r)
	at := fmt.Sprintf("step %d refused (%v, stays %t)", r.at, r.errno, r.stays)
	switch {
	case got.code == terminal.ExitFine: // it did without that step
		b.settled(t, w, out, at)
		return got.refused
	case got.code != terminal.ExitCrash || !strings.Contains(got.said, "hint: ") ||
		strings.Contains(got.said, "made a mistake"):
		t.Errorf("%s, %s: exit code %d, %s", w.name, at, got.code, got.said)
	}
	nothingElse(t, w.name+", "+at, out)
	if v, err := folder.Verify(t.Context(), out); err == nil && !w.alone {
		for _, f := range v.Flaws {
			if !errors.Is(f.Err, folder.ErrBeingWritten) {
				t.Errorf("%s, %s: %s is listed and unsound: %v", w.name, at, f.Name, f.Err)
			}
		}
	}
	if code, said := b.play(t, w, out); code != terminal.ExitFine {
		t.Errorf("%s, %s: given again it ends with %d, %s", w.name, at, code, said)
		return got.refused
	}
	b.settled(t, w, out, at)
	return got.refused
}

// A disk that takes no row of the plans at all is no mistake of the program's: the verbs
// that play plans end with exit code 1 and say what helps, where they have played
// something else before as well.
func TestNoRoomForTheFirstWorld(t *testing.T) {
	b, tried := sharedBench(t), 0
	for i := range writers {
		w := &writers[i]
		if !slices.Contains([]string{"run", "sensitivity", "discover"}, w.name) {
			continue
		}
		tried++
		out := newPlace(t)
		refused := 0
		end := folder.Inject(func(what, path string) error {
			if path != filepath.Join(out, "worlds.log") {
				return nil
			}
			refused++
			return &os.PathError{Op: what, Path: path, Err: syscall.ENOSPC}
		})
		code, said, _ := tell(b.commandOf(w, out))
		end()
		if code != terminal.ExitCrash || !strings.Contains(said, "hint: ") || refused == 0 ||
			strings.Contains(said, "made a mistake") {
			t.Errorf("%s, %d steps refused: exit code %d, %s", w.name, refused, code, said)
		}
		nothingElse(t, w.name, out)
	}
	if tried != 3 {
		t.Errorf("%d of the three writers are there", tried)
	}
}
