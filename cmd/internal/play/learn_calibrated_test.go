//go:build !page

package play

import (
	"context"
	"math"
	"os"
	"slices"
	"testing"

	"boomerang/scenarios/export"
	"boomerang/sim"
	"boomerang/sim/experiment/learning"
	"boomerang/sim/portable"
)

// tinyDesk is a desk of two months whose unknowns all lie in the middle but for the few that are learnt, and plays of
// it: those of the first wave are the same in every trial, and kept.
type tinyDesk struct {
	o      *Observations
	learnt []int // of its unknowns
	kept   map[int][]float64
}

func newTinyDesk(t *testing.T) *tinyDesk {
	t.Helper()
	d := &tinyDesk{kept: map[int][]float64{}, o: tinyObserved(t, map[string]float64{"given_up": .15, "contained": .3},
		map[string]float64{"given_up": .03, "contained": .05})}
	for _, path := range []string{"assistant.deflection", "assistant.abandonment"} {
		d.learnt = append(d.learnt, slices.Index(d.o.Study.Scenario.Unknowns, path))
	}
	return d
}

// tinyObserved is a desk of two months with what is seen of it in both, and what the model may miss of each figure.
func tinyObserved(t *testing.T, seen, discrepancy map[string]float64) *Observations {
	t.Helper()
	s, err := (&Source{
		Name: "../../../scenarios/testdata/tiny.toml", Set: []string{"scale=0.05", "months=2"},
	}).Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first := s.Start.MonthNumber()
	h := &export.History{Months: []int{first, first + 1}, Values: map[string][]float64{}}
	for name, value := range seen {
		h.Values[name] = []float64{value, value}
	}
	o, err := Observe(s, 3, h, "cut", StatedDoubt{Discrepancy: discrepancy})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// blurred is what would be seen of figures that a play gave: with error and discrepancy, by a purpose of a key.
func (o *Observations) blurred(t *testing.T, gave []float64, key sim.Key, purpose sim.Purpose) *learning.Observed {
	t.Helper()
	factor := make([][]float64, len(gave))
	for i, row := range o.Values.Variance {
		factor[i] = slices.Clone(row[:i+1])
	}
	if !portable.Cholesky(factor) {
		t.Fatal("no variance")
	}
	seen := slices.Clone(gave)
	for i := range seen {
		for j := range i + 1 {
			seen[i] += factor[i][j] * portable.NormalQuantile(key.Uniform(purpose, uint32(j)))
		}
	}
	observed, err := learning.NewObserved(seen, o.Values.Variance)
	if err != nil {
		t.Fatal(err)
	}
	return observed
}

// play plays a point of what is learnt.
func (d *tinyDesk) play(ctx context.Context, u []float64, chance uint64) ([]float64, error) {
	all := slices.Repeat([]float64{.5}, len(d.o.Study.Scenario.Unknowns))
	for k, at := range d.learnt {
		all[at] = u[k]
	}
	return d.o.Play(ctx, all, chance)
}

// player is that of a trial. The sampler's chance is its own in every trial, that of the first wave is not: it only
// decides where the sampler looks.
func (d *tinyDesk) player(trial int) learning.Player {
	const firstWave, firstRound = 17 << 32, 64 << 32
	return func(ctx context.Context, plays []learning.Play) (rows [][]float64, err error) {
		for _, p := range plays {
			row, there := d.kept[p.ID]
			if chance := p.Chance; !there || p.ID >= firstWave {
				if p.ID >= firstRound {
					chance ^= uint64(trial+1) << 40
				}
				if row, err = d.play(ctx, p.U, chance); err != nil {
					return nil, err
				}
			}
			if p.ID < firstWave {
				d.kept[p.ID] = row
			}
			rows = append(rows, row)
		}
		return rows, nil
	}
}

// trial draws a truth and what would be seen of it, learns from that through waves, emulators and sampler, and ranks
// the truth and its likelihood among the draws, as a law weighs them by their weight and their likelihood.
func (d *tinyDesk) trial(t *testing.T, trial int, laws []func(weight, likelihood float64) float64) (ranks [][]float64) {
	t.Helper()
	key := sim.NewFates(19, uint64(trial)).Of(0)
	truth := make([]float64, len(d.learnt))
	for k := range truth {
		truth[k] = key.Uniform(1, uint32(k))
	}
	gave, err := d.play(t.Context(), truth, 1<<50|uint64(trial))
	if err != nil {
		t.Fatal(err)
	}
	o := d.o.blurred(t, gave, key, 2)
	s := &learning.Study{Observed: o, Inputs: len(truth), Seed: 7, Play: d.player(trial), MostPlays: 1, Workers: 1}
	r, err := s.Match(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Empty != nil { // 1 of 1,000 truths
		return nil
	}
	s.Seed = uint64(100 + trial)
	a, err := s.Sample(t.Context(), r, learning.Aim{Runs: 8, Effective: 32, Most: 192})
	if err != nil {
		t.Fatal(err)
	}
	own := o.LogLikelihood(gave)
	for _, law := range laws {
		rank, sum := make([]float64, len(truth)+1), 0.
		top, logs := math.Inf(-1), make([]float64, len(a.Draws))
		for i, x := range a.Draws {
			logs[i] = law(x.Log, o.LogLikelihood(x.Figures))
			top = max(top, logs[i])
		}
		for i, x := range a.Draws {
			w := portable.Exp(logs[i] - top)
			sum += w
			for k := range truth {
				if x.U[k] < truth[k] {
					rank[k] += w
				}
			}
			if o.LogLikelihood(x.Figures) < own {
				rank[len(truth)] += w
			}
		}
		for k := range rank {
			rank[k] /= sum
		}
		ranks = append(ranks, rank)
	}
	return ranks
}

// TestCalibratedThroughTheSampler is simulation-based calibration of all of learning on a desk, through waves,
// emulators and sampler (Talts and others 2018; Modrák and others 2023 on the likelihood): ranks of truth and of
// likelihood are even; those of a mutant that returns what was known before are not, nor those of one that halves the
// variance of the error. Package learning has the short one, of a model that costs nothing to play.
func TestCalibratedThroughTheSampler(t *testing.T) {
	if os.Getenv("BOOMERANG_LONG") == "" {
		t.Skip("BOOMERANG_LONG is not set")
	}
	trials, laws := 120, []func(weight, likelihood float64) float64{
		func(weight, _ float64) float64 { return weight },
		func(weight, likelihood float64) float64 { return weight - likelihood },
		func(weight, likelihood float64) float64 { return weight + likelihood },
	}
	d := newTinyDesk(t)
	all := make([][][]float64, len(laws)) // [law][rank of][trial]
	for trial := range trials {
		for law, rank := range d.trial(t, trial, laws) {
			all[law] = append(all[law], rank)
		}
	}
	for law, name := range []string{"the sampler", "what was known before", "half the error variance"} {
		got := unevenRanks(all[law])
		t.Logf("%s: %.2f times as uneven as one even set of a thousand, %d trials", name, got, len(all[law]))
		switch {
		case law == 0 && got >= 1:
			t.Errorf("%s: ranks are %.2f times as uneven as an even set of a thousand", name, got)
		case law > 0 && got < 1:
			t.Errorf("%s passes: %.2f", name, got)
		}
	}
}

// unevenRanks is the largest distance of ranks, [trial][rank of], from even ones, over what one even set of a
// thousand exceeds (Kolmogorov and Smirnov: 1.95/√n).
func unevenRanks(ranks [][]float64) (most float64) {
	n := float64(len(ranks))
	for k := range ranks[0] {
		sorted := columnOf(ranks, k)
		slices.Sort(sorted)
		for i, x := range sorted {
			most = max(most, math.Abs(x-(float64(i)+.5)/n)*math.Sqrt(n)/1.95)
		}
	}
	return most
}
