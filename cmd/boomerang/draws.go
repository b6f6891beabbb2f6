package main

import (
	"context"
	"errors"
	"fmt"

	"boomerang/cmd/internal/play"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
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

// announcePlans says what playing the plans in so many worlds takes, or in --reps of them; a run of hours is refused.
func (q *question) announcePlans(worlds int) (int, error) {
	if q.o.Reps > 0 {
		worlds = q.o.Reps
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
	if q.o.Reps > 0 {
		worlds = q.o.Reps
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

// input is the assumption of an unknown.
func (q *question) input(unknown int) scenarios.Assumption {
	return q.own.Scenario.Assumptions[q.reads()[unknown]]
}

// inputs are those assumptions with the range that holds 80 % of their draws.
func (q *question) inputs() (all []result.Input) {
	for i := range q.own.Scenario.Unknowns {
		a := q.input(i)
		low, high := a.Dist.Quantile(.1), a.Dist.Quantile(.9)
		all = append(all, result.Input{Path: a.Path, Unit: a.Unit, P10: &low, P90: &high})
	}
	return all
}
