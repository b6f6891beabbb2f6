package main

import (
	"context"

	"boomerang/cmd/internal/play"
	"boomerang/sim/experiment"
)

// settingRuns is a list of settings that are played in the same worlds, block by
// block, each setting as often as a driver asks.
type settingRuns struct {
	*question
	settings []*play.Setting
	rowCache *play.RowCache
}

// open opens the row cache of the settings.
func (s *settingRuns) open(verb string, more ...any) (err error) {
	parts := append([]any{s.question.plan.Name}, more...)
	for _, x := range s.settings {
		if x.Pair != nil {
			parts = append(parts, x.Pair.Hash())
		} else {
			parts = append(parts, x.Problem)
		}
	}
	if err := s.remember(); err != nil {
		return err
	}
	if s.rowCache, err = play.OpenRowCache(s.t, s.o, s.kept, verb, s.Shape(), s.identity(parts...),
		s.own.Derive()); err != nil {
		s.letGo()
	}
	return err
}

// number is what the row cache knows the draw of a block of a setting by.
func (s *settingRuns) number(cell, block, draw int) int {
	return cell<<28 | (block*s.own.Design().Worlds() + draw)
}

// tasks are the worlds of some blocks for some cells; the second play of a
// block's last draw serves no probability and is left out.
func (s *settingRuns) tasks(cells []int, blocks [2]int) (all []play.Task) {
	d := s.own.Design()
	for b := blocks[0]; b < blocks[1]; b++ {
		for j := range d.Draws() {
			w := b*d.Worlds() + j
			k := play.Task{}
			var settings []*play.Setting
			for _, c := range cells {
				k.Ids = append(k.Ids, s.number(c, b, j))
				settings = append(settings, s.settings[c])
			}
			k.Play = func(ctx context.Context) ([]experiment.Outcome, error) {
				p := d.Point(w)
				return play.PlaySettings(ctx, settings, p)
			}
			all = append(all, k)
		}
	}
	return all
}

// whole counts the blocks of a cell that are all there.
func (s *settingRuns) whole(cell int) int { return s.wholeFrom(cell, 0) }

// wholeFrom counts them from a block on.
func (s *settingRuns) wholeFrom(cell, from int) int {
	for b := from; ; b++ {
		for _, k := range s.tasks([]int{cell}, [2]int{b, b + 1}) {
			if _, there := s.rowCache.Rows[k.Ids[0]]; !there {
				return b - from
			}
		}
	}
}

// nets are the cumulative net values of a cell after so many months.
func (s *settingRuns) nets(cell int, blocks [2]int, month int) (values [][]float64) {
	d := s.own.Design()
	for b := blocks[0]; b < blocks[1]; b++ {
		var block []float64
		for j := range d.Draws() {
			block = append(block, s.rowCache.Rows[s.number(cell, b, j)].Series[0][month-1])
		}
		values = append(values, block)
	}
	return values
}

// rows are the measures of a setting, [block][draw][measure].
func (s *settingRuns) rows(cell int, blocks [2]int) (all [][][]float64) {
	for b := blocks[0]; b < blocks[1]; b++ {
		var block [][]float64
		for j := range s.own.Design().Draws() {
			block = append(block, s.rowCache.Rows[s.number(cell, b, j)].Rows[0])
		}
		all = append(all, block)
	}
	return all
}
