package drive

import (
	"math"
	"slices"

	"boomerang/sim/portable"
	"boomerang/sim/result"
	"boomerang/sim/stats"
)

// How a box is found: peel a twentieth of its points at a time, keep at least
// so many points, at most so many boxes, and drop a limit that chance explains.
const (
	peelShare   = .05
	fewestShare = .05
	fewestIn    = 8
	mostBoxes   = 3
	mostLimited = 4 // inputs of a box: what a sentence can say
	limitLevel  = .10
)

// Cases are worlds a box is searched in: the inputs of each and whether the
// thing of interest happened there. Group is the block of each, from 0: blocks are
// held out whole.
type Cases struct {
	Inputs [][]float64 // [case][input]
	Hit    []bool
	Group  []int
}

// limits is a box: [input] low and high, infinite where it does not bind.
type limits [][2]float64

func (b limits) Holds(x []float64) bool {
	for i, l := range b {
		if x[i] < l[0] || x[i] > l[1] {
			return false
		}
	}
	return true
}

// Prim finds boxes of inputs in which hits are dense: the patient rule induction
// method of Friedman and Fisher (1999), as Bryant and Lempert (2010) use it to
// say under which conditions a plan fails. It peels the face whose removal
// raises the density most, until few cases are left; picks from the peeling
// trajectory the box with the greatest weighted relative accuracy, the share of
// cases inside times how much denser they are than all (Lavrač, Flach and Zupan
// 1999); drops limits that chance explains; then looks for another box in the
// cases outside.
//
// Coverage is the share of all hits inside, density the share of hits among
// the cases inside. Both flatter the box they were found on, so every third
// block is kept out of the search and HeldOut gives them there, with an interval
// of the density at the level.
//
// Patient: a twentieth at a time, so that one unlucky cut does not decide, as it would in a tree.
// Boxes rather than scores, because "if silent failures exceed 30 % and patience is below two minutes"
// can be acted on.
//
// The stopping rules, in this order: no box is reported whose density is not at least
// 1.5 times that of all cases searched (or, where failures are frequent, closer to 1
// by 15 % of what is missing), none that holds fewer than 5 % of the hits, none
// without a limit, and at most three. They are choices of presentation: a box that
// fails them would be true and of no use.
//
//	weighted relative accuracy = (inside/all)·(density inside − density of all)
//
// Density alone would end in the smallest box allowed, coverage alone in the largest;
// the product has its maximum between them.
func Prim(c Cases, level float64) []result.FoundBox {
	open, kept := c.divided()
	outside, searched, hits := kept, len(open), c.count(open)
	if hits == 0 || hits == searched {
		return nil
	}
	base := ratio(hits, searched)
	var found []result.FoundBox
	for len(found) < mostBoxes {
		box, trajectory := c.search(open)
		f := c.measure(box, open, hits)
		if f.Density < min(1.5*base, base+.15*(1-base)) || f.Coverage < .05 || len(f.Limits) == 0 {
			break
		}
		f.Trajectory = trajectory
		f.Mass = ratio(f.Cases, searched)
		if len(kept) > 0 {
			f.HeldOut = c.heldOut(box, outside, kept, level)
		}
		found = append(found, f)
		inside := func(i int) bool { return box.Holds(c.Inputs[i]) }
		open, outside = slices.DeleteFunc(slices.Clone(open), inside), slices.DeleteFunc(slices.Clone(outside), inside)
		left := 0
		for _, i := range open {
			left += int(stats.Indicator(c.Hit[i]))
		}
		if left < fewestIn {
			break
		}
	}
	return found
}

// search peels among the open cases along the inputs that speak. An input whose
// limit chance explains is struck out and the peel begun again without it, until
// every limit counts. It returns the box and its trajectory.
//
// Restarted and not pruned: without the struck-out input the peel may go elsewhere.
//
// At most mostLimited restarts, since each takes one input away.
func (c Cases) search(open []int) (limits, []result.PeelStep) {
	for inputs := c.speaking(open); ; {
		box, trajectory := c.peelAll(open, inputs)
		worst, p := -1, limitLevel
		for _, k := range inputs {
			if q := c.chance(box, k, open); q > p {
				worst, p = k, q
			}
		}
		if worst < 0 {
			return box, trajectory
		}
		inputs = slices.DeleteFunc(inputs, func(k int) bool { return k == worst })
	}
}

