package play

import (
	"context"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/experiment"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// RowCache keeps what a verb has played, by number, on disk: a verb asks for
// numbers, and only those that are not there are played. A killed verb goes on
// where it stopped because it asks for the same numbers again.
type RowCache struct {
	t       *terminal.Terminal
	Store   *result.Store
	key     result.Key
	Rows    map[int]experiment.Outcome
	own     func(row, series []float64) []float64 // puts the measures of the scenario's own behind a row
	workers int
	Spent   time.Duration // of playing, wall clock
	Played  int
	Reused  int
}

// Task is some numbers that are played together, because they share a world.
type Task struct {
	Ids  []int
	Play func(ctx context.Context) ([]experiment.Outcome, error)
}

// OpenRowCache opens the store of a verb below a folder; its name carries the
// identity, so that another question never meets these rows. own is Study.Derive.
func OpenRowCache(t *terminal.Terminal, o *Options, in *folder.Folder, verb string, shape result.Shape,
	key result.Key, own func(row, series []float64) []float64,
) (*RowCache, error) {
	store, err := OpenStore(t, in, verb+"-"+key.String()[:8], shape)
	if err != nil {
		return nil, err
	}
	m := &RowCache{t: t, Store: store, key: key, Rows: map[int]experiment.Outcome{}, workers: o.Workers, own: own}
	for _, n := range store.Worlds(key) {
		row, err := store.Read(result.RowID{Key: key, World: n})
		if err != nil {
			store.Close()
			return nil, err
		}
		m.Rows[n] = m.outcomeOf(row)
	}
	return m, nil
}

// OfRows is the weight of a world of so many rows in the time left: the reference is
// played beside them.
func OfRows(rows float64) float64 { return rows + 1 }

// Play finishes the tasks; those whose numbers are all there cost nothing. Each
// finished task is stored before the next one is counted.
func (m *RowCache) Play(ctx context.Context, label string, tasks []Task) error {
	var open []Task
	for _, k := range tasks {
		missing := false
		for _, id := range k.Ids {
			_, there := m.Rows[id]
			missing = missing || !there
		}
		if missing {
			open = append(open, k)
		} else {
			m.Reused += len(k.Ids)
		}
	}
	if len(open) == 0 {
		return nil
	}
	rows := 0
	for _, k := range open {
		rows += len(k.Ids)
	}
	bar := m.t.PhaseOf(label, len(open), OfRows(float64(rows)/float64(len(open))))
	defer bar.End()
	began, flushed := time.Now(), time.Now()
	defer func() { m.Spent += time.Since(began) }()
	return experiment.Replicate(ctx, experiment.Job{
		To: len(open), Workers: m.workers,
		World: func(ctx context.Context, p experiment.Point) (experiment.Outcome, error) {
			all, err := open[p.World].Play(ctx)
			return Together(all), err
		},
		Sink: func(p experiment.Point, out experiment.Outcome) error {
			bar.Step()
			if err := m.keep(open[p.World].Ids, out); err != nil || time.Since(flushed) < flushEvery {
				return err
			}
			flushed = time.Now()
			return m.Store.Flush()
		},
	})
}

// keep stores the rows of a task, each under its number.
func (m *RowCache) keep(ids []int, out experiment.Outcome) error {
	for i, id := range ids {
		if _, there := m.Rows[id]; there {
			continue
		}
		row := result.Row{Values: out.Rows[i]}
		if out.Series != nil {
			row.Series = out.Series[i]
		}
		if err := m.Store.Append(result.RowID{Key: m.key, World: id}, row); err != nil {
			return err
		}
		m.Rows[id] = m.outcomeOf(row)
		m.Played++
	}
	return nil
}

// outcomeOf is a stored row as the outcome of one plan, with the scenario's own measures.
func (m *RowCache) outcomeOf(row result.Row) experiment.Outcome {
	return experiment.Outcome{Rows: [][]float64{m.own(row.Values, row.Series)}, Series: [][]float64{row.Series}}
}

// Together makes one outcome of several of one row.
func Together(all []experiment.Outcome) (out experiment.Outcome) {
	for _, o := range all {
		out.Rows = append(out.Rows, o.Rows...)
		out.Series = append(out.Series, o.Series...)
	}
	return out
}

// All are the outcomes of some numbers, nil where one is missing.
func (m *RowCache) All(ids []int) (out []experiment.Outcome) {
	for _, id := range ids {
		o, there := m.Rows[id]
		if !there {
			return nil
		}
		out = append(out, o)
	}
	return out
}

// Close stages the store in order, so that its bytes do not tell who finished first.
func (m *RowCache) Close() error { return m.Store.Seal() }
