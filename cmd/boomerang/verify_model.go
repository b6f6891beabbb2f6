package main

import (
	"fmt"
	"text/tabwriter"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/problems"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/answer"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newVerifyModel is the verb that holds the program against problems with known answers.
func newVerifyModel(t *terminal.Terminal, o *play.Options) *cobra.Command {
	var list, show bool
	c := &cobra.Command{
		Use:   "verify-model [NAME…]",
		Short: "Play problems with known answers and hold the results against them",
		Long: `Plays the suite of problems whose answers are known: queues with and without
patience, redials, callers who come back, priorities, pools, a backlog, retries of
an assistant, control charts, Sobol' indices. Each is a TOML file with its source,
what is given, the formula of its answers and the scenario that asks it. Without
names all are played, about a minute on two processors; a name that ends in .toml
is a file of your own. --print shows the files, to start from or to put the same
questions to another program.

An answer is missed that lies more than 4 standard errors from its result, or that
is not what the literature prints. More worlds (--reps) make the errors smaller.

Exit codes: 0 every answer holds; 3 one is missed.`,
		Example: "  boomerang verify-model\n  boomerang verify-model erlang-c redials --reps 400\n" +
			"  boomerang verify-model --print erlang-c > mine.toml",
	}
	f := c.Flags()
	f.BoolVar(&list, "list", false, "list the problems instead")
	f.BoolVar(&show, "print", false, "print their files instead")
	f.BoolVar(&o.JSON, "json", false, "print problems and results as JSON")
	f.IntVar(&o.Reps, "reps", 0, "number of worlds, at least 2 (default: each problem's own)")
	f.Uint64Var(&o.Seed, "seed", 0, "seed of every random number (default: 1)")
	workersFlag(o, f)
	c.MarkFlagsMutuallyExclusive("list", "print", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := checkFlags(o); err != nil {
			return err
		}
		if c.Flags().Changed("reps") && o.Reps < 2 {
			return remedy.Errorf("--reps %d: one world has no standard error", o.Reps).Hint("give 2 or more")
		}
		all, err := problems.Load(c.Context(), args)
		switch {
		case err != nil:
			return err
		case list:
			w := tabwriter.NewWriter(t.Out, 0, 0, 2, ' ', 0)
			for _, p := range all {
				fmt.Fprintf(w, "%s\t%s\n", p.Name, p.Title)
			}
			return w.Flush()
		case show:
			for _, p := range all {
				if _, err := t.Out.Write(p.Text()); err != nil {
					return err
				}
			}
			return nil
		}
		return verifyModel(c, t, o, all)
	}
	return c
}

// verifyModel plays the problems one after another, each on all workers.
func verifyModel(c *cobra.Command, t *terminal.Terminal, o *play.Options, all []*problems.Problem) error {
	bar := t.Progress("problems", len(all))
	defer bar.End()
	var checked []*result.Known
	missed := 0
	seed := max(o.Seed, 1)
	for _, p := range all {
		worlds := p.Worlds
		if o.Reps > 0 {
			worlds = o.Reps
		}
		one, err := p.Check(c.Context(), seed, worlds, o.Workers)
		if err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
		checked = append(checked, one)
		for _, a := range one.Answers {
			if !a.Holds {
				missed++
			}
		}
		bar.Step()
	}
	bar.End()
	var err error
	if o.JSON {
		err = t.JSON(checked)
	} else {
		err = answer.PrintKnown(t.Out, checked)
	}
	if err != nil || missed == 0 {
		return err
	}
	return terminal.Exit(terminal.ExitFailed, remedy.Errorf("answers missed: %d", missed).
		Hint("play the problem with more --reps and another --seed: chance goes, a fault stays"))
}
