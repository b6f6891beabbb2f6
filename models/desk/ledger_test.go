package desk

import (
	"math"
	"testing"

	"boomerang/sim"
)

// The costs that are told one by one are the savings, to rounding: none is
// forgotten, and what hiring back costs is in one line only.
func TestCostsAddUpToSavings(t *testing.T) {
	p := company()
	p.Segments[0].Customers, p.Money.RehirePremium, p.Controls.LeakRate, p.Controls.LeakCost = 6_000, .2, .05, 50
	p.Cut.Share, p.Valve.NoRoute, p.Money.ExposureClosed = .5, .3, 1_000
	p.Incidents = Incidents{PerYear: 6, Cost: 5_000}
	p.Leadership = Leadership{ReviewDays: 30, ServiceFloor: 1, DecisionDays: 60, RehireShare: 1}
	rows := Play(sim.NewFates(2, 0), []Params{quoOf(p), p}, 0)
	sum := 0.0
	for _, m := range []string{"payroll", "severance", "hiring", "rehiring", "redeployment", "assistant_cost", "leakage", "incident_cost", "exposure"} {
		if m != "redeployment" && valueOf(rows[1], m) == 0 {
			t.Errorf("%s is nothing", m)
		}
		sum += valueOf(rows[0], m) - valueOf(rows[1], m)
	}
	if savings := valueOf(rows[1], "savings"); math.Abs(sum-savings) > 1e-9*valueOf(rows[0], "support_cost") {
		t.Errorf("the costs come to savings of %v, which are %v", sum, savings)
	}
}
