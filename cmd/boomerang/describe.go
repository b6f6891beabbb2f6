package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"boomerang/cmd/internal/cluster"
	"boomerang/cmd/internal/play"
	"boomerang/cmd/internal/terminal"
	"boomerang/out"
	"boomerang/out/paper"
	"boomerang/scenarios"
	"boomerang/sim/remedy"
	"boomerang/sim/result"

	"github.com/spf13/cobra"
)

// newDescribe is the verb describe: each subject is printed from the tables the program runs on.
func newDescribe(t *terminal.Terminal, o *play.Options) *cobra.Command {
	c := &cobra.Command{
		Use: "describe data|model [FILE]|trace|evidence|glossary|guarantees|citation|licences",
		Short: "Print the data dictionary, the model description (ODD), what was verified (TRACE), what every number " +
			"rests on, what is guaranteed, the words used, the citation file, or the licences of what is linked",
		Long: `Prints, from the same tables the program runs on, in Markdown or as a page (--html): data,
what every column of the result files means; model, a description by the ODD protocol
(overview, design concepts, details; Grimm et al. 2020) to write the model anew from:
entities, order of events, every fork and sub-model with its equations, random numbers,
defaults, and every value that is not known with its distribution, source and grade: those
of a scenario file, without one those of all shipped scenarios. trace, what was verified
against what, by the elements of TRACE (Grimm et al. 2014). evidence, every default and
constant with its source and grade, the weakest first. glossary, the words of the pages.
guarantees, what is promised about result files and what is not, each line with the test
that holds it. citation prints a CITATION.cff that names the very version of program and
physics. licences prints whose work is linked into this program, with the texts their
licences ask for.`,
		Example: "  boomerang describe data > dictionary.md\n  boomerang describe model midsize-fintech --html > " +
			"model.html\n  boomerang describe citation > CITATION.cff",
		ValidArgs: subjects,
	}
	var asPage bool
	c.Flags().BoolVar(&o.JSON, "json", false, "print data, model or evidence as JSON")
	c.Flags().BoolVar(&asPage, "html", false, "print one self-contained page of HTML instead of Markdown")
	c.MarkFlagsMutuallyExclusive("json", "html")
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case o.JSON:
			return describeAsJSON(c.Context(), t.Out, args)
		case asPage:
			return describeAsPage(c.Context(), t.Out, args)
		}
		return describe(c.Context(), t.Out, args)
	}
	return c
}

// describe prints a subject.
func describe(ctx context.Context, w io.Writer, args []string) error {
	switch {
	case len(args) == 1 && args[0] == "data":
		return dictionary(w)
	case len(args) == 1 && args[0] == "evidence":
		return evidence(ctx, w)
	case len(args) == 1 && args[0] == "glossary":
		fmt.Fprint(w, "# Words\n\n")
		return out.Words().WriteMarkdown(w)
	case len(args) == 1 && args[0] == "guarantees":
		return guarantees(w)
	case len(args) == 1 && args[0] == "trace":
		return describeTrace(w)
	case len(args) == 1 && args[0] == "citation":
		return citation(w)
	case len(args) == 1 && args[0] == "licences":
		info, ok := debug.ReadBuildInfo()
		return licences(w, info, ok)
	case len(args) == 1 && args[0] == "model":
		return describeModel(ctx, w, shippedNames())
	case len(args) == 2 && args[0] == "model":
		return describeModel(ctx, w, args[1:])
	}
	what := "describe what? data, model [FILE], trace, evidence, glossary, guarantees, citation or licences"
	if len(args) > 0 {
		what = strings.TrimSuffix("describe "+args[0]+": "+scenarios.DidYouMean(args[0], subjects),
			": ") + "\n" + what
	}
	return errors.New(what)
}

// describeAsPage prints a subject that is written as Markdown as a page.
func describeAsPage(ctx context.Context, w io.Writer, args []string) error {
	if len(args) > 0 && (args[0] == "citation" || args[0] == "licences") {
		return remedy.Errorf("%s is no page", args[0]).Hint("leave out --html")
	}
	var b strings.Builder
	if err := describe(ctx, &b, args); err != nil {
		return err
	}
	title, _, _ := strings.Cut(strings.TrimPrefix(b.String(), "# "), "\n")
	return paper.HTML(w, title, b.String())
}

// subjects are what describe prints.
var subjects = []string{"data", "model", "trace", "evidence", "glossary", "guarantees", "citation", "licences"}

