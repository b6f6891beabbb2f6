package drive

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// How the value of information is estimated: a cubic in normal scores, a
// bootstrap for the interval, shuffles for what noise alone would show.
const (
	informationDegree    = 3
	informationResamples = 200
	informationShuffles  = 100
)

// Information is what knowing one input would be worth to somebody who may
// choose between plans: EVPPI = E max_d E[net_d | x] − max_d E[net_d], in the
// unit of net (Strong, Oakley and Brennan 2014: the inner expectation is a
// regression of net on x). Inputs may be correlated.
//
// nets[d][j] is the value of plan d in draw j, xs[j] the input; block[j] the
// block the draw belongs to. A regression on noise finds something too: Noise is
// the largest estimate over shuffled inputs, and only a value above it is clear.
//
// The best of several estimates is on average above the best there is: by how much, the
// bootstrap of blocks shows, in which the draws are the truth, and it is taken off (Efron
// and Tibshirani 1993, 10.2), from the ends of the interval too; nothing is worth less
// than 0.
//
// EVPPI and not a correlation: an assumption may move net value a lot and the choice not at all, and
// then knowing it is worth nothing. Normal scores make the fit indifferent to the unit and to outliers
// of the input; a cubic bends twice, which is what a choice between plans takes.
//
// In symbols, with ĝ_d the fitted cubic of plan d and z the normal score of the input,
//
//	raw   = (1/n)·Σⱼ max_d ĝ_d(zⱼ) − max_d (1/n)·Σⱼ net_d(j)
//	bias  = max(0, mean over resamples of raw* − raw)
//	value = max(0, raw − bias)
//
// Strong et al. use a Gaussian process or splines; a cubic needs no tuning, is solved
// once per plan and is enough where the decision turns at one or two points of an
// input. What it cannot see is a choice that turns more often than twice, and what
// only two inputs together decide: the value is then too low.
//
// Shuffles rather than a formula for noise: a permuted input is independent of net
// whatever the laws of both are, so it needs no normality. The largest of 100, because
// one report ranks dozens of inputs and a 95 % bound would let one in twenty of them
// through.
func Information(nets [][]float64, xs []float64, block []int, seed uint64, level float64) result.Information {
	z := normalScores(xs)
	basis := cubic(z)
	raw := evppi(nets, basis, nil)
	out := result.Information{Value: raw}
	key := sim.NewFates(seed, experiment.DesignKey-7).Of(0)
	shuffled := make([]float64, informationShuffles)
	for s := range shuffled {
		order := permuted(len(xs), key, uint32(s))
		moved := make([]float64, len(z))
		for i, j := range order {
			moved[i] = z[j]
		}
		shuffled[s] = evppi(nets, cubic(moved), nil)
	}
	out.Noise = slices.Max(shuffled)
	out.Clear = raw > out.Noise
	out.Value, out.Interval = unbiased(raw, block, key, level,
		func(rows []int) float64 { return evppi(nets, basis, rows) })
	return out
}

// PerfectInformation is what knowing everything, chance included, would be
// worth: E max_d net_d − max_d E[net_d], with its interval; bias taken off as in
// Information.
//
// An upper bound that no study can reach, since chance cannot be known beforehand. It
// is shown to put the values of single inputs into proportion. Unit: that of net.
func PerfectInformation(nets [][]float64, block []int, seed uint64, level float64) (float64, *result.Interval) {
	of := func(rows []int) float64 {
		best, means := 0., make([]float64, len(nets))
		for _, j := range rows {
			most := math.Inf(-1)
			for d, net := range nets {
				most = max(most, net[j])
				means[d] += net[j] / float64(len(rows))
			}
			best += most / float64(len(rows))
		}
		return best - slices.Max(means)
	}
	all := make([]int, len(nets[0]))
	for j := range all {
		all[j] = j
	}
	return unbiased(of(all), block, sim.NewFates(seed, experiment.DesignKey-7).Of(1), level, of)
}

