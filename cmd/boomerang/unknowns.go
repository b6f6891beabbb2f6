package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"boomerang/scenarios"
	"boomerang/sim/result"
)

// unknown is one line of the table of assumptions: a value that is not known,
// as the scenarios named in In state it.
type unknown struct {
	Path, Stated, Distribution string
	Unit                       result.Unit
	Source, Grade, In          string
}

func shippedNames() (names []string) {
	for _, s := range scenarios.List() {
		names = append(names, s.Name)
	}
	return names
}

// unknownsOf lists the assumptions of scenarios, each statement once, ordered by
// key.
func unknownsOf(ctx context.Context, names []string) (all []unknown, err error) {
	for _, name := range names {
		s, err := scenarios.Load(ctx, name, nil)
		if err != nil {
			return nil, err
		}
		for _, a := range s.Assumptions {
			family, _, _ := strings.Cut(fmt.Sprint(a.Dist), "(") // its numbers are those stated
			u := unknown{
				Path: s.Unknowns[a.Unknown], Stated: inCell(a.Stated()), Distribution: family, Unit: a.Unit,
				Source: inCell(a.Source), Grade: a.Grade, In: s.Name,
			}
			if a.Plan != "" {
				u.In += " (" + a.Plan + ")"
			}
			same := func(v unknown) bool { v.In = u.In; return v == u }
			if i := slices.IndexFunc(all, same); i >= 0 {
				all[i].In += ", " + u.In
			} else {
				all = append(all, u)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b unknown) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// inCell writes a text into a cell of a Markdown table.
func inCell(s string) string {
	if s == "" {
		return "–"
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", "\\|")
}
