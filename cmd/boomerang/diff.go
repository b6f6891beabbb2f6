package main

import (
	"context"
	"errors"
	"fmt"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/answer"
	"boomerang/out/drawing"
	"boomerang/scenarios"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newDiff is the verb diff, of two scenarios or of two results; one of each is refused.
func newDiff(t *terminal.Terminal, o *play.Options) *cobra.Command {
	var as layout
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "Say what differs between two scenarios, or two results",
		Long: `Of two scenarios: which values in force differ. Of two result folders: what
changed in the input and what it did to each measure, with the interval of the
change and ~ where there is no clear difference, in the worlds both have. Nothing
is simulated.`,
		Example: "  boomerang diff klarna-2024 mine.toml\n  boomerang diff out/runs/mine-1a2b3c4d " +
			"out/runs/mine-5e6f7a8b --markdown",
		Args: cobra.ExactArgs(2),
	}
	scenarioFlags(o, c)
	c.Flags().BoolVar(&as.markdown, "markdown", false, "print Markdown")
	c.Flags().BoolVar(&as.all, "all", false, "every measure of two results, not the main ones only")
	c.Flags().Float64Var(&o.Level, "level", 0, "`share` of intervals that hold the change they estimate, such as 0.95 "+
		"(default: that of the second result)")
	c.MarkFlagsMutuallyExclusive("markdown", "json")
	c.RunE = func(c *cobra.Command, args []string) error {
		a, b := isResult(args[0]), isResult(args[1])
		switch {
		case a && b && (len(o.Set) > 0 || o.FullSize):
			return errors.New("-s and --full-size are for two scenarios: results are compared as they were played")
		case a && b:
			return diffResults(c.Context(), t, o, args, as)
		case a != b:
			if b {
				args[0], args[1] = args[1], args[0]
			}
			return fmt.Errorf("%s and %s are not alike: the first is the folder of a run, the second is none", args[0],
				args[1])
		case as.all:
			return errors.New("--all is for two results: of scenarios every value that differs is told")
		}
		return diffScenarios(c.Context(), t, o, args, as)
	}
	return c
}

// layout is how a comparison is printed.
type layout struct{ markdown, all bool }

func (as layout) print(t *terminal.Terminal, tables ...drawing.Table) error {
	for _, table := range tables {
		var err error
		if as.markdown {
			err = table.WriteMarkdown(t.Out)
		} else {
			err = table.WriteText(t.Out, t.Width)
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(t.Out)
	}
	return nil
}

// diffResults prints how two results differ.
func diffResults(ctx context.Context, t *terminal.Terminal, o *play.Options, args []string, as layout) error {
	var sides [2]*side
	for i, name := range args {
		var err error
		if sides[i], err = readSide(ctx, name); err != nil {
			return err
		}
	}
	c, err := compareResults(sides[0], sides[1], o.Level)
	if err != nil {
		return err
	}
	if o.JSON {
		return t.JSON(c)
	}
	return as.print(t, answer.Contrast(c.Contrast, as.all)...)
}

// scenarioDiff is the JSON answer of two scenarios, the part of a comparison of
// results that needs none.
type scenarioDiff struct {
	A     string               `json:"a"`
	B     string               `json:"b"`
	Input []result.InputChange `json:"input"`
}

// diffScenarios prints how two scenarios differ, under the same settings of the command.
func diffScenarios(ctx context.Context, t *terminal.Terminal, o *play.Options, args []string, as layout) error {
	var sides [2]*scenarios.Scenario
	for i, name := range args {
		src, err := play.NewSource(ctx, t, name, o.Settings())
		if err != nil {
			return err
		}
		if sides[i], err = src.Load(ctx); err != nil {
			return err
		}
	}
	changes := inputChanges(sides[0], sides[1])
	switch {
	case o.JSON:
		return t.JSON(scenarioDiff{args[0], args[1], changes})
	case len(changes) == 0:
		_, err := fmt.Fprintln(t.Out, answer.NothingDiffers)
		return err
	}
	return as.print(t, answer.ScenarioChanges([2]string{args[0], args[1]}, changes))
}
