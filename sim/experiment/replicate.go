package experiment

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"sync"

	"golang.org/x/sync/errgroup"

	"boomerang/sim/result"
)

// Outcome is what one world gives: one row and one series per plan.
type Outcome = result.Outcome

// World plays one point. It is called from several goroutines at once and must
// not touch the outcome after returning it.
//
// It is a function of the point alone: no clock, no number of workers, no world played
// before. Resuming, sharding and storing rows rest on it, and nothing here could
// detect a breach; theory and golden tests do.
type World func(ctx context.Context, p Point) (Outcome, error)

// Job is a range of worlds to play.
//
// Worlds count from 0 and To is one past the last. Sink is called by one goroutine at
// a time, in the order of finishing; whoever needs the order of numbers has to make it
// (Runs).
type Job struct {
	Design  Design
	World   World
	From    int                              // first world
	To      int                              // one past the last
	Workers int                              // 0 = as many as processors
	Done    func(world int) bool             // worlds to skip; nil = none
	Sink    func(p Point, out Outcome) error // takes finished worlds, one at a time
}

// WorldError is the failure of one world.
type WorldError struct {
	World int
	Err   error
}

// Error names the world.
func (e *WorldError) Error() string { return fmt.Sprintf("world %d: %v", e.World, e.Err) }

// Unwrap returns what went wrong in the world.
func (e *WorldError) Unwrap() error { return e.Err }

// Panic is a panic inside a world, recovered.
type Panic struct {
	Value any
	Stack []byte
}

// Error gives the value of the panic; Stack says where.
func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Value) }

// Replicate plays the worlds From to To−1 and hands each to the sink as it
// finishes, in no promised order. The outcomes do not depend on the number of
// workers.
//
// When a world fails no new one starts, those under way finish and reach the
// sink, and the failed world with the lowest number is returned as a
// *WorldError (a panic as *Panic inside it): the same error for any number of
// workers. When ctx ends, worlds that still finish reach the sink and the
// cause of the end is returned. An error of the sink, or a panic in it, ends
// the job.
//
// Workers take the next number under a lock instead of ranges: worlds differ in length, and a range
// would leave one worker with the long ones. Determinism comes from worlds being functions of their
// number, not from the order.
func Replicate(ctx context.Context, job Job) error {
	workers := job.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	c := &sharedWork{job: job, next: job.From}
	var g errgroup.Group
	for range min(workers, max(job.To-job.From, 0)) {
		g.Go(func() error { return c.work(ctx) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	if c.failed != nil {
		return c.failed
	}
	if c.unfinished {
		return context.Cause(ctx)
	}
	return nil
}

// sharedWork is what the workers of a job share.
type sharedWork struct {
	job Job

	mu         sync.Mutex
	next       int
	stopped    bool
	failed     *WorldError
	unfinished bool // the context ended before the last world

	sink sync.Mutex
}

// work plays worlds until none is left.
func (c *sharedWork) work(ctx context.Context) error {
	for {
		w, ok := c.take(ctx)
		if !ok {
			return nil
		}
		p := c.job.Design.Point(w)
		out, err := c.play(ctx, p)
		if err != nil {
			c.fail(ctx, w, err)
			continue
		}
		if err := c.deliver(p, out); err != nil {
			c.stop()
			return err
		}
	}
}

// take returns the next world to play.
func (c *sharedWork) take(ctx context.Context) (world int, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.job.Done != nil && c.next < c.job.To && c.job.Done(c.next) {
		c.next++
	}
	if c.stopped || c.next >= c.job.To {
		return 0, false
	}
	if ctx.Err() != nil {
		c.unfinished = true
		return 0, false
	}
	c.next++
	return c.next - 1, true
}

// play runs one world and checks what it gives.
func (c *sharedWork) play(ctx context.Context, p Point) (out Outcome, err error) {
	err = guarded(func() (err error) {
		if out, err = c.job.World(ctx, p); err != nil {
			return err
		}
		return check(out)
	})
	return out, err
}

// deliver hands a finished world to the sink, one at a time.
func (c *sharedWork) deliver(p Point, out Outcome) error {
	c.sink.Lock()
	defer c.sink.Unlock()
	return guarded(func() error { return c.job.Sink(p, out) })
}

// guarded calls f and turns a panic into an error.
func guarded(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &Panic{v, debug.Stack()}
		}
	}()
	return f()
}

func (c *sharedWork) stop() {
	c.mu.Lock()
	c.stopped = true
	c.mu.Unlock()
}

// fail notes a world that gave nothing: because the job was cancelled, or
// because something is wrong with it.
//
// Of several failures the lowest world is told. Numbers are handed out in order and
// those under way are finished, so every world below the lowest failure was played:
// the same error comes whatever the workers.
func (c *sharedWork) fail(ctx context.Context, world int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ctx.Err() != nil && (errors.Is(err, ctx.Err()) || errors.Is(err, context.Cause(ctx))) {
		c.unfinished = true
		return
	}
	c.stopped = true
	if c.failed == nil || world < c.failed.World {
		c.failed = &WorldError{world, err}
	}
}

// check refuses a world without rows, and infinities; NaN is how a world says
// "no value".
//
// An infinity is a mistake of the model (a division by a count of 0) that a mean would
// spread over the whole result; it is stopped where world, plan and measure are known.
func check(out Outcome) error {
	if len(out.Rows) == 0 {
		return errors.New("no rows")
	}
	for plan, row := range out.Rows {
		for m, x := range row {
			if math.IsInf(x, 0) {
				return fmt.Errorf("plan %d, measure %d is %v", plan, m, x)
			}
		}
	}
	for plan, series := range out.Series {
		for i, x := range series {
			if math.IsInf(x, 0) {
				return fmt.Errorf("plan %d, series value %d is %v", plan, i, x)
			}
		}
	}
	return nil
}
