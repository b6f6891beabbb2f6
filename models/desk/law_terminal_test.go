package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"
)

// settledCompany is one in which nothing moves on after the first year of a plan:
// no ramp, no learning, a team that is what it will stay.
func settledCompany(contract Contract) Params {
	p := company()
	p.Segments[0].Customers, p.Segments[0].Contract = 10_000, contract
	p.Segments = append(p.Segments, Segment{
		Name: "few", Customers: 1_000, IssuesPerYear: 8, MarginPerMonth: 200,
		ChurnPerYear: .15, Contract: contract,
	})
	p.Assistant.RampDays, p.Workforce.SurvivorUplift, p.Workforce.BurnoutPerPoint = 0, 1, 0
	p.Churn.LagDays = 45
	p.Money.DiscountPerYear = 0
	p.Cut.Share = .5
	return p
}

// TestTerminalIsWhatWouldBePlayed plays the same 42 months of a company that has
// settled to the end, and as 18 months and a terminal period of 24: net (b) is
// the same within a tenth and 4 standard errors of the difference between plans.
func TestTerminalIsWhatWouldBePlayed(t *testing.T) {
	const tolerance = .1
	worlds := length(5, 12)
	for name, contract := range map[string]Contract{"none": NoContract, "annual": AnnualContract} {
		played, rule := settledCompany(contract), settledCompany(contract)
		played.Horizon.Months, played.Money.TerminalMonths = 42, 0
		rule.Horizon.Months, rule.Money.TerminalMonths = 18, 24
		var all, after, off stats.Moments
		for w := range uint64(worlds) {
			long := Play(t.Context(), sim.NewFates(21, w), []Params{quoOf(played), played}, 0)[1]
			short := Play(t.Context(), sim.NewFates(21, w), []Params{quoOf(rule), rule}, 0)[1]
			full, by := valueOf(long, "net"), valueOf(short, "net_terminal")
			all.Add(full)
			after.Add(full - valueOf(short, "net"))
			off.Add(by - full)
		}
		se := math.Sqrt(off.Variance() / float64(worlds))
		t.Logf("%s: played to the end %.0f, of it after 18 months %.0f; by the rule %+.0f ± %.0f", name, all.Mean(),
			after.Mean(), off.Mean(), se)
		if math.Abs(off.Mean()) > tolerance*math.Abs(after.Mean())+4*se {
			t.Errorf("%s: not what would be played", name)
		}
	}
}

// The count of customers who have decided to leave is what a look at all of them gives.
func TestDecidedAreCounted(t *testing.T) {
	p := settledCompany(AnnualContract)
	p.Segments[0].Customers, p.Horizon.Months, p.Churn.Recovery = 5_000, 9, .5
	d := &Desk{}
	d.branchUnder(pastOf(sim.NewFates(3, 0), p, listener{}), p)
	d.playPlan()
	seen := 0.0
	for c := range d.customers {
		if cu := &d.customers[c]; cu.here(d.day-1) && cu.state&intends != 0 {
			seen++
		}
	}
	if seen < 50 || d.decided() != seen {
		t.Errorf("%v have decided to leave, %v are counted", seen, d.decided())
	}
}
