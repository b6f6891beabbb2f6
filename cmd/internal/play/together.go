package play

import (
	"context"
	"fmt"
	"slices"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// Asides share what they can, and no row is played twice: all that is asked beside the
// plans of one company (the cells of the grid, the parts of a plan, its variations, ends
// of what only a plan has) is played world by world beside one reference and one past.
// Rows do not depend on what is played beside them, so each is the one its part would
// have played alone, and every part then finds its own in the store.

// company is the parts that are measured against the same reference.
type company struct {
	reference result.Key
	parts     []*Part
	spent     result.PhaseTiming
}

// companies divides parts by their reference, in the order of the first of each.
func companies(parts []*Part) (all []*company) {
	for _, p := range parts {
		key := p.Keys[p.Reference]
		i := slices.IndexFunc(all, func(c *company) bool { return c.reference == key })
		if i < 0 {
			i, all = len(all), append(all, &company{reference: key})
		}
		all[i].parts = append(all[i].parts, p)
	}
	return all
}

// label names a company after the first question about it.
func (c *company) label() string { return c.parts[0].Label }

// asked is one plan of a part that is to be played in a world.
type asked struct {
	part *Part
	plan int
	as   int // the plan of the task whose row it has where that one is not turned back; −1: none
}

func (a asked) key() result.Key { return a.part.Keys[a.plan] }

// shared is the rows of a company that one world lacks, the reference first.
type shared struct {
	world int
	plans []asked
}

// open are the worlds of a company that lack rows, in their order.
func (c *company) open() (tasks []shared) {
	most := 0
	for _, p := range c.parts {
		most = max(most, p.Design().Whole(p.Worlds))
	}
	for w := range most {
		if t, lacks := c.lacking(w); lacks {
			tasks = append(tasks, t)
		}
	}
	return tasks
}

// lacking is what a world of a company lacks, each row once, behind the reference that
// all are measured against.
func (c *company) lacking(world int) (t shared, lacks bool) {
	t.world = world
	for _, p := range c.parts {
		if !p.asks(world) {
			continue
		}
		if len(t.plans) == 0 {
			t.plans = []asked{{p, p.Reference, -1}}
		}
		for _, i := range p.absent(world) {
			lacks = true
			if t.find(p.Keys[i]) < 0 {
				t.plans = append(t.plans, asked{p, i, t.unturned(p, i)})
			}
		}
	}
	return t, lacks
}

// find is the place of a row among those to be played, −1 where it is not.
func (t *shared) find(key result.Key) int {
	return slices.IndexFunc(t.plans, func(a asked) bool { return a.key() == key })
}

// unturned is the plan of the task whose row a plan has where nobody turns that one back.
func (t *shared) unturned(p *Part, plan int) int {
	if p.unturned == nil || p.unturned[plan] < 0 {
		return -1
	}
	return t.find(p.Keys[p.unturned[plan]])
}

// play plays the rows a world lacks.
func (t *shared) play(ctx context.Context) (out experiment.Outcome, err error) {
	params, unturned := make([]desk.Params, len(t.plans)), make([]int, len(t.plans))
	for k, a := range t.plans {
		p := &a.part.Plans[a.plan]
		if params[k], err = p.Params(a.part.Design().Point(t.world).U); err != nil {
			return out, fmt.Errorf("plan %s: %w", p.Name, err)
		}
		unturned[k] = a.as
	}
	again := func(k int) string {
		a := t.plans[max(k, 0)]
		return a.part.again(a.part.Design().Point(t.world), a.plan)
	}
	pt := t.plans[0].part.Design().Point(t.world)
	rows, err := onWatch(ctx, again,
		somewhere(ctx, desk.World{Fates: sim.NewFates(pt.Seed, pt.Chance), Plans: params, Unturned: unturned}))
	for _, row := range rows {
		out.Rows, out.Series = append(out.Rows, row.Values), append(out.Series, slices.Concat(row.Series...))
	}
	return out, err
}

// keep stores the rows of a task that are not stored; one that is must be the same.
func (t *shared) keep(store *result.Store, out experiment.Outcome) error {
	var keys []result.Key
	var rows []result.Row
	for k, a := range t.plans {
		row, place := result.Row{Values: out.Rows[k], Series: out.Series[k]}, result.RowID{Key: a.key(), World: t.world}
		if err := storedAs(store, place, row); err != nil {
			return fmt.Errorf("plan %s: %w", a.part.Plans[a.plan].Name, err)
		}
		keys, rows = append(keys, a.key()), append(rows, row)
	}
	return store.AppendNew(t.world, keys, rows)
}

// storedAs refuses a row that is stored as another.
func storedAs(store *result.Store, place result.RowID, played result.Row) error {
	if !store.Has(place) {
		return nil
	}
	old, err := store.Read(place)
	if err != nil {
		return err
	}
	return sameAsStored(old, played)
}

// play finishes the rows of a company, and has its parts find theirs.
func (c *company) play(ctx context.Context, t *terminal.Terminal, workers int) error {
	for _, p := range c.parts {
		p.recall()
	}
	tasks, store := c.open(), c.parts[0].Store
	bar, flushed := t.Progress(c.label(), len(tasks)), time.Now()
	var nanoseconds clock
	defer bar.End()
	err := experiment.Replicate(ctx, experiment.Job{
		To: len(tasks), Workers: workers,
		World: func(ctx context.Context, pt experiment.Point) (experiment.Outcome, error) {
			defer nanoseconds.since(time.Now())
			return tasks[pt.World].play(ctx)
		},
		Sink: func(pt experiment.Point, out experiment.Outcome) error {
			bar.Step()
			c.spent.Worlds, c.spent.Rows = c.spent.Worlds+1, c.spent.Rows+len(out.Rows)
			if err := tasks[pt.World].keep(store, out); err != nil || time.Since(flushed) < flushEvery {
				return err
			}
			flushed = time.Now()
			return store.Flush()
		},
	})
	c.spent.Label, c.spent.Seconds = c.label(), nanoseconds.seconds()
	for _, p := range c.parts {
		there := p.Reused
		p.recall()
		p.Reused, p.Played = there, p.Reused-there
	}
	return err
}

// phase is what a company still asks for, by the time a world of it takes.
func (c *company) phase() terminal.Phase {
	tasks, rows := c.open(), 0
	for _, t := range tasks {
		rows += len(t.plans)
	}
	each := 1.
	if z, err := c.parts[0].SizeOf(1); err == nil && len(tasks) > 0 {
		perRow := (msPerContact*z.contacts + msPerWorld) / float64(len(c.parts[0].Plans))
		each = perRow * float64(rows) / float64(len(tasks))
	}
	return terminal.Phase{Label: c.label(), Worlds: len(tasks), Each: each}
}
