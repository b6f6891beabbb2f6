package answer

import (
	"testing"

	"boomerang/out/drawing"
	"boomerang/sim/result"

	"gonum.org/v1/plot/vg"
)

// A frontier is drawn where it is, and where it lies beyond what was tried at
// the end that it lies beyond: the least below, the deepest above.
func TestPlaceOfAFrontier(t *testing.T) {
	v := sweepView{Sweep: &result.Sweep{Axes: []result.SweepAxis{
		{Values: []float64{0, .1, .2, .3}},
		{Values: []float64{1}},
	}}}
	drawn := func(value float64, beyond, least bool) string {
		f := drawing.Figure{Name: "x", Title: "x", Height: 320, Body: func(p *drawing.Page, _ vg.Rectangle) {
			v.Line(drawing.Panel{Page: p, Left: 40, Right: 700, Bottom: 20, Top: 320, X1: 4, Y1: 1},
				&result.Frontier{Least: least, Places: []result.Crossing{{Value: &value, Beyond: beyond}}})
		}}
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		return string(svg)
	}
	for _, least := range []bool{false, true} {
		if drawn(.1, false, least) == drawn(.2, false, least) {
			t.Errorf("least %v: .1 and .2 are drawn at one place", least)
		}
		if drawn(.1, true, least) != drawn(.2, true, least) {
			t.Errorf("least %v: what lies beyond is drawn at two places", least)
		}
		if drawn(.1, true, least) == drawn(.1, false, least) {
			t.Errorf("least %v: what lies beyond is drawn where it is not", least)
		}
	}
	if drawn(.1, true, false) == drawn(.1, true, true) {
		t.Error("beyond the deepest and beyond the least is one place")
	}
	if drawn(.1, false, false) != drawn(.1, false, true) {
		t.Error("a place inside depends on which end is sought")
	}
}
