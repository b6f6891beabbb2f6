package learning

import (
	"context"
	"math"
	"slices"
)

// Region is what is left of the cube after waves of history matching.
type Region struct {
	Waves []Wave
	Share float64  // of the cube that is left
	Plays int      // of a point that are averaged
	Empty *Nothing // nothing is left; nil: something is

	models []*emulated // of the waves
	cloud  [][]float64 // points of what is left, evenly spread
}

// Wave is one wave: what was played, and what it left.
//
// Left multiplies what every level of every wave kept, each counted in a cloud of a thousand: it is known to within a
// tenth of itself where a wave keeps a third, and to its order of size where it keeps a millionth.
type Wave struct {
	Points, Plays int
	Cut           float64
	Left          float64 // share of the cube
	Fits          []LeftOut
}

// Ten points to an input are what Loeppky, Sacks and Welch (2009, Technometrics 51) found enough for a surface that few
// inputs bend; later waves, in a smaller region, take fewer.
//
// Sizes of waves: points to an input in the first and in later ones, waves at most, points of a cloud.
const (
	pointsOfInput, laterPoints = 10, 6
	mostWaves                  = 5
	cloudSize                  = 1000
	leastPoints                = 24
	// Two plays at every point, and not one at twice as many: what chance alone does is known from
	// the first wave on, and says how many plays of a point the sampler averages.
	//
	// A region that keeps this share of itself in a wave no longer shrinks.
	nearlyAll = .8
	// guesses whose variance is below this share of everything else's no longer matter
	sharpEnough = .1
	// tries of each point where nothing seems left
	confirmed = 8
)

// Match strikes out what cannot have given what was seen, in waves, until what is left no longer shrinks.
//
// Each wave begins with points far from each other in what was left by the one before, and all that was ever played
// teaches its emulators. What seems empty is played before it is called so, and what those plays gave is learnt from
// where it is not.
func (s *Study) Match(ctx context.Context) (*Region, error) {
	r := &Region{Share: 1}
	r.cloud = newStream(s.Seed, partWalk).latin(cloudSize, s.Inputs)
	design := newStream(s.Seed, partWaves).latin(max(leastPoints, pointsOfInput*s.Inputs), s.Inputs)
	for w := 0; w < mostWaves; w++ {
		before := r.Share
		if err := s.wave(ctx, r, w, design); err != nil {
			return r, err
		}
		if r.Empty != nil {
			ok, err := s.confirm(ctx, r, w)
			if ok || err != nil {
				return r, err
			}
			r.Empty, r.Share = nil, before
			design = s.spread(r.cloud, max(leastPoints, laterPoints*s.Inputs))
			continue
		}
		if ok, err := s.contradicted(ctx, r, w); ok || err != nil {
			return r, err
		}
		if w > 0 && r.Share > nearlyAll*before || r.sharp(s) {
			break
		}
		design = s.spread(r.cloud, max(leastPoints, laterPoints*s.Inputs))
	}
	return r, nil
}

// wave plays a design twice at every point, fits emulators, and leaves what is not implausible by them.
func (s *Study) wave(ctx context.Context, r *Region, w int, design [][]float64) error {
	fresh, err := s.playAll(ctx, partWaves+w, 0, design, 2)
	if err != nil {
		return err
	}
	s.bank = append(s.bank, fresh...)
	if s.plays == 0 {
		s.plays = s.averaged()
	}
	r.Plays = s.plays
	m := s.emulate()
	if m == nil {
		r.Empty = &Nothing{First: -1, Second: -1}
		return nil
	}
	r.models = append(r.models, m)
	if !s.shrink(r, w) {
		r.Empty = s.nothing(r)
	}
	r.Waves = append(r.Waves, Wave{
		Points: len(design), Plays: 2 * len(design), Cut: m.cut, Left: r.Share, Fits: m.fit,
	})
	return nil
}

// mostChance is how much of the error and discrepancy chance may come to before plays are averaged: a quarter.
const mostChance = .25

// averaged is how many plays of a point are averaged: as many as bring the chance of every figure to a quarter of
// what is uncertain of it anyway, and no more than make up the whole company.
//
// Below a quarter chance adds an eighth to a standard deviation: what more plays would sharpen is less than what
// nobody knows of the discrepancy.
func (s *Study) averaged() int {
	most := 1.
	for k := range s.Observed.Size() {
		chance, n := 0., 0.
		for i := range s.bank {
			if s.bank[i].whole() {
				chance, n = chance+s.bank[i].played(k).Variance, n+1
			}
		}
		if n > 0 {
			most = max(most, math.Ceil(chance/n/(mostChance*s.Observed.Variance[k][k])))
		}
	}
	return int(min(most, float64(max(1, s.MostPlays)), playsOfPoint))
}

// sharp reports whether guesses are so good in what is left that playing more changes nothing.
//
// The median over what is left and not the worst corner, which the next wave would play and the sampler hardly
// visits.
func (r *Region) sharp(s *Study) bool {
	m := r.models[len(r.models)-1]
	for k, e := range m.of {
		ratios := make([]float64, len(r.cloud))
		s.each(len(r.cloud), func(i int) {
			_, guess, chance := e.Guess(r.cloud[i])
			ratios[i] = guess / (chance/m.plays + s.Observed.Variance[k][k])
		})
		slices.Sort(ratios)
		if ratios[len(ratios)/2] > sharpEnough {
			return false
		}
	}
	return true
}

