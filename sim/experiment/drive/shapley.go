package drive

import (
	"context"
	"math"
	"slices"

	"boomerang/sim"
	"boomerang/sim/experiment"
	"boomerang/sim/portable"
	"boomerang/sim/result"
)

// Shapley divides the variance of f between inputs that are correlated, and whose Sobol' indices therefore do
// not add up (Owen 2014; Song, Nelson and Staum 2016, SIAM/ASA J. Uncertainty Quantification 4). With the cost
//
//	c(J) = E[Var(f | all but J)]
//
// of a set of inputs, the effect of one is what it adds to the inputs before it, averaged over all orders, as a
// share of Var f: it is never negative, and all effects sum to 1. What two inputs do together, and what they owe
// to their correlation, is shared equally between them.
//
// Orders are drawn, and each comes with its reverse (in which an input has before it what it had behind it).
// In an order q the inputs are independent normal scores e times a Cholesky factor of their correlation in that
// order; x has the scores e, and xⱼ those of e but for the last j, which are another world's:
//
//	½(f(x) − f(xⱼ))²,   of mean c(the last j of q)
//
// since xⱼ has the law of x given all but the last j. The effect of an input is the mean of the step that it
// makes, over the mean of the last, which is Var f. One other world serves all steps of an order, so that their
// noise falls out of their differences.
//
// It plays (axes + 1) points an order, in order: a larger study begins with a smaller one. Intervals are
// percentiles of a bootstrap over pairs of orders, the blocks that are independent of each other.
func Shapley(ctx context.Context, f Function, d ShapleyDesign) (effects []result.Shapley, err error) {
	points, orders := d.points()
	ys, err := f(ctx, points)
	if err != nil {
		return nil, err
	}
	steps := make([][]float64, d.Pairs) // of each pair of orders, by axis
	for k, order := range orders {
		pair := k / 2
		if steps[pair] == nil {
			steps[pair] = make([]float64, d.Axes)
		}
		of, before := ys[k*(d.Axes+1):], 0.
		for j := range d.Axes {
			cost := (of[0] - of[j+1]) * (of[0] - of[j+1]) / 2
			steps[pair][order[d.Axes-1-j]] += (cost - before) / 2
			before = cost
		}
	}
	all := make([]int, d.Pairs)
	for i := range all {
		all[i] = i
	}
	shares := sharesOf(steps, all)
	key := sim.NewFates(d.Seed, experiment.DesignKey-13).Of(0)
	again := make([][]float64, d.Axes)
	picked := make([]int, d.Pairs)
	for r := range resamples {
		for i := range picked {
			picked[i] = int(key.Uniform(experiment.PurposeResample, uint32(r)<<16|uint32(i)) * float64(d.Pairs))
		}
		for axis, share := range sharesOf(steps, picked) {
			again[axis] = append(again[axis], share)
		}
	}
	for axis := range d.Axes {
		effects = append(effects, result.Shapley{
			Share: shares[axis], Interval: percentiles(again[axis], d.Level), Estimator: result.ShapleyEstimator,
		})
	}
	return effects, nil
}

// ShapleyDesign is the size of a study of Shapley effects.
type ShapleyDesign struct {
	Axes  int
	Pairs int // of orders
	Seed  uint64
	Level float64

	// Scores makes the correlated normal scores of the first axes from independent ones: lower triangular with
	// rows of length 1, as the model couples them. Axes beyond it are independent.
	Scores [][]float64
}

// Orders are those of a study, each before its reverse: of its points the j-th after the base has one axis more
// from another world, the one that stands j-th from the end.
func (d ShapleyDesign) Orders() (orders [][]int) {
	key := sim.NewFates(d.Seed, experiment.DesignKey-12).Of(0)
	for pair := range d.Pairs {
		order := make([]int, d.Axes)
		for i := range order {
			j := int(key.Uniform(experiment.PurposeResample, uint32(pair)<<16|uint32(i)) * float64(i+1))
			order[i] = order[j]
			order[j] = i
		}
		backwards := slices.Clone(order)
		slices.Reverse(backwards)
		orders = append(orders, order, backwards)
	}
	return orders
}

// points are those of every order, and the orders: the base point, then with its last axis from another world,
// its last two, and so on. They are quantiles as f takes them, before it couples them.
func (d ShapleyDesign) points() (points [][]float64, orders [][]int) {
	s := experiment.NewSobol(2*d.Axes, d.Seed)
	orders = d.Orders()
	for k, order := range orders {
		e := scoresOf(s.Point(k))
		points = append(points, d.chain(order, e[:d.Axes], e[d.Axes:])...)
	}
	return points, orders
}

// chain is the base point of an order and its steps.
func (d ShapleyDesign) chain(order []int, own, other []float64) (points [][]float64) {
	factor := d.factor(order)
	for j := range d.Axes + 1 {
		mixed := slices.Clone(own)
		copy(mixed[d.Axes-j:], other[d.Axes-j:])
		scores := make([]float64, d.Axes)
		for i, axis := range order {
			for k := range i + 1 {
				scores[axis] += factor[i][k] * mixed[k]
			}
		}
		points = append(points, d.uncoupled(scores))
	}
	return points
}

// row is the row of an axis in Scores.
func (d ShapleyDesign) row(axis int) []float64 {
	if axis < len(d.Scores) {
		return d.Scores[axis]
	}
	alone := make([]float64, axis+1)
	alone[axis] = 1
	return alone
}

// factor is the Cholesky factor of the correlation of the scores in an order.
//
//	R = L·Lᵀ, permuted
//
// It is positive definite, being a permutation of what L was made from.
func (d ShapleyDesign) factor(order []int) [][]float64 {
	factor := make([][]float64, len(order))
	for i, a := range order {
		factor[i] = make([]float64, i+1)
		for j, b := range order[:i+1] {
			x, y := d.row(a), d.row(b)
			for k := range min(len(x), len(y)) {
				factor[i][j] += x[k] * y[k]
			}
		}
	}
	portable.Cholesky(factor)
	return factor
}

// uncoupled are the independent quantiles that the model couples to these scores: L·z = scores, solved forwards.
func (d ShapleyDesign) uncoupled(scores []float64) []float64 {
	z, u := make([]float64, len(scores)), make([]float64, len(scores))
	for i, s := range scores {
		row := d.row(i)
		for k := range i {
			s -= row[k] * z[k]
		}
		z[i] = s / row[i]
		u[i] = min(math.Nextafter(1, 0), max(0x1p-60, portable.NormalCDF(z[i])))
	}
	return u
}

// scoresOf are the normal scores of quantiles, which a Sobol' point may have at 0.
func scoresOf(u []float64) []float64 {
	scores := make([]float64, len(u))
	for i, x := range u {
		scores[i] = portable.NormalQuantile(max(0x1p-40, x))
	}
	return scores
}

// sharesOf are the mean steps of some pairs, as shares of their sum.
func sharesOf(steps [][]float64, picked []int) []float64 {
	shares, sum := make([]float64, len(steps[0])), 0.
	for _, pair := range picked {
		for axis, x := range steps[pair] {
			shares[axis] += x
			sum += x
		}
	}
	if sum > 0 {
		for axis := range shares {
			shares[axis] /= sum
		}
	}
	return shares
}
