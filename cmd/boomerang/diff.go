package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"boomerang/scenarios"
	"github.com/spf13/cobra"
)

// change is one value that two scenarios do not share.
type change struct {
	Path string `json:"path"`
	A    string `json:"a"` // empty: not there
	B    string `json:"b"`
}

func newDiff(t *terminal, o *options) *cobra.Command {
	c := &cobra.Command{
		Use:     "diff A B",
		Short:   "Say what differs between two scenarios",
		Example: "  boomerang diff klarna-2024 mine.toml",
		Args:    cobra.ExactArgs(2),
	}
	c.Flags().BoolVar(&o.json, "json", false, "print the answer as JSON")
	c.RunE = func(_ *cobra.Command, args []string) error {
		var sides [2]*scenarios.Scenario
		for i, name := range args {
			src, err := newSource(t, name, nil)
			if err != nil {
				return err
			}
			if sides[i], err = src.load(); err != nil {
				return err
			}
		}
		changes := changesBetween(sides[0], sides[1])
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
			fmt.Fprintf(w, "%s\t%s\t%s\n", ch.Path, orDash(ch.A), orDash(ch.B))
		}
		return w.Flush()
	}
	return c
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// changesBetween compares the values in force, in the order of the first.
func changesBetween(a, b *scenarios.Scenario) []change {
	path := func(l scenarios.Leaf) string {
		if l.Plan != "" {
			return "plan." + l.Plan + "." + l.Path
		}
		return l.Path
	}
	var changes []change
	theirs := map[string]string{}
	for _, l := range b.Resolved() {
		theirs[path(l)] = l.Text
	}
	ours := map[string]bool{}
	for _, l := range a.Resolved() {
		p := path(l)
		ours[p] = true
		if theirs[p] != l.Text {
			changes = append(changes, change{p, l.Text, theirs[p]})
		}
	}
	for _, l := range b.Resolved() {
		if p := path(l); !ours[p] {
			changes = append(changes, change{p, "", l.Text})
		}
	}
	return changes
}
