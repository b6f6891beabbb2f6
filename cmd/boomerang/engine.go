package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"boomerang/sim/result"
)

// Engines a batch can play on.
const (
	here       = "here" // this machine
	slurm      = "slurm"
	kubernetes = "kubernetes"
)

// The shard contract, the same for every engine: n tasks, each
//
//	boomerang run SCENARIO --shard i/n -o FOLDER.shards
//
// on one shared file system, and once all have ended well
//
//	boomerang merge FOLDER.shards -o FOLDER
//
// A task that is started again goes on where it stopped; merge refuses a
// missing or unfinished shard. So an engine may kill and repeat as it likes.
type contract struct {
	program  string // path of this program where the task runs
	name     string // of the scenario
	scenario string // path of the file
	parts    string // FOLDER.shards
	folder   string
	shards   int
	flags    []string // of run, beyond the shard
	charts   bool
}

// run is the command of one shard; number is how the engine writes it.
func (c *contract) run(number string) []string {
	return append([]string{c.program, "run", c.scenario, "--shard", number + "/" + strconv.Itoa(c.shards),
		"-o", c.parts, "--yes", "--quiet"}, c.flags...)
}

func (c *contract) merge() []string {
	return []string{c.program, "merge", c.parts, "-o", c.folder, "--quiet", "--charts=" + strconv.FormatBool(c.charts)}
}

// checkEngine refuses what would be ignored.
func (b *batch) checkEngine() error {
	switch b.engine {
	case here:
		if b.divided || len(b.sbatch) > 0 {
			return errors.New("--shards and --sbatch are for --engine slurm or kubernetes")
		}
		return nil
	case slurm, kubernetes:
	default:
		return fmt.Errorf("--engine %s: want %s, %s or %s", b.engine, here, slurm, kubernetes)
	}
	if _, err := shardOf(fmt.Sprintf("1/%d", b.shards)); err != nil {
		return fmt.Errorf("--shards %d: want 1 to %d\nhint: leave it out for 8; the worlds of every scenario are divided among them", b.shards, mostShards)
	}
	if len(b.o.precise) > 0 || b.o.budget > 0 {
		return errors.New("a cluster plays a number of worlds (--reps): no --precision, no --budget")
	}
	if b.engine == slurm {
		return reachable()
	}
	return nil
}

// contractOf writes the scenario where the tasks find it: one file that
// depends on no other, in force what flags and points say.
func (b *batch) contractOf(l *batchLine) (*contract, error) {
	out, err := filepath.Abs(b.o.out)
	if err != nil {
		return nil, err
	}
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	s, err := (&source{name: l.File, set: l.settings(b.o)}).load()
	if err != nil {
		return nil, err
	}
	c := &contract{program: program, name: s.Name, folder: filepath.Join(out, l.Folder), shards: b.shards, charts: b.o.charts}
	c.parts = c.folder + ".shards"
	c.scenario = filepath.Join(c.parts, s.Name+".toml")
	if b.o.seed != 0 {
		c.flags = append(c.flags, "--seed", strconv.FormatUint(b.o.seed, 10))
	}
	if b.o.reps != 0 {
		c.flags = append(c.flags, "--reps", strconv.Itoa(b.o.reps))
	}
	if b.o.plansOnly {
		c.flags = append(c.flags, "--plans-only")
	}
	if b.o.daily {
		c.flags = append(c.flags, "--daily")
	}
	if err := os.MkdirAll(c.parts, 0o755); err != nil {
		return nil, err
	}
	return c, result.WriteFile(c.scenario, s.Flat())
}

// collect takes the results the cluster made; what has none failed, for the
// reason its logs give.
func (b *batch) collect() {
	for i := range b.lines {
		l := &b.lines[i]
		if l.Status != notRun {
			continue
		}
		folder := filepath.Join(b.o.out, l.Folder)
		if r, err := result.Read(folder); err == nil {
			l.take(r)
			continue
		}
		l.Status, l.Error = failed, b.why(folder+".shards")
	}
}

// why says how far the shards came, and the last words of the logs.
func (b *batch) why(parts string) string {
	said := []string{fmt.Sprintf("no result: %d of %d shards were begun, and the array was cancelled or a shard failed", countShards(parts), b.shards)}
	logs, _ := filepath.Glob(filepath.Join(parts, "*.log"))
	for _, log := range logs {
		if text, err := os.ReadFile(log); err == nil && len(strings.TrimSpace(string(text))) > 0 {
			lines := strings.Split(strings.TrimSpace(string(text)), "\n")
			said = append(said, filepath.Base(log)+": "+lines[len(lines)-1])
		}
	}
	return strings.Join(said[:min(len(said), 4)], "\n")
}

func countShards(parts string) int {
	found, _ := filepath.Glob(filepath.Join(parts, "shard-*", result.ManifestFile))
	return len(found)
}
