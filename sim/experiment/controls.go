package experiment

import (
	"math"
	"slices"

	"boomerang/sim/portable"
	"boomerang/sim/stats"
)

// Controls say what is known of the draws beside what they gave: where the unknowns of a
// draw lie in their laws, and what luck it had in what chance alone decides. The mean of a
// measure leans on it. With ψ the unknowns, their products and the luck, each of mean 0,
// and β what the other blocks say a measure owes to them, a block b is worth
//
//	ȳ_b − β₋ᵦ·ψ̄_b
//
// its mean as if its draws had lain evenly in all of ψ. β₋ᵦ knows nothing of block b and
// E ψ̄_b = 0, so that whatever β is the value of a block has the mean of ȳ_b: control
// variates, fitted on other blocks (Lavenberg and Welch 1981, Management Science 27; Avramidis
// and Wilson 1993, Operations Research 41, whose splitting takes the bias away). The mean is
// that of the blocks' values, its interval Student's t over them.
//
// Layers of a block leave little of a sum of functions of single unknowns; what is left is
// mostly products, such as margin times loss, and of those a block of eight holds any
// mixture. Values, and not quantiles, since a measure is more nearly linear in them.
//
// Every measure of one study leans with the same weights of draws, so that sums stay
// sums: savings less retention loss is net, months add up to their total, and plan
// less reference is the difference of two means.
type Controls struct {
	// Scores are first the unknowns of a draw: independent of each other, each of mean 0 and
	// variance 1 under its law. Whatever follows is known of its chance, of mean 0 whatever the
	// unknowns, and about as variable. Nil: nothing is known, means are plain.
	Scores func(p Point) []float64
	// Leads are columns that tell which unknowns matter: net of every plan.
	Leads []PlanMeasure
	// Measures and Series say of which columns the means lean.
	Measures, Series []bool
}

// What a product of two unknowns is thought to matter, for the share of variance that each
// has alone, before anything is seen: about what shipped scenarios have, where a tenth of the
// variance of net lies in products. And of how many unknowns products are looked at.
const (
	productShare = .3
	productsOf   = 12
)

// Before the lead measure has been looked at every unknown counts alike, and a fifth of
// the variance is left to the rest; afterwards at least leastRest is.
const (
	firstRest = .2
	leastRest = .005
)

// constantScale is the standard deviation thought of a measure's mean: so wide that it does not count.
const constantScale = 10.

// controls are Controls fitted to the draws of whole blocks.
type controls struct {
	scores [][]float64 // [draw][unknown, then luck]
	held   [][]float64 // [draw][feature], where there is room
	of     []int       // unknowns whose products are looked at
	scale  []float64   // of each feature: the standard deviation of its coefficient
	own    [][]float64 // [block][draw]: weights of a block's own draws in its value
	pull   [][]float64 // [block][feature]: what the value loses for each Σψy over all draws
}

// fits are what has been fitted, by the number of worlds, and the scores of worlds: a curve of a
// mean as it settled asks for both many times.
type fits struct {
	scores [][]float64 // by world, nil where nobody asked
	by     map[int]*controls
}

// fit are the controls of the draws there are, nil without any or with few blocks.
func (r *Runs) fit() *controls {
	if r.Controls.Scores == nil || r.Design.Inputs == 0 || r.Blocks() < FewBlocks {
		return nil
	}
	if r.fits == nil {
		r.fits = &fits{by: map[int]*controls{}}
	}
	c, there := r.fits.by[r.Used()]
	if !there {
		c = newControls(r.scores(), r.leads(), r.Design.Inputs, r.Blocks())
		r.fits.by[r.Used()] = c
	}
	return c
}

