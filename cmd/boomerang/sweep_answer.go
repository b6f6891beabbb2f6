package main

import (
	"cmp"
	"context"
	"math"
	"slices"

	"boomerang/scenarios"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// answer is everything the sweep tells.
func (s *sweepRun) answer(ctx context.Context) *result.Sweep {
	a := &result.Sweep{
		Head: s.head(), Design: s.name, Points: s.free(), At: s.rule.At, Near: s.rule.Near, HalfWidth: s.rule.HalfWidth,
		Axes: s.labelled(),
	}
	a.Stopped.Kind = result.FrontierKnown
	if ctx.Err() != nil {
		a.Stopped.Kind = result.EndedEarly
	}
	for c := range s.settings {
		a.Cells = append(a.Cells, s.cell(c))
	}
	along, given := s.frontierAxes()
	if along >= 0 {
		for copy := range s.stressed {
			for _, month := range s.horizons() {
				if copy > 0 && month != s.own.Scenario.Months {
					continue
				}
				a.Frontiers = append(a.Frontiers, s.frontier(copy, month, [2]int{along, given}))
				if given >= 0 && !s.axes[given].IsChoice() {
					a.Frontiers = append(a.Frontiers, s.frontier(copy, month, [2]int{given, along}))
				}
			}
		}
	}
	s.Warn(a)
	s.warnShallow(a)
	a.Warnings = append(a.Warnings, s.fixedLearnt(s.axes)...)
	return a
}

// free is how many points a free design has; 0: the design is none.
func (s *sweepRun) free() int {
	if s.name == result.LatinDesign || s.name == result.SobolDesign {
		return len(s.points)
	}
	return 0
}

// labelled fills in what the keys mean.
func (s *sweepRun) labelled() []result.SweepAxis {
	axes := slices.Clone(s.axes)
	for k := range axes {
		axes[k].Label, axes[k].Unit = scenarios.Describe(axes[k].Key)
	}
	return axes
}

// horizons are the months the answer is given at.
func (s *sweepRun) horizons() (months []int) {
	last := s.own.Scenario.Months
	for _, m := range []int{6, 12, 18} {
		if m < last {
			months = append(months, m)
		}
	}
	return append(months, last)
}

// cell is one setting and what it gave.
func (s *sweepRun) cell(c int) result.SweepCell {
	p, copy := s.points[c%len(s.points)], c/len(s.points)
	out := result.SweepCell{
		At: p.at, Values: p.values, Texts: p.texts, Stressed: s.stressed[copy],
		Problem: s.settings[c].Problem, Plan: s.settings[c].Twin(s.own),
	}
	for _, month := range s.horizons() {
		blocks := s.nets(c, [2]int{0, s.blocks[c]}, month)
		if len(blocks) == 0 {
			break
		}
		g := s.rule.Judge(blocks)
		sums, counts := make([]float64, len(blocks)), make([]int, len(blocks))
		total := 0.
		for b := range blocks {
			for _, x := range blocks[b] {
				sums[b] += x
				counts[b]++
			}
			total += sums[b]
		}
		h := result.AtHorizon{Month: month, Gain: g.Value, Interval: g.Interval, Net: total / float64(g.Draws)}
		if iv, _ := stats.BlockMeans(sums, counts, s.level); iv != nil {
			h.NetLo, h.NetHi = &iv.Lo, &iv.Hi
		}
		out.Horizons = append(out.Horizons, h)
		out.Draws, out.Near, out.Inconclusive = g.Draws, g.Near, g.Inconclusive
	}
	return out
}

// frontierAxes are the axis the frontier runs along and the one it is given
// for: the cut first, then the axis named first. −1 where there is none. Nothing
// lies between two choices, so that no frontier runs along them.
func (s *sweepRun) frontierAxes() (along, given int) {
	if s.name != result.GridDesign || len(s.axes) > 2 {
		return -1, -1
	}
	along = -1
	for k, a := range s.axes {
		if a.IsChoice() {
			continue
		}
		if len(a.Values) < 2 || !slices.IsSorted(a.Values) {
			return -1, -1
		}
		if along < 0 || result.CutsHeads(a.Key) {
			along = k
		}
	}
	if along < 0 || len(s.axes) == 1 {
		return along, -1
	}
	return along, 1 - along
}

// frontier walks along one axis for each value of the other. The safe cut is
// the deepest; of anything else it is the least that is safe.
func (s *sweepRun) frontier(copy, month int, axes [2]int) result.Frontier {
	along, given := axes[0], axes[1]
	f := result.Frontier{
		Month: month, Stressed: s.stressed[copy], Along: along, Given: given,
		Least: !result.CutsHeads(s.axes[along].Key),
	}
	rows := 1
	if given >= 0 {
		rows = len(s.axes[given].Values)
	}
	for r := range rows {
		var xs []float64
		var row drive.Field
		problem, few := "", false
		for k, p := range s.points {
			c := copy*len(s.points) + k
			if given >= 0 && p.at[given] != r {
				continue
			}
			if s.blocks[c] < stats.FewBlocks {
				problem = cmp.Or(problem, s.settings[c].Problem)
				few = few || s.settings[c].Problem == ""
				continue
			}
			xs, row = append(xs, p.values[along]), append(row, s.nets(c, [2]int{0, s.blocks[c]}, month))
		}
		switch {
		case len(xs) == 0, len(xs) == 1 && few: // beside what cannot be played one setting is an answer
			open := result.Crossing{Problem: problem}
			if few {
				open = result.Crossing{Wanted: stats.FewBlocks * s.own.Design().Worlds()}
			}
			f.Places = append(f.Places, open)
		case f.Least:
			f.Places = append(f.Places, drive.Least(xs, row, s.rule.At, s.level))
		default:
			f.Places = append(f.Places, drive.Deepest(xs, row, s.rule.At, s.level))
		}
	}
	return f
}

// Warn notes what a reader must know: signs that change between horizons,
// settings that stayed uncertain, settings left out.
func (s *sweepRun) Warn(a *result.Sweep) {
	var flips, open, left []int
	for i, c := range a.Cells[:len(s.points)] {
		if c.Problem != "" {
			left = append(left, i)
			continue
		}
		if c.Inconclusive {
			open = append(open, i)
		}
		if signTurns(c.Horizons) {
			flips = append(flips, i)
		}
	}
	s.warnOf(a, result.SignTurns, flips)
	s.warnOf(a, result.CellsOpen, open)
	s.warnOf(a, result.CellsUnplayable, left)
}

// warnOf warns of some cells, if there are any.
func (s *sweepRun) warnOf(a *result.Sweep, kind result.WarningKind, cells []int) {
	if len(cells) > 0 {
		a.Warnings = append(a.Warnings, result.CellWarning(kind, cells, len(s.points)))
	}
}

// signTurns reports whether mean net value has not the same sign at all horizons.
func signTurns(horizons []result.AtHorizon) bool {
	for i := range horizons[min(1, len(horizons)):] {
		if math.Signbit(horizons[i].Net) != math.Signbit(horizons[i+1].Net) {
			return true
		}
	}
	return false
}

// named writes key = value for every axis.
func named(axes []result.SweepAxis, texts []string) (all []string) {
	for k, text := range texts {
		all = append(all, axes[k].Key+" = "+text)
	}
	return all
}

// warnShallow says where a shallower cut than the deepest safe one is not safe:
// an assistant that nobody's work pays for is a loss of its own.
func (s *sweepRun) warnShallow(a *result.Sweep) {
	var shallower []int
	for _, f := range a.Frontiers {
		if f.Least || f.Stressed != "" || f.Month != s.own.Scenario.Months {
			continue
		}
		for i, p := range f.Places {
			if p.Value == nil {
				continue
			}
			for k, c := range a.Cells[:len(s.points)] {
				last := len(c.Horizons) - 1
				if (f.Given < 0 || c.At[f.Given] == i) && c.Values[f.Along] < *p.Value && last >= 0 &&
					c.Horizons[last].Gain < a.At {
					shallower = append(shallower, k)
				}
			}
		}
	}
	s.warnOf(a, result.ShallowerUnsafe, shallower)
}
