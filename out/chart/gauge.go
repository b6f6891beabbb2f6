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
	brief    string // in a sentence
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

// clearFrom returns the first month (from 0) from which the paired interval of plan
// minus reference lies on the given side of zero and stays there for the next
// month too; -1 when never.
func (g gauge) clearFrom(better bool) int {
	if !g.compared {
		return -1
	}
	s := g.lines[0].series
	up := (g.better == result.Higher) == better
	beyond := func(m int) bool {
		if up {
			return s.GapLo[m] > 0
		}
		return s.GapHi[m] < 0
	}
	for m := range s.GapLo {
		if beyond(m) && (m == len(s.GapLo)-1 || beyond(m+1)) {
			return m
		}
	}
	return -1
}

// paired is the band of a compared plan: the interval of its difference to the
// reference, on the reference's line. It is clear of that line where the
// difference is clear of zero. Any other line has that of its own mean.
func (g gauge) paired() gauge {
	if !g.compared || len(g.lines[0].series.GapLo) != len(g.lines[1].series.Mean) {
		return g
	}
	plan, ref := *g.lines[0].series, *g.lines[1].series
	plan.Lo, plan.Hi = make(result.Numbers, len(plan.GapLo)), make(result.Numbers, len(plan.GapHi))
	for m := range plan.Lo {
		plan.Lo[m], plan.Hi[m] = ref.Mean[m]+plan.GapLo[m], ref.Mean[m]+plan.GapHi[m]
	}
	ref.Lo, ref.Hi = nil, nil
	g.lines = []gaugeLine{{g.lines[0].name, &plan, g.lines[0].look}, {g.lines[1].name, &ref, g.lines[1].look}}
	return g
}

// told reports whether any difference to the reference has an interval.
func (g gauge) told() bool {
	return g.compared && slices.ContainsFunc(g.lines[0].series.GapLo, stats.IsFinite)
}

// banded reports whether any mean of a gauge has an interval.
func (g gauge) banded() bool {
	return slices.ContainsFunc(g.lines, func(l gaugeLine) bool {
		return slices.ContainsFunc(l.series.Lo,
			stats.IsFinite)
	})
}

// parts is the width a gauge asks for: one with many lines needs room for labels.
func (g gauge) parts() float64 {
	if g.compared || len(g.lines) < 2 {
		return 1
	}
	return 1.45
}
