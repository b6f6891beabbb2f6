package learning

import (
	"math"
	"slices"

	"boomerang/sim/portable"
)

// proposal draws points where emulators think they are likely. Its density is known, so that weights from real plays
// are right whatever the emulators think: a bad proposal costs plays and biases nothing.
//
// In normal scores t = Φ⁻¹(u) it is a mixture q of normal laws about points of a cloud, of a wide one and of the law
// the inputs had before. A point of q is taken with chance min(1, p/(q e^c)), p what the emulators think of it
// (rejection control; Liu, Chen and Wong 1998), so that what is proposed has the density
//
//	g ∝ min(q, p e^−c)
type proposal struct {
	model   *emulated
	o       *Observed
	centres [][]float64
	mean    []float64
	narrow  [][]float64 // factor of the covariance about a centre
	wide    [][]float64 // and of the wide law about the mean
	cut     float64     // c
}

// What the mixture is made of: centres about which most is drawn, the wide law, what was known before. Guesses are
// widened, so that their tails are no lighter than those of the truth.
const (
	ofWide, ofBefore = .2, .05
	wideness         = 1.5
	widened          = 1.25
	mostCentres      = 200
	// takenAlways is the share of what q draws that is taken with chance 1: the fewer, the more even are weights
	// and the more guesses each costs.
	takenAlways = .08
	looked      = 600 // points q draws to find the cut
	settling    = 30  // steps of the cloud before
)

// newProposal makes a proposal from a cloud of what is left.
//
// Why a mixture and rejection, and not a walk: draws of a walk depend on each other, and their weights are known only
// once it has settled. Here every draw is a draw by itself from a density that is written down, two runs of the
// sampler share nothing, and what emulators get wrong costs weight and biases nothing. The mixture alone would waste
// most plays in eight inputs; rejection by the emulators, which costs guesses and no plays, takes that away.
func (s *Study) newProposal(r *Region, m *emulated, part int) *proposal {
	p := &proposal{model: m, o: s.Observed}
	cloud := s.likely(r, m, part)
	d := float64(s.Inputs)
	scores := make([][]float64, len(cloud))
	p.mean = make([]float64, s.Inputs)
	for i, u := range cloud {
		scores[i] = make([]float64, len(u))
		for k, x := range u {
			scores[i][k] = portable.NormalQuantile(x)
			p.mean[k] += scores[i][k] / float64(len(cloud))
		}
	}
	narrow := spreadOf(scores, p.mean)
	wide := spreadOf(scores, p.mean)
	// Silverman's bandwidth, centres drawn to the mean so that the mixture is as wide as the cloud (West 1993)
	h2 := portable.Pow(4/(float64(min(len(scores), mostCentres))*(d+2)), 2/(d+4))
	h2 = min(h2, .9)
	for a := range narrow {
		for b := range narrow[a] {
			narrow[a][b], wide[a][b] = narrow[a][b]*h2, wide[a][b]*wideness*wideness
		}
	}
	p.narrow, p.wide = narrow, wide
	if !portable.Cholesky(p.narrow) || !portable.Cholesky(p.wide) {
		return nil
	}
	every := max(1, len(scores)/mostCentres)
	for i := 0; i < len(scores); i += every {
		c := make([]float64, s.Inputs)
		for k := range c {
			c[k] = p.mean[k] + math.Sqrt(1-h2)*(scores[i][k]-p.mean[k])
		}
		p.centres = append(p.centres, c)
	}
	p.findCut(s, part)
	return p
}

// spreadOf is the covariance of scores, the lower half, with a little on its diagonal.
func spreadOf(scores [][]float64, mean []float64) [][]float64 {
	lower := make([][]float64, len(mean))
	for a := range lower {
		lower[a] = make([]float64, a+1)
		for b := range lower[a] {
			for _, t := range scores {
				lower[a][b] += (t[a] - mean[a]) * (t[b] - mean[b]) / float64(len(scores))
			}
		}
		lower[a][a] += 1e-6
	}
	return lower
}

// likely walks a cloud of the region until it lies as the emulators think what was seen makes it lie.
//
// The cloud of the region is drawn again by what the emulators think and walks thirty steps under that (Metropolis,
// moves along differences; ter Braak 2006, Statistics and Computing 16). It need not have settled: the mixture is
// made about its points and its density is known whatever they are.
func (s *Study) likely(r *Region, m *emulated, part int) [][]float64 {
	chance := newStream(s.Seed, partWalk|part<<8|1<<32)
	cloud, thought := make([][]float64, len(r.cloud)), make([]float64, len(r.cloud))
	think := func(u []float64) float64 {
		figures, guesses, chances := m.guess(u)
		for k := range guesses {
			guesses[k] += chances[k]
		}
		return s.Observed.guessed(figures, guesses, 1)
	}
	for i := range cloud {
		cloud[i] = r.cloud[i]
	}
	s.each(len(cloud), func(i int) { thought[i] = think(cloud[i]) })
	cloud, thought = reweighed(cloud, thought, chance)
	next, then := make([][]float64, len(cloud)), make([]float64, len(cloud))
	for step := range settling {
		s.each(len(cloud), func(i int) {
			next[i], then[i] = cloud[i], thought[i]
			n := step*(s.Inputs+3) + 1
			a := int(chance.uniform(i, purposePick, n) * float64(len(cloud)))
			b := int(chance.uniform(i, purposePick, n+1) * float64(len(cloud)))
			to := moved(cloud[i], cloud[a], cloud[b], func(k int) float64 {
				return chance.normal(i, purposeNormal, n+k)
			})
			if to == nil {
				return
			}
			if x := think(to); math.Log(chance.uniform(i, purposeAccept, n)) < x-thought[i] {
				next[i], then[i] = to, x
			}
		})
		cloud, next = next, cloud
		thought, then = then, thought
	}
	return cloud
}

