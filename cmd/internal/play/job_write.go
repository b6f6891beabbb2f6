//go:build !page

package play

import (
	"context"
	"time"

	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/out/drawing"
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
