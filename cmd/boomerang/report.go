package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/out/answer"
	"boomerang/sim/folder"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newReport is the verb report: what is in a folder is drawn again, answers of other verbs included.
func newReport(t *terminal.Terminal, o *play.Options) *cobra.Command {
	c := &cobra.Command{
		Use:   "report DIR",
		Short: "Redraw a saved result: charts and report, without simulating",
		Long: "Reads result.json and runs.csv of a result folder and draws charts and report\nagain. Nothing is " +
			"simulated. A folder described for archives (--crate) stays described.",
		Example: "  boomerang report out/runs/klarna-2024-1a2b3c4d",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVarP(&o.Out, "out", "o", "", "`folder` to draw into (default: the result's own)")
	var crate bool
	c.Flags().BoolVar(&crate, "crate", false, "describe the folder for archives too (RO-Crate 1.1)")
	detailsFlag(o, c)
	c.RunE = func(c *cobra.Command, args []string) error {
		dir := args[0]
		if o.Out != "" {
			dir = o.Out
		}
		if info, err := os.Stat(args[0]); err != nil || !info.IsDir() { // which Take would make
			_, err := result.Read(args[0])
			return err
		}
		to, err := folder.Take(dir)
		if err != nil {
			return err
		}
		defer to.Close()
		from := folder.At(args[0])
		left, err := answer.DrawAnswers(to, from)
		for _, line := range left {
			t.Warn("%s", line)
		}
		if err = errors.Join(err, c.Context().Err()); err != nil {
			return err
		}
		r, err := result.Read(args[0])
		if errors.Is(err, os.ErrNotExist) {
			if err := play.NoShard(args[0]); err != nil {
				return err
			}
			return errors.Join(tellAnswers(t, args[0], err), to.Commit())
		}
		if err != nil {
			return err
		}
		rows, err := rowsOf(args[0], r)
		if err != nil {
			return err
		}
		files, err := out.Write(to, from, r, rows)
		if err == nil && (crate || slices.Contains(to.Listed(), out.CrateFile)) {
			err = putCrate(to, args[0], r, files)
		}
		if err = errors.Join(err, c.Context().Err()); err == nil { // who stopped it has the folder as it was
			err = to.Commit()
		}
		if err != nil {
			return err
		}
		if err := tellDrawn(t, o, r, rows); err != nil {
			return err
		}
		fmt.Fprintf(t.Out, "\n%d files drawn in %s\n", len(files), filepath.Clean(dir))
		return nil
	}
	return c
}

// putCrate describes a folder for archives, as it is with the files that were drawn.
func putCrate(to *folder.Folder, dir string, r *result.Result, drawn []string) error {
	played, err := result.ReadTiming(dir)
	if err != nil {
		return err
	}
	return out.WriteCrate(to, r, played.Started, append(append(to.Listed(), folder.ListFile), drawn...))
}

// tellDrawn tells what was drawn: page one, or with --details all there is to tell.
func tellDrawn(t *terminal.Terminal, o *play.Options, r *result.Result, rows *result.Runs) error {
	if o.Details {
		return out.Verdict(t.Out, r, t.Width)
	}
	return out.Answer(t.Out, r, rows, t.Width)
}

// tellAnswers tells what a folder without a run holds; none is the error for a
// folder that holds nothing.
func tellAnswers(t *terminal.Terminal, dir string, none error) error {
	n, err := answer.Answers(t.Out, dir, t.Width)
	if err == nil && n == 0 {
		return none
	}
	return err
}

// rowsOf reads the rows of a folder's result. It refuses a folder that a run of
// another scenario has taken since and not finished: the inputs there are new and
// the measures old.
func rowsOf(dir string, r *result.Result) (*result.Runs, error) {
	m, err := result.ReadManifest(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if err == nil && m.Hash != r.Hash {
		return nil, remedy.Errorf("%s is unfinished: %s is of the run before (%s), the run begun since is "+
			"another (%s, seed %d)",
			dir, result.ResultFile, r.Hash, m.Hash, m.Seed).
			Hint("%s finishes it", remedy.Quoted("boomerang", "resume", remedy.File(dir)))
	}
	return result.ReadRuns(dir, r)
}
