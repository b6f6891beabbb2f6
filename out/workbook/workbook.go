package workbook

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"boomerang/out/drawing"
	"boomerang/out/wording"
	"boomerang/sim/result"
)

// mostRows is how many worlds × plans the sheet of worlds holds; runs.csv has all.
const mostRows = 50_000

// Answer is what the first sheet says, in the words of page one.
type Answer struct {
	Question, Verdict string
	Sentences         []string
	Notes             []string
}

// Write returns the workbook of a result. Runs may be nil: then there is no sheet of worlds.
func Write(res *result.Result, runs *result.Runs, said Answer) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	b := &book{File: f}
	b.answer(said, res)
	b.plans(res)
	b.months(res)
	b.worlds(res, runs)
	b.assumptions(res)
	if b.err != nil {
		return nil, fmt.Errorf("%s: %w", drawing.WorkbookFile, b.err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, fmt.Errorf("%s: %w", drawing.WorkbookFile, err)
	}
	return inOrder(out.Bytes())
}

// answer is page one in words, and what repeats the run.
func (b *book) answer(said Answer, res *result.Result) {
	s := b.sheet("Answer", 100)
	s.row("Question", said.Question)
	s.row("Answer", said.Verdict)
	for _, line := range said.Sentences {
		s.row("", line)
	}
	for _, line := range said.Notes {
		s.row("Know first", line)
	}
	s.row("Scenario", res.Scenario.Name)
	s.row("Model", res.Program.Model)
	s.row("Seed", float64(res.Seed))
	s.row("Worlds", float64(res.Worlds))
	s.row("Hash", res.Hash)
	s.close()
}

// plans is one row a measure: of every plan the mean and its interval.
func (b *book) plans(res *result.Result) {
	s := b.sheet("Plans", 24)
	heads := []any{"Measure", "Unit", "Better"}
	for _, p := range res.Plans {
		name := title(p)
		heads = append(heads, name+": mean", name+": low", name+": high")
	}
	s.row(append(heads, "Meaning")...)
	at := map[[2]string]*result.Estimate{}
	for i, e := range res.Estimates {
		at[[2]string{e.Plan, e.Measure}] = &res.Estimates[i]
	}
	for _, m := range res.Measures {
		cells := []any{m.Title, m.Unit.String(), string(m.Better)}
		for _, p := range res.Plans {
			e := at[[2]string{p.Name, m.Name}]
			mean, lo, hi := any(nil), any(nil), any(nil)
			if e != nil && e.Mean != nil {
				mean = *e.Mean
			}
			if e != nil && e.Interval != nil {
				lo, hi = e.Interval.Lo, e.Interval.Hi
			}
			cells = append(cells, mean, lo, hi)
		}
		s.row(append(cells, m.Meaning)...)
	}
	for _, q := range res.Probabilities {
		cells := []any{"P(" + q.Expr + ")", "share", ""}
		for _, p := range res.Plans {
			if p.Name != q.Plan {
				cells = append(cells, nil, nil, nil)
				continue
			}
			lo, hi := any(nil), any(nil)
			if q.Interval != nil {
				lo, hi = q.Interval.Lo, q.Interval.Hi
			}
			cells = append(cells, q.Value, lo, hi)
		}
		s.row(append(cells, q.Name)...)
	}
	s.close()
}

// months is one row a plan and month: means over the worlds.
func (b *book) months(res *result.Result) {
	s := b.sheet("Months", 16)
	for _, row := range MonthRows(res) {
		s.row(row...)
	}
	s.close()
}

// worlds is one row a plan and world.
func (b *book) worlds(res *result.Result, runs *result.Runs) {
	if runs == nil {
		return
	}
	s := b.sheet("Worlds", 16)
	units := map[string]string{}
	for _, m := range res.Measures {
		units[m.Name] = m.Unit.String()
	}
	heads := []any{"world", "block", "plan", "used"}
	for _, m := range runs.Measures {
		heads = append(heads, headed(m, units[m]))
	}
	for _, in := range runs.Inputs {
		heads = append(heads, in)
	}
	s.row(heads...)
	rows := 0
	for _, w := range runs.Worlds {
		for k, plan := range runs.Plans {
			if rows++; rows > mostRows {
				s.row(fmt.Sprintf("%s rows are shown; %s has all", wording.Thousands(mostRows), result.RunsFile))
				s.close()
				return
			}
			used := 0.
			if w.Used {
				used = 1
			}
			cells := []any{float64(w.World), float64(w.Block), plan, used}
			for _, v := range w.Rows[k] {
				cells = append(cells, v)
			}
			for _, v := range w.Inputs {
				cells = append(cells, v)
			}
			s.row(cells...)
		}
	}
	s.close()
}

// assumptions is everything in force: what is drawn first, then every other value.
func (b *book) assumptions(res *result.Result) {
	s := b.sheet("Assumptions", 22)
	s.row("Key", "Plan", "Value", "Unit", "Drawn", "10 % quantile or least worth trying",
		"90 % quantile or most worth trying", "Default", "Grade", "Source", "Owner")
	for _, a := range append(res.Assumptions, res.Givens...) {
		low, high := any(nil), any(nil)
		if a.Low != nil && a.High != nil {
			low, high = *a.Low, *a.High
		}
		s.row(a.Path, a.Plan, a.Value, a.Unit.String(), yes(a.Sampled), low, high, yes(a.Default), a.Grade, a.Source,
			a.Owner)
	}
	s.close()
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func title(p result.Plan) string {
	if p.Title != "" {
		return p.Title
	}
	return p.Name
}

// headed is the name of a column with its unit.
func headed(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + " (" + unit + ")"
}
