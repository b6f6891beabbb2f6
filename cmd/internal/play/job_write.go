//go:build !page

package play

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/out/drawing"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

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
	if err := j.playTo(ctx, t, o); err != nil {
		return nil, err
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

// Tell plays what the store of many jobs lacks of this one, and says what it gave: nothing is written but
// rows. The store belongs to the caller.
func (j *Job) Tell(ctx context.Context, t *terminal.Terminal, o *Options) (*result.Result, error) {
	for _, p := range j.parts() {
		p.Store = j.Into
	}
	if err := j.playTo(ctx, t, o); err != nil {
		return nil, err
	}
	r, err := j.result(context.WithoutCancel(ctx))
	if err != nil {
		return nil, terminal.Exit(terminal.ExitCrash, err)
	}
	return r, nil
}

// playTo plays to the end, or as far as there is time: an error where there is nothing to tell.
func (j *Job) playTo(ctx context.Context, t *terminal.Terminal, o *Options) error {
	err := j.playInTurn(ctx, t, o.Workers)
	j.Stopped = err != nil
	switch {
	case err == nil:
	case !terminal.Stopped(ctx, err):
		return terminal.Exit(terminal.ExitCrash, err)
	case o.Shard.N > 0 || j.Plans.Runs == nil || j.Plans.Runs.Prefix() == 0:
		return Unfinished(ctx)
	}
	return nil
}

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
		if !slices.ContainsFunc(m.Keys, func(k result.Key) bool { return slices.Contains(there.Keys, k) }) {
			return HoldsAnother(j.Dir, there)
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
	if err := errors.Join(j.keepDraws(), result.WriteManifest(j.folder, m)); err != nil {
		return err
	}
	return j.folder.Commit()
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

// writeDays writes daily.parquet, where days are asked for.
func (j *Job) writeDays(rows *result.Runs, currency string) error {
	p := j.Plans
	if p.days == nil {
		return nil
	}
	columns := result.StoredIn(result.DayColumns(DayMeasures()), currency)
	return result.WriteDailyParquet(j.folder, rows, columns, p.outcomes(func(world int, plans []result.Row) error {
		for i := range plans {
			if err := p.days.Fill(result.RowID{Key: p.Keys[i], World: world}, &plans[i]); err != nil {
				return err
			}
		}
		return nil
	}))
}

// Unfinished is how a command ends that has nothing to tell for want of time: a spent --budget is no
// interruption but an answer that needs more worlds, whoever set it.
func Unfinished(ctx context.Context) error {
	if SpentBudget(ctx) {
		return terminal.Exit(terminal.ExitInconclusive, fmt.Errorf("--budget was spent: %w", ErrNothing))
	}
	return terminal.Exit(terminal.ExitInterrupted, ErrNothing)
}

// SpentBudget reports whether it was --budget that ended a context, and not somebody.
func SpentBudget(ctx context.Context) bool { return errors.Is(ctx.Err(), context.DeadlineExceeded) }
