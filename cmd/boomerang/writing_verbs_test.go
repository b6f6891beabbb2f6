package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
)

// writer is a command that writes. What the tests of kills, damages, full disks and
// writers at once promise, they promise of every one in writers; a verb that writes and
// is not there fails TestEveryWriterIsProven.
//
// In its words OUT stands for the folder or file it writes, HERE for the bench.
type writer struct {
	name   string // of the verb, and what sets this command apart
	words  string
	before []string // commands that make what it goes on from, at OUT
	alone  bool     // OUT is a file, which no list covers
	once   bool     // it never writes over what is there
	apart  bool     // it asks which program it is: it runs as one of its own
	itself bool     // its run names the scenario it plays by the place it wrote it to, which differs from try to try
	quick  bool     // it draws little, and is tried by default and not only with BOOMERANG_LONG
}

// writers are all of them.
var writers = []writer{
	{name: "run", words: "run HERE/small.toml --plans-only --daily --reps 9 --charts=false -o OUT", quick: true},
	{name: "run with all parts and charts", words: "run HERE/small.toml --reps 9 -o OUT"},
	{name: "run of a shard", words: "run HERE/small.toml --plans-only --reps 18 --shard 1/2 -o OUT", quick: true},
	{
		name: "resume", words: "resume OUT --reps 18 --charts=false", quick: true,
		before: []string{"run HERE/small.toml --plans-only --reps 9 -o OUT"},
	},
	{name: "merge", words: "merge HERE/parts -o OUT --charts=false", quick: true},
	{name: "batch", words: "batch HERE/small.toml --plans-only --reps 9 -o OUT", quick: true},
	{
		name: "batch on slurm", apart: true,
		words: "batch HERE/small.toml --plans-only --reps 18 --engine slurm --shards 2 -o OUT",
	},
	{name: "batch on kubernetes", words: "batch HERE/small.toml --engine kubernetes -o OUT", quick: true},
	{name: "batch of a design", words: "batch HERE/small.toml --design HERE/design.csv --plans-only --reps 9 -o OUT"},
	{name: "sweep", words: "sweep HERE/small.toml --grid cut.share=0,0.3 --reps 9 -o OUT"},
	{
		name:  "sensitivity",
		words: "sensitivity HERE/small.toml --chances 1 --trajectories 2 --samples 8 --top 1 --reps 45 -o OUT",
	},
	{name: "discover", words: "discover HERE/small.toml --reps 54 --fails net<-10_000 -o OUT"},
	{name: "select", words: "select HERE/small.toml -o OUT"},
	{name: "optimize", words: "optimize HERE/small.toml --over cut.share=0:0.5 --evaluations 4 --finalists 2 -o OUT"},
	{name: "assess", words: "assess HERE/small.toml --reps 9 -o OUT"},
	{name: "backtest", words: "backtest HERE/small.toml --against HERE/history.csv --reps 9 -o OUT"},
	{
		name:  "learn",
		words: "learn HERE/small.toml --against HERE/history.csv --effective 16 --reps 64 -o OUT",
	},
	{name: "calibrate", words: "calibrate HERE/tickets.csv --over base-fintech --customers 8000 -o OUT"},
	{
		name: "start", itself: true,
		words: "start HERE/tickets.csv --customers 800 --reps 9 --plans-only --charts=false -o OUT",
	},
	{name: "trace", words: "trace HERE/small.toml --customer 7 -o OUT", quick: true},
	{name: "events", words: "events HERE/small.toml --world 3 -o OUT", alone: true, quick: true},
	{name: "init", words: "init OUT", alone: true, once: true, quick: true},
	{
		name: "report", words: "report OUT",
		before: []string{"run HERE/small.toml --plans-only --reps 9 -o OUT"},
	},
	{name: "report elsewhere", words: "report HERE/done -o OUT"},
	{name: "report with a crate", words: "report HERE/done --crate -o OUT"},
	{name: "explore", words: "explore HERE/small.toml --no-open --rows OUT --reps 9"}, // as visited has it
}

// writeNothing are the verbs that change no file, and why.
var writeNothing = map[string]string{
	"verify": "reads and judges", "verify-model": "plays and prints",
	"check": "reads a scenario", "show": "prints a scenario", "list": "prints names",
	"diff": "prints a comparison", "describe": "prints pages",
}

