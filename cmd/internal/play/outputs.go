package play

import (
	"cmp"
	"strings"

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
	if st.month != nil {
		all = append(all, st.month.Measure)
	}
	return all
}

// Derive puts the measures that the scenario defines, and the month that is looked at, behind a row as it was
// played and stored; series is its months.
//
// Rows are stored without them: they follow from the rest, and another expression must play no world
// again.
func (st *Study) Derive() func(row, series []float64) []float64 {
	if st.Scenario == nil || len(st.Scenario.Outputs) == 0 && st.month == nil {
		return func(row, _ []float64) []float64 { return row }
	}
	all := st.Outputs()
	first := len(st.Measures())
	own := make([]experiment.Output, len(st.Scenario.Outputs))
	for i, o := range st.Scenario.Outputs {
		var err error
		if own[i], err = experiment.ParseOutput(o.Expr, all[:first+i]); err != nil {
			panic("play: measure " + o.Name + " was read before: " + err.Error())
		}
	}
	return func(row, series []float64) []float64 {
		row = row[:first]
		for _, o := range own {
			row = append(row, o.Of(row))
		}
		if st.month != nil {
			row = append(row, st.month.of(series, st.Scenario.Months))
		}
		return row
	}
}

// Output finds a measure of a row by its name, for a flag as it was written. NAME@MONTH is a monthly measure in
// one month: from then on the rows of the study have it as their last column.
func (st *Study) Output(flag, name string) (column int, m result.Measure, err error) {
	all := st.Outputs()
	var names []string
	for i, m := range all {
		if m.Name == name {
			return i, m, nil
		}
		names = append(names, m.Name)
	}
	if series, month, ok := strings.Cut(name, "@"); ok {
		m, err = st.lookAt(flag, series, month)
		return len(all), m, err
	}
	return 0, m, remedy.Errorf("%s: there is no measure %q", flag, name).Hint("%s",
		cmp.Or(scenarios.DidYouMean(name, names), "boomerang list --measures names every measure"))
}
