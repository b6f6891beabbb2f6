package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/stats"

	"gonum.org/v1/gonum/stat/distuv"
)

// What rules with conditions stop and what leaks through them, against the
// lognormal: a session acts with chance r, out of policy with chance q of that;
// an account is in good standing with chance g, an amount is X of mean m. Then
//
//	stopped a session = (1 − left) · r · (1 − g·P(X ≤ cap))
//	leaked a session  = r·q · g·E[X; X ≤ cap],   E[X; X ≤ c] = m·Φ((ln c − μ − σ²)/σ)
//
// and without rules r·q·m. Nobody comes back, so that every issue has at most
// one session and its amount counts once.
func TestActionsMeetTheirConditions(t *testing.T) {
	const mean, cv, limit, good, risk, rate = 120., 1.3, 90., .8, .3, .2
	p := company()
	p.Horizon.Months, p.Humans.RepeatReturn, p.Segments[0].GoodStanding = 4, 0, good
	p.Controls.LeakRate = rate
	fixSuccess(&p)
	for k := range p.Categories {
		c := &p.Categories[k]
		c.ActionRisk, c.ActionAmount, c.ActionAmountCV, c.ActionCap, c.GoodStanding = risk, mean, cv, limit, true
	}
	ruled := p
	ruled.Controls.Allowlist = true
	sigma := math.Sqrt(math.Log1p(cv * cv))
	mu := math.Log(mean) - sigma*sigma/2
	normal := distuv.UnitNormal.CDF
	within := normal((math.Log(limit) - mu) / sigma)
	want := [...]float64{
		risk * rate * mean,
		risk * rate * good * mean * normal((math.Log(limit)-mu-sigma*sigma)/sigma),
		(1 - p.Assistant.Abandonment) * risk * (1 - good*within),
	}
	var got [len(want)]stats.Moments
	for w := range 12 {
		rows := Play(t.Context(), sim.NewFates(11, uint64(w)), []Params{p, ruled}, 0)
		stopped := measureIndex("actions_stopped")
		if rows[0].Values[stopped] != 0 {
			t.Fatalf("%v of sessions are stopped without rules", rows[0].Values[stopped])
		}
		for k, r := range rows {
			at := func(name string) float64 { return r.Values[measureIndex(name)] }
			got[k].Add(at("leakage") / ((at("contained") + at("handed_over")) * at("contacts")))
		}
		got[2].Add(rows[1].Values[stopped])
	}
	for k, name := range []string{"leaked without rules", "leaked under them", "stopped"} {
		if se := got[k].SD() / math.Sqrt(12); math.Abs(got[k].Mean()-want[k]) > 4*se {
			t.Errorf("%s a session: %.4f ± %.4f, by theory %.4f", name, got[k].Mean(), se, want[k])
		}
	}
}

// A cap needs amounts, and says so by its key.
func TestCapNeedsAmounts(t *testing.T) {
	p := company()
	p.Categories[2].ActionCap = 50
	if found := p.Check(t.Context()); len(found) != 1 || found[0].Key != "category.dispute.action_cap" {
		t.Errorf("found %v", found)
	}
	p.Categories[2].ActionAmount = 80
	if found := p.Check(t.Context()); len(found) != 0 {
		t.Errorf("found %v", found)
	}
}
