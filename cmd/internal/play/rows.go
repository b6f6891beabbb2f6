//go:build !page

package play

import (
	"math"
	"slices"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// writeBeside stages the rows of what was asked beside the plans, where they were asked for; a folder
// that has them keeps them.
func (j *Job) writeBeside(o *Options, r *result.Result) error {
	if len(j.asides) == 0 || !o.Rows && !slices.Contains(j.folder.Listed(), result.BesideParquet) {
		return nil
	}
	inputs := sampledOf(j.Plans.Scenario)
	columns := result.StoredIn(result.BesideColumns(inputs, r.Measures), r.Scenario.Currency)
	return result.WriteRows(j.folder, result.BesideParquet, columns, func(put func(row ...any) error) error {
		for _, a := range j.asides {
			for _, p := range a.parts {
				if err := p.putRows(a.name, inputs, put); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// putRows puts every row of a part that was played; an assumption that the part sets has no draw.
func (p *Part) putRows(question string, inputs []result.Assumption, put func(row ...any) error) error {
	if p.Runs == nil {
		return nil
	}
	names, plans := p.names(), make([]result.Row, len(p.Plans))
	own := make([]int, len(inputs))
	for i, in := range inputs {
		own[i] = slices.IndexFunc(p.Scenario.Assumptions, func(a scenarios.Assumption) bool {
			return a.Path == in.Path
		})
	}
	for w := range p.Runs.Prefix() {
		if !p.plays(w) {
			continue
		}
		if err := p.Runs.World(w, plans); err != nil {
			return err
		}
		pt := p.Design().Point(w)
		drawn := p.Scenario.Draw(pt.U)
		for i, row := range plans {
			cells := append([]any{question, p.Label, names[i]}, WorldCells(pt)...)
			for _, at := range own {
				if at < 0 {
					cells = append(cells, math.NaN())
				} else {
					cells = append(cells, drawn[at])
				}
			}
			if err := put(Cells(cells, row.Values)...); err != nil {
				return err
			}
		}
	}
	return nil
}

// WorldCells tell the world of a row.
func WorldCells(pt experiment.Point) []any {
	return []any{int64(pt.World), int64(pt.Block), int64(pt.Chance)}
}

// Cells puts numbers behind cells.
func Cells(before []any, values []float64) []any {
	for _, x := range values {
		before = append(before, x)
	}
	return before
}

// sampledOf are the assumptions a scenario draws, as result.json lists them.
func sampledOf(s *scenarios.Scenario) (all []result.Assumption) {
	for _, a := range assumptionsOf(s) {
		if a.Sampled {
			all = append(all, a)
		}
	}
	return all
}

// Sampled are the assumptions the scenario of a study draws.
func (st *Study) Sampled() []result.Assumption { return sampledOf(st.Scenario) }
