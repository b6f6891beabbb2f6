package play

import (
	"cmp"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// ownGroup is the group of the measures a scenario defines.
const ownGroup = "own"

// Outputs are the measures of a row as every answer reads it: the model's, and behind them those the
// scenario defines.
func (st *Study) Outputs() (all []result.Measure) {
	for _, m := range st.Measures() {
		all = append(all, measureOf(m))
	}
	if st.Scenario == nil {
		return all
	}
	for _, o := range st.Scenario.Outputs {
		m := result.Measure{
			Name: o.Name, Title: o.Title, Unit: o.Unit, Better: o.Better, Group: ownGroup,
			Meaning: "Of the scenario's own: " + o.Expr + ", world by world; no value where it divides by 0 or one " +
				"of them has none.",
		}
		if m.Title == "" {
			m.Title = TitleOf(o.Name)
		}
		all = append(all, m)
	}
	return all
}

// Derive puts the measures that the scenario defines behind a row as it was played and stored.
//
// Rows are stored without them: they follow from the rest, and another expression must play no world
// again.
func (st *Study) Derive() func(row []float64) []float64 {
	if st.Scenario == nil || len(st.Scenario.Outputs) == 0 {
		return func(row []float64) []float64 { return row }
	}
	all := st.Outputs()
	first := len(all) - len(st.Scenario.Outputs)
	own := make([]experiment.Output, len(st.Scenario.Outputs))
	for i, o := range st.Scenario.Outputs {
		var err error
		if own[i], err = experiment.ParseOutput(o.Expr, all[:first+i]); err != nil {
			panic("play: measure " + o.Name + " was read before: " + err.Error())
		}
	}
	return func(row []float64) []float64 {
		row = row[:first]
		for _, o := range own {
			row = append(row, o.Of(row))
		}
		return row
	}
}

// Output finds a measure of a row by its name, for a flag as it was written.
func (st *Study) Output(flag, name string) (column int, m result.Measure, err error) {
	all := st.Outputs()
	var names []string
	for i, m := range all {
		if m.Name == name {
			return i, m, nil
		}
		names = append(names, m.Name)
	}
	return 0, m, remedy.Errorf("%s: there is no measure %q", flag, name).Hint("%s",
		cmp.Or(scenarios.DidYouMean(name, names), "boomerang list --measures names every measure"))
}
