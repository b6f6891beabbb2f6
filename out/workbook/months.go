package workbook

import (
	"slices"

	"boomerang/sim/dates"
	"boomerang/sim/result"
)

// MonthRows are a head, then a row for every plan and month: the month's first day, and the mean of
// every monthly measure over the worlds. A month without a value has nil there.
func MonthRows(res *result.Result) [][]any {
	heads := []any{"plan", "month", "first day"}
	for _, m := range res.SeriesMeasures {
		heads = append(heads, headed(m.Name, m.Unit.String()))
	}
	rows := [][]any{heads}
	start, dated := dates.Parse(res.Scenario.Start)
	for _, p := range res.Plans {
		for month := range res.Scenario.Months {
			first := ""
			if dated {
				first = start.AfterMonths(month).String()
			}
			row := []any{p.Name, float64(month + 1), first}
			for _, m := range res.SeriesMeasures {
				row = append(row, monthOf(res, p.Name, m.Name, month))
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// monthOf is the mean of a measure in a month, nil where there is none; one that is not finite is left
// empty by who writes it.
func monthOf(res *result.Result, plan, measure string, month int) any {
	k := slices.IndexFunc(res.Series, func(s result.Series) bool { return s.Plan == plan && s.Measure == measure })
	if k < 0 || month >= len(res.Series[k].Mean) {
		return nil
	}
	return float64(res.Series[k].Mean[month])
}
