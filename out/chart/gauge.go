package chart

import (
	"slices"

	"boomerang/out/drawing"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// gauge is one panel of a dashboard: monthly measures of the plan, and the
// reference's where there is one line.
type gauge struct {
	name     string
	unit     result.Unit
	lines    []gaugeLine
	better   result.Better
	compared bool // the last line is the reference
}

type gaugeLine struct {
	name   string
	series *result.Series
	look   drawing.Stroke
}

// clearFrom is the first month (from 0) of those up to the last in which the paired interval of plan minus
// reference lies on the given side of zero; -1 where it does not in the last two. What a plan shows
// in passing is no claim.
func (g gauge) clearFrom(better bool) int {
	if !g.compared {
		return -1
	}
	s := g.lines[0].series
	up := (g.better == result.Higher) == better
	from := len(s.GapLo)
	for m := len(s.GapLo) - 1; m >= 0 && (up && s.GapLo[m] > 0 || !up && s.GapHi[m] < 0); m-- {
		from = m
	}
	if from > len(s.GapLo)-min(2, len(s.GapLo)) || len(s.GapLo) == 0 {
		return -1
	}
	return from
}

// curve is a line to draw with the band of its error; of a gauge with a reference the difference to it.
type curve struct {
	mean, lo, hi []float64
	look         drawing.Stroke
}

// drawn are the curves of a gauge: plan minus reference where there is one, and the reference at zero;
// of others the lines themselves.
func (g gauge) drawn() (all []curve) {
	if !g.compared {
		for _, l := range g.lines {
			all = append(all, curve{mean: l.series.Mean, look: l.look})
		}
		return all
	}
	plan, ref := g.lines[0].series, g.lines[1].series
	gap := curve{mean: plan.Gap, lo: plan.GapLo, hi: plan.GapHi, look: g.lines[0].look}
	if len(gap.mean) == 0 { // of older programs
		for m, v := range plan.Mean {
			gap.mean = append(gap.mean, v-monthOr(ref.Mean, m))
		}
	}
	return append(all, gap, curve{mean: make([]float64, len(gap.mean)), look: g.lines[1].look})
}

// hasIntervals reports whether any difference to the reference has an interval.
func (g gauge) hasIntervals() bool {
	return g.compared && slices.ContainsFunc(g.lines[0].series.GapLo, stats.IsFinite)
}
