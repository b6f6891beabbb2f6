package learning

import (
	"context"
	"math"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// Play is one play of the model that is asked for: its number in the study, its point, and its key of chance.
type Play struct {
	ID     int
	U      []float64
	Chance uint64
}

// Player plays, and returns the statistics of every play; missing ones are NaN.
//
// What a player gives depends on the numbers of the plays alone: asked again, or by another number of workers, it
// gives the same. It may keep what it gave.
type Player func(ctx context.Context, plays []Play) ([][]float64, error)

// Study narrows inputs by what was seen.
type Study struct {
	Observed *Observed
	Inputs   int
	Seed     uint64
	Play     Player
	// MostPlays of one point are averaged at most: as many as make up the whole company, where a share of it is
	// played. 0: one.
	MostPlays int
	Workers   int // 0: as many as processors; does not change what is found

	bank   []tried // every point that was played
	plays  int     // averaged, of a point
	Played int     // all plays asked for
}

// tried is a point with what its plays gave.
type tried struct {
	u     []float64
	plays [][]float64
}

// chanceKeys are those of plays: apart from the worlds of designs, which count from 0.
const chanceKeys = 1 << 62

// Plays of one point have numbers that follow each other.
const playsOfPoint = 64

// numbered are the plays of a point of a part of the study.
func numbered(part, point, plays int, u []float64) (all []Play) {
	for j := range plays {
		id := part<<32 | point*playsOfPoint + j
		all = append(all, Play{id, u, chanceKeys | uint64(id)})
	}
	return all
}

// playAll plays points so many times each.
//
// A play is known by its number, and its chance by that: asked again it gives the same figures, from a store or anew.
// Parts, points and plays have bits of their own in the number, so that a wave that plays more points moves no other.
func (s *Study) playAll(ctx context.Context, part, from int, points [][]float64, times int) ([]tried, error) {
	var asked []Play
	for i, u := range points {
		asked = append(asked, numbered(part, from+i, times, u)...)
	}
	rows, err := s.Play(ctx, asked)
	if err != nil {
		return nil, err
	}
	s.Played += len(asked)
	all := make([]tried, len(points))
	for i := range points {
		all[i] = tried{points[i], rows[i*times : (i+1)*times]}
	}
	return all, nil
}

// mean are the mean figures of the plays of a point; missing where one of them is.
//
// A figure that one play lacks has no mean: half of the plays would be another figure, of the worlds that have it.
func (t *tried) mean() []float64 {
	sum := make([]float64, len(t.plays[0]))
	for _, p := range t.plays {
		for k, x := range p {
			sum[k] += x / float64(len(t.plays))
		}
	}
	return sum
}

// played is a figure of a point, for an emulator: the mean of its plays, and what they scatter by,
//
//	s² = Σ (x − x̄)²/(n − 1)
func (t *tried) played(k int) Played {
	p := Played{Plays: len(t.plays)}
	for _, row := range t.plays {
		p.Mean += row[k] / float64(len(t.plays))
	}
	for _, row := range t.plays {
		p.Variance += (row[k] - p.Mean) * (row[k] - p.Mean) / float64(max(1, len(t.plays)-1))
	}
	return p
}

// whole reports whether the plays of a point have every figure.
//
// A figure is missing where the model has none (a share of sessions where there are none): such a point cannot have
// given what was seen, and an emulator cannot be taught by it.
func (t *tried) whole() bool { return !slices.ContainsFunc(t.mean(), math.IsNaN) }

// each calls f of 0 to n−1, several at a time.
//
// Work is divided by number and not by who is free: f writes to its own place only, so that neither decides a byte.
func (s *Study) each(n int, f func(i int)) {
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var g errgroup.Group
	for w := range min(workers, n) {
		g.Go(func() error {
			for i := w; i < n; i += workers {
				f(i)
			}
			return nil
		})
	}
	_ = g.Wait() // f has no error to tell
}
