package play

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Part is a study being played into the store of its folder.
type Part struct {
	*Study
	Label  string
	Worlds int
	goals  []experiment.Goal
	least  int // worlds that a goal that is met takes from nobody
	shard  Shard
	Store  *result.Store
	daily  bool
	days   *result.Store // of the daily series; nil: not asked for
	Keys   []result.Key  // of the plans
	once   bool          // every draw once: nothing is split between ignorance and chance

	// unturned is, of each plan, the one before it in the same part that it does not differ
	// from where nobody turns that one back (desk.World); −1, or nil: none.
	unturned []int

	Runs   *experiment.Runs
	stop   experiment.Stop
	Reused int // worlds that were whole in the store
	Played int // worlds of which at least one plan was played now

	clock clock // of those

	begun *begun // worlds that the same company was played in before; nil: none is kept
}

// flushEvery is how long a finished world may be unsafe from a power cut; the
// last ones of a part are safe when the job has been written.
const flushEvery = 200 * time.Millisecond

// Play finishes a part: rows already in the store are taken from there, each
// new one is stored as it finishes. On an interrupt what is finished stays.
func (p *Part) Play(ctx context.Context, t *terminal.Terminal, workers int) (err error) {
	p.recall()
	bar := t.Progress(p.Label, p.shard.of(p.Design(), p.Worlds)-p.Reused)
	defer bar.End()
	flushed := time.Now()
	job := experiment.Job{
		World: p.missing, Workers: workers, Design: p.Design(),
		Sink: func(pt experiment.Point, out experiment.Outcome) error {
			bar.Step()
			p.Played++
			if err := p.keep(pt.World, out); err != nil {
				return err
			}
			if time.Since(flushed) < flushEvery {
				return nil
			}
			flushed = time.Now()
			return p.flush()
		},
	}
	if p.shard.N > 0 {
		job.To = p.Design().Whole(p.Worlds)
		job.Done = func(w int) bool { return !p.shard.has(p.Design(), w) || p.Runs.Has(w) }
		return experiment.Replicate(ctx, job)
	}
	p.stop, err = p.Runs.Play(ctx, job, p.Table(), experiment.Stopping{
		Worlds: p.Worlds, Goals: p.goals, Least: p.least,
	})
	return err
}

// playInTurn plays when a processor is free, and makes what it played safe when
// the processor is free again: in a batch, one file is written while others are
// played. Rows that others finished while it waited are not played again.
func (j *Job) playInTurn(ctx context.Context, t *terminal.Terminal, workers int) error {
	err := func() error {
		if j.Turn != nil {
			over := j.Turn()
			defer over()
			if err := j.adopt(); err != nil {
				return err
			}
		}
		return j.Play(ctx, t, workers)
	}()
	return errors.Join(err, j.Plans.flush())
}

// Play finishes the plans, and then what is asked beside them, a company at a time.
func (j *Job) Play(ctx context.Context, t *terminal.Terminal, workers int) error {
	j.beside = companies(j.parts()[1:])
	defer t.Journey(j.phases()...).Arrive()
	if err := j.Plans.Play(ctx, t, workers); err != nil {
		return err
	}
	if err := j.lookFirst(workers); err != nil {
		return err
	}
	for _, c := range j.beside {
		if err := c.play(ctx, t, workers); err != nil {
			return err
		}
	}
	return nil
}

// phases are the plans and the companies beside them as far as they are not stored: their
// worlds, by the time one takes.
func (j *Job) phases() []terminal.Phase {
	p, each := j.Plans, 1.
	if z, err := p.SizeOf(1); err == nil {
		each = msPerContact*z.contacts + msPerWorld
	}
	all := []terminal.Phase{{
		Label: p.Label, Worlds: p.shard.of(p.Design(), p.Worlds) - len(p.whole()), Each: each,
	}}
	for _, c := range j.beside {
		all = append(all, c.phase())
	}
	return all
}

// OpenStore opens the store of a folder and says what was damaged.
func OpenStore(t *terminal.Terminal, in *folder.Folder, below string, shape result.Shape) (*result.Store, error) {
	store, err := result.OpenStore(in, below, shape)
	if told := terminal.WithRemedy(err); told != err || len(remedy.Hints(err)) > 0 { // the rows may be sound
		return nil, told
	}
	if err != nil {
		return nil, remedy.Errorf("%w", err).Hint("choose another folder with -o")
	}
	for _, damage := range store.Damage() {
		t.Warn("%s: %s; played again", filepath.Join(in.Dir(), below), damage)
	}
	return store, nil
}

// recall finds the worlds that are whole in the store. All rows, those that will
// be played too, stay on disk until they are summarised.
func (p *Part) recall() {
	shape, own := p.Shape(), p.Derive()
	p.Reused = 0
	p.Runs = &experiment.Runs{Design: p.Design(), Row: func(world, plan int, into *result.Row) error {
		if !p.plays(world) {
			into.Values, into.Series = shape.Gap()
		} else if err := p.Store.Fill(result.RowID{Key: p.Keys[plan], World: world}, into); err != nil {
			return err
		}
		into.Values = own(into.Values, into.Series)
		return nil
	}}
	p.Runs.Controls = p.Controls()
	for _, w := range p.whole() {
		p.Runs.Add(w, experiment.Outcome{})
		p.Reused++
	}
	for w := range p.Design().Whole(p.Worlds) {
		if !p.plays(w) {
			p.Runs.Add(w, experiment.Outcome{})
		}
	}
}

