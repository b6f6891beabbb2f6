package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// drawn is every draw of the assumptions that was played with every plan.
type drawn struct {
	rows   [][][]float64 // [plan][draw][measure]
	nets   [][]float64   // [plan][draw]
	inputs [][]float64   // [unknown][draw], as the plan looked at reads it
	block  []int         // of each draw
	world  []int
	table  experiment.Study
}

// World is the row of every plan in a draw.
func (d *drawn) World(draw int) (rows [][]float64) {
	for p := range d.rows {
		rows = append(rows, d.rows[p][draw])
	}
	return rows
}

// plans plays every plan of the scenario in the worlds of run, which keeps them
// in the same folder, and returns them draw by draw. After an interrupt it
// returns what is there.
func (q *question) plans(ctx context.Context, worlds int) (d *drawn, err error) {
	return q.plansSeen(ctx, worlds, nil)
}

// worldsOf are those of --reps, else so many, and no more than were learnt draws for.
func (q *question) worldsOf(worlds int) (int, error) {
	if q.o.Reps > 0 {
		return q.own.Drawable(q.o.Reps, true)
	}
	return q.own.Drawable(worlds, false)
}

// announcePlans says what playing the plans in so many worlds takes, or in --reps of them; a run of hours is refused.
func (q *question) announcePlans(worlds int) (int, error) {
	worlds, err := q.worldsOf(worlds)
	if err != nil {
		return 0, err
	}
	z, err := q.own.SizeOf(worlds)
	if err != nil {
		return 0, err
	}
	seconds := z.Seconds(q.o.Workers)
	return worlds, q.announce(fmt.Sprintf("%d worlds of %d plans", worlds, len(q.own.Plans)), seconds, seconds)
}

// plansSeen is plans, with somebody who looks at every world: at the second play of a draw too.
func (q *question) plansSeen(ctx context.Context, worlds int, see func(again bool, rows []result.Row)) (d *drawn,
	err error,
) {
	if worlds, err = q.worldsOf(worlds); err != nil {
		return &drawn{}, err
	}
	p := &play.Part{Study: q.own, Label: "plans", Worlds: worlds, Keys: q.own.RowKeys()}
	if p.Store, err = play.OpenStore(q.t, q.kept, "", q.own.Shape()); err != nil {
		return &drawn{}, err
	}
	defer func() {
		err = errors.Join(err, p.Store.Seal(), p.Store.Close())
	}()
	err = p.Play(ctx, q.t, q.o.Workers)
	n, k := len(q.own.Plans), len(q.own.Scenario.Unknowns)
	d = &drawn{rows: make([][][]float64, n), nets: make([][]float64, n), inputs: make([][]float64, k), table: p.Table()}
	if p.Runs == nil {
		return d, err
	}
	used, net := p.Used(), play.NetColumn
	for w := range used.Used() {
		pt := used.Design.Point(w)
		if pt.Repeat && see == nil {
			continue
		}
		plans := make([]result.Row, n)
		if err := used.World(w, plans); err != nil {
			return d, err
		}
		if see != nil {
			see(pt.Repeat, plans)
		}
		if pt.Repeat {
			continue
		}
		d.block, d.world = append(d.block, pt.Block), append(d.world, w)
		for i, row := range plans {
			d.rows[i] = append(d.rows[i], row.Values)
			d.nets[i] = append(d.nets[i], row.Values[net])
		}
		values := q.own.Scenario.Draw(pt.U)
		for i, of := range q.reads() {
			d.inputs[i] = append(d.inputs[i], values[of])
		}
	}
	return d, err
}

// reads are the assumptions an answer speaks of, one for every unknown: where
// several are there, what the plan looked at reads.
func (q *question) reads() []int { return q.own.Scenario.ReadBy(q.plan.Name) }

// inputs are those assumptions with the range that holds 80 % of their draws.
func (q *question) inputs() (all []result.Input) {
	learnt := q.learntValues()
	for i, of := range q.reads() {
		a := q.own.Scenario.Assumptions[of]
		low, high := a.Dist.Quantile(.1), a.Dist.Quantile(.9)
		if learnt != nil {
			low, high = stats.Quantile(learnt[i], .1), stats.Quantile(learnt[i], .9)
		}
		all = append(all, result.Input{Path: a.Path, Unit: a.Unit, P10: &low, P90: &high})
	}
	return all
}

// learntValues are the values of every unknown in all draws that were learnt, sorted; nil where nothing was learnt.
func (q *question) learntValues() (sorted [][]float64) {
	d := q.own.Design()
	for w := range d.Most() {
		if d.Again(w) {
			continue
		}
		values := q.own.Scenario.Draw(d.Point(w).U)
		for i, of := range q.reads() {
			if len(sorted) <= i {
				sorted = append(sorted, nil)
			}
			sorted[i] = append(sorted[i], values[of])
		}
	}
	for _, xs := range sorted {
		slices.Sort(xs)
	}
	return sorted
}

// learnt reports whether a key is an unknown that is drawn from what was learnt, of the company or of a plan.
func (q *question) learnt(key string) bool {
	if q.own.Scenario.LearntBy() == "" {
		return false
	}
	known, _, _ := q.own.Scenario.LearntOf()
	return slices.ContainsFunc(known, func(path string) bool {
		return path == key || strings.HasPrefix(path, "plan.") && strings.HasSuffix(path, "."+key)
	})
}

// fixedLearnt names the keys of a design that were learnt: set to a value they leave the others as they were learnt
// over all of its values.
func (q *question) fixedLearnt(axes []result.SweepAxis) (all []result.Warning) {
	for _, a := range axes {
		if q.learnt(a.Key) {
			all = append(all, result.Warning{Kind: result.LearntFixed, Names: []string{a.Key}})
		}
	}
	return all
}
