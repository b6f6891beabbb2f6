package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/models/desk"
	"boomerang/scenarios"

	"github.com/spf13/cobra"
)

// newList is the verb list.
func newList(t *terminal.Terminal, o *play.Options) *cobra.Command {
	var measures bool
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the shipped scenarios with the question each answers",
		Example: "  boomerang list\n  boomerang list --measures",
		Args:    cobra.NoArgs,
	}
	c.Flags().BoolVar(&measures, "measures", false, "list the measures instead: name, unit, better, meaning")
	c.Flags().BoolVar(&o.JSON, "json", false, "print the answer as JSON")
	c.RunE = func(*cobra.Command, []string) error {
		if o.JSON {
			enc := json.NewEncoder(t.Out)
			enc.SetIndent("", "  ")
			if measures {
				return enc.Encode((&play.Study{}).Table().Measures)
			}
			return enc.Encode(scenarios.List())
		}
		w := tabwriter.NewWriter(t.Out, 0, 0, 2, ' ', 0)
		if measures {
			for _, m := range desk.Measures {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", m.Name, m.Unit, m.Better, m.Meaning)
			}
			return w.Flush()
		}
		for _, s := range scenarios.List() {
			fmt.Fprintf(w, "%s\t%s\n", s.Name, s.Question)
		}
		return w.Flush()
	}
	return c
}
