package chart

import (
	"math/rand/v2"
	"regexp"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/sim/result"
)

// turned is a verb with an amount of the other sign behind it: "saves −$39.0M".
var turned = regexp.MustCompile(`(saves|earns|gains|loses|costs|ahead by|behind by)( about)? −`)

// claimed is a difference that is said to be beyond error; that none is, is no claim.
var claimed = regexp.MustCompile(`clearly (ahead|behind|better|worse)|: a clear (gain|loss)`)

// Whatever the figures, no title says a verb and the opposite sign, and none says clearly of what
// has no interval.
func TestTitlesDoNotContradict(t *testing.T) {
	for seed := range uint64(120) {
		r, runs := sample.Result(1 + int(seed%5))
		sample.Stir(r, rand.New(rand.NewPCG(seed, 3)))
		bare := seed%4 == 0
		if bare {
			withoutIntervals(r)
		}
		figures, _ := Figures(r, runs)
		for _, f := range figures {
			if m := turned.FindString(f.Title); m != "" {
				t.Errorf("seed %d, %s: %q in %q", seed, f.Name, m, f.Title)
			}
			if bare && claimed.MatchString(f.Title) {
				t.Errorf("seed %d, %s: clearly, without an interval: %q", seed, f.Name, f.Title)
			}
		}
	}
}

// withoutIntervals leaves a result as of fewer than four blocks.
func withoutIntervals(r *result.Result) {
	bare := func(e *result.Estimate) {
		e.Interval = nil
		if e.Difference != nil {
			e.Difference.Interval, e.Difference.Clear = nil, false
		}
	}
	for i := range r.Estimates {
		bare(&r.Estimates[i])
	}
	for i := range r.Probabilities {
		r.Probabilities[i].Interval = nil
	}
	for i := range r.Series {
		s := &r.Series[i]
		s.Lo, s.Hi, s.GapLo, s.GapHi = nil, nil, nil, nil
	}
	for i := range r.Stress {
		bare(&r.Stress[i].Net)
		r.Stress[i].Loss.Interval = nil
	}
	if r.Grid != nil {
		for i := range r.Grid.Cells {
			c := &r.Grid.Cells[i]
			for k := range c.Estimates {
				bare(&c.Estimates[k])
			}
			for k := range c.Probabilities {
				c.Probabilities[k].Interval = nil
			}
		}
	}
}