// peelAll peels until few are left and returns the best box on the way.
//
// Only peeling, without the pasting of Friedman and Fisher: whole limits that say
// nothing are dropped by search instead. The trajectory is kept because density
// against coverage is a trade-off that a reader may want to settle otherwise (Bryant
// and Lempert 2010).
func (c Cases) peelAll(open, inputs []int) (limits, []result.PeelStep) {
	box := make(limits, len(c.Inputs[0]))
	for i := range box {
		box[i] = [2]float64{math.Inf(-1), math.Inf(1)}
	}
	total := c.count(open)
	fewest := max(fewestIn, int(fewestShare*float64(len(open))))
	best, score := slices.Clone(box), 0.
	var trajectory []result.PeelStep
	for inside := open; ; {
		hits := c.count(inside)
		step := result.PeelStep{
			Cases: len(inside), Coverage: ratio(hits, total), Density: ratio(hits, len(inside)),
			Limits: box.binding(),
		}
		trajectory = append(trajectory, step)
		if s := float64(len(inside)) * (step.Density - trajectory[0].Density); s > score+1e-9 {
			best, score = slices.Clone(box), s
		}
		input, side, at := c.peel(inside, inputs, fewest)
		if input < 0 {
			return best, trajectory
		}
		box[input][side] = at
		inside = slices.DeleteFunc(slices.Clone(inside), func(i int) bool { return !box.Holds(c.Inputs[i]) })
	}
}

// speaking are the few inputs whose values differ most between hits and the
// others (Mann and Whitney 1947), beyond what chance does to one in twenty.
// Among all inputs a peel follows noise: every one of twenty finds a face that
// looks worth a twentieth of the points.
//
// With U the rank sum of the hits less n₁(n₁ + 1)/2,
//
//	z = |U − n₀n₁/2| / √(n₀n₁(n₀ + n₁ + 1)/12)
//
// and |z| > 1.96 speaks. Ties keep their order instead of sharing ranks: inputs are
// continuous draws, and a listed one with few values loses a little power. The test
// sees a shift and not a middle: an input that fails at both of its ends alone is
// missed.
func (c Cases) speaking(open []int) []int {
	type voice struct {
		input int
		z     float64
	}
	var all []voice
	n1 := float64(c.count(open))
	n0 := float64(len(open)) - n1
	order := slices.Clone(open)
	for k := range c.Inputs[0] {
		slices.SortStableFunc(order, func(a, b int) int {
			switch {
			case c.Inputs[a][k] < c.Inputs[b][k]:
				return -1
			case c.Inputs[a][k] > c.Inputs[b][k]:
				return 1
			}
			return 0
		})
		u := -n1 * (n1 + 1) / 2
		for rank, i := range order {
			u += stats.Indicator(c.Hit[i]) * float64(rank+1)
		}
		if z := math.Abs(u-n0*n1/2) / math.Sqrt(n0*n1*(n0+n1+1)/12); z > 1.96 {
			all = append(all, voice{k, z})
		}
	}
	slices.SortStableFunc(all, func(a, b voice) int {
		switch {
		case a.z > b.z:
			return -1
		case a.z < b.z:
			return 1
		}
		return 0
	})
	var inputs []int
	for _, v := range all[:min(mostLimited, len(all))] {
		inputs = append(inputs, v.input)
	}
	return inputs
}

// peel finds the face whose removal leaves the densest box; −1 where none may
// be peeled or no peel raises the density.
//
// Ties go to the first input in order of z, low side first, so that the same cases
// give the same box. A peel that removes nothing (all values equal to the edge) or
// leaves too few is no candidate.
func (c Cases) peel(inside, inputs []int, fewest int) (input, side int, at float64) {
	input = -1
	n := len(inside)
	drop := max(1, int(math.Round(peelShare*float64(n))))
	if n-drop < fewest {
		return
	}
	density := ratio(c.count(inside), n)
	values := make([]float64, n)
	for _, k := range inputs {
		for i, j := range inside {
			values[i] = c.Inputs[j][k]
		}
		slices.Sort(values)
		for s, edge := range []float64{values[drop], values[n-1-drop]} {
			in, hits := 0, 0
			for _, j := range inside {
				x := c.Inputs[j][k]
				if s == 0 && x >= edge || s == 1 && x <= edge {
					in++
					hits += int(stats.Indicator(c.Hit[j]))
				}
			}
			if d := ratio(hits, in); in < n && in >= fewest && d > density {
				density, input, side, at = d, k, s, edge
			}
		}
	}
	return input, side, at
}

