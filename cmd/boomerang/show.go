package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/spf13/cobra"

	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim/distribution"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// newShow is the verb show.
func newShow(t *terminal.Terminal, o *play.Options) *cobra.Command {
	var resolved bool
	c := &cobra.Command{
		Use:   "show FILE",
		Short: "Show every value in force and where it came from",
		Long: "Lists every value the scenario is played with: from the file, from what it\nextends, from a " +
			"flag, or built in, with its source and grade.",
		Example: "  boomerang show klarna-2024 --resolved",
		Args:    cobra.ExactArgs(1),
	}
	scenarioFlags(o, c)
	planFlag(o, c)
	c.Flags().BoolVar(&resolved, "resolved", false,
		"also show values that are built in, and what the assistant has to be able to do")
	c.RunE = func(c *cobra.Command, args []string) error {
		src, err := play.NewSource(c.Context(), t, args[0], o.Settings())
		if err != nil {
			return err
		}
		s, err := src.Load(c.Context())
		if err != nil {
			return err
		}
		leaves := s.Resolved()
		if resolved {
			solved, err := solvedLeaves(c.Context(), s)
			if err != nil {
				return err
			}
			leaves = append(leaves, solved...)
		}
		if o.JSON {
			enc := json.NewEncoder(t.Out)
			enc.SetIndent("", "  ")
			return enc.Encode(valuesOf(leaves))
		}
		w := tabwriter.NewWriter(t.Out, 0, 0, 2, ' ', 0)
		for _, l := range leaves {
			if resolved || l.At.File != "default" {
				fmt.Fprintln(w, leafLine(l))
			}
		}
		return w.Flush()
	}
	return c
}

// valueInForce is a leaf for programs. Number, vary and law are in the unit named: durations in days, times in
// minutes, shares from 0 to 1, whatever the text of the value says.
type valueInForce struct {
	Path     string            `json:"path"`
	Plan     string            `json:"plan,omitempty"`   // that states it for itself; "" for all
	Value    string            `json:"value"`            // as a file writes it
	Number   *float64          `json:"number,omitempty"` // of a known quantity
	Unit     result.Unit       `json:"unit,omitempty"`
	Meaning  string            `json:"meaning,omitempty"`
	Source   string            `json:"source,omitempty"`
	Grade    string            `json:"grade,omitempty"`
	Owner    string            `json:"owner,omitempty"`
	Vary     []float64         `json:"vary,omitempty"` // low and high worth trying
	Sampled  bool              `json:"sampled"`        // every world draws its own
	Law      *distribution.Law `json:"law,omitempty"`  // it is drawn from
	Unranged bool              `json:"unranged,omitempty"`
	File     string            `json:"file,omitempty"` // "default" or "-s" where there is none
	Line     int               `json:"line,omitempty"`
	Column   int               `json:"column,omitempty"`
}

// valuesOf are leaves for programs.
func valuesOf(leaves []scenarios.Leaf) []valueInForce {
	all := make([]valueInForce, 0, len(leaves))
	for _, l := range leaves {
		all = append(all, valueInForce{
			Path: l.Path, Plan: l.Plan, Value: l.Stated(), Number: finiteOrNil(l.Number()), Unit: l.Unit,
			Meaning: l.Meaning, Source: l.Source,
			Grade: l.Grade, Owner: l.Owner, Vary: l.Sweep, Sampled: l.Sampled, Law: l.Law(), Unranged: l.Unranged,
			File: l.At.File, Line: l.At.Line, Column: l.At.Column,
		})
	}
	return all
}

// finiteOrNil leaves out what JSON has no number for: a limit that is off is infinite.
func finiteOrNil(x *float64) *float64 {
	if x == nil || !stats.IsFinite(*x) {
		return nil
	}
	return x
}

// widestValue is how many characters of a value or a source a line of show
// holds: one long text must not push every other column off the screen. With
// --json nothing is cut.
const widestValue = 60

// leafLine is a value in force: path, value, where from, grade, source, owner.
func leafLine(l scenarios.Leaf) string {
	path, origin := l.Path, l.At.File
	if l.Plan != "" {
		path = "plan." + l.Plan + "." + l.Path
	}
	if l.At.Line > 0 {
		origin = fmt.Sprintf("%s:%d", l.At.File, l.At.Line)
	}
	about := capped(l.Source)
	if l.Sweep != nil {
		about += fmt.Sprintf(" (vary: %s)", l.Swept())
	} else if l.Unranged {
		about += " (" + wording.NoRange + ")"
	}
	if l.Owner != "" {
		about += " (owner: " + capped(l.Owner) + ")"
	}
	return strings.TrimSpace(strings.Join([]string{path, capped(l.Stated()), origin, l.Grade, about}, "\t"))
}

// capped ends a text that is too long for its column with "…", and leaves out
// what a terminal would obey.
func capped(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return -1
		}
		return c
	}, s)
	if r := []rune(s); len(r) > widestValue {
		return strings.TrimSpace(string(r[:widestValue-1])) + "…"
	}
	return s
}
