package experiment

import (
	"fmt"

	"boomerang/sim/result"
)

// Runs holds the outcomes of a design as they arrive, in any order.
//
// Outcomes may be left on disk: with Row set, one is filed as there and let go
// of. Its rows are asked for again when they are summarised, some columns at a
// time, so that memory does not grow with the worlds. Row fills in what one plan
// gave in one world, into the memory of into where there is enough of it.
//
// Only whole blocks within the prefix count, so what an estimate rests on does not depend on which
// worlds happened to finish first.
type Runs struct {
	Design   Design
	Controls Controls
	Row      func(world, plan int, into *result.Row) error // nil: outcomes are held
	there    []bool                                        // by world
	prefix   int
	outcomes []Outcome    // by world, where they are held
	columns  *columnCache // of what is on disk
	fits     *fits        // of Controls
}

// Add files the outcome of a world. It panics when the world is there already:
// nothing may be played twice.
func (r *Runs) Add(world int, out Outcome) {
	for len(r.there) <= world {
		r.there = append(r.there, false)
	}
	if r.Has(world) {
		panic(fmt.Sprintf("experiment: world %d added twice", world))
	}
	r.there[world] = true
	for r.Has(r.prefix) {
		r.prefix++
	}
	if r.Row != nil {
		return
	}
	for len(r.outcomes) <= world {
		r.outcomes = append(r.outcomes, Outcome{})
	}
	r.outcomes[world] = out
}

// Has reports whether a world is there.
func (r *Runs) Has(world int) bool { return world < len(r.there) && r.there[world] }

// World fills in what every plan gave in a world that is there, in the memory of
// the rows where it has to be read.
func (r *Runs) World(world int, plans []result.Row) error {
	for i := range plans {
		if err := r.row(world, i, &plans[i]); err != nil {
			return err
		}
	}
	return nil
}

// Prefix returns n where the worlds 0 to n−1 are all there and n is not.
func (r *Runs) Prefix() int { return r.prefix }

// Blocks returns the number of whole blocks within the prefix.
func (r *Runs) Blocks() int { return r.Prefix() / r.Design.Worlds() }

// Used returns how many worlds, from the first, estimates rest on: the whole
// blocks of the prefix, or the prefix itself while it is shorter than a block.
func (r *Runs) Used() int {
	if b := r.Blocks(); b > 0 {
		return b * r.Design.Worlds()
	}
	return r.Prefix()
}

// First returns the runs cut to the first n worlds; outcomes are shared.
func (r *Runs) First(n int) *Runs {
	n = min(n, len(r.there))
	if r.Row != nil && r.columns == nil {
		r.columns = new(columnCache)
	}
	if r.fits == nil {
		r.fits = &fits{by: map[int]*controls{}}
	}
	first := &Runs{
		Design: r.Design, Controls: r.Controls, Row: r.Row, fits: r.fits,
		there: r.there[:n:n], prefix: min(n, r.prefix), columns: r.columns,
	}
	if r.Row == nil {
		first.outcomes = r.outcomes[:min(n, len(r.outcomes))]
	}
	return first
}

// row returns what a plan gave in a world, in the memory of into where it has
// to be read.
func (r *Runs) row(world, plan int, into *result.Row) error {
	if r.Row != nil {
		return r.Row(world, plan, into)
	}
	out := r.outcomes[world]
	into.Values, into.Series = out.Rows[plan], nil
	if out.Series != nil {
		into.Series = out.Series[plan]
	}
	return nil
}
