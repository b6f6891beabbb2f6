package main

import (
	"maps"
	"slices"
	"strings"

	"boomerang/cmd/internal/play"
	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/experiment/drive"
	"boomerang/sim/result"
)

// The rows of verbs beside run, as tables: what --rows adds to an answer. A folder that has one keeps it,
// so that no table is of another answer than the one beside it.

// wants reports whether a table of rows is to be written.
func (q *question) wants(file string) bool {
	return q.o.Rows || slices.Contains(q.kept.Listed(), file)
}

// tabled stages a table of rows in the units of the scenario.
func (q *question) tabled(file string, columns []result.Column, rows func(put func(row ...any) error) error) error {
	return result.WriteRows(q.kept, file, result.StoredIn(columns, q.own.Scenario.Currency), rows)
}

// keepRows writes every row of the settings, in their order and that of worlds; named has the cells of
// keys of a setting.
func (s *settingRuns) keepRows(file string, keys []result.Column, named func(setting int) []any) error {
	if !s.wants(file) {
		return nil
	}
	columns := result.SettingColumns(keys, s.own.Sampled(), s.own.Outputs())
	return s.tabled(file, columns, func(put func(row ...any) error) error {
		for _, id := range slices.Sorted(maps.Keys(s.rowCache.Rows)) {
			setting, pt := id>>28, s.own.Design().Point(id&(1<<28-1))
			if setting >= len(s.settings) || s.settings[setting].Pair == nil {
				continue
			}
			x := s.settings[setting]
			cells := append([]any{int64(setting), x.Plan()}, named(setting)...)
			cells = play.Cells(append(cells, play.WorldCells(pt)...), x.Drawn(s.own, pt.U))
			if err := put(play.Cells(cells, s.rowCache.Rows[id].Rows[0])...); err != nil {
				return err
			}
		}
		return nil
	})
}

// setColumns are those of the keys a design sets.
func setColumns(axes []result.SweepAxis) (keys []result.Column) {
	for _, axis := range axes {
		keys = append(keys, result.SetColumn(axis.Key))
	}
	return keys
}

// keepCells writes the rows of a sweep.
func (s *sweepRun) keepCells() error {
	keys := append(setColumns(s.axes), result.EndColumn())
	return s.keepRows(result.SweepParquet, keys, func(c int) (cells []any) {
		for _, text := range s.points[c%len(s.points)].texts {
			cells = append(cells, text)
		}
		return append(cells, s.stressed[c/len(s.points)])
	})
}

// keepTried writes the rows of a search; the first setting is the plan as it is.
func (s *optimizeRun) keepTried() error {
	return s.keepRows(result.OptimizeParquet, setColumns(s.axes), func(c int) []any {
		cells := make([]any, len(s.axes))
		for k := range cells {
			if cells[k] = ""; s.texts[c] != nil {
				cells[k] = s.texts[c][k]
			}
		}
		return cells
	})
}

// stages are their names in tables.
var stages = map[int]string{
	stageTornado: "tornado", stageMorris: "screening", stageIndices: "indices", stageEffects: "effects",
}

// keepPoints writes every point of the designs that was played, in the order of the stages.
func (s *sensitivityRun) keepPoints() error {
	if !s.wants(result.SensitivityParquet) {
		return nil
	}
	columns := result.PointColumns(s.found.Inputs, s.own.Outputs())
	return s.tabled(result.SensitivityParquet, columns, func(put func(row ...any) error) error {
		for _, stage := range []int{stageTornado, stageMorris, stageIndices, stageEffects} {
			points, width := s.points[stage], s.groupOf(stage)
			for i, u := range points {
				row, there := s.rowCache.Rows[stage|i]
				if !there {
					continue
				}
				cells := []any{stages[stage], int64(i / width), int64(i % width), s.moved(stage, points, i)}
				cells = play.Cells(append(cells, u[len(u)-1]), u[:len(u)-1])
				values := s.own.Scenario.Draw(u[:len(u)-1])
				for _, of := range s.reads() {
					cells = append(cells, values[of])
				}
				if err := put(play.Cells(cells, row.Rows[0])...); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// groupOf is how many points of a stage belong together: the bars of a world of chance, the steps of a
// trajectory, the mixtures of a base point.
func (s *sensitivityRun) groupOf(stage int) int {
	k := len(s.found.Inputs)
	switch stage {
	case stageTornado:
		return 2*k + 1
	case stageMorris:
		return k + 1
	case stageEffects:
		return k + 2
	}
	return len(s.groups) + 2
}

// moved names what differs between a point and the one it is held against: the middle of a tornado, the
// step before of a screening and of an order, A of the indices, whose B is held against nothing. In an order
// it is the assumption that is drawn anew, given those before it: quantiles of what goes with it move too.
func (s *sensitivityRun) moved(stage int, points [][]float64, i int) string {
	if stage == stageEffects {
		return s.drawnAnew(i)
	}
	width := s.groupOf(stage)
	step, against := i%width, i-i%width
	if stage == stageMorris {
		against = max(against, i-1)
	}
	if stage == stageIndices && step == 1 {
		return ""
	}
	var names []string
	for axis := range points[i] {
		if points[i][axis] == points[against][axis] {
			continue
		}
		if axis == len(s.found.Inputs) {
			names = append(names, "chance")
		} else {
			names = append(names, s.found.Inputs[axis].Path)
		}
	}
	return strings.Join(names, " ")
}

// drawnAnew is the assumption a point of an order takes from another world beyond the point before it.
func (s *sensitivityRun) drawnAnew(i int) string {
	width := s.groupOf(stageEffects)
	if i%width == 0 {
		return ""
	}
	order := s.orders()[i/width]
	if axis := order[len(order)-i%width]; axis < len(s.found.Inputs) {
		return s.found.Inputs[axis].Path
	}
	return "chance"
}

// keepCases writes every plan in every draw that boxes were looked for in, with the box that holds it.
func (q *question) keepCases(d *drawn, a *result.Discovery, conditions [2]experiment.Condition) error {
	if !q.wants(result.DiscoverParquet) {
		return nil
	}
	whole := func(is bool) int64 {
		if is {
			return 1
		}
		return 0
	}
	subject := slices.IndexFunc(q.own.Plans, func(p scenarios.Plan) bool { return p.Name == q.plan.Name })
	return q.tabled(result.DiscoverParquet, result.CaseColumns(a.Inputs, q.own.Outputs()),
		func(put func(row ...any) error) error {
			for j, w := range d.world {
				world := d.World(j)
				for p, row := range world {
					cells := []any{q.own.Plans[p].Name, whole(p == subject)}
					cells = append(cells, play.WorldCells(q.own.Design().Point(w))...)
					cells = append(cells, whole(drive.HeldOut(d.block[j])), whole(conditions[0].Holds(world, subject)),
						whole(conditions[1].Holds(world, p)), int64(d.boxOf(a.Boxes, j)))
					for i := range d.inputs {
						cells = append(cells, d.inputs[i][j])
					}
					if err := put(play.Cells(cells, row)...); err != nil {
						return err
					}
				}
			}
			return nil
		})
}

// boxOf is the number of the first box that holds a draw, from 1; 0 where none does.
func (d *drawn) boxOf(boxes []result.FoundBox, draw int) int {
	for b, box := range boxes {
		outside := slices.ContainsFunc(box.Limits, func(l result.Limit) bool {
			x := d.inputs[l.Input][draw]
			return l.Low != nil && x < *l.Low || l.High != nil && x > *l.High
		})
		if !outside {
			return b + 1
		}
	}
	return 0
}