// dictionary says what every column of every table means.
func dictionary(w io.Writer) error {
	fmt.Fprintf(w, "# Data dictionary\n\nRows of %s. An empty cell (CSV) or a null (Parquet) means that the "+
		"measure has no value in that world.\nIn CSV a text that a spreadsheet would run as a formula has an "+
		"apostrophe before it.\nMoney is in the currency of the scenario, at full size.\n",
		play.RowsVersion)
	for _, t := range dataTables() {
		fmt.Fprintf(w, "\n## %s: %s\n\n| column | unit | meaning |\n|---|---|---|\n", t.Files, t.Rows)
		for _, c := range t.Columns {
			name := "`" + c.Name + "`"
			if strings.HasPrefix(c.Name, "*") {
				name = c.Name
			}
			fmt.Fprintf(w, "| %s | %s | %s |\n", name, c.Unit, strings.ReplaceAll(c.Meaning, "|", "\\|"))
		}
	}
	return nil
}

// dataTable is a table of a result folder.
type dataTable struct {
	Files   string          `json:"files"`
	Rows    string          `json:"rows"` // what a row is
	Columns []result.Column `json:"columns"`
}

// dataTables are those of every verb; a column named *…* stands for several.
func dataTables() []dataTable {
	table := (&play.Study{}).Table()
	input := []result.Assumption{{
		Path: "*one column per assumption, plan.NAME.key where a plan states its own*",
		Unit: result.UnitOwn, Distribution: "any", Sampled: true,
	}}
	months := result.MonthColumns(table.SeriesMeasures)
	byPlan := slices.Insert(slices.Clone(months[1:]), 2, // all but the world
		result.Text("first day", result.UnitNone, "First day of the month; empty without a start."))
	set := result.Text("*one column per key set*", result.UnitAsSet,
		"What the point sets; empty where it leaves the scenario's value.")
	every := result.Measure{Name: "MEASURE", Unit: result.UnitOwn, Meaning: "So for every measure of runs."}
	likely := result.Probability{Name: "CHANCE", Expr: "what its name says, so for every probability of a result"}
	all := []dataTable{
		{"runs.csv, runs.parquet", "one row per plan and world", result.RunColumns(input, table.Measures)},
		{"months.parquet", "one row per plan, world and month", months},
		{"months.csv", "one row per plan and month, means over the used worlds", byPlan},
		{"daily.parquet (--daily)", "one row per plan, world and day", result.DayColumns(play.DayMeasures())},
		{
			"points.csv, points.parquet (batch --design)", "one row per point and plan",
			cluster.JoinedColumns([]result.Column{set}, []result.Probability{likely}, []result.Measure{every}),
		},
		{
			"events.parquet (boomerang events FILE)", "one row per thing that happened in one world",
			eventColumns,
		},
	}
	all = append(all, rowTables(input, table.Measures)...)
	for i := range all {
		all[i].Columns = result.StoredIn(all[i].Columns, "")
	}
	return all
}

// rowTables are those that --rows adds.
func rowTables(drawn []result.Assumption, measures []result.Measure) []dataTable {
	inputs := []result.Input{{Path: drawn[0].Path, Unit: result.UnitOwn}}
	set := []result.Column{result.SetColumn("*one column per key set*"), result.EndColumn()}
	return []dataTable{
		{
			result.BesideParquet + " (run --rows)", "one row per question beside the plans, plan and world",
			result.BesideColumns(drawn, measures),
		},
		{
			result.SweepParquet + ", " + result.OptimizeParquet + " (--rows)", "one row per setting and world",
			result.SettingColumns(set, drawn, measures),
		},
		{
			result.SelectParquet + " (--rows)", "one row per plan and world",
			result.SettingColumns(nil, drawn, measures),
		},
		{
			result.SensitivityParquet + " (--rows)", "one row per point of a design",
			result.PointColumns(inputs, measures),
		},
		{
			result.DiscoverParquet + " (--rows)", "one row per plan and draw",
			result.CaseColumns(inputs, measures),
		},
	}
}

// citation is a CITATION.cff, https://citation-file-format.github.io, 1.2.0.
func citation(w io.Writer) error {
	_, err := fmt.Fprintf(w, `cff-version: 1.2.0
message: "If you use boomerang, please cite it with the version of its physics: results of different versions differ."
title: "boomerang: a simulator of support layoffs behind an AI assistant"
type: software
authors:
  - name: "The boomerang authors"
version: "%s (%s, %s)"
abstract: >-
  Plays out a support layoff behind an AI assistant: customers, issues, contacts,
  assistant, escape valve, human desk, workforce, experience, churn and money,
  every plan in the same random worlds.
keywords: [simulation, queueing, customer support, workforce, uncertainty]
`, play.Version, play.Physics, scenarios.Draws)
	return err
}
