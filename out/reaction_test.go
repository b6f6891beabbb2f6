package out

import (
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// What holding the service level took is told of every plan where anybody does anything about it, and by month
// of the plan that spends most; where nobody does, and of results that know nothing of it, there is no table.
func TestWhatHoldingTheLevelTook(t *testing.T) {
	r, _ := sample.Result(2)
	if table := readerOf(r).held(); len(table.Rows) != 0 {
		t.Error("a table of what no result holds")
	}
	add := func(plan, measure string, unit result.Unit, mean float64) {
		if r.Measure(measure) == nil {
			r.Measures = append(r.Measures, result.Measure{Name: measure, Unit: unit})
		}
		r.Estimates = append(r.Estimates, result.Estimate{Plan: plan, Measure: measure, Mean: &mean})
		r.Series = append(r.Series, result.Series{Plan: plan, Measure: measure, Mean: result.Numbers{mean, mean / 2}})
	}
	for i, p := range r.Plans {
		add(p.Name, result.ServiceLevel, result.UnitShare, .5+float64(i)/4)
		add(p.Name, result.ReactionCost, result.UnitMoney, 0)
		add(p.Name, result.ReplannedHours, result.UnitHours, 0)
	}
	if table := readerOf(r).held(); len(table.Rows) != 0 {
		t.Error("a table where nobody does anything")
	}
	for k := range r.Estimates {
		if e := &r.Estimates[k]; e.Plan == r.Plans[1].Name && e.Measure == result.ReactionCost {
			cost := 1_234_000.0
			e.Mean = &cost
		}
	}
	var b strings.Builder
	table := readerOf(r).held()
	if table.WriteMarkdown(&b); len(table.Rows) != len(r.Plans) {
		t.Errorf("%d plans are told of, of %d", len(table.Rows), len(r.Plans))
	}
	months := readerOf(r).heldByMonth()
	months.WriteMarkdown(&b)
	if len(months.Rows) != 2 || !strings.Contains(months.Title, readerOf(r).Title(r.Plans[1])) {
		t.Errorf("%d months of “%s”, want 2 of “%s”", len(months.Rows), months.Title, r.Plans[1].Name)
	}
	for _, want := range []string{"€1.23M", "50.0 %", "75.0 %", "37.5 %"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing:\n%s", want, b.String())
		}
	}
}
