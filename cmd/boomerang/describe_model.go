package main

import (
	"context"
	"embed"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"boomerang/models/desk"
	"boomerang/out/wording"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/result"
)

//go:embed odd.md
var oddText string

// described are what pages quote of the code, made by a test from what stands there.
//
//go:embed described
var described embed.FS

// quotations are the functions of a page's template.
var quotations = template.FuncMap{"quoted": func(name string) (string, error) {
	text, err := described.ReadFile("described/" + name + ".md")
	return strings.TrimSpace(string(text)), err
}}

// describeModel fills the ODD page with what the tables, the code and the scenarios say.
func describeModel(ctx context.Context, w io.Writer, names []string) error {
	unknowns, err := unknownsOf(ctx, names)
	if err != nil {
		return err
	}
	starts, err := startsOf(ctx, names)
	if err != nil {
		return err
	}
	inForce, err := valuesInForce(ctx, names)
	if err != nil {
		return err
	}
	page := template.Must(template.New("odd").Funcs(quotations).Parse(oddText))
	return page.Execute(w, map[string]any{
		"Unknowns": unknowns, "Scenarios": strings.Join(names, ", "), "Starts": starts,
		"Version": desk.Version, "Draws": scenarios.Draws,
		"Measures": desk.Measures, "Series": desk.SeriesMeasures, "Constants": desk.Constants,
		"Design":    wording.Designed(result.LatinBlocks),
		"Plain":     wording.Designed(result.Replications),
		"Reference": headed(string(scenarios.Reference())),
		"Vectors":   testVectors(),
		"Fitted":    fittedSeries(), "InForce": inForce,
	})
}

// dayZero is a company on day 0, as formulas have it.
type dayZero struct {
	Name                                            string
	Segments                                        []zeroSegment
	Past, Months                                    int
	Heads, Level, Occupancy, Repeats, Leavers, Cost string
}

// zeroSegment is a segment of it.
type zeroSegment struct{ Name, Customers, Played, Issues, Margin, Churn, Contract string }

// contracts are how a scenario writes them.
var contracts = map[desk.Contract]string{
	desk.NoContract: "none", desk.MonthlyContract: "monthly", desk.AnnualContract: "annual",
}

// startsOf are those of the reference plans of scenarios; a queue has none.
func startsOf(ctx context.Context, names []string) (all []dayZero, err error) {
	for _, name := range names {
		s, err := scenarios.Load(ctx, name, nil)
		if err != nil {
			return nil, err
		}
		if s.IsQueue() {
			continue
		}
		at := slices.IndexFunc(s.Plans, func(p scenarios.Plan) bool { return p.Reference })
		p, err := s.Plans[at].Params(nil)
		if err != nil {
			return nil, err
		}
		v := p.Stated()
		of := dayZero{
			Name: s.Name, Past: p.Horizon.PreMonths, Months: p.Horizon.Months, Heads: figure(p.HeadsNeeded()),
			Level: figure(v.Level), Occupancy: figure(v.Occupancy), Repeats: figure(v.Repeats),
			Leavers: figure(v.Leavers), Cost: figure(v.CostPerContact),
		}
		for _, g := range p.Segments {
			of.Segments = append(of.Segments, zeroSegment{
				g.Name, figure(g.Customers), figure(math.Round(g.Customers * p.Scale)), figure(g.IssuesPerYear),
				figure(g.MarginPerMonth), figure(g.ChurnPerYear), contracts[g.Contract],
			})
		}
		all = append(all, of)
	}
	return all, nil
}

// fittedSeries are the defaults that the reference of keys has no room for.
func fittedSeries() (all []scenarios.Sourced) {
	for _, s := range scenarios.Evidence() {
		if strings.HasPrefix(strings.TrimSpace(s.Default), "[") && len(s.Default) > longDefault {
			s.Default = inCell(s.Default)
			all = append(all, s)
		}
	}
	return all
}

// longDefault is how many letters a default has that the reference leaves out.
const longDefault = 100

// valuesInForce are those of one scenario, every key it or a default states; of several there is no one value.
func valuesInForce(ctx context.Context, names []string) (all []scenarios.Leaf, err error) {
	if len(names) != 1 {
		return nil, nil
	}
	s, err := scenarios.Load(ctx, names[0], nil)
	if err != nil {
		return nil, err
	}
	for _, l := range s.Resolved() {
		if l.Plan != "" {
			l.Path = "plan." + l.Plan + "." + l.Path
		}
		l.Text, l.Source = inCell(l.Stated()), inCell(l.Source)
		all = append(all, l)
	}
	return all, nil
}

// figure is a number of four digits, written out.
func figure(x float64) string {
	short, err := strconv.ParseFloat(fmt.Sprintf("%.4g", x), 64)
	if err != nil {
		return fmt.Sprint(x)
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// headed puts the headings of a page two levels lower, to stand in a section of another.
func headed(page string) string { return heads.ReplaceAllString(page, "##$1") }

var heads = regexp.MustCompile(`(?m)^(#+ )`)

// vector is a draw to hold another program against.
type vector struct {
	Seed, World, Entity  uint64
	Purpose              sim.Purpose
	Occurrence           uint32
	Bits                 string
	Uniform, Exp, Normal string
}

// testVectors are drawn by the engine itself.
func testVectors() (all []vector) {
	for seed := range uint64(2) {
		for entity := range uint64(2) {
			for p := sim.Purpose(1); p <= 2; p++ {
				k, nth := sim.NewFates(seed+1, seed).Of(entity), uint32(p-1)
				all = append(all, vector{
					seed + 1, seed, entity, p, nth, fmt.Sprintf("%016x", k.Bits(p, nth)),
					fmt.Sprint(k.Uniform(p, nth)), fmt.Sprint(k.Exp(p, nth)), fmt.Sprint(k.Normal(p, nth)),
				})
			}
		}
	}
	return all
}
