package play

import (
	"math"
	"os"
	"slices"
	"testing"

	"boomerang/sim"
	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// netsOf plays a shipped scenario and returns net value of every plan beside the
// reference, [plan][block][draw], in the blocks the program plays.
func netsOf(t *testing.T, name string, blocks int, set ...string) (plans []string, nets [][][]float64) {
	t.Helper()
	st, rows := blocksOf(t, name, blocks, set...)
	d := st.Design()
	for i, plan := range st.Plans {
		if i == st.Reference {
			continue
		}
		net := make([][]float64, blocks)
		for w := range rows {
			if !d.Point(w).Repeat {
				b := w / d.Worlds()
				net[b] = append(net[b], rows[w].Rows[i][NetColumn])
			}
		}
		plans, nets = append(plans, plan.Name), append(nets, net)
	}
	return plans, nets
}

// below is an indicator of a world: net value of a plan under a bound.
type below struct {
	plan  int
	bound float64
	share float64     // in the population
	hits  [][]float64 // indicators of each block
	held  float64

	wide, exact float64 // sums of widths, of the interval and of Clopper and Pearson's
}

// indicatorsOf are net loss of every plan, and net below twenty points of its own
// distribution, where the share lies between .05 and .95.
func indicatorsOf(nets [][][]float64) (all []*below) {
	for plan, blocks := range nets {
		flat := slices.Concat(blocks...)
		sorted, n := stats.Sorted(flat), float64(len(flat))
		bounds := []float64{0}
		for k := 1; k < 20; k++ {
			bounds = append(bounds, sorted[len(sorted)*k/20])
		}
		for _, bound := range bounds {
			x := &below{plan: plan, bound: bound}
			for _, block := range blocks {
				var hits []float64
				for _, v := range block {
					hits = append(hits, stats.Indicator(v < bound))
					x.share += stats.Indicator(v < bound) / n
				}
				x.hits = append(x.hits, hits)
			}
			if .05 <= x.share && x.share <= .95 {
				all = append(all, x)
			}
		}
	}
	return all
}

// sampleBlocks makes experiments of so many blocks out of those played, with
// replacement, and counts how often the interval of each indicator holds its share.
func sampleBlocks(nets [][][]float64, all []*below, blocks, experiments int) {
	for _, x := range all {
		x.held, x.wide, x.exact = 0, 0, 0
	}
	n := uint32(0)
	key := sim.NewFates(3, uint64(blocks)).Of(1)
	of := make([]int, blocks)
	for range experiments {
		for i := range of {
			n++
			of[i] = int(key.Uniform(1, n) * float64(len(nets[0])))
		}
		columns := make([][][]float64, len(nets))
		for p := range nets {
			for _, b := range of {
				columns[p] = append(columns[p], nets[p][b])
			}
		}
		effect := stats.DesignEffect(columns...)
		for _, x := range all {
			hits, indicators := 0., make([][]float64, len(of))
			for k, b := range of {
				indicators[k] = x.hits[b]
				hits += float64(len(x.hits[b])) * stats.MomentsOf(x.hits[b]).Mean()
			}
			draws := float64(blocks * len(nets[0][0]))
			iv, _ := stats.ShareInBlocks(indicators, effect, .9)
			if 0 < hits && hits < draws && .25 <= x.share && x.share <= .75 {
				x.wide += iv.Hi - iv.Lo
				x.exact += portable.BetaQuantile(hits+1, draws-hits, .95) -
					portable.BetaQuantile(hits, draws-hits+1, .05)
			}
			x.held += stats.Indicator(!iv.Excludes(x.share)) / float64(experiments)
		}
	}
}

// TestShareCoverageOfScenarios: of the 90 % interval of a probability, coverage over the
// worlds of shipped scenarios: net loss of every plan, and net below points of its own
// distribution; experiments are made of the blocks that were really played. It is narrower
// than the exact interval and covers; that it covers more than it says is no fault. A small
// company and few experiments unless BOOMERANG_LONG is set; then 80 blocks of three
// scenarios as shipped, and 10,000 experiments of each size.
func TestShareCoverageOfScenarios(t *testing.T) {
	names, blocks, experiments := []string{"midsize-fintech"}, 40, 400
	set := []string{"scale=0.005", "months=3"} // the blocks of TestControlledMeansCover
	if os.Getenv("BOOMERANG_LONG") != "" {
		names, blocks, experiments, set = []string{"midsize-fintech", "klarna-2024", "retail"}, 80, 10_000, nil
	}
	se := math.Sqrt(.9 * .1 / float64(experiments))
	// The blocks played are a sample themselves: of B blocks the variance of an indicator is
	// known to √(2/(B−1)), which moves coverage by z·φ(z) = .17 times that; three of these.
	noise := 3 * .17 * math.Sqrt(2/float64(blocks-1))
	for _, name := range names {
		plans, nets := netsOf(t, name, blocks, set...)
		all := indicatorsOf(nets)
		for _, blocks := range []int{4, 8, len(nets[0])} {
			sampleBlocks(nets, all, blocks, experiments)
			var of [6][]float64 // bands of p: up to .1, .2, .4, .6, .75 and above
			for _, x := range all {
				at := slices.IndexFunc([]float64{.1, .2, .4, .6, .75, 1}, func(p float64) bool { return x.share <= p })
				of[at] = append(of[at], x.held)
				if x.bound == 0 {
					t.Logf("%s, %d blocks: net loss of %s, p = %.3f, is held by %.3f", name, blocks, plans[x.plan],
						x.share, x.held)
				}
			}
			for band, held := range of {
				if len(held) == 0 {
					continue
				}
				mean, least := stats.MomentsOf(held).Mean(), slices.Min(held)
				t.Logf("%s, %d blocks, band %d: %.3f over %d, least %.3f", name, blocks, band, mean, len(held), least)
				if mean < .88-noise/2-4*se || least < .84-noise-4*se {
					t.Errorf("%s, %d blocks, band %d: coverage %.3f, least %.3f", name, blocks, band, mean, least)
				}
			}
			wide, exact := 0., 0.
			for _, x := range all {
				wide, exact = wide+x.wide, exact+x.exact
			}
			t.Logf("%s, %d blocks: %.2f of the width of the exact interval", name, blocks, wide/exact)
			if wide > exact {
				t.Errorf("%s, %d blocks: %.2f times as wide as the exact interval", name, blocks, wide/exact)
			}
		}
	}
}