// scores are those of the draws estimates rest on.
func (r *Runs) scores() (all [][]float64) {
	for w := range r.Used() {
		if w >= len(r.fits.scores) {
			r.fits.scores = append(r.fits.scores, nil)
		}
		if !r.Design.Counts(w, r.Used()) {
			continue
		}
		if r.fits.scores[w] == nil {
			r.fits.scores[w] = r.Controls.Scores(r.Design.Point(w))
		}
		all = append(all, r.fits.scores[w])
	}
	return all
}

// leads are the values of the lead measure of every plan in which it varies, draw by
// draw, in standard deviations from their mean.
func (r *Runs) leads() (all [][]float64) {
	for _, at := range r.Controls.Leads {
		values := r.columnOf(r.valuesOf(at.Plan, at.Measure)).values()
		m := stats.MomentsOf(values)
		if len(values) != r.Blocks()*r.Design.Draws() || !(m.Variance() > 0) {
			continue
		}
		for k, x := range values {
			values[k] = (x - m.Mean()) / m.SD()
		}
		all = append(all, values)
	}
	return all
}

// newControls fits controls to the draws of so many blocks, of whose scores the first are
// unknowns.
func newControls(scores, leads [][]float64, unknowns, blocks int) *controls {
	matters, rest := relevance(scores, leads)
	c := &controls{scores: scores, of: most(matters[:unknowns], productsOf), scale: []float64{constantScale}}
	sum := 0.
	for _, v := range matters {
		sum += v
		c.scale = append(c.scale, math.Sqrt(v))
	}
	for k, i := range c.of {
		for _, j := range c.of[:k] {
			c.scale = append(c.scale, math.Sqrt(productShare*matters[i]*matters[j]/sum))
		}
	}
	features := make([][]float64, len(scores))
	for k, z := range scores {
		features[k] = c.features(z, nil)
	}
	lower := gram(features, rest)
	if !portable.Cholesky(lower) {
		return nil
	}
	if len(scores)*len(c.scale) <= heldValues {
		c.held = features
	}
	size := len(scores) / blocks
	for b := range blocks {
		own, pull := weigh(lower, features[b*size:(b+1)*size])
		c.own, c.pull = append(c.own, own), append(c.pull, pull)
	}
	return c
}

// features are what a draw is measured by, each times its scale: a constant, its scores,
// products of two unknowns. They are written over what is in psi.
func (c *controls) features(z, psi []float64) []float64 {
	psi = append(append(slices.Grow(psi[:0], len(c.scale)), 1), z...)
	for k, i := range c.of {
		for _, j := range c.of[:k] {
			psi = append(psi, z[i]*z[j])
		}
	}
	for f := range psi {
		psi[f] *= c.scale[f]
	}
	return psi
}

// at are the features of a draw, held or written over what is in psi.
func (c *controls) at(draw int, psi []float64) []float64 {
	if c.held != nil {
		return c.held[draw]
	}
	return c.features(c.scores[draw], psi)
}

// relevance is the share of the variance of lead measures that each score has, and the rest
// that none has alone: of a ridge regression in which all count alike, the squared
// coefficient and its variance (one step of the EM algorithm of MacKay 1992, Neural Computation 4),
// on average over the leads.
func relevance(scores, leads [][]float64) (matters []float64, rest float64) {
	inputs, draws := len(scores[0]), float64(len(scores))
	matters = make([]float64, inputs)
	prior := firstRest * float64(inputs)
	lower := gram(scores, prior)
	if len(leads) == 0 || !portable.Cholesky(lower) {
		for i := range matters {
			matters[i] = 1 / float64(inputs)
		}
		return matters, firstRest
	}
	free := 0. // degrees of freedom the regression has taken
	for i := range matters {
		unit := make([]float64, inputs)
		unit[i] = 1
		portable.CholeskySolve(lower, unit)
		matters[i] = firstRest * unit[i]
		free += 1 - prior*unit[i]
	}
	for _, y := range leads {
		beta, square := make([]float64, inputs), 0.
		for k, z := range scores {
			axpy(beta, y[k], z)
		}
		portable.CholeskySolve(lower, beta)
		for k, z := range scores {
			e := y[k] - dot(beta, z)
			square += e * e
		}
		for i, b := range beta {
			matters[i] += b * b / float64(len(leads))
		}
		rest += max(leastRest, square/max(draws-1-free, draws/4)) / float64(len(leads))
	}
	return matters, rest
}

