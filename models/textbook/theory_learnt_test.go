package textbook

import (
	"math"
	"slices"
	"testing"

	"boomerang/sim"
	"boomerang/sim/experiment/learning"
	"boomerang/sim/portable"
)

// learntBank is a bank of plays of Erlang A whose load and patience nobody knows: quantiles of both, with the share who
// hang up and the mean wait that each play of 1,000 calls gave. Of those both are known without play as well.
//
//	load        uniform, 14 to 26 calls a mean service, before 20 servers
//	patience    log-uniform, ½ to 4 mean services
func learntBank(plays int) (us, figures [][]float64) {
	for i := range plays {
		fates := sim.NewFates(61, uint64(i))
		u := []float64{fates.Of(1<<50).Uniform(1, 0), fates.Of(1<<50).Uniform(2, 0)}
		q := Queue{
			Arrivals: 14 + 12*u[0], Servers: 20, ServiceMean: 1, PatienceMean: portable.Pow(8, u[1]) / 2,
			Customers: 1000, Warmup: 100,
		}
		r := q.Play(fates)
		us, figures = append(us, u), append(figures, []float64{r.Abandon(), r.WaitMean()})
	}
	return us, figures
}

// covered is the share of trials in which the middle 90 % of what is learnt of each input hold the truth: every trial
// takes a play of the bank for the company, adds an error to what it gave, and weighs all others by the likelihood,
// taken to a power. effective is the mean of (Σw)²/Σw².
func covered(t *testing.T, us, figures [][]float64, trials int, power float64) (share []float64, effective float64) {
	variance := [][]float64{{.03 * .03, 0}, {0, .06 * .06}}
	share = make([]float64, len(us[0]))
	orders := make([][]int, len(us[0]))
	for k := range orders {
		for i := range us {
			orders[k] = append(orders[k], i)
		}
		slices.SortFunc(orders[k], func(a, b int) int {
			if us[a][k] < us[b][k] {
				return -1
			}
			return 1
		})
	}
	for trial := range trials {
		key := sim.NewFates(62, uint64(trial)).Of(0)
		seen := slices.Clone(figures[trial])
		for k := range seen {
			seen[k] += math.Sqrt(variance[k][k]) * portable.NormalQuantile(key.Uniform(1, uint32(k)))
		}
		o, err := learning.NewObserved(seen, variance)
		if err != nil {
			t.Fatal(err)
		}
		weights, sum, square := make([]float64, len(us)), 0., 0.
		for i := range us {
			if i != trial {
				weights[i] = portable.Exp(-power * o.Distance(figures[i]) / 2)
				sum, square = sum+weights[i], square+weights[i]*weights[i]
			}
		}
		effective += sum * sum / square / float64(trials)
		for k, order := range orders {
			xs, ws := make([]float64, len(order)), make([]float64, len(order))
			for at, i := range order {
				xs[at], ws[at] = us[i][k], weights[i]/sum
			}
			if x := us[trial][k]; x >= learning.Weighted(xs, ws, .05) && x <= learning.Weighted(xs, ws, .95) {
				share[k] += 1 / float64(trials)
			}
		}
	}
	return share, effective
}

// TestLearntErlangA: what is learnt of the load and the patience of a queue from the share who hang up and the mean
// wait, each with an error and with the chance of a few calls, holds the truth in 90 % of 1,000 trials, within 2½
// points; with half the variance of the error it does not. All trials weigh one bank of plays.
func TestLearntErlangA(t *testing.T) {
	const within = .025
	us, figures := learntBank(1500)
	share, effective := covered(t, us, figures, 1000, 1)
	t.Logf("held %.3f and %.3f, %.0f effective draws", share[0], share[1], effective)
	for k, x := range share {
		if math.Abs(x-.9) > within {
			t.Errorf("input %d: %.3f of trials hold the truth, want .9 ± %v", k, x, within)
		}
	}
	if share, _ = covered(t, us, figures, 300, 2); math.Abs(slices.Min(share)-.9) <= within {
		t.Errorf("half the variance of the error holds the truth as often: %.3f", share)
	}
}
