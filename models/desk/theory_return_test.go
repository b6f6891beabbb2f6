package desk

import (
	"math"
	"testing"

	"boomerang/sim"
	"boomerang/sim/dates"
	"boomerang/sim/stats"
)

// Who comes back within 30 days is what the delays say. A return after X days,
// X exponential of mean τ, counted from a moment U of the day at a desk that never
// closes, is due at U + X and comes on the days around that with chances that fall
// from 1 on the middle of day 30 to 0 on that of day 31, so that it is in time with
//
//	1 − ∫₀¹ P(U + X > 30½ + s) ds = 1 − e^(−30½/τ)·τ(1 − e^(−1/τ))·τ(e^(1/τ) − 1),   U uniform
//
// and it happens at all with the chance to come back of who was not helped.
func TestReturnsWithinThirtyDays(t *testing.T) {
	p := company()
	fixSuccess(&p)
	p.Assistant.RampDays, p.Assistant.DiscoveryDays, p.Humans.RepeatDays = 0, 25, 12
	p.Horizon.Months, p.Segments[0].Customers = 8, 20_000
	for h := range p.Arrivals.HourOfWeek {
		p.Arrivals.HourOfWeek[h] = 1
	}
	for wd := range 7 {
		p.Humans.OpenFrom[wd], p.Humans.OpenUntil[wd] = 0, 24
	}
	inTime := func(tau float64) float64 {
		return 1 + math.Exp(-30.5/tau)*tau*tau*math.Expm1(-1/tau)*math.Expm1(1/tau)
	}
	var gap stats.Moments
	for w := range uint64(12) {
		v := Play(t.Context(), sim.NewFates(31, w), []Params{p}, 0)[0].Values
		of := func(name string) float64 { return v[measureIndex(name)] }
		late := of("contained_left_bot")*inTime(12) + of("contained_silent")*inTime(25)
		want := 1 - p.Humans.RepeatReturn*late/of("contained")
		gap.Add(of("no_return_30_days") - want)
		billed := of("contained_resolved") + of("contained_silent") + of("contained_left_bot")
		if math.Abs(of("assumed_resolved")-billed) > 1e-12 {
			t.Errorf("assumed resolved %v, its parts %v", of("assumed_resolved"), billed)
		}
	}
	if se := gap.SD() / math.Sqrt(float64(gap.N())); math.Abs(gap.Mean()) > 4*se || se > .002 {
		t.Errorf("no return in 30 days is off by %.5f ± %.5f", gap.Mean(), se)
	}
}

// Behind an open valve and a patient line everybody who asks reaches a human;
// behind steps, who stays in all of them and has a route.
func TestReachingAHuman(t *testing.T) {
	p := company()
	fixSuccess(&p)
	p.Assistant.RampDays, p.Humans.PatienceFamily, p.Humans.Slack, p.Horizon.Months = 0, Endless, 1, 4
	v := &p.Valve
	v.GiveUp, v.SwitchChannel, p.Humans.RepeatReturn = 1, 0, 0 // every issue asks once
	hidden := p
	hidden.Valve.Steps, hidden.Valve.NoRoute = 3, .25
	var gap stats.Moments
	want := .75 * math.Pow(1-v.DropPerStep, 3)
	for w := range uint64(8) {
		rows := Play(t.Context(), sim.NewFates(32, w), []Params{p, hidden}, 0)
		// At the horizon a handful still waits for the desk to open.
		if got := rows[0].Values[measureIndex("reached_a_human")]; got < .995 {
			t.Errorf("open valve: %.4f of those who ask reach a human", got)
		}
		gap.Add(rows[1].Values[measureIndex("reached_a_human")] - want)
	}
	if se := gap.SD() / math.Sqrt(float64(gap.N())); math.Abs(gap.Mean()) > 4*se || se > .004 {
		t.Errorf("behind steps %.4f ± %.4f from %.4f", gap.Mean(), se, want)
	}
}

// Who drops out on the way has taken the steps up to there and no more.
func TestStepsTaken(t *testing.T) {
	v := Valve{Steps: 4, DropPerStep: .15}
	key, taken := sim.NewFates(33, 0).Of(1), [5]float64{}
	const n = 100_000
	through := math.Pow(1-v.DropPerStep, v.Steps)
	for k := range uint32(n) {
		if u := key.Uniform(1, k); u >= through {
			taken[int(v.stepsTaken(u))]++
		}
	}
	for k := 1; k <= 4; k++ {
		want := v.DropPerStep * math.Pow(1-v.DropPerStep, float64(k-1))
		if se := math.Sqrt(want * (1 - want) / n); math.Abs(taken[k]/n-want) > 4*se {
			t.Errorf("%.4f drop out at step %d, want %.4f", taken[k]/n, k, want)
		}
	}
	if v.DropPerStep = 1; v.stepsTaken(.3) != 1 {
		t.Error("who drops out at once takes one step")
	}
}

// No assistant learns beyond what the evidence supports, nor unlearns by the bound.
func TestLearningStopsAtTheCeiling(t *testing.T) {
	a := Assistant{LearningPerMonth: .1}
	for _, c := range []struct{ first, ceiling, want float64 }{
		{.5, .92, .92},
		{.95, .92, .95},
		{.1, .99, 1 - .9*math.Pow(.9, 36)},
	} {
		if got := a.skill(c.first, c.ceiling, 36*dates.EngineMonth, math.Inf(1)); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v under a ceiling of %v has become %v, want %v", c.first, c.ceiling, got, c.want)
		}
	}
}
