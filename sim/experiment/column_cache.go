package experiment

import (
	"cmp"
	"math"
	"slices"

	"boomerang/sim/result"
)

// heldValues is how many values of rows on disk are in memory at a time, 8 MB,
// and blocksHeld in how many pieces at least: a plan is compared with the
// reference, and conditions join measures.
const (
	heldValues = 1 << 20
	blocksHeld = 4
)

// columnBlock is some columns of one plan, read together because one pass over the rows
// gives all of them.
type columnBlock struct {
	plan, first int
	columns     [][]float64 // [measure−first][world]
}

// columnCache are the columns asked for last, the latest at the end, and the first
// error of reading them.
//
// Least recently used goes first. Reading a column means reading every row, so a miss reads as many
// neighbouring columns as fit; estimates walk measures in order.
type columnCache struct {
	held []*columnBlock
	row  result.Row // memory to read into
	err  error
}

// Err returns the first error of reading rows that were left on disk. Columns
// that could not be read are gaps in whatever was estimated.
func (r *Runs) Err() error {
	if r.columns == nil {
		return nil
	}
	return r.columns.err
}

// LetGo frees the columns in memory; they are read again when asked for.
func (r *Runs) LetGo() {
	if r.columns != nil {
		r.columns.held = nil
	}
}

// valuesOf returns one measure of one plan in every world estimates rest on. It
// belongs to the runs.
func (r *Runs) valuesOf(plan, measure int) []float64 {
	n := r.Used()
	if r.Row == nil {
		all := make([]float64, n)
		for w := range all {
			all[w] = r.outcomes[w].Rows[plan][measure]
		}
		return all
	}
	if n == 0 {
		return nil
	}
	p, err := r.blockOf(plan, measure, n)
	if err != nil {
		r.columns.err = cmp.Or(r.columns.err, err)
		return slices.Repeat([]float64{math.NaN()}, n)
	}
	return p.columns[measure-p.first][:n]
}

// blockOf finds the columns around a measure, and reads what they lack of the first
// n worlds.
//
// Columns a block = heldValues/blocksHeld/n: with 1,000 worlds 262 measures at once,
// with a million one. A block that holds fewer worlds than asked for (a study that
// grew) is filled up and not read anew.
func (r *Runs) blockOf(plan, measure, n int) (*columnBlock, error) {
	if r.columns == nil {
		r.columns = new(columnCache)
	}
	all := r.columns
	i := slices.IndexFunc(all.held, func(p *columnBlock) bool {
		return p.plan == plan && p.first <= measure && measure < p.first+len(p.columns)
	})
	if i < 0 {
		if err := r.Row(0, plan, &all.row); err != nil {
			return nil, err
		}
		width := max(1, heldValues/blocksHeld/n)
		first := measure / width * width
		all.makeRoom(width * n)
		all.held = append(all.held, &columnBlock{plan, first, make([][]float64, min(width, len(all.row.Values)-first))})
	} else if last := len(all.held) - 1; i < last {
		p := all.held[i]
		all.held = append(slices.Delete(all.held, i, i+1), p)
	}
	p := all.held[len(all.held)-1]
	return p, r.fill(p, n)
}

// fill reads the worlds a block lacks of the first n.
func (r *Runs) fill(p *columnBlock, n int) error {
	row := &r.columns.row
	for w := len(p.columns[0]); w < n; w++ {
		if err := r.Row(w, p.plan, row); err != nil {
			return err
		}
		for m := range p.columns {
			if w == 0 {
				p.columns[m] = make([]float64, 0, n)
			}
			p.columns[m] = append(p.columns[m], row.Values[p.first+m])
		}
	}
	return nil
}

// makeRoom drops the columns that were not asked for longest until there is room
// for as many values more.
func (a *columnCache) makeRoom(room int) {
	for _, p := range a.held {
		room += len(p.columns) * cap(p.columns[0])
	}
	for len(a.held) > 0 && room > heldValues {
		room -= len(a.held[0].columns) * cap(a.held[0].columns[0])
		a.held = a.held[1:]
	}
}
