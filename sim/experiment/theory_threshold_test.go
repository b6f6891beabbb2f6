package experiment

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"boomerang/sim"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// TestConditionsAreHonest: conditions that lie exactly on their bound must be
// called either way in at most 10 % of studies. Net of plan b is a + 1 + noise
// with a normal (10, 3), both in the same world; cost is normal (5, 1).
func TestConditionsAreHonest(t *testing.T) {
	const studies, worlds = 400, 64
	s := Study{Plans: []string{"a", "b"}, Measures: []result.Measure{{Name: "net"}, {Name: "cost"}}}
	z := distuv.UnitNormal.Quantile(.9)
	for _, c := range []struct {
		expr  string
		least float64 // share of studies that must be open: else the interval is uselessly narrow or wide
		most  float64
	}{
		{"net - plan.a.net > 1", .90, .96},
		// paired: the mean of one number a world
		{"mean(net) - mean(plan.a.net) > 1", .90, .96},                          // the same, folded
		{"2 * mean(net) - 3 * p(net > 11) > 20.5", .90, .96},                    // a sum of a mean and a probability
		{"mean(net) / mean(cost) > 2.2", .90, 1},                                // Bonferroni: at least
		{fmt.Sprintf("p90(cost) - mean(cost) < %v", z), .90, 1},                 // a quantile and a mean
		{"net > 11 and cost < 6", .90, 1},                                       // one on its bound, one clear
		{"net > 11 or cost < 5", .90, 1},                                        // both on their bounds
		{fmt.Sprintf("p(net - cost > 6) < %v or p90(cost) < 4", .5), .90, .995}, // world by world; one clear
	} {
		th, err := ParseThreshold(c.expr, s)
		if err != nil {
			t.Fatal(err)
		}
		open := 0.
		for study := range studies {
			r := &Runs{}
			for w := range worlds {
				key := sim.NewFates(uint64(study), uint64(w)).Of(0)
				normal := func(p sim.Purpose) float64 { return distuv.UnitNormal.Quantile(key.Uniform(p, 0)) }
				a := 10 + 3*normal(1)
				r.Add(w, Outcome{Rows: [][]float64{{a, 0}, {a + 1 + .5*normal(2), 5 + normal(3)}}})
			}
			outcome, _ := th.Judge(r, s, 1)
			open += stats.Indicator(outcome == result.Inconclusive) / studies
		}
		tolerance := 4 * math.Sqrt(.1*.9/studies)
		if open < c.least-tolerance || open > c.most+tolerance/2 {
			t.Errorf("%s: open in %.3f of studies, want %.2f to %.3f", c.expr, open, c.least, c.most)
		}
	}
}
