//go:build !page

package play

import (
	"context"
	"math"
	"os"
	"testing"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/portable"
)

// deskBank is a bank of plays of a small desk at points of its design, with the statistics of two measures by month.
func deskBank(t *testing.T, plays int) (o *Observations, us, figures [][]float64) {
	t.Helper()
	o = tinyObserved(t, map[string]float64{"churn": .2, "contained": .3},
		map[string]float64{"churn": .3, "contained": .1})
	s := o.Study.Scenario
	us, figures = make([][]float64, plays), make([][]float64, plays)
	design := experiment.Design{Seed: 3, Inputs: len(s.Unknowns), Streams: s.Streams()}
	err := experiment.Replicate(t.Context(), experiment.Job{
		Design: design, To: plays,
		World: func(ctx context.Context, pt experiment.Point) (experiment.Outcome, error) {
			pt.U = design.Point(pt.World/8*9 + pt.World%8).U // every draw once
			row, err := o.Play(ctx, pt.U, uint64(pt.World))
			us[pt.World], figures[pt.World] = pt.U, row
			return experiment.Outcome{Rows: [][]float64{row}}, err
		},
		Sink: func(experiment.Point, experiment.Outcome) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return o, us, figures
}

// evenness ranks the truth of trials among all other plays of a bank, every input and the likelihood, and returns the
// largest distance of the ranks from even ones (unevenRanks).
func evenness(t *testing.T, o *Observations, us, figures [][]float64, trials int,
	weigh func(log float64) float64,
) float64 {
	t.Helper()
	ranks := make([][]float64, trials)
	for trial := range trials {
		seen := o.blurred(t, figures[trial], sim.NewFates(9, uint64(trial)).Of(0), 1)
		logs, top := make([]float64, len(us)), math.Inf(-1)
		for i := range us {
			logs[i] = seen.LogLikelihood(figures[i])
			top = max(top, weigh(logs[i]))
		}
		rank, sum := make([]float64, len(us[0])+1), 0.
		for i := range us {
			if i == trial {
				continue
			}
			w := portable.Exp(weigh(logs[i]) - top)
			sum += w
			for k, u := range us[i] {
				if u < us[trial][k] {
					rank[k] += w
				}
			}
			if logs[i] < logs[trial] {
				rank[len(rank)-1] += w
			}
		}
		for k := range rank {
			rank[k] /= sum
		}
		ranks[trial] = rank
	}
	return unevenRanks(ranks)
}

// TestRanksOnTheDesk is simulation-based calibration of the weights on a desk, a bank of plays shared by all trials:
// the likelihood passes; whoever returns what was known before does not, nor, with BOOMERANG_LONG, whoever halves
// the variance of the error.
func TestRanksOnTheDesk(t *testing.T) {
	long := os.Getenv("BOOMERANG_LONG") != ""
	plays, trials := 160, 120
	if long {
		plays, trials = 4000, 1000
	}
	o, us, figures := deskBank(t, plays)
	if got := evenness(t, o, us, figures, trials, func(log float64) float64 { return log }); got >= 1 {
		t.Errorf("the likelihood: ranks are %.2f times as uneven as an even set of a thousand", got)
	}
	if got := evenness(t, o, us, figures, trials, func(float64) float64 { return 0 }); got < 1 {
		t.Errorf("what was known before passes: %.2f", got)
	}
	if !long {
		return
	}
	if got := evenness(t, o, us, figures, trials, func(log float64) float64 { return 2 * log }); got < 1 {
		t.Errorf("half the error variance passes: %.2f", got)
	}
}
