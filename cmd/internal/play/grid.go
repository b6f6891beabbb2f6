package play

import (
	"context"
	"slices"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// cellsWorlds is in how many worlds a cell between others is played, which as many as the
// plans by default say the rest of.
const cellsWorlds = 18

// gridAside is chart 1: the cells of the scenario's grid, with the reference. The corners of the grid are
// played in more worlds than the cells between them, which lie nearly on a plane through
// the corners in every world and are told by it.
func gridAside(_ context.Context, of asideOf) *aside {
	cells := of.plans.Scenario.Cells()
	if len(cells) == 0 {
		return nil
	}
	corners, between := cornersOf(of.plans.Scenario.Grid, cells)
	if len(between) == 0 || of.worlds <= cellsWorlds {
		corners, between = cells, nil
	}
	g := &grid{corners: of.part(NewStudy(of.plans.Scenario, of.plans.Seed, corners), "grid", gridWorlds)}
	a := &aside{parts: []*Part{g.corners}, whole: true}
	if between != nil {
		st := NewStudy(of.plans.Scenario, of.plans.Seed, between)
		g.between = of.part(st, "grid between its corners", cellsWorlds)
		a.parts = append(a.parts, g.between)
	}
	a.read = func(r *result.Result, k int) error {
		if k == len(a.parts)-1 {
			r.Grid = g.result(r, of, cells)
		}
		return nil
	}
	return a
}

// grid is the cells being played: all are corners where none lies between others.
type grid struct {
	corners, between *Part
	losses           map[*Part][]result.Probability
}

// cornersOf divides cells: a corner has the least or the most on every axis of numbers.
func cornersOf(g *scenarios.Grid, cells []scenarios.Plan) (corners, between []scenarios.Plan) {
	for _, c := range cells {
		corner := true
		for k, a := range g.Axes {
			if v := c.Coordinates[k].Value; a.Choices() == nil {
				corner = corner && (v == slices.Min(a.Values) || v == slices.Max(a.Values))
			}
		}
		if corner {
			corners = append(corners, c)
		} else {
			between = append(between, c)
		}
	}
	return corners, between
}

// around are the corners that a cell lies between: those with its own choices.
func (g *grid) around(cell scenarios.Plan) (leads []experiment.Lead) {
	runs := g.corners.Used()
	for i, p := range g.corners.Plans {
		same := len(p.Coordinates) > 0
		for k, c := range p.Coordinates {
			if g.corners.Scenario.Grid.Axes[k].Choices() != nil {
				same = same && c.Value == cell.Coordinates[k].Value
			}
		}
		if same {
			leads = append(leads, experiment.Lead{Runs: runs, Plan: i})
		}
	}
	return leads
}

// cellMeasures are what a report shows of a cell.
var cellMeasures = map[string]bool{
	result.Savings: true, result.RetentionLoss: true, result.Net: true, result.NetTerminal: true,
	result.Contained: true, result.CustomersLost: true, result.ServiceLevel: true,
}

// result is chart 1: the cells and a handful of their measures.
func (g *grid) result(r *result.Result, of asideOf, cells []scenarios.Plan) *result.Grid {
	own := g.corners.Scenario.Grid
	out := &result.Grid{Plan: own.Plan}
	for _, a := range own.Axes {
		out.Axes = append(out.Axes, result.Axis{
			Key: a.Path, Label: a.Meaning, Unit: a.Unit, Values: a.Values,
			Names: a.Choices(),
		})
	}
	g.losses = map[*Part][]result.Probability{}
	for _, p := range []*Part{g.corners, g.between} {
		if p != nil {
			g.losses[p] = lossProbabilities(p.Used(), p.Table())
		}
	}
	for _, cell := range cells {
		p, plan := g.find(cell.Name)
		out.Cells = append(out.Cells, g.cell(r, of, p, plan))
	}
	return out
}

// find is the part that plays a cell, and which plan of it.
func (g *grid) find(name string) (*Part, int) {
	for _, p := range []*Part{g.corners, g.between} {
		if p == nil {
			continue
		}
		if i := slices.IndexFunc(p.Plans, func(x scenarios.Plan) bool { return x.Name == name }); i >= 0 {
			return p, i
		}
	}
	panic("play: no part plays the cell " + name)
}

// cell is what a cell gave.
func (g *grid) cell(r *result.Result, of asideOf, p *Part, i int) result.Cell {
	table, used, plan := p.Table(), p.Used(), p.Plans[i]
	tie := of.tie(p, i, g.corners.Scenario.Grid.Plan)
	c := result.Cell{Worlds: tie.worlds(used.Prefix())}
	if tie != nil && p == g.between && tie.twin() == "" {
		tie.around = g.around(plan)
		c.Worlds, c.Played = g.corners.Used().Prefix(), used.Prefix()
	}
	for k, co := range plan.Coordinates {
		c.At = append(c.At, max(0, slices.Index(p.Scenario.Grid.Axes[k].Values, co.Value)))
	}
	estimates, _ := experiment.CompareOne(used, table, i)
	for _, e := range estimates {
		if cellMeasures[e.Measure] {
			tie.estimate(r, &e)
			c.Estimates = append(c.Estimates, e)
		}
	}
	for _, l := range g.losses[p] {
		if l.Plan == table.Plans[i] {
			tie.probability(r, &l)
			c.Probabilities = append(c.Probabilities, l)
		}
	}
	return c
}