// unbiased resamples whole blocks: it takes the bias that shows off a value that cannot be
// below 0, and gives its interval; as it is and without one where blocks are too few.
//
// Whole blocks and not draws, since draws of one hypercube depend on each other.
// Blocks may differ in length (draws without a net are left out); a resample then has
// another number of rows, and every estimate divides by its own.
func unbiased(value float64, block []int, key sim.Key, level float64, of func(rows []int) float64) (float64,
	*result.Interval,
) {
	var members [][]int
	for j, b := range block {
		for len(members) <= b {
			members = append(members, nil)
		}
		members[b] = append(members[b], j)
	}
	if len(members) < experiment.FewBlocks {
		return value, nil
	}
	found := make([]float64, informationResamples)
	for r := range found {
		var rows []int
		for k := range members {
			u := key.Uniform(experiment.PurposeResample, uint32(r)<<12|uint32(k))
			rows = append(rows, members[int(u*float64(len(members)))]...)
		}
		found[r] = of(rows)
	}
	iv, bias := percentiles(found, level), max(0, meanOf(found)-value)
	iv.Lo, iv.Hi = max(0, iv.Lo-bias), max(0, iv.Hi-bias)
	iv.Estimator = "unbiased block bootstrap"
	return max(0, value-bias), iv
}

// evppi fits net on the basis for every plan, and takes the best plan at every
// draw against the best plan overall; rows nil means all.
//
// In the unit of net, never below 0: a fitted maximum is at least the maximum of the means.
//
// One QR factorisation serves all plans: they have the same inputs and differ in the
// right-hand side. QR and not normal equations, which square the condition number of
// the basis.
func evppi(nets [][]float64, basis *mat.Dense, rows []int) float64 {
	if rows != nil {
		_, columns := basis.Dims()
		part := mat.NewDense(len(rows), columns, nil)
		picked := make([][]float64, len(nets))
		for i, j := range rows {
			part.SetRow(i, basis.RawRowView(j))
			for d := range nets {
				picked[d] = append(picked[d], nets[d][j])
			}
		}
		basis, nets = part, picked
	}
	n, _ := basis.Dims()
	best, most := math.Inf(-1), make([]float64, n)
	for j := range most {
		most[j] = math.Inf(-1)
	}
	var qr mat.QR
	qr.Factorize(basis)
	for _, net := range nets {
		var coefficients, fitted mat.VecDense
		if err := qr.SolveVecTo(&coefficients, false, mat.NewVecDense(n, slices.Clone(net))); err != nil {
			return 0 // an input that hardly varies tells nothing
		}
		fitted.MulVec(basis, &coefficients)
		for j := range most {
			most[j] = max(most[j], fitted.AtVec(j))
		}
		best = max(best, meanOf(net))
	}
	// Where one plan is best at every draw the difference is rounding.
	if gain := meanOf(most) - best; gain > 1e-9*math.Abs(best) {
		return gain
	}
	return 0
}

// cubic is the regression basis 1, z, z², z³.
//
// Not orthogonalised: scores lie within about ±4, so the largest entry is some 60,
// which QR bears easily. Whole powers are products (portable.Pow), the same bits
// everywhere.
func cubic(z []float64) *mat.Dense {
	m := mat.NewDense(len(z), informationDegree+1, nil)
	for i, x := range z {
		for k := range informationDegree + 1 {
			m.Set(i, k, portable.Pow(x, float64(k)))
		}
	}
	return m
}

// normalScores are the quantiles of the normal law at the ranks (van der
// Waerden 1952); equal values keep their order.
//
// z = Φ⁻¹((rank + ½)/n), rank from 0. Without them a lognormal input of long tail
// would let its three largest draws decide the cubic.
func normalScores(xs []float64) []float64 {
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case xs[a] < xs[b]:
			return -1
		case xs[a] > xs[b]:
			return 1
		}
		return 0
	})
	z := make([]float64, len(xs))
	for rank, i := range order {
		z[i] = portable.NormalQuantile((float64(rank) + .5) / float64(len(xs)))
	}
	return z
}

// permuted is a random order of 0 to n−1.
//
// Fisher and Yates's shuffle in Durstenfeld's form (1964, CACM 7:420). The remainder
// of 64 bits is off by less than n/2⁶⁴, which no test can see.
func permuted(n int, key sim.Key, which uint32) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := key.Bits(experiment.PurposeShuffle, which<<16|uint32(i)) % uint64(i+1)
		order[i], order[j] = order[j], order[i]
	}
	return order
}
