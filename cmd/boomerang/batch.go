package main

import (
	"boomerang/cmd/internal/cluster"
	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"

	"github.com/spf13/cobra"
)

// newBatch is the verb batch.
func newBatch(t *terminal.Terminal, o *play.Options) *cobra.Command {
	b := &cluster.Batch{T: t, O: o}
	c := &cobra.Command{
		Use:   "batch FILES…",
		Short: "Run many scenario files; one that fails stops no other",
		Long: `Runs every scenario file, each into a folder of its own below -o, and writes a
summary, batch.json. A file that fails stops no other; failures are listed first
and last, and --retry-failed repeats only those and what a kill left undone.
Rows that any folder of the batch already holds are not played again: a batch
that was stopped goes on with the same command. Charts and reports are drawn
later, by report DIR, or now with --charts.`,
		Example: "  boomerang batch 'scenarios/*.toml' --reps 500 -o out/batch\n  boomerang batch -o out/batch " +
			"--retry-failed",
	}
	playFlags(o, c)
	c.Flags().Lookup("out").Usage = "`folder` of the results' folders (default out/batch)"
	c.Flags().BoolVar(&b.Retry, "retry-failed", false, "repeat only what failed or was not finished in the batch of -o")
	c.Flags().StringVar(&b.Design, "design", "", "play every file at every point of this CSV `file`: a column per "+
		"key, a row per point; what they gave stands beside them in points.csv and points.parquet")
	c.Flags().BoolVar(&b.TableOnly, "table-only", false, "of a design keep no folder for each point, but the table "+
		"and, in one store, the rows it rests on")
	c.Flags().BoolVar(&b.Clip, "clip", false, "play a point that no plan can play, such as a deflection beyond "+
		"what the mix allows, at the nearest that can be (check --region says which)")
	c.Flags().StringVar(&b.Engine, "engine", "",
		"where to play: here (the default), slurm (submits a job array and its merge), kubernetes (writes manifests)")
	c.Flags().IntVar(&b.Shards, "shards", 8, "shards of every scenario on a cluster")
	c.Flags().StringArrayVar(&b.Sbatch, "sbatch", nil,
		"further `option` of sbatch, such as --partition=long; repeatable")
	c.Flags().StringVar(&b.Image, "image", "boomerang:latest", "container `image` with the program, for kubernetes")
	c.Flags().BoolVar(&o.Charts, "charts", false, "draw charts and reports too")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		b.Divided = c.Flags().Changed("shards")
		return b.Run(c.Context(), args)
	}
	return c
}
