package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
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
	demand
	program  string // path of this program where the task runs
	name     string // of the scenario
	scenario string // path of the file
	parts    string // FOLDER.shards
	folder   string
	flags    []string // of run, beyond the shard
	charts   bool
}

// demand is what jobs of a scenario answer: two that differ give other files.
type demand struct {
	Hash      string `json:"hash"` // of plans, seed and model
	Worlds    int    `json:"worlds"`
	PlansOnly bool   `json:"plans_only"`
	Daily     bool   `json:"daily"`
	Shards    int    `json:"shards"`
}

// String says what a person would call it.
func (d demand) String() string {
	text := fmt.Sprintf("%d worlds", d.Worlds)
	if d.PlansOnly {
		text += ", plans only"
	}
	if d.Daily {
		text += ", daily"
	}
	return text + fmt.Sprintf(", in %d shards", d.Shards)
}

// askedOf reports whether a manifest is that of a run which was asked the same.
func (d demand) askedOf(m *result.Manifest) bool {
	return m.Hash == d.Hash && m.Worlds == d.Worlds && m.PlansOnly == d.PlansOnly && m.Daily == d.Daily
}

// Run is the shell command of one shard; number is how the engine writes it.
func (c *contract) Run(number string) string {
	return remedy.ForShell(c.program, "run", c.scenario, "--shard") + " " + number +
		remedy.ForShell("/"+strconv.Itoa(c.Shards)) + " " +
		remedy.ForShell(append([]string{"-o", c.parts, "--yes", "--quiet"}, c.flags...)...)
}

// merge is the shell command that joins the shards. Once they are joined the
// job has ended well, whatever the thresholds of the scenario say: 3 and 4.
func (c *contract) merge() string {
	return remedy.ForShell(c.program, "merge", c.parts, "-o", c.folder, "--quiet", "--charts="+
		strconv.FormatBool(c.charts)) +
		"; code=$?; case $code in 3|4) code=0;; esac; exit $code"
}

// checkEngine refuses what would be ignored.
func (b *Batch) checkEngine() error {
	switch b.Engine {
	case "", here:
		b.Engine = here
		if b.Divided || len(b.Sbatch) > 0 {
			return errors.New("--shards and --sbatch are for --engine slurm or kubernetes")
		}
		return nil
	case slurm, kubernetes:
	default:
		return fmt.Errorf("--engine %s: want %s, %s or %s", b.Engine, here, slurm, kubernetes)
	}
	if _, err := play.ShardOf(fmt.Sprintf("1/%d", b.Shards)); err != nil {
		return remedy.Errorf("--shards %d: want 1 to %d", b.Shards, play.MostShards).
			Hint("leave it out for 8; the worlds of every scenario are divided among them")
	}
	if len(b.O.Precise) > 0 || b.O.Budget > 0 {
		return errors.New("a cluster plays a number of worlds (--reps): no --precision, no --budget")
	}
	if b.Engine == kubernetes {
		return nil
	}
	if err := reachable(); err != nil {
		return err
	}
	if _, err := ownProgram(); err != nil {
		return err
	}
	_, err := readSbatch(b.Sbatch)
	return err
}

// passing matches the programs that go run builds: in a folder that is removed
// when it ends, or in its cache.
var passing = regexp.MustCompile(`[/\\](go-build\d*|[0-9a-f]{64}-d)[/\\]`)

// ownProgram is the path of this program, for tasks that start later.
func ownProgram() (string, error) {
	program, err := os.Executable()
	if err == nil && passing.MatchString(program) {
		return "", remedy.Errorf("go run removes the program when it ends, and the jobs would not find it").
			Hint("go build -o boomerang ./cmd/boomerang, on a path that the nodes share, and batch with that")
	}
	return program, err
}

// contractOf says how a line is played on a cluster. Days that its folders hold
// are kept: a folder never loses them, and shards must be alike.
func (b *Batch) contractOf(l *batchLine) (*contract, error) {
	out, err := filepath.Abs(b.O.Out)
	if err != nil {
		return nil, err
	}
	c := &contract{
		name: l.Name, folder: filepath.Join(out, l.Folder), charts: b.O.Charts,
		demand: demand{l.hash, l.worlds, b.O.PlansOnly, b.O.Daily, b.Shards},
	}
	c.parts = c.folder + play.PartsSuffix
	c.scenario = filepath.Join(c.parts, c.name+".toml")
	found, err := play.ShardsBelow(c.parts)
	if err != nil {
		return nil, err
	}
	folders := []string{c.folder}
	for _, s := range found {
		folders = append(folders, filepath.Join(c.parts, s.String()))
	}
	c.Daily = c.Daily || slices.ContainsFunc(folders, func(dir string) bool {
		m, err := result.ReadManifest(dir)
		return err == nil && m.Daily && m.Hash == c.Hash
	})
	asked, err := json.Marshal(result.Asked{File: l.File, Set: l.Settings(b.O), Draws: b.O.Draws})
	if err != nil {
		return nil, err
	}
	if b.learnt != nil {
		c.flags = append(c.flags, "--draws", filepath.Join(c.parts, result.LearntParquet))
	}
	c.flags = append(c.flags, "--asked", string(asked))
	if b.O.Seed != 0 {
		c.flags = append(c.flags, "--seed", strconv.FormatUint(b.O.Seed, 10))
	}
	if b.O.Reps != 0 {
		c.flags = append(c.flags, "--reps", strconv.Itoa(b.O.Reps))
	}
	if c.PlansOnly {
		c.flags = append(c.flags, "--plans-only")
	}
	if c.Daily {
		c.flags = append(c.flags, "--daily")
	}
	return c, nil
}

