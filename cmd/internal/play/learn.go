//go:build !page

package play

import (
	"cmp"
	"context"
	"math"
	"slices"

	"boomerang/scenarios"
	"boomerang/sim/experiment"
	"boomerang/sim/experiment/learning"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// Player plays points for a study, and keeps what they gave in a row cache.
func (o *Observations) Player(rows *RowCache) learning.Player {
	return func(ctx context.Context, plays []learning.Play) ([][]float64, error) {
		tasks, ids := make([]Task, len(plays)), make([]int, len(plays))
		for i, p := range plays {
			ids[i] = p.ID
			tasks[i] = Task{Ids: []int{p.ID}, Play: func(ctx context.Context) ([]experiment.Outcome, error) {
				row, err := o.Play(ctx, p.U, p.Chance)
				return []experiment.Outcome{{Rows: [][]float64{row}, Series: [][]float64{nil}}}, err
			}}
		}
		err := rows.Play(ctx, "plays", tasks)
		found := rows.All(ids)
		if found == nil {
			return nil, cmp.Or(err, context.Cause(ctx), ErrNothing)
		}
		rows := make([][]float64, len(found))
		for i, f := range found {
			rows[i] = f.Rows[0]
		}
		return rows, nil
	}
}

// WholeCompany is how many plays of the scenario's share make up the whole company.
func (st *Study) WholeCompany() int {
	p, err := st.Plans[st.Reference].Params(nil)
	if err != nil || !(p.Scale > 0 && p.Scale < 1) {
		return 1
	}
	return int(math.Round(1 / p.Scale))
}

// Told writes down what a study found.
type Told struct {
	Scenario *scenarios.Scenario
	Reads    []int // of its unknowns: the assumption that is told
	Study    *learning.Study
	Seen     *Observations
	Seed     uint64
}

// Waves are those of a region.
func (t *Told) Waves(r *learning.Region, a *result.Learning) {
	a.Share, a.Plays, a.Played = r.Share, r.Plays, t.Study.Played
	for _, w := range r.Waves {
		a.Waves = append(a.Waves, result.Wave{Points: w.Points, Plays: w.Plays, Cut: w.Cut, Left: w.Left})
	}
	if n := len(r.Waves); n > 0 {
		for k, f := range r.Waves[n-1].Fits {
			a.Observed[k].LeftOut = &result.LeftOutPoints{Inside: f.Inside, Unknown: f.Unknown}
		}
	}
	if e := r.Empty; e != nil {
		a.Share = 0
		a.Nothing = &result.Contradiction{
			First: e.First, Second: e.Second, Apart: e.Apart, Nearest: e.Nearest,
			Plays: e.Plays,
		}
	}
	_, before := t.Study.Before()
	for k := range a.Observed {
		a.Observed[k].Before = quantilesOf(columnOf(before, k), nil)
	}
}

// Sample is that of the sampler; the draws with their values come back.
func (t *Told) Sample(s *learning.Sample, asked float64, a *result.Learning) []result.LearntDraw {
	a.Played = t.Study.Played
	if s.Effective == 0 {
		a.Sampler = &result.Sampler{
			Runs: s.Runs, Draws: len(s.Draws), Asked: asked, Rounds: s.Rounds,
			Looked: s.Looked, Stop: result.SamplerNothing,
		}
		return nil
	}
	copies := make([]int, len(s.Draws))
	picked := s.Blocks(t.Seed)
	for _, i := range picked {
		copies[i]++
	}
	var draws []result.LearntDraw
	weights, heaviest, fits := make([]float64, len(s.Draws)), 0., s.Fits(t.Seen.Values)
	for i, d := range s.Draws {
		far := math.NaN()
		if !slices.ContainsFunc(d.Figures, math.IsNaN) {
			far = t.Seen.Values.Distance(d.Figures)
		}
		values := t.Scenario.Draw(d.U)
		told := make([]float64, len(t.Reads))
		for k, of := range t.Reads {
			told[k] = values[of]
		}
		draws = append(draws, result.LearntDraw{
			Run: d.Run, Copies: copies[i], Weight: d.Weight, Distance: far, U: d.U, Values: told, Figures: d.Figures,
		})
		weights[i], heaviest = d.Weight, max(heaviest, d.Weight)
	}
	a.Fits = &fits
	a.Sampler = &result.Sampler{
		Runs: s.Runs, Draws: len(s.Draws), Effective: s.Effective, Asked: asked, Heaviest: heaviest, Rounds: s.Rounds,
		Looked: s.Looked, Blocks: len(picked) / learning.DrawsOfBlock, Stop: result.SamplerStop(s.Stop),
	}
	for k := range a.Observed {
		figures := make([]float64, len(draws))
		mean := 0.
		for i := range draws {
			if figures[i] = draws[i].Figures[k]; weights[i] > 0 {
				mean += weights[i] * figures[i]
			}
		}
		off := (a.Observed[k].Value - mean) / a.Observed[k].Spread
		a.Observed[k].After, a.Observed[k].Off = quantilesOf(figures, weights), &off
	}
	t.inputs(draws, weights, a)
	return draws
}

// columnOf is one column of rows.
func columnOf(rows [][]float64, k int) []float64 {
	all := make([]float64, len(rows))
	for i := range rows {
		all[i] = rows[i][k]
	}
	return all
}

// quantilesOf are those of weighted numbers, of equal weight where nil; nil of none.
func quantilesOf(xs, weights []float64) *result.Quantiles {
	if len(xs) == 0 {
		return nil
	}
	order := make([]int, 0, len(xs))
	for i := range xs {
		if weights == nil || weights[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(xs[a], xs[b]) })
	sorted, ws := make([]float64, len(order)), make([]float64, len(order))
	for k, i := range order {
		sorted[k], ws[k] = xs[i], 1/float64(len(order))
		if weights != nil {
			ws[k] = weights[i]
		}
	}
	at := func(q float64) float64 { return learning.Weighted(sorted, ws, q) }
	return &result.Quantiles{P5: at(.05), P25: at(.25), P50: at(.5), P75: at(.75), P95: at(.95)}
}

// inputs are the unknowns before and after, and which of them became dependent.
func (t *Told) inputs(draws []result.LearntDraw, weights []float64, a *result.Learning) {
	points, figures := t.Study.Before()
	for i, of := range t.Reads {
		as := t.Scenario.Assumptions[of]
		in := result.LearntInput{Path: as.Path, Unit: as.Unit, By: -1}
		q := func(p float64) float64 { return as.Dist.Quantile(p) }
		in.Before = result.Quantiles{P5: q(.05), P25: q(.25), P50: q(.5), P75: q(.75), P95: q(.95)}
		values, us := make([]float64, len(draws)), make([]float64, len(draws))
		for d := range draws {
			values[d], us[d] = draws[d].Values[i], draws[d].U[i]
		}
		in.After = *quantilesOf(values, weights)
		mean, square := 0., 0.
		for d, u := range us {
			mean, square = mean+weights[d]*u, square+weights[d]*u*u
		}
		in.Narrowed = 1 - math.Sqrt(max(0, square-mean*mean)*12)
		in.Error = t.between(i, mean, draws, a)
		for k := range a.Observed {
			rank := stats.RankCorrelation(columnOf(points, i), columnOf(figures, k))
			if math.Abs(rank) > math.Abs(in.Rank) {
				in.By, in.Rank = k, rank
			}
		}
		a.Inputs = append(a.Inputs, in)
	}
	t.pairs(draws, a)
}

// between is the standard error of the mean quantile of an input by the runs of the sampler; it notes how far they are
// apart where that is farther than of the inputs before.
func (t *Told) between(input int, mean float64, draws []result.LearntDraw, a *result.Learning) float64 {
	type run struct{ weight, sum, spread float64 }
	runs := make([]run, a.Sampler.Runs)
	for _, d := range draws {
		r := &runs[d.Run]
		r.weight, r.sum = r.weight+d.Weight, r.sum+d.Weight*d.U[input]
	}
	for _, d := range draws {
		if r := &runs[d.Run]; r.weight > 0 {
			x := d.U[input] - r.sum/r.weight
			r.spread += d.Weight * d.Weight * x * x / (r.weight * r.weight)
		}
	}
	error2, apart, n := 0., 0., 0.
	for _, r := range runs {
		if r.weight > 0 && r.spread > 0 {
			x := r.sum/r.weight - mean
			error2, apart, n = error2+x*x, apart+x*x/r.spread, n+1
		}
	}
	if n < 2 {
		return 0
	}
	a.Sampler.Between = max(a.Sampler.Between, math.Sqrt(apart/n))
	return math.Sqrt(error2 / (n - 1) / n)
}

// Pairs that are told: as many at most, from this rank correlation on.
const (
	mostPairs  = 6
	leastOfTie = .3
)

// pairs are the unknowns that go together after what was seen.
func (t *Told) pairs(draws []result.LearntDraw, a *result.Learning) {
	var rows, values [][]float64
	for _, d := range draws {
		for range d.Copies {
			rows, values = append(rows, d.U), append(values, d.Values)
		}
	}
	if len(rows) < learning.DrawsOfBlock {
		return
	}
	clear := max(leastOfTie, 2.6/math.Sqrt(float64(len(rows)))) // 99 % of pairs that do not go together lie below
	for i := range a.Inputs {
		for j := range i {
			if rank := stats.RankCorrelation(columnOf(rows, i), columnOf(rows, j)); math.Abs(rank) >= clear {
				a.Pairs = append(a.Pairs, result.DependentPair{First: j, Second: i, Rank: rank})
			}
		}
	}
	slices.SortStableFunc(a.Pairs, func(x, y result.DependentPair) int {
		return cmp.Compare(math.Abs(y.Rank), math.Abs(x.Rank))
	})
	a.Pairs = a.Pairs[:min(len(a.Pairs), mostPairs)]
	for k := range a.Pairs {
		p := &a.Pairs[k]
		for _, x := range values {
			p.Draws = append(p.Draws, [2]float64{x[p.First], x[p.Second]})
		}
	}
}
