package desk_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"boomerang/models/desk"
	"boomerang/sim"
)

// TestKeptBeginning: a plan played on the kept beginning of a world has, bit by bit, the rows it has
// alone, whatever was played on it before and whatever broke off; another world forgets it.
func TestKeptBeginning(t *testing.T) {
	params, names, reference := company(t, "midsize-fintech", "months=3", "pre_months=1", "scale=0.01")
	same := func(a, b desk.Row) bool {
		bits := func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y }
		return slices.EqualFunc(a.Values, b.Values, bits) &&
			slices.EqualFunc(slices.Concat(a.Series...), slices.Concat(b.Series...), bits)
	}
	kept := &desk.Kept{}
	gone, leave := context.WithCancel(t.Context())
	leave()
	for w := range uint64(2) {
		for i := range params {
			pair := desk.World{Fates: sim.NewFates(3, w), Plans: []desk.Params{params[reference], params[i]}}
			alone, err := pair.Play(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			onKept, err := pair.PlayOn(t.Context(), kept)
			if err != nil {
				t.Fatal(err)
			}
			if !same(alone[0], onKept[0]) || !same(alone[1], onKept[1]) {
				t.Fatalf("world %d, plan %s: the rows on a kept beginning are others", w, names[i])
			}
			onKept[0].Values[0]++ // a taker's row is its own
			if i == len(params)/2 {
				if _, err := pair.PlayOn(gone, kept); err == nil {
					t.Fatal("nobody waits, and a row comes")
				}
			}
		}
	}
}
