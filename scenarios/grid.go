package scenarios

import (
	"slices"
	"strings"
)

// Cells returns the grid's cells as plans, the last axis changing fastest;
// none where the scenario has no grid.
func (s *Scenario) Cells() []Plan {
	if s.Grid == nil {
		return nil
	}
	from := s.plan(s.Grid.Plan)
	cells := []Plan{{Name: from.Name, Title: from.Title, Choice: from.Choice, scenario: s, resolved: from.resolved}}
	for _, a := range s.Grid.Axes {
		var next []Plan
		for _, c := range cells {
			for i := range a.Values {
				next = append(next, c.at(a, i))
			}
		}
		cells = next
	}
	for i := range cells {
		cells[i].Name += " [" + cells[i].settingText() + "]"
	}
	return cells
}

// at returns the plan with the axis at its i-th value.
func (p Plan) at(a Axis, i int) Plan {
	p.cell = append(slices.Clone(p.cell), setting{leaf: a.leaves[i], index: p.resolved.get(a.Path).index, dim: -1})
	p.Coordinates = append(slices.Clone(p.Coordinates), Coordinate{a.Path, a.Texts[i], a.Values[i]})
	return p
}

// Choices are the names of an axis whose values are names (of a choice, true and
// false, one "auto" among numbers), nil of numbers, also of those written as text
// with a unit.
func (a Axis) Choices() (names []string) {
	named := slices.ContainsFunc(a.leaves, func(l leaf) bool {
		return l.key.Kind == choice || l.key.Kind == yesNo || l.value.auto
	})
	if !named {
		return nil
	}
	for _, text := range a.Texts {
		names = append(names, strings.Trim(text, `"`))
	}
	return names
}

func (p Plan) settingText() string {
	return strings.Join(each(p.Coordinates, func(c Coordinate) string { return c.Path + " = " + c.Text }), ", ")
}

// size is the number of cells, or any number beyond the bound.
func (g *Grid) size() int {
	n := 1
	for _, a := range g.Axes {
		if n *= len(a.Values); n > maxCells {
			return n
		}
	}
	return n
}
