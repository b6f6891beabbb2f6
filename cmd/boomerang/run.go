package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/out/answer"
	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newRun is the verb run.
func newRun(t *terminal.Terminal, o *play.Options) *cobra.Command {
	c := &cobra.Command{
		Use:   "run FILE",
		Short: "Play every plan of a scenario against its reference, in the same random worlds",
		Long: `Plays every plan of a scenario file against its reference plan, in the same
random worlds, and the scenario's grid for chart 1. Prints the verdict and
writes the result folder: charts, report, rows, manifest. A shipped scenario
is named; a file of your own is a path; - reads standard input.

An unfinished result is finished: worlds that are stored are not played again.`,
		Example: "  boomerang run klarna-2024\n  boomerang run mine.toml -s cut.share=0.3 --reps 72",
		Args:    cobra.ExactArgs(1),
	}
	playFlags(o, c)
	c.Flags().StringVar(&o.Asked, "asked", "", "`JSON` of what a batch was asked, for a shard played from a copy")
	_ = c.Flags().MarkHidden("asked")
	drawsFlag(o, c)
	chartsFlag(o, c)
	rowsFlag(o, c)
	detailsFlag(o, c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		src, err := play.NewSource(c.Context(), t, args[0], o.Settings())
		if err != nil {
			return err
		}
		if err := src.LearnFrom(c.Context(), o.Draws); err != nil {
			return err
		}
		if o.Asked != "" {
			if err := json.Unmarshal([]byte(o.Asked), &src.Said); err != nil {
				return remedy.Errorf("--asked %s: %w", o.Asked, err).
					Hint("leave it out: batch writes it for its shards")
			}
		}
		return playScenario(c.Context(), t, o, src)
	}
	return c
}

// playScenario plays a run or one shard of it, inside the budget of time, tells the answer, and ends
// with the exit code of the thresholds.
func playScenario(ctx context.Context, t *terminal.Terminal, o *play.Options, src *play.Source) error {
	j, err := play.NewJob(ctx, t, o, src)
	if err != nil {
		return err
	}
	if o.Budget > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, o.Budget)
		defer stop()
	}
	if !o.JSON {
		j.First = func(r *result.Result) { t.Look(out.FirstLook(r, t.LookWidth())) }
	}
	r, err := j.Finish(ctx, t, o)
	if err != nil {
		return t.FailWorld(err)
	}
	t.Refine()
	if o.Shard.N > 0 {
		t.Note("shard %d of %d is finished in %s", o.Shard.I, o.Shard.N, j.Dir)
		return nil
	}
	if err := tellAnswer(j, t, o, r); err != nil {
		return err
	}
	return verdictCode(j, t, ctx, r)
}

// answer prints the verdict.
func tellAnswer(j *play.Job, t *terminal.Terminal, o *play.Options, r *result.Result) error {
	reused, played := j.Counts()
	if reused > 0 {
		t.Note("%d worlds reused, %d played", reused, played)
	}
	if ours, theirs, ok := j.Spent(r); ok {
		t.Note("%s", wording.Work(ours, theirs))
	}
	for _, w := range play.Missed(r) {
		_, text := wording.Warned(w, r)
		t.Warn("%s", text)
	}
	if o.Charts { // the report is drawn without them
		_, broken := answer.Read(folder.At(j.Dir))
		for _, line := range broken {
			t.Warn("%s", line)
		}
	}
	if o.JSON {
		var whole any = r
		if o.Resumed {
			whole = &resumed{reused, played, r}
		}
		data, err := result.Encode(whole)
		if err != nil {
			return err
		}
		_, err = t.Out.Write(data)
		return err
	}
	rows, err := rowsOf(j.Dir, r)
	if err != nil {
		return err
	}
	if err := tellDrawn(t, o, r, rows); err != nil {
		return err
	}
	fmt.Fprintln(t.Out)
	if o.Charts {
		fmt.Fprintf(t.Out, "Report   %s\nCharts   %s\n", filepath.Join(j.Dir, drawing.HTMLFile),
			filepath.Join(j.Dir, drawing.ChartFolder))
	}
	fmt.Fprintf(t.Out, "Rows     %s\nRoot     %s\n", filepath.Join(j.Dir, result.RunsFile), j.Root)
	return nil
}

// verdictCode turns interruption and thresholds into the exit code.
func verdictCode(j *play.Job, t *terminal.Terminal, ctx context.Context, r *result.Result) error {
	if ctx.Err() != nil {
		t.Note("stopped early: the result holds %d worlds; the same command goes on from there", r.Worlds)
		if !play.SpentBudget(ctx) {
			return terminal.Exit(terminal.ExitInterrupted, nil)
		}
	}
	code := terminal.ExitFine
	for _, th := range r.Thresholds {
		switch th.Outcome {
		case result.Failed:
			code = terminal.ExitFailed
		case result.Inconclusive:
			if code == terminal.ExitFine {
				code = terminal.ExitInconclusive
			}
		}
	}
	if code == terminal.ExitFine {
		return nil
	}
	return terminal.Exit(code, nil)
}
