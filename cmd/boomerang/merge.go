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
		if err := j.complete(args[0]); err != nil {
			return err
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
	found, err := filepath.Glob(filepath.Join(dir, "shard-*-of-*"))
	if err != nil || len(found) == 0 {
		return nil, fmt.Errorf("%s holds no shards: run --shard i/n -o %s makes them", dir, dir)
	}
	var first *result.Manifest
	var s shard
	there := map[shard]bool{}
	for _, path := range found {
		m, err := result.ReadManifest(path)
		if err != nil {
			return nil, err
		}
		var at shard
		if n, _ := fmt.Sscanf(filepath.Base(path), "shard-%d-of-%d", &at.i, &at.n); n != 2 {
			return nil, fmt.Errorf("%s is not the folder of a shard", path)
		}
		if m.Model != desk.Version {
			return nil, fmt.Errorf("%s was played by version %s of the model, this program is %s: rows of the two do not mix\nhint: merge with the program that played the shards, or run all of them again", path, m.Model, desk.Version)
		}
		if first == nil {
			first, s = m, at
		}
		switch {
		case at.n != s.n:
			return nil, fmt.Errorf("%s holds shards of %d and of %d", dir, s.n, at.n)
		case m.Hash != first.Hash || m.Worlds != first.Worlds || m.PlansOnly != first.PlansOnly || m.Daily != first.Daily:
			return nil, fmt.Errorf("%s holds shards of different runs: %s (%s, %d worlds) and %s (%s, %d worlds)",
				dir, found[0], first.Hash, first.Worlds, path, m.Hash, m.Worlds)
		}
		there[at] = true
	}
	var missing []string
	for i := 1; i <= s.n; i++ {
		if !there[shard{i, s.n}] {
			missing = append(missing, fmt.Sprintf("%d/%d", i, s.n))
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("%s lacks shards: %s", dir, strings.Join(missing, ", "))
	}
	return first, nil
}

// complete refuses to merge what is not finished, before anything is written:
// nothing is simulated here. It names every shard that lacks worlds.
func (j *job) complete(dir string) error {
	found, err := filepath.Glob(filepath.Join(dir, "shard-*-of-*"))
	if err != nil {
		return err
	}
	rows, days := map[result.Place]bool{}, map[result.Place]bool{}
	for _, path := range found {
		err := placesIn(rows, path, j.plans.shape())
		if j.plans.daily && err == nil {
			err = placesIn(days, filepath.Join(path, daysFolder), j.plans.daysShape())
		}
		if err != nil {
			return fmt.Errorf("%w\nhint: run this shard again", err)
		}
	}
	there := func(p *part, at result.Place) bool { return rows[at] && (!p.daily || days[at]) }
	var open []string
	for i := range len(found) {
		s := shard{i + 1, len(found)}
		if n := j.lacking(s, there); n > 0 {
			open = append(open, fmt.Sprintf("shard %d/%d in %s is unfinished: %d rows are missing", s.i, s.n, filepath.Join(dir, s.String()), n))
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%s\nhint: run these shards again, they go on where they stopped", strings.Join(open, "\nerror: "))
	}
	return nil
}

// placesIn adds what is stored in a folder.
func placesIn(all map[result.Place]bool, dir string, shape result.Shape) error {
	store, err := result.ReadStore(dir, shape)
	if err != nil {
		return err
	}
	defer store.Close()
	for _, key := range store.Keys() {
		for _, w := range store.Worlds(key) {
			all[result.Place{Key: key, World: w}] = true
		}
	}
	return nil
}

// lacking counts the rows of a shard that are not there.
func (j *job) lacking(s shard, there func(*part, result.Place) bool) (n int) {
	for _, p := range j.parts() {
		for w := range p.design().Whole(p.worlds) {
			for i, key := range p.keys {
				if slices.Index(p.keys, key) == i && s.has(p.design(), w) && !there(p, result.Place{Key: key, World: w}) {
					n++
				}
			}
		}
	}
	return n
}