// most are the places of the n greatest values, in their order.
func most(values []float64, n int) []int {
	at := make([]int, len(values))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int {
		switch {
		case values[i] > values[j]:
			return -1
		case values[i] < values[j]:
			return 1
		}
		return 0
	})
	at = at[:min(n, len(at))]
	slices.Sort(at)
	return at
}

// gram is the lower triangle of Σψψᵀ with ridge on its diagonal.
func gram(rows [][]float64, ridge float64) [][]float64 {
	lower := make([][]float64, len(rows[0]))
	for i := range lower {
		lower[i] = make([]float64, i+1)
		lower[i][i] = ridge
	}
	for _, psi := range rows {
		for i, x := range psi {
			axpy(lower[i], x, psi[:i+1])
		}
	}
	return lower
}

// weigh returns the weights of a block's draws in its value, and what it loses for every
// Σψy, given the factor of G = Σψψᵀ + ridge over all draws. Leaving the block out of the fit
// takes no second one: with H = Ψ_b G⁻¹ Ψ_bᵀ and e_b its residuals under the fit to all,
//
//	β₋ᵦ = β − G⁻¹Ψ_bᵀ(1 − H)⁻¹e_b,  so that
//	ȳ_b − ψ̄_b·β₋ᵦ = (1/8 + a)·y_b − (ψ̄_b + Ψ_bᵀa)·β,
//
// a = (1 − H)⁻¹Ψ_b G⁻¹ψ̄_b. The constant is no control: of ψ̄_b it is left out.
func weigh(lower, rows [][]float64) (own, pull []float64) {
	size := float64(len(rows))
	mean := make([]float64, len(lower))
	rest := make([][]float64, len(rows)) // 1 − H, lower triangle
	for j, psi := range rows {
		axpy(mean[1:], 1/size, psi[1:])
		solved := slices.Clone(psi)
		portable.CholeskySolve(lower, solved)
		for _, other := range rows[:j+1] {
			rest[j] = append(rest[j], -dot(other, solved))
		}
		rest[j][j]++
	}
	away := slices.Clone(mean)
	portable.CholeskySolve(lower, away)
	for _, psi := range rows {
		own = append(own, dot(psi, away))
	}
	if portable.Cholesky(rest) {
		portable.CholeskySolve(rest, own)
	}
	pull = mean
	for j, psi := range rows {
		axpy(pull, own[j], psi)
		own[j] += 1 / size
	}
	portable.CholeskySolve(lower, pull)
	return own, pull
}

// values are what the blocks of a column are worth; nil where a draw has no value.
//
// Values are taken from the first of them: money of 10⁹ would lose its digits, and a column in which
// nothing varies is worth exactly that.
func (c *controls) values(blocks [][]float64) []float64 {
	from, k := blocks[0][0], 0
	sums, psi := make([]float64, len(c.scale)), []float64(nil)
	for _, block := range blocks {
		for _, y := range block {
			if math.IsNaN(y) {
				return nil
			}
			if y -= from; y != 0 {
				psi = c.at(k, psi)
				axpy(sums, y, psi)
			}
			k++
		}
	}
	worth := make([]float64, len(blocks))
	for b, block := range blocks {
		sum := -dot(c.pull[b], sums)
		for j, y := range block {
			sum += c.own[b][j] * (y - from)
		}
		worth[b] = from + sum
	}
	return worth
}

// axpy adds a times x to sum.
func axpy(sum []float64, a float64, x []float64) {
	for i := range sum {
		sum[i] += a * x[i]
	}
}

// dot is the sum of products.
func dot(x, y []float64) float64 {
	sum := 0.
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}
