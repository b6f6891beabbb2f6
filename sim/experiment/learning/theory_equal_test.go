package learning

import (
	"math"
	"os"
	"testing"

	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// weightedWorld is a posterior in closed form, sampled as the sampler does: two scores t ~ N(0, I) proposed from a law
// wider by a factor, with weights to scale; a play gives y = t₁ − ½ t₂ + chance.
//
//	Var(y) = 1 + ¼ + chance²
type weightedWorld struct {
	runs, each int
	wide       float64
	chance     float64
}

// sample draws all runs of the sampler once.
func (w weightedWorld) sample(trial int) *Sample {
	draws := newStream(91, partWalk)
	a := &Sample{Runs: w.runs}
	for i := range w.runs * w.each {
		d := Draw{Run: i / w.each, U: make([]float64, 2)}
		for k := range d.U {
			z := draws.normal(trial, purposeNormal, 2*i+k)
			d.U[k] = z * w.wide
			d.Log += (z*z - d.U[k]*d.U[k]) / 2
		}
		a.Draws = append(a.Draws, d)
	}
	return a.settled()
}

// play is what a draw gives under a chance of its own.
func (w weightedWorld) play(trial, key int, t []float64) float64 {
	return t[0] - t[1]/2 + w.chance*newStream(92, partWalk).normal(trial, purposeError, key)
}

// errorsOf adds up what three estimators are off in a trial: weights on every draw, draws of equal weight, and whether
// the interval over blocks of those holds the truth. f is what is estimated of a play.
type errorsOf struct {
	truth          float64
	f              func(y float64) float64
	weighted, even stats.Moments
	held           float64
	bounds         stats.Moments
}

func (e *errorsOf) add(w weightedWorld, trial int, a *Sample, picked []int) {
	sum := 0.
	for i, d := range a.Draws {
		sum += d.Weight * e.f(w.play(trial, i, d.U))
	}
	e.weighted.Add((sum - e.truth) * (sum - e.truth))
	var blocks []float64
	for b := 0; b < len(picked); b += DrawsOfBlock {
		mean := 0.
		for k, i := range picked[b : b+DrawsOfBlock] {
			mean += e.f(w.play(trial, len(a.Draws)+b+k, a.Draws[i].U)) / DrawsOfBlock
		}
		blocks = append(blocks, mean)
	}
	m := stats.MomentsOf(blocks)
	e.even.Add((m.Mean() - e.truth) * (m.Mean() - e.truth))
	iv, _ := stats.Mean(blocks, .9)
	e.held += stats.Indicator(!iv.Excludes(e.truth))
	e.bounds.Add(m.Variance() / float64(m.N()))
}

// Equal weights cost a play the more of full weight, and nothing beyond: with as many plays of them as of weighted
// draws they err as far. Over 4,000 trials, with 8 runs of 40 draws worth 267 (of 80 draws worth 334), variance of the
// one over the other at equal plays, and the share of 90 % intervals over blocks that hold the truth:
//
//	variance of chance over the unknowns     mean             share below a limit    intervals hold
//	0                                        1.24  (.95)      1.05  (.75)            .90, .91  (.90, .90)
//	.8                                       1.01  (.67)       .94  (.60)            .90, .89  (.91, .91)
//	3.2                                       .91  (.54)       .87  (.51)            .89, .89  (.91, .91)
//
// TestEqualWeights: what resampling loses against weights on every draw, and that intervals over the blocks hold.
func TestEqualWeights(t *testing.T) {
	trials := 150
	if os.Getenv("BOOMERANG_LONG") != "" {
		trials = 4000
	}
	for _, w := range []weightedWorld{{8, 40, 1.3, 0}, {8, 40, 1.3, 1}, {8, 80, 1.8, 1}} {
		sd := math.Sqrt(1.25 + w.chance*w.chance)
		mean := &errorsOf{truth: 0, f: func(y float64) float64 { return y }}
		share := &errorsOf{truth: .2, f: func(y float64) float64 {
			return stats.Indicator(y < sd*portable.NormalQuantile(.2))
		}}
		full, n := 0., 0.
		for trial := range trials {
			a := w.sample(trial)
			picked := a.Blocks(uint64(trial))
			full, n = full+a.Effective/float64(trials), n+float64(len(picked))/float64(trials)
			mean.add(w, trial, a, picked)
			share.add(w, trial, a, picked)
		}
		for name, e := range map[string]*errorsOf{"mean": mean, "share": share} {
			ratio := e.even.Mean() / e.weighted.Mean() * n / float64(w.runs*w.each)
			held, said := e.held/float64(trials), e.bounds.Mean()/e.even.Mean()
			t.Logf("%+v, %s: %.0f effective, ratio at equal plays %.2f, said over true variance %.2f, held %.3f", w,
				name, full, ratio, said, held)
			off := 4 * math.Sqrt(2/float64(trials)) // four standard errors of a ratio of variances
			if ratio > 1.3*(1+off) || said < .95*(1-off) || held < .88-4*math.Sqrt(.09/float64(trials)) {
				t.Errorf("%+v, %s: ratio %.2f, said over true %.2f, held %.3f", w, name, ratio, said, held)
			}
		}
	}
}
