package learning

import (
	"context"
	"math"
	"slices"

	"boomerang/sim/portable"
)

// Draw is a point of the cube with what real plays of it gave.
//
// Figures and weight are of the same plays: whoever tells what the model gives after what was seen weighs the very
// figures that made the weight, and needs no further play.
type Draw struct {
	Run     int // of the sampler
	ID      int // of its first play
	U       []float64
	Figures []float64 // means of its plays
	Log     float64   // logarithm of its weight, but for a constant
	Weight  float64   // of all 1
}

// Sample are draws of what the inputs are after what was seen.
type Sample struct {
	Draws     []Draw // run by run
	Runs      int
	Effective float64 // (Σw)²/Σw²
	Rounds    int     // how often emulators were fitted anew and draws begun again
	Looked    int     // points that were guessed for the draws of the last round
	Stop      Stop
}

// Stop is why no more was drawn. What there is then is told all the same: draws are sound however
// many they are, and a budget that ended early only leaves them few.
type Stop string

// The reasons.
const (
	StopEnough  Stop = "enough"  // as many effective draws as were asked for
	StopMost    Stop = "most"    // as many draws as were allowed
	StopBudget  Stop = "budget"  // the time was over
	StopNothing Stop = "nothing" // no draw has any weight
)

// Aim is how much is drawn. Eight runs at least give an interval of what is estimated across them; two hundred draws
// tell a chance of a half to within six points at 90 %, about what forty worlds of a run tell anyway.
type Aim struct {
	Runs      int     // of the sampler, independent of each other
	Effective float64 // draws
	Most      int     // draws of a round
}

// Draws of each run in a batch, and of all in the first round, which only teaches the emulators.
const (
	batchOfRun   = 8
	mostRounds   = 3
	fewEffective = .15 // a round that keeps a smaller share of its draws is begun again
	teaching     = 96
)

// Sample draws inside the region, weighted by real plays, until as many are effective as were asked for, the most are
// drawn or the context ends; what there is then is told.
//
// Stopping asks for effective draws and not for plays: a posterior far from what emulators think takes more of them,
// and whoever asked is told how many and why it ended.
func (s *Study) Sample(ctx context.Context, r *Region, aim Aim) (*Sample, error) {
	m := r.models[len(r.models)-1]
	var all *Sample
	for round := range mostRounds {
		p := s.newProposal(r, m, partRounds+round)
		if p == nil {
			break
		}
		now := &Sample{Runs: aim.Runs, Rounds: round + 1}
		again, err := s.round(ctx, p, now, aim, round)
		if all == nil || now.Effective > all.Effective || !again {
			all = now
		}
		if err != nil || !again {
			return all.settled(), err
		}
		for i := range now.Draws {
			d := &now.Draws[i]
			s.bank = append(s.bank, tried{d.U, [][]float64{d.Figures}})
		}
		if fresh := s.emulate(); fresh != nil {
			m = fresh
		}
	}
	if all == nil {
		all = &Sample{Runs: aim.Runs, Stop: StopNothing}
	}
	return all.settled(), nil
}

// round draws in batches; again: its emulators are too far off, and draws are better begun anew with those that
// learnt from this round.
//
// It is looked at after every batch whether the draws are enough. Stopping by the weights favours batches that came
// out even: batches are of dozens of draws, so that one of them decides little.
func (s *Study) round(ctx context.Context, p *proposal, now *Sample, aim Aim, round int) (again bool, err error) {
	for batch := 0; ; batch++ {
		fresh := s.batch(p, now, aim.Runs, batch, round)
		points := make([][]float64, len(fresh))
		for i := range fresh {
			points[i] = fresh[i].U
		}
		played, err := s.playAll(ctx, partRounds+round, batch*len(fresh), points, s.plays)
		if err != nil {
			now.Stop = StopBudget
			return false, err
		}
		for i := range fresh {
			d := &fresh[i]
			d.ID = (partRounds+round)<<32 | (batch*len(fresh)+i)*playsOfPoint
			d.Figures = played[i].mean()
			d.Log += s.Observed.LogLikelihood(d.Figures)
		}
		now.Draws = append(now.Draws, fresh...)
		now.Effective = effective(weightsOf(now.logs()))
		last := round == mostRounds-1
		switch n := len(now.Draws); {
		case !last && n >= teaching && now.Effective < fewEffective*float64(n):
			now.Stop = StopMost
			return true, nil
		case now.Effective >= aim.Effective:
			now.Stop = StopEnough
			return false, nil
		case n >= aim.Most:
			now.Stop = StopMost
			return false, nil
		}
	}
}

