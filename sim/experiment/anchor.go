package experiment

import (
	"math"

	"boomerang/sim/experiment/expression"
	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// fewAnchored is how many draws a figure is tied by at least: with fewer the multiple
// that is fitted is a guess.
const fewAnchored = 12

// Anchor ties what a few of a study's worlds gave under another setting to what all of its
// worlds gave: the same draws, and the same chance, were played by both, so that the luck
// of the few is known and taken out (regression estimator of survey sampling, Cochran
// 1977, 7.1–7.3; Lavenberg and Welch 1981 for simulation).
//
// Without it a figure of 36 worlds under another setting would stand beside one of 360 under the plan
// as it is, and differ by the luck of the 36 as well as by the setting.
type Anchor struct {
	Full, Part *Runs
	Study      Study // of the full runs: Level, Reference
}

// PlanMeasure is a measure of a plan in either of the two.
type PlanMeasure = expression.PlanMeasure

// Mean estimates the mean of a value of the part, a value of the full runs in the same
// world being what it is tied by:
//
//	ȳ + β(X̄ − x̄),  β = Σ(x−x̄)(y−ȳ)/Σ(x−x̄)²
//
// over the n draws of the part, X̄ over all draws. Its squared error is the residuals'
// s²·(1/n + (X̄−x̄)²/Σ(x−x̄)²), times 8/7 since draws of a hypercube of 8 may be that much
// more variable than independent ones (Owen 1997), plus β² that of X̄ by blocks; the
// interval is Student's with n − 2 degrees of freedom. Where the part has all worlds it is
// its plain mean, with the interval by blocks. Nil where fewer than 12 draws have both.
func (a Anchor) Mean(part, full PlanMeasure) (float64, *result.Interval) {
	return a.tie(a.Part.measured(part.Plan, part.Measure), a.Full.measured(full.Plan, full.Measure))
}

// Chance is Mean for the chance that a plan of the part meets a condition, the same plan
// or another of the full runs being what it is tied by.
//
// Where all or none of the part's worlds have it the exact binomial bound speaks, since a line through
// constants has no error to show.
func (a Anchor) Chance(c Condition, part, full int) (float64, *result.Interval) {
	holds := func(plan int) func([][]float64) float64 {
		return func(rows [][]float64) float64 { return stats.Indicator(c.Holds(rows, plan)) }
	}
	y, x := a.Part.judged(c.root, part, holds(part)), a.Full.judged(c.root, full, holds(full))
	return a.share(y, x, c.root.MeasuresOnce())
}

// share is Mean for two columns of zeros and ones that some measures decide.
func (a Anchor) share(y, x column, measures []int) (float64, *result.Interval) {
	if y.draws() >= x.draws() {
		return y.share(a.Study.level(), a.Part.effect(1, measures))
	}
	hits, n := stats.MomentsOf(y.values()), float64(len(y.values()))
	mean, iv := a.tie(y, x)
	if iv == nil || hits.Mean() == 0 || hits.Mean() == 1 { // nothing to fit: what so few draws can say
		exact, _ := stats.Share(math.Round(hits.Mean()*n), n, 1, a.Study.level())
		return hits.Mean(), exact
	}
	clipped := iv.Clip(0, 1)
	return min(1, max(0, mean)), &clipped
}

// tie is Mean for two columns.
//
// The gain over the plain mean is a factor 1 − r² of the variance, r the correlation of the two values
// over draws; at r = 0 it costs the one degree of freedom of the slope.
func (a Anchor) tie(y, x column) (float64, *result.Interval) {
	if y.draws() >= x.draws() {
		mean, iv, _ := y.mean(a.Study.level())
		return mean, iv
	}
	var ys, xs stats.Moments
	var pairs [][2]float64
	for b, block := range y.blocks {
		for j, v := range block {
			if w := x.blocks[b][j]; !math.IsNaN(v - w) {
				ys.Add(v)
				xs.Add(w)
				pairs = append(pairs, [2]float64{v, w})
			}
		}
	}
	n := float64(len(pairs))
	if len(pairs) < fewAnchored {
		return stats.MomentsOf(y.values()).Mean(), nil
	}
	sxx, sxy, residual, slope := 0., 0., 0., 0.
	for _, p := range pairs {
		sxx += (p[1] - xs.Mean()) * (p[1] - xs.Mean())
		sxy += (p[1] - xs.Mean()) * (p[0] - ys.Mean())
	}
	if sxx > 0 {
		slope = sxy / sxx
	}
	for _, p := range pairs {
		e := p[0] - ys.Mean() - slope*(p[1]-xs.Mean())
		residual += e * e / (n - 2)
	}
	all, _, _ := x.mean(a.Study.level())
	mean := ys.Mean() + slope*(all-xs.Mean())
	if len(x.blocks) < FewBlocks {
		return mean, nil
	}
	square := 8. / 7 * residual / n
	if sxx > 0 {
		square = 8. / 7 * residual * (1/n + (all-xs.Mean())*(all-xs.Mean())/sxx)
	}
	square += slope * slope * x.variance()
	half := portable.StudentQuantile(n-2, (1+a.Study.level())/2) * math.Sqrt(square)
	return mean, &result.Interval{
		Lo: mean - half, Hi: mean + half, Level: a.Study.level(),
		Estimator: "tied to all worlds by regression, t",
	}
}

// Tie puts the anchored mean and interval of a measure into its estimate, whose spread
// stays that of the worlds played.
func (a Anchor) Tie(e *result.Estimate, part, full PlanMeasure) {
	if e.Mean != nil {
		mean, iv := a.Mean(part, full)
		put(e, mean, iv)
	}
}

// put writes a mean that was tied to other worlds into an estimate, unless there is none; net is its
// own difference, since the reference's is 0 in every world.
func put(e *result.Estimate, mean float64, iv *result.Interval) (known bool) {
	if math.IsNaN(mean) {
		return false
	}
	e.Mean, e.Interval = &mean, iv
	if e.Measure == result.Net && e.Difference != nil {
		e.Difference.Mean, e.Difference.Interval = mean, iv
		e.Difference.Clear = iv != nil && iv.Excludes(0)
	}
	return true
}
