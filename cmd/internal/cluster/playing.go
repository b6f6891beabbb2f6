package cluster

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"sync"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"golang.org/x/sync/errgroup"
)

// Batch is many scenario files on their way into one folder.
type Batch struct {
	T      *terminal.Terminal
	O      *play.Options
	Retry  bool
	Design string
	Engine string
	Shards int
	Sbatch []string

	TableOnly bool // no folder for a point
	Clip      bool // a point that cannot be played is played at the nearest that can

	Divided bool // --shards was given
	Image   string

	mu     sync.Mutex
	folder *folder.Folder // of all results' folders
	beside *play.NeighbourRows
	bar    *terminal.Progress
	turn   chan struct{}          // holds a token per file that plays
	alike  map[string]*sync.Mutex // by hash: of equal files one plays at a time
	lines  []batchLine
	last   *batchSummary // whose failures are repeated; nil: none
	record *record

	measures []result.Measure // of the latest point
	stores   map[result.Shape]*result.Store
	files    scenarios.Files // a line is played from what was checked of it, whatever becomes of its file
}

// source is the scenario of a line, with what flags and its point set: one for all that is asked of it.
func (b *Batch) source(l *batchLine) *play.Source {
	if l.source == nil {
		l.source = &play.Source{Name: l.File, Set: l.Settings(b.O), Files: &b.files}
	}
	return l.source
}

// Run plays a batch where its engine says: here, or by handing it over. Files that cannot be read are
// marked and do not stop the others; what rows the folder holds already is found before anything is
// played.
func (b *Batch) Run(ctx context.Context, args []string) error {
	if b.O.Out == "" {
		b.O.Out = filepath.Join("out", "batch")
	}
	if b.O.Shard.N > 0 {
		return errors.New("--shard divides the worlds of one run; a batch is divided by its files")
	}
	files, err := b.toPlay(ctx, args)
	if err == nil {
		err = b.checkTableOnly()
	}
	if err != nil {
		return err
	}
	if err := b.checkEngine(); err != nil {
		return err
	}
	if b.folder, err = folder.Take(b.O.Out); err != nil {
		return err
	}
	defer b.folder.Close()
	if b.O.Budget > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, b.O.Budget)
		defer stop()
	}
	b.beside = play.NewNeighbourRows(b.O.Out)
	b.lines = files
	b.readAll(ctx)
	for i := range b.lines {
		if l := &b.lines[i]; l.Status == failed {
			b.T.Note("failed: %s: %s", l.label(), terminal.FirstLine(l.Error))
		}
	}
	if b.Engine == kubernetes {
		return b.forKubernetes(ctx)
	}
	var orders []order
	if b.Engine == slurm { // may refuse: then batch.json stays as it was
		if orders, err = b.orders(ctx); err != nil {
			return err
		}
	}
	if err := b.openStores(); err != nil {
		return err
	}
	if err := b.begin(); err != nil {
		return terminal.Exit(terminal.ExitCrash, err)
	}
	if b.Engine == slurm {
		b.onSlurm(ctx, orders)
	} else {
		b.playAll(ctx)
	}
	return b.report(ctx)
}

