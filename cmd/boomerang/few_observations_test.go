package main

import (
	"testing"

	"boomerang/sim/experiment/drive"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// A contest that ended below the number of observations an interval takes draws none and
// states no probability of being right, however far apart its entrants lie; what gave the
// same in every world is known at any number.
func TestContestOfFewObservations(t *testing.T) {
	a := &contestRun{settingRuns: &settingRuns{question: &question{level: .9}}, names: []string{"keep", "cut"}}
	for n := 1; n <= stats.FewBlocks+1; n++ {
		for _, same := range []bool{false, true} {
			found := drive.Contenders{make([]float64, n), make([]float64, n)}
			for k := range n {
				if found[0][k] = float64(100 + k); same {
					found[1][k] = found[0][k]
				}
			}
			var c result.Contest
			a.rank(&c, found, []int{0, 0})
			enough := n >= stats.FewBlocks
			for _, e := range c.Entrants {
				if (e.Interval != nil) != enough {
					t.Errorf("%d observations: interval %v", n, e.Interval)
				}
				if behind := e.BehindIn != nil; n > 1 && behind != (enough || same || e.Name == "keep") {
					t.Errorf("%d observations, the same %v: %s lies behind by %v", n, same, e.Name, e.BehindIn)
				}
			}
			if n > 1 && (c.Correct > 0) != (enough || same) {
				t.Errorf("%d observations, the same %v: right with %v", n, same, c.Correct)
			}
		}
	}
}