// spread picks points of a cloud that lie far from each other: each the farthest from those before it.
//
// A greedy maximin design (Johnson, Moore and Ylvisaker 1990 have the optimum, which costs far more and is a little
// better): points far from each other teach an emulator most.
func (s *Study) spread(cloud [][]float64, n int) (picked [][]float64) {
	near := slices.Repeat([]float64{math.Inf(1)}, len(cloud))
	at := 0
	for len(picked) < min(n, len(cloud)) {
		picked = append(picked, slices.Clone(cloud[at]))
		for i, u := range cloud {
			near[i] = min(near[i], apart(u, cloud[at]))
		}
		at = slices.Index(near, slices.Max(near))
	}
	return picked
}

// apart is the squared distance of two points.
func apart(a, b []float64) (sum float64) {
	for k := range a {
		sum += (a[k] - b[k]) * (a[k] - b[k])
	}
	return sum
}

// worst is how implausible a point is by all waves, over their cut-offs: above 1 it is struck out.
//
// All waves count: a later emulator, taught inside the region, knows nothing of what lies outside and would let it in
// again.
func (r *Region) worst(o *Observed, u []float64) (most float64) {
	for _, m := range slices.Backward(r.models) {
		if most = max(most, second(m.implausible(o, u))/m.cut); most > 8 {
			return most
		}
	}
	return most
}

// Shrinking goes by levels: each keeps about a fifth of the cloud, which walks on inside it.
const (
	fifth       = .2
	mostLevels  = 24
	walkSteps   = 6
	enoughKept  = .1
	stillFalls  = .98
	gammaOfTwo  = 1.68 // 2.38/√2, of moves along the difference of two points (ter Braak 2006)
	littleSteps = 1e-3
)

// shrink walks the cloud into what the newest wave leaves, and counts the share of the cube that is; false where
// nothing seems left.
func (s *Study) shrink(r *Region, wave int) bool {
	left, share := s.descend(r.cloud, wave, func(u []float64) float64 { return r.worst(s.Observed, u) })
	r.Share *= share
	return left
}

// descend walks a cloud to where something is at most 1, by levels (subset simulation; Au and Beck 2001), and returns
// whether there is such a place and how large a share of what the cloud filled; where there is none, the cloud lies
// about the place where it is least.
func (s *Study) descend(cloud [][]float64, part int, far func(u []float64) float64) (left bool, share float64) {
	worst := make([]float64, len(cloud))
	s.each(len(cloud), func(i int) { worst[i] = far(cloud[i]) })
	share = 1
	last := math.Inf(1)
	for level := range mostLevels {
		sorted := slices.Clone(worst)
		slices.Sort(sorted)
		cut := max(1, sorted[int(fifth*float64(len(sorted)))])
		if shareUpTo(sorted, 1) >= enoughKept {
			cut = 1
		}
		share *= shareUpTo(sorted, cut)
		s.walk(cloud, worst, far, cut, part*mostLevels+level)
		if cut == 1 {
			return true, share
		}
		if cut > stillFalls*last {
			return false, 0
		}
		last = cut
	}
	return false, 0
}

// shareUpTo is how many of sorted numbers are at most x.
func shareUpTo(sorted []float64, x float64) float64 {
	n := 0
	for n < len(sorted) && sorted[n] <= x {
		n++
	}
	return float64(n) / float64(len(sorted))
}

// walk replaces what a level strikes out by copies of what it keeps that walked on inside it, by moves along the
// difference of two that were kept.
//
// Copies alone would leave the cloud a few points many times. Moves along differences have the shape of the region in
// them, without anybody's covariance; a move is taken where it stays inside, so that the cloud stays even.
// Differences are of the points that were kept and not of those that walk, so that workers do not wait for each
// other.
func (s *Study) walk(cloud [][]float64, worst []float64, far func(u []float64) float64, level float64, part int) {
	var inside []int
	for i := range worst {
		if worst[i] <= level {
			inside = append(inside, i)
		}
	}
	base := make([][]float64, len(inside))
	for i, at := range inside {
		base[i] = cloud[at]
	}
	chance := newStream(s.Seed, partWalk|part<<8)
	pick := func(i, k int) int { return int(chance.uniform(i, purposePick, k) * float64(len(base))) }
	fresh, then := make([][]float64, len(cloud)), make([]float64, len(cloud))
	s.each(len(cloud), func(i int) {
		if worst[i] <= level {
			fresh[i], then[i] = cloud[i], worst[i]
			return
		}
		from := pick(i, 0)
		u, at := slices.Clone(base[from]), worst[inside[from]]
		for step := range walkSteps {
			to := moved(u, base[pick(i, 2*step+1)], base[pick(i, 2*step+2)], func(k int) float64 {
				return chance.normal(i, purposeNormal, step*len(u)+k)
			})
			if to == nil {
				continue
			}
			if x := far(to); x <= level {
				u, at = to, x
			}
		}
		fresh[i], then[i] = u, at
	})
	copy(cloud, fresh)
	copy(worst, then)
}

// moved is a point moved along the difference of two others, and a little besides; nil where that leaves the cube.
//
// A step outside of the cube is no step: the law of the inputs ends there. The little besides keeps points apart that
// began as copies.
func moved(u, a, b []float64, normal func(k int) float64) []float64 {
	to, gamma := make([]float64, len(u)), gammaOfTwo/math.Sqrt(float64(len(u)))
	for k := range u {
		to[k] = u[k] + gamma*(a[k]-b[k]) + littleSteps*normal(k)
		if !(to[k] > 0 && to[k] < 1) {
			return nil
		}
	}
	return to
}
