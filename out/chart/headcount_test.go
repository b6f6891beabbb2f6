package chart

import (
	"slices"
	"strings"
	"testing"

	"boomerang/out/internal/sample"
	"boomerang/out/view"
	"boomerang/sim/result"
)

// The title must not promise what the grid does not show.
func TestHeadcountTitle(t *testing.T) {
	r, _ := sample.Result(2)
	set := func(risk float64) string {
		for i := range r.Grid.Cells {
			r.Grid.Cells[i].Probabilities[0] = sample.Loss("plan-1", int(48*risk), 48)
		}
		h, why := NewHeadcount(view.Of(r))
		if h == nil {
			t.Fatal(why)
		}
		return h.takeaway()
	}
	if got := set(.9); got != "No cut tried is safe, at 41.2 % as at 70 % taken by the assistant" {
		t.Errorf("all cells lose: %q", got)
	}
	want := "As far as 48 futures tell, no cut tried is safe, at 41.2 % as at 70 % taken by the assistant"
	if got := set(.25); got != want {
		t.Errorf("the limit lies in every interval: %q", got)
	}
	if got := set(.01); !strings.Contains(got, "50 % or more") {
		t.Errorf("all cells gain: %q", got)
	}
}

// A line of the grid must hold the cells of its own setting.
func TestHeadcountReadsItsCells(t *testing.T) {
	r, _ := sample.Result(1)
	h, _ := NewHeadcount(view.Of(r))
	if len(h.Cuts) != 4 || len(h.Cuts[0].net) != 6 {
		t.Fatalf("%d lines of %d points, want 4 of 6", len(h.Cuts), len(h.Cuts[0].net))
	}
	c := r.Grid.Cells[5*4+2] // last axis fastest: cut 5, deflection 2
	if want := *c.Estimates[2].Mean; h.Cuts[2].net[5].Mean != want {
		t.Errorf("net at cut .5, deflection .587: %v, want %v", h.Cuts[2].net[5].Mean, want)
	}
}

// A cut that is safe over the horizon and a loss with what comes after is not
// shown as safe without saying so.
func TestHeadcountLooksBeyondTheHorizon(t *testing.T) {
	r, _ := sample.Result(2)
	set := func(lossAt func(cell int) bool) *Headcount {
		for i := range r.Grid.Cells {
			c := &r.Grid.Cells[i]
			c.Probabilities[0] = sample.Loss("plan-1", 0, 48)
			c.Estimates = slices.DeleteFunc(c.Estimates,
				func(e result.Estimate) bool { return e.Measure == "net_terminal" })
			mean := 1e5
			if lossAt(i) {
				mean = -1e5
			}
			c.Estimates = append(c.Estimates,
				result.Estimate{
					Plan: "plan-1", Measure: "net_terminal", Mean: &mean,
					Interval: &result.Interval{Lo: mean - 1e4, Hi: mean + 1e4},
				})
		}
		h, _ := NewHeadcount(view.Of(r))
		return h
	}
	all := func(h *Headcount) string {
		return strings.Join(append(append(h.SafeCuts(), h.notes...), h.takeaway()), "\n")
	}
	if said := all(set(func(int) bool { return false })); strings.Contains(said,
		"comes after") || strings.Contains(said, "what comes") {
		t.Errorf("nothing turns: %s", said)
	}
	said := all(set(func(int) bool { return true }))
	for _, want := range []string{
		"turns every one into a loss", ", and a loss on average with what comes after",
		"the mean is a loss at",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("all turn, and %q is missing: %s", want, said)
		}
	}
	said = all(set(func(cell int) bool { return cell == 1 }))
	if strings.Contains(said, "every one") || !strings.Contains(said, "some of it a loss") {
		t.Errorf("one turns: %s", said)
	}
}