// TestEveryWriterIsProven: a verb is among those whose kills, damages and full disks are
// tried, or writes nothing, for a reason; and no verb with -o writes nothing.
func TestEveryWriterIsProven(t *testing.T) {
	proven := map[string]bool{}
	for _, w := range writers {
		proven[strings.Fields(w.words)[0]] = true
	}
	for _, verb := range newRoot(terminal.Silent()).Commands() {
		name := verb.Name()
		switch reason := writeNothing[name]; {
		case proven[name] == (reason != ""):
			t.Errorf("%s has to be either among the writers of writing_verbs_test.go or among those that write "+
				"nothing", name)
		case reason != "" && verb.Flags().Lookup("out") != nil:
			t.Errorf("%s has -o and is said to write nothing: %s", name, reason)
		}
		delete(proven, name)
	}
	for name := range proven {
		t.Errorf("there is no verb %s any more", name)
	}
}

// args are the words of a command, with its places filled in.
func (b *bench) args(words, out string) []string {
	args := strings.Fields(words)
	for i := range args {
		args[i] = strings.NewReplacer("HERE", b.dir, "OUT", out).Replace(args[i])
	}
	return append(args, "--quiet")
}

// commandOf is the command of a writer into a place, in one process with one worker, so
// that it takes the same steps each time.
func (b *bench) commandOf(w *writer, out string) []string {
	args := b.args(w.words, out)
	if f, _, err := newRoot(terminal.Silent()).Find(args); err == nil && f.Flags().Lookup("workers") != nil {
		args = append(args, "--workers", "1")
	}
	return args
}

// tried are the writers a test tries: all with BOOMERANG_LONG, else the quick ones.
func tried() (all []*writer) {
	for i := range writers {
		if writers[i].quick || os.Getenv("BOOMERANG_LONG") != "" {
			all = append(all, &writers[i])
		}
	}
	return all
}

// settled fails where a place is not what its command leaves undisturbed, or has a file
// that is not what its list says.
func (b *bench) settled(t *testing.T, w *writer, out, after string) {
	t.Helper()
	got, want := bytesAt(t, out), b.undisturbed(t, w).bytes
	if w.itself {
		got, want = placeless(got), placeless(want)
	}
	if got != want {
		t.Errorf("%s, after %s: other bytes, first in %q", w.name, after, firstDifference(got, want))
	}
	if w.alone {
		return
	}
	var said bytes.Buffer
	if code := run([]string{"verify", out}, nil, &said, &said); code != terminal.ExitFine {
		t.Errorf("%s, after %s: verify says %d\n%s", w.name, after, code, &said)
	}
	if v, err := folder.Verify(t.Context(), out); err != nil || len(v.Extra) > 0 {
		t.Errorf("%s, after %s: left behind %v, %v", w.name, after, v.Extra, err)
	}
}

// placeless are the files of a folder without those of its run that say where it lies; the run's own list
// covers them, and verify looks at it.
func placeless(all string) string {
	var kept strings.Builder
	for part := range strings.SplitSeq(all, "\n== ") {
		name, _, _ := strings.Cut(part, "\n")
		if !slices.Contains([]string{"run/SHA256SUMS", "run/manifest.json", "run/result.json"}, name) {
			kept.WriteString("\n== " + part)
		}
	}
	return kept.String()
}

// bytesAt are those of a file, or of all files of a folder.
func bytesAt(t *testing.T, path string) string {
	t.Helper()
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	return bytesBelow(t, path)
}

// firstDifference is the place where two texts part.
func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return a[max(0, strings.LastIndex(a[:i], "\n== ")):min(len(a), i+80)]
}

// copied copies a folder.
func copied(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// newPlace is where a writer may write: alone in a folder with a file of a person's.
func newPlace(t *testing.T) string {
	t.Helper()
	place := t.TempDir()
	if err := os.WriteFile(filepath.Join(place, "mine.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(place, "out")
}

// nothingElse fails where something but the writer's place is there, or a person's file
// is not as it was.
func nothingElse(t *testing.T, name, out string) {
	t.Helper()
	place := filepath.Dir(out)
	entries, err := os.ReadDir(place)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "mine.txt" && e.Name() != filepath.Base(out) {
			t.Errorf("%s left %s", name, e.Name())
		}
	}
	if data, err := os.ReadFile(filepath.Join(place, "mine.txt")); err != nil || string(data) != "mine" {
		t.Errorf("%s did away with a person's file: %q, %v", name, data, err)
	}
}
