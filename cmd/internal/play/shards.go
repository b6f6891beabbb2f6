package play

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/cmd/internal/terminal"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// ShardsIn reads the manifests of all shards and returns the one they share.
func ShardsIn(dir string) (*result.Manifest, error) {
	found, err := ShardsBelow(dir)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s holds no shards: run --shard i/n -o %s makes them", dir, dir)
	}
	var first *result.Manifest
	var of Shard // the first
	var open []Shard
	var said remedy.Several
	n := found[0].N
	for _, s := range found {
		path := filepath.Join(dir, s.String())
		m, err := result.ReadManifest(path)
		switch {
		case s.N != n:
			return nil, fmt.Errorf("%s holds shards of %d and of %d", dir, n, s.N)
		case err != nil:
			open, said = append(open, s), append(said, remedy.Errorf("%s", terminal.FirstLine(err.Error())))
			continue
		case m.Model != Physics:
			return nil, SamePhysics(path, m)
		case first == nil:
			first, of = m, s
		case m.Hash != first.Hash || m.Worlds != first.Worlds || m.PlansOnly != first.PlansOnly ||
			m.Daily != first.Daily || m.Learnt != first.Learnt:
			return nil, fmt.Errorf("%s holds shards of different runs: %s (%s, %d worlds) and %s (%s, %d worlds)",
				dir, filepath.Join(dir, of.String()), first.Hash, first.Worlds, path, m.Hash, m.Worlds)
		}
	}
	if lacks := absentOf(found, n); len(lacks) > 0 {
		names := make([]string, len(lacks))
		for i, s := range lacks {
			names[i] = fmt.Sprintf("%d/%d", s.I, s.N)
		}
		open, said = append(open, lacks...), append(said, remedy.Errorf("%s lacks shards: %s", dir,
			strings.Join(names, ", ")))
	}
	return first, unfinished(dir, first, open, said)
}

// absentOf lists the shards of n that were not found.
func absentOf(found []Shard, n int) (absent []Shard) {
	for i := 1; i <= n; i++ {
		if s := (Shard{i, n}); !slices.Contains(found, s) {
			absent = append(absent, s)
		}
	}
	return absent
}

// mostHints is how many commands a hint writes out.
const mostHints = 5

// unfinished says what is wrong with shards, and which commands play them; nil
// where all are finished.
func unfinished(dir string, m *result.Manifest, open []Shard, said remedy.Several) error {
	if len(open) == 0 {
		return nil
	}
	var commands strings.Builder
	for k, s := range open {
		if k == mostHints {
			commands.WriteString(terminal.Text("\n  and so on, for %d shards", len(open)))
			break
		}
		commands.WriteString("\n  " + s.command(dir, m))
	}
	return remedy.Errorf("%w", said).
		Hint("what is there is kept; the rest is played by%s", commands.String())
}

// Complete refuses to merge what is not finished, before anything is written:
// nothing is simulated here. It names every shard that lacks worlds.
func (j *Job) Complete(dir string, m *result.Manifest) error {
	found, err := ShardsBelow(dir)
	if err != nil {
		return err
	}
	var open []Shard
	var said remedy.Several
	for _, s := range found {
		path := filepath.Join(dir, s.String())
		switch n, err := j.Lacking(path, s); {
		case err != nil:
			open, said = append(open, s), append(said, err)
		case n > 0:
			open, said = append(open, s),
				append(said, remedy.Errorf("shard %d/%d in %s is unfinished: %d rows are missing", s.I, s.N, path, n))
		}
	}
	return unfinished(dir, m, open, said)
}

// Lacking counts the rows of a shard that its folder does not hold. A row that
// several parts of the job ask for is one.
func (j *Job) Lacking(dir string, s Shard) (int, error) {
	rows, err := result.ReadStore(dir, "", j.Plans.Shape())
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	days := rows
	if j.Plans.daily {
		if days, err = result.ReadStore(dir, DaysFolder, j.Plans.daysShape()); err != nil {
			return 0, err
		}
		defer days.Close()
	}
	missing := map[result.RowID]bool{}
	for _, p := range j.parts() {
		for w := range p.Design().Whole(p.Worlds) {
			for _, key := range p.Keys {
				at := result.RowID{Key: key, World: w}
				if s.has(p.Design(), w) && p.plays(w) && !(rows.Has(at) && (!p.daily || days.Has(at))) {
					missing[at] = true
				}
			}
		}
	}
	return len(missing), nil
}