// chance is the quasi-p-value of the limits of one input: the probability of as
// many hits inside, were its density that of the box without these limits
// (Bryant and Lempert 2010). 1 where the input has none.
//
//	P(K ≥ hits),  K binomial of the cases inside and the density without the limit
//
// Quasi, because the limit was chosen to look good on the same cases: it is too small
// by an unknown factor. Bryant and Lempert use it to drop limits, never to promise
// anything, and so does this.
func (c Cases) chance(box limits, input int, open []int) float64 {
	without := slices.Clone(box)
	without[input] = [2]float64{math.Inf(-1), math.Inf(1)}
	in, hits, inWithout, hitsWithout := 0, 0, 0, 0
	for _, i := range open {
		h := int(stats.Indicator(c.Hit[i]))
		if without.Holds(c.Inputs[i]) {
			inWithout++
			hitsWithout += h
		}
		if box.Holds(c.Inputs[i]) {
			in++
			hits += h
		}
	}
	if in == 0 || hits == 0 {
		return 1
	}
	return 1 - portable.BinomialCDF(float64(in), ratio(hitsWithout, inWithout), float64(hits)-1)
}

// measure says what a box holds.
func (c Cases) measure(box limits, open []int, hits int) result.FoundBox {
	inside := 0
	f := result.FoundBox{}
	for _, i := range open {
		if box.Holds(c.Inputs[i]) {
			inside++
			f.Hits += int(stats.Indicator(c.Hit[i]))
		}
	}
	f.Cases, f.Coverage, f.Density = inside, ratio(f.Hits, hits), ratio(f.Hits, inside)
	for k, l := range box {
		limit := result.Limit{Input: k}
		if !math.IsInf(l[0], -1) {
			limit.Low = &l[0]
		}
		if !math.IsInf(l[1], 1) {
			limit.High = &l[1]
		}
		if limit.Low != nil || limit.High != nil {
			limit.Chance = c.chance(box, k, open)
			f.Limits = append(f.Limits, limit)
		}
	}
	return f
}

// HeldOut reports whether a block is kept out of the search for boxes: every
// third is.
//
// By number and not by lot, so that it stays the same block when a study is extended.
func HeldOut(block int) bool { return block%3 == 2 }

// divided parts the cases into those a box may be found on and the others.
func (c Cases) divided() (searched, heldOut []int) {
	for i, g := range c.Group {
		if HeldOut(g) {
			heldOut = append(heldOut, i)
		} else {
			searched = append(searched, i)
		}
	}
	return searched, heldOut
}

// heldOut measures a box on cases that did not help to find it; open are those
// outside earlier boxes, hits the failures among all of them.
//
// Density and coverage are honest here, since no choice was made on these draws; the
// order of boxes matters, so a case in an earlier box is not counted again.
func (c Cases) heldOut(box limits, open []int, all []int, level float64) *result.HeldOut {
	h := &result.HeldOut{Worlds: len(all), Share: ratio(c.count(all), len(all))}
	for _, i := range open {
		if !box.Holds(c.Inputs[i]) {
			continue
		}
		h.Cases++
		h.Hits += int(stats.Indicator(c.Hit[i]))
	}
	h.Density, h.Coverage = ratio(h.Hits, h.Cases), ratio(h.Hits, c.count(all))
	// What a box holds of each block follows no design: its draws count as independent.
	h.Interval, _ = stats.Share(float64(h.Hits), float64(h.Cases), 1, level)
	return h
}

func (c Cases) count(some []int) (hits int) {
	for _, i := range some {
		hits += int(stats.Indicator(c.Hit[i]))
	}
	return hits
}

// binding counts the inputs with a limit.
func (b limits) binding() (n int) {
	for _, l := range b {
		n += int(stats.Indicator(!math.IsInf(l[0], -1) || !math.IsInf(l[1], 1)))
	}
	return n
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
