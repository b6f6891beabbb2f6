package play

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/out/drawing"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Job is one run of a scenario: its plans, what is asked beside them, and the
// folder they go to.
type Job struct {
	src       *Source
	Dir       string
	folder    *folder.Folder // Dir, while the job plays
	Root      string         // of the folder, once it is whole
	store     *result.Store
	Plans     *Part
	asides    []*aside
	beside    []*company            // what the asides ask, once it is played
	RowsFrom  func() *NeighbourRows // where else finished rows may lie; nil: nowhere
	plansOnly bool

	// First is shown what the plans say, where what is asked beside them takes so long that
	// it is worth a look; nil: nobody looks.
	First     func(*result.Result)
	worthLook time.Duration

	Stopped bool                 // before the last world
	Turn    func() (over func()) // waits until the job may play; nil: it may at once
	adopted map[string]int       // what has been read of the folders beside
	began   time.Time
}

// Finish plays what is missing and writes the folder; of a shard, which has no
// result of its own, only the rows.
func (j *Job) Finish(ctx context.Context, t *terminal.Terminal, o *Options) (r *result.Result, err error) {
	if err := j.open(t); err != nil {
		return nil, err
	}
	defer func() {
		if e := j.Close(); err == nil && e != nil {
			err = e
		}
	}()
	if err := j.adopt(); err != nil {
		return nil, err
	}
	playErr := j.playInTurn(ctx, t, o.Workers)
	j.Stopped = playErr != nil
	switch {
	case playErr == nil:
	case !terminal.Stopped(ctx, playErr):
		return nil, terminal.Exit(terminal.ExitCrash, playErr)
	case o.Shard.N > 0 || j.Plans.Runs == nil || j.Plans.Runs.Prefix() == 0:
		return nil, terminal.Exit(terminal.ExitInterrupted, ErrNothing)
	}
	if o.Shard.N > 0 {
		return nil, j.seal()
	}
	// What is finished is told, whatever stopped the rest.
	if r, err = j.write(context.WithoutCancel(ctx), o); err != nil {
		return nil, terminal.Exit(terminal.ExitCrash, err)
	}
	return r, j.seal()
}

// NewJob is a run ready to be played: scenario read, seed and number of worlds settled, flags that
// contradict each other refused, folder named after the scenario and a hash of what its rows depend
// on.
func NewJob(ctx context.Context, t *terminal.Terminal, o *Options, src *Source) (*Job, error) {
	s, err := src.Load(ctx)
	if err != nil {
		return nil, err
	}
	TellLoaded(t, s)
	seed, worlds := s.Seed, s.Worlds
	if o.Seed != 0 {
		seed = o.Seed
	}
	if len(o.Precise) > 0 {
		worlds *= 20
	}
	if o.Reps != 0 {
		worlds = o.Reps
	}
	if worlds < 1 {
		return nil, fmt.Errorf("--reps %d: at least one world is needed", o.Reps)
	}
	plans := NewStudy(s, seed, s.Plans)
	if err := src.vouch(plans); err != nil {
		return nil, err
	}
	if err := plans.Fits(); err != nil {
		return nil, err
	}
	j := &Job{src: src, Dir: o.Out, plansOnly: o.PlansOnly, began: time.Now(), worthLook: time.Second}
	if j.Dir == "" {
		j.Dir = filepath.Join(runsFolder, s.Name+"-"+plans.Hash()[:8])
		j.RowsFrom = func() *NeighbourRows { return NewNeighbourRows(runsFolder) }
	}
	if o.Shard.N > 0 {
		if len(o.Precise) > 0 {
			return nil, errors.New("--shard goes with a number of worlds (--reps), not with --precision: a shard " +
				"cannot know what the others found")
		}
		j.Dir = filepath.Join(j.Dir, o.Shard.String())
	}
	j.Plans = &Part{Study: plans, Label: "plans", Worlds: worlds, daily: o.Daily}
	if j.Plans.goals, err = goalsOf(o.Precise, plans); err != nil {
		return nil, err
	}
	if o.PlansOnly {
		j.Plans.Keys, j.Plans.shard = plans.RowKeys(), o.Shard
		return j, j.afford(t, o)
	}
	j.asides = askedOfAll(ctx, asideOf{src, plans, worlds, j.Plans})
	if err := ctx.Err(); err != nil { // what was planned is not whole
		return nil, err
	}
	for _, p := range j.parts() {
		p.Keys, p.shard = p.RowKeys(), o.Shard
	}
	return j, j.afford(t, o)
}

// Worlds counts those of all parts.
func (j *Job) Worlds() (n int) {
	for _, p := range j.parts() {
		for world := range p.Design().Whole(p.Worlds) {
			if p.plays(world) {
				n++
			}
		}
	}
	return n
}

