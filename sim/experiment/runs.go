package experiment

import "fmt"

// Runs holds the outcomes of a design as they arrive, in any order.
//
// Series may be left on disk: an outcome added without any is asked for by
// Series, plan by plan, when the months are summarised.
type Runs struct {
	Design   Design
	Series   func(world, plan int) ([]float64, error) // nil: outcomes hold theirs
	outcomes []Outcome                                // by world; nil Rows = not there
}

// Add files the outcome of a world. It panics when the world is there already:
// nothing may be played twice.
func (r *Runs) Add(world int, out Outcome) {
	for len(r.outcomes) <= world {
		r.outcomes = append(r.outcomes, Outcome{})
	}
	if r.Has(world) {
		panic(fmt.Sprintf("experiment: world %d added twice", world))
	}
	r.outcomes[world] = out
}

// Has reports whether a world is there.
func (r *Runs) Has(world int) bool {
	return world < len(r.outcomes) && r.outcomes[world].Rows != nil
}

// Of returns the outcome of a world that is there.
func (r *Runs) Of(world int) Outcome { return r.outcomes[world] }

// Prefix returns n where the worlds 0 to n−1 are all there and n is not.
func (r *Runs) Prefix() int {
	n := 0
	for r.Has(n) {
		n++
	}
	return n
}

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
	n = min(n, len(r.outcomes))
	return &Runs{Design: r.Design, Series: r.Series, outcomes: r.outcomes[:n:n]}
}

// series returns the monthly values of a plan in a world.
func (r *Runs) series(world, plan int) ([]float64, error) {
	if held := r.outcomes[world].Series; held != nil {
		return held[plan], nil
	}
	if r.Series == nil {
		return nil, nil
	}
	return r.Series(world, plan)
}
