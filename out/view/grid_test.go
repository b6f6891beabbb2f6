package view

import (
	"math"
	"testing"

	"boomerang/out/wording"
	"boomerang/sim/result"
)

func TestDeepestSafe(t *testing.T) {
	nan := math.NaN()
	xs := []float64{0, .1, .2, .3}
	for _, c := range []struct {
		risk []float64
		want float64
		all  bool
	}{
		{[]float64{0, .1, .3, .9}, .15, false},
		{[]float64{0, 0, .1, .2}, .3, true},
		{[]float64{.5, .6, .7, .8}, nan, false},
		{[]float64{.9, .1, .6, .9}, .12, false}, // deepest, though cut 0 is not safe
		{[]float64{0, .1, nan, nan}, .1, false},
		{[]float64{nan, nan, nan, nan}, nan, false},
	} {
		got, all := DeepestSafe(xs, c.risk)
		if all != c.all || !(math.Abs(got-c.want) < 1e-12 || math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("deepestSafe(%v) = %v, %v, want %v, %v", c.risk, got, all, c.want, c.all)
		}
	}
}

func TestCrossing(t *testing.T) {
	if got, rising := Crossing([]float64{0, .1, .2}, []float64{-1, 3, -1}); math.Abs(got-.175) > 1e-12 || rising {
		t.Errorf("crossing %v, rising %v, want .175: where there is a way down, it counts", got, rising)
	}
	if got, rising := Crossing([]float64{0, .1, .2}, []float64{-3, -1, 1}); math.Abs(got-.15) > 1e-12 || !rising {
		t.Errorf("crossing %v, rising %v, want .15: a cut that loses while it is shallow", got, rising)
	}
	if got, _ := Crossing([]float64{0, .1}, []float64{1, 2}); !math.IsNaN(got) {
		t.Errorf("crossing %v where nothing crosses", got)
	}
}

// Labels are words, not the meaning of a key.
func TestAxisWord(t *testing.T) {
	for key, want := range map[string]string{
		"cut.share": "cut share", "assistant.deflection": "share the assistant takes",
		"assistant.coverage": "coverage", "plan.a.humans.first_contact": "first contact",
	} {
		if got := AxisWord(result.Axis{
			Key:   key,
			Label: "Share of the contacts routed to it that meet it once mature.",
		}); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func TestAxisOfChoices(t *testing.T) {
	a := result.Axis{Key: "routing.policy", Values: []float64{0, 1}, Names: []string{"humans_only", "bounded_only"}}
	if got := AxisLabel(wording.Units{}, a, 1); got != "bounded only" {
		t.Errorf("got %q", got)
	}
}
