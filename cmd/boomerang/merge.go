package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/models/desk"
	"boomerang/sim/result"
	"github.com/spf13/cobra"
)

func newMerge(t *terminal, o *options) *cobra.Command {
	charts := true
	c := &cobra.Command{
		Use:   "merge DIR -o OUT",
		Short: "Join the shards of a run into one result",
		Long: `Joins what run --shard 1/n … n/n left in DIR into the result folder OUT: the same
bytes as those of one run. Nothing is simulated; a missing or unfinished shard
is named and nothing is written.`,
		Example: "  boomerang run mine.toml --shard 1/2 -o parts\n  boomerang run mine.toml --shard 2/2 -o parts\n  boomerang merge parts -o result",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVarP(&o.out, "out", "o", "", "result `folder`")
	c.Flags().BoolVar(&o.json, "json", false, "print the answer as JSON")
	c.Flags().BoolVar(&charts, "charts", true, "draw charts and reports too")
	c.RunE = func(c *cobra.Command, args []string) error {
		if o.out == "" {
			return errors.New("merge needs a folder to write: -o OUT")
		}
		m, err := shardsIn(args[0])
		if err != nil {
			return err
		}
		o.charts = charts
		o.seed, o.reps, o.plansOnly, o.daily, o.workers, o.yes = m.Seed, m.Worlds, m.PlansOnly, m.Daily, 1, true
		j, err := newJob(t, o, &source{name: m.Name, text: []byte(m.Scenario), from: m, dir: args[0]})
		if err != nil {
			return err
		}
		if err := j.complete(args[0], m); err != nil {
			return err
		}
		if there, err := result.ReadManifest(o.out); err == nil && there.Daily && !m.Daily {
			return fmt.Errorf("%s has the days of its rows, and the shards in %s have none\nhint: choose another folder with -o, or play the shards with --daily", o.out, args[0])
		}
		j.rowsFrom = func() *beside { return newBeside(args[0]) }
		r, err := j.finish(c.Context(), t, o)
		if err != nil {
			return t.failWorld(err)
		}
		if err := j.answer(t, o, r); err != nil {
			return err
		}
		return j.verdictCode(t, c.Context(), r)
	}
	return c
}

// shardsIn reads the manifests of all shards and returns the one they share.
func shardsIn(dir string) (*result.Manifest, error) {
	found, err := shardsBelow(dir)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s holds no shards: run --shard i/n -o %s makes them", dir, dir)
	}
	var first *result.Manifest
	var of shard // the first
	var open []shard
	var said []string
	n := found[0].n
	for _, s := range found {
		path := filepath.Join(dir, s.String())
		m, err := result.ReadManifest(path)
		switch {
		case s.n != n:
			return nil, fmt.Errorf("%s holds shards of %d and of %d", dir, n, s.n)
		case err != nil:
			open, said = append(open, s), append(said, firstLine(err.Error()))
			continue
		case m.Model != desk.Version:
			return nil, fmt.Errorf("%s was played by version %s of the model, this program is %s: rows of the two do not mix\nhint: merge with the program that played the shards, or run all of them again", path, m.Model, desk.Version)
		case first == nil:
			first, of = m, s
		case m.Hash != first.Hash || m.Worlds != first.Worlds || m.PlansOnly != first.PlansOnly || m.Daily != first.Daily:
			return nil, fmt.Errorf("%s holds shards of different runs: %s (%s, %d worlds) and %s (%s, %d worlds)",
				dir, filepath.Join(dir, of.String()), first.Hash, first.Worlds, path, m.Hash, m.Worlds)
		}
	}
	if lacks := absentOf(found, n); len(lacks) > 0 {
		names := make([]string, len(lacks))
		for i, s := range lacks {
			names[i] = fmt.Sprintf("%d/%d", s.i, s.n)
		}
		open, said = append(open, lacks...), append(said, fmt.Sprintf("%s lacks shards: %s", dir, strings.Join(names, ", ")))
	}
	return first, unfinished(dir, first, open, said)
}

// absentOf lists the shards of n that were not found.
func absentOf(found []shard, n int) (absent []shard) {
	for i := 1; i <= n; i++ {
		if s := (shard{i, n}); !slices.Contains(found, s) {
			absent = append(absent, s)
		}
	}
	return absent
}

// mostHints is how many commands a hint writes out.
const mostHints = 5

// unfinished says what is wrong with shards, and which commands play them; nil
// where all are finished.
func unfinished(dir string, m *result.Manifest, open []shard, said []string) error {
	if len(open) == 0 {
		return nil
	}
	var commands strings.Builder
	for k, s := range open {
		if k == mostHints {
			fmt.Fprintf(&commands, "\n  and so on, for %d shards", len(open))
			break
		}
		commands.WriteString("\n  " + s.command(dir, m))
	}
	return fmt.Errorf("%s\nhint: what is there is kept; the rest is played by%s", strings.Join(said, "\nerror: "), commands.String())
}

// complete refuses to merge what is not finished, before anything is written:
// nothing is simulated here. It names every shard that lacks worlds.
func (j *job) complete(dir string, m *result.Manifest) error {
	found, err := shardsBelow(dir)
	if err != nil {
		return err
	}
	var open []shard
	var said []string
	for _, s := range found {
		path := filepath.Join(dir, s.String())
		switch n, err := j.lacking(path, s); {
		case err != nil:
			open, said = append(open, s), append(said, err.Error())
		case n > 0:
			open, said = append(open, s), append(said, fmt.Sprintf("shard %d/%d in %s is unfinished: %d rows are missing", s.i, s.n, path, n))
		}
	}
	return unfinished(dir, m, open, said)
}

// lacking counts the rows of a shard that its folder does not hold. A row that
// several parts of the job ask for is one.
func (j *job) lacking(dir string, s shard) (int, error) {
	rows, err := result.ReadStore(dir, j.plans.shape())
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	days := rows
	if j.plans.daily {
		if days, err = result.ReadStore(filepath.Join(dir, daysFolder), j.plans.daysShape()); err != nil {
			return 0, err
		}
		defer days.Close()
	}
	missing := map[result.Place]bool{}
	for _, p := range j.parts() {
		for w := range p.design().Whole(p.worlds) {
			for _, key := range p.keys {
				at := result.Place{Key: key, World: w}
				if s.has(p.design(), w) && !(rows.Has(at) && (!p.daily || days.Has(at))) {
					missing[at] = true
				}
			}
		}
	}
	return len(missing), nil
}
