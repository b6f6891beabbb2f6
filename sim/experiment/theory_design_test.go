package experiment

import (
	"context"
	"fmt"
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// The world of these tests has known answers. With U uniform and L, M standard
// normal, the reference gives A = U₀ + sL and the plan B = A + D,
// D = U₁·U₂ − ¼ + c + sM. So
//
//	E D = c, Var A = 1/12 + s², Var D = 7/144 + s²  (Var U₁U₂ = 1/9 − 1/16),
//	chance share of A = s²/(1/12 + s²),
//	pairing: (Var A + Var B)/Var D = (2·Var A + Var D)/Var D.
const (
	noise = .1
	shift = .02
	varA  = 1./12 + noise*noise
	varD  = 7./144 + noise*noise
)

func known(_ context.Context, p Point) (Outcome, error) {
	fates := sim.NewFates(p.Seed, p.Chance)
	a := p.U[0] + noise*fates.Of(0).Normal(0, 0)
	d := p.U[1]*p.U[2] - .25 + shift + noise*fates.Of(1).Normal(0, 0)
	return Outcome{Rows: [][]float64{{a}, {a + d}}}, nil
}

var knownStudy = Study{Plans: []string{"a", "b"}, Measures: []result.Measure{{Name: "x", Better: result.Higher}}}

// studies plays many studies of a size and hands each to look.
func studies(t *testing.T, times, worlds int, look func(r *Runs)) {
	t.Helper()
	for seed := range times {
		r := &Runs{Design: Design{Seed: uint64(seed), Inputs: 3}}
		for w := range worlds {
			out, _ := known(context.Background(), r.Design.Point(w))
			r.Add(w, out)
		}
		look(r)
	}
}

// tally counts how often intervals hold the truth.
type tally struct{ hits, n float64 }

func (c *tally) add(iv *result.Interval, truth float64) {
	c.n++
	if iv != nil && !iv.Excludes(truth) {
		c.hits++
	}
}

// check compares coverage with .90 within 4 standard errors and a bias.
func (c tally) check(t *testing.T, what string, bias float64) {
	t.Helper()
	t.Logf("%s: %.3f", what, c.hits/c.n)
	if share := c.hits / c.n; math.Abs(share-.9) > 4*math.Sqrt(.09/c.n)+bias {
		t.Errorf("%s: coverage %.3f of %v studies, want .90", what, share, c.n)
	}
}

// checkMean compares the mean of estimates with the truth.
func checkMean(t *testing.T, what string, m stats.Moments, truth float64) {
	t.Helper()
	if se := m.SD() / math.Sqrt(float64(m.N())); math.Abs(m.Mean()-truth) > 4*se {
		t.Errorf("%s: %v ± %v, want %v", what, m.Mean(), se, truth)
	}
}

// Every interval of a comparison holds the truth as often as it says, though
// the draws of a block depend on each other.
func TestIntervalsOfADesignCover(t *testing.T) {
	var means, differences, shares tally
	var total, split, difference stats.Moments
	studies(t, 3000, 12*9, func(r *Runs) {
		all, _ := Compare(r, knownStudy)
		a, b := all[0], all[1]
		means.add(a.Interval, .5)
		differences.add(b.Difference.Interval, shift)
		shares.add(a.Split.Interval, noise*noise/varA)
		total.Add(a.Split.Total)
		split.Add(a.Split.ChanceShare * a.Split.Total)
		difference.Add(b.Difference.Mean)
	})
	means.check(t, "mean", 0)
	differences.check(t, "difference", 0)
	shares.check(t, "chance share", .02)
	checkMean(t, "total variance", total, varA)
	checkMean(t, "chance variance", split, noise*noise)
	checkMean(t, "difference", difference, shift)
}

// A common event and rarer ones, P(A < x) about .5, .2 and .1, decided by one unknown,
// for which blocks of eight draws are worth many more: the interval is too wide there,
// by a bound on what a design may be worth, and never too narrow (TestShareCoverage has
// the usual cases).
func TestProbabilitiesCover(t *testing.T) {
	// P(U + sL < x) = E Φ((x−U)/s), integrated by the midpoint rule.
	below := func(x float64) float64 {
		sum := 0.0
		for i := range 10000 {
			sum += .5 * math.Erfc(((float64(i)+.5)/10000-x)/noise/math.Sqrt2)
		}
		return sum / 10000
	}
	at := []float64{.5, .2, .1}
	truths, tallies := []float64{below(.5), below(.2), below(.1)}, make([]tally, 3)
	studies(t, 2000, 24*9, func(r *Runs) {
		for i, x := range at {
			c, err := ParseCondition(fmt.Sprintf("reference.x < %v", x), knownStudy)
			if err != nil {
				t.Fatal(err)
			}
			p := Probability(r, knownStudy, 1, c)
			tallies[i].add(p.Interval, truths[i])
		}
	})
	for i, x := range at {
		if c := tallies[i].hits / tallies[i].n; c < .88 || c > .99 {
			t.Errorf("P(A < %v): coverage %.3f, want .90 or somewhat more", x, c)
		}
	}
}

// The factor printed is the one of theory: at random, with chance of its own for either
// plan, a difference has the variance 7/144 + 3s² a world. A Latin hypercube of 8 leaves
// 1/64 of the main effects of U₁U₂, 1/24 in all, and their interaction, 1/144 (Stein
// 1987); chance s² stays, and the ninth world of a block is paid for.
func TestVarianceReductionIsMeasured(t *testing.T) {
	var logs stats.Moments
	studies(t, 400, 100*9, func(r *Runs) {
		all, _ := Compare(r, knownStudy)
		logs.Add(*all[1].Difference.VarianceReduction)
	})
	want := (7./144 + 3*noise*noise) / (1./24/64 + 1./144 + noise*noise) * 8 / 9
	// The mean of a ratio of variances of 100 blocks is 2 % above the ratio of the means.
	if se := logs.SD() / 20; math.Abs(logs.Mean()-want) > 4*se+want*.04 {
		t.Errorf("got %v ± %v, want %v", logs.Mean(), se, want)
	}
}

// A Latin hypercube of 8 takes away 63/64 of the variance of a linear part
// (a layer is an eighth wide): Var x̄ = (1/12/64 + s²)/(8B) for A.
func TestDrawsOfABlockBalance(t *testing.T) {
	var means stats.Moments
	studies(t, 4000, 9, func(r *Runs) {
		all, _ := Compare(r, knownStudy)
		means.Add(*all[0].Mean)
	})
	want := (1./12/64 + noise*noise) / 8
	if se := want * math.Sqrt(2./4000); math.Abs(means.Variance()-want) > 4*se {
		t.Errorf("variance of a block mean %v ± %v, want %v", means.Variance(), se, want)
	}
}

// Stopping when the interval is narrow chooses samples that happen to look
// narrow; the stated rule keeps the coverage within .02.
func TestStoppingKeepsCoverage(t *testing.T) {
	for _, half := range []float64{.02, .01} {
		var c tally
		for seed := range 1500 {
			r := &Runs{Design: Design{Seed: uint64(seed), Inputs: 3}}
			rule := Stopping{Worlds: 5000, Goals: []Goal{{Plan: 1, Difference: true, HalfWidth: half}}}
			stop, err := r.Play(context.Background(), Job{World: known, Workers: 2}, knownStudy, rule)
			if err != nil {
				t.Fatal(err)
			}
			_, iv, _ := r.First(stop.Worlds).gained(1, 0, 0).mean(.9)
			c.add(iv, shift)
		}
		c.check(t, fmt.Sprintf("stopped at half-width %v", half), .02)
	}
}
