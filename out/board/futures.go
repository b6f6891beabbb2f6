package board

import (
	"fmt"
	"math"
	"slices"

	"boomerang/out/view"
	"boomerang/out/wording"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// mostDots is how many dots a row can show and a reader still count.
const mostDots = 40

// fewDots is how many stand for futures too many to show and too few for forty.
const fewDots = 20

// futures are the used draws of a run, and how a row of dots shows them.
type futures struct {
	worlds []result.RunWorld // each draw once; all have the same weight
	dots   int               // shown in a row
}

// futuresOf takes the used draws. Up to forty stand for themselves; of more, quantiles of the
// estimated distribution do: forty, or twenty.
func futuresOf(v view.View, runs *result.Runs) futures {
	if runs == nil {
		return futures{}
	}
	f := futures{worlds: view.FirstDraws(runs, len(runs.Worlds))}
	f.worlds = slices.DeleteFunc(f.worlds, func(w result.RunWorld) bool { return v.Blocks > 0 && w.Block >= v.Blocks })
	switch n := len(f.worlds); {
	case n <= mostDots:
		f.dots = n
	case n < 2*mostDots:
		f.dots = fewDots
	default:
		f.dots = mostDots
	}
	return f
}

// counted reports whether a dot is a future that was played.
func (f futures) counted() bool { return f.dots > 0 && f.dots == len(f.worlds) }

// caption says what a dot is.
func (f futures) caption() string {
	switch {
	case f.dots == 0:
		return "The rows of the run are not in this folder: no marks"
	case f.counted():
		return fmt.Sprintf("Each mark is one of %d futures: blue gains, orange loses", f.dots)
	}
	return fmt.Sprintf("Each mark is one part in %d of %s futures: blue gains, orange loses", f.dots,
		wording.Thousands(len(f.worlds)))
}

// row are the values of a measure of a plan to be drawn as dots, smallest first; nil without rows.
func (f futures) row(runs *result.Runs, plan, measure string) []float64 {
	if runs == nil {
		return nil
	}
	k, m := slices.Index(runs.Plans, plan), slices.Index(runs.Measures, measure)
	if k < 0 || m < 0 {
		return nil
	}
	var all []float64
	for _, w := range f.worlds {
		if v := w.Rows[k][m]; stats.IsFinite(v) {
			all = append(all, v)
		}
	}
	slices.Sort(all)
	if len(all) <= f.dots {
		return all
	}
	dots := make([]float64, f.dots)
	for i := range dots { // the middle of each part
		at := (float64(i)+.5)/float64(f.dots)*float64(len(all)) - .5
		lo := int(math.Floor(at))
		dots[i] = all[lo] + (at-float64(lo))*(all[min(lo+1, len(all)-1)]-all[lo])
	}
	return dots
}

// share writes a probability as a count of the futures where these are what it was told from,
// else in per cent: "31 of 40", "78 %". The count and the share are the same estimate.
func (f futures) share(p *result.Probability) string {
	if p == nil || !stats.IsFinite(p.Value) {
		return wording.None
	}
	if n := p.Value * float64(len(f.worlds)); f.counted() && math.Abs(n-math.Round(n)) < 1e-6 {
		return fmt.Sprintf("%.0f of %d", n, len(f.worlds))
	}
	return wording.Percent(p.Value)
}