// batch proposes the next draws of every run.
//
// A batch has as many draws of every run, and a run reads its own stream: draws of a run are the same whoever else
// draws.
func (s *Study) batch(p *proposal, now *Sample, runs, batch, round int) []Draw {
	fresh, looks := make([]Draw, runs*batchOfRun), make([]int, runs*batchOfRun)
	s.each(len(fresh), func(i int) {
		run := i / batchOfRun
		chance := newStream(s.Seed, (partRounds+round)<<16|run)
		d := Draw{Run: run}
		d.U, d.Log, looks[i] = p.draw(chance, batch*batchOfRun+i%batchOfRun)
		fresh[i] = d
	})
	for _, n := range looks {
		now.Looked += n
	}
	return fresh
}

// logs are the logarithms of the weights.
func (a *Sample) logs() []float64 {
	logs := make([]float64, len(a.Draws))
	for i := range logs {
		logs[i] = a.Draws[i].Log
	}
	return logs
}

// settled puts draws in the order of their runs and gives them their weights.
func (a *Sample) settled() *Sample {
	slices.SortStableFunc(a.Draws, func(x, y Draw) int { return x.Run - y.Run })
	weights := weightsOf(a.logs())
	for i := range a.Draws {
		a.Draws[i].Weight = weights[i]
	}
	if a.Effective = effective(weights); a.Effective == 0 {
		a.Stop = StopNothing
	}
	return a
}

// weightsOf are weights that add up to 1, from their logarithms; all 0 where none has any.
//
// Logarithms, the largest taken off before: likelihoods of a dozen figures are far below the smallest number there
// is.
func weightsOf(logs []float64) []float64 {
	weights, most, sum := make([]float64, len(logs)), math.Inf(-1), 0.
	for _, x := range logs {
		most = max(most, x)
	}
	if math.IsInf(most, -1) {
		return weights
	}
	for i, x := range logs {
		weights[i] = portable.Exp(x - most)
		sum += weights[i]
	}
	for i := range weights {
		weights[i] /= sum
	}
	return weights
}

// effective is how many draws of equal weight say as much (Kong 1992): 1/Σw² of weights that add up to 1.
func effective(weights []float64) float64 {
	square := 0.
	for _, w := range weights {
		square += w * w
	}
	if square == 0 {
		return 0
	}
	return 1 / square
}

// systematic picks n of weighted draws, in their order, each as often as its weight asks to within one.
//
// One uniform number for all picks (Kitagawa 1996, J. Comput. Graph. Statist. 5): every draw stands within one of
// what it is worth, where independent picks would add the spread of a multinomial law to that of the draws.
func systematic(weights []float64, n int, start float64) (picked []int) {
	sum, at := 0., 0
	for i, w := range weights {
		sum += w * float64(n)
		for at < n && float64(at)+start < sum {
			picked = append(picked, i)
			at++
		}
	}
	for ; at < n; at++ { // what rounding left over
		picked = append(picked, lastOf(weights))
	}
	return picked
}

// lastOf is the last draw with a weight.
func lastOf(weights []float64) int {
	last := 0
	for i, w := range weights {
		if w > 0 {
			last = i
		}
	}
	return last
}

// DrawsOfBlock is how many draws a block of worlds takes: as many as a block of the design has layers
// (experiment.DrawsPerBlock), so that whoever plays them has blocks of one size.
const DrawsOfBlock = 8

// Blocks are draws of equal weight for as many whole blocks as the effective draws fill: systematic resampling in the
// order of the sampler's runs, so that copies of one draw and draws of one run lie in the same block or in the next,
// and blocks are all but independent. What was lost is the difference to the weighted draws, and no more blocks are
// made than can be told apart from copies.
func (a *Sample) Blocks(seed uint64) (picked []int) {
	n := int(a.Effective) / DrawsOfBlock * DrawsOfBlock
	weights := make([]float64, len(a.Draws))
	for i := range weights {
		weights[i] = a.Draws[i].Weight
	}
	return systematic(weights, n, newStream(seed, partCases).uniform(1, purposePick, 0))
}
