package play

import (
	"cmp"
	"fmt"
	"strconv"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// monthOutput is a monthly measure in one month, looked at as if it were a measure of the whole run. Not all
// verbs keep all months of a row: of what a cache keeps, a value a month, it is this one.
type monthOutput struct {
	result.Measure
	column int // among the monthly measures
	month  int // from 0
}

// lookAt puts a month behind the measures of the study's rows.
func (st *Study) lookAt(flag, series, month string) (m result.Measure, err error) {
	column, there := desk.Column(desk.SeriesMeasures, series)
	if !there {
		var names []string
		for _, s := range desk.SeriesMeasures {
			names = append(names, s.Name)
		}
		return m, remedy.Errorf("%s: there is no monthly measure %q", flag, series).Hint("%s",
			cmp.Or(scenarios.DidYouMean(series, names), "boomerang list --measures names those that have months"))
	}
	k, err := strconv.Atoi(month)
	if err != nil || k < 1 || k > st.Scenario.Months {
		return m, remedy.Errorf("%s: %q is no month of the scenario", flag, month).
			Hint("months are 1 to %d, such as %s@%d", st.Scenario.Months, series, st.Scenario.Months)
	}
	m = measureOf(desk.SeriesMeasures[column])
	m.Meaning = fmt.Sprintf("In month %d. %s", k, m.Meaning)
	m.Name, m.Title = series+"@"+month, fmt.Sprintf("%s, month %d", m.Title, k)
	st.month = &monthOutput{m, column, k - 1}
	return m, nil
}

// of is the value among the months of a row: all monthly measures month by month, or one of them.
func (o *monthOutput) of(series []float64, months int) float64 {
	if each := len(series) / months; each > 1 {
		return series[o.month*each+o.column]
	}
	return series[o.month]
}

// byMonth is the monthly measure that a cache of rows keeps: the one looked at, else net value.
func (st *Study) byMonth() int {
	if st.month != nil {
		return st.month.column
	}
	return netByMonthColumn
}

// LooksAt names what rows kept for a study hold beyond all others: nothing where no month is looked at.
func (st *Study) LooksAt() (parts []any) {
	if st.month != nil {
		parts = append(parts, "by month", desk.SeriesMeasures[st.month.column].Name)
	}
	return parts
}
