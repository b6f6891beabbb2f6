package play

import (
	"fmt"
	"math"
	"os"
	"testing"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// blocksOf plays blocks of a shipped scenario, in whole.
func blocksOf(t *testing.T, name string, blocks int, set ...string) (*Study, []experiment.Outcome) {
	t.Helper()
	key := fmt.Sprint(name, blocks, set)
	if had, ok := playedBlocks[key]; ok {
		return had.study, had.worlds
	}
	s, err := (&Source{Name: name, Set: set}).Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	st := NewStudy(s, s.Seed, s.Plans)
	worlds := make([]experiment.Outcome, blocks*st.Design().Worlds())
	err = experiment.Replicate(t.Context(), experiment.Job{
		Design: st.Design(), World: st.World, To: len(worlds),
		Done: func(world int) bool { return st.Design().Point(world).Repeat },
		Sink: func(p experiment.Point, out experiment.Outcome) error {
			worlds[p.World] = experiment.Outcome{Rows: out.Rows}
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for w := range worlds { // the second play of a draw is no part of a mean
		if worlds[w].Rows == nil {
			worlds[w] = worlds[w-1]
		}
	}
	playedBlocks[key] = blocksPlayed{st, worlds}
	return st, worlds
}

// blocksPlayed are the worlds of a study.
type blocksPlayed struct {
	study  *Study
	worlds []experiment.Outcome
}

// playedBlocks are those played so far, which the laws of means and of shares are tried on.
var playedBlocks = map[string]blocksPlayed{}

// experimentOf is a study of some of the blocks that were played, with the scores they
// were played with.
func experimentOf(st *Study, worlds []experiment.Outcome, of []int) *experiment.Runs {
	design, controls := st.Design(), st.Controls()
	place := func(world int) int { return of[world/design.Worlds()]*design.Worlds() + world%design.Worlds() }
	r := &experiment.Runs{Design: design, Controls: controls}
	r.Controls.Scores = func(p experiment.Point) []float64 { return controls.Scores(design.Point(place(p.World))) }
	for w := range len(of) * design.Worlds() {
		r.Add(w, worlds[place(w)])
	}
	return r
}

// TestControlledMeansCover: of the 90 % interval of mean net, savings and retention loss, coverage
// over experiments made of the blocks of shipped scenarios, each block once in an experiment:
// a block drawn twice would know itself. The truth is the controlled mean of all blocks. An
// experiment has b of B blocks, so that it errs from that by √(1 − b/B) of what it errs from
// the law's: intervals are narrowed by that before they are asked. A small company and
// few experiments unless BOOMERANG_LONG is set; then four scenarios at their own size.
func TestControlledMeansCover(t *testing.T) {
	names, blocks, rounds := []string{"midsize-fintech"}, 40, 6
	set := []string{"scale=0.005", "months=3"}
	if os.Getenv("BOOMERANG_LONG") != "" {
		names = []string{"midsize-fintech", "klarna-2024", "b2b-named-accounts", "healthcare"}
		blocks, rounds, set = 160, 40, nil
	}
	for _, name := range names {
		st, worlds := blocksOf(t, name, blocks, set...)
		truth := moneyOf(st, experimentOf(st, worlds, shuffled(blocks, 0)))
		for _, size := range []int{4, 5, 8} {
			held, n, kept := 0., 0., math.Sqrt(1-float64(size)/float64(blocks))
			for round := range rounds {
				order := shuffled(blocks, uint64(round))
				for from := 0; from+size <= blocks; from += size {
					for k, e := range moneyOf(st, experimentOf(st, worlds, order[from:from+size])) {
						if e.SD == nil || *e.SD == 0 || e.Interval == nil {
							continue
						}
						half := kept * e.Interval.HalfWidth()
						held += stats.Indicator(math.Abs(*e.Mean-*truth[k].Mean) <= half)
						n++
					}
				}
			}
			// Experiments of one round share nothing, those of several rounds the blocks, and
			// the three measures of a plan most of what they are.
			se := math.Sqrt(.9 * .1 / (float64(blocks/size) * math.Sqrt(float64(rounds))))
			t.Logf("%s, %d blocks: %.3f of %.0f intervals hold, ± %.3f", name, size, held/n, n, se)
			if math.Abs(held/n-.9) > .03+3*se {
				t.Errorf("%s, %d blocks: coverage %.3f", name, size, held/n)
			}
		}
	}
}

// moneyOf are estimates of what the verdict speaks of, of every plan.
func moneyOf(st *Study, r *experiment.Runs) (all []result.Estimate) {
	table := st.Table()
	estimates, _ := experiment.Compare(r, table)
	for _, e := range estimates {
		if e.Measure == result.Net || e.Measure == result.Savings || e.Measure == result.RetentionLoss {
			all = append(all, e)
		}
	}
	return all
}

// shuffled are the numbers below n in an order of their own for every round.
func shuffled(n int, round uint64) []int {
	order := make([]int, n)
	key := sim.NewFates(7, round).Of(1)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := int(key.Uniform(1, uint32(i)) * float64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}
