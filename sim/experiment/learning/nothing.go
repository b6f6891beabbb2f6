package learning

import (
	"context"
	"math"
	"slices"
)

// Nothing says that no point gives what was seen: which two figures contradict each other, or which one cannot be
// given at all, then Second is −1. Apart is how far the nearest point is from the two (or the one), in standard
// deviations of all that is uncertain, and Plays how many real plays confirmed it.
//
// Nearest are the two figures at that point.
type Nothing struct {
	First, Second int
	Apart         float64
	Nearest       [2]float64
	Plays         int
}

// real is how far the plays of a point are from what was seen, of every figure.
//
// Plays know no emulator: what is uncertain of their mean is what they scatter by, beside error and discrepancy.
func (s *Study) real(t *tried) []float64 {
	all := make([]float64, s.Observed.Size())
	for k := range all {
		p := t.played(k)
		v := s.Observed.Variance[k][k] + p.Variance/float64(p.Plays)
		if all[k] = math.Abs(s.Observed.Values[k]-p.Mean) / math.Sqrt(v); math.IsNaN(all[k]) {
			all[k] = math.Inf(1)
		}
	}
	return all
}

// confirm plays the points that seem nearest to what was seen: only where real plays are too far away as well is
// nothing left. What they gave is learnt from either way.
func (s *Study) confirm(ctx context.Context, r *Region, wave int) (bool, error) {
	if len(r.models) == 0 {
		return true, nil
	}
	cut := r.models[len(r.models)-1].cut
	return s.beyond(ctx, r, partConfirm, wave, r.cloud, func(u []float64) float64 { return r.worst(s.Observed, u) },
		func(off []float64) bool { return second(off) > cut })
}

// contradicted looks for figures that cannot both be given though each can: where the largest implausibility is too
// large at every point. The second-largest, which strikes points out, forgives one of the two.
//
// A contradiction is a statement about all of the cube, and one that stops everything: so the search goes on from the
// region downwards by levels, and what it comes to is played.
func (s *Study) contradicted(ctx context.Context, r *Region, wave int) (bool, error) {
	m := r.models[len(r.models)-1]
	far := func(u []float64) float64 { return slices.Max(m.implausible(s.Observed, u)) / m.most }
	cloud := slices.Clone(r.cloud)
	if left, _ := s.descend(cloud, partConfirm<<8|wave, far); left {
		return false, nil
	}
	out := func(off []float64) bool { return slices.Max(off) > m.most }
	return s.beyond(ctx, r, partConflict, wave, cloud, far, out)
}

// beyond plays points of a cloud that are nearest by some measure, and says nothing is left where every real play is
// out of reach as well.
func (s *Study) beyond(ctx context.Context, r *Region, part, wave int, cloud [][]float64,
	far func(u []float64) float64, out func(off []float64) bool,
) (bool, error) {
	order, worst := make([]int, len(cloud)), make([]float64, len(cloud))
	s.each(len(cloud), func(i int) { worst[i] = far(cloud[i]) })
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compare(worst[a], worst[b]) })
	var nearest [][]float64
	for _, i := range order[:min(len(order), 5*confirmed)] {
		nearest = append(nearest, cloud[i])
	}
	times := max(2, s.plays)
	fresh, err := s.playAll(ctx, part, wave*confirmed, s.spread(nearest, confirmed), times)
	if err != nil {
		return false, err
	}
	s.bank = append(s.bank, fresh...)
	for i := range fresh {
		if !out(s.real(&fresh[i])) {
			return false, nil
		}
	}
	r.Empty = s.nothing(r)
	r.Empty.Plays = len(fresh) * times
	r.Share = 0
	return true, nil
}

// nothing names what contradicts each other: of all pairs of figures the one of which the nearest point, played or
// guessed, is farthest. Where a figure alone is as far from every point, it is that.
//
// The pair is found among all plays and, since plays are few, among guesses of the emulators of the first wave, which
// were taught by points all over the cube:
//
//	argmax over pairs (a, b) of   min over points of   max(I_a, I_b)
func (s *Study) nothing(r *Region) *Nothing {
	var off, figures [][]float64
	for i := range s.bank {
		off, figures = append(off, s.real(&s.bank[i])), append(figures, s.bank[i].mean())
	}
	whole := newStream(s.Seed, partConfirm).latin(cloudSize, s.Inputs)
	if len(r.models) > 0 { // the first knows all of the cube
		guessed, at := make([][]float64, len(whole)), make([][]float64, len(whole))
		s.each(len(whole), func(i int) {
			guessed[i] = r.models[0].implausible(s.Observed, whole[i])
			at[i], _, _ = r.models[0].guess(whole[i])
		})
		off, figures = append(off, guessed...), append(figures, at...)
	}
	n := &Nothing{Second: -1}
	for a := range s.Observed.Size() {
		for b := range a {
			if least, where := nearestOf(off, a, b); least > n.Apart {
				at := figures[where]
				*n = Nothing{First: b, Second: a, Apart: least, Nearest: [2]float64{at[b], at[a]}}
			}
		}
	}
	for a := range s.Observed.Size() {
		if least, where := nearestOf(off, a, a); least > aloneEnough*n.Apart {
			*n = Nothing{First: a, Second: -1, Apart: least, Nearest: [2]float64{figures[where][a]}}
		}
	}
	return n
}

// One figure that nothing gives is farther from every point than half of a pair that is traded off;
// where it nearly is the whole of the distance, naming a second would blame what fits.
//
// aloneEnough is when one figure is named and no pair: it is by itself nearly as far from every point.
const aloneEnough = .9

// nearestOf is the point whose farther of two figures is nearest to what was seen.
func nearestOf(off [][]float64, a, b int) (least float64, where int) {
	least = math.Inf(1)
	for i := range off {
		if x := max(off[i][a], off[i][b]); x < least {
			least, where = x, i
		}
	}
	return least, where
}