// parts are the plans and what is played beside them, in order.
func (j *Job) parts() []*Part {
	parts := []*Part{j.Plans}
	for _, a := range j.asides {
		parts = append(parts, a.parts...)
	}
	return parts
}

// runsFolder is where results go that nobody gave a folder to. A run there
// finds its rows in the folders beside it; with -o a folder stands alone.
var runsFolder = filepath.Join("out", "runs")

// open takes the folder for this run: its store of rows, and the manifest it
// is resumed by. It refuses a folder of another run, saying why; one with a
// plan in common is the same run after an edit.
func (j *Job) open(t *terminal.Terminal) error {
	var err error
	if j.folder, err = folder.Take(j.Dir); err != nil {
		return err
	}
	if err = j.begin(t); err != nil {
		j.Close()
	}
	return err
}

// begin opens the stores of the folder and writes its manifest.
func (j *Job) begin(t *terminal.Terminal) error {
	there, err := result.ReadManifest(j.Dir)
	j.Plans.daily = j.Plans.daily || err == nil && there.Daily // a folder never loses its days
	m := j.Manifest()
	if err == nil && there.Hash != m.Hash {
		why := fmt.Errorf("%s %s, seed %d: no plan in common", there.Name, there.Hash, there.Seed)
		if there.Model != m.Model {
			why = fmt.Errorf("its rows are those of %s, this program plays %s", there.Model, m.Model)
		}
		if !slices.ContainsFunc(m.Keys, func(k result.Key) bool { return slices.Contains(there.Keys, k) }) {
			return OtherRun(j.Dir, why)
		}
		fresh := 0
		for _, k := range j.Plans.Keys {
			if !slices.Contains(there.Keys, k) {
				fresh++
			}
		}
		t.Warn("%s held another version of this scenario and is replaced: %d of %d plans are new", j.Dir, fresh,
			len(j.Plans.Keys))
	}
	if j.store, err = OpenStore(t, j.folder, "", j.Plans.Shape()); err != nil {
		return err
	}
	for _, p := range j.parts() {
		p.Store = j.store
	}
	if err := j.openDays(t); err != nil {
		return err
	}
	if err := result.WriteManifest(j.folder, m); err != nil {
		return err
	}
	return j.folder.Commit()
}

// OtherRun refuses a folder whose rows belong to another run, for a reason.
func OtherRun(dir string, why error) error {
	return remedy.Errorf("%s holds another run (%w)", dir, why).Hint("choose another folder with -o")
}

// write assembles the result and stages the files of the folder.
func (j *Job) write(ctx context.Context, o *Options) (*result.Result, error) {
	r, err := j.result(ctx)
	if err != nil {
		return nil, err
	}
	rows, worlds := j.rows(), j.Plans.outcomes(j.Plans.Runs.World)
	if r.RunsSHA256, err = result.WriteRuns(j.folder, rows, worlds); err != nil {
		return nil, err
	}
	columns := result.StoredIn(result.RunColumns(r.Assumptions, r.Measures), r.Scenario.Currency)
	if err := result.WriteRunsParquet(j.folder, rows, columns, worlds); err != nil {
		return nil, err
	}
	if len(r.SeriesMeasures) > 0 {
		err := result.WriteMonthsParquet(j.folder, rows, result.StoredIn(result.MonthColumns(r.SeriesMeasures),
			r.Scenario.Currency), worlds)
		if err != nil {
			return nil, err
		}
	}
	if err := j.writeDays(rows, r.Scenario.Currency); err != nil {
		return nil, err
	}
	if err := j.writeBeside(o, r); err != nil {
		return nil, err
	}
	if err := result.Write(j.folder, r); err != nil {
		return nil, err
	}
	if !o.Charts && j.folder.Differs(result.ResultFile) { // what is drawn there shows other figures
		for _, name := range j.folder.Listed() {
			if drawing.Drew(name) {
				j.folder.Remove(name)
			}
		}
	}
	if o.Charts {
		if err := rows.Hold(worlds); err != nil {
			return nil, err
		}
		if _, err := out.Write(j.folder, j.folder, r, rows); err != nil {
			return nil, err
		}
	}
	timing := &result.Timing{
		Started: j.began.UTC().Format(time.RFC3339), Seconds: time.Since(j.began).Seconds(), Workers: o.Workers,
	}
	timing.Reused, timing.Played = j.Counts()
	timing.Phases = j.phasesSpent()
	return r, result.WriteTiming(j.folder, timing)
}

// Counts are the worlds found whole in the store, and those played now.
func (j *Job) Counts() (reused, played int) {
	for _, p := range j.parts() {
		reused += p.Reused
		played += p.Played
	}
	return reused, played
}
