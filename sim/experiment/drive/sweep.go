package drive

import (
	"context"
	"math"

	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// PlayCells plays blocks from to to−1 of some cells of a design in the same worlds:
// values[i][b] are the draws of block from+b in cells[i], the gain of a plan.
// Draws of one block may depend on each other, blocks may not.
type PlayCells func(ctx context.Context, cells []int, from, to int) (values [][][]float64, err error)

// Field is what was played of a design: [cell][block][draw].
type Field [][][]float64

// Allocation says how many blocks each cell gets. All get First; then a cell
// gets Step more at a time until its interval lies wholly farther than Near
// from the frontier, or it has Least blocks and its half-width is reached, or
// it has Most.
//
// Stopping at the first narrow interval makes intervals too narrow, the more so
// the fewer blocks they rest on; Least keeps that small (theory_sweep_test.go
// measures it).
//
// Near the frontier worlds decide, far from it they do not: the rule is by the interval of a cell
// against the frontier and not by its width.
type Allocation struct {
	At        float64 // probability of a gain at the frontier
	Near      float64 // distance from it within which a cell must be known
	HalfWidth float64 // of the interval, there
	Level     float64

	First, Least, Step, Most int // blocks
}

// Gain is the probability of a gain in a cell.
type Gain struct {
	Value        float64
	Interval     *result.Interval
	Draws        int
	Near         bool // may lie within Near of the frontier
	Inconclusive bool // near, and not known to HalfWidth
}

// Play gives the cells of a design their blocks. What it plays depends on the
// values only. When ctx ends, or a patch fails, the field holds what finished.
//
// Rounds and not single cells, so that all open cells meet the same blocks and stay comparable world
// by world.
//
//	blocks  0 … First      all cells
//	        then + Step    those near the frontier that are inconclusive, or below Least
//	        … Most         the end for whoever is still open
//
// A cell that closed is never opened again: its interval was wholly on one side, or
// narrow enough at Least blocks or more. Its figures therefore do not depend on how
// its neighbours fared.
func (a Allocation) Play(ctx context.Context, cells int, play PlayCells) (Field, error) {
	field, open := make(Field, cells), make([]int, cells)
	for i := range open {
		open[i] = i
	}
	for from, to := 0, a.First; len(open) > 0; from, to = to, min(a.Most, to+a.Step) {
		values, err := play(ctx, open, from, to)
		for i, blocks := range values {
			field[open[i]] = append(field[open[i]], blocks...)
		}
		if err != nil || to >= a.Most {
			return field, err
		}
		var next []int
		for _, c := range open {
			if g := a.Judge(field[c]); g.Near && (g.Inconclusive || to < a.Least) {
				next = append(next, c)
			}
		}
		open = next
	}
	return field, nil
}

// Judge estimates the probability of a gain (value above 0) from the blocks of
// a cell. Below FewBlocks blocks there is no interval and the cell is inconclusive.
//
// The interval is that of stats.Share, with the design effect of this cell's own
// blocks. Value is a share of draws, 0 to 1; a net of exactly 0 is no gain, so a plan
// equal to its reference has P(gain) = 0.
func (a Allocation) Judge(blocks [][]float64) Gain {
	g := Gain{Value: math.NaN(), Near: true, Inconclusive: true}
	total := 0.
	for _, block := range blocks {
		for _, x := range block {
			total += stats.Indicator(x > 0)
		}
		g.Draws += len(block)
	}
	if g.Draws == 0 {
		return g
	}
	g.Value = total / float64(g.Draws)
	if len(blocks) < stats.FewBlocks {
		return g
	}
	gains := make([][]float64, len(blocks))
	for k, block := range blocks {
		for _, x := range block {
			gains[k] = append(gains[k], stats.Indicator(x > 0))
		}
	}
	g.Interval, _ = stats.ShareInBlocks(gains, stats.DesignEffect(blocks), a.Level)
	g.Near = g.Interval.Hi >= a.At-a.Near && g.Interval.Lo <= a.At+a.Near
	g.Inconclusive = g.Near && g.Interval.HalfWidth() > a.HalfWidth
	return g
}
