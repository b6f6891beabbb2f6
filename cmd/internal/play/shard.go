package play

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// Shard is one of n equal parts of a run's blocks of worlds; n 0: no shard, all
// of them in a result of their own.
type Shard struct{ I, N int }

// MostShards is what the default configuration of a Slurm cluster takes as one
// array (MaxArraySize 1001).
const MostShards = 1000

// ShardOf reads --shard.
func ShardOf(text string) (Shard, error) {
	var s Shard
	if text == "" {
		return s, nil
	}
	var rest string
	if n, _ := fmt.Sscanf(text, "%d/%d%s", &s.I, &s.N, &rest); n != 2 || s.I < 1 || s.N < s.I || s.N > MostShards {
		return s, fmt.Errorf("--shard %s: want i/n such as 3/64, i from 1 to n, n at most %d", text, MostShards)
	}
	return s, nil
}

// String names the folder of the shard.
func (s Shard) String() string { return fmt.Sprintf("shard-%d-of-%d", s.I, s.N) }

// shardNamed is the shard whose folder has a name.
func shardNamed(name string) (s Shard, ok bool) {
	n, _ := fmt.Sscanf(name, "shard-%d-of-%d", &s.I, &s.N)
	return s, n == 2 && s.String() == name
}

// ShardsBelow lists the shards that have a folder in dir, which may be missing.
func ShardsBelow(dir string) ([]Shard, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var found []Shard
	for _, e := range entries {
		if s, ok := shardNamed(e.Name()); ok && e.IsDir() {
			found = append(found, s)
		}
	}
	slices.SortFunc(found, func(a, b Shard) int { return cmp.Or(a.N-b.N, a.I-b.I) })
	return found, nil
}

// NoShard refuses the folder of a shard where a result is wanted: finished as
// one it would be a run of its own, and no part of its whole any more.
func NoShard(dir string) error {
	path, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	s, ok := shardNamed(filepath.Base(path))
	if !ok {
		return nil
	}
	parts := filepath.Dir(filepath.Clean(dir))
	m, _ := result.ReadManifest(dir)
	return remedy.Errorf("%s is a shard, and no result of its own", dir).
		Hint("%s goes on with it, and %s joins it with the others", s.command(parts, m),
			remedy.Quoted("boomerang", "merge", remedy.File(parts), "-o", "OUT"))
}

// command plays a shard of the run a manifest tells of, nil where none can be
// read.
func (s Shard) command(parts string, m *result.Manifest) string {
	words := []string{"boomerang", "run", "FILE", "--shard", fmt.Sprintf("%d/%d", s.I, s.N), "-o", parts}
	if m == nil {
		return remedy.Quoted(words...)
	}
	if m.Asked != nil && m.Asked.File != "" && m.Asked.File != "-" {
		words[2] = remedy.File(m.Asked.File)
		for _, set := range m.Asked.Set {
			words = append(words, "-s", set)
		}
	}
	if file := filepath.Join(parts, m.Name+".toml"); Exists(file) { // an engine wrote it
		words[2] = file
	}
	words = append(words, "--seed", fmt.Sprint(m.Seed), "--reps", fmt.Sprint(m.Worlds))
	if m.Learnt != "" && m.Asked != nil && m.Asked.Draws != "" {
		words = append(words, "--draws", m.Asked.Draws)
	}
	if m.PlansOnly {
		words = append(words, "--plans-only")
	}
	if m.Daily {
		words = append(words, "--daily")
	}
	return remedy.Quoted(words...)
}

func Exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// has reports whether a world is played by the shard: whole blocks, dealt out
// in turn.
func (s Shard) has(d experiment.Design, world int) bool {
	return s.N == 0 || (world/d.Worlds())%s.N == s.I-1
}

// of counts the worlds of the shard.
func (s Shard) of(d experiment.Design, worlds int) int {
	n := 0
	for w := range d.Whole(worlds) {
		if s.has(d, w) {
			n++
		}
	}
	return n
}
