package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func newShow(t *terminal, o *options) *cobra.Command {
	var resolved bool
	c := &cobra.Command{
		Use:     "show FILE",
		Short:   "Show every value in force and where it came from",
		Long:    "Lists every value the scenario is played with: from the file, from what it\nextends, from a flag, or built in, with its source and grade.",
		Example: "  boomerang show klarna-2024 --resolved",
		Args:    cobra.ExactArgs(1),
	}
	o.scenarioFlags(c)
	c.Flags().BoolVar(&resolved, "resolved", false, "also show values that are built in")
	c.RunE = func(_ *cobra.Command, args []string) error {
		src, err := newSource(t, args[0], o.settings())
		if err != nil {
			return err
		}
		s, err := src.load()
		if err != nil {
			return err
		}
		leaves := s.Resolved()
		if o.json {
			enc := json.NewEncoder(t.out)
			enc.SetIndent("", "  ")
			return enc.Encode(leaves)
		}
		w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
		for _, l := range leaves {
			if !resolved && l.At.File == "default" {
				continue
			}
			path := l.Path
			if l.Plan != "" {
				path = "plan." + l.Plan + "." + l.Path
			}
			origin := l.At.File
			if l.At.Line > 0 {
				origin = fmt.Sprintf("%s:%d", l.At.File, l.At.Line)
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", path, l.Text, origin, l.Grade, l.Source)
		}
		return w.Flush()
	}
	return c
}