// toPlay lists every file at every point, or the failures of the last time.
func (b *Batch) toPlay(ctx context.Context, args []string) ([]batchLine, error) {
	if b.Retry {
		if len(args) > 0 || b.Design != "" {
			return nil, errors.New("--retry-failed knows its files: give none")
		}
		last, err := readBatch(b.O.Out)
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
	points, err := ReadPoints(ctx, b.Design)
	if err != nil {
		return nil, err
	}
	if sameFile(b.Design, filepath.Join(b.O.Out, pointsTable+".csv")) {
		return nil, remedy.Errorf("--design %s: the batch writes its own table there", b.Design).
			Hint("give the design another name or place, or the batch another folder with -o")
	}
	if b.Design == "" {
		if err := b.holdsNoPoints(); err != nil {
			return nil, err
		}
	}
	var lines []batchLine
	for _, file := range files {
		for n, p := range points {
			l := batchLine{
				File: file, Label: p.label, Set: p.Set, Place: p.place, Columns: p.columns, Status: notRun,
				row: len(lines),
			}
			if b.Design != "" {
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
		if l.Status != done || s.Asked.TableOnly { // whose rows are all there is of it
			lines = append(lines, batchLine{
				File: l.File, Point: l.Point, Label: l.Label, Set: l.Set, Clipped: l.Clipped, Place: l.Place,
				Columns: l.Columns, Status: notRun, row: i,
			})
		}
	}
	return lines
}

// readAll reads every scenario once, before anything is played: mistakes show
// at once, every run gets its folder in the order of the files, and how much
// there is to play is known.
func (b *Batch) readAll(ctx context.Context) {
	var g errgroup.Group
	g.SetLimit(b.O.Workers)
	for i := range b.lines {
		l := &b.lines[i]
		g.Go(func() error {
			l.attempt(func() error { return l.blame(b.readClipped(ctx, l)) })
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
		if l.Status == failed || b.TableOnly {
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
func (b *Batch) playAll(ctx context.Context) {
	var todo []*batchLine
	weight := 0.0
	for i := range b.lines {
		if l := &b.lines[i]; l.Status == notRun {
			todo = append(todo, l)
			weight += l.weight
		}
	}
	aside, workers := 1, b.O.Workers
	if len(todo) >= 4*b.O.Workers {
		aside, workers = b.O.Workers, 1
	}
	b.turn, b.alike = make(chan struct{}, aside), map[string]*sync.Mutex{}
	b.bar = b.T.Weighted("batch", len(todo), weight)
	defer b.bar.End()
	var g errgroup.Group
	g.SetLimit(perWorker * aside)
	for _, l := range todo {
		g.Go(func() error {
			if ctx.Err() == nil {
				l.attempt(func() error { return b.Play(ctx, l, workers) })
				b.record.settle(l)
				b.bar.Advance(1, l.weight-l.shown)
			}
			return nil
		})
	}
	g.Wait()
}

// Play runs one file as run does, in silence.
func (b *Batch) Play(ctx context.Context, l *batchLine, workers int) error {
	o := *b.O
	o.Out, o.Workers = filepath.Join(b.O.Out, l.Folder), workers
	quiet := terminal.Silent()
	quiet.Stepped = func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		more := min(l.perWorld, l.weight-l.shown)
		l.shown += more
		b.bar.Advance(0, more)
	}
	src := b.source(l)
	src.Sound = true // as read found
	j, err := play.NewJob(ctx, quiet, &o, src)
	if err != nil {
		return err
	}
	l.perWorld = l.weight / float64(j.Worlds())
	j.Turn = func() (over func()) { return b.turnOf(j) }
	j.RowsFrom = func() *play.NeighbourRows {
		b.mu.Lock()
		defer b.mu.Unlock()
		return b.beside.Clone(j.Keys())
	}
	finish := j.Finish
	if b.TableOnly { // rows that others played are in the store already
		j.Into, j.RowsFrom, finish = b.stores[l.shape], nil, j.Tell
	}
	r, err := finish(ctx, quiet, &o)
	if err != nil {
		return err
	}
	b.mu.Lock()
	if l.Point > 0 {
		b.measures = l.keepEstimates(r, b.measures)
	}
	b.mu.Unlock()
	l.take(r)
	if j.Stopped {
		l.Status = partly // the same command goes on
	}
	l.reused, l.played = j.Counts()
	return nil
}

// turnOf waits until no file of the same plans is played, whose rows will serve,
// and a processor is free. Once over, others know of the rows.
func (b *Batch) turnOf(j *play.Job) (over func()) {
	hash := j.Plans.Hash()
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
		if !b.TableOnly {
			m := j.Manifest()
			b.mu.Lock()
			b.beside.Add(j.Dir, m)
			b.mu.Unlock()
		}
		alike.Unlock()
	}
}

// attempt turns an error or a panic into a failed line.
func (l *batchLine) attempt(f func() error) {
	defer func() {
		if v := recover(); v != nil {
			l.fail(terminal.ExitCrash, fmt.Sprintf("boomerang made a mistake: %v\n%s", v, debug.Stack()))
		}
	}()
	err := f()
	var p *experiment.Panic
	switch {
	case err == nil, errors.Is(err, play.ErrNothing):
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded): // no fault of the file
	case errors.As(err, &p):
		l.fail(terminal.ExitCrash, fmt.Sprintf("boomerang made a mistake: %v\n%s", err, p.Stack))
	default:
		l.fail(terminal.CodeOf(err), remedy.Text(terminal.WithRemedy(err)))
	}
}

// fail keeps why a line failed, and the exit code that goes with it.
func (l *batchLine) fail(code int, why string) { l.Status, l.Error, l.code = failed, why, code }

// codeOfFailures is the exit code of a batch in which lines failed: where the disk, the
// cluster or the program failed one, no other command would have helped.
func codeOfFailures(lines []batchLine) int {
	for _, l := range lines {
		if l.Status == failed && l.code == terminal.ExitCrash {
			return terminal.ExitCrash
		}
	}
	return terminal.ExitUsage
}

// read loads the scenario and keeps what the batch needs to know of it.
func (b *Batch) read(ctx context.Context, l *batchLine) error {
	own := *b.O
	if err := matched(l.File); err != nil {
		return err
	}
	j, err := play.NewJob(ctx, terminal.Silent(), &own, b.source(l))
	if err != nil {
		return err
	}
	st := j.Plans.Study
	l.worlds, l.hash = j.Plans.Worlds, st.Hash()
	l.Name, l.Folder, l.shape = st.Scenario.Name, st.Scenario.Name+"-"+l.hash[:8], j.Plans.Shape()
	if b.TableOnly {
		l.Folder = ""
	}
	l.whole, l.ofParts = j.Plans.Design().Whole(j.Plans.Worlds), j.Worlds()
	l.weight, err = j.Weight()
	return err
}

// take keeps what the summary shows of a result.
func (l *batchLine) take(r *result.Result) {
	l.Status, l.Error, l.Worlds, l.Currency, l.Thresholds = done, "", r.Worlds, r.Scenario.Currency, r.Thresholds
	for _, p := range r.Plans {
		if e := r.Estimate(p.Name, result.Net); e != nil && !p.Reference {
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
