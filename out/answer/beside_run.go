package answer

import (
	"fmt"
	"slices"

	"boomerang/out/wording"
	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// beside tells an answer as it reads beside the run of its folder, on a terminal as in a
// report.
func beside(a result.Answer, of folder.Reader) Text {
	t := tell(besideRun(a, of))
	t.Basis += ownWorlds(a, of)
	return t
}

// besideRun is an answer as it is told beside the run of its folder: a setting of a sweep
// that is a plan of that run shows the run's figures, since one plan has one average on
// one report. The answer is as found where the folder has no run, or another one.
func besideRun(a result.Answer, of folder.Reader) result.Answer {
	s, is := a.(*result.Sweep)
	if !is || !slices.ContainsFunc(s.Cells, func(c result.SweepCell) bool { return c.Plan != "" }) {
		return a
	}
	r := runOf(of, s.Head)
	if r == nil {
		return a
	}
	told := *s
	told.Cells = slices.Clone(s.Cells)
	for i := range told.Cells {
		told.Cells[i] = asInRun(told.Cells[i], r)
	}
	return &told
}

// runOf is the run of a folder that an answer was found beside; nil where there is none.
func runOf(of folder.Reader, h result.Head) *result.Result {
	r, err := result.ReadFrom(of)
	if err != nil || r.Hash != h.Hash || r.Seed != h.Seed {
		return nil
	}
	return r
}

// ownWorlds says of an answer that prints means of plans over worlds of its own why they
// are not those of the run beside it.
func ownWorlds(a result.Answer, of folder.Reader) string {
	var h result.Head
	switch a := a.(type) {
	case *result.Selection:
		h = a.Head
	case *result.Discovery:
		h = a.Head
	case *result.Optimum:
		h = a.Head
	default:
		return ""
	}
	r := runOf(of, h)
	if r == nil {
		return ""
	}
	return fmt.Sprintf(" Means of plans are over the futures of this answer: they differ by chance from the run's, of "+
		"%s futures.", wording.Thousands(r.Worlds))
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
