package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// part is a study being played into a folder of finished worlds.
type part struct {
	*study
	label  string
	dir    string
	worlds int
	goals  []experiment.Goal
	runs   *experiment.Runs
	stop   experiment.Stop
	reused int
}

// flushEvery is how long a finished world may be unsafe from a power cut.
const flushEvery = 200 * time.Millisecond

// play finishes a part: worlds already in its store are taken from there, each
// new one is stored as it finishes. On an interrupt what is finished stays.
func (p *part) play(ctx context.Context, t *terminal, workers int) (err error) {
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		return err
	}
	store, err := result.OpenStore(p.dir, p.identity())
	if err != nil {
		return fmt.Errorf("%w\nhint: choose another folder with -o, or remove %s", err, p.dir)
	}
	defer func() {
		if e := store.Close(); err == nil && e != nil {
			err = e
		}
	}()
	for _, damage := range store.Damage() {
		t.warn("%s: %s; played again", p.dir, damage)
	}
	p.runs = &experiment.Runs{Design: p.design()}
	for _, w := range store.Worlds() {
		out, err := store.Read(w)
		if err != nil {
			return err
		}
		p.runs.Add(w, out)
		p.reused++
	}
	bar := t.progress(p.label, p.design().Whole(p.worlds)-p.reused)
	defer bar.end()
	flushed := time.Now()
	job := experiment.Job{
		World: p.world, Workers: workers,
		Sink: func(pt experiment.Point, out experiment.Outcome) error {
			bar.step()
			if err := store.Append(pt.World, out); err != nil {
				return err
			}
			if time.Since(flushed) < flushEvery {
				return nil
			}
			flushed = time.Now()
			return store.Flush()
		},
	}
	p.stop, err = p.runs.Play(ctx, job, p.table(), experiment.Stopping{Worlds: p.worlds, Goals: p.goals})
	if err != nil {
		return err
	}
	return store.Seal()
}

// estimates are made from the whole prefix the rule stopped at.
func (p *part) used() *experiment.Runs {
	n := p.stop.Worlds
	if n == 0 {
		n = p.runs.Used()
	}
	return p.runs.First(n)
}

func (p *part) in(dir, name string) *part {
	p.dir = filepath.Join(dir, name)
	return p
}
