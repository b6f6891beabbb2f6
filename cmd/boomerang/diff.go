package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"boomerang/scenarios"
	"github.com/spf13/cobra"
)

func newDiff(t *terminal, o *options) *cobra.Command {
	c := &cobra.Command{
		Use:     "diff A B",
		Short:   "Say what differs between two scenarios",
		Example: "  boomerang diff klarna-2024 mine.toml",
		Args:    cobra.ExactArgs(2),
	}
	o.scenarioFlags(c)
	c.RunE = func(_ *cobra.Command, args []string) error {
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
			path := ch.Path
			if ch.Plan != "" {
				path = "plan." + ch.Plan + "." + ch.Path
			}
			fmt.Fprintf(w, "%s\t%s\t%s\n", path, textOf(ch.Before), textOf(ch.After))
		}
		return w.Flush()
	}
	return c
}

func textOf(l *scenarios.Leaf) string {
	if l == nil {
		return "-"
	}
	return l.Text
}
