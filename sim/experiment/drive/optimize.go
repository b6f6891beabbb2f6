package drive

import (
	"context"
	"math"
	"slices"

	"boomerang/sim/experiment"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize"
)

// Objective values points of the unit cube, more being better, many at once.
// Every point must meet the same worlds: then noise moves all values alike and
// the search climbs a fixed landscape, that of the sample (sample average
// approximation). Its top is not that of the truth, so a search ends in a
// selection among its finalists on other worlds.
type Objective func(ctx context.Context, points [][]float64) ([]float64, error)

// mostSimplex is how many axes Nelder and Mead's simplex climbs well; beyond it
// CMA-ES takes over.
const mostSimplex = 8

// Candidate is a point that was valued.
type Candidate struct {
	Point []float64
	Value float64
}

// Search looks for the highest value within so many evaluations: the first half
// on a Sobol' sequence, the rest by gonum's Nelder–Mead (up to eight axes) or
// CMA-ES from the best of them. It returns every candidate, best first; after
// an error or when ctx ends, those so far.
//
// Half on a Sobol sequence, because the landscape may have several tops and a local search finds the
// nearest; the rest climbs, since a sequence never gets closer than its spacing.
//
// Nelder and Mead (1965, Computer Journal 7:308) need no gradient and few values, and
// stall beyond some ten axes; CMA-ES (Hansen and Ostermeier 2001, Evolutionary
// Computation 9:159) learns the shape of the landscape from a population and pays for
// it in evaluations. Gradients are not to be had: a row of a simulation jumps where a
// head is rounded.
//
//	d.Evaluations = E:   1 … E/2 spread over the cube │ E/2 … E climb from the best of them
//
// The climb may converge early, then fewer than E are valued; the search does not
// start again elsewhere, since half of its budget has looked there already. On equal
// settings the value repeats: the same worlds.
func Search(ctx context.Context, f Objective, axes int, d SearchDesign) ([]Candidate, error) {
	s := &search{ctx: ctx, f: f, most: d.Evaluations}
	spread := experiment.SobolPoints(max(1, d.Evaluations/2), axes, d.Seed)
	for batch := range slices.Chunk(spread, max(1, min(len(spread), d.Batch))) {
		if err := s.Value(batch); err != nil {
			return s.sorted(), err
		}
	}
	start := s.sorted()[0].Point
	method := optimize.Method(&optimize.NelderMead{SimplexSize: .15})
	if axes > mostSimplex {
		method = evolution(axes, d.Seed)
	}
	problem := optimize.Problem{
		Func: s.minimised,
		Status: func() (optimize.Status, error) {
			if s.err != nil {
				return optimize.Failure, s.err
			}
			if len(s.seen) >= s.most {
				return optimize.FunctionEvaluationLimit, nil
			}
			return optimize.NotTerminated, nil
		},
	}
	settings := &optimize.Settings{Converger: &optimize.FunctionConverge{Absolute: 1e-9, Iterations: 40 * axes}}
	_, err := optimize.Minimize(problem, start, settings, method)
	if s.err != nil {
		return s.sorted(), s.err
	}
	if len(s.seen) >= s.most {
		err = nil // the end that was asked for
	}
	return s.sorted(), err
}

// evolution is CMA-ES with steps of a tenth of the cube. gonum draws its first
// population from InitCholesky alone, whatever InitStepSize says, so both do.
//
// A tenth: three standard deviations from the best point of the spread cover about a
// third of every axis to either side.
func evolution(axes int, seed uint64) optimize.Method {
	const step = .1
	start := mat.NewDiagDense(axes, nil)
	for i := range axes {
		start.SetDiag(i, step*step)
	}
	var chol mat.Cholesky
	chol.Factorize(start)
	return &optimize.CmaEsChol{InitStepSize: step, InitCholesky: &chol, Src: experiment.NewStream(seed, 2)}
}

// SearchDesign is the size of a search.
type SearchDesign struct {
	Evaluations int
	Batch       int // points valued at once at first; what is valued does not depend on it
	Seed        uint64
}

// search remembers what was valued.
type search struct {
	ctx  context.Context
	f    Objective
	most int
	seen []Candidate
	err  error
}

// finest is how many steps an axis has: CMA-ES takes its steps by the library's
// exponential, whose last bit depends on the processor; the settings played do not.
const finest = 1 << 24

// minimised is the objective as gonum asks for it: a point outside the cube is
// valued at the nearest point inside and pays for the distance.
//
// The penalty is the squared distance times the size of the best value, so it is of
// the unit of the objective and grows from 0 at the face: the simplex is turned back
// and not thrown off a cliff. After the end it is infinite, until gonum asks for
// Status and stops.
func (s *search) minimised(x []float64) float64 {
	if s.err != nil || len(s.seen) >= s.most {
		return math.Inf(1)
	}
	inside, far := make([]float64, len(x)), 0.
	for i, v := range x {
		inside[i] = math.Round(min(1, max(0, v))*finest) / finest
		far += (v - inside[i]) * (v - inside[i])
	}
	if s.err = s.Value([][]float64{inside}); s.err != nil {
		return math.Inf(1)
	}
	best := s.sorted()[0].Value
	y := s.seen[len(s.seen)-1].Value
	return -y + far*max(1, math.Abs(best))
}

func (s *search) Value(points [][]float64) error {
	ys, err := s.f(s.ctx, points)
	for i, y := range ys {
		s.seen = append(s.seen, Candidate{slices.Clone(points[i]), y})
	}
	return err
}

func (s *search) sorted() []Candidate {
	out := slices.Clone(s.seen)
	slices.SortStableFunc(out, func(a, b Candidate) int {
		switch {
		case a.Value > b.Value:
			return -1
		case a.Value < b.Value:
			return 1
		}
		return 0
	})
	return out
}

// Finalists are the best candidates that lie apart from each other on some
// axis.
//
// Apart on some axis: eight neighbours of one top would make a contest of one.
//
// Distance is the largest over axes, in fractions of a range: two settings that differ
// by 10 points of one key are different decisions, however alike the others are.
func Finalists(sorted []Candidate, most int, apart float64) (chosen []Candidate) {
	for _, c := range sorted {
		near := slices.ContainsFunc(chosen, func(k Candidate) bool {
			far := 0.
			for i := range k.Point {
				far = max(far, math.Abs(k.Point[i]-c.Point[i]))
			}
			return far < apart
		})
		if !near && len(chosen) < most {
			chosen = append(chosen, c)
		}
	}
	return chosen
}
