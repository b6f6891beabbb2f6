package main

import (
	"cmp"
	"context"
	"math"
	"slices"

	"boomerang/cmd/internal/play"
	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// chances are the worlds of chance of the tornado.
func (s *sensitivityRun) chances() (all []float64) {
	key := sim.NewFates(s.own.Seed, 1<<62).Of(0)
	for i := range s.so.chances {
		all = append(all, key.Uniform(1, uint32(i)))
	}
	return all
}

// function plays points of a stage: the last coordinate is the world's chance.
// Points are known by their place, so that a stage that is asked for more of
// them finds those it has.
func (s *sensitivityRun) function(stage int, label string) drive.Function {
	return func(ctx context.Context, points [][]float64) ([]float64, error) {
		if len(points) > len(s.points[stage]) {
			s.points[stage] = points
		}
		tasks := make([]play.Task, len(points))
		for i, u := range points {
			tasks[i] = play.Task{Ids: []int{stage | i}, Play: func(ctx context.Context) ([]experiment.Outcome, error) {
				return play.PlaySettings(ctx, []*play.Setting{s.base}, designPoint(s.own.Seed, u))
			}}
		}
		err := s.rowCache.Play(ctx, label, tasks)
		ys := make([]float64, len(points))
		for i := range ys {
			ys[i] = math.NaN()
			if row, there := s.rowCache.Rows[stage|i]; there {
				if ys[i] = row.Rows[0][s.column]; math.IsNaN(ys[i]) {
					err = cmp.Or(err, s.absent())
				}
			}
		}
		return ys, err
	}
}

// absent refuses a measure that some world has no value of: a share of a variance needs it everywhere.
func (s *sensitivityRun) absent() error {
	return remedy.Errorf("--measure %s: there are worlds in which it has no value, and nothing can be ranked by it",
		s.so.measure).Hint("look at a measure that every world has")
}

// designPoint is a point of a stage: the last coordinate is its chance.
func designPoint(seed uint64, u []float64) experiment.Point {
	k := len(u) - 1
	return experiment.Point{World: play.NoWorld, Seed: seed, Chance: 1<<62 | math.Float64bits(u[k]), U: u[:k]}
}

// tornado plays the bars in the first so many worlds of chance.
func (s *sensitivityRun) tornado(ctx context.Context, chances int) error {
	found, err := drive.Tornado(ctx, s.function(stageTornado, "tornado"), len(s.found.Inputs), s.chances()[:chances],
		s.level)
	if len(found.Bars) == 0 {
		return err
	}
	s.found.Middle, s.found.Chances, s.done = found.Middle, found.Chances, true
	for i, w := range found.Bars {
		in := &s.found.Inputs[i]
		in.AtLow, in.AtHigh, in.Swing = &w.Low, &w.High, w.Difference
	}
	return err
}

// screen plays the first so many of the trajectories asked for.
func (s *sensitivityRun) screen(ctx context.Context, trajectories int) error {
	if trajectories == 0 {
		return nil
	}
	all := s.function(stageMorris, "screening")
	first := func(ctx context.Context, points [][]float64) ([]float64, error) {
		return all(ctx, points[:trajectories*(len(s.found.Inputs)+1)])
	}
	found, err := drive.Morris(ctx, first, len(s.found.Inputs), s.so.trajectories, s.own.Seed, s.level)
	if found.Trajectories < s.found.Trajectories || len(found.Effects) == 0 {
		return err
	}
	s.found.Trajectories = found.Trajectories
	for i, e := range found.Effects {
		in := &s.found.Inputs[i]
		in.Effect, in.EffectRange, in.EffectSD = &e.MeanAbsolute, e.Interval, &e.SD
	}
	return err
}

// ranked are the inputs by what the screening (or else the tornado) says of
// them, strongest first.
func (s *sensitivityRun) ranked() []int {
	order := make([]int, len(s.found.Inputs))
	for i := range order {
		order[i] = i
	}
	strength := func(i int) float64 {
		in := s.found.Inputs[i]
		if in.Effect != nil {
			return *in.Effect
		}
		return math.Abs(*in.AtHigh - *in.AtLow)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case strength(a) > strength(b):
			return -1
		case strength(a) < strength(b):
			return 1
		}
		return 0
	})
	return order
}

// indices doubles the base points until the indices are known well enough or all
// are played, so that a spent budget leaves those of as many as were whole.
func (s *sensitivityRun) indices(ctx context.Context) error {
	if s.so.samples == 0 {
		return nil
	}
	order, k := s.ranked(), len(s.found.Inputs)
	top := min(s.so.top, k)
	var groups [][]int
	for _, i := range order[:top] {
		groups = append(groups, []int{i})
	}
	groups = append(groups, []int{k})
	if top < k {
		groups = append(groups, order[top:])
	}
	s.groups = groups
	for n := 8; n <= s.so.samples; n *= 2 {
		found, err := drive.Indices(ctx, s.function(stageIndices, "indices"), groups,
			drive.IndexDesign{Axes: k + 1, N: n, Seed: s.own.Seed, Level: s.level, Ranked: top})
		if err != nil {
			return err
		}
		s.found.BasePoints = n
		s.fitSurface(n*(len(groups)+2), groups[:top])
		for g, i := range order[:top] {
			s.found.Inputs[i].Index = &found[g]
		}
		s.found.Chance = &found[top]
		if top < k {
			s.found.Others = &found[top+1]
		}
		wide := slices.ContainsFunc(found,
			func(x result.Index) bool { return x.TotalInterval.HalfWidth() > s.so.within })
		if s.found.Within = s.so.within; n >= leastBase && !wide {
			s.settled = true
			break
		}
	}
	return nil
}

// information plays all plans, in the worlds run plays and stores, and asks
// what knowing each assumption would be worth.
func (s *sensitivityRun) information(ctx context.Context, worlds int) error {
	if s.found.Outcome.Better == result.Neither {
		return nil
	}
	d, err := s.plans(ctx, worlds)
	if len(d.block) < result.InformationDraws { // where the disk failed there may be none
		return err
	}
	values := s.valuesOf(d)
	if slices.ContainsFunc(values, func(xs []float64) bool { return slices.ContainsFunc(xs, math.IsNaN) }) {
		return s.absent()
	}
	nets, block := s.choosable(values), d.block
	s.done = true
	s.found.Worlds = len(block)
	s.found.Perfect, s.found.PerfectIn = drive.PerfectInformation(nets, block, s.own.Seed, s.level)
	best := 0
	for p, can := range s.own.Choices() {
		if can && mean(values[p]) > mean(values[best]) {
			best = p
		}
	}
	s.found.Best = s.own.Plans[best].Title
	for i := range s.found.Inputs {
		v := drive.Information(nets, d.inputs[i], block, s.own.Seed, s.level)
		s.found.Inputs[i].Information = &v
	}
	return err
}

// valuesOf are those of the measure, [plan][draw], the better the higher: of one that is better low, less
// that.
func (s *sensitivityRun) valuesOf(d *drawn) (values [][]float64) {
	sign := 1.
	if s.found.Outcome.Better == result.Lower {
		sign = -1
	}
	for _, rows := range d.rows {
		var of []float64
		for _, row := range rows {
			of = append(of, sign*row[s.column])
		}
		values = append(values, of)
	}
	return values
}

// choosable are the values of plans that can be chosen: knowing more is worth something
// to a choice.
func (s *sensitivityRun) choosable(values [][]float64) (some [][]float64) {
	for p, can := range s.own.Choices() {
		if can {
			some = append(some, values[p])
		}
	}
	return some
}

func mean(xs []float64) float64 {
	sum := 0.
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}
