package desk

import (
	"testing"

	"pgregory.net/rapid"

	"boomerang/sim"
)

// No issue is ever lost, also at a desk that never closes, where nobody may look
// at the line of a small pool for days: the books of every row are checked.
func TestIssuesAreNeverLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := company()
		p.Segments[0].Customers = rapid.Float64Range(300, 3_000).Draw(t, "customers")
		p.Horizon.Months = rapid.IntRange(1, 4).Draw(t, "months")
		from, until := 0., 24.
		if !rapid.Bool().Draw(t, "always open") {
			from, until = 8, 16
		}
		for wd := range 7 {
			p.Humans.OpenFrom[wd], p.Humans.OpenUntil[wd] = from, until
		}
		p.Cut.Share = rapid.SampledFrom([]float64{0, .5, .95, 1}).Draw(t, "cut")
		p.Humans.Redial = rapid.Float64Range(0, 1).Draw(t, "redial")
		p.Humans.Return, p.Humans.ReturnDays = 1, rapid.Float64Range(.01, 3).Draw(t, "returns after")
		p.Valve.Steps = float64(rapid.IntRange(0, 3).Draw(t, "steps"))
		p.Routing.Policy = Policy(rapid.IntRange(0, 2).Draw(t, "policy"))
		Play(t.Context(), sim.NewFates(rapid.Uint64().Draw(t, "seed"), 0), []Params{quoOf(p), p}, 0)
	})
}
