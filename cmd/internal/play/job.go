package play

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"boomerang/cmd/internal/terminal"
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
	precise   []string   // the precision to play to, as it was asked for
	atMedians *atMedians // nil: not worked out yet

	// First is shown what the plans say, where what is asked beside them takes so long that
	// it is worth a look; nil: nobody looks.
	First     func(*result.Result)
	worthLook time.Duration

	Into    *result.Store        // of many jobs, for Tell; nil: the job's own
	Stopped bool                 // before the last world
	Turn    func() (over func()) // waits until the job may play; nil: it may at once
	adopted map[string]int       // what has been read of the folders beside
	began   time.Time
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
	if err := s.LearntTies(); err != nil {
		return nil, err
	}
	if worlds, err = plans.Drawable(worlds, o.Reps != 0); err != nil {
		return nil, err
	}
	j := &Job{src: src, Dir: o.Out, plansOnly: o.PlansOnly, precise: o.Precise}
	j.began, j.worthLook = time.Now(), time.Second
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
	j.Plans = &Part{Study: plans, Label: "plans", Worlds: worlds, least: o.Least, daily: o.Daily}
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

// OtherRun refuses a folder whose rows belong to another run, for a reason.
func OtherRun(dir string, why error) error {
	return remedy.Errorf("%s holds another run (%w)", dir, why).Hint("choose another folder with -o")
}

// HoldsAnother refuses a folder whose manifest is of another run: what it holds, or that another version
// of the model played it, since its name alone may be that of this run.
func HoldsAnother(dir string, there *result.Manifest) error {
	if there.Model != Physics {
		return OtherRun(dir, fmt.Errorf("its rows are those of %s, this program plays %s", there.Model, Physics))
	}
	return OtherRun(dir, fmt.Errorf("%s %s, seed %d: no plan in common", there.Name, there.Hash, there.Seed))
}

// Counts are the worlds found whole in the store, and those played now.
func (j *Job) Counts() (reused, played int) {
	for _, p := range j.parts() {
		reused += p.Reused
		played += p.Played
	}
	return reused, played
}
