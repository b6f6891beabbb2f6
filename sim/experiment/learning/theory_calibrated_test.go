package learning

import (
	"context"
	"math"
	"os"
	"testing"

	"boomerang/sim"
	"boomerang/sim/portable"
)

// through learns from what is seen of a truth by waves, emulators and sampler, the model being that of bent, and ranks
// the truth and its likelihood among the draws, each law weighing them by their weight and their likelihood.
func through(t *testing.T, trial int, laws []func(weight, likelihood float64) float64) (ranks [][]float64) {
	t.Helper()
	draws := newStream(71, partCases)
	truth := []float64{draws.uniform(trial, purposeInside, 0), draws.uniform(trial, purposeInside, 1)}
	played := func(u []float64, chance uint64) []float64 {
		key := sim.NewFates(uint64(72+trial), chance).Of(0)
		return bent(u, func(k int) float64 { return portable.NormalQuantile(key.Uniform(1, uint32(k))) })
	}
	variance := diagonal(3, .09)
	drawer, err := NewObserved(make([]float64, 3), variance)
	if err != nil {
		t.Fatal(err)
	}
	gave := played(truth, 1)
	wrong := func(k int) float64 { return draws.normal(trial, purposeError, k) }
	o, err := NewObserved(drawer.drawn(gave, wrong), variance)
	if err != nil {
		t.Fatal(err)
	}
	player := func(_ context.Context, plays []Play) (rows [][]float64, err error) {
		for _, p := range plays {
			rows = append(rows, played(p.U, p.Chance))
		}
		return rows, nil
	}
	s := &Study{Observed: o, Inputs: 2, Seed: uint64(trial), Play: player}
	r, err := s.Match(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Empty != nil {
		return nil
	}
	a, err := s.Sample(t.Context(), r, Aim{Runs: 8, Effective: 64, Most: 512})
	if err != nil {
		t.Fatal(err)
	}
	own := o.LogLikelihood(gave)
	for _, law := range laws {
		logs, rank := make([]float64, len(a.Draws)), make([]float64, 3)
		for i, d := range a.Draws {
			logs[i] = law(d.Log, o.LogLikelihood(d.Figures))
		}
		for i, w := range weightsOf(logs) {
			d := a.Draws[i]
			for k, below := range []bool{d.U[0] < truth[0], d.U[1] < truth[1], o.LogLikelihood(d.Figures) < own} {
				if below {
					rank[k] += w
				}
			}
		}
		ranks = append(ranks, rank)
	}
	return ranks
}

// TestRanksThroughTheSampler is simulation-based calibration of all of learning, waves, emulators and sampler: ranks of
// the truth and of its likelihood are even, those of a mutant that returns what was known before are not, nor, with
// the trials of the long test, those of one that halves the variance of the error.
func TestRanksThroughTheSampler(t *testing.T) {
	trials, long := 16, os.Getenv("BOOMERANG_LONG") != ""
	if long {
		trials = 120
	}
	laws := []func(weight, likelihood float64) float64{
		func(weight, _ float64) float64 { return weight },
		func(weight, likelihood float64) float64 { return weight - likelihood },
		func(weight, likelihood float64) float64 { return weight + likelihood },
	}
	all, empty := make([][][]float64, len(laws)), 0
	for trial := range trials {
		ranks := through(t, trial, laws)
		if ranks == nil {
			empty++
			continue
		}
		for law, rank := range ranks {
			all[law] = append(all[law], rank)
		}
	}
	if float64(empty) > math.Max(2, .02*float64(trials)) {
		t.Errorf("nothing was left in %d of %d trials", empty, trials)
	}
	for law, name := range []string{"the sampler", "what was known before", "half the error variance"} {
		got := uneven(all[law])
		t.Logf("%s: %.2f times as uneven as one even set of a thousand, %d trials", name, got, len(all[law]))
		switch {
		case law == 0 && got >= 1:
			t.Errorf("%s: ranks are %.2f times as uneven as an even set of a thousand", name, got)
		case law > 0 && got < 1 && (long || law == 1):
			t.Errorf("%s passes: %.2f", name, got)
		}
	}
}
