package drive

import (
	"encoding/json"
	"math"
	"testing"

	"boomerang/sim/experiment"
	"boomerang/sim/result"
)

// A surface that was written and read is evaluated by its formula alone, in powers, to what the polynomial says
// at any point; of a function that is such a polynomial it leaves next to nothing.
func TestSurfaceByItsFormula(t *testing.T) {
	f := func(u []float64) float64 { return 3 + 2*u[0] - u[1]*u[1] + 4*u[0]*u[1] + u[1]*u[1]*u[1] }
	points := experiment.SobolPoints(256, 3, 1)
	ys := make([]float64, len(points))
	for i, u := range points {
		ys[i] = f(u)
	}
	groups := [][]int{{0}, {1}}
	text, err := json.Marshal(Surface(3, groups, points, ys))
	if err != nil {
		t.Fatal(err)
	}
	var s result.Surface
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	evaluate := func(u ...float64) float64 {
		y := s.Constant
		for _, term := range s.Terms {
			product := term.Coefficient
			for _, of := range term.Of {
				x := 2*u[of.Input] - 1
				product *= map[int]float64{
					1: math.Sqrt(3) * x, 2: math.Sqrt(5) * (3*x*x - 1) / 2, 3: math.Sqrt(7) * (5*x*x*x - 3*x) / 2,
				}[of.Degree]
			}
			y += product
		}
		return y
	}
	own := fit(termsOf(3, groups), points, ys)
	for _, u := range [][]float64{{.1, .9, .5}, {0, 0, 0}, {1, .3, .7}} {
		if got, want := evaluate(u...), own.c[0]+own.at(u); math.Abs(got-want) > 1e-12 {
			t.Errorf("at %v the formula says %v, the polynomial %v", u, got, want)
		}
		if got := evaluate(u...); math.Abs(got-f(u)) > .15 {
			t.Errorf("at %v the surface says %v, the function is %v", u, got, f(u))
		}
	}
	if got := evaluate(.25, .25, .25); math.Abs(got-s.AtQuarter) > 1e-12 || s.Explains < .99 || s.Points != 256 {
		t.Errorf("at a quarter %v, told %v; explains %v", got, s.AtQuarter, s.Explains)
	}
	if few := Surface(3, groups, points[:20], ys[:20]); few != nil {
		t.Errorf("20 points are too few: %+v", few)
	}
}
