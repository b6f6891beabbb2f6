package desk

import (
	"math"
	"testing"

	"boomerang/sim"
)

// Opening hours may cross midnight: every hour of the span is open, the night from
// Sunday to Monday included, and the desk opens next when the next span begins.
func TestNightsAreOpen(t *testing.T) {
	p := company()
	for wd := range p.Humans.OpenFrom {
		p.Humans.OpenFrom[wd], p.Humans.OpenUntil[wd] = 22, 30
	}
	b := newBase(statusQuo(p))
	for day := range engineDay(7) {
		for hour := range 24 {
			at := day.dawn() + float64(hour)*sim.Hour + 1
			if want := hour >= 22 || hour < 6; b.isOpen(at) != want {
				t.Errorf("day %d, hour %d: open %v", day, hour, !want)
			}
		}
		noon := day.dawn() + 12*sim.Hour
		if got, want := b.nextOpening(noon), day.dawn()+22*sim.Hour; math.Abs(got-want) > 1e-9 {
			t.Errorf("after noon of day %d it opens at %v, want %v", day, got, want)
		}
	}
	open := 0
	for _, o := range b.opens {
		if o {
			open++
		}
	}
	if open != 7*8 {
		t.Errorf("open %d hours a week, want 56", open)
	}
}
