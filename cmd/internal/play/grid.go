package play

import (
	"context"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// gridAside is chart 1: the cells of the scenario's grid, with the reference.
func gridAside(ctx context.Context, of asideOf) *aside {
	cells := of.plans.Scenario.Cells()
	if len(cells) == 0 {
		return nil
	}
	p := of.part(NewStudy(of.plans.Scenario, of.plans.Seed, cells), "grid", gridWorlds)
	return &aside{parts: []*Part{p}, read: func(r *result.Result, _ int) error {
		r.Grid = of.gridResult(r, p)
		return nil
	}}
}

// gridResult is chart 1: the cells and a handful of their measures.
func (of asideOf) gridResult(r *result.Result, p *Part) *result.Grid {
	table, used := p.Table(), p.Used()
	g := &result.Grid{Plan: p.Scenario.Grid.Plan}
	for _, a := range p.Scenario.Grid.Axes {
		g.Axes = append(g.Axes, result.Axis{
			Key: a.Path, Label: a.Meaning, Unit: a.Unit, Values: a.Values,
			Names: a.Choices(),
		})
	}
	estimates, _ := experiment.Compare(used, table)
	wanted := map[string]bool{
		result.Savings: true, result.RetentionLoss: true, result.Net: true, result.NetTerminal: true,
		result.Contained: true, result.CustomersLost: true,
	}
	losses := lossProbabilities(used, table)
	for i, plan := range p.Plans {
		if i == p.Reference {
			continue
		}
		tie := of.tie(p, i, g.Plan)
		c := result.Cell{Worlds: tie.worlds(used.Prefix())}
		for k, co := range plan.Coordinates {
			at := 0
			for n, v := range g.Axes[k].Values {
				if v == co.Value {
					at = n
				}
			}
			c.At = append(c.At, at)
		}
		for _, e := range estimates {
			if e.Plan == table.Plans[i] && wanted[e.Measure] {
				tie.estimate(r, &e)
				c.Estimates = append(c.Estimates, e)
			}
		}
		for _, l := range losses {
			if l.Plan == table.Plans[i] {
				tie.probability(r, &l)
				c.Probabilities = append(c.Probabilities, l)
			}
		}
		g.Cells = append(g.Cells, c)
	}
	return g
}