// reweighed is a cloud drawn again by its weights.
func reweighed(cloud [][]float64, logs []float64, chance stream) ([][]float64, []float64) {
	picked := systematic(weightsOf(logs), len(cloud), chance.uniform(0, purposePick, 0))
	fresh, thought := make([][]float64, len(picked)), make([]float64, len(picked))
	for i, at := range picked {
		fresh[i], thought[i] = cloud[at], logs[at]
	}
	return fresh, thought
}

// scaled is a point of a normal law, from its mean and the factor of its covariance.
func scaled(mean []float64, factor [][]float64, normal func(k int) float64) []float64 {
	t := slices.Clone(mean)
	for a := range t {
		for b := range a + 1 {
			t[a] += factor[a][b] * normal(b)
		}
	}
	return t
}

// density is the logarithm of a normal law at a point, but for the power of 2π that all laws share.
//
// Scores and not quantiles: what was seen makes inputs nearly normal in scores, and a normal law has no walls there.
func density(t, mean []float64, factor [][]float64) float64 {
	x, sum := make([]float64, len(t)), 0.
	for i := range x {
		x[i] = t[i] - mean[i]
		for j := range i {
			x[i] -= factor[i][j] * x[j]
		}
		x[i] /= factor[i][i]
		sum -= x[i]*x[i]/2 + math.Log(factor[i][i])
	}
	return sum
}

// mixed draws a point of the mixture.
//
// One in twenty is drawn as inputs were before (a defensive mixture; Hesterberg 1995, Technometrics 37), so that the
// widened guesses of the emulators, and not where the cloud happened to lie, say what is hardly ever proposed.
func (p *proposal) mixed(chance stream, i int) []float64 {
	normal := func(k int) float64 { return chance.normal(i, purposeNormal, k) }
	switch x := chance.uniform(i, purposePick, 0); {
	case x < ofBefore:
		t := make([]float64, len(p.mean))
		for k := range t {
			t[k] = normal(k)
		}
		return t
	case x < ofBefore+ofWide:
		return scaled(p.mean, p.wide, normal)
	}
	c := int(chance.uniform(i, purposePick, 1) * float64(len(p.centres)))
	return scaled(p.centres[c], p.narrow, normal)
}

// mixture is the logarithm of the density of the mixture at a point, before that of the law inputs had.
func (p *proposal) mixture(t []float64) (q, before float64) {
	for _, x := range t {
		before -= x * x / 2
	}
	logs := []float64{math.Log(ofBefore) + before, math.Log(ofWide) + density(t, p.mean, p.wide)}
	each := math.Log((1 - ofBefore - ofWide) / float64(len(p.centres)))
	for _, c := range p.centres {
		logs = append(logs, each+density(t, c, p.narrow))
	}
	most, sum := slices.Max(logs), 0.
	for _, x := range logs {
		sum += portable.Exp(x - most)
	}
	return most + math.Log(sum), before
}

// quantiles are the point of the cube of normal scores.
func quantiles(t []float64) []float64 {
	u := make([]float64, len(t))
	for k, x := range t {
		u[k] = min(1-edge, max(edge, portable.NormalCDF(x)))
	}
	return u
}

// edge keeps points off the walls of the cube, where laws have no value.
const edge = 1e-9

// thinks is what the emulators think of a point, over what the mixture draws it with.
func (p *proposal) thinks(t []float64) (logRatio, q, before float64) {
	q, before = p.mixture(t)
	figures, guesses, chances := p.model.guess(quantiles(t))
	for k := range guesses {
		guesses[k] += chances[k]
	}
	return p.o.guessed(figures, guesses, widened) + before - q, q, before
}

// findCut finds the ratio above which every point is taken.
//
// The cut trades guesses for even weights. Taken always is the twelfth of the mixture that emulators like best, so
// that at least one look in about twelve is a draw; the rest is taken as often as its ratio to the cut says.
func (p *proposal) findCut(s *Study, part int) {
	chance := newStream(s.Seed, partWalk|part<<8|1<<33)
	ratios := make([]float64, looked)
	s.each(looked, func(i int) { ratios[i], _, _ = p.thinks(p.mixed(chance, i)) })
	slices.Sort(ratios)
	p.cut = ratios[int((1-takenAlways)*looked)]
}

// mostLooks bounds how many points of the mixture are looked at for one that is taken.
const mostLooks = 400

// draw proposes a point: its place in the cube, and the logarithm of how much likelier it was before than it is here.
func (p *proposal) draw(chance stream, i int) (u []float64, logRatio float64, looks int) {
	for look := range mostLooks {
		entity := i*mostLooks + look
		t := p.mixed(chance, entity)
		ratio, q, before := p.thinks(t)
		if look == mostLooks-1 || math.Log(chance.uniform(entity, purposeAccept, 0)) < ratio-p.cut {
			// the density of what is taken is q·min(1, e^(ratio−cut)), but for a constant
			return quantiles(t), before - q - min(0, ratio-p.cut), look + 1
		}
	}
	panic("learning: no last look")
}