// flat is the scenario of a line as one file that depends on no other, in force
// what flags and points say.
func (b *Batch) flat(ctx context.Context, l *batchLine) ([]byte, error) {
	s, err := b.source(l).Load(ctx)
	if err != nil {
		return nil, err
	}
	return s.Flat(), nil
}

// open lists the shards of a line that are not finished: not begun, begun for
// another question, short of rows, or stopped before the last file was listed.
func (b *Batch) open(ctx context.Context, l *batchLine, c *contract) (open []int, err error) {
	o := *b.O
	o.Yes, o.Daily = true, c.Daily
	j, err := play.NewJob(ctx, terminal.Silent(), &o, b.source(l))
	if err != nil {
		return nil, err
	}
	for i := 1; i <= c.Shards; i++ {
		s := play.Shard{I: i, N: c.Shards}
		dir := filepath.Join(c.parts, s.String())
		m, err := result.ReadManifest(dir)
		if err == nil && c.askedOf(m) && folder.Finished(dir) {
			if n, err := j.Lacking(dir, s); err == nil && n == 0 {
				continue
			}
		}
		open = append(open, i)
	}
	return open, nil
}

// answer is the result in the folder of a line, nil where there is none or it
// answers another question: fewer worlds, without the grid, without the days.
func (b *Batch) answer(l *batchLine) *result.Result {
	folder := filepath.Join(b.O.Out, l.Folder)
	m, err := result.ReadManifest(folder)
	if err != nil || m.Hash != l.hash || m.Worlds != l.worlds || m.PlansOnly != b.O.PlansOnly || b.O.Daily && !m.Daily {
		return nil
	}
	t, err := result.ReadTiming(folder)
	if err != nil || t.Played+t.Reused != l.ofParts || m.Daily &&
		!play.Exists(filepath.Join(folder, result.DailyParquet)) {
		return nil
	}
	if r, err := result.Read(folder); err == nil && r.Hash == l.hash && r.Worlds == l.whole {
		return r
	}
	return nil
}

// collect takes the results the cluster made. What has none failed, for the
// reason its logs give, or where ctx has ended is still in the cluster.
func (b *Batch) collect(ctx context.Context) {
	for i := range b.lines {
		l := &b.lines[i]
		if l.Status != notRun {
			continue
		}
		if r := b.answer(l); r != nil {
			l.take(r)
		} else if ctx.Err() == nil {
			l.fail(terminal.ExitCrash, b.why(ctx, l))
		}
	}
}

// why says how far the shards came, and the last words of the logs of those
// that are not finished.
func (b *Batch) why(ctx context.Context, l *batchLine) string {
	c, err := b.contractOf(l)
	if err != nil {
		return remedy.Text(err)
	}
	open, err := b.open(ctx, l, c)
	if err != nil {
		return remedy.Text(err)
	}
	said := []string{fmt.Sprintf("no result: %d of %d shards are unfinished, and the array was cancelled or a "+
		"shard failed", len(open), c.Shards)}
	var logs []string
	for _, i := range open {
		logs = append(logs, strconv.Itoa(i)+".log")
	}
	if len(open) == 0 {
		said[0] = fmt.Sprintf("no result: all %d shards are finished, and their merge was cancelled or failed",
			c.Shards)
		logs = []string{mergeLog}
	}
	for _, log := range logs {
		if text, err := os.ReadFile(filepath.Join(c.parts, log)); err == nil && len(text) > 0 {
			said = append(said, log+": "+lastWords(string(text)))
		}
	}
	return strings.Join(said[:min(len(said), 4)], "\n")
}

// lastWords is the last error of a log, or else its last line.
func lastWords(log string) string {
	lines := strings.Split(strings.TrimSpace(log), "\n")
	for _, line := range slices.Backward(lines) {
		if strings.HasPrefix(line, "error: ") {
			return line
		}
	}
	return lines[len(lines)-1]
}
