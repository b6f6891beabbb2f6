package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"boomerang/cmd/internal/terminal"
)

// calm is a writer that nothing disturbs: the bytes it leaves, and the steps it takes to them.
type calm struct {
	bytes string
	steps int
}

// bench is the folder with what the writers write from, and with what each leaves where
// nothing disturbs it. The tests of a process share it.
type bench struct {
	dir   string
	mu    sync.Mutex
	calm  map[string]calm   // by writer
	begun map[string]string // folder with what it goes on from
}

var (
	theBench  *bench
	onceBench sync.Once
)

// tidyBench takes the bench away.
func tidyBench() {
	if theBench != nil {
		os.RemoveAll(theBench.dir)
	}
}

// sharedBench is the bench, made when it is first asked for.
func sharedBench(t *testing.T) *bench {
	t.Helper()
	onceBench.Do(func() {
		dir, err := os.MkdirTemp("", "writers")
		if err != nil {
			t.Fatal(err)
		}
		theBench = &bench{dir: dir, calm: map[string]calm{}, begun: map[string]string{}}
		theBench.furnish(t)
	})
	return theBench
}

// benchScenario is a desk that plays a world in a moment.
const benchScenario = `extends = "TINY"
months = 2
scale = 0.02
`

// fakeSbatch plays a job when it is sent; fakeSqueue says that none is left.
const (
	fakeSbatch = `#!/bin/sh
n=1
for a; do case $a in --array=1-*) n=${a#--array=1-};; --array=*) n=${a#--array=};; esac; last=$a; done
first=1
case " $* " in *" --array=2 "*) first=2;; esac
for i in $(seq $first $n); do SLURM_ARRAY_TASK_ID=$i sh -c "$last" >&2 || exit 1; done
echo 7
`
	fakeSqueue = "#!/bin/sh\n"
)

// furnish writes the inputs of the writers.
func (b *bench) furnish(t *testing.T) {
	t.Helper()
	for name, text := range map[string]string{
		"small.toml":  strings.Replace(benchScenario, "TINY", filepath.ToSlash(tinyScenario), 1),
		"history.csv": "month,contacts\n2025-01,2400\n2025-02,2500\n",
		"tickets.csv": string(ticketExport(600)), "design.csv": "plan.cut.cut.share\n0.1\n0.2\n",
		"bin/sbatch": fakeSbatch, "bin/squeue": fakeSqueue,
	} {
		b.write(t, name, text)
	}
	b.mustTell(t, b.args("run HERE/small.toml --plans-only --reps 9 -o HERE/done", ""))
	for _, shard := range []string{"1/2", "2/2"} {
		b.mustTell(t, b.args("run HERE/small.toml --plans-only --reps 18 -o HERE/parts --shard "+shard, ""))
	}
}

// write writes an input.
func (b *bench) write(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(b.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// tell gives a command in this process.
func tell(args []string) (code int, said, answered string) {
	var out, errs bytes.Buffer
	code = visited(args, strings.NewReader(""), &out, &errs)
	return code, errs.String(), out.String()
}

func (b *bench) mustTell(t *testing.T, args []string) {
	t.Helper()
	if code, said, _ := tell(args); code != terminal.ExitFine {
		t.Fatalf("%q: exit code %d, %s", args, code, said)
	}
}

// begin makes at a place what a writer goes on from.
func (b *bench) begin(t *testing.T, w *writer, out string) {
	t.Helper()
	if len(w.before) == 0 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.begun[w.name] == "" {
		dir := filepath.Join(b.dir, fmt.Sprint("begun-", len(b.begun)))
		for _, words := range w.before {
			b.mustTell(t, b.args(words, dir))
		}
		b.begun[w.name] = dir
	}
	copied(t, b.begun[w.name], out)
}

// undisturbed is a writer that nothing disturbs; it plays once in all tests.
func (b *bench) undisturbed(t *testing.T, w *writer) calm {
	t.Helper()
	b.mu.Lock()
	got, there := b.calm[w.name]
	b.mu.Unlock()
	if there {
		return got
	}
	out := newPlace(t)
	b.begin(t, w, out)
	whole := b.playOn(t, w, out, nil)
	if whole.code != terminal.ExitFine {
		t.Fatalf("%s: exit code %d, %s", w.name, whole.code, whole.said)
	}
	nothingElse(t, w.name, out)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.calm[w.name] = calm{bytesAt(t, out), whole.steps}
	return b.calm[w.name]
}
