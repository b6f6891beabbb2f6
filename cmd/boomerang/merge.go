package main

import (
	"errors"
	"os"
	"path/filepath"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newMerge is the verb merge: a run whose rows are all there, asked for as its shards were.
func newMerge(t *terminal.Terminal, o *play.Options) *cobra.Command {
	c := &cobra.Command{
		Use:   "merge DIR -o OUT",
		Short: "Join the shards of a run into one result",
		Long: `Joins what run --shard 1/n … n/n left in DIR into the result folder OUT: the same
bytes as those of one run. Nothing is simulated; a missing or unfinished shard
is named and nothing is written.`,
		Example: "  boomerang run mine.toml --shard 1/2 -o parts\n  boomerang run mine.toml --shard 2/2 -o parts\n " +
			" boomerang merge parts -o result",
		Args: cobra.ExactArgs(1),
	}
	c.Flags().StringVarP(&o.Out, "out", "o", "", "result `folder`")
	c.Flags().BoolVar(&o.JSON, "json", false, "print the answer as JSON")
	chartsFlag(o, c)
	detailsFlag(o, c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if o.Out == "" {
			return errors.New("merge needs a folder to write: -o OUT")
		}
		m, err := play.ShardsIn(args[0])
		if err != nil {
			return err
		}
		if err := noShard(o.Out, args[0]); err != nil {
			return err
		}
		o.Seed, o.Reps, o.PlansOnly, o.Daily, o.Workers, o.Yes = m.Seed, m.Worlds, m.PlansOnly, m.Daily, 1, true
		src := &play.Source{Name: m.Name, Text: []byte(m.Scenario), From: m, Dir: args[0]}
		if err := src.Relearn(); err != nil {
			return err
		}
		j, err := play.NewJob(c.Context(), t, o, src)
		if err != nil {
			return err
		}
		if err := j.Complete(args[0], m); err != nil {
			return err
		}
		if there, err := result.ReadManifest(o.Out); err == nil && there.Daily && !m.Daily {
			return remedy.Errorf("%s has the days of its rows, and the shards in %s have none", o.Out, args[0]).
				Hint("choose another folder with -o, or play the shards with --daily")
		}
		j.RowsFrom = func() *play.NeighbourRows { return play.NewNeighbourRows(args[0]) }
		r, err := j.Finish(c.Context(), t, o)
		if err != nil {
			return t.FailWorld(err)
		}
		if err := tellAnswer(j, t, o, r); err != nil {
			return err
		}
		return verdictCode(j, t, c.Context(), r)
	}
	return c
}

// noShard refuses to write the whole run into one of its parts, which would be a part no
// more.
func noShard(out, parts string) error {
	found, err := play.ShardsBelow(parts)
	if err != nil {
		return err
	}
	into, err := os.Stat(out)
	if err != nil {
		return nil // it is made
	}
	for _, s := range found {
		if part, err := os.Stat(filepath.Join(parts, s.String())); err == nil && os.SameFile(into, part) {
			return remedy.Errorf("%s is a shard of the run", out).Hint("choose another folder with -o")
		}
	}
	return nil
}
