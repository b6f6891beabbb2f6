package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

func newBatch(t *terminal, o *options) *cobra.Command {
	b := &batch{t: t, o: o}
	c := &cobra.Command{
		Use:   "batch FILES…",
		Short: "Run many scenario files; one that fails stops no other",
		Long: `Runs every scenario file, each into a folder of its own below -o, and writes a
summary, batch.json. A file that fails stops no other; failures are listed first
and last, and --retry-failed repeats only those and what a kill left undone.
Rows that any folder of the batch already holds are not played again: a batch
that was stopped goes on with the same command. Charts and reports are drawn
later, by report DIR, or now with --charts.`,
		Example: "  boomerang batch 'scenarios/*.toml' --reps 500 -o out/batch\n  boomerang batch -o out/batch --retry-failed",
	}
	o.playFlags(c)
	c.Flags().Lookup("out").Usage = "`folder` of the results' folders (default out/batch)"
	c.Flags().BoolVar(&b.retry, "retry-failed", false, "repeat only what failed or was not finished in the batch of -o")
	c.Flags().StringVar(&b.design, "design", "", "play every file at every point of this CSV `file`: a column per key, a row per point; what they gave stands beside them in points.csv and points.parquet")
	c.Flags().StringVar(&b.engine, "engine", "", "where to play: here (the default), slurm (submits a job array and its merge), kubernetes (writes manifests)")
	c.Flags().IntVar(&b.shards, "shards", 8, "shards of every scenario on a cluster")
	c.Flags().StringArrayVar(&b.sbatch, "sbatch", nil, "further `option` of sbatch, such as --partition=long; repeatable")
	c.Flags().StringVar(&b.image, "image", "boomerang:latest", "container `image` with the program, for kubernetes")
	c.Flags().BoolVar(&o.charts, "charts", false, "draw charts and reports too")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := o.check(c); err != nil {
			return err
		}
		b.divided = c.Flags().Changed("shards")
		return b.run(c.Context(), args)
	}
	return c
}

// batch is many scenario files on their way into one folder.
type batch struct {
	t      *terminal
	o      *options
	retry  bool
	design string
	engine string
	shards int
	sbatch []string

	divided bool // --shards was given
	image   string

	mu     sync.Mutex
	beside *beside
	bar    *progress
	turn   chan struct{}          // holds a token per file that plays
	alike  map[string]*sync.Mutex // by hash: of equal files one plays at a time
	lines  []batchLine
	last   *batchSummary // whose failures are repeated; nil: none
	record *record

	measures []result.Measure // of the latest point
}

func (b *batch) run(ctx context.Context, args []string) error {
	if b.o.out == "" {
		b.o.out = filepath.Join("out", "batch")
	}
	if b.o.shard.n > 0 {
		return errors.New("--shard divides the worlds of one run; a batch is divided by its files")
	}
	files, err := b.toPlay(args)
	if err != nil {
		return err
	}
	if err := b.checkEngine(); err != nil {
		return err
	}
	if err := os.MkdirAll(b.o.out, 0o755); err != nil {
		return err
	}
	if b.o.budget > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, b.o.budget)
		defer stop()
	}
	b.beside = newBeside(b.o.out)
	b.lines = files
	b.readAll()
	for i := range b.lines {
		if l := &b.lines[i]; l.Status == failed {
			b.t.note("failed: %s: %s", l.place(), firstLine(l.Error))
		}
	}
	if b.engine == kubernetes {
		return b.forKubernetes()
	}
	var orders []order
	if b.engine == slurm { // may refuse: then batch.json stays as it was
		if orders, err = b.orders(ctx); err != nil {
			return err
		}
	}
	if err := b.begin(); err != nil {
		return exit(exitCrash, err)
	}
	if b.engine == slurm {
		b.onSlurm(ctx, orders)
	} else {
		b.playAll(ctx)
	}
	return b.report(ctx)
}