// whole are the worlds of which the store has every plan.
func (p *Part) whole() (worlds []int) {
	for _, w := range p.Store.Worlds(p.Keys[p.Reference]) {
		if w < p.Design().Whole(p.Worlds) && p.plays(w) && len(p.absent(w)) == 0 {
			worlds = append(worlds, w)
		}
	}
	return worlds
}

// plays reports whether a world of the part is played: the second play of a draw is not
// where every draw is played once.
func (p *Part) plays(world int) bool { return !p.once || !p.Design().Again(world) }

// asks reports whether the part, or this shard of it, wants the rows of a world.
func (p *Part) asks(world int) bool {
	return world < p.Design().Whole(p.Worlds) && p.plays(world) && p.shard.has(p.Design(), world)
}

// absent lists the plans without a stored row in a world, each key once.
func (p *Part) absent(world int) []int {
	var plans []int
	for i, key := range p.Keys {
		if slices.Index(p.Keys, key) == i && !p.has(result.RowID{Key: key, World: world}) {
			plans = append(plans, i)
		}
	}
	return plans
}

// missing plays one world as far as the store does not know it: the plans that
// lack a row and, because every plan is measured against it, the reference.
// Plans branch off one simulated past, so that a row is the same whichever
// plans are played beside it.
func (p *Part) missing(ctx context.Context, pt experiment.Point) (experiment.Outcome, error) {
	play := p.absent(pt.World)
	if i := slices.Index(p.Keys, p.Keys[p.Reference]); !slices.Contains(play, i) {
		play = append([]int{i}, play...)
	}
	params := make([]desk.Params, len(play))
	reference := 0
	for k, i := range play {
		if p.Keys[i] == p.Keys[p.Reference] {
			reference = k
		}
		var err error
		if params[k], err = p.Plans[i].Params(pt.U); err != nil {
			return experiment.Outcome{}, fmt.Errorf("plan %s: %w", p.Plans[i].Name, err)
		}
	}
	fresh := map[result.Key]result.Row{}
	began := time.Now()
	again := func(k int) string { return p.again(pt, play[k]) }
	world := desk.World{
		Fates: sim.NewFates(pt.Seed, pt.Chance), Plans: params, Reference: reference,
		Days: p.days != nil,
	}
	plays := somewhere(ctx, world)
	if p.begun != nil {
		plays = p.begun.playing(result.RowID{Key: p.Keys[p.Reference], World: pt.World}, world)
	}
	rows, err := onWatch(ctx, again, plays)
	p.clock.since(began)
	if err != nil {
		return experiment.Outcome{}, err
	}
	for k, row := range rows {
		key := p.Keys[play[k]]
		fresh[key] = result.Row{Values: row.Values, Series: slices.Concat(row.Series...)}
		if err := p.keepDays(result.RowID{Key: key, World: pt.World}, row.Days); err != nil {
			return experiment.Outcome{}, err
		}
	}
	return p.Complete(pt.World, fresh)
}

// Complete joins played and stored rows of a world. A row that is both must be
// the same twice: else the store was made by another processor or program.
func (p *Part) Complete(world int, fresh map[result.Key]result.Row) (experiment.Outcome, error) {
	var out experiment.Outcome
	for i, key := range p.Keys {
		row, played := fresh[key]
		if place := (result.RowID{Key: key, World: world}); p.Store.Has(place) {
			old, err := p.Store.Read(place)
			if err == nil && played {
				err = sameAsStored(old, row)
			}
			if err != nil {
				return out, fmt.Errorf("plan %s: %w", p.Plans[i].Name, err)
			}
			row = old
		}
		out.Rows, out.Series = append(out.Rows, row.Values), append(out.Series, row.Series)
	}
	return out, nil
}

// sameAsStored refuses a row that is not the stored one.
func sameAsStored(old, played result.Row) error {
	if sameNumbers(old.Values, played.Values) {
		return nil
	}
	return remedy.Errorf("the stored row is not what this program plays: it was made on another kind of " +
		"processor, or the model changed without a new version").
		Hint("choose another folder with -o")
}

// sameNumbers compares bit by bit; all NaN are alike.
func sameNumbers(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool {
		return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y
	})
}

// keep stores the rows of a world that are not stored yet.
func (p *Part) keep(world int, out experiment.Outcome) error {
	rows := make([]result.Row, len(p.Keys))
	for i := range rows {
		rows[i] = result.Row{Values: out.Rows[i], Series: out.Series[i]}
	}
	return p.Store.AppendNew(world, p.Keys, rows)
}

// estimates are made from the whole prefix the rule stopped at.
func (p *Part) Used() *experiment.Runs {
	n := p.stop.Worlds
	if n == 0 {
		n = p.Runs.Used()
	}
	return p.Runs.First(n)
}
