package desk_test

import (
	"math"
	"slices"
	"testing"

	"boomerang/models/desk"
	"boomerang/sim"
)

// A plan whose board asks for more than another's has that one's row wherever that one is
// never turned back: told so, the world gives the rows it plays otherwise, under either
// dashboard, whether boards act or not.
func TestUnturnedPlansShareARow(t *testing.T) {
	plans, _, reference := company(t, "midsize-fintech", "scale=0.01", "months=6")
	own := plans[3]
	own.Leadership.RehireShare = .5
	all, unturned := []desk.Params{plans[reference]}, []int{-1}
	for _, dashboard := range []desk.Dashboard{desk.CostOnly, desk.Joint} {
		for k, drop := range []float64{.25, 1, 4} {
			p := own
			p.Leadership.Dashboard = dashboard
			p.Leadership.RetentionDrop, p.Leadership.SatisfactionDrop = .02*drop, 4*drop
			all, unturned = append(all, p), append(unturned, len(all)-1)
			if k == 0 {
				unturned[len(unturned)-1] = -1
			}
		}
	}
	turned, left := 0, 0
	for w := range uint64(4) {
		world := desk.World{Fates: sim.NewFates(11, w), Plans: all}
		want, err := world.Play(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		world.Unturned = unturned
		got, err := world.Play(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for k := range all {
			if !slices.EqualFunc(got[k].Values, want[k].Values, func(x, y float64) bool {
				return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y
			}) {
				t.Errorf("world %d: plan %d is another beside the one before it", w, k)
			}
			if unturned[k] >= 0 && want[unturned[k]].NeverTurned() {
				left++
			} else if unturned[k] >= 0 {
				turned++
			}
		}
	}
	if turned == 0 || left == 0 {
		t.Errorf("%d boards before another acted, %d never", turned, left)
	}
}