// toPlay lists every file at every point, or the failures of the last time.
func (b *batch) toPlay(args []string) ([]batchLine, error) {
	if b.retry {
		if len(args) > 0 || b.design != "" {
			return nil, errors.New("--retry-failed knows its files: give none")
		}
		last, err := readBatch(b.o.out)
		if err != nil {
			return nil, err
		}
		b.last = last
		return last.failures(), b.again(last.Asked)
	}
	files, err := matching(args)
	if err != nil {
		return nil, err
	}
	points, err := readPoints(b.design)
	if err != nil {
		return nil, err
	}
	if sameFile(b.design, filepath.Join(b.o.out, pointsTable+".csv")) {
		return nil, fmt.Errorf("--design %s: the batch writes its own table there\nhint: give the design another name or place, or the batch another folder with -o", b.design)
	}
	if b.design == "" {
		if err := b.holdsNoPoints(); err != nil {
			return nil, err
		}
	}
	var lines []batchLine
	for _, file := range files {
		for n, p := range points {
			l := batchLine{File: file, Set: p.set, Place: p.place, Columns: p.columns, Status: notRun, row: len(lines)}
			if b.design != "" {
				l.Point = n + 1
			}
			lines = append(lines, l)
		}
	}
	return lines, nil
}

// failures are the files to repeat.
func (s *batchSummary) failures() (lines []batchLine) {
	for i, l := range s.Lines {
		if l.Status != done {
			lines = append(lines, batchLine{File: l.File, Point: l.Point, Set: l.Set, Place: l.Place, Columns: l.Columns, Status: notRun, row: i})
		}
	}
	return lines
}

// readAll reads every scenario once, before anything is played: mistakes show
// at once, every run gets its folder in the order of the files, and how much
// there is to play is known.
func (b *batch) readAll() {
	var g errgroup.Group
	g.SetLimit(b.o.workers)
	for i := range b.lines {
		l := &b.lines[i]
		g.Go(func() error {
			l.attempt(func() error { return l.blame(l.read(b.o)) })
			return nil
		})
	}
	g.Wait()
	taken := map[string]bool{}
	if b.last != nil {
		for _, l := range b.last.Lines {
			if l.Status == done { // which is not repeated
				taken[l.Folder] = true
			}
		}
	}
	for i := range b.lines {
		l := &b.lines[i]
		if l.Status == failed {
			continue
		}
		name := l.Folder
		for n := 2; taken[l.Folder]; n++ {
			l.Folder = fmt.Sprintf("%s-%d", name, n)
		}
		taken[l.Folder] = true
	}
}

// perWorker is how many files of a batch are under way for each worker: one is
// played while the others are opened and written, which waits for the disk.
const perWorker = 4

// playAll plays what could be read. Many files are played side by side, one
// worker each, so that no processor waits while another finishes a file; few
// files one after the other, with all workers.
func (b *batch) playAll(ctx context.Context) {
	var todo []*batchLine
	weight := 0.0
	for i := range b.lines {
		if l := &b.lines[i]; l.Status == notRun {
			todo = append(todo, l)
			weight += l.weight
		}
	}
	aside, workers := 1, b.o.workers
	if len(todo) >= 4*b.o.workers {
		aside, workers = b.o.workers, 1
	}
	b.turn, b.alike = make(chan struct{}, aside), map[string]*sync.Mutex{}
	b.bar = b.t.weighted("batch", len(todo), weight)
	defer b.bar.end()
	var g errgroup.Group
	g.SetLimit(perWorker * aside)
	for _, l := range todo {
		g.Go(func() error {
			if ctx.Err() == nil {
				l.attempt(func() error { return b.play(ctx, l, workers) })
				b.record.settle(l)
				b.bar.advance(1, l.weight-l.shown)
			}
			return nil
		})
	}
	g.Wait()
}

