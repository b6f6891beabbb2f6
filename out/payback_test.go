package out

import (
	"strings"
	"testing"

	"boomerang/sim/result"
)

// What the verdict says of payback and turn, by how often each happens: a plan that is never ahead says so,
// and a result of a program that did not tell the two apart keeps its one line.
func TestPaybackInWords(t *testing.T) {
	of := func(name string, probability, month, never float64) reader {
		r := &result.Result{
			Scenario: result.Scenario{Start: "2025-01-06", Months: 18},
			Plans:    []result.Plan{{Name: "keep", Reference: true}, {Name: "p", Title: "P"}},
			Estimates: []result.Estimate{
				{Plan: "p", Measure: result.NeverPaysBack, Mean: &never},
				{Plan: "p", Measure: result.Net, Mean: &never},
			},
			Events: []result.Event{{Plan: "p", Name: name, Unit: result.UnitMonth, Probability: probability}},
		}
		if probability > 0 {
			r.Events[0].Quantiles = &result.Quantiles{P50: month}
		}
		return readerOf(r)
	}
	for _, c := range []struct {
		name                      string
		probability, month, never float64
		want                      string
	}{
		{result.PaybackMonth, .75, 4, .25, "Apr 2025, in 75 % of futures; never in 25 %"},
		{result.PaybackMonth, .75, 4, 0, "Apr 2025, in 75 % of futures"},
		{result.PaybackMonth, 1, 1, 0, "from the first month, in every future played"},
		{result.PaybackMonth, 0, 0, 1, "never pays back, in every future played"},
		{result.PaybackMonth, 0, 0, .5, "never, in 50 % of futures"},
		{result.PaybackMonth, 0, 0, 0, "in no future played"},
		{result.TurningMonth, .5, 12, 0, "Dec 2025, in 50 % of futures"},
		{result.TurningMonth, .5, 12, .25, "Dec 2025, in 50 % of futures"},
		{result.TurningMonth, 0, 0, 0, "in no future played"},
		{result.TurningMonth, 0, 0, 1, "never ahead"},
		{result.TurningMonth, 0, 0, .25, "no turn; never ahead in 25 %"},
		{result.OvertakenMonth, .5, 1, 0, "from the first month, in 50 % of futures"},
	} {
		r := of(c.name, c.probability, c.month, c.never)
		said := map[rowID]string{}
		for _, x := range r.allRows() {
			said[x.id] = x.say(r, "p").Text
		}
		id := map[string]rowID{
			result.PaybackMonth: paybackRow, result.TurningMonth: turningRow, result.OvertakenMonth: overtakenRow,
		}[c.name]
		if said[id] != c.want {
			t.Errorf("%s with %v in month %v, never in %v: %q, want %q", c.name, c.probability, c.month, c.never,
				said[id], c.want)
		}
		names := ""
		for _, x := range r.rows() {
			names += x.name + "\n"
		}
		if older := strings.Contains(names, "overtakes"); older != (c.name == result.OvertakenMonth) {
			t.Errorf("a result with %s has the lines\n%s", c.name, names)
		}
	}
}
