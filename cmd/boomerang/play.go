package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// part is a study being played into the store of its folder.
type part struct {
	*study
	label  string
	worlds int
	goals  []experiment.Goal
	shard  shard
	store  *result.Store
	daily  bool
	days   *result.Store // of the daily series; nil: not asked for
	keys   []result.Key  // of the plans
	runs   *experiment.Runs
	stop   experiment.Stop
	reused int // worlds that were whole in the store
	played int // worlds of which at least one plan was played now
}

// flushEvery is how long a finished world may be unsafe from a power cut; the
// last ones of a part are safe when the job has been written.
const flushEvery = 200 * time.Millisecond

// play finishes a part: rows already in the store are taken from there, each
// new one is stored as it finishes. On an interrupt what is finished stays.
func (p *part) play(ctx context.Context, t *terminal, workers int) (err error) {
	p.recall()
	bar := t.progress(p.label, p.shard.of(p.design(), p.worlds)-p.reused)
	defer bar.end()
	flushed := time.Now()
	job := experiment.Job{
		World: p.missing, Workers: workers, Design: p.design(),
		Sink: func(pt experiment.Point, out experiment.Outcome) error {
			bar.step()
			p.played++
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
	if p.shard.n > 0 {
		job.To = p.design().Whole(p.worlds)
		job.Done = func(w int) bool { return !p.shard.has(p.design(), w) || p.runs.Has(w) }
		return experiment.Replicate(ctx, job)
	}
	p.stop, err = p.runs.Play(ctx, job, p.table(), experiment.Stopping{Worlds: p.worlds, Goals: p.goals})
	return err
}

// playInTurn plays when a processor is free, and makes what it played safe when
// the processor is free again: in a batch, one file is written while others are
// played. Rows that others finished while it waited are not played again.
func (j *job) playInTurn(ctx context.Context, t *terminal, workers int) error {
	err := func() error {
		if j.turn != nil {
			over := j.turn()
			defer over()
			if err := j.adopt(); err != nil {
				return err
			}
		}
		return j.play(ctx, t, workers)
	}()
	return errors.Join(err, j.plans.flush())
}

// play finishes every part in turn, the plans first.
func (j *job) play(ctx context.Context, t *terminal, workers int) error {
	for _, p := range j.parts() {
		if err := p.play(ctx, t, workers); err != nil {
			return err
		}
	}
	return nil
}

// openStore opens the store of a folder and says what was damaged.
func openStore(t *terminal, dir string, shape result.Shape) (*result.Store, error) {
	store, err := result.OpenStore(dir, shape)
	if errors.Is(err, result.ErrTaken) { // whose finished worlds must not be removed
		return nil, fmt.Errorf("%w\nhint: give the same command again when it has ended, or choose another folder with -o", err)
	}
	if told := withRemedy(err); told != err { // of the system; the rows are sound
		return nil, told
	}
	if err != nil {
		return nil, fmt.Errorf("%w\nhint: choose another folder with -o, or remove %s", err, dir)
	}
	for _, damage := range store.Damage() {
		t.warn("%s: %s; played again", dir, damage)
	}
	return store, nil
}

// recall finds the worlds that are whole in the store. All rows, those that will
// be played too, stay on disk until they are summarised.
func (p *part) recall() {
	p.runs = &experiment.Runs{Design: p.design(), Row: func(world, plan int, into *result.Row) error {
		return p.store.Fill(result.Place{Key: p.keys[plan], World: world}, into)
	}}
	for _, w := range p.store.Worlds(p.keys[p.reference]) {
		if w < p.design().Whole(p.worlds) && len(p.absent(w)) == 0 {
			p.runs.Add(w, experiment.Outcome{})
			p.reused++
		}
	}
}

// absent lists the plans without a stored row in a world, each key once.
func (p *part) absent(world int) []int {
	var plans []int
	for i, key := range p.keys {
		if slices.Index(p.keys, key) == i && !p.has(result.Place{Key: key, World: world}) {
			plans = append(plans, i)
		}
	}
	return plans
}

// missing plays one world as far as the store does not know it: the plans that
// lack a row and, because every plan is measured against it, the reference.
// Plans branch off one simulated past, so that a row is the same whichever
// plans are played beside it.
func (p *part) missing(ctx context.Context, pt experiment.Point) (experiment.Outcome, error) {
	play := p.absent(pt.World)
	if i := slices.Index(p.keys, p.keys[p.reference]); !slices.Contains(play, i) {
		play = append([]int{i}, play...)
	}
	params := make([]desk.Params, len(play))
	reference := 0
	for k, i := range play {
		if p.keys[i] == p.keys[p.reference] {
			reference = k
		}
		var err error
		if params[k], err = p.plans[i].Params(pt.U); err != nil {
			return experiment.Outcome{}, fmt.Errorf("plan %s: %w", p.plans[i].Name, err)
		}
	}
	fresh := map[result.Key]result.Row{}
	rows, err := desk.World{Fates: sim.NewFates(pt.Seed, pt.Chance), Plans: params, Reference: reference, Days: p.days != nil}.Play(ctx)
	if err != nil {
		return experiment.Outcome{}, err
	}
	for k, row := range rows {
		key := p.keys[play[k]]
		fresh[key] = result.Row{Values: row.Values, Series: slices.Concat(row.Series...)}
		if err := p.keepDays(result.Place{Key: key, World: pt.World}, row.Days); err != nil {
			return experiment.Outcome{}, err
		}
	}
	return p.complete(pt.World, fresh)
}

// complete joins played and stored rows of a world. A row that is both must be
// the same twice: else the store was made by another processor or program.
func (p *part) complete(world int, fresh map[result.Key]result.Row) (experiment.Outcome, error) {
	var out experiment.Outcome
	for i, key := range p.keys {
		row, played := fresh[key]
		if place := (result.Place{Key: key, World: world}); p.store.Has(place) {
			old, err := p.store.Read(place)
			if err != nil {
				return out, err
			}
			if played && !sameNumbers(old.Values, row.Values) {
				return out, fmt.Errorf("plan %s: the stored row is not what this program plays: it was made on another kind of processor, or the model changed without a new version\nhint: choose another folder with -o", p.plans[i].Name)
			}
			row = old
		}
		out.Rows, out.Series = append(out.Rows, row.Values), append(out.Series, row.Series)
	}
	return out, nil
}

// sameNumbers compares bit by bit; all NaN are alike.
func sameNumbers(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool {
		return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y
	})
}

// keep stores the rows of a world that are not stored yet.
func (p *part) keep(world int, out experiment.Outcome) error {
	var keys []result.Key
	var rows []result.Row
	for i, key := range p.keys {
		if !slices.Contains(keys, key) && !p.store.Has(result.Place{Key: key, World: world}) {
			keys, rows = append(keys, key), append(rows, result.Row{Values: out.Rows[i], Series: out.Series[i]})
		}
	}
	return p.store.AppendWorld(world, keys, rows)
}

// estimates are made from the whole prefix the rule stopped at.
func (p *part) used() *experiment.Runs {
	n := p.stop.Worlds
	if n == 0 {
		n = p.runs.Used()
	}
	return p.runs.First(n)
}
