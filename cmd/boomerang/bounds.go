package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"boomerang/cmd/internal/cluster"
	"boomerang/cmd/internal/play"
	"boomerang/scenarios"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// interval is what a numeric flag may be, both ends included; times in seconds.
type interval struct{ low, high float64 }

// bounds are those of every numeric flag, by its name, which means the same in every
// verb. A test walks the flags of all verbs: one that is not here fails it.
var bounds = map[string]interval{
	"alpha":              {1e-6, .5},
	"at":                 {1e-6, 1 - 1e-6},
	"budget":             {1e-9, 1e8},
	"chance":             {0, 1 << 64},
	"chances":            {1, 1000},
	"claimed":            {1, 4},
	"contacts-per-issue": {0, 100},
	"customer":           {-1, 1e10},
	"delta":              {0, 1e15},
	"effective":          {16, 1e5},
	"evaluations":        {1, 10_000},
	"finalists":          {1, 100},
	"hardest":            {0, 1},
	"issue":              {0, 1e10},
	"level":              {.5, .999},
	"lhs":                {0, cluster.MostPoints},
	"most-lost":          {0, 1},
	"port":               {0, 65535},
	"real":               {1, 4},
	"reps":               {1, scenarios.MostWorlds},
	"runs":               {8, 256},
	"samples":            {0, 1 << 16},
	"seed":               {1, 1 << 64}, // 0 stands for the scenario's own, which -s seed=0 makes 0
	"shards":             {1, play.MostShards},
	"sobol":              {0, cluster.MostPoints},
	"top":                {0, 1000},
	"touches-above":      {0, 1e6},
	"trajectories":       {0, 1000},
	"within":             {1e-6, 1},
	"workers":            {1, 4096},
	"world":              {0, scenarios.MostWorlds},
}

// bounded is the value of a flag that is refused outside an interval.
type bounded struct {
	pflag.Value
	interval
}

// Set refuses what is outside.
func (b bounded) Set(text string) error {
	if err := b.Value.Set(text); err != nil {
		return err
	}
	if x := numberOf(b.Value.String()); !(x >= b.low && x <= b.high) {
		return fmt.Errorf("want %s to %s", b.said(b.low), b.said(b.high))
	}
	return nil
}

// said writes an end as the flag is written.
func (b bounded) said(x float64) string {
	if b.Type() == "duration" {
		return time.Duration(x * float64(time.Second)).String()
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// numberOf reads a number or, in seconds, a time.
func numberOf(text string) float64 {
	if d, err := time.ParseDuration(text); err == nil {
		return d.Seconds()
	}
	x, _ := strconv.ParseFloat(text, 64)
	return x
}

// numeric reports whether a flag holds a number.
func numeric(f *pflag.Flag) bool {
	switch f.Value.Type() {
	case "int", "int64", "uint", "uint64", "float64", "duration":
		return true
	}
	return false
}

// placed is the value of a flag that names a file or folder: nothing (a variable that is not
// set) names none, and must not stand for what is done where nobody gave the flag.
type placed struct{ pflag.Value }

// namesFile reports whether a flag names a file or folder.
func namesFile(f *pflag.Flag) bool {
	what, _ := pflag.UnquoteUsage(f)
	return f.Value.Type() != "bool" && (what == "file" || what == "folder" || strings.HasSuffix(what, ".parquet"))
}

// Set refuses nothing.
func (p placed) Set(text string) error {
	if text == "" {
		return errors.New("want the name of a folder or file, or leave the flag out")
	}
	return p.Value.Set(text)
}

// setBounds puts the bounds on the flags of a verb.
func setBounds(c *cobra.Command) {
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if namesFile(f) {
			f.Value = placed{f.Value}
		}
		if ends, known := bounds[f.Name]; known && numeric(f) {
			f.Value = bounded{f.Value, ends}
		}
	})
}
