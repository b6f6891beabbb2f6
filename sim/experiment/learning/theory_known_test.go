package learning

import (
	"math"
	"os"
	"slices"
	"testing"

	"boomerang/sim/portable"
)

// Figures 1 and 2 are the same score. Each can be given, and the second-largest implausibility forgives one: that
// they contradict each other is found by the largest. The nearest point lies in the middle of the two, 1.5 from each.
//
// TestNothingIsLeft: two figures that are the same in the model and far apart in what was seen leave nothing, and are
// named, by real plays; a third that fits is not.
func TestNothingIsLeft(t *testing.T) {
	l := &linear{a: [][]float64{{0, 1}, {1, 0}, {1, 0}}, chance: .05}
	o, err := NewObserved([]float64{0, 1.5, -1.5}, diagonal(3, .01))
	if err != nil {
		t.Fatal(err)
	}
	s := &Study{Observed: o, Inputs: 2, Seed: 3, Play: l.play}
	r, err := s.Match(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Empty == nil || r.Empty.First != 1 || r.Empty.Second != 2 || r.Empty.Plays == 0 {
		t.Fatalf("left %v, contradiction %+v, want that of 1 and 2, confirmed", r.Share, r.Empty)
	}
	if r.Empty.Plays != 2*confirmed {
		t.Errorf("confirmed by %d plays, want %d points twice each", r.Empty.Plays, confirmed)
	}
	if n := r.Empty; math.Abs(n.Nearest[0]) > .5 || math.Abs(n.Nearest[1]) > .5 {
		t.Errorf("nearest %v, want both in the middle", n.Nearest)
	}
}

// TestOneFigureIsBeyondReach: a figure that no setting gives is named alone.
func TestOneFigureIsBeyondReach(t *testing.T) {
	l := &linear{a: [][]float64{{.1, 0}}, chance: .01}
	o, err := NewObserved([]float64{9}, diagonal(1, .01))
	if err != nil {
		t.Fatal(err)
	}
	r, err := (&Study{Observed: o, Inputs: 2, Seed: 3, Play: l.play}).Match(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Empty == nil || r.Empty.First != 0 || r.Empty.Second != -1 {
		t.Errorf("left %v, %+v, want the figure alone", r.Share, r.Empty)
	}
}

// An error of a thousand where the model gives figures of about one: the likelihood is the same everywhere to a
// millionth, so that means and variances are those of a uniform law, 1/2 and 1/12.
//
// TestSaysNothing: what was seen with an error beyond all the model gives leaves inputs as they were.
func TestSaysNothing(t *testing.T) {
	l := &linear{a: [][]float64{{1, .5}}, chance: .1}
	o, err := NewObserved([]float64{40}, diagonal(1, 1e6))
	if err != nil {
		t.Fatal(err)
	}
	_, a := learnt(t, &Study{Observed: o, Inputs: 2, Seed: 4, Play: l.play}, Aim{Runs: 8, Effective: 300, Most: 3000})
	for i := range 2 {
		m, v, me, ve := scoreMoments(a, func(u []float64) float64 { return u[i] })
		if math.Abs(m-.5) > 4*me || math.Abs(v-1./12) > 4*ve {
			t.Errorf("input %d: mean %.3f ± %.3f, variance %.4f ± %.4f, want those of before", i, m, me, v, ve)
		}
	}
}

// Three figures are one score: seen as .5, .6 and .4 they agree within their error of .2, seen as .5, .5 and −.7 the
// third is six standard deviations from the others, of which two thirds are left at the best score.
//
// TestWrongModel: figures that no setting gives together are told to fit badly, those of a setting are not.
func TestWrongModel(t *testing.T) {
	l := &linear{a: [][]float64{{1, 0}, {1, 0}, {1, 0}, {0, 1}}, chance: .05}
	fits := func(z ...float64) float64 {
		o, err := NewObserved(z, diagonal(4, .04))
		if err != nil {
			t.Fatal(err)
		}
		s := &Study{Observed: o, Inputs: 2, Seed: 6, Play: l.play}
		_, a := learnt(t, s, Aim{Runs: 8, Effective: 64, Most: 2000})
		return a.Fits(o)
	}
	if p := fits(.5, .6, .4, -.3); p < .2 {
		t.Errorf("what fits: chance %.3f", p)
	}
	if p := fits(.5, .5, -.7, -.3); p > .05 {
		t.Errorf("what does not fit: chance %.3f", p)
	}
}

// bent is a model whose posterior nobody knows: two inputs, three figures, one of them a product.
func bent(u []float64, noise func(k int) float64) []float64 {
	a, b := portable.NormalQuantile(u[0]), portable.NormalQuantile(u[1])
	return []float64{a + .3*b + .1*noise(0), a * b / 2, portable.Exp(b/2) + .1*noise(1)}
}

// ranksOf takes plays of a bank for the truth in turn, draws what would be seen of each, and ranks it among all
// others as weigh weighs them: every input, and the likelihood (Modrák and others 2023: without the likelihood
// whoever returns what was known before passes).
//
// A rank is the weight of all others that lie below the truth. Where truth and draws are of one law it is uniform, to
// within one over the effective draws of the bank (Talts and others 2018; Cook, Gelman and Rubin 2006); trials share
// the bank, which costs no play.
func ranksOf(o *Observed, us, figures [][]float64, trials int, weigh func(log float64) float64) (ranks [][]float64) {
	draws := newStream(77, partCases)
	for trial := range trials {
		seen, err := NewObserved(o.drawn(figures[trial], func(k int) float64 {
			return draws.normal(trial, purposeError, k)
		}), o.Variance)
		if err != nil {
			panic(err)
		}
		logs, weights := make([]float64, len(us)), make([]float64, len(us))
		for i := range us {
			logs[i] = seen.LogLikelihood(figures[i])
			if weights[i] = weigh(logs[i]); i == trial {
				weights[i] = math.Inf(-1)
			}
		}
		ws, rank := weightsOf(weights), make([]float64, len(us[0])+1)
		for i, w := range ws {
			for k := range us[i] {
				if us[i][k] < us[trial][k] {
					rank[k] += w
				}
			}
			if logs[i] < logs[trial] {
				rank[len(rank)-1] += w
			}
		}
		ranks = append(ranks, rank)
	}
	return ranks
}

// uneven is the largest distance of ranks from evenly spread ones, over what one of a thousand even sets exceeds
// (Kolmogorov and Smirnov: 1.95/√n).
func uneven(ranks [][]float64) (most float64) {
	n := float64(len(ranks))
	for k := range ranks[0] {
		sorted := make([]float64, len(ranks))
		for i := range ranks {
			sorted[i] = ranks[i][k]
		}
		slices.Sort(sorted)
		for i, x := range sorted {
			most = max(most, math.Abs(x-(float64(i)+.5)/n)*math.Sqrt(n)/1.95)
		}
	}
	return most
}

// TestRanksAreEven is simulation-based calibration on a bank of plays: the weights pass, and two mutants do not, one
// that returns what was known before and one that halves the variance of the error.
func TestRanksAreEven(t *testing.T) {
	bank, trials := 1500, 300
	if os.Getenv("BOOMERANG_LONG") != "" {
		bank, trials = 6000, 1500
	}
	chance := newStream(5, partWalk)
	us, figures := chance.latin(bank, 2), make([][]float64, bank)
	for i, u := range us {
		figures[i] = bent(u, func(k int) float64 { return chance.normal(i, purposeNormal, k) })
	}
	// in no order: trials are the first of the bank
	o, err := NewObserved(make([]float64, 3), diagonal(3, .09))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		weigh func(log float64) float64
		even  bool
	}{
		"the likelihood":          {func(log float64) float64 { return log }, true},
		"what was known before":   {func(float64) float64 { return 0 }, false},
		"half the error variance": {func(log float64) float64 { return 2 * log }, false},
	} {
		if got := uneven(ranksOf(o, us, figures, trials, c.weigh)); got < 1 != c.even {
			t.Errorf("%s: ranks are %.2f times as uneven as one even set of a thousand; even is %v", name, got, c.even)
		}
	}
}

// Of months 2, 3 and 4 with 1, 3 and 8 the mean is 4 and the line rises by 3.5. Independent, a discrepancy of 2
// leaves 4/3 of a level and 4/2 of a slope; one fact leaves the level all of its 4 and the slope nothing.
//
// TestSeries: the level and the slope of a series, and what is uncertain of them where months are independent and
// where they are one fact.
func TestSeries(t *testing.T) {
	s := &Series{Months: []int{2, 3, 4}, Values: []float64{1, 3, 8}, Discrepancy: 2, Persists: 0}
	lines := s.Lines()
	if level, slope := lines[0].Of(s.Values), lines[1].Of(s.Values); level != 4 || slope != 3.5 {
		t.Errorf("level %v and slope %v, want 4 and 3.5", level, slope)
	}
	for persists, want := range map[float64][2]float64{0: {4. / 3, 2}, 1: {4, 0}} {
		s.Persists = persists
		v, err := s.Variance()
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(v[0][0]-want[0]) > 1e-12 || math.Abs(v[1][1]-want[1]) > 1e-12 || math.Abs(v[0][1]) > 1e-12 {
			t.Errorf("persisting %v: variances %v, want %v", persists, v, want)
		}
	}
	s.Discrepancy = 0
	if _, err := s.Variance(); err == nil {
		t.Error("a discrepancy of 0 is taken")
	}
}

// Sixteen picks of weights .1, .35, 0 and .55: 1.6, 5.6, 0 and 8.8.
//
// TestSystematic: draws are picked as often as their weights ask, to within one.
func TestSystematic(t *testing.T) {
	weights := []float64{.1, .35, 0, .55}
	for _, start := range []float64{0.01, .5, .99} {
		times := make([]int, len(weights))
		for _, i := range systematic(weights, 16, start) {
			times[i]++
		}
		for i, w := range weights {
			if x := 16 * w; float64(times[i]) < math.Floor(x) || float64(times[i]) > math.Ceil(x) {
				t.Errorf("start %v: draw %d is picked %d times, want about %v", start, i, times[i], x)
			}
		}
	}
}

// TestWorkersChangeNothing: the same seed gives the same draws to the last bit with one worker and with three.
func TestWorkersChangeNothing(t *testing.T) {
	l := &linear{a: [][]float64{{1, .5}, {0, 1}}, chance: .2}
	var first *Sample
	for _, workers := range []int{1, 3} {
		o, err := NewObserved([]float64{.4, -.2}, diagonal(2, .3))
		if err != nil {
			t.Fatal(err)
		}
		_, a := learnt(t, &Study{Observed: o, Inputs: 2, Seed: 9, Play: l.play, Workers: workers},
			Aim{Runs: 8, Effective: 32, Most: 400})
		if first == nil {
			first = a
		}
		same := slices.EqualFunc(first.Draws, a.Draws, func(x, y Draw) bool {
			return x.Run == y.Run && x.ID == y.ID && slices.Equal(x.U, y.U) && x.Weight == y.Weight
		})
		if !same {
			t.Errorf("%d workers: other draws", workers)
		}
	}
}
