package main

import (
	"context"
	"os"
	"time"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// memo keeps what a verb has played, by number, on disk: a verb asks for
// numbers, and only those that are not there are played. A killed verb goes on
// where it stopped because it asks for the same numbers again.
type memo struct {
	t       *terminal
	store   *result.Store
	key     result.Key
	rows    map[int]experiment.Outcome
	workers int
	spent   time.Duration // of playing, wall clock
	played  int
	reused  int
}

// task is some numbers that are played together, because they share a world.
type task struct {
	ids  []int
	play func(ctx context.Context) ([]experiment.Outcome, error)
}

// openMemo opens the store of a verb in a folder below dir; the folder's name
// carries the identity, so that another question never meets these rows.
func openMemo(t *terminal, o *options, dir string, shape result.Shape, key result.Key) (*memo, error) {
	dir += "-" + key.String()[:8]
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	store, err := openStore(t, dir, shape)
	if err != nil {
		return nil, err
	}
	m := &memo{t: t, store: store, key: key, rows: map[int]experiment.Outcome{}, workers: o.workers}
	for _, n := range store.Worlds(key) {
		row, err := store.Read(result.Place{Key: key, World: n})
		if err != nil {
			store.Close()
			return nil, err
		}
		m.rows[n] = outcomeOf(row)
	}
	return m, nil
}

// play finishes the tasks; those whose numbers are all there cost nothing. Each
// finished task is stored before the next one is counted.
func (m *memo) play(ctx context.Context, label string, tasks []task) error {
	var open []task
	for _, k := range tasks {
		missing := false
		for _, id := range k.ids {
			_, there := m.rows[id]
			missing = missing || !there
		}
		if missing {
			open = append(open, k)
		} else {
			m.reused += len(k.ids)
		}
	}
	if len(open) == 0 {
		return nil
	}
	bar := m.t.progress(label, len(open))
	defer bar.end()
	began, flushed := time.Now(), time.Now()
	defer func() { m.spent += time.Since(began) }()
	return experiment.Replicate(ctx, experiment.Job{
		To: len(open), Workers: m.workers,
		World: func(ctx context.Context, p experiment.Point) (experiment.Outcome, error) {
			all, err := open[p.World].play(ctx)
			return together(all), err
		},
		Sink: func(p experiment.Point, out experiment.Outcome) error {
			bar.step()
			if err := m.keep(open[p.World].ids, out); err != nil || time.Since(flushed) < flushEvery {
				return err
			}
			flushed = time.Now()
			return m.store.Flush()
		},
	})
}

// keep stores the rows of a task, each under its number.
func (m *memo) keep(ids []int, out experiment.Outcome) error {
	for i, id := range ids {
		if _, there := m.rows[id]; there {
			continue
		}
		row := result.Row{Values: out.Rows[i]}
		if out.Series != nil {
			row.Series = out.Series[i]
		}
		if err := m.store.Append(result.Place{Key: m.key, World: id}, row); err != nil {
			return err
		}
		m.rows[id] = outcomeOf(row)
		m.played++
	}
	return nil
}

// outcomeOf is a stored row as the outcome of one plan.
func outcomeOf(row result.Row) experiment.Outcome {
	return experiment.Outcome{Rows: [][]float64{row.Values}, Series: [][]float64{row.Series}}
}

// together makes one outcome of several of one row.
func together(all []experiment.Outcome) (out experiment.Outcome) {
	for _, o := range all {
		out.Rows = append(out.Rows, o.Rows...)
		out.Series = append(out.Series, o.Series...)
	}
	return out
}

// all are the outcomes of some numbers, nil where one is missing.
func (m *memo) all(ids []int) (out []experiment.Outcome) {
	for _, id := range ids {
		o, there := m.rows[id]
		if !there {
			return nil
		}
		out = append(out, o)
	}
	return out
}

// close seals the store, so that its bytes do not tell who finished first.
func (m *memo) close() error { return m.store.Seal() }
