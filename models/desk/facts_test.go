package desk

import (
	"math"
	"slices"
	"testing"

	"boomerang/sim"
)

// What the events of a world add up to is the row of that world.
func TestFactsAddUpToTheRow(t *testing.T) {
	p := company()
	p.Scale, p.Horizon.Months = .2, 3
	p.Cut.Share = .3
	f := sim.NewFates(5, 2)
	row := Play(t.Context(), f, []Params{p}, 0)[0]
	value := func(name string) float64 {
		return row.Values[slices.IndexFunc(Measures, func(m Measure) bool { return m.Name == name })]
	}
	answered, wait, handle, ends, solved := 0., 0., 0., 0., 0.
	left := -1
	for _, n := range Chronicle(t.Context(), f, p) {
		switch x := n.Facts; n.Turn {
		case Answered:
			answered, wait, handle = answered+1, wait+x.Wait, handle+x.Handle
			if x.Issue == 0 || x.Category == "" || x.Contact < 1 {
				t.Fatalf("%+v is about no issue", n)
			}
		case Ended:
			if ends++; x.Outcome == ended[byHuman] {
				solved++
			}
			if !(x.Score >= 0 && x.Score <= 100) {
				t.Errorf("%+v: no score", n)
			}
		case Failed:
			if x.Outcome == "" {
				t.Errorf("%+v: failed in no way", n)
			}
		case Leaves:
			left = n.About
		}
	}
	for name, got := range map[string]float64{
		"wait_answered": wait / answered, "handle_time": handle / answered,
		"solved_by_human": solved / ends,
	} {
		if want := value(name); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%s: %v by events, %v by the row", name, got, want)
		}
	}
	if who := SegmentOf(p)(left); who != "everyone" {
		t.Errorf("who leaves is of segment %q", who)
	}
}
