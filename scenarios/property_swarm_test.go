package scenarios

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"boomerang/models/desk"
	"boomerang/sim"
	"boomerang/sim/result"
)

// TestSwarm turns keys of the language at random, some to the ends of what they
// may be, a few at a time, and plays every company that is taken: it ends, no
// measure is infinite, and what is a share lies between 0 and 1.
func TestSwarm(t *testing.T) {
	seeds := 70
	if os.Getenv("BOOMERANG_LONG") != "" {
		seeds = 3000
	}
	played := 0
	for seed := range seeds {
		draw := rand.New(rand.NewPCG(uint64(seed), 5))
		var set []string
		for i := range table {
			if k := &table[i]; draw.Float64() < .06 && turnable(k) {
				set = append(set, ForPlan([]string{"b", "c"}[draw.IntN(2)], rowed(k.Path)+"="+turned(k, draw)))
			}
		}
		if t.Run(fmt.Sprint(seed), func(t *testing.T) { played += swarmed(t, set, uint64(seed)) }); t.Failed() &&
			!testing.Verbose() {
			return
		}
	}
	if played < seeds/4 {
		t.Errorf("only %d of %d companies were taken", played, seeds)
	}
}

const swarmCompany = `
	months = 3
	pre_months = 1
	[segment.x]
	customers = 800
	issues_per_year = 6
	[segment.w]
	customers = 200
	margin_per_month = 100
	[category.y]
	share = 1
	[pool.z]
	skills = "everything"
	[plan.a]
	reference = true
	routing.policy = "humans_only"
	[plan.b]
	cut.share = "40 %"
	routing.policy = "everything"
	[plan.c]
	cut.share = "20 %"
	cut.stages = 2
	cut.stage_gap = "3 weeks"
`

// swarmed plays a world of the company under the settings, if it is taken.
func swarmed(t *testing.T, set []string, seed uint64) int {
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("%v\npanic: %v", strings.Join(set, "\n"), p)
		}
	}()
	s, err := LoadReader(t.Context(), strings.NewReader(swarmCompany), "swarm.toml", set)
	if err != nil {
		return 0
	}
	plans, err := ParamsOf(s.Plans, nil)
	if err != nil {
		return 0
	}
	measures := desk.MeasuresOf(plans[0].Segments)
	for i, row := range desk.Play(t.Context(), sim.NewFates(9, seed), plans, 0) {
		for k, v := range row.Values {
			m := measures[k]
			if math.IsInf(v, 0) || m.Unit == result.UnitShare && (v < -1e-9 || v > 1+1e-9) && m.Name != "occupancy" &&
				m.Name != "retention_reported" {
				t.Errorf("%v\nplan %s: %s is %v", strings.Join(set, "\n"), s.Plans[i].Name, m.Name, v)
			}
		}
	}
	return 1
}

// turnable are the keys of the desk that may be turned without making a
// company too large to play.
func turnable(k *key) bool {
	switch k.Path {
	case "segment.*.customers", "segment.*.issues_per_year", "category.*.share", "arrivals.open_per_hour", "months",
		"pre_months", "scale",
		"churn.new_per_year", "arrivals.growth_per_year", "arrivals.elasticity", "pool.*.overflow", "cut.pool":
		return false
	}
	return k.at != nil && k.Kind <= choice && k.Length == 0
}

// turned is a value a key may have.
func turned(k *key, draw *rand.Rand) string {
	switch k.Kind {
	case yesNo:
		return fmt.Sprint(draw.IntN(2) == 1)
	case choice:
		return k.Choices[draw.IntN(len(k.Choices))]
	}
	if s := k.Sweep[draw.IntN(2)]; s != "" && draw.IntN(2) == 0 {
		return s
	}
	low, high := k.Range.Low, min(k.Range.High, 1e4)
	x := low + (high-low)*math.Pow(draw.Float64(), 3)
	switch draw.IntN(6) {
	case 0:
		x = math.Nextafter(low, high)
		if !k.Range.Above {
			x = low
		}
	case 1:
		x = high
	}
	return atEnd(k, x)
}
