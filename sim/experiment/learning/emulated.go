package learning

import (
	"math"
	"slices"
)

// emulated are the emulators of a wave, one for every figure, and what is implausible by them.
type emulated struct {
	of    []*Emulator
	fit   []LeftOut
	cut   float64 // a point whose second-largest implausibility is above is struck out
	most  float64 // where the largest is above at every point, figures contradict each other
	plays float64 // of a point that are averaged
}

// mostTrained is how many points an emulator is fitted to: its time grows with their cube, 40 steps of 180 points take
// about a second for a statistic. Of more points those nearest to what was seen teach: far from it nobody asks.
const mostTrained = 180

// emulate fits emulators to the points that are nearest to what was seen.
//
// A guess of a statistic is fitted by itself, and all of them at the same time.
func (s *Study) emulate() *emulated {
	var near []int
	for i := range s.bank {
		if s.bank[i].whole() {
			near = append(near, i)
		}
	}
	if len(near) > mostTrained {
		slices.SortStableFunc(near, func(a, b int) int {
			return compare(s.Observed.Distance(s.bank[a].mean()), s.Observed.Distance(s.bank[b].mean()))
		})
		near = near[:mostTrained]
		slices.Sort(near)
	}
	m := &emulated{
		of: make([]*Emulator, s.Observed.Size()), fit: make([]LeftOut, s.Observed.Size()),
		plays: float64(max(1, s.plays)),
	}
	if len(near) < 2 {
		return nil
	}
	points := make([][]float64, len(near))
	for i, at := range near {
		points[i] = s.bank[at].u
	}
	s.each(len(m.of), func(k int) {
		played := make([]Played, len(near))
		for i, at := range near {
			played[i] = s.bank[at].played(k)
		}
		m.of[k] = NewEmulator(points, played)
		m.fit[k] = m.of[k].LeftOut(played)
	})
	m.calibrate(s, near)
	return m
}

// compare orders numbers.
func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// guess are the figures at a point, with the variance of each guess and of chance.
func (m *emulated) guess(u []float64) (figures, guesses, chances []float64) {
	n := len(m.of)
	figures, guesses, chances = make([]float64, n), make([]float64, n), make([]float64, n)
	for k, e := range m.of {
		figures[k], guesses[k], chances[k] = e.Guess(u)
		chances[k] /= m.plays
	}
	return figures, guesses, chances
}

// implausible is, of every figure, how far what was seen lies from the guess, in standard deviations of all that is
// uncertain:
//
//	I = |z − guess| / √(guess's + chance's + error's + discrepancy's variance)
func (m *emulated) implausible(o *Observed, u []float64) []float64 {
	figures, guesses, chances := m.guess(u)
	all := make([]float64, len(figures))
	for k := range all {
		all[k] = math.Abs(o.Values[k]-figures[k]) / math.Sqrt(guesses[k]+chances[k]+o.Variance[k][k])
	}
	return all
}

// second is the second-largest of some numbers, so that one figure a model cannot give strikes out nothing by itself;
// of one number it is that.
func second(all []float64) float64 {
	first, next := math.Inf(-1), math.Inf(-1)
	for _, x := range all {
		if x > first {
			first, next = x, first
		} else if x > next {
			next = x
		}
	}
	if len(all) == 1 {
		return first
	}
	return next
}

// kept is the share of simulated cases in which the truth is not struck out, and casesOfPoint how many are simulated
// at each point.
const (
	kept         = .99
	casesOfPoint = 40
	// keptByAll is the same of the largest: what is said of a contradiction is wrong once in a thousand.
	keptByAll = .999
)

// calibrate finds the cut-off at which the truth is kept in 99 % of simulated cases: every point in turn is the
// truth, error and discrepancy are drawn, and the point is guessed from all others.
//
// A cut-off of 3 would be that of one normal figure (Pukelsheim 1994, 3σ for any law with one peak). The
// second-largest of several figures whose errors are correlated has no such rule, and guesses have tails of their
// own: so it is simulated, from the very plays the emulators were taught by.
func (m *emulated) calibrate(s *Study, near []int) {
	cases, largest := make([]float64, 0, len(near)*casesOfPoint), make([]float64, 0, len(near)*casesOfPoint)
	for i, at := range near {
		truth, draws := s.bank[at].mean(), newStream(s.Seed, partCases)
		for c := range casesOfPoint {
			seen := s.Observed.drawn(truth, func(k int) float64 {
				return draws.normal(at*casesOfPoint+c, purposeError, k)
			})
			off := make([]float64, len(seen))
			for k := range off {
				e := m.of[k]
				off[k] = math.Abs(seen[k]-e.left[i]) / math.Sqrt(e.leftV[i]+s.Observed.Variance[k][k])
			}
			cases, largest = append(cases, second(off)), append(largest, slices.Max(off))
		}
	}
	slices.Sort(cases)
	slices.Sort(largest)
	m.cut = cases[min(len(cases)-1, int(kept*float64(len(cases))))]
	m.most = largest[min(len(largest)-1, int(keptByAll*float64(len(largest))))]
}

// Numbers of plays are part·2³² + point·64 + play; fewer than 2²⁶ points of a part are ever played.
//
// Parts of a study number their draws apart; waves count from partWaves, rounds of the sampler from partRounds.
const (
	partCases = iota + 1
	partWalk
	partConfirm
	partConflict
	partWaves  = 16
	partRounds = 64
)
