package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"boomerang/models/desk"
	"boomerang/out/wording"
	"boomerang/scenarios"
)

// gradeMeanings say what a grade stands for.
var gradeMeanings = map[string]string{
	"A": "primary source or peer-reviewed", "B": "reputable press", "C": "vendor or blog", "D": "weak",
	"data":    "counted from a data set",
	"assumed": "nobody has measured it; look at what it does before you believe an answer",
}

// evidence prints what every number in the program rests on: the defaults of the
// language by grade, what shipped scenarios state, and the constants no scenario
// can change.
func evidence(ctx context.Context, w io.Writer) error {
	fmt.Fprintf(w, "# Evidence\n\nEvery number the program starts from, with its source and grade, printed from "+
		"the tables it runs on.\n\n| grade | meaning | defaults |\n|---|---|--:|\n")
	all := scenarios.Evidence()
	for _, g := range scenarios.Grades() {
		n := 0
		for _, s := range all {
			if s.Grade == g {
				n++
			}
		}
		fmt.Fprintf(w, "| %s | %s | %d |\n", g, gradeMeanings[g], n)
	}
	for _, g := range slices.Backward(scenarios.Grades()) { // the weakest first
		describeDefaults(w, g, all)
	}
	if err := describeStated(ctx, w); err != nil {
		return err
	}
	fmt.Fprint(w, "\n## Constants no scenario can change (assumed)\n\n| constant | value | unit | meaning "+
		"|\n|---|--:|---|---|\n")
	for _, c := range desk.Constants {
		fmt.Fprintf(w, "| `%s` | %g | %v | %s |\n", c.Name, c.Value, c.Unit, inCell(c.Meaning))
	}
	return nil
}

// describeDefaults lists the defaults of one grade.
func describeDefaults(w io.Writer, grade string, all []scenarios.Sourced) {
	of := slices.DeleteFunc(slices.Clone(all), func(s scenarios.Sourced) bool { return s.Grade != grade })
	if len(of) == 0 {
		return
	}
	fmt.Fprintf(w, "\n## Defaults: %s\n\n| key | default | worth trying | source |\n|---|---|---|---|\n", grade)
	for _, s := range of {
		tried := ""
		if s.Sweep != [2]string{} {
			tried = s.Sweep[0] + " to " + s.Sweep[1]
		}
		if s.Unranged {
			tried = wording.NoRange
		}
		fmt.Fprintf(w, "| `%s` | %s | %s | %s |\n", s.Path, inCell(s.Default), inCell(tried), inCell(s.Source))
	}
}

// describeStated lists what shipped scenarios state with a source.
func describeStated(ctx context.Context, w io.Writer) error {
	fmt.Fprint(w, "\n## What shipped scenarios state\n\n| scenario | key | value | source | grade "+
		"|\n|---|---|---|---|---|\n")
	for _, name := range shippedNames() {
		s, err := new(scenarios.Files).LoadFor(ctx, name, nil, "")
		if err != nil {
			return err
		}
		for _, l := range s.Resolved() {
			if l, own := l.BuiltIn(); !own && l.Source != "" {
				path := l.Path
				if l.Plan != "" {
					path = "plan." + l.Plan + "." + path
				}
				fmt.Fprintf(w, "| %s | `%s` | %s | %s | %s |\n", name, path,
					inCell(strings.TrimSpace(l.Stated()+" "+l.Unit.String())), inCell(l.Source), l.Grade)
			}
		}
	}
	return nil
}
