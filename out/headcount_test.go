package out

import (
	"math"
	"slices"
	"strings"
	"testing"

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
		got, all := deepestSafe(xs, c.risk)
		if all != c.all || !(math.Abs(got-c.want) < 1e-12 || math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("deepestSafe(%v) = %v, %v, want %v, %v", c.risk, got, all, c.want, c.all)
		}
	}
}

func TestCrossing(t *testing.T) {
	if got, rising := crossing([]float64{0, .1, .2}, []float64{-1, 3, -1}); math.Abs(got-.175) > 1e-12 || rising {
		t.Errorf("crossing %v, rising %v, want .175: where there is a way down, it counts", got, rising)
	}
	if got, rising := crossing([]float64{0, .1, .2}, []float64{-3, -1, 1}); math.Abs(got-.15) > 1e-12 || !rising {
		t.Errorf("crossing %v, rising %v, want .15: a cut that loses while it is shallow", got, rising)
	}
	if got, _ := crossing([]float64{0, .1}, []float64{1, 2}); !math.IsNaN(got) {
		t.Errorf("crossing %v where nothing crosses", got)
	}
}

// The title must not promise what the grid does not show.
func TestHeadcountTitle(t *testing.T) {
	r, _ := sample(2)
	set := func(risk float64) string {
		for i := range r.Grid.Cells {
			r.Grid.Cells[i].Probabilities[0] = sampleLoss("plan-1", int(48*risk), 48)
		}
		h, why := newHeadcount(read(r))
		if h == nil {
			t.Fatal(why)
		}
		return h.takeaway()
	}
	if got := set(.9); got != "No cut tried is safe" {
		t.Errorf("all cells lose: %q", got)
	}
	if got := set(.25); got != "As far as 48 worlds tell, no cut tried is safe" {
		t.Errorf("the limit lies in every interval: %q", got)
	}
	if got := set(.01); !strings.Contains(got, "50 % or more") {
		t.Errorf("all cells gain: %q", got)
	}
}

// A line of the grid must hold the cells of its own setting.
func TestHeadcountReadsItsCells(t *testing.T) {
	r, _ := sample(1)
	h, _ := newHeadcount(read(r))
	if len(h.cuts) != 4 || len(h.cuts[0].net) != 6 {
		t.Fatalf("%d lines of %d points, want 4 of 6", len(h.cuts), len(h.cuts[0].net))
	}
	c := r.Grid.Cells[5*4+2] // last axis fastest: cut 5, deflection 2
	if want := *c.Estimates[2].Mean; h.cuts[2].net[5].mean != want {
		t.Errorf("net at cut .5, deflection .587: %v, want %v", h.cuts[2].net[5].mean, want)
	}
}

// A cut that is safe over the horizon and a loss with what comes after is not
// shown as safe without saying so.
func TestHeadcountLooksBeyondTheHorizon(t *testing.T) {
	r, _ := sample(2)
	set := func(lossAt func(cell int) bool) *headcount {
		for i := range r.Grid.Cells {
			c := &r.Grid.Cells[i]
			c.Probabilities[0] = sampleLoss("plan-1", 0, 48)
			c.Estimates = slices.DeleteFunc(c.Estimates, func(e result.Estimate) bool { return e.Measure == "net_terminal" })
			mean := 1e5
			if lossAt(i) {
				mean = -1e5
			}
			c.Estimates = append(c.Estimates, result.Estimate{Plan: "plan-1", Measure: "net_terminal", Mean: &mean, Interval: &result.Interval{Lo: mean - 1e4, Hi: mean + 1e4}})
		}
		h, _ := newHeadcount(read(r))
		return h
	}
	all := func(h *headcount) string {
		return strings.Join(append(append(h.safeCuts(), h.notes...), h.takeaway()), "\n")
	}
	if said := all(set(func(int) bool { return false })); strings.Contains(said, "comes after") || strings.Contains(said, "what comes") {
		t.Errorf("nothing turns: %s", said)
	}
	said := all(set(func(int) bool { return true }))
	for _, want := range []string{"turns every one into a loss", ", and a loss on average with what comes after", "the mean is a loss at"} {
		if !strings.Contains(said, want) {
			t.Errorf("all turn, and %q is missing: %s", want, said)
		}
	}
	said = all(set(func(cell int) bool { return cell == 1 }))
	if strings.Contains(said, "every one") || !strings.Contains(said, "some of it a loss") {
		t.Errorf("one turns: %s", said)
	}
}

// Labels are words, not the meaning of a key.
func TestAxisWord(t *testing.T) {
	for key, want := range map[string]string{"cut.share": "cut share", "assistant.deflection": "deflection", "assistant.coverage": "coverage", "plan.a.humans.first_contact": "first contact"} {
		if got := axisWord(result.Axis{Key: key, Label: "Share of the contacts routed to it that meet it once mature."}); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func TestAxisOfChoices(t *testing.T) {
	a := result.Axis{Key: "routing.policy", Values: []float64{0, 1}, Names: []string{"humans_only", "bounded_only"}}
	if got := axisLabel(Units{}, a, 1); got != "bounded only" {
		t.Errorf("got %q", got)
	}
}
