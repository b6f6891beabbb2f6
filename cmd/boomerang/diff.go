package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"boomerang/scenarios"
	"boomerang/sim/result"
	"github.com/spf13/cobra"
)

func newDiff(t *terminal, o *options) *cobra.Command {
	var markdown, all bool
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "Say what differs between two scenarios, or two results",
		Long: `Of two scenarios: which values in force differ. Of two result folders: what
changed in the input and what it did to each measure, with the interval of the
change and ~ where there is no clear difference. Nothing is simulated.`,
		Example: "  boomerang diff klarna-2024 mine.toml\n  boomerang diff out/runs/mine-1a2b3c4d out/runs/mine-5e6f7a8b --markdown",
		Args:    cobra.ExactArgs(2),
	}
	o.scenarioFlags(c)
	c.Flags().BoolVar(&markdown, "markdown", false, "print two results as Markdown")
	c.Flags().BoolVar(&all, "all", false, "every measure of two results, not the main ones only")
	c.RunE = func(_ *cobra.Command, args []string) error {
		a, b := isResult(args[0]), isResult(args[1])
		switch {
		case a && b:
			return diffResults(t, o, args, [2]bool{markdown, all})
		case a != b:
			return fmt.Errorf("%s and %s are not alike: one is a result folder, the other is none", args[0], args[1])
		}
		return diffScenarios(t, o, args)
	}
	return c
}

// diffResults compares two folders; as says Markdown, and every measure.
func diffResults(t *terminal, o *options, args []string, as [2]bool) error {
	var sides [2]*side
	for i, name := range args {
		var err error
		if sides[i], err = readSide(name); err != nil {
			return err
		}
	}
	c := compareResults(sides[0], sides[1])
	if o.json {
		data, err := result.Encode(c)
		if err != nil {
			return err
		}
		_, err = t.out.Write(data)
		return err
	}
	for _, table := range c.tables(as[1]) {
		var err error
		if as[0] {
			err = table.WriteMarkdown(t.out)
		} else {
			err = table.WriteText(t.out, t.width)
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(t.out)
	}
	return nil
}

func diffScenarios(t *terminal, o *options, args []string) error {
	var sides [2]*scenarios.Scenario
	for i, name := range args {
		src, err := newSource(t, name, o.settings())
		if err != nil {
			return err
		}
		if sides[i], err = src.load(); err != nil {
			return err
		}
	}
	changes := scenarios.Diff(sides[0], sides[1])
	if o.json {
		enc := json.NewEncoder(t.out)
		enc.SetIndent("", "  ")
		return enc.Encode(changes)
	}
	if len(changes) == 0 {
		fmt.Fprintln(t.out, "the same values in force")
		return nil
	}
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "\t%s\t%s\n", args[0], args[1])
	for _, ch := range changes {
		fmt.Fprintf(w, "%s\t%s\t%s\n", keyOf(ch), textOf(ch.Before), textOf(ch.After))
	}
	return w.Flush()
}

func textOf(l *scenarios.Leaf) string {
	if l == nil {
		return "-"
	}
	return l.Text
}
