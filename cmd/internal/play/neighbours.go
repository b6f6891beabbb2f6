package play

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"boomerang/sim/result"
)

// NeighbourRows finds rows in the result folders of one parent, by their manifests.
type NeighbourRows struct {
	parent string
	dirs   map[result.Key][]string
	grown  map[string]int // how often rows of a folder became known
}

// NewNeighbourRows reads the manifests of a parent's folders. Folders that are no
// results, of another model or broken are passed over.
func NewNeighbourRows(parent string) *NeighbourRows {
	b := &NeighbourRows{parent: parent, dirs: map[result.Key][]string{}, grown: map[string]int{}}
	b.read(parent)
	return b
}

// read goes into the folders of shards too, where a cluster left rows.
func (b *NeighbourRows) read(parent string) {
	entries, _ := os.ReadDir(parent)
	for _, e := range entries {
		dir := filepath.Join(parent, e.Name())
		switch {
		case !e.IsDir():
		case strings.HasSuffix(e.Name(), PartsSuffix):
			b.read(dir)
		default:
			if m, err := result.ReadManifest(dir); err == nil {
				b.Add(dir, m)
			}
		}
	}
}

func (b *NeighbourRows) Add(dir string, m *result.Manifest) {
	if m.Model != Physics {
		return
	}
	b.grown[dir]++
	for _, key := range m.Keys {
		if !slices.Contains(b.dirs[key], dir) {
			b.dirs[key] = append(b.dirs[key], dir)
		}
	}
}

// Clone keeps what is known of some keys.
func (b *NeighbourRows) Clone(keys []result.Key) *NeighbourRows {
	some := &NeighbourRows{parent: b.parent, dirs: map[result.Key][]string{}, grown: map[string]int{}}
	for _, key := range keys {
		some.dirs[key] = slices.Clone(b.dirs[key])
		for _, dir := range b.dirs[key] {
			some.grown[dir] = b.grown[dir]
		}
	}
	return some
}

// Keys are those of the job's rows, each once.
func (j *Job) Keys() []result.Key {
	var all []result.Key
	for _, p := range j.parts() {
		for _, key := range p.Keys {
			if !slices.Contains(all, key) {
				all = append(all, key)
			}
		}
	}
	return all
}

// adopt copies into the job's store the rows other folders hold of its plans.
// Called again it reads only what has become known since.
func (j *Job) adopt() error {
	if j.RowsFrom == nil {
		return nil
	}
	from := j.RowsFrom()
	if j.adopted == nil {
		j.adopted = map[string]int{}
	}
	for _, p := range j.parts() {
		for i, key := range p.Keys {
			for _, dir := range from.dirs[key] {
				if p.holds(i) { // as a rule after the first folder of hundreds
					break
				}
				if dir == j.Dir || j.adopted[dir] == from.grown[dir] {
					continue
				}
				j.adopted[dir] = from.grown[dir]
				if err := j.copyRows(dir); err != nil {
					return err
				}
			}
		}
	}
	return j.Plans.flush()
}

// holds reports whether the part has every row of a plan.
func (p *Part) holds(plan int) bool {
	for w := range p.Design().Whole(p.Worlds) {
		if p.shard.has(p.Design(), w) && p.plays(w) && !p.has(result.RowID{Key: p.Keys[plan], World: w}) {
			return false
		}
	}
	return true
}

// copyRows takes the rows of the job out of another folder; a folder that cannot
// be read has nothing to give.
func (j *Job) copyRows(dir string) error {
	other, err := result.ReadStore(dir, "", j.Plans.Shape())
	if err != nil {
		return nil
	}
	defer other.Close()
	for _, p := range j.parts() {
		if err := p.copyRows(j.store, other); err != nil {
			return err
		}
		if p.days == nil {
			continue
		}
		if err := p.copyDays(dir); err != nil {
			return err
		}
	}
	return nil
}

// copyRows takes what the part wants and does not have from another store.
func (p *Part) copyRows(to, from *result.Store) error {
	for _, key := range p.Keys {
		for _, w := range from.Worlds(key) {
			place := result.RowID{Key: key, World: w}
			if to.Has(place) || !p.asks(w) {
				continue
			}
			row, err := from.Read(place)
			if err != nil {
				continue
			}
			if err := to.Append(place, row); err != nil {
				return err
			}
		}
	}
	return nil
}

// PartsSuffix ends the name of the folder of a result's shards.
const PartsSuffix = ".shards"
