package main

import (
	"math"
	"os"
	"testing"

	"boomerang/models/desk"
	"boomerang/scenarios"
	"boomerang/sim"
	"boomerang/sim/stats"
)

// The two largest shipped scenarios answer at their shipped share as in full:
// the deepest plan against the reference, at the medians of what is not known.
// Customers, money, hours and shares must agree within 4 standard errors and 5 %.
// Abandonment does not: it is marked full size only, and shown.
func TestLargestAtFullSize(t *testing.T) {
	if os.Getenv("BOOMERANG_LONG") == "" {
		t.Skip("plays 93 million customers; set BOOMERANG_LONG=1")
	}
	measures := []string{"contained", "human_hours", "savings", "satisfaction", "left_over_service", "abandonment"}
	for name, plan := range map[string]string{"klarna-2024": "the-story", "block-2026": "cut-open-door"} {
		play := func(worlds int, set ...string) map[string]*stats.Moments {
			s, err := scenarios.Load(t.Context(), name, set)
			if err != nil {
				t.Fatal(err)
			}
			var pair []desk.Params
			for _, p := range s.Plans {
				if !p.Reference && p.Name != plan {
					continue
				}
				params, err := p.Params(nil)
				if err != nil {
					t.Fatal(err)
				}
				if p.Reference {
					pair = append([]desk.Params{params}, pair...)
				} else {
					pair = append(pair, params)
				}
			}
			got := map[string]*stats.Moments{}
			for w := range worlds {
				row := desk.Play(t.Context(), sim.NewFates(11, uint64(w)), pair, 0)[1]
				for _, m := range measures {
					if got[m] == nil {
						got[m] = &stats.Moments{}
					}
					k, ok := desk.Column(desk.Measures, m)
					if !ok {
						t.Fatalf("no measure %s", m)
					}
					got[m].Add(row.Values[k])
				}
			}
			return got
		}
		part, whole := play(18), play(1, "scale=1")
		for _, m := range measures {
			mean, se, full := part[m].Mean(), part[m].SD()/math.Sqrt(18), whole[m].Mean()
			t.Logf("%s %s: %.4g ± %.2g at its share, %.4g in full", name, m, mean, se, full)
			if m != "abandonment" && math.Abs(mean-full) > 4*se+.05*math.Abs(full) {
				t.Errorf("%s %s: %.4g ± %.2g at its share, %.4g in full", name, m, mean, se, full)
			}
		}
	}
}