// play runs one file as run does, in silence.
func (b *batch) play(ctx context.Context, l *batchLine, workers int) error {
	o := *b.o
	o.out, o.workers = filepath.Join(b.o.out, l.Folder), workers
	quiet := silent()
	quiet.stepped = func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		more := min(l.perWorld, l.weight-l.shown)
		l.shown += more
		b.bar.advance(0, more)
	}
	src := &source{name: l.File, set: l.settings(&o), sound: true} // as read found
	j, err := newJob(quiet, &o, src)
	if err == nil && j.plans.hash() != l.hash { // the file was edited meanwhile
		src.sound = false
		j, err = newJob(quiet, &o, src)
	}
	if err != nil {
		return err
	}
	l.perWorld = l.weight / float64(j.worlds())
	j.turn = func() (over func()) { return b.turnOf(j) }
	j.rowsFrom = func() *beside {
		b.mu.Lock()
		defer b.mu.Unlock()
		return b.beside.clone(j.keys())
	}
	r, err := j.finish(ctx, quiet, &o)
	if err != nil {
		return err
	}
	b.mu.Lock()
	if l.Point > 0 {
		b.measures = l.keepEstimates(r, b.measures)
	}
	b.mu.Unlock()
	l.take(r)
	if j.stopped {
		l.Status = partly // the same command goes on
	}
	l.reused, l.played = j.counts()
	return nil
}

// turnOf waits until no file of the same plans is played, whose rows will serve,
// and a processor is free. Once over, others know of the rows.
func (b *batch) turnOf(j *job) (over func()) {
	hash := j.plans.hash()
	b.mu.Lock()
	if b.alike[hash] == nil {
		b.alike[hash] = new(sync.Mutex)
	}
	alike := b.alike[hash]
	b.mu.Unlock()
	alike.Lock()
	b.turn <- struct{}{}
	return func() {
		<-b.turn
		m := j.manifest()
		b.mu.Lock()
		b.beside.add(j.dir, m)
		b.mu.Unlock()
		alike.Unlock()
	}
}

// attempt turns an error or a panic into a failed line.
func (l *batchLine) attempt(f func() error) {
	defer func() {
		if v := recover(); v != nil {
			l.Status, l.Error = failed, fmt.Sprintf("boomerang made a mistake: %v\n%s", v, debug.Stack())
		}
	}()
	err := f()
	var p *experiment.Panic
	switch {
	case err == nil, errors.Is(err, errNothing):
	case errors.As(err, &p):
		l.Status, l.Error = failed, fmt.Sprintf("boomerang made a mistake: %v\n%s", err, p.Stack)
	default:
		l.Status, l.Error = failed, withRemedy(err).Error()
	}
}

// read loads the scenario and keeps what the batch needs to know of it.
func (l *batchLine) read(o *options) error {
	own := *o
	if err := matched(l.File); err != nil {
		return err
	}
	j, err := newJob(silent(), &own, &source{name: l.File, set: l.settings(o)})
	if err != nil {
		return err
	}
	st := j.plans.study
	l.worlds, l.hash = j.plans.worlds, st.hash()
	l.Name, l.Folder = st.scenario.Name, st.scenario.Name+"-"+l.hash[:8]
	l.whole, l.ofParts = j.plans.design().Whole(j.plans.worlds), j.worlds()
	l.weight, err = j.weight()
	return err
}

// take keeps what the summary shows of a result.
func (l *batchLine) take(r *result.Result) {
	l.Status, l.Error, l.Worlds, l.Currency, l.Thresholds = done, "", r.Worlds, r.Scenario.Currency, r.Thresholds
	for _, p := range r.Plans {
		if e := r.Estimate(p.Name, "net"); e != nil && !p.Reference {
			line := batchPlan{Plan: p.Name, Net: e.Mean, Interval: e.Interval, Draws: e.N}
			for _, pr := range r.Probabilities {
				if pr.Plan == p.Name && pr.Name == "net_loss" {
					line.Loss, line.LossIn = pr.Value, pr.Interval
				}
			}
			l.Plans = append(l.Plans, line)
		}
	}
}

// silent is a terminal nobody looks at.
func silent() *terminal {
	t := newTerminal(nil, nil, discard{})
	t.quiet = true
	return t
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
