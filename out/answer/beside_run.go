package answer

import (
	"slices"

	"boomerang/sim/result"
)

// besideRun is an answer as it is told beside the run of its folder: a setting of a sweep
// that is a plan of that run shows the run's figures, since one plan has one average on
// one report. The answer is as found where the folder has no run, or another one.
func besideRun(a result.Answer, dir string) result.Answer {
	s, is := a.(*result.Sweep)
	if !is || !slices.ContainsFunc(s.Cells, func(c result.SweepCell) bool { return c.Plan != "" }) {
		return a
	}
	r, err := result.Read(dir)
	if err != nil || r.Hash != s.Hash || r.Seed != s.Seed {
		return a
	}
	told := *s
	told.Cells = slices.Clone(s.Cells)
	for i := range told.Cells {
		told.Cells[i] = asInRun(told.Cells[i], r)
	}
	return &told
}

// asInRun is a cell with the figures of the plan of a run that it is.
func asInRun(c result.SweepCell, r *result.Result) result.SweepCell {
	e := r.Estimate(c.Plan, result.Net)
	if c.Plan == "" || e == nil || e.Mean == nil || len(c.Horizons) == 0 {
		return c
	}
	c.Draws, c.Horizons = e.N, slices.Clone(c.Horizons)
	if s := r.SeriesOf(c.Plan, result.NetCumulative); s != nil {
		for i := range c.Horizons {
			if h := &c.Horizons[i]; h.Month <= len(s.Mean) {
				h.Net, h.NetLo, h.NetHi = s.Mean[h.Month-1], finite(s.Lo, h.Month-1), finite(s.Hi, h.Month-1)
			}
		}
	}
	last := &c.Horizons[len(c.Horizons)-1]
	if last.Net = *e.Mean; e.Interval != nil {
		last.NetLo, last.NetHi = &e.Interval.Lo, &e.Interval.Hi
	}
	for _, p := range r.Probabilities {
		if p.Plan == c.Plan && p.Name == "net_loss" && e.SD != nil && *e.SD > 0 { // no world at 0 exactly
			last.Gain, last.Interval = 1-p.Value, p.Interval.Turned()
		}
	}
	return c
}

// finite is a number of a series, nil where there is none.
func finite(of result.Numbers, i int) *float64 {
	if i >= len(of) || of[i] != of[i] {
		return nil
	}
	return &of[i]
}
