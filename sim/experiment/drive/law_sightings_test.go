package drive

import (
	"context"
	"math"
	"slices"
	"testing"
)

// A swing is low at a tenth of the range and high at nine tenths: of a function
// that rises in one input and falls in another, to the digit.
func TestTornadoKnowsItsEnds(t *testing.T) {
	const chance = .3
	f := func(_ context.Context, points [][]float64) (ys []float64, err error) {
		for _, u := range points {
			ys = append(ys, 10*u[0]-5*u[1]+u[2])
		}
		return ys, nil
	}
	found, err := Tornado(t.Context(), f, 2, []float64{chance, chance}, .9)
	middle, swings := found.Middle, found.Bars
	if err != nil || len(swings) != 2 || found.Chances != 2 || math.Abs(middle-(2.5+chance)) > 1e-12 {
		t.Fatalf("middle %v, %d swings, %v", middle, len(swings), err)
	}
	for axis, want := range [][2]float64{{1 - 2.5 + chance, 9 - 2.5 + chance}, {5 - .5 + chance, 5 - 4.5 + chance}} {
		s := swings[axis]
		if math.Abs(s.Low-want[0]) > 1e-12 || math.Abs(s.High-want[1]) > 1e-12 {
			t.Errorf("input %d swings from %v to %v, want %v", axis, s.Low, s.High, want)
		}
		if d := s.Difference; d == nil || math.Abs((d.Lo+d.Hi)/2-(want[1]-want[0])) > 1e-9 {
			t.Errorf("input %d: the difference of high and low is %+v, want %v", axis, d, want[1]-want[0])
		}
		if math.Abs(s.Spread()-math.Abs(want[1]-want[0])) > 1e-12 {
			t.Errorf("input %d spreads over %v", axis, s.Spread())
		}
	}
}

// halves are cases of one input on a grid whose upper half is hit by one share
// and whose lower half by another, as evenly as whole cases allow.
func halves(low, high float64) (c Cases) {
	const n = 4000
	owed := 0.
	for i := range n {
		share := low
		if i >= n/2 {
			share = high
		}
		owed += share
		c.Hit = append(c.Hit, owed >= 1)
		if owed >= 1 {
			owed--
		}
		c.Inputs, c.Group = append(c.Inputs, []float64{float64(i) / n}), append(c.Group, i%2)
	}
	return c
}

// A box is one where hits are half as dense again as everywhere, or, where they
// are frequent, a seventh of the way to certainty denser: of a tenth, .15; of a
// half, .575.
func TestBoxIsDenserThanAll(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		found     bool
	}{{.04, .16, true}, {.06, .14, false}, {.40, .60, true}, {.44, .56, false}} {
		boxes := Prim(halves(c.low, c.high), .9)
		if (len(boxes) > 0) != c.found {
			t.Errorf("hits of %v and %v: %d boxes, want any: %v", c.low, c.high, len(boxes), c.found)
			continue
		}
		if !c.found {
			continue
		}
		b := boxes[0]
		if math.Abs(b.Density-c.high) > .02 || math.Abs(b.Mass-.5) > .06 || b.Limits[0].Low == nil ||
			math.Abs(*b.Limits[0].Low-.5) > .06 || b.Limits[0].High != nil {
			t.Errorf("hits of %v and %v: %+v", c.low, c.high, b)
		}
		if want := c.high / (c.low + c.high); math.Abs(b.Coverage-want) > .06 {
			t.Errorf("hits of %v and %v: covers %v of them, want %v", c.low, c.high, b.Coverage, want)
		}
	}
}

// Finalists lie apart on some axis, the best first, and are no more than asked.
func TestFinalistsLieApart(t *testing.T) {
	sorted := []Candidate{
		{[]float64{0, 0}, 9},
		{[]float64{.04, .05}, 8},
		{[]float64{.05, .9}, 7},
		{[]float64{.5, 0}, 6},
		{[]float64{.9, .9}, 5},
	}
	for most, want := range map[int][]float64{1: {9}, 3: {9, 7, 6}, 9: {9, 7, 6, 5}} {
		var got []float64
		for _, c := range Finalists(sorted, most, .1) {
			got = append(got, c.Value)
		}
		if !slices.Equal(got, want) {
			t.Errorf("at most %d: %v, want %v", most, got, want)
		}
	}
}

// What was tried is sorted from the best on, and of equals the earlier first.
func TestTriedAreSorted(t *testing.T) {
	s := &search{seen: []Candidate{{[]float64{0}, 1}, {[]float64{1}, 3}, {[]float64{2}, 1}, {[]float64{3}, 3}}}
	var got []float64
	for _, c := range s.sorted() {
		got = append(got, c.Point[0])
	}
	if want := []float64{1, 3, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("sorted %v, want %v", got, want)
	}
}

// Two entrants whose blocks differ by 1 ∓ 3 in turn: with S² = 10, α = .05 and
// ten first blocks η = ½((2α)^(−2/9) − 1) = .33405 and h² = 18η = 6.0129, so the
// second is out at the first even r at which 1 > (h²S² − r)/(2r), 22.
func TestWhenAnEntrantIsOut(t *testing.T) {
	play := func(_ context.Context, entrants []int, from, to int) (values [][]float64, err error) {
		for _, i := range entrants {
			var v []float64
			for b := from; b < to; b++ {
				x := 0.
				if i == 0 {
					x = 1 - 3*math.Pow(-1, float64(b))
				}
				v = append(v, x)
			}
			values = append(values, v)
		}
		return values, nil
	}
	e, err := KN(t.Context(), play, 2, IndifferenceZone{Delta: 1, Alpha: .05, Most: 100})
	if err != nil || !slices.Equal(e.Left, []int{0}) || !slices.Equal(e.Out, []int{0, 22}) {
		t.Errorf("left %v, out after %v blocks, %v", e.Left, e.Out, err)
	}
}
